"""The path: a pure function of the pack and what was given.

A :class:`Path` starts at the door and follows the graph until a question has no answer, or an outcome is
reached. It can be carried on from where it stopped once that answer is there (the common case, constant
cost) or built afresh (after a change); both must come to the same path, and the tests hold them to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import copy
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from reflect.conversation.events import Opened
from reflect.conversation.state import Given, Status, Step, left_open
from reflect.flows.conditions import Always, holds
from reflect.flows.graph import FlowGraph, Graphs
from reflect.flows.model import KINDS_THAT_ASK, Node, Pack
from reflect.flows.values import Chosen, Listed, Person, Value

DEFAULT_DEPTH = 30


class LostPathError(Exception):
    """The graph has no way on from a node. The checker refuses such packs; a moved pack can still have
    one.
    """


@dataclass(slots=True)
class Frame:
    """A flow being walked, and the call it goes back to. ``visits`` counts each node within this frame.

    ``item`` is the person it is walked for, ``still`` those an ``each`` has yet to come to.
    """

    flow: str
    graph: FlowGraph
    caller: str = ""  # node id of the call in the frame below
    visits: dict[str, int] = field(default_factory=dict)
    item: str = ""
    still: tuple[str, ...] = ()


class Scoped(NamedTuple):
    """What is seen from inside a round: the answers about this person first, then those about everybody."""

    path: Path
    item: str

    def value(self, key: str) -> Value | None:
        """The answer at this ``flow/node`` about this person, or else the one there is."""
        found = self.path.value(f"{key}@{self.item}")
        return self.path.value(key) if found is None else found

    def result(self, key: str) -> str:
        """The result of the call at this ``flow/node`` in this person's round, or else the one there is."""
        return self.path.result(f"{key}@{self.item}") or self.path.result(key)

    def latest(self, key: str) -> str:
        """The public key of the latest visit to this ``flow/node`` in this person's round, or outside it."""
        return self.path.latest(f"{key}@{self.item}") or self.path.latest(key)


class Path:
    """Where the conversation has been and where it stands.

    ``steps`` in order; ``open_key`` the question that waits, or empty; ``outcome`` the outcome's node,
    or None. It is also what conditions and echoes read from: only answers on this path can be seen.
    """

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
        self._pack = pack
        self._graphs = graphs
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
        self._frames = [Frame(opened.flow, graphs[opened.flow])]
        self._cursor = pack.flows[opened.flow].start
        self.extend()

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
        for name in ("_latest", "_values", "_results", "_walked", "_people"):
            setattr(other, name, dict(getattr(self, name)))
        other._frames = [replace(one, visits=dict(one.visits)) for one in self._frames]  # noqa: SLF001
        if self.open_key:
            other.open_key = ""
            step = self.steps[self.at[self.open_key]]
            other._frames[-1].visits[step.node.id] -= 1  # noqa: SLF001
        other._walk_on()  # noqa: SLF001
        return other

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
            self._take(self._frames[-1], step, given)
        self._walk_on()

    def _walk_on(self) -> None:
        while self.outcome is None and not self.open_key:
            self._visit(self._frames[-1], self._cursor)

    def _visit(self, frame: Frame, node_id: str) -> None:
        node = frame.graph.node(node_id)
        plain = f"{frame.flow}/{node_id}@{frame.item}" if frame.item else f"{frame.flow}/{node_id}"
        before = self._latest.get(plain)
        key = _next_visit(plain, before) if before else plain
        if self._depths and key in self._depths:
            self.depth = self._depths[key]
        visits = frame.visits.get(node_id, 0) + 1
        frame.visits[node_id] = visits
        if visits > node.max_visits:
            self._cursor = frame.graph.last_way(node_id)
            return
        if self._left_out(node) and key not in self._given:
            self._add(Step(key, plain, frame.flow, node, Status.LEFT_OUT, frame.item))
            self._cursor = frame.graph.skipped_way(node_id) or self._by_rule(frame, node_id)
        elif node.kind == "review" and key not in self._given and not self._left_open():
            self._pass(frame, Step(key, plain, frame.flow, node, Status.PASSED, frame.item))
        elif node.kind in KINDS_THAT_ASK:
            self._ask(frame, Step(key, plain, frame.flow, node, Status.OPEN, frame.item))
        else:
            self._pass(frame, Step(key, plain, frame.flow, node, Status.PASSED, frame.item))

    def _left_open(self) -> bool:
        """Whether anything is parked or not known: without it there is nothing to look over."""
        return any(left_open(step) for step in self.steps)

    def _left_out(self, node: Node) -> bool:
        if node.kind == "carried" and self._opened.last_time:
            return False  # what was agreed is asked about, however short the time
        return node.depth > self.depth or bool(node.voices and self._opened.voice not in node.voices)

    def _ask(self, frame: Frame, step: Step) -> None:
        node = step.node
        given = self._given.get(step.key)
        if given is None:
            fact = self._fact(node)
            if fact is None:
                self.open_key = step.key
                self._add(step)
                return
            given = Given(Status.KNOWN, fact, 0, 0)
        self._take(frame, step, given)

    def _take(self, frame: Frame, step: Step, given: Given) -> None:
        """Go on from a question with what was given to it."""
        node = step.node
        self._latest[step.plain] = step.key
        self._add(step.standing(given.status))
        if given.value is None:
            self._values.pop(step.plain, None)
            unsure = frame.graph.unsure_way(node.id) if given.status is Status.UNKNOWN else ""
            self._cursor = unsure or self._by_rule(frame, node.id)
            return
        self._values[step.plain] = given.value
        option = given.value.option if isinstance(given.value, Chosen) else ""
        if node.sets == "depth" and option.isdigit():
            self.depth = int(option)
        self._cursor = (option and frame.graph.option_way(node.id, option)) or self._by_rule(frame, node.id)

    def _fact(self, node: Node) -> Chosen | None:
        if node.sets == "depth" and self._opened.depth:
            return Chosen(str(self._opened.depth))
        if node.sets == "role" and self._opened.role:
            return Chosen(self._opened.role)
        return None

    def _pass(self, frame: Frame, step: Step) -> None:
        node = step.node
        shown = node.kind in _SHOWN
        self._add(step.standing(Status.SHOWN) if shown else step)
        if shown:
            self._latest[step.plain] = step.key
        match node.kind:
            case "outcome":
                self.outcome = node
            case "call" if node.once and (known := self._walked_already(node.flow, frame.item)) is not None:
                self._results[step.plain] = known
                self._cursor = self._by_rule(frame, node.id)
            case "call":
                self._go_into(node, frame.item)
            case "each":
                self._go_round(frame, node)
            case "return":
                self._come_back(node.result)
            case _:
                self._cursor = self._by_rule(frame, node.id)

    def _walked_already(self, flow: str, item: str) -> str | None:
        """The result a flow came back with before, in this person's round or for everybody."""
        found = self._walked.get(f"{flow}@{item}") if item else None
        return self._walked.get(flow) if found is None else found

    def _go_into(self, node: Node, item: str, still: tuple[str, ...] = ()) -> None:
        frame = Frame(node.flow, self._graphs[node.flow], caller=node.id, item=item, still=still)
        self._frames.append(frame)
        self._cursor = self._pack.flows[node.flow].start

    def _go_round(self, frame: Frame, node: Node) -> None:
        """Into the flow for the first person; where there is nobody, on by the last way."""
        value = self._values.get(node.over)
        people = value.people if isinstance(value, Listed) else ()
        self._people.update((one.id, one) for one in people)
        first, *rest = [one.id for one in people] or [""]
        if first:
            self._go_into(node, first, tuple(rest))
        else:
            self._cursor = frame.graph.last_way(node.id)

    def _come_back(self, result: str) -> None:
        done, below = self._frames.pop(), self._frames[-1]
        caller = below.graph.node(done.caller)
        self._walked[f"{done.flow}{_about(done.item)}"] = result
        if done.still and result not in caller.until:
            self._go_into(caller, done.still[0], done.still[1:])
            return
        self._results[f"{below.flow}/{done.caller}{_about(below.item)}"] = result
        self._cursor = self._by_rule(below, done.caller)

    def _by_rule(self, frame: Frame, node_id: str) -> str:
        routes = frame.graph.routes(node_id)
        if routes and type(routes[0].when) is Always:  # most nodes have the one way on
            return routes[0].to
        answers = self.seen_from(frame.item)
        for route in routes:
            if holds(route.when, answers):
                return route.to
        raise LostPathError(f"{frame.flow}/{node_id}")

    def _add(self, step: Step) -> None:
        self.at[step.key] = len(self.steps)
        self.steps.append(step)


_TURNS = frozenset({Status.ANSWERED, Status.PARKED, Status.UNKNOWN})
_SHOWN = frozenset({"say", "outcome"})


def default_depth(pack: Pack) -> int:
    """The depth a conversation has until somebody says how long they have."""
    return DEFAULT_DEPTH if DEFAULT_DEPTH in pack.depths else pack.depths[0]


def _about(item: str) -> str:
    """The part of a public key that says whom it is about."""
    return f"@{item}" if item else ""


def _next_visit(plain: str, before: str) -> str:
    return f"{plain}#{int(before.partition('#')[2] or 1) + 1}"
