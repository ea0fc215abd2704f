"""A child is in danger: what to do now, in order, and whom to ring. Nothing else is on this screen."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget

from reflect.screens.page import Page
from reflect.widgets.keyline import Key
from reflect.widgets.sheet import Laid
from reflect.widgets.text import hang, safe

if TYPE_CHECKING:  # not needed before the first paint
    from reflect.views import Danger

WIDEST: Final = 74
ROOMY: Final = 30
"""Lines of screen from which on there is air between the steps."""
BACK: Final = Key("Esc", "back to where you were", "close")


class Card(Laid):
    """The steps, numbered, beside one bar."""

    def __init__(self, danger: Danger) -> None:
        super().__init__()
        self._danger = danger

    def lay(self, width: int) -> list[Content]:
        card, bar = self._danger, safe("▌ ", "$danger")
        blank = safe("▌", "$danger")
        between = [blank] if self.app.size.height >= ROOMY else []  # all of it in sight comes before air
        room = min(width, WIDEST)
        laid = [*hang(safe(card.title, "bold $danger"), room, bar, bar), blank]
        for number, step in enumerate(card.steps, 1):
            text = safe(step, "bold $ink" if number == 1 else "$ink")
            lines = hang(text, room - bar.cell_length, safe(f"{number}  ", "bold $danger"))
            laid += [Content("").join((bar, line)) for line in lines] + between
        laid += [] if between else [blank]
        for contact in card.contacts:
            laid += hang(safe(contact, "bold $ink"), room, bar, bar)
        return [*laid, blank, *hang(safe(card.after, "$quiet"), room, bar, bar)]


class DangerScreen(Page):
    """Over everything. Esc gives back the screen below as it was: words, cursor, place and all."""

    OFFERS = frozenset({"close", "back"})
    FOOTER_END = None  # it is open
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", show=False)]

    def __init__(self, danger: Danger) -> None:
        super().__init__()
        self._danger = danger

    def heading(self) -> tuple[str, ...]:
        return ("A child is in danger",)

    def body(self) -> Iterable[Widget]:
        yield VerticalScroll(Card(self._danger), id="card")

    def footer_keys(self) -> tuple[Key, ...]:
        return (BACK,)

    def run(self, command: str) -> None:
        if command in self.OFFERS:
            self.dismiss()

    def action_close(self) -> None:
        self.run("close")
