"""One conversation and its record: events in, in order, with the only clock there is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from reflect.conversation.events import Answered, AnyEvent, Changed, Event, Opened, Parked, Unknown
from reflect.conversation.state import Status
from reflect.conversation.talk import begin
from reflect.flows.graph import Graphs
from reflect.flows.model import Pack
from reflect.flows.values import Action, Value


@dataclass(frozen=True, slots=True)
class Start:
    """How a conversation begins. ``depth`` 0 and ``role`` empty: not known at the door; ``last_time``:
    actions to follow up.
    """

    talk_id: str
    flow: str
    voice: str
    depth: int = 0
    role: str = ""
    last_time: tuple[Action, ...] = ()


class Sitting:
    """A conversation being held. ``talk`` is its derived state, ``events`` its record."""

    def __init__(self, pack: Pack, graphs: Graphs, now: Callable[[], datetime], start: Start) -> None:
        """Open it."""
        self.now = now
        self.voice = start.voice
        opened = Opened(
            seq=0,
            at=self._stamp(),
            by=start.voice,
            id=start.talk_id,
            flow=start.flow,
            pack=pack.digest,
            voice=start.voice,
            depth=start.depth,
            today=now().date().isoformat(),
            role=start.role,
            last_time=start.last_time,
        )
        self.events: list[AnyEvent] = [opened]
        self.talk = begin(pack, opened, graphs)

    @property
    def today(self) -> date:
        """The day it is held on."""
        return self.now().date()

    def said_before(self, key: str) -> Value | None:
        """The last answer a question had, also where it was parked since; None where it never had one."""
        for event in reversed(self.events):
            if isinstance(event, (Answered, Changed)) and event.key == key:
                return event.value
        return None

    def given(self, key: str, status: Status, value: Value | None) -> None:
        """Record what was said to a question: an answer, a changed one, parked, or not known yet."""
        aside = self.talk.step_of(key).aside
        if status is Status.PARKED:
            self.add(Parked, key=key, aside=aside)
        elif value is None:
            self.add(Unknown, key=key, aside=aside)
        else:
            kind = Changed if key in self.talk.given else Answered
            self.add(kind, key=key, value=value, aside=aside)

    def add(self, kind: type[Event], **fields: Any) -> None:
        """Record an event of this kind and fold it in."""
        event = kind(seq=len(self.events), at=self._stamp(), by=self.voice, **fields)
        self.events.append(event)  # type: ignore[arg-type]  # every Event subclass made here is of the closed list
        self.talk.apply(event)  # type: ignore[arg-type]

    def _stamp(self) -> str:
        return self.now().isoformat(timespec="seconds")
