"""Every way through a flow, counted: exactly where the ways meet again often enough, else from a sample.

The walker itself does the walking, question by question; ways that stand at the same place and can tell no
difference any more (:mod:`reflect.stats.live`) are counted as one.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from math import gcd
from random import Random
from typing import Final

from reflect.conversation.events import Opened
from reflect.conversation.state import Given, Status
from reflect.conversation.walk import Path, default_depth
from reflect.flows.graph import Graphs
from reflect.flows.minutes import minutes_of
from reflect.flows.model import Node, Pack
from reflect.stats.ahead import Reach
from reflect.stats.answers import ASKED, UnknownKindError, Way, ways
from reflect.stats.live import PASSED, Live
from reflect.stats.spread import Spread

CAP: Final = 20_000
"""Places counted apart, at most, before a sample is taken instead."""

SAMPLES: Final = 5_000
HUNDREDTHS: Final = 100


@dataclass(frozen=True, slots=True)
class Start:
    """How a conversation begins. ``asked``: the flow asks for the time, and ``depth`` is what is said.

    ``calm``: nobody is in danger, as on most days.
    """

    flow: str
    voice: str
    depth: int
    asked: bool = False
    calm: bool = False

    def opened(self, pack: Pack) -> Opened:
        """The event it begins with."""
        depth = 0 if self.asked else self.depth
        return Opened(
            seq=0,
            at="",
            id="stats",
            flow=self.flow,
            pack=pack.digest,
            voice=self.voice,
            depth=depth,
            today="",
        )


@dataclass(slots=True)
class Ending:
    """The ways that end at one outcome: how many turns and how many minutes they take."""

    stop: bool
    turns: Spread = field(default_factory=Spread)
    minutes: Spread = field(default_factory=Spread)


@dataclass(slots=True)
class Counted:
    """All ways from one start. ``unit`` minutes is what the minutes are counted in."""

    unit: float
    endings: dict[str, Ending] = field(default_factory=dict)
    places: int = 0
    sampled: int = 0

    def ending(self, node: Node) -> Ending:
        """Where the ways to this outcome are put."""
        return self.endings.setdefault(node.outcome, Ending(node.stop))


class TooManyError(Exception):
    """More places than are counted apart."""


class Counter:
    """Counts the ways through the flows of one pack."""

    def __init__(self, pack: Pack, graphs: Graphs) -> None:
        """Ready for any start. Raises UnknownKindError for a kind of node that is not known here."""
        for flow in pack.flows.values():
            for node in flow.nodes.values():
                if node.kind not in ASKED | PASSED:
                    raise UnknownKindError(
                        f"`{flow.id}/{node.id}` is of the kind `{node.kind}`, and the ways through one "
                        "cannot be counted yet."
                    )
        self._pack = pack
        self._graphs = graphs
        self._too_many: set[tuple[str, str, int, bool]] = set()
        lengths = [
            round(minutes_of(node) * HUNDREDTHS)
            for flow in pack.flows.values()
            for node in flow.nodes.values()
            if node.asks
        ]
        self._hundredths = gcd(*lengths) or 1

    def count(self, start: Start, *, cap: int = CAP, samples: int = SAMPLES, seed: int = 0) -> Counted:
        """Every way from a start; from so many sampled ones where there are more than ``cap`` places."""
        alike = (start.flow, start.voice, start.depth, start.calm)
        if alike not in self._too_many:
            try:
                return self.exactly(start, cap)
            except TooManyError:
                self._too_many.add(alike)
        return self.sample(start, samples, seed)

    # exactly

    def exactly(self, start: Start, cap: int = CAP) -> Counted:
        """Every way. Raises TooManyError where they do not meet again often enough."""
        live = self._live(start)
        first = self._begin(start)
        counted = self._nothing()
        if first.outcome is not None:
            self._put(counted, first.outcome, 0, 0)
            return counted
        places = {live.state(first): 0}
        waiting = deque([(0, first)])
        asked: list[Node] = []
        on: list[list[tuple[int, float]]] = []
        outcomes: list[Node] = []
        while waiting:
            _, path = waiting.popleft()
            asked.append(_open(path))
            ahead: dict[int, float] = {}
            found = self._ways(path, start, live)
            whole = sum(way.weight for way in found)
            for way in found:
                after = path.branch({path.open_key: Given(Status.ANSWERED, way.value, 1, 1)})
                if after.outcome is not None:
                    if after.outcome not in outcomes:
                        outcomes.append(after.outcome)
                    to = -1 - outcomes.index(after.outcome)
                else:
                    state = live.state(after)
                    to = places.setdefault(state, len(places))
                    if to == len(asked) + len(waiting):
                        waiting.append((to, after))
                ahead[to] = ahead.get(to, 0.0) + way.weight / whole
            on.append(list(ahead.items()))
            if len(places) > cap:
                raise TooManyError
        counted.places = len(places)
        self._spread(counted, asked, on, outcomes)
        return counted

    def _spread(
        self, counted: Counted, asked: list[Node], on: list[list[tuple[int, float]]], outcomes: list[Node]
    ) -> None:
        """Send the probabilities on from the start, each place after all that lead to it."""
        coming = [0] * len(on)
        for ahead in on:
            for to, _ in ahead:
                if to >= 0:
                    coming[to] += 1
        arrived = {0: (Spread(0, [1.0]), Spread(0, [1.0]))}
        ready = [0]
        while ready:
            place = ready.pop()
            turns, minutes = arrived.pop(place)
            more = self._length(asked[place])
            for to, share in on[place]:
                if to < 0:
                    ending = counted.ending(outcomes[-1 - to])
                    ending.turns.add(turns, share, 1)
                    ending.minutes.add(minutes, share, more)
                    continue
                there = arrived.setdefault(to, (Spread(), Spread()))
                there[0].add(turns, share, 1)
                there[1].add(minutes, share, more)
                coming[to] -= 1
                if not coming[to]:
                    ready.append(to)

    # from a sample

    def sample(self, start: Start, samples: int, seed: int = 0) -> Counted:
        """So many ways, by chance. The same seed gives the same ones."""
        live = self._live(start)
        chance = Random(seed)  # noqa: S311 - a sample, no secret
        counted = self._nothing()
        counted.sampled = samples
        for _ in range(samples):
            given: dict[str, Given] = {}
            path = Path(self._pack, self._graphs, start.opened(self._pack), given, {})
            turns = minutes = 0
            while path.outcome is None:
                turns += 1
                minutes += self._length(_open(path))
                found = self._ways(path, start, live)
                value = chance.choices([way.value for way in found], [way.weight for way in found])[0]
                given[path.open_key] = Given(Status.ANSWERED, value, turns, turns)
                path.extend()
            self._put(counted, path.outcome, turns, minutes, 1 / samples)
        return counted

    # what both need

    def _live(self, start: Start) -> Live:
        depths = {start.depth, default_depth(self._pack)} if start.asked else {start.depth}
        asked = [
            [option.id for option in node.options]
            for flow in self._pack.flows.values()
            for node in flow.nodes.values()
            if node.sets == "depth"
        ]
        if start.asked and not all(str(start.depth) in offered for offered in asked):
            depths |= set(self._pack.depths)  # where what is meant can't be said, anything may be
        return Live(self._graphs, Reach(start.voice, min(depths), max(depths)))

    def _begin(self, start: Start) -> Path:
        return Path(self._pack, self._graphs, start.opened(self._pack), {}, {})

    def _nothing(self) -> Counted:
        return Counted(self._hundredths / HUNDREDTHS)

    def _length(self, node: Node) -> int:
        return round(minutes_of(node) * HUNDREDTHS) // self._hundredths

    def _ways(self, path: Path, start: Start, live: Live) -> list[Way]:
        step = path.steps[path.at[path.open_key]]
        seen = live.seen(f"{step.flow}/{step.node.id}")
        return ways(step.node, path.seen_from(step.item), seen, start.depth, calm=start.calm)

    def _put(self, counted: Counted, outcome: Node, turns: int, minutes: int, chance: float = 1.0) -> None:
        ending = counted.ending(outcome)
        ending.turns.put(turns, chance)
        ending.minutes.put(minutes, chance)


def _open(path: Path) -> Node:
    return path.steps[path.at[path.open_key]].node
