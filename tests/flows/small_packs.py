"""Small packs drawn at random, and every conversation they allow, held by the real walker."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from hypothesis import strategies as st

from reflect.conversation.events import Opened
from reflect.conversation.frames import Frame
from reflect.conversation.places import Place
from reflect.conversation.state import Given, Status
from reflect.conversation.walk import LostPathError, Path
from reflect.flows.conditions import (
    ALWAYS,
    All,
    Answered,
    AnyOf,
    Condition,
    Count,
    Has,
    Is,
    IsNot,
    Not,
    holds,
)
from reflect.flows.graph import Graphs, graphs_of
from reflect.flows.model import Door, Flow, Node, Option, Pack, Route
from reflect.flows.values import OTHER, Chosen, Ticked, Value, Written

DOOR: Final = "start/door"
PART: Final = "part/one"
RESULTS: Final = ("moved", "done")


class Seen(NamedTuple):
    """One arrival at a node: what could be read there, and which questions had been asked."""

    key: str
    values: dict[str, Value]
    results: dict[str, str]
    asked: frozenset[str]
    after: bool  # its own answer is in: the rules are looked at


class Walker(Path):
    """The real path, noting every node it comes to."""

    def __init__(
        self, pack: Pack, graphs: Graphs, opened: Opened, given: dict[str, Given], depths: dict[str, int]
    ) -> None:
        self.seen: list[Seen] = []
        self.went: list[tuple[str, str]] = []
        self.lost = ""
        try:
            super().__init__(pack, graphs, opened, given, depths)
        except LostPathError as lost:
            self.lost = str(lost)

    def _visit(self, frame: Frame, place: Place) -> Place | None:
        self._note(place.plain, after=False)
        many = len(self._frames)
        to = super()._visit(frame, place)
        if to is not None and many == len(self._frames):
            self.went.append((place.plain, to.plain))
        return to

    def _by_rule(self, place: Place) -> Place:
        self._note(place.plain, after=True)
        to = super()._by_rule(place)
        self.went.append((place.plain, to.plain))
        return to

    def _note(self, key: str, *, after: bool) -> None:
        asked = frozenset(plain for plain in self._latest if self._places.pack.node(plain).asks)
        self.seen.append(Seen(key, dict(self._values), dict(self._results), asked, after))


def opened(depth: int, voice: str = "practitioner") -> Opened:
    return Opened(seq=0, at="", id="x", flow=DOOR, pack="", voice=voice, depth=depth, today="2026-11-22")


def walk(pack: Pack, graphs: Graphs, depth: int, given: dict[str, Given]) -> Walker:
    return Walker(pack, graphs, opened(depth), given, {})


def replies(walker: Walker, node: Node) -> Iterator[Given]:
    """Everything that can be said to the open question: each option offered, own words, parked, not known."""
    offered = [one for one in node.options if holds(one.when, walker)]
    values: list[Value] = []
    if node.kind == "multi":
        loose = [one.id for one in offered if not one.exclusive]
        values += [Ticked((one.id,)) for one in offered if one.exclusive]
        values += [Ticked((one,)) for one in loose]
        values += [Ticked((one, two)) for one, two in pairwise(loose)]
        if len(loose) > 2:
            values += [Ticked(tuple(loose)), Ticked((loose[0], loose[-1]))]
        values = [one for one in values if isinstance(one, Ticked) and _allowed(node, one, len(offered))]
        values = values or [Ticked(())] if not offered else values
    elif node.kind == "text":
        values.append(Written("we talked about it"))
    else:
        values += [Chosen(one.id) for one in offered]
        if node.other:
            values.append(Chosen(OTHER, "something"))
        if not values:
            values.append(Chosen("seen"))
    yield from (Given(Status.ANSWERED, value, 0, 0) for value in values)
    if node.kind != "safety":
        yield Given(Status.PARKED, None, 0, 0)
        if node.unsure:
            yield Given(Status.UNKNOWN, None, 0, 0)


def _allowed(node: Node, ticked: Ticked, offered: int) -> bool:
    many = len(ticked.options)
    if any(one.exclusive and one.id in ticked.options for one in node.options):
        return many == 1
    least = min(max(node.least, 1), offered)
    return least <= many <= (max(node.most, least) if node.most else many)


def conversations(pack: Pack, depth: int) -> Iterator[Walker]:
    """Every conversation there can be at a depth, and every beginning of one."""
    graphs = graphs_of(pack)
    waiting: list[dict[str, Given]] = [{}]
    while waiting:
        given = waiting.pop()
        walker = walk(pack, graphs, depth, given)
        yield walker
        if walker.open_key and not walker.lost:
            node = pack.node(walker.open_key)
            waiting += [{**given, walker.open_key: reply} for reply in replies(walker, node)]


# ------------------------------------------------------------------------------------------ drawn at random


def _condition(draw: st.DrawFn, readable: list[tuple[str, Node]], deep: int = 2) -> Condition:
    how = draw(st.integers(0, 6 if deep else 2))
    if how > 3 and deep:
        parts = tuple(_condition(draw, readable, deep - 1) for _ in range(2))
        return All(parts) if how == 4 else AnyOf(parts) if how == 5 else Not(parts[0])
    key, node = draw(st.sampled_from(readable))
    if node.kind == "call":
        result = draw(st.sampled_from(RESULTS))
        return Is(key, result) if draw(st.booleans()) else IsNot(key, result)
    option = draw(st.sampled_from([one.id for one in node.options] or ["a"]))
    if node.kind == "multi":
        count = Count(key, draw(st.sampled_from(["==", ">=", "<", "!="])), draw(st.integers(0, 3)))
        ticked: list[Condition] = [Has(key, option), Answered(key), count]
        return draw(st.sampled_from(ticked))
    if node.kind == "text":
        return Answered(key)
    chosen: list[Condition] = [Is(key, option), IsNot(key, option), Answered(key)]
    return draw(st.sampled_from(chosen))


_KINDS: Final = ["choice", "choice", "multi", "text", "safety", "branch", "say", "call"]


@st.composite
def packs(draw: st.DrawFn) -> Pack:
    """A door and a part it may call, at most five questions, every kind of condition and way on."""
    asks = draw(st.integers(2, 5))
    planned: dict[str, list[Node]] = {}
    for flow, least, most in ((PART, 1, 3), (DOOR, 2, 6)):
        planned[flow] = []
        for number in range(draw(st.integers(least, most))):
            kind = draw(st.sampled_from(_KINDS))
            if kind == "call" and flow == PART:
                kind = "branch"
            if kind in ("choice", "multi", "text", "safety"):
                if not asks:
                    kind = "branch"
                asks -= kind != "branch"
            ids = ["a", "b", "c"][: draw(st.integers(2, 3))] if kind in ("choice", "multi", "safety") else []
            alone = kind == "multi" and draw(st.booleans())
            options = tuple(Option(one, one, exclusive=alone and one == ids[-1]) for one in ids)
            planned[flow].append(Node(f"n{number}", kind, ask="Why?", options=options, flow=PART))
    readable = [
        (f"{flow}/{node.id}", node)
        for flow, nodes in planned.items()
        for node in nodes
        if node.kind not in ("branch", "say")
    ]
    flows = {flow: _flow(draw, flow, nodes, readable) for flow, nodes in planned.items()}
    return Pack(
        name="", version="", owner="", voices=("practitioner",), depths=(10, 30), stages=(),
        doors=(Door("door", DOOR, "Door"),), flows=flows, sources={}, points={}, glossary={}, contacts={},
        words={}, stops=("told", "heard or told"),
    )  # fmt: skip


def _flow(draw: st.DrawFn, name: str, nodes: list[Node], readable: list[tuple[str, Node]]) -> Flow:
    ends = [f"return_{one}" for one in RESULTS] if name == PART else ["end", "stopped"]
    names = [node.id for node in nodes]
    made: dict[str, Node] = {}
    for order, node in enumerate(nodes):
        later = [*names[order + 1 :], *ends]
        way = st.sampled_from(later[:2] if draw(st.booleans()) else later)
        loop = order > 0 and node.kind in ("choice", "text") and draw(st.integers(0, 7)) == 0
        ways = [draw(way) for _ in range(draw(st.integers(1, 3)))]
        when: list[Condition] = [_condition(draw, readable) if readable else ALWAYS for _ in ways]
        if loop:
            ways.insert(0, draw(st.sampled_from(names[: order + 1])))
            when.insert(0, _condition(draw, readable))
        if draw(st.integers(0, 4)) or loop or not readable:
            when[len(ways) - 1] = ALWAYS
        can_wait = node.kind in ("choice", "multi", "text")
        options = tuple(
            Option(
                one.id,
                one.label,
                to=draw(way) if node.kind in ("choice", "safety") and draw(st.integers(0, 3)) == 0 else "",
                when=_condition(draw, readable) if draw(st.integers(0, 3)) == 0 else ALWAYS,
                exclusive=one.exclusive,
            )
            for one in node.options
        )
        made[node.id] = Node(
            node.id,
            node.kind,
            ask=node.ask,
            options=options,
            other=node.kind == "choice" and draw(st.booleans()),
            least=draw(st.integers(0, 2)) if node.kind == "multi" else 0,
            routes=tuple(Route(to, condition) for to, condition in zip(ways, when, strict=False)),
            unsure=draw(way) if can_wait and draw(st.integers(0, 3)) == 0 else "",
            skipped=draw(way) if draw(st.integers(0, 3)) == 0 else "",
            depth=draw(st.sampled_from([2, 2, 2, 30])),
            tags=draw(st.sampled_from([(), (), ("told",), ("heard",)])) if node.options else (),
            max_visits=2 if loop else 1,
            flow=node.flow if node.kind == "call" else "",
            once=node.kind == "call" and draw(st.booleans()),
        )
    for end in ends:
        made[end] = (
            Node(end, "return", result=end.removeprefix("return_"))
            if name == PART
            else Node(end, "outcome", outcome=end, stop=end == "stopped")
        )
    results = RESULTS if name == PART else ()
    return Flow(name, name, names[0], made, door=name == DOOR, results=results)
