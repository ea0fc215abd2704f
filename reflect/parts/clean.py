"""The one place where typed words are made safe to keep and to show. Beyond this, nothing is changed."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

LIMIT: Final = 20_000
"""The most characters one piece of writing may have, counted after cleaning."""

_MOST_MARKS: Final = 8
# No writing system puts more marks on one letter; thousands of them paint over the lines above and below.

_JOINERS: Final = "\u200c\u200d"
# Persian and Urdu spelling needs the non-joiner; families of emoji are held together by the joiner.

_KEPT: Final = frozenset(_JOINERS) | {
    # Arabic, Syriac and Kaithi signs that Unicode calls format characters although they are drawn.
    *map(chr, (*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD)),
    "\n",
    "\t",
}

_BREAKS: Final = frozenset("\r\v\f\x85\u2028\u2029")
# Every way to end a line becomes the one we keep, so that no two words are pushed together.

_UNUSUAL: Final = re.compile(r"[^ -~\n\t]")
# Most of what is typed has none of these and needs no second look.

_REPLACEMENT: Final = "\ufffd"


def clean(text: str) -> str:
    """The text without what could harm a screen or a file.

    CRLF and other line ends become LF; control and invisible format characters go, apart from line end, tab
    and the two joiners; half characters become U+FFFD; the result is NFC without blank lines at either
    end. Whitespace alone is nothing.
    """
    text = text.replace("\r\n", "\n")
    if _UNUSUAL.search(text):
        text = unicodedata.normalize("NFC", "".join(map(_safe, text)))
        text = text if text.isascii() else _fewer_marks(text)
    lines = text.split("\n")
    while lines and is_blank(lines[0]):
        del lines[0]
    while lines and is_blank(lines[-1]):
        del lines[-1]
    return "\n".join(lines)


def is_blank(text: str) -> bool:
    """Whether nobody could see anything in it."""
    return not text.strip().strip(_JOINERS).strip()


def _safe(char: str) -> str:
    """The character, what stands for it, or nothing."""
    if char in _BREAKS:
        return "\n"
    kind = unicodedata.category(char)
    if kind in ("Cc", "Cf"):
        return char if char in _KEPT else ""
    # Half of a pair cannot be stored as UTF-8, and a noncharacter cannot stand in a Word file.
    if kind == "Cs" or (kind == "Cn" and _is_noncharacter(ord(char))):
        return _REPLACEMENT
    return char


def _is_noncharacter(code: int) -> bool:
    return code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF


def _fewer_marks(text: str) -> str:
    """At most ``_MOST_MARKS`` marks in a row."""
    kept: list[str] = []
    marks = 0
    for char in text:
        marks = marks + 1 if unicodedata.category(char) in ("Mn", "Me") else 0
        if marks <= _MOST_MARKS:
            kept.append(char)
    return "".join(kept)
