"""The text of one file, and where in it a character stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import Final

_QUOTED: Final = re.compile(r"'(?:[^'\n]|'')*'|\"(?:[^\"\\\n]|\\.)*\"")
_PLAIN: Final = re.compile(r"[^\s,\[\]{}:#]+")

UNSEEN: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
"""What no flow may hold: C0 but newline and tab, C1, line separators, bidi overrides, half characters."""


class Text:
    """A file's decoded text, its lines ended by one newline each. ``file`` is its path as shown to people."""

    def __init__(self, file: str, text: str) -> None:
        self.file: Final = file
        self.text: Final = text

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    def line_and_column(self, index: int) -> tuple[int, int]:
        """Both counted from 1, the column in characters."""
        line = bisect_right(self._starts, index)
        return line, index - self._starts[line - 1] + 1

    def line(self, number: int) -> str:
        """The line as written, safe to show; empty past the end."""
        if number > len(self._starts):
            return ""
        start = self._starts[number - 1]
        end = self.text.find("\n", start)
        return UNSEEN.sub("\N{REPLACEMENT CHARACTER}", self.text[start : len(self.text) if end < 0 else end])

    def width_at(self, index: int) -> int:
        """How long the word, or the quoted text, that begins at ``index`` is on its line: at least 1."""
        match = _QUOTED.match(self.text, index) or _PLAIN.match(self.text, index)
        return max(1, match.end() - index) if match else 1

    def inside(self, index: int, offset: int) -> int:
        """The place of a character of the text value that begins at ``index``: past its quote and escapes.

        A value that goes on over several lines gives ``index`` itself: its lines were joined on reading.
        """
        opening = self.text[index : index + 1]
        place = index + 1 if opening in ("'", '"') else index
        for _ in range(offset):
            two = self.text[place : place + 2]
            place += 2 if (opening == "'" and two == "''") or (opening == '"' and two[:1] == "\\") else 1
        return index if opening in ("|", ">") or "\n" in self.text[index:place] else place
