"""What may still be read from a place on the way: two conversations that agree in that go on alike.

Conditions are cut into the parts that look at one question each. Whether such a part holds follows from that
question's answer alone, so the truth of the parts still ahead is all that has to be remembered of an answer.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from reflect.conversation.walk import Path
from reflect.flows.conditions import All, Always, AnyOf, Condition, Not, holds, reads
from reflect.flows.graph import Graphs
from reflect.flows.model import GOES_INTO, Node
from reflect.flows.values import Listed, Value
from reflect.stats.answers import Seen, seen_in

PASSED: Final = frozenset({"say", "branch", "call", "each", "return", "outcome"})
"""The kinds that ask nothing and whose ways on are known here. Those that ask are in ``answers``."""


class _Ahead(NamedTuple):
    """What is read ahead: parts of conditions, flows walked once only, lists of people gone through."""

    parts: frozenset[Condition] = frozenset()
    once: frozenset[str] = frozenset()
    over: frozenset[str] = frozenset()

    def and_(self, *others: _Ahead) -> _Ahead:
        every = zip(self, *others, strict=True)
        return _Ahead(*(mine.union(*theirs) for mine, *theirs in every))


class _Answer(NamedTuple):
    """One answer, or one result, as a condition about it alone sees it."""

    given: Value | None
    came_back: str

    def value(self, _key: str) -> Value | None:
        return self.given

    def result(self, _key: str) -> str:
        return self.came_back


_NOTHING: Final = _Answer(None, "")
_By = tuple[tuple[str, tuple[Condition, ...]], ...]


class Live:
    """Tells, for one pack, how much of the past a place on the way still depends on."""

    def __init__(self, graphs: Graphs) -> None:
        """Look through every flow once."""
        import networkx as nx

        self._graphs = graphs
        self._below = {
            flow: {name: frozenset(nx.descendants(one.graph, name)) for name in one.graph}
            for flow, one in graphs.items()
        }
        self._rounds = {
            flow: [
                name for name in one.graph if one.graph.has_edge(name, name) or self._in_a_loop(flow, name)
            ]
            for flow, one in graphs.items()
        }
        self._whole: dict[str, _Ahead] = {}
        self._places: dict[tuple[tuple[str, str], ...], tuple[_By, _Ahead]] = {}
        self._signs: dict[tuple[object, ...], Hashable] = {}
        tests: dict[str, list[Condition]] = {}
        for one in graphs.values():
            for node in one.flow.nodes.values():
                for part in _parts_of(node):
                    tests.setdefault(next(iter(reads(part))), []).extend(_atoms(part))
        self._seen = {key: seen_in(found) for key, found in tests.items()}

    def seen(self, key: str) -> Seen:
        """What conditions anywhere in the pack look at in the answer to this question."""
        return self._seen.get(key, Seen())

    def state(self, path: Path) -> Hashable:
        """All of the past that the way on from an open question can depend on."""
        frames = path.frames
        below = [(frame.flow, above.caller) for frame, above in pairwise(frames)]
        here = path.steps[path.at[path.open_key]].node.id
        places = (*below, (frames[-1].flow, here))
        by_key, ahead = self._read_from(places)
        rounds = tuple(
            (frame.item, frame.still, *(frame.visits.get(name, 0) for name in self._loops(flow, name_here)))
            for frame, (flow, name_here) in zip(frames, places, strict=True)
        )
        lists = tuple((key, _ids(path.value(key))) for key in sorted(ahead.over))
        people = {frame.item for frame in frames}.union(*(frame.still for frame in frames))
        scopes = ("", *sorted(people.union(*(ids for _, ids in lists)) - {""}))
        signs = tuple(
            (key, item, sign)
            for key, tests in by_key
            for item in scopes
            if (sign := self._sign(path, key, item, tests)) is not None
        )
        walked = tuple(
            (flow, item, path.walked[about])
            for flow in sorted(ahead.once)
            for item in scopes
            if (about := _about(flow, item)) in path.walked
        )
        return places, rounds, path.depth, lists, signs, walked

    def _sign(self, path: Path, key: str, item: str, tests: tuple[Condition, ...]) -> Hashable:
        """Which of the tests of an answer hold; None where that is the same as for no answer.

        An answer about one person hides the one about everybody, so that is never the same as none.
        """
        about = _about(key, item)
        value, result = path.value(about), path.result(about)
        if value is None and not result:
            return None
        name = (id(tests), result, _name(value), not item)
        if name not in self._signs:
            truth = tuple(holds(one, _Answer(value, result)) for one in tests)
            nothing = tuple(holds(one, _NOTHING) for one in tests)
            self._signs[name] = None if truth == nothing and not item else truth
        return self._signs[name]

    # where what is read

    def _read_from(self, places: tuple[tuple[str, str], ...]) -> tuple[_By, _Ahead]:
        """What is read from here on: in this flow from this question, in those that wait after their call."""
        if places not in self._places:
            *waiting, (flow, name) = places
            ahead = self._from(flow, name).and_(*(self._after(*place) for place in waiting))
            by_key: dict[str, list[Condition]] = {}
            for part in sorted(ahead.parts, key=repr):
                by_key.setdefault(next(iter(reads(part))), []).append(part)
            listed = tuple((key, tuple(parts)) for key, parts in sorted(by_key.items()))
            self._places[places] = (listed, ahead)
        return self._places[places]

    def _from(self, flow: str, name: str) -> _Ahead:
        names = {name, *self._below[flow][name]}
        return _Ahead().and_(*(self._at(flow, one) for one in names))

    def _after(self, flow: str, name: str) -> _Ahead:
        node = self._graphs[flow].node(name)
        own = _Ahead(frozenset(_parts_of(node)))
        if node.kind == "each":  # for the next person it goes in once more
            own = own.and_(self._in(node.flow))
        return own.and_(*(self._at(flow, one) for one in self._below[flow][name]))

    def _at(self, flow: str, name: str) -> _Ahead:
        node = self._graphs[flow].node(name)
        own = _Ahead(
            frozenset(_parts_of(node)),
            frozenset({node.flow} if node.once else ()),
            frozenset({node.over} if node.kind == "each" else ()),
        )
        return own.and_(self._in(node.flow)) if node.kind in GOES_INTO else own

    def _in(self, flow: str) -> _Ahead:
        if flow not in self._whole:
            self._whole[flow] = self._from(flow, self._graphs[flow].flow.start)
        return self._whole[flow]

    def _in_a_loop(self, flow: str, name: str) -> bool:
        return any(name in self._below[flow][after] for after in self._graphs[flow].graph.successors(name))

    def _loops(self, flow: str, name: str) -> Iterator[str]:
        """Nodes of loops that can still be come to: only how often those were visited matters."""
        return (one for one in self._rounds[flow] if one == name or one in self._below[flow][name])


def _parts_of(node: Node) -> Iterator[Condition]:
    """What a node reads to find the way on, a part for each question looked at."""
    for route in node.routes:
        yield from _parts(route.when)
    for option in node.options:
        yield from _parts(option.when)


def _parts(condition: Condition) -> Iterator[Condition]:
    if len(reads(condition)) == 1:
        yield condition
    elif not isinstance(condition, Always):
        for inner in _inside(condition):
            yield from _parts(inner)


def _atoms(condition: Condition) -> Iterator[Condition]:
    inner = list(_inside(condition))
    if not inner:
        yield condition
    for one in inner:
        yield from _atoms(one)


def _inside(condition: Condition) -> Iterable[Condition]:
    match condition:
        case Not(of):
            return (of,)
        case All(of) | AnyOf(of):
            return of
        case _:
            return ()


def _about(key: str, item: str) -> str:
    """A key as it is about one person, or about everybody."""
    return f"{key}@{item}" if item else key


def _ids(value: Value | None) -> tuple[str, ...]:
    """The people of a list, by id."""
    return tuple(one.id for one in value.people) if isinstance(value, Listed) else ()


def _name(value: Value | None) -> Hashable:
    """The answer as a key. The few answers that cannot be one are the same object every time."""
    try:
        hash(value)
    except TypeError:
        return id(value)
    return value
