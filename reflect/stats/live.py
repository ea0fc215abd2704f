"""What is remembered of a conversation: two that agree in that go on alike.

Whether a part of a condition holds follows from one question's answer alone, so the truth of the parts that
are still ahead is all that has to be remembered of an answer.
"""

from __future__ import annotations

from collections.abc import Hashable
from itertools import pairwise
from typing import Final, NamedTuple

from reflect.conversation.walk import Path
from reflect.flows.conditions import Condition, holds
from reflect.flows.graph import Graphs
from reflect.flows.values import Listed, Value
from reflect.stats.ahead import Ahead, Lookahead, Reach, atoms, looks_at, read_by
from reflect.stats.answers import Seen, seen_in

PASSED: Final = frozenset({"say", "branch", "call", "each", "return", "outcome"})
"""The kinds that ask nothing and whose ways on are known here. Those that ask are in ``answers``."""


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

    def __init__(self, graphs: Graphs, reach: Reach) -> None:
        """For conversations that have the voice and the times of ``reach``."""
        self._ahead = Lookahead(graphs, reach)
        self._places: dict[tuple[tuple[str, str], ...], tuple[_By, Ahead]] = {}
        self._signs: dict[tuple[object, ...], Hashable] = {}
        tests: dict[str, list[Condition]] = {}
        for one in graphs.values():
            for node in one.flow.nodes.values():
                for part in read_by(node):
                    tests.setdefault(looks_at(part), []).extend(atoms(part))
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
            (
                frame.item,
                frame.still,
                *(frame.visits.get(name, 0) for name in self._ahead.loops(flow, name_here)),
            )
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

    def _read_from(self, places: tuple[tuple[str, str], ...]) -> tuple[_By, Ahead]:
        """What is read from here on: in this flow from this question, in those that wait after their call."""
        if places not in self._places:
            *waiting, here = places
            ahead = self._ahead.before(*here).and_(*(self._ahead.coming_back(*place) for place in waiting))
            by_key: dict[str, list[Condition]] = {}
            for part in sorted(ahead.parts, key=repr):
                by_key.setdefault(looks_at(part), []).append(part)
            listed = tuple((key, tuple(parts)) for key, parts in sorted(by_key.items()))
            self._places[places] = (listed, ahead)
        return self._places[places]


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
