"""A list to choose from, with a caret that does not rest on colour: arrows, digits and the mouse."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Click, Key

from reflect.widgets.messages import Picked
from reflect.widgets.pace import pace_of
from reflect.widgets.sheet import Laid
from reflect.widgets.text import hang, joined, safe

WIDEST: int = 84
"""Cells. Longer lines are hard to read."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list. ``mark`` stands before the label: a number, a box.

    A ``heading`` and a ``fixed`` row are only read; the caret passes over them.
    """

    id: str
    label: str
    mark: str = ""
    note: str = ""
    heading: bool = False
    fixed: bool = False
    mark_style: str = "bold $guide"

    @property
    def choosable(self) -> bool:
        return not (self.heading or self.fixed)


class RowView(Laid):
    """A row as it is drawn."""

    def __init__(self) -> None:
        super().__init__()
        self.row = Row("", "")
        self.here = False
        self.mark_width = 0

    def tell(self, row: Row, *, here: bool, mark_width: int) -> None:
        if (row, here, mark_width) != (self.row, self.here, self.mark_width):
            taller = (row, mark_width) != (self.row, self.mark_width)
            self.row, self.here, self.mark_width = row, here, mark_width
            self.set_class(here, "-here")
            if taller:
                self.relay()
            else:
                self.refresh()

    def lay(self, width: int) -> list[Content]:
        row, width = self.row, min(width, WIDEST)
        if row.heading:
            return [Content(""), *hang(safe(row.label, "bold $guide"), width, Content(""))]
        caret = safe("▸ ", "bold $own") if self.here else Content("  ")
        space = " " * (self.mark_width - len(row.mark) + 2) if self.mark_width else ""
        first = joined(caret, safe(row.mark, row.mark_style), safe(space))
        laid = hang(safe(row.label, "$quiet" if row.fixed else "$ink"), width, first)
        if row.note:
            laid += hang(safe(row.note, "$quiet"), width, Content(" " * first.cell_length))
        return laid

    def on_click(self, event: Click) -> None:
        event.stop()
        if isinstance(self.parent, PickList):
            self.parent.click(self)


class PickList(VerticalScroll, can_focus=True):
    """Arrows, Home and End move; Enter or a digit chooses. Says :class:`Picked`."""

    def __init__(
        self, rows: Sequence[Row] = (), *, guarded: bool = False, led: bool = False, ident: str | None = None
    ) -> None:
        """``guarded``: a key that came in a burst, or twice, does not choose. ``led``: moved by another
        widget that keeps the focus, so the caret shows without it.
        """
        super().__init__(id=ident)
        self._led = led
        self.set_class(led, "-led")
        self._rows: tuple[Row, ...] = tuple(rows)
        self._here = 0
        self._views: list[RowView] = []
        self._guarded = guarded

    def on_mount(self) -> None:
        self.show(self._rows)

    # what is shown

    @property
    def rows(self) -> tuple[Row, ...]:
        return self._rows

    @property
    def here(self) -> Row | None:
        """The row the caret is on."""
        return self._rows[self._here] if self._rows else None

    def show(self, rows: Iterable[Row], here: str = "") -> None:
        """Show these rows, the caret on the one with the id ``here``, else on the first."""
        self._rows = tuple(rows)
        ids = [row.id for row in self._rows if row.choosable]
        self._here = self._place(here if here in ids else ids[0]) if ids else 0
        self._draw()
        self.scroll_to(y=0, animate=False)
        self._follow()

    def redraw(self, rows: Iterable[Row]) -> None:
        """The same rows, changed: ticked, marked. The caret stays."""
        self._rows = tuple(rows)
        self._draw()

    def _draw(self) -> None:
        if not self.is_attached:
            return  # drawn when it is mounted
        more = [RowView() for _ in range(len(self._rows) - len(self._views))]
        if more:
            self._views += more
            self.mount(*more)
        width = max((len(row.mark) for row in self._rows), default=0)
        for at, view in enumerate(self._views):
            view.display = at < len(self._rows)
            if view.display:
                view.tell(
                    self._rows[at], here=at == self._here and (self.has_focus or self._led), mark_width=width
                )

    def least_height(self, room: int) -> int:
        """Two rows will do where there is little room: the list scrolls."""
        return max(4, room // 3)

    # moving

    def _place(self, row_id: str) -> int:
        return next(at for at, row in enumerate(self._rows) if row.id == row_id and row.choosable)

    def move(self, to: int) -> None:
        """Put the caret on a row that can be chosen."""
        if 0 <= to < len(self._rows) and self._rows[to].choosable:
            self._here = to
            self._draw()
            self._follow()

    def step(self, by: int) -> None:
        to = self._here + by
        while 0 <= to < len(self._rows) and not self._rows[to].choosable:
            to += by
        self.move(to)

    def _follow(self) -> None:
        if self._here < len(self._views):
            view = self._views[self._here]
            # The first row brings a heading above it into sight as well.
            first = not any(row.choosable for row in self._rows[: self._here])
            self.call_after_refresh(self._into_sight, self._views[0] if first else view)

    def _into_sight(self, view: RowView) -> None:
        self.scroll_to_widget(view, animate=False)
        # The terminal's own cursor is hidden, yet some screen readers and braille lines follow it.
        self.app.cursor_position = self._views[self._here].region.offset

    def watch_has_focus(self, focus: bool) -> None:
        super().watch_has_focus(focus)
        self._draw()
        if focus:
            self._follow()

    # choosing

    def on_key(self, event: Key) -> None:
        if (
            self._guarded
            and pace_of(self.app).hurried(event)
            and (event.is_printable or event.key == "enter")
        ):
            return  # part of a paste: whoever holds this list may have a place for it
        handled = True
        choosable = [at for at, row in enumerate(self._rows) if row.choosable]
        if event.key in ("down", "up"):
            self.step(1 if event.key == "down" else -1)
        elif event.key in ("home", "end") and choosable:
            self.move(choosable[0 if event.key == "home" else -1])
        elif event.key == "enter" and choosable:
            self._press(event)
        elif event.character and event.character in "123456789" and int(event.character) <= len(choosable):
            self.move(choosable[int(event.character) - 1])
            self.digit(event)
        else:
            handled = False
        if handled:
            event.stop()
            event.prevent_default()

    def steady(self, event: Key) -> bool:
        """Whether this key was meant, and not pressed once too often."""
        return not self._guarded or not pace_of(self.app).twice(event.key, event.time)

    def _press(self, event: Key) -> None:
        if self.steady(event):
            self.choose()

    def digit(self, event: Key) -> None:
        """A digit has put the caret on its row."""
        self._press(event)

    def click(self, view: RowView) -> None:
        """A row was clicked."""
        self.focus()
        at = self._views.index(view)
        if self._rows[at].choosable:
            self.move(at)
            self.choose()

    def choose(self) -> None:
        """The row under the caret is chosen."""
        if self.here and self.here.choosable:
            self.post_message(Picked(self.here.id, self.id or ""))
