"""The paper as plain text, 72 columns: for plain mode, for printing, and for pasting into a case system.

No markup at all. A table is a block for each row, so that nobody has to see its shape.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from reflect.summary.model import Block, Document, Items, Line, Run, Section, Table
from reflect.summary.phrases import cleaned

COLUMNS: Final = 72

_PIECES: Final = re.compile(r"\S+\s*|\s+")
_TAB: Final = "    "


def text(document: Document) -> str:
    """The whole paper."""
    parts = [_under(document.title, "="), "\n".join(map(_wrapped, document.facts))]
    parts += [f"\n{section_text(section)}" for section in document.sections]
    footer = "\n\n".join(_wrapped(line) for line in document.footer)
    parts += [f"\n{footer}"] if footer else []
    return "\n\n".join(parts) + "\n"


def section_text(section: Section) -> str:
    """One section on its own, heading and all: what people paste first."""
    return "\n\n".join([_under(section.title, "-"), *(_block(block) for block in section.blocks)])


def _under(title: str, rule: str) -> str:
    shown = _wrapped(title)
    return f"{shown}\n{rule * min(COLUMNS, max(map(columns, shown.splitlines()), default=0))}"


def _block(block: Block) -> str:
    match block:
        case Line(runs):
            return _wrapped(_plain(runs))
        case Items(items, numbered):
            marks = [f"{i}. " if numbered else "- " for i in range(1, len(items) + 1)]
            pairs = zip(marks, items, strict=True)
            return "\n".join(_wrapped(_plain(item.runs), mark) for mark, item in pairs)
        case Table(head, rows):
            return "\n\n".join(
                "\n".join(
                    _wrapped(f"{title}: {words}")
                    for title, cell in zip(head, row.cells, strict=True)
                    if (words := _plain(cell).strip())
                )
                for row in rows
            )


def _plain(runs: tuple[Run, ...]) -> str:
    return "".join(run.text for run in runs)


# ------------------------------------------------------------------------------------------- wrapping


def _wrapped(words: str, mark: str = "") -> str:
    """Text in lines of at most ``COLUMNS``, ``mark`` before the first and its width before the others.

    The person's line breaks stay. A word is never broken, unless its script is written without spaces.
    """
    indent = " " * len(mark)
    lines: list[str] = []
    for line in cleaned(words).replace("\t", _TAB).split("\n"):
        lines += [f"{indent}{part}".rstrip() for part in _lines(line, COLUMNS - len(mark))]
    return mark + "\n".join(lines)[len(mark) :] if mark else "\n".join(lines)


def _lines(line: str, room: int) -> Iterator[str]:
    here, taken = "", 0
    for piece in _pieces(line.rstrip()):
        width = columns(piece.rstrip())
        if here.strip() and taken + width > room:
            yield here.rstrip()
            here, taken = "", 0
            piece = piece.lstrip()  # noqa: PLW2901 - no blanks at the start of a line we began
        here += piece
        taken += columns(piece)
    yield here.rstrip()


def _pieces(line: str) -> Iterator[str]:
    """What must stay together: words with the blanks behind them, or signs of scripts without spaces."""
    for piece in _PIECES.findall(line):
        if piece.isascii() or not any(map(_is_sign, piece)):
            yield piece
            continue
        here = ""
        for char in piece:
            if here and (_is_sign(char) or (_is_sign(here[0]) and not _stays(char))):
                yield here
                here = ""
            here += char
        yield here


def _is_sign(char: str) -> bool:
    """A letter of a script that is written without spaces, and may be broken before any of them."""
    return unicodedata.category(char) == "Lo" and _is_wide(char)


def _stays(char: str) -> bool:
    """Marks, full stops and blanks stay with the sign before them."""
    return unicodedata.category(char)[0] in "MZPC" or unicodedata.category(char) == "Lm"


def _is_wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WF"


def columns(words: str) -> int:
    """How many columns of a terminal the text takes."""
    if words.isascii():
        return len(words)
    return sum(
        0 if unicodedata.category(char) in ("Mn", "Me", "Cf") else 1 + _is_wide(char) for char in words
    )
