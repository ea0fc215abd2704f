"""Text on its way to the screen: always literal, never markup, and with nothing in it a terminal obeys."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from textual.content import Content

_UNSEEN: Final = re.compile(
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters but tab and newline
    "\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff"  # direction, and width nobody sees
    "\ud800-\udfff\ufff9-\ufffb\ufffe\uffff"  # half characters and non-characters
    "\U000e0000-\U000e007f"  # tags
    "]"
)
_MARKS: Final = re.compile(
    "([\u0300-\u036f\u1ab0-\u1aff\u20d0-\u20ff\ufe20-\ufe2f]{8})[\u0300-\u036f\u1ab0-\u1aff\u20d0-\u20ff\ufe20-\ufe2f]+"
)


def clean(text: str) -> str:
    """The text without control and invisible characters; line ends as newlines, tabs as spaces.

    The joiners that Persian, Hindi and emoji need stay. More than eight marks on one letter are cut off.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", "    ")
    return _MARKS.sub(r"\1", _UNSEEN.sub("", text))


def safe(text: str, style: str = "") -> Content:
    """The one way for words of a person or a flow onto the screen."""
    return Content.styled(clean(text), style) if style else Content(clean(text))


def joined(*parts: Content, by: str = "") -> Content:
    """Several pieces in a row."""
    return Content(by).join(parts)


def lines(parts: Iterable[Content]) -> Content:
    """Several pieces under each other."""
    return Content("\n").join(parts)


def wrap(text: Content, width: int) -> list[Content]:
    """The text in lines no wider than ``width`` cells, at least one."""
    return text.wrap(max(width, 1)) or [Content("")]


def hang(text: Content, width: int, first: Content, rest: Content | None = None) -> list[Content]:
    """The text beside ``first``, its further lines beside ``rest`` (blank, where there is none).

    >>> [line.plain for line in hang(Content("one two three"), 9, Content("1  "))]
    ['1  one', '   two', '   three']
    """
    rest = Content(" " * first.cell_length) if rest is None else rest
    pieces = wrap(text, width - first.cell_length)
    return [joined(first if at == 0 else rest, piece) for at, piece in enumerate(pieces)]
