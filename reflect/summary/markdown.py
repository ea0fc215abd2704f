"""The paper as Markdown. Text is data: whatever somebody typed, a CommonMark reader gives back their words.

Their own words stand in emphasis, fixed lines plain. A line break inside a table cell becomes a space, since
a cell is one line; everywhere else it stays.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from itertools import groupby
from typing import Final

from reflect.summary.model import Block, Document, Items, Line, Run, Said, Section, Table
from reflect.summary.phrases import cleaned, one_line

_SPECIAL: Final = re.compile(r"[\\`*_\[\]<>&~|@$]|(?<=\w):(?=//)|(?<=www)\.", re.IGNORECASE)
_OPENS: Final = re.compile(r"(\s*)(#{1,6}(?=\s|$)|[-+=](?=[\s=-]|$)|:(?=[\s-]))")
_NUMBERED: Final = re.compile(r"(\s*\d{1,9})([.)])(?=\s|$)")


def markdown(document: Document) -> str:
    """The whole paper."""
    parts = [f"# {_heading(document.title)}", " · ".join(escaped(fact) for fact in document.facts)]
    parts += [_section(section) for section in document.sections]
    parts += ["---", *(escaped(line) for line in document.footer)] if document.footer else []
    return "\n\n".join(part for part in parts if part) + "\n"


def escaped(text: str) -> str:
    """Text with everything a reader of Markdown could take for markup made plain, at line starts too."""
    return "\n".join(_escaped_line(line) for line in cleaned(text).split("\n"))


def _escaped_line(line: str) -> str:
    line = _SPECIAL.sub(lambda found: f"\\{found[0]}", line)
    return _NUMBERED.sub(r"\1\\\2", _OPENS.sub(r"\1\\\2", line, count=1), count=1) if _opens(line) else line


def _opens(line: str) -> bool:
    """Whether a line begins as a heading, list, rule or table would."""
    return bool(_OPENS.match(line) or _NUMBERED.match(line))


def _heading(title: str) -> str:
    return re.sub(r"(?<!\\)#", r"\\#", escaped(one_line(title)))


def _section(section: Section) -> str:
    return "\n\n".join([f"## {_heading(section.title)}", *(_block(block) for block in section.blocks)])


def _block(block: Block) -> str:
    match block:
        case Line(runs):
            return _runs(runs)
        case Items(items, numbered):
            marks = [f"{i}. " if numbered else "- " for i in range(1, len(items) + 1)]
            pairs = zip(marks, items, strict=True)
            return "\n".join(mark + _runs(item.runs, " " * len(mark)) for mark, item in pairs)
        case Table(head, rows):
            cells = [_row(escaped(one_line(title)) for title in head), _row("---" for _ in head)]
            return "\n".join([*cells, *(_row(_cell(cell) for cell in row.cells) for row in rows)])


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(runs: tuple[Run, ...]) -> str:
    return _runs(tuple(Run(one_line(run.text), run.said) for run in runs))


def _runs(runs: tuple[Run, ...], indent: str = "") -> str:
    """Runs as one paragraph: a line of the person's is a line here, in emphasis of its own."""
    voices = [
        (own, "".join(run.text for run in group))
        for own, group in groupby(runs, key=lambda run: run.said is Said.OWN)
    ]
    lines = [""]
    for i, (own, text) in enumerate(voices):
        around = voices[i - 1][1][-1:] if i else "", voices[i + 1][1][:1] if i + 1 < len(voices) else ""
        marked = own and all(map(_lets_emphasis_be, around))
        first, *others = (_voiced(line, marked=marked) for line in cleaned(text).split("\n"))
        lines[-1] += first
        lines += others
    return f"\\\n{indent}".join(line.strip() for line in lines if line.strip())


def _lets_emphasis_be(neighbour: str) -> bool:
    """Whether a star beside this character still opens or closes emphasis."""
    return not neighbour or neighbour.isspace() or unicodedata.category(neighbour).startswith("P")


def _voiced(line: str, *, marked: bool) -> str:
    """A stretch of one line, in emphasis where the words are somebody's own, its outer blanks outside."""
    inner = line.strip()
    if not inner or not marked:
        return escaped(line)
    before, _, after = line.partition(inner)
    return f"{before}*{escaped(inner)}*{after}"
