"""More or less time: how long the rest of the way shall be."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from reflect.widgets.picklist import Row

if TYPE_CHECKING:
    from reflect.screens.app import ReflectApp

STAY: Final = "stay"


def ask_for_time(app: ReflectApp, then: Callable[[], None]) -> None:
    """Ask, change it, and tell ``then`` that the way may be another one."""
    from reflect.screens.ask import AskPage

    talks = app.talks
    rows = []
    for number, one in enumerate(talks.times(), 1):
        left = talks.standing("time.left").replace("{n}", str(max(1, one.minutes_left)))
        note = f"{talks.standing('time.now')}, {left}" if one.now else left
        rows.append(Row(str(one.depth), one.label, str(number), note=note))
    rows.append(Row(STAY, talks.standing("time.stay"), str(len(rows) + 1)))

    def settled(answer: str) -> None:
        if answer != STAY:
            talks.take_time(int(answer))
        then()

    app.push_screen(AskPage(talks.standing("time.ask"), talks.standing("time.more"), rows, settled))
