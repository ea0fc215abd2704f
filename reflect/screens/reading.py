"""A page to read over the conversation: Esc goes back to it, and the other pages are one key away."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget

from reflect.screens.page import Page
from reflect.widgets.keyline import Key
from reflect.widgets.sheet import Laid
from reflect.widgets.text import hang, safe

WIDEST = 76
BACK = Key("Esc", "back", "close")


class Block(Laid):
    """A stretch of a page: pieces of text, each wrapped on its own under the one before."""

    def __init__(self, *pieces: tuple[str, str], indent: str = "", classes: str = "block") -> None:
        """``pieces`` are (words, style)."""
        super().__init__()
        self._pieces, self._indent = pieces, indent
        self.set_classes(classes)

    def lay(self, width: int) -> list[Content]:
        beside = safe(self._indent, "$own")
        laid: list[Content] = []
        for words, style in self._pieces:
            laid += hang(safe(words, style), min(width, WIDEST), beside, beside) if words else []
        return laid


class ReadingPage(Page):
    """Something to read. Arrows and Page keys scroll."""

    OFFERS = frozenset({"help", "summary", "why", "map", "sources", "home", "close"})
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", show=False)]

    def contents(self) -> Sequence[Widget]:
        """What there is to read."""
        return ()

    def body(self) -> Iterable[Widget]:
        yield VerticalScroll(*self.contents(), id="page")

    def footer_keys(self) -> tuple[Key, ...]:
        return (BACK, *super().footer_keys())

    def can(self, command: str) -> bool:
        if command == "back":  # F8 closes a page, as Esc does
            return True
        return command in self.OFFERS and (command in ("close", "help") or self.reflect.talking)

    def run(self, command: str) -> None:
        if command in ("close", "back"):
            self.dismiss()

    def action_close(self) -> None:
        self.run("close")
