"""What is read ahead of every place in the flows, and not given anew before it is read.

Found going backwards through each flow until nothing changes. Conditions are cut into the parts that look at
one question each; a question that is surely asked takes its own parts out of what has to be known before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from reflect.flows.conditions import All, Always, AnyOf, Condition, Not, reads
from reflect.flows.graph import OPTION, RULE, SKIPPED, FlowGraph, Graphs
from reflect.flows.model import GOES_INTO, Node


class Ahead(NamedTuple):
    """What is read ahead: parts of conditions, flows walked once only, lists of people gone through."""

    parts: frozenset[Condition] = frozenset()
    once: frozenset[str] = frozenset()
    over: frozenset[str] = frozenset()

    def and_(self, *others: Ahead) -> Ahead:
        """All of it together."""
        return Ahead(*(mine.union(*theirs) for mine, *theirs in zip(self, *others, strict=True)))

    def without(self, key: str) -> Ahead:
        """Without what is read of this question."""
        return self._replace(parts=frozenset(part for part in self.parts if looks_at(part) != key))


class Reach(NamedTuple):
    """What all the conversations counted have in common: a voice, the least and most minutes."""

    voice: str
    least: int
    most: int

    def never(self, node: Node) -> bool:
        """Whether a node is surely left out."""
        return node.offer or node.depth > self.most or bool(node.voices and self.voice not in node.voices)

    def always(self, node: Node) -> bool:
        """Whether a node is surely not left out."""
        return (
            not node.offer
            and node.depth <= self.least
            and not (node.voices and self.voice not in node.voices)
        )


class Lookahead:
    """Knows for every place what is read from there on."""

    def __init__(self, graphs: Graphs, reach: Reach) -> None:
        """Ready; each flow is looked through when it is first asked about."""
        self._graphs = graphs
        self._reach = reach
        self._before: dict[str, dict[str, Ahead]] = {}
        self._after: dict[str, dict[str, Ahead]] = {}
        self._loops: dict[str, dict[str, tuple[str, ...]]] = {}

    def before(self, flow: str, name: str) -> Ahead:
        """What is read from a node on, as it is come to."""
        self._look_through(flow)
        return self._before[flow][name]

    def coming_back(self, flow: str, name: str) -> Ahead:
        """What is read once a call comes back; for an ``each`` also in the rounds still to be gone."""
        self._look_through(flow)
        node = self._graphs[flow].node(name)
        after = self._after[flow][name]
        return after.and_(self._inside(node)) if node.kind == "each" else after

    def loops(self, flow: str, name: str) -> tuple[str, ...]:
        """Nodes of loops that can be come to from here: only how often those were visited matters."""
        self._look_through(flow)
        return self._loops[flow][name]

    def _look_through(self, flow: str) -> None:
        if flow in self._before:
            return
        import networkx as nx

        graph = self._graphs[flow]
        ways: Any = nx.DiGraph()
        ways.add_nodes_from(graph.graph)
        ways.add_edges_from((name, to) for name in graph.graph for to in self._ways(graph, name))
        round_again = {
            name for part in nx.strongly_connected_components(ways) if len(part) > 1 for name in part
        }
        round_again |= {name for name in ways if ways.has_edge(name, name)}
        self._loops[flow] = {
            name: tuple(sorted(round_again & ({name} | nx.descendants(ways, name)))) for name in ways
        }
        before = dict.fromkeys(ways, Ahead())
        after = dict.fromkeys(ways, Ahead())
        changed = True
        while changed:
            changed = False
            for name in reversed(list(ways)):
                node = graph.node(name)
                further = Ahead(frozenset(_of_routes(node))).and_(
                    *(before[to] for to in ways.successors(name))
                )
                if self._gives(node, again=name in round_again):
                    further = further.without(f"{flow}/{name}")
                after[name] = further
                mine = further.and_(self._own(node))
                changed = changed or mine != before[name]
                before[name] = mine
        self._before[flow], self._after[flow] = before, after

    def _ways(self, graph: FlowGraph, name: str) -> Iterator[str]:
        """Where a node can lead when every question is answered."""
        node = graph.node(name)
        taken = {RULE}
        taken |= set() if self._reach.never(node) else {OPTION}
        taken |= set() if self._reach.always(node) else {SKIPPED}
        return (to for _, to, data in graph.graph.out_edges(name, data=True) if data["by"] in taken)

    def _gives(self, node: Node, *, again: bool) -> bool:
        """Whether there is surely a new answer, or a new result, once this node is behind."""
        if again or not self._reach.always(node) or node.kind == "review":
            return False
        return node.asks or node.kind == "call"

    def _own(self, node: Node) -> Ahead:
        """What a node itself reads before it has its answer."""
        if self._reach.never(node):
            return Ahead()
        own = Ahead(
            frozenset(part for option in node.options for part in parts_of(option.when)),
            frozenset({node.flow} if node.once else ()),
            frozenset({node.over} if node.kind == "each" else ()),
        )
        return own.and_(self._inside(node)) if node.kind in GOES_INTO else own

    def _inside(self, node: Node) -> Ahead:
        return self.before(node.flow, self._graphs[node.flow].flow.start)


def looks_at(part: Condition) -> str:
    """The one question a part looks at."""
    return next(iter(reads(part)))


def parts_of(condition: Condition) -> Iterator[Condition]:
    """The largest parts of a condition that look at one question each."""
    if len(reads(condition)) == 1:
        yield condition
    elif not isinstance(condition, Always):
        for inner in _inner(condition):
            yield from parts_of(inner)


def read_by(node: Node) -> Iterator[Condition]:
    """Every part of what a node reads to find the way on."""
    yield from _of_routes(node)
    for option in node.options:
        yield from parts_of(option.when)


def atoms(condition: Condition) -> Iterator[Condition]:
    """The single comparisons of a condition."""
    inner = list(_inner(condition))
    if not inner:
        yield condition
    for one in inner:
        yield from atoms(one)


def _of_routes(node: Node) -> Iterator[Condition]:
    for route in node.routes:
        yield from parts_of(route.when)


def _inner(condition: Condition) -> Iterable[Condition]:
    match condition:
        case Not(of):
            return (of,)
        case All(of) | AnyOf(of):
            return of
        case _:
            return ()
