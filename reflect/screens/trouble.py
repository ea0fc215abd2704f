"""The questions could not be read: what is wrong, what to do, and F9 still works."""

from __future__ import annotations

from collections.abc import Sequence

from textual.widget import Widget

from reflect.screens.ask import Asked
from reflect.screens.reading import Block, ReadingPage
from reflect.widgets.keyline import Key


class TroublePage(ReadingPage):
    """Shown instead of the doors."""

    OFFERS = frozenset({"help", "quit"})

    def __init__(self, told: str) -> None:
        self._told = told
        super().__init__()

    def contents(self) -> Sequence[Widget]:
        return [
            Asked(
                "The questions could not be read, so there is nothing to start.",
                "Nothing of yours is lost. F9 still works.",
            ),
            Block((self._told, "$ink")),
        ]

    def footer_keys(self) -> tuple[Key, ...]:
        return (Key("Ctrl+Q", "quit", "quit"), Key("F1", "help", "help"))

    def can(self, command: str) -> bool:
        return command in self.OFFERS  # there is nothing to go back to

    def action_close(self) -> None:
        """Nor with Esc."""


def in_words(error: Exception) -> str:
    """What is wrong with the questions, as whoever read them says it; else only where it went wrong."""
    from reflect.cli.trouble import CommandError, unexpected

    if isinstance(error, CommandError):
        return str(error)
    words = unexpected(error, "").removeprefix("reflect: ")
    return words[:1].upper() + words[1:]
