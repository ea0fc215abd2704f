"""Everything that can be done here, found by typing a few letters of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.events import Key as KeyEvent
from textual.widget import Widget
from textual.widgets import Input

from reflect.commands import COMMANDS
from reflect.screens.reading import ReadingPage
from reflect.themes import LOOKS
from reflect.widgets.keyline import key_name
from reflect.widgets.messages import Picked
from reflect.widgets.picklist import PickList, Row


def rows(can: frozenset[str], typed: str = "") -> list[Row]:
    """What can be done, narrowed to what holds every word typed."""
    found = [
        Row(one.id, f"{one.label[0].upper()}{one.label[1:]}", key_name(one.keys[0]), one.help)
        for one in COMMANDS
        if one.id in can
    ]
    found += [Row(f"look:{look.id}", f"Colours: {look.label.lower()}") for look in LOOKS]
    words = typed.lower().split()
    return [row for row in found if all(word in f"{row.label} {row.note}".lower() for word in words)]


class PalettePage(ReadingPage):
    """Opened with Ctrl+P."""

    OFFERS = frozenset({"close"})
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", show=False)]

    def __init__(self, can: frozenset[str]) -> None:
        super().__init__()
        self._can = can
        self.typed = Input(placeholder="Type a few letters", id="typed", compact=True)
        self.typed.cursor_blink = False
        self.list = PickList(rows(can), led=True, ident="commands")

    def heading(self) -> tuple[str, ...]:
        return ("What would you like to do?",)

    def body(self) -> Iterable[Widget]:
        yield self.typed
        yield self.list

    def on_mount(self) -> None:
        self.typed.focus()

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        event.stop()
        self.list.show(rows(self._can, event.value))

    @on(Input.Submitted)
    def _first(self, event: Input.Submitted) -> None:
        event.stop()
        self.list.choose()

    def on_key(self, event: KeyEvent) -> None:
        """Up and down move on the list while the box keeps the focus."""
        if event.key in ("up", "down") and self.focused is self.typed:
            event.stop()
            self.list.step(1 if event.key == "down" else -1)

    @on(Picked)
    def _picked(self, event: Picked) -> None:
        event.stop()
        self.dismiss()
        self.reflect.do(event.row)
