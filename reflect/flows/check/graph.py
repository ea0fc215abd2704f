"""What the graph proves: everything can be reached, everything ends, and nothing goes round for ever."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from reflect.flows.check.finding import error
from reflect.flows.check.variants import ENDS, Variant, Variants
from reflect.flows.diagnostics import Diagnostic, Place
from reflect.flows.model import Flow
from reflect.flows.reading import Reading


def check(reading: Reading, sound: Collection[str], variants: Variants) -> Iterator[Diagnostic]:
    """Every ``sound`` flow: one that could be read and whose targets are all there."""
    import networkx as nx

    for name in sound:
        flow = reading.pack.flows[name]
        met = variants.of(flow)
        reached = [{flow.start} | nx.descendants(variant.graph, flow.start) for variant in met]
        yield from _unreachable(reading, flow, met, reached)
        blamed: set[tuple[str, str]] = set()
        for variant, here in zip(met, reached, strict=True):
            parts = list(nx.strongly_connected_components(variant.graph))
            ends = _endless(flow, variant, [part for part in parts if not here.isdisjoint(part)])
            for code, node, message, remedy in (*ends, *_loops(flow, variant, parts)):
                if (code, node) not in blamed:
                    blamed.add((code, node))
                    yield error(code, _place(reading, flow, node), message, remedy)


def _unreachable(
    reading: Reading, flow: Flow, met: list[Variant], reached: list[set[str]]
) -> Iterator[Diagnostic]:
    lost = [node for node in flow.nodes if not any(node in here for here in reached)]
    for node in lost:
        # what only another lost node leads to is found again once that one is reached
        if not any(node in variant.graph[other] for variant in met for other in lost if other != node):
            remedy = "lead to it with `to`, or take it out"
            yield error("RF401", _place(reading, flow, node), f"nothing leads to `{node}`", remedy)


_Found = tuple[str, str, str, str]


def _endless(flow: Flow, variant: Variant, parts: list[set[str]]) -> Iterator[_Found]:
    """Loops that nobody gets out of: the last parts of the graph that are not an end."""
    graph = variant.graph
    last = [
        part
        for part in parts
        if all(to in part for node in part for to in graph.adj[node])
        and not any(flow.nodes[node].kind in ENDS for node in part)
    ]
    for part in _in_order(flow, last):
        first = part[0]
        if first in variant.left_out and not graph[first]:
            message = f"`{first}` leads nowhere when it is left out ({variant.who})"
            yield "RF402", first, message, "add `skipped: node`"
        else:
            message = f"nobody gets out of this loop ({variant.who}): {_round(part)}"
            yield "RF403", first, message, "lead out of it: a rule, an option or an `else` that goes on"


def _loops(flow: Flow, variant: Variant, parts: list[set[str]]) -> Iterator[_Found]:
    """Loops with a way out: something in them is asked again, and they end however they are answered."""
    graph = variant.graph
    rings = [part for part in parts if len(part) > 1 or any(graph.has_edge(node, node) for node in part)]
    for part in _in_order(flow, rings):
        if all(to in part for node in part for to in graph[node]):
            continue  # nobody gets out of it, which is said already
        if all(flow.nodes[node].max_visits == 1 for node in part):
            message = f"a loop in which nothing is asked twice: {_round(part)}"
            yield "RF404", part[0], message, "add `max_visits: 2` (or more) to a node in it that asks"
        elif stuck := _never_leaves(flow, part):
            message = (
                f"when all has been asked as often as it may be, this goes round for ever: {_round(stuck)}"
            )
            yield "RF405", stuck[0], message, "let the last rule of one of these lead out of the loop"
        yield from _into_a_stop(flow, part)


def _into_a_stop(flow: Flow, part: list[str]) -> Iterator[_Found]:
    """Nodes of a loop that come to a stop when they are passed over, though nobody said that they should."""
    for node in (flow.nodes[name] for name in part):
        last = flow.nodes.get(node.routes[-1].to) if len(node.routes) > 1 else None
        if last and last.kind == "outcome" and last.stop:
            message = (
                f"come to once too often, `{node.id}` is passed over into `{last.id}`, which stops for safety"
            )
            yield "RF411", node.id, message, "let its last rule, or its last result, lead on"


def _never_leaves(flow: Flow, part: list[str]) -> list[str]:
    """A ring of last rules inside a loop, in order, or nothing.

    A node visited as often as it may be is passed by its last rule. So a walk ends, whatever is answered,
    just when the last rules alone lead out of the loop.
    """
    safe: set[str] = set()
    for start in part:
        way: list[str] = []
        node = start
        while node in part and node not in safe:
            if node in way:
                return way[way.index(node) :]
            way.append(node)
            routes = flow.nodes[node].routes
            if not routes:
                return [node]
            node = routes[-1].to
        safe.update(way)
    return []


def _in_order(flow: Flow, parts: object) -> list[list[str]]:
    """Sets of nodes, each and all in the order they are written."""
    order = {name: at for at, name in enumerate(flow.nodes)}
    listed = [sorted(part, key=order.__getitem__) for part in parts]  # type: ignore[attr-defined]
    return sorted(listed, key=lambda part: order[part[0]])


def _round(part: list[str]) -> str:
    return " -> ".join(f"`{node}`" for node in [*part[:6], *(["..."] if len(part) > 6 else []), part[0]])


def _place(reading: Reading, flow: Flow, node: str) -> Place:
    return reading.key_place(flow.id, "nodes", node)
