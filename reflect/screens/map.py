"""The map: the stages, the questions met in each, and any answer that can be opened again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from textual import on
from textual.widget import Widget

from reflect.screens.reading import Block, ReadingPage
from reflect.views import MapEntry, MapView
from reflect.widgets.messages import Picked
from reflect.widgets.picklist import PickList, Row
from reflect.widgets.sidecolumn import MARKS

HOW: Final = "Enter opens an answer again, filled in. Nothing later is lost by it."
LONGEST: Final = 160
"""Characters of an answer shown here; the question itself shows it whole."""
_WORDS: Final = {"parked": "parked", "unknown": "not known yet", "here": "you are here"}


class MapPage(ReadingPage):
    """Opened with F2. ``chosen`` is told the key of the answer to open."""

    BESIDE = frozenset({"map"})  # it is open

    def __init__(self, view: MapView) -> None:
        self._view = view
        super().__init__()
        self.list = PickList(map_rows(view), ident="map")

    def heading(self) -> tuple[str, ...]:
        return ("Where you are",)

    def body(self) -> Iterable[Widget]:
        yield Block((HOW, "$quiet"))
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
        self.reflect.reopen(event.row)


def map_rows(view: MapView) -> list[Row]:
    """The map as a list. What was set aside is shown with its reason and cannot be opened."""
    rows: list[Row] = []
    for stage in view.stages:
        sign, _ = MARKS.get(stage.state, ("·", ""))
        rows.append(Row("", f"{sign} {stage.label}", heading=True))
        rows += [_entry(entry) for entry in stage.entries]
    if view.look_again:
        rows.append(Row("", "To look at again", heading=True))
        rows += [
            _entry(entry, f"because this changed: {entry.note}" if entry.note else "")
            for entry in view.look_again
        ]
    if view.set_aside:
        rows.append(Row("", "Set aside, and kept: these come back if their path does", heading=True))
        rows += [_entry(entry, entry.note, fixed=True) for entry in view.set_aside]
    return rows


def _entry(entry: MapEntry, reason: str = "", *, fixed: bool = False) -> Row:
    word = _WORDS.get(entry.status, "")
    said = "" if word else _short(entry.answer)
    note = " · ".join(part for part in (word, said, reason) if part)
    return Row(entry.key, entry.ask, note=note, fixed=fixed)


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST else flat[:LONGEST].rsplit(" ", 1)[0] + " ..."
