"""What is wrong in a pack, where, and what to do about it: one shape for every check, and how it is shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from reflect.flows.text import Text

ERROR: Final = "error"
WARNING: Final = "warning"

_WIDEST: Final = 100
"""Characters of a line that are shown."""

_SEVERITY_ORDER: Final = {ERROR: 0, WARNING: 1}


class Place(msgspec.Struct, frozen=True):
    """A stretch of one line of one file. ``source`` is the line as written; an empty one is not drawn."""

    file: str
    line: int = 1
    column: int = 1
    width: int = 1
    source: str = ""


class Diagnostic(msgspec.Struct, frozen=True):
    """One finding. ``help`` is the remedy; ``second`` a place that has to do with it ("first here")."""

    code: str
    severity: str
    place: Place
    message: str
    help: str = ""
    second: Place | None = None
    second_says: str = ""

    @property
    def file(self) -> str:
        return self.place.file

    @property
    def line(self) -> int:
        return self.place.line

    @property
    def column(self) -> int:
        return self.place.column


class FlowErrors(Exception):  # noqa: N818 - it carries all of them, and reads as what it is
    """A pack that cannot be used, with everything found in it (warnings too), in order."""

    def __init__(self, diagnostics: Sequence[Diagnostic]) -> None:
        self.diagnostics: Final = tuple(diagnostics)
        super().__init__(render(self.diagnostics))


def place_in(text: Text, index: int, width: int = 0) -> Place:
    """The place at a character of a file; ``width`` 0 measures the word or quoted text that stands there."""
    line, column = text.line_and_column(index)
    return Place(text.file, line, column, width or text.width_at(index), text.line(line))


def in_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """By file, line and column, each place with one error at most: the first found is the root cause."""
    kept: list[Diagnostic] = []
    blamed: set[tuple[str, int, int]] = set()
    said: set[tuple[str, int, int, str]] = set()
    for one in diagnostics:
        place = (one.file, one.line, one.column)
        if (one.severity == ERROR and place in blamed) or (*place, one.code) in said:
            continue
        said.add((*place, one.code))
        if one.severity == ERROR:
            blamed.add(place)
        kept.append(one)
    return sorted(kept, key=lambda d: (d.file, d.line, d.column, _SEVERITY_ORDER[d.severity], d.code))


def errors(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The ones that stop a pack from being used."""
    return [one for one in diagnostics if one.severity == ERROR]


class _Line(msgspec.Struct, frozen=True):
    """The stable ``--json`` shape of one finding."""

    code: str
    severity: str
    file: str
    line: int
    column: int
    message: str
    help: str


def as_json(diagnostics: Iterable[Diagnostic]) -> bytes:
    """``[{"code", "severity", "file", "line", "column", "message", "help"}]``, in order."""
    return msgspec.json.encode(
        [_Line(d.code, d.severity, d.file, d.line, d.column, d.message, d.help) for d in diagnostics]
    )


def render(diagnostics: Iterable[Diagnostic]) -> str:
    """Every finding for people to read: the line it is in, a mark under the place, and the remedy."""
    return "\n\n".join(_render(one) for one in diagnostics)


def _render(one: Diagnostic) -> str:
    places = [place for place in (one.place, one.second) if place]
    gutter = " " * len(str(max(place.line for place in places)))
    beside = one.help if one.help.startswith("did you mean") else ""
    lines = [f"{one.severity}[{one.code}]: {one.message}", f"{gutter}--> {one.file}:{one.line}:{one.column}"]
    lines += _excerpt(one.place, gutter, "^", beside)
    if one.second:
        lines.append(f"{gutter}::: {one.second.file}:{one.second.line}:{one.second.column}")
        lines += _excerpt(one.second, gutter, "-", one.second_says)
    if one.help and not (beside and one.place.source):
        lines.append(f"{gutter} = help: {one.help}")
    lines.append(f"{gutter} = more: reflect flows explain {one.code}")
    return "\n".join(lines)


def _excerpt(place: Place, gutter: str, mark: str, beside: str) -> list[str]:
    if not place.source:
        return []
    source, start = place.source, place.column - 1
    if len(source) > _WIDEST:  # as much of a long line as fits, with the place inside it
        cut = max(0, min(start - _WIDEST // 3, len(source) - _WIDEST))
        source, start = source[cut : cut + _WIDEST], start - cut
        source = f"{'... ' if cut else ''}{source}{' ...' if cut + _WIDEST < len(place.source) else ''}"
        start += 4 if cut else 0
    # a tab in the margin keeps the mark under what it marks
    indent = "".join("\t" if char == "\t" else " " for char in source[:start])
    marks = mark * max(1, min(place.width, len(source) - start))
    return [
        f"{gutter} |",
        f"{place.line:>{len(gutter)}} | {source}",
        f"{gutter} | {indent}{marks} {beside}".rstrip(),
    ]
