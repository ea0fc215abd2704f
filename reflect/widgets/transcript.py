"""What has been said so far, with the open question at its end: the newest, and older ones on scrolling."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Click
from textual.geometry import Size
from textual.layout import DockArrangeResult
from textual.scrollbar import ScrollBar
from textual.widget import Widget

from reflect.views import Ending, Exchange, Turn
from reflect.widgets import bubbles
from reflect.widgets.messages import Wanted
from reflect.widgets.sheet import Laid
from reflect.widgets.stack import natural_height

WINDOW: Final = 60
"""Exchanges mounted; the cost of an answer does not grow with the conversation."""
OLDER: Final = 30
"""How many more are fetched when the top is reached."""
ANSWER_ROOM: Final = 7
"""Lines the answer keeps when a question is long."""

Fetch = Callable[[int], tuple[Exchange, ...]]


class ExchangeView(Laid):
    """One question and its answer."""

    def __init__(self, exchange: Exchange) -> None:
        super().__init__()
        self.exchange = exchange

    def tell(self, exchange: Exchange) -> None:
        if exchange != self.exchange:
            self.exchange = exchange
            self.relay()

    def lay(self, width: int) -> list[Content]:
        return bubbles.exchange(self.exchange, width)


class QuestionView(Laid):
    """The open question, or the ending."""

    def __init__(self) -> None:
        super().__init__()
        self.open: Turn | Ending | None = None

    def tell(self, what: Turn | Ending | None) -> None:
        if what != self.open:
            self.open = what
            self.relay()

    def lay(self, width: int) -> list[Content]:
        match self.open:
            case Turn() as turn:
                return bubbles.question(turn, width)
            case Ending() as ending:
                return bubbles.ending(ending, width)
        return []

    def on_click(self, event: Click) -> None:
        offset = event.get_content_offset(self)
        lines = self.shown.splitlines()
        if offset and offset.y < len(lines) and lines[offset.y].endswith(bubbles.WHY):
            self.post_message(Wanted("why"))


class Transcript(VerticalScroll, can_focus=False):
    """Told after every answer. Only what differs is touched."""

    def __init__(self) -> None:
        super().__init__()
        self.question = QuestionView()
        self._views: dict[int, ExchangeView] = {}
        self._fetch: Fetch | None = None
        self._count = 0
        self._pinned = True

    def compose(self) -> list[QuestionView]:
        return [self.question]

    # keeping the open question in sight

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's
        inside = Size(
            width - self.styles.scrollbar_size_vertical, container.height
        )  # its place is always kept
        return sum(natural_height(child, inside) for child in self.displayed_children)

    def arrange(self, size: Size, optimal: bool = False) -> DockArrangeResult:  # noqa: FBT002 - Textual's
        """While pinned, the end is in sight in the very frame something changes: nothing jumps afterwards."""
        result = super().arrange(size, optimal)
        if self._pinned:
            end = max(0, result.total_region.bottom - size.height)
            self.set_reactive(Widget.scroll_y, end)
            self.set_reactive(Widget.scroll_target_y, end)
            self.vertical_scrollbar.set_reactive(ScrollBar.position, end)
        return result

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        self._pinned = new_value >= self.max_scroll_y

    def least_height(self, room: int) -> int:
        """The open question stays in sight, as far as the answer leaves room for it."""
        width = self.scrollable_content_region.width or self.size.width
        wanted = len(self.question.lay(width)) if width else 0
        return max(min(wanted, room - ANSWER_ROOM), 1)

    def tell(self, what: Turn | Ending | None, count: int, fetch: Fetch) -> None:
        """Show the newest exchanges of ``count``, got from ``fetch(how many)``, and the open question."""
        self._fetch, self._count = fetch, count
        self._window(min(count, WINDOW))
        self.question.tell(what)
        self._pinned = True
        self.refresh(layout=True)

    def _window(self, size: int) -> None:
        """Mount the newest ``size`` exchanges: change what differs, add what is missing, drop the rest."""
        assert self._fetch is not None  # noqa: S101 - only told, never guessed
        newest = self._fetch(size) if size else ()
        first = self._count - len(newest)
        wanted = dict(enumerate(newest, first))
        gone = [self._views.pop(at) for at in list(self._views) if at not in wanted]
        if gone:
            self.call_later(self.remove_children, gone)
        for at, exchange in wanted.items():
            if at in self._views:
                self._views[at].tell(exchange)
        missing = [at for at in wanted if at not in self._views]
        shown = sorted(self._views)
        fresh = {at: ExchangeView(wanted[at]) for at in missing}
        above = [fresh[at] for at in missing if shown and at < shown[0]]
        below = [fresh[at] for at in missing if not shown or at > shown[-1]]
        if above:
            self.mount(*above, before=self._views[shown[0]])
        if below:
            self.mount(*below, before=self.question)
        self._views.update(fresh)

    def page(self, by: int) -> None:
        """Scroll by a page; at the top, bring in older ones."""
        if by < 0 and self.scroll_y <= 0 and len(self._views) < self._count:
            self._older()
        elif by < 0:
            self.scroll_page_up(animate=False)
        else:
            self.scroll_page_down(animate=False)

    def _older(self) -> None:
        before = self.max_scroll_y
        self._pinned = False
        self._window(min(self._count, len(self._views) + OLDER))
        self.call_after_refresh(lambda: self.scroll_to(y=self.max_scroll_y - before, animate=False))
