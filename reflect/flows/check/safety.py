"""Immediate danger comes first: a safety question stands before every outcome, for everybody."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

from reflect.flows.check.finding import error
from reflect.flows.check.variants import Variants
from reflect.flows.diagnostics import Diagnostic
from reflect.flows.model import Flow, Pack
from reflect.flows.reading import Reading


def check(reading: Reading, sound: Collection[str], variants: Variants) -> Iterator[Diagnostic]:
    """Every door among the ``sound`` flows."""
    for name in sound:
        flow = reading.pack.flows[name]
        if not flow.door:
            continue
        if not _begins_safely(reading.pack, flow):
            message = f"this door begins with `{flow.start}`, which is not a safety question"
            remedy = "begin with a node of kind safety, or with a call to a flow that does"
            yield error("RF802", reading.key_place(name, "nodes", flow.start), message, remedy)
            continue
        blamed = set()
        for voice in reading.pack.voices:
            for depth in reading.pack.depths:
                for outcome in _Guards(reading.pack, sound, variants, voice, depth).unguarded(
                    flow, "outcome"
                ):
                    if outcome not in blamed:
                        blamed.add(outcome)
                        message = (
                            f"`{outcome}` can be reached without a safety question ({voice}, {depth} minutes)"
                        )
                        remedy = "put a safety question that everybody is asked on every way to it"
                        yield error("RF801", reading.key_place(name, "nodes", outcome), message, remedy)


def _begins_safely(pack: Pack, flow: Flow) -> bool:
    """Whether the first thing a flow does is a safety question, its own or that of a flow it calls first."""
    seen = set()
    while flow.id not in seen:
        seen.add(flow.id)
        first = flow.nodes[flow.start]
        if first.kind != "call":
            return first.kind == "safety"
        if first.flow not in pack.flows:
            return True  # nobody can know: the file stands alone, or that one could not be read
        flow = pack.flows[first.flow]
    return False


class _Guards:
    """What a safety question stands before, for one voice and depth."""

    def __init__(
        self, pack: Pack, sound: Collection[str], variants: Variants, voice: str, depth: int
    ) -> None:
        self._pack: Final = pack
        self._sound: Final = sound
        self._variants: Final = variants
        self._asked: Final = (voice, depth)
        self._whole: Final[dict[str, bool]] = {}

    def unguarded(self, flow: Flow, kind: str) -> list[str]:
        """The nodes of a kind that can be reached without a safety question, in the order written."""
        import networkx as nx

        graph, left_out, _ = self._variants.one(flow, *self._asked)
        # networkx leaves the start out of what it hands back, or says it dominates itself, by version
        above: dict[str, str] = {**nx.immediate_dominators(graph, flow.start), flow.start: flow.start}
        ends = [node.id for node in flow.nodes.values() if node.kind == kind and node.id in above]
        return [name for name in ends if not self._guarded(flow, _chain(above, name), left_out)]

    def _guarded(self, flow: Flow, chain: list[str], left_out: frozenset[str]) -> bool:
        """Whether one of the nodes that everybody passes is a safety question, or a call that asks one."""
        met = [flow.nodes[name] for name in chain if name not in left_out]
        if any(node.kind == "safety" for node in met):
            return True
        return any(node.kind == "call" and self._asks(node.flow) for node in met)

    def _asks(self, flow: str) -> bool:
        """Whether everybody who comes back from a flow has met a safety question in it."""
        if flow not in self._sound:
            return True  # nobody can know, and what is wrong with it is reported
        if flow not in self._whole:
            self._whole[flow] = True  # a ring of calls is reported; here it must only end
            self._whole[flow] = not self.unguarded(self._pack.flows[flow], "return")
        return self._whole[flow]


def _chain(above: dict[str, str], name: str) -> list[str]:
    """A node and all that stand on every way to it."""
    chain = [name]
    while above[chain[-1]] != chain[-1]:
        chain.append(above[chain[-1]])
    return chain
