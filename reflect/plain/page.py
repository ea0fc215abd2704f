"""Writing lines: append-only, at most 72 columns, no colour, no boxes. A screen reader reads every one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, TextIO

from reflect.flows.text import UNSEEN
from reflect.summary.text import columns

WIDTH: Final = 72
"""The most columns a line takes."""

_ENOUGH: Final = 12 * WIDTH
# Of a very long word, as many letters as settle whether it fits.


class Page:
    """Where the conversation is written, a line at a time."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._blank = True

    def say(self, text: str, indent: str = "", first: str = "") -> None:
        """Write a text, wrapped. ``first`` stands before its first line, the others are set in as far."""
        for line in wrapped(text, first or indent, " " * columns(first) or indent):
            self._write(line)

    def gap(self) -> None:
        """An empty line, unless there is one already."""
        if not self._blank:
            self._write("")

    def as_it_is(self, text: str) -> None:
        """Write lines that are laid out already; only those that are too long are wrapped."""
        for line in text.split("\n"):
            if line and not line.strip("=-"):
                continue  # a rule under a heading says nothing aloud
            inset = " " * (len(line) - len(line.lstrip(" ")))
            for piece in wrapped(line.strip(" "), inset, inset) if columns(line) > WIDTH else [line.rstrip()]:
                self._write(piece)

    def numbered(self, labels: Iterable[tuple[str, str]]) -> None:
        """Options, each on its own line after its number, small print under it."""
        for number, (label, note) in enumerate(labels, 1):
            self.say(label, first=f"{number}. ")
            if note:
                self.say(note, indent="   ")

    def _write(self, line: str) -> None:
        line = UNSEEN.sub("", line)
        self._blank = not line
        self._out.write(f"{line}\n")
        self._out.flush()


def wrapped(text: str, first: str = "", others: str = "") -> list[str]:
    """The text in lines that fit, cut between words; a word longer than a line is cut where it must be."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line, empty = (others if lines else first), True
        for word in paragraph.split():
            fits = columns(line) + (not empty) + columns(word) <= WIDTH
            if not fits and not empty:
                lines.append(line)
                line, empty = others, True
            rest = word
            while columns(line) + columns(rest[:_ENOUGH]) > WIDTH:
                taken = _fitting(rest, WIDTH - columns(line))
                lines.append(line + rest[:taken])
                line, rest = others, rest[taken:]
            line, empty = line + ("" if empty else " ") + rest, False
        lines.append(line.rstrip())
    return lines


def _fitting(word: str, room: int) -> int:
    """How many letters of a word fit in that many columns: at least one."""
    taken = 0
    while taken < len(word) and columns(word[: taken + 1]) <= room:
        taken += 1
    return max(taken, 1)
