"""A flow as each voice meets it at each depth: what is left out is passed through, as the walker does.

Most flows are the same for nearly everybody, so equal graphs are made once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from reflect.flows.graph import RULE, SKIPPED, graph_of
from reflect.flows.model import Flow, Node, Pack

if TYPE_CHECKING:
    import networkx as nx

ENDS = ("outcome", "return")


class Variant(NamedTuple):
    """The graph of those who are not asked ``left_out``; ``who`` names the first of them."""

    graph: nx.DiGraph[str]
    left_out: frozenset[str]
    who: str


def leaves_out(node: Node, voice: str, depth: int) -> bool:
    """Whether somebody with this voice and depth is not asked this node on the way."""
    return node.offer or node.depth > depth or bool(node.voices and voice not in node.voices)


class Variants:
    """Every variant of every flow of a pack, each different one made once."""

    def __init__(self, pack: Pack) -> None:
        self._pack: Final = pack
        self._whole: Final[dict[str, nx.MultiDiGraph[str]]] = {}
        self._made: Final[dict[tuple[str, frozenset[str]], Variant]] = {}

    def of(self, flow: Flow) -> list[Variant]:
        """The different ones of a flow, in the order of the pack's voices and depths."""
        every = (self.one(flow, voice, depth) for voice in self._pack.voices for depth in self._pack.depths)
        return list({variant.left_out: variant for variant in every}.values())

    def one(self, flow: Flow, voice: str, depth: int) -> Variant:
        """The flow for one voice and depth."""
        left_out = frozenset(node.id for node in flow.nodes.values() if leaves_out(node, voice, depth))
        key = (flow.id, left_out)
        if key not in self._made:
            self._made[key] = Variant(self._graph(flow, left_out), left_out, f"{voice}, {depth} minutes")
        return self._made[key]

    def _graph(self, flow: Flow, left_out: frozenset[str]) -> nx.DiGraph[str]:
        import networkx as nx

        if flow.id not in self._whole:
            self._whole[flow.id] = graph_of(flow)
        graph: nx.DiGraph[str] = nx.DiGraph()
        graph.add_nodes_from(flow.nodes)
        for name, to, data in self._whole[flow.id].edges(data=True):
            passed_by = SKIPPED if flow.nodes[name].skipped else RULE
            taken = data["by"] == passed_by if name in left_out else data["by"] != SKIPPED
            if taken or flow.nodes[name].offer:  # passed over and, by those who open it, answered
                graph.add_edge(name, to)
        return graph
