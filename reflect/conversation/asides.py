"""Areas opened from the map: which were, which are not left yet, and how far each has been walked.

Asides are told by the events. An aside begins before the first question of the way that had no answer when
it was opened, and each of its questions stands where it was given: before what was asked on the way after
it. It goes on until it is finished, or until a question on the way is answered instead; and again when opened
again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from reflect.conversation.areas import Area
from reflect.conversation.events import Opened
from reflect.conversation.frames import Frame
from reflect.conversation.places import ASKS, ENDS, Place
from reflect.conversation.state import Given, Step
from reflect.conversation.walk import LostPathError, Path
from reflect.flows.graph import Graphs
from reflect.flows.model import Pack

LATER: Final = 1 << 60
"""Later than any event: what is not given yet."""


@dataclass(slots=True)
class Asides:
    """What the events say: the event each began with, by the key of its call, and those not left, newest
    first. ``turned`` is where somebody has just turned to, before anything is given there: an aside, or
    empty for the way itself; None: they are where the events left them.
    """

    began: dict[str, int] = field(default_factory=dict)
    going: list[str] = field(default_factory=list)
    turned: str | None = None

    def given(self, aside: str, seq: int) -> None:
        """Something was given in an aside."""
        self.began.setdefault(aside, seq)
        if aside in self.going:
            self.going.remove(aside)
        self.going.insert(0, aside)
        self.turned = None

    def went_on(self) -> None:
        """A question on the way was answered: every aside is left."""
        self.going.clear()
        self.turned = None

    def begun(self, seq: int) -> dict[str, int]:
        """Where each begins, with the one just opened: it begins with the event to come."""
        return (
            {**self.began, self.turned: seq} if self.turned and self.turned not in self.began else self.began
        )

    @property
    def open(self) -> tuple[str, ...]:
        """Those that go on, the one somebody has just turned to first; none where they turned to the way."""
        if self.turned is None:
            return tuple(self.going)
        return (self.turned, *self.going) if self.turned else ()


@dataclass(slots=True)
class Aside:
    """One of them as it is walked: the flows it stands in, with those around it, and where it goes on.

    ``at`` is the event its steps so far go by. Once its flow has come back it is ``following``: what its
    result leads to is looked at, and ``undo`` is how all stood before that.
    """

    area: Area
    at: int
    frames: list[Frame]
    cursor: Place
    started: bool = False
    following: bool = False
    undo: dict[str, Any] = field(default_factory=dict)


_UNDONE: Final = ("at", "_latest", "_results", "_walked")


class PathWithAsides(Path):
    """A path on which areas were opened.

    What an aside's result leads to is followed as far as it is about safety: protected questions are asked,
    and an outcome that stops ends the conversation. Anything else it leads to belongs to the ordinary way.
    """

    def __init__(
        self,
        pack: Pack,
        graphs: Graphs,
        opened: Opened,
        given: Mapping[str, Given],
        depths: Mapping[str, int],
        asides: tuple[Asides, int],
    ) -> None:
        """As a path; ``asides`` what was opened, and the event that is to come."""
        self._asides, seq = asides
        self._waiting: dict[str, Aside] = {}
        self._on: Aside | None = None
        self._may_take = False  # the aside we are on may take the question it stands at
        self._looks_ahead = False
        self._way: tuple[list[Frame], Place, str] | None = None
        self._began = self._asides.begun(seq)
        super().__init__(pack, graphs, opened, given, depths)

    @property
    def aside(self) -> str:
        return self._on.area.key if self._on else ""

    @property
    def way_key(self) -> str:
        return self._way[2] if self._way else self.open_key

    def _walking(self) -> list[Frame]:
        return [*self._frames, *(self._way[0] if self._way else ())]

    def extend(self) -> None:
        if self._on and (given := self._given.get(self.open_key)):
            self._on.at = max(self._on.at, given.first)
        super().extend()

    def _begin(self) -> None:
        areas = self.areas()
        for key, at in self._began.items():
            if area := areas.get(key):  # another edition of the flows may not have it
                frames = [Frame(self._opened.flow)]
                for flow, node in area.calls:
                    call = self._places.at(flow, node)
                    frames.append(Frame(call.node.flow, call))
                self._waiting[key] = Aside(area, at, frames, self._places.start(area.flow))
        super()._begin()

    def _unshare(self) -> None:
        super()._unshare()
        self._looks_ahead = self._may_take = True
        self._waiting = {}
        if self._on and self._way:
            self._on = replace(self._on, frames=self._frames)
            self._waiting[self._on.area.key] = self._on
            frames, place, key = self._way
            self._way = ([one.copy() for one in frames], place, key)

    # walking

    def _visit(self, frame: Frame, place: Place) -> Place | None:
        if (self._waiting or self._on) and (to := self._turn(frame, place)) is not None:
            return to
        try:
            return super()._visit(frame, place)
        except LostPathError:
            if self._on is None:
                raise
            return self._over(self._on)

    def _come_back(self, result: str) -> Place:
        on = self._on
        if on and not on.following and len(self._frames) == len(on.area.calls) + 1:
            on.following = True
        return super()._come_back(result)

    def _turn(self, frame: Frame, place: Place) -> Place | None:
        """Where to go on instead of here; None: this place is the next."""
        on = self._on
        if on and on.following and not on.undo:
            on.undo = {name: dict(getattr(self, name)) for name in _UNDONE} | {"steps": len(self.steps)}
        if place.does not in (ASKS, ENDS):
            return None
        _, key = self._keys(frame, place)
        self.depth = self._depths.get(key, self.depth)
        if on and on.following:  # a question left out is no less the ordinary way's own
            if not (place.about_safety if place.does == ASKS else place.node.stop):
                return self._over(on)
            on.undo = {}
        if place.does == ASKS and self._is_passed(place, key):
            return None
        return self._within(on, place, key) if on else self._before(place, key)

    def _is_passed(self, place: Place, key: str) -> bool:
        """Whether a question is not asked: it is left out here, or was known at the door."""
        return self._leaves_out(place, key) or (key not in self._given and self._fact(place) is not None)

    def _within(self, on: Aside, place: Place, key: str) -> Place | None:
        """In an aside: this question if it is its turn, else back to the way until it is."""
        if place.does == ENDS:
            self._leave()
            return None
        if not self._may_take:
            on.frames, on.cursor = self._frames, place
            return self._leave()
        self._may_take = self._looks_ahead
        if given := self._given.get(key):
            on.at = max(on.at, given.first)
        return None

    def _before(self, place: Place, key: str) -> Place | None:
        """On the way: the aside that comes before this place. Safety waits for none, and a stop ends all."""
        if place.node.stop or (place.does == ASKS and place.about_safety):
            return None
        given = self._given.get(key)
        aside = self._next(given.first if given else LATER)
        if aside is None:
            return None
        asked = place.does == ASKS and (given or not place.review or self._left_open())
        self._way = (self._frames, place, key if asked else "")
        self._on, self._frames, self._floor = aside, aside.frames, aside.area.depth
        self._may_take = aside.started
        if not aside.started:
            aside.started = True
            call = self._places.at(*aside.area.calls[-1])
            self._add(call.met, call.plain, call.plain)
        return aside.cursor

    def _next(self, before: int) -> Aside | None:
        """The aside whose next step was taken before that; where all were, the one that goes on."""
        walking = {frame.flow for frame in self._frames}
        for key, one in list(self._waiting.items()):
            on_the_way = one.area.flow in walking or one.area.flow in self._walked
            if on_the_way and not one.following:  # it is walked there as well
                del self._waiting[key]
        waiting = self._waiting.values()
        first = min(waiting, key=self._when, default=None)
        if first is None or self._when(first) < before:
            return first
        if before < LATER:
            return None
        at_safety = (one for one in waiting if one.cursor.about_safety)
        going = (self._waiting[key] for key in self._asides.open if key in self._waiting)
        return next(at_safety, None) or next(going, None)

    def _when(self, aside: Aside) -> int:
        if not aside.started:
            return aside.at
        given = self._given.get(self._keys(aside.frames[-1], aside.cursor)[1])
        return max(aside.at, given.first) if given else LATER

    def _over(self, on: Aside) -> Place:
        """An aside has come to its end: what its result led to is the ordinary way's own."""
        if on.undo:
            for name in _UNDONE:
                setattr(self, name, on.undo[name])
            del self.steps[on.undo["steps"] :]
        self._waiting.pop(on.area.key, None)
        return self._leave()

    def _leave(self) -> Place:
        assert self._way is not None  # noqa: S101 - it was set when the aside was gone into
        (self._frames, place, _), self._on, self._way, self._floor = self._way, None, None, 0
        return place

    def _add(self, step: Step, key: str, plain: str) -> None:
        if self._on:
            step = Step(
                key, plain, step.flow, step.node, step.status, self._frames[-1].item, self._on.area.key
            )
        super()._add(step, key, plain)
