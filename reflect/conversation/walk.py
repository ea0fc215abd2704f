"""The path: a pure function of the pack and what was given.

A :class:`Path` starts at the door and follows the graph until a question has no answer, or an outcome is
reached. It can be carried on from where it stopped once that answer is there (the common case, constant
cost) or built afresh (after a change); both must come to the same path, and the tests hold them to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import copy

from reflect.conversation.areas import Area
from reflect.conversation.events import Opened
from reflect.conversation.frames import Frame
from reflect.conversation.places import ASKS, BRANCHES, ENDS, GOES_ROUND, RETURNS, SHOWS, Place, places_of
from reflect.conversation.scoped import Scoped
from reflect.conversation.state import Given, Status, Step, left_open
from reflect.flows.graph import Graphs
from reflect.flows.model import Node, Pack
from reflect.flows.values import Chosen, Listed, Person, Value

DEFAULT_DEPTH = 30


class LostPathError(Exception):
    """The graph has no way on from a node. The checker refuses such packs; a moved pack can still have
    one.
    """


class Path:
    """Where the conversation has been and where it stands.

    ``steps`` in order; ``open_key`` the question that waits, or empty; ``outcome`` the outcome's node,
    or None. It is also what conditions and echoes read from: only answers on this path can be seen.
    Where areas were opened from the map it is a :class:`reflect.conversation.asides.PathWithAsides`.
    """

    _floor = 0  # minutes the flow being walked is walked for at least

    def __init__(
        self,
        pack: Pack,
        graphs: Graphs,
        opened: Opened,
        given: Mapping[str, Given],
        depths: Mapping[str, int],
    ) -> None:
        """Walk ``pack`` from the door of ``opened``. ``given`` by public key; ``depths`` by the key they
        start at.
        """
        self._opened = opened
        self._given = given
        self._depths = depths
        self.depth = opened.depth or default_depth(pack)
        self.steps: list[Step] = []
        self.at: dict[str, int] = {}
        self.open_key = ""
        self.outcome: Node | None = None
        self._latest: dict[str, str] = {}
        self._values: dict[str, Value] = {}
        self._results: dict[str, str] = {}
        self._walked: dict[str, str] = {}
        self._people: dict[str, Person] = {}
        self._places = places_of(pack, graphs, opened)
        self._frames = [Frame(opened.flow)]
        self._cursor = self._places.start(opened.flow)
        self._begin()

    def _begin(self) -> None:
        self._walk_on()

    # what conditions and echoes may look at

    def value(self, key: str) -> Value | None:
        """The answer at this ``flow/node`` or ``flow/node@item`` (its latest visit) on this path, or None."""
        return self._values.get(key)

    def result(self, key: str) -> str:
        """The named result the call at this key came back with, or empty."""
        return self._results.get(key, "")

    def latest(self, plain: str) -> str:
        """The public key of the latest visit to this key, or empty."""
        return self._latest.get(plain, "")

    def seen_from(self, item: str) -> Path | Scoped:
        """The answers as a question sees them that is asked about this person; empty: about nobody alone."""
        return Scoped(self, item) if item else self

    def person(self, item: str) -> str:
        """The role word of a person gone through in a round, or empty."""
        found = self._people.get(item)
        return found.role if found else ""

    def turns(self) -> Iterator[Step]:
        """The steps a person answered, parked or did not know, in order."""
        return (step for step in self.steps if step.status in _TURNS)

    def newest_turns(self) -> Iterator[Step]:
        """The same, newest first, so that looking at the last few costs only those."""
        return (step for step in reversed(self.steps) if step.status in _TURNS)

    def ahead(self, given: Mapping[str, Given], depth: int = 0) -> list[Step]:
        """The steps that would follow from here if ``given`` were what was given, and the depth were
        ``depth`` (0: as it is). Changes nothing.

        Costs what lies ahead and a copy of the look-ups, not what lies behind.
        """
        return self.branch(given, depth).steps

    def branch(self, given: Mapping[str, Given], depth: int = 0) -> Path:
        """The same as a path of its own, whose steps are those from here on."""
        other = copy(self)
        other.steps, other.at = [], {}
        other._given = given  # noqa: SLF001 - a copy of ourselves
        other.depth = depth or self.depth
        other._unshare()  # noqa: SLF001
        if self.open_key:
            other.open_key = ""
            other._frames[-1].visits[self._cursor.node.id] -= 1  # noqa: SLF001
        other._walk_on()  # noqa: SLF001
        return other

    def _unshare(self) -> None:
        """After copying: nothing this one goes on to write is the other's."""
        for name in ("_latest", "_values", "_results", "_walked", "_people"):
            setattr(self, name, dict(getattr(self, name)))
        self._frames = [one.copy() for one in self._frames]

    @property
    def aside(self) -> str:
        """The call an area was opened by, where the open question stands in one; else empty."""
        return ""

    @property
    def at_safety(self) -> bool:
        """Whether the open question is about safety, and has to be answered before anything else."""
        return bool(self.open_key) and self._cursor.about_safety

    @property
    def way_key(self) -> str:
        """The question that waits on the way itself, also while an aside is walked; empty at an outcome."""
        return self.open_key

    def areas(self) -> Mapping[str, Area]:
        """What can be opened from the map in a conversation like this, by the key of its call."""
        return self._places.areas(self._opened.flow)

    def not_walked(self) -> list[Area]:
        """The areas nobody has been through on this path, and nobody is going through now."""
        walking = {frame.flow for frame in self._walking()}
        return [
            one for one in self.areas().values() if one.flow not in walking and one.flow not in self._walked
        ]

    def _walking(self) -> list[Frame]:
        return self._frames

    @property
    def frames(self) -> tuple[Frame, ...]:
        """The flows being walked now: the door's first, the one that asks last."""
        return tuple(self._frames)

    @property
    def walked(self) -> Mapping[str, str]:
        """The flows come back from, each with its result: what a call marked ``once`` goes by."""
        return self._walked

    # walking

    def extend(self) -> None:
        """Go on from where the path stopped, as far as the answers reach."""
        if self.open_key:
            given = self._given.get(self.open_key)
            if given is None:
                return
            step = self.steps.pop()  # it stays where it was asked: nothing before it has changed
            self.open_key = ""
            self._cursor = self._take(self._cursor, step.key, step.plain, given)
        self._walk_on()

    def _walk_on(self) -> None:
        """From place to place until a question waits or the conversation ends."""
        place: Place | None = self._cursor
        while place is not None:
            self._cursor = place
            place = self._visit(self._frames[-1], place)

    def _visit(self, frame: Frame, place: Place) -> Place | None:
        """Come to a place; the one that follows, or None where the conversation waits or ends."""
        plain, key = self._keys(frame, place)
        if self._depths and key in self._depths:
            self.depth = self._depths[key]
        name = place.node.id
        visited = frame.visits[name] = frame.visits.get(name, 0) + 1
        does = place.does
        if visited > place.node.max_visits:
            return place.last or self._lost(place)
        if place.depth > self.depth and self._leaves_out(place, key):
            self._add(place.left_out, key, plain)
            return place.skipped or self._by_rule(place)
        if does == ASKS:
            return self._ask(place, key, plain)
        self._add(place.met, key, plain)
        if does == BRANCHES:
            return self._by_rule(place)
        if does == SHOWS:
            self._latest[plain] = key
            return self._by_rule(place)
        if does == ENDS:
            self._latest[plain] = key
            self.outcome = place.node
            return None
        return self._in_or_out(does, frame, place, plain)

    def _keys(self, frame: Frame, place: Place) -> tuple[str, str]:
        """The key of a place here, without and with the number of the visit."""
        plain = f"{place.plain}@{frame.item}" if frame.item else place.plain
        before = self._latest.get(plain)
        return plain, _next_visit(plain, before) if before else plain

    def _leaves_out(self, place: Place, key: str) -> bool:
        """Whether a place is passed over: for another voice, for more time, or only offered."""
        return place.depth > self.depth and place.depth > self._floor and key not in self._given

    def _ask(self, place: Place, key: str, plain: str) -> Place | None:
        given = self._given.get(key) or self._fact(place)
        if given is not None:
            return self._take(place, key, plain, given)
        if place.review and not self._left_open():
            self._add(place.met, key, plain)
            return self._by_rule(place)
        self._add(place.open, key, plain)
        self.open_key = key
        return None

    def _in_or_out(self, does: int, frame: Frame, place: Place, plain: str) -> Place:
        """Into another flow, or back from one."""
        if does == RETURNS:
            return self._come_back(place.node.result)
        if does == GOES_ROUND:
            return self._go_round(place)
        known = self._walked_already(place.node.flow, frame.item) if place.node.once else None
        if known is None:
            return self._go_into(place, frame.item)
        self._results[plain] = known
        return self._by_rule(place)

    def _left_open(self) -> bool:
        """Whether anything is parked or not known: without it there is nothing to look over."""
        return any(left_open(step) for step in self.steps)

    def _take(self, place: Place, key: str, plain: str, given: Given) -> Place:
        """Go on from a question with what was given to it."""
        status, value = given.status, given.value
        self._latest[plain] = key
        self._add(place.answered if status is Status.ANSWERED else place.open.standing(status), key, plain)
        if value is None:
            self._values.pop(plain, None)
            unsure = place.unsure if status is Status.UNKNOWN else None
            return unsure or self._by_rule(place)
        self._values[plain] = value
        if type(value) is Chosen:
            if place.sets == "depth" and value.option.isdigit():
                self.depth = int(value.option)
            if place.by_option and (to := place.by_option.get(value.option)):
                return to
        return self._by_rule(place)

    def _fact(self, place: Place) -> Given | None:
        """What was known at the door already, so that it need not be asked."""
        if place.sets == "depth" and self._opened.depth:
            return Given(Status.KNOWN, Chosen(str(self._opened.depth)), 0, 0)
        if place.sets == "role" and self._opened.role:
            return Given(Status.KNOWN, Chosen(self._opened.role), 0, 0)
        return None

    def _walked_already(self, flow: str, item: str) -> str | None:
        """The result a flow came back with before, in this person's round or for everybody."""
        found = self._walked.get(f"{flow}@{item}") if item else None
        return self._walked.get(flow) if found is None else found

    def _go_into(self, call: Place, item: str, still: tuple[str, ...] = ()) -> Place:
        self._frames.append(Frame(call.node.flow, call, item=item, still=still))
        inside = call.inside
        if inside is None:
            inside = call.inside = self._places.start(call.node.flow)
        return inside

    def _go_round(self, place: Place) -> Place:
        """Into the flow for the first person; where there is nobody, on by the last way."""
        value = self._values.get(place.node.over)
        people = value.people if isinstance(value, Listed) else ()
        self._people.update((one.id, one) for one in people)
        if people:
            first, *rest = [one.id for one in people]
            return self._go_into(place, first, tuple(rest))
        return place.last or self._lost(place)

    def _come_back(self, result: str) -> Place:
        done, below = self._frames.pop(), self._frames[-1]
        call = done.call
        if call is None:
            raise LostPathError(done.flow)
        self._walked[f"{done.flow}{_about(done.item)}"] = result
        if done.still and result not in call.node.until:
            return self._go_into(call, done.still[0], done.still[1:])
        self._results[f"{call.plain}{_about(below.item)}"] = result
        return self._by_rule(call)

    def _by_rule(self, place: Place) -> Place:
        if place.to is not None:  # most have the one way on
            return place.to
        item = self._frames[-1].item
        seen = Scoped(self, item) if item else self
        value, result = seen.value, seen.result
        for test, to in place.rules:
            if test(value, result):
                return to
        return self._lost(place)

    def _lost(self, place: Place) -> Place:
        raise LostPathError(place.plain)

    def _add(self, step: Step, key: str, plain: str) -> None:
        """Put a step on the path: the one that stands ready, or its like for this visit and this person."""
        if key != step.key:
            step = Step(key, plain, step.flow, step.node, step.status, self._frames[-1].item)
        self.at[key] = len(self.steps)
        self.steps.append(step)


_TURNS = frozenset({Status.ANSWERED, Status.PARKED, Status.UNKNOWN})


def default_depth(pack: Pack) -> int:
    """The depth a conversation has until somebody says how long they have."""
    return DEFAULT_DEPTH if DEFAULT_DEPTH in pack.depths else pack.depths[0]


def _about(item: str) -> str:
    """The part of a public key that says whom it is about."""
    return f"@{item}" if item else ""


def _next_visit(plain: str, before: str) -> str:
    return f"{plain}#{int(before.partition('#')[2] or 1) + 1}"
