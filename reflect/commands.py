"""Every command, once: its key, its slash word, its name and when it can be used.

The app's bindings, its footer, palette and help, and plain mode's words are all made from this table.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a person can do from anywhere.

    ``keys`` in Textual's spelling, the first one shown. ``word`` is what ``/word`` calls it in every box.
    ``footer`` orders the footer (0: not shown); the higher the number, the sooner it is dropped when narrow.
    """

    id: str
    keys: tuple[str, ...]
    word: str
    label: str
    help: str
    footer: int = 0
    in_plain: bool = True


COMMANDS: Final[tuple[Command, ...]] = (
    Command(
        "danger",
        ("f9",),
        "danger",
        "a child is in danger",
        "Who to ring now. Your half-typed words stay as they are.",
        1,
    ),
    Command("help", ("f1",), "help", "help", "Keys and words you can use here.", 2),
    Command("back", ("f8", "ctrl+b"), "back", "back", "The question before, with your answer filled in.", 3),
    Command(
        "unknown",
        ("f5",),
        "unknown",
        "not known yet",
        "An honest answer. It stands in the summary as an open question.",
        4,
    ),
    Command(
        "park", ("f6",), "park", "park it", "Put this question aside. It comes back once, at the end.", 5
    ),
    Command("summary", ("f4",), "summary", "summary", "The paper as it stands now, at any moment.", 6),
    Command(
        "why", ("f7",), "why", "why this question", "The reason, where it comes from, and words explained.", 7
    ),
    Command(
        "map", ("f2",), "map", "map", "Where you are, any answer to change, and what else to look at.", 8
    ),
    Command(
        "more",
        ("ctrl+o",),
        "more",
        "more here",
        "One more question on this, where there is one. Nobody has to answer it.",
    ),
    Command("sources", ("f3",), "sources", "sources", "The documents behind the questions so far."),
    Command(
        "time",
        ("ctrl+g",),
        "time",
        "more or less time",
        "Make the rest of the way shorter or longer. Nothing you wrote is lost.",
    ),
    Command("home", ("ctrl+t",), "home", "home", "Leave this conversation.", in_plain=False),
    Command("quit", ("ctrl+q",), "quit", "quit", "Leave reflect. It asks first while nothing is kept."),
)

BY_ID: Final = {command.id: command for command in COMMANDS}
BY_WORD: Final = {command.word: command for command in COMMANDS}


def slash(text: str) -> Command | None:
    """The command a whole line such as ``/park`` names, or None where it is an answer."""
    line = text.strip()
    return BY_WORD.get(line[1:].lower()) if line.startswith("/") else None
