"""The side column: where the person is, how long it may take, and what the summary holds so far."""

from __future__ import annotations

from typing import Final

from textual.content import Content
from textual.events import Click

from reflect.views import Status
from reflect.widgets.messages import Wanted
from reflect.widgets.sheet import Laid
from reflect.widgets.text import hang, safe

MARKS: Final = {"done": ("✓", "$good"), "here": ("▸", "$own"), "ahead": ("·", "$quiet")}


def count(number: int, one: str, many: str) -> str:
    """``1 answer``, ``2 answers``."""
    return f"{number} {one if number == 1 else many}"


class SideColumn(Laid):
    """A click above opens the map, one below the summary."""

    def __init__(self) -> None:
        super().__init__()
        self._status: Status | None = None
        self._summary_at = 0

    def tell(self, status: Status) -> None:
        if status != self._status:
            self._status = status
            self.relay()

    def lay(self, width: int) -> list[Content]:
        status = self._status
        if status is None:
            return []
        laid = [safe("Where you are", "bold $guide"), Content("")]
        for stage in status.stages:
            mark, style = MARKS[stage.state]
            text = safe(stage.label, "bold $ink" if stage.state == "here" else "$ink")
            laid += hang(text, width, safe(f"{mark} ", style))
        laid.append(Content(""))
        if status.minutes_left:
            laid += hang(
                safe(f"about {count(status.minutes_left, 'minute', 'minutes')} left", "$quiet"),
                width,
                Content(""),
            )
            laid.append(Content(""))
        self._summary_at = len(laid)
        laid += [safe("Summary so far", "bold $guide"), Content(""), *_so_far(status, width)]
        return laid

    def on_click(self, event: Click) -> None:
        offset = event.get_content_offset(self)
        if offset:
            self.post_message(Wanted("summary" if offset.y >= self._summary_at else "map"))


def _so_far(status: Status, width: int) -> list[Content]:
    told = [count(status.answers, "answer", "answers")]
    if status.parked:
        told.append(f"{status.parked} parked, to come back to")
    if status.unknown:
        told.append(f"{count(status.unknown, 'thing', 'things')} not known yet")
    if status.look_again:
        told.append(f"{status.look_again} to look at again")
    return [line for one in told for line in hang(safe(one, "$ink"), width, Content(""))]
