"""How flows stand to one another: a door leads to each, none calls itself, and only doors end."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from reflect.flows.check.finding import error
from reflect.flows.diagnostics import Diagnostic, Place
from reflect.flows.model import GOES_INTO, Flow
from reflect.flows.reading import Reading


def check(reading: Reading, sound: Collection[str]) -> Iterator[Diagnostic]:
    """The calls between ``sound`` flows."""
    import networkx as nx

    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(sound)
    for name in sound:
        graph.add_edges_from(
            (name, flow) for flow in calls(reading.pack.flows[name]).values() if flow in sound
        )
    for ring in sorted(sorted(part) for part in nx.strongly_connected_components(graph)):
        if len(ring) > 1 or graph.has_edge(ring[0], ring[0]):
            yield _ring(reading, ring)
    if reading.alone or len(sound) < len(reading.files) or not reading.whole:
        return  # what cannot be read may lead anywhere
    doors = [door.flow for door in reading.pack.doors]
    reached = set(doors).union(*(nx.descendants(graph, door) for door in doors))
    for name in sound:
        if name not in reached:
            message = f"no door leads to `{name}`, not even by a call"
            yield error(
                "RF406", reading.place(name, "flow"), message, "call it from a flow, or take the file out"
            )


def calls(flow: Flow) -> dict[str, str]:
    """The flow that each call of a flow goes to, once or in a round, by node id."""
    return {node.id: node.flow for node in flow.nodes.values() if node.kind in GOES_INTO}


def _ring(reading: Reading, ring: list[str]) -> Diagnostic:
    flow = reading.pack.flows[ring[0]]
    node = next(node for node, called in calls(flow).items() if called in ring)
    place: Place = reading.place(flow.id, "nodes", node, "flow")
    message = f"`{flow.id}` comes to call itself: {' -> '.join([*ring, ring[0]])}"
    return error(
        "RF307", place, message, "take one of these calls out; to ask again, lead back within one flow"
    )
