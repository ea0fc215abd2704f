"""A document as it reads on paper: headings, own words set apart, tables that fold when narrow."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final

from textual.content import Content

from reflect.summary.model import Block, Document, Items, Line, Row, Run, Said, Section, Table
from reflect.widgets.sheet import Laid
from reflect.widgets.text import hang, joined, safe, wrap

WIDEST: Final = 78
TABLE_WIDEST: Final = 116
NARROWEST_COLUMN: Final = 17
GAP: Final = 3
SHORT: Final = 60
"""Own words up to this many characters stand in their line, in quotation marks; more are set beside a bar."""
_BLANK: Final = Content("")
_QUOTES: Final = "\"'“‘«"


class PaperHead(Laid):
    """The title, and what stands under it."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document

    def lay(self, width: int) -> list[Content]:
        document, room = self._document, min(width, WIDEST)
        facts = " · ".join(document.facts)
        return [
            *hang(safe(document.title, "bold $ink"), room, _BLANK),
            *hang(safe(facts, "$quiet"), room, _BLANK),
        ]


class PaperSection(Laid):
    """A heading and what stands under it."""

    def __init__(self, section: Section) -> None:
        super().__init__()
        self._section = section

    def lay(self, width: int) -> list[Content]:
        room = min(width, WIDEST)
        laid = [_BLANK, *hang(safe(self._section.title, "bold $guide"), room, _BLANK), _BLANK]
        for at, block in enumerate(self._section.blocks):
            if at and (isinstance(block, Table) or isinstance(self._section.blocks[at - 1], Table)):
                laid.append(_BLANK)
            laid += block_lines(block, min(width, TABLE_WIDEST) if isinstance(block, Table) else room)
        return laid


class PaperFoot(Laid):
    """The small print at the end."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document

    def lay(self, width: int) -> list[Content]:
        laid = [_BLANK, safe("─" * min(width, WIDEST), "$rule")]
        for line in self._document.footer:
            laid += hang(safe(line, "$quiet"), min(width, WIDEST), _BLANK)
        return [*laid, _BLANK]


def block_lines(block: Block, width: int) -> list[Content]:
    """A paragraph, a list or a table."""
    match block:
        case Line(runs):
            return paragraph(runs, width)
        case Items(items, numbered):
            laid: list[Content] = []
            for at, item in enumerate(items, 1):
                mark = f"{at}. " if numbered else "· "
                laid += hang(inline(item.runs), width, safe(mark, "$guide"))
            return laid
        case Table():
            return table(block, width)


def paragraph(runs: Sequence[Run], width: int) -> list[Content]:
    """Fixed words across the page; longer words of the person's own under them, beside a bar."""
    laid: list[Content] = []
    bar = safe("▏ ", "$own")
    for apart, group in groupby(runs, key=_stands_apart):
        words = list(group)
        if apart:
            for line in _own(words).split(allow_blank=True):
                laid += hang(line, width - 2, joined(Content("  "), bar), joined(Content("  "), bar))
        else:
            text = inline(words)
            laid += hang(text, width, _BLANK) if text.plain.strip() else []
    return laid


def _stands_apart(run: Run) -> bool:
    return run.said is Said.OWN and (len(run.text) > SHORT or "\n" in run.text.strip())


def _own(runs: Iterable[Run]) -> Content:
    return joined(*(safe(run.text.strip(), "$ink") for run in runs), by="\n")


def inline(runs: Iterable[Run]) -> Content:
    """Runs in one line of text: own words in quotation marks, how it is known in small print."""
    parts = []
    for run in runs:
        if run.said is Said.OWN and run.text.strip() and run.text.lstrip()[0] not in _QUOTES:
            before, words, after = _padding(run.text)
            parts.append(safe(f"{before}“{words}”{after}", "$ink"))
        else:
            parts.append(safe(run.text, "$quiet" if run.said is Said.ASIDE else "$ink"))
    text = joined(*parts)
    return text[len(text.plain) - len(text.plain.lstrip()) :]


def _padding(text: str) -> tuple[str, str, str]:
    words = text.strip()
    before, _, after = text.partition(words)
    return before, words, after


def table(one: Table, width: int) -> list[Content]:
    """Columns beside each other, or a line for each cell where there is not room for columns."""
    count = len(one.head)
    room = width - GAP * (count - 1)
    if count == 0 or room < NARROWEST_COLUMN * count:
        return _stacked(one, min(width, WIDEST))
    widths = _widths(one, room)
    laid = _row_lines([safe(title, "bold $quiet") for title in one.head], widths)
    laid.append(safe(("─" * (sum(widths) + GAP * (count - 1)))[:width], "$rule"))
    for row in one.rows:
        laid += _row_lines(_cells(row, count), widths)
        laid.append(_BLANK)
    return laid[:-1] if one.rows else laid


def _cells(row: Row, count: int) -> list[Content]:
    cells = [inline(cell) for cell in row.cells[:count]]
    return cells + [_BLANK] * (count - len(cells))


def _widths(one: Table, room: int) -> list[int]:
    """Every column its share: as wide as its longest cell needs, the rest going to those that want more."""
    count = len(one.head)
    wants = [len(title) for title in one.head]
    for row in one.rows:
        for at, cell in enumerate(_cells(row, count)):
            wants[at] = max(wants[at], *(line.cell_length for line in cell.split()), 1)
    widths = [min(want, NARROWEST_COLUMN) for want in wants]
    for _ in range(room - sum(widths)):
        neediest = max(range(count), key=lambda at: wants[at] / widths[at])
        if widths[neediest] >= wants[neediest]:
            break
        widths[neediest] += 1
    return widths


def _row_lines(cells: Sequence[Content], widths: Sequence[int]) -> list[Content]:
    wrapped = [wrap(cell, width) for cell, width in zip(cells, widths, strict=True)]
    tall = max(len(lines) for lines in wrapped)
    laid = []
    for at in range(tall):
        pieces = [lines[at] if at < len(lines) else _BLANK for lines in wrapped]
        padded = [
            joined(piece, Content(" " * (width - piece.cell_length)))
            for piece, width in zip(pieces, widths, strict=True)
        ]
        laid.append(joined(*padded, by=" " * GAP))
    return laid


def _stacked(one: Table, width: int) -> list[Content]:
    laid: list[Content] = []
    for number, row in enumerate(one.rows, 1):
        laid += [_BLANK] if laid else []
        for at, (title, cell) in enumerate(zip(one.head, _cells(row, len(one.head)), strict=True)):
            mark = safe(f"{number}  " if at == 0 else "   ", "$guide")
            if cell.plain.strip():
                laid += hang(
                    joined(safe(f"{title}: ", "$quiet"), cell), width, mark, Content(" " * mark.cell_length)
                )
    return laid
