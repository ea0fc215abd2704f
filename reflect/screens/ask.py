"""One question of the app's own, with a few answers: leave or stay, write over a file or not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget

from reflect.screens.reading import ReadingPage
from reflect.widgets.bubbles import asked
from reflect.widgets.messages import Picked
from reflect.widgets.picklist import PickList, Row
from reflect.widgets.sheet import Laid
from reflect.widgets.text import safe


class Asked(Laid):
    """The question beside the guide's bar, as in the conversation."""

    def __init__(self, question: str, more: str = "") -> None:
        super().__init__()
        self._question, self._more = question, more
        self.set_classes("block")

    def lay(self, width: int) -> list[Content]:
        return asked([safe(self._question, "bold"), safe(self._more)], width)


class AskPage(ReadingPage):
    """Tells ``then`` the id that was chosen. Esc goes back and tells nobody."""

    OFFERS = frozenset({"help", "close"})
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", show=False)]

    def __init__(self, question: str, more: str, rows: Sequence[Row], then: Callable[[str], None]) -> None:
        self._question, self._more, self._rows, self._then = question, more, rows, then
        super().__init__()

    def contents(self) -> Sequence[Widget]:
        return [Asked(self._question, self._more), PickList(self._rows, guarded=True, ident="ask")]

    def on_mount(self) -> None:
        self.query_one("#ask").focus()

    @on(Picked)
    def _picked(self, event: Picked) -> None:
        event.stop()
        self.dismiss()
        self._then(event.row)
