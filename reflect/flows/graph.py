"""Each flow as a networkx ``MultiDiGraph``: the one graph that is walked, drawn and proven.

Nodes carry the model (``node``), edges what takes them (``by``: rule, option, unsure or skipped), the
route with its condition (``route``) or the option's id (``option``), in the order written (the edge key).
networkx costs more to import than the rest of the core together, so it is imported when the first graph
is made.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING, Final

from reflect.flows.model import Flow, Node, Pack, Route

if TYPE_CHECKING:
    import networkx as nx

RULE: Final = "rule"
OPTION: Final = "option"
UNSURE: Final = "unsure"
SKIPPED: Final = "skipped"


def graph_of(flow: Flow) -> nx.MultiDiGraph[str]:
    """The flow's nodes and every way between them, in authored order."""
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(flow=flow.id, start=flow.start)
    for node in flow.nodes.values():
        graph.add_node(node.id, node=node)
    for node in flow.nodes.values():
        order = 0
        for option in node.options:
            if option.to:
                graph.add_edge(node.id, option.to, key=order, by=OPTION, option=option.id, route=None)
                order += 1
        for by, to in ((UNSURE, node.unsure), (SKIPPED, node.skipped)):
            if to:
                graph.add_edge(node.id, to, key=order, by=by, option="", route=None)
                order += 1
        for route in node.routes:
            graph.add_edge(node.id, route.to, key=order, by=RULE, option="", route=route)
            order += 1
    return graph


class FlowGraph:
    """A flow's graph with the look-ups walking needs, taken from its edges once."""

    def __init__(self, flow: Flow) -> None:
        """Build the graph of ``flow``."""
        self.flow = flow
        self.graph = graph_of(flow)
        self.kept: dict[Hashable, object] = {}  # what others have worked out from it, and keep with it
        self._nodes: dict[str, Node] = {name: data["node"] for name, data in self.graph.nodes(data=True)}
        self._routes: dict[str, list[Route]] = {name: [] for name in self._nodes}
        self._ways: dict[tuple[str, str, str], str] = {}
        last: dict[str, str] = {}
        for start, to, _, data in sorted(
            self.graph.edges(keys=True, data=True), key=lambda edge: (edge[0], edge[2])
        ):
            if data["by"] == RULE:
                self._routes[start].append(data["route"])
            else:
                self._ways[start, data["by"], data["option"]] = to
                if data["by"] == OPTION:
                    last[start] = to
        for start, to in last.items():
            # A safety question whose options all lead somewhere themselves has no rule. Nobody passes
            # it without an answer; only looking ahead ("about 14 minutes left") does.
            self._routes[start] = self._routes[start] or [Route(to)]

    def node(self, name: str) -> Node:
        """The node of this id. Raises KeyError where the flow has none."""
        return self._nodes[name]

    def routes(self, name: str) -> list[Route]:
        """The rules that lead on from a node, in order."""
        return self._routes[name]

    def option_way(self, name: str, option: str) -> str:
        """Where this option itself leads, or empty where the node's rules decide."""
        return self._ways.get((name, OPTION, option), "")

    def unsure_way(self, name: str) -> str:
        """Where "not known yet" leads when not the ordinary way, or empty."""
        return self._ways.get((name, UNSURE, ""), "")

    def skipped_way(self, name: str) -> str:
        """Where the node leads when it is left out, or empty for the ordinary way."""
        return self._ways.get((name, SKIPPED, ""), "")

    def last_way(self, name: str) -> str:
        """The ``else`` of a node: where a loop goes when it has been round often enough."""
        return self._routes[name][-1].to


Graphs = dict[str, FlowGraph]


def graphs_of(pack: Pack) -> Graphs:
    """A graph for every flow of the pack, by flow id."""
    return {name: FlowGraph(flow) for name, flow in pack.flows.items()}
