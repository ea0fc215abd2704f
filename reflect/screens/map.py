"""The map: the stages, the questions met in each, and any answer that can be opened again."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final

from textual import on
from textual.widget import Widget

from reflect.screens.reading import Block, ReadingPage
from reflect.views import MapEntry, MapStage, MapView
from reflect.widgets.messages import Picked
from reflect.widgets.picklist import PickList, Row
from reflect.widgets.sidecolumn import MARKS, count

HOW: Final = "Enter opens an answer again, filled in. Nothing later is lost by it."
HOW_AREAS: Final = "Further down is what has not been explored. Enter opens it, and you can leave it again."
LONGEST: Final = 160
"""Characters of an answer shown here; the question itself shows it whole."""
SHORT: Final = 12
"""Answers on a map that need no folding, and things to open."""
_WORDS: Final = {
    "parked": "parked",
    "unknown": "not known yet",
    "here": "you are here",
    "offered": "more here, not asked yet: Enter opens it",
    "open": "not explored: Enter opens it",
    "begun": "begun and left: Enter goes on with it",
    "back": "Enter goes back to it",
}
_FOLD: Final = "fold:"


class MapPage(ReadingPage):
    """Opened with F2. ``chosen`` is told the key of the answer to open."""

    BESIDE = frozenset({"map"})  # it is open

    def __init__(self, view: MapView) -> None:
        self._view = view
        super().__init__()
        self._unfolded: set[str] = set()
        self.list = PickList(map_rows(view), ident="map")

    def heading(self) -> tuple[str, ...]:
        return ("Where you are",)

    def body(self) -> Iterable[Widget]:
        yield Block((f"{HOW} {HOW_AREAS}" if self._view.areas else HOW, "$quiet"))
        yield self.list

    def on_mount(self) -> None:
        here = next(
            (entry.key for stage in self._view.stages for entry in stage.entries if entry.status == "here"),
            "",
        )
        self.list.show(self.list.rows, here)
        self.list.focus()

    @on(Picked)
    def _picked(self, event: Picked) -> None:
        event.stop()
        if event.row.startswith(_FOLD):
            self._unfolded ^= {event.row}
            rows = map_rows(self._view, self._unfolded)
            at = next(place for place, row in enumerate(rows) if row.id == event.row)
            self.list.show(rows, rows[at + (event.row in self._unfolded)].id)
        else:
            self.reflect.reopen(event.row)


def map_rows(view: MapView, unfolded: Collection[str] = ()) -> list[Row]:
    """The map as a list. What was set aside is shown with its reason and cannot be opened.

    A long one is folded: the stage one is in stands open, any other and every group of what is not explored
    is one line, which ``unfolded`` opens.
    """
    rows: list[Row] = []
    if view.back:
        rows.append(_entry(view.back))
    answers = sum(len(stage.entries) for stage in view.stages)
    for stage in view.stages:
        sign, _ = MARKS.get(stage.state, ("·", ""))
        folds = answers > SHORT and stage.state != "here" and bool(stage.entries)
        rows += _group(stage, f"{sign} {stage.label}", unfolded, folds=folds)
    if view.look_again:
        rows.append(Row("", "To look at again", heading=True))
        rows += [
            _entry(entry, f"because this changed: {entry.note}" if entry.note else "")
            for entry in view.look_again
        ]
    if view.areas:
        rows.append(Row("", "Not explored, and can be opened now", heading=True))
        many = sum(len(group.entries) for group in view.areas)
        for group in view.areas:
            rows += _group(group, group.label, unfolded, folds=many > SHORT)
    if view.set_aside:
        rows.append(Row("", "Set aside, and kept: these come back if their path does", heading=True))
        rows += [_entry(entry, entry.note, fixed=True) for entry in view.set_aside]
    return rows


def _group(stage: MapStage, label: str, unfolded: Collection[str], *, folds: bool) -> list[Row]:
    """A stage or a group with what stands in it; folded, one line that says how much that is."""
    entries = [_entry(entry) for entry in stage.entries]
    if not folds:
        return [Row("", label, heading=True), *entries]
    name = f"{_FOLD}{stage.label}"
    open_now = name in unfolded
    note = f"{_held(stage)}: Enter {'folds it' if open_now else 'shows them'}"
    return [Row(name, label, note=note), *(entries if open_now else ())]


def _held(stage: MapStage) -> str:
    """What a folded group holds, in words: ``4 answers, 1 parked``."""
    given = [entry.status for entry in stage.entries]
    counts = [
        (given.count("answered"), "answer", "answers"),
        (given.count("parked"), "parked", "parked"),
        (given.count("unknown"), "not known yet", "not known yet"),
        (given.count("offered"), "more to ask", "more to ask"),
        (given.count("open"), "not explored", "not explored"),
        (given.count("begun"), "begun and left", "begun and left"),
        (given.count("here"), "open now", "open now"),
    ]
    return ", ".join(count(number, one, many) for number, one, many in counts if number)


def _entry(entry: MapEntry, reason: str = "", *, fixed: bool = False) -> Row:
    word = _WORDS.get(entry.status, "")
    said = "" if word else _short(entry.answer)
    note = " · ".join(part for part in (word, said, reason) if part)
    return Row(entry.key, entry.ask, note=note, fixed=fixed)


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST else flat[:LONGEST].rsplit(" ", 1)[0] + " ..."
