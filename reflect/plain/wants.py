"""What a typed line means: an answer, or one of the words that do something."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from reflect.commands import COMMANDS
from reflect.plain.keyboard import KEY_MARK

OWN_WORDS: Final = {
    "change": "change 3 gives answer 3 again. map lists the numbers.",
    "open": "open 2 opens number 2 of what can be opened; map lists it.",
    "write": "The summary as it stands, into a file.",
    "private": "What you said of yourself, on a page that is kept apart.",
    "on": "Leaves an answer you went back to as it is, and goes on.",
}
"""Words that only plain mode has, where the app has a key or a list on its map: with what they do."""

_ALSO: Final = {
    "?": "help",
    "exit": "quit",
    "leave": "quit",
    "don't know": "unknown",
    "not known": "unknown",
    "go on": "on",
}
WORDS: Final = (*(command.word for command in COMMANDS if command.in_plain), *OWN_WORDS)
"""Every word that does something."""

_LABELS: Final = {command.label: command.word for command in COMMANDS if command.in_plain}
_KNOWN: Final = {word: word for word in WORDS} | _LABELS | _ALSO
_KEYED: Final = re.compile(rf"{KEY_MARK}({'|'.join(WORDS)})")
_LAST: Final = re.compile(r"(?:^|\s)/([a-z?]+)(?: +(\d+))?\s*$", re.IGNORECASE)
_NUMBERED: Final = re.compile(r"(change|open)\s*(\d+)", re.IGNORECASE)


class Wish(NamedTuple):
    """Something to do. ``half`` are the words typed before it on the line, ``number`` what `change` or `open`
    means.
    """

    word: str
    half: str = ""
    number: int = 0


def wish(line: str) -> Wish | None:
    """What a line asks for wherever it is typed: ``/word``, a function key, or `danger` alone."""
    keyed = _KEYED.search(line)
    if keyed:
        return Wish(keyed[1], line[: keyed.start()] + line[keyed.end() :])
    last = _LAST.search(line)
    if last and (word := _KNOWN.get(last[1].lower())):
        return Wish(word, line[: last.start()].rstrip(), int((last[2] or "0")[:4]))
    if _bare(line) == "danger":
        return Wish("danger")
    return None


def bare_wish(line: str) -> Wish | None:
    """What a line that is only a word asks for, where words are not an answer."""
    numbered = _NUMBERED.fullmatch(line.strip())
    if numbered:
        return Wish(numbered[1].lower(), number=int(numbered[2][:4]))
    word = _KNOWN.get(_bare(line))
    return Wish(word) if word else None


def unknown_slash(line: str) -> str:
    """The word of a line such as ``/prak`` that looks like a command and is none; else empty."""
    found = re.fullmatch(r"/([A-Za-z]{2,20})\s*", line)
    return found[1].lower() if found and found[1].lower() not in _KNOWN else ""


def _bare(line: str) -> str:
    return line.strip().rstrip(".").lower()
