"""What can be opened from the map: the calls that say ``open: yes``, and how each stands in the whole.

An area is walked as an aside from wherever one is. Its call need not have been come to: the calls that lead
to it from the door stand in for that, so that its result leads where it would have led on the ordinary way.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from reflect.flows.model import DEPTHS, Node, Pack

WAY: Final = "the-way"
"""In place of an area: back from one to the question one was at."""

FULL: Final = 30
"""Minutes an area is walked for at least: somebody who opens one has a moment for it."""


class Area(NamedTuple):
    """An area: its call's key and node, the calls from the door to it (``flow, node``), itself the last.

    ``depth`` is the least it is walked at: half an hour, or more where it asks nothing in that.
    """

    key: str
    call: Node
    calls: tuple[tuple[str, str], ...]
    depth: int

    @property
    def group(self) -> str:
        """The flow its call stands in: what it is grouped with on the map."""
        return self.calls[-1][0]

    @property
    def flow(self) -> str:
        """The flow it goes through."""
        return self.call.flow


def areas_of(pack: Pack, door: str) -> dict[str, Area]:
    """The areas by key, in the order their calls are written, each by the first way the flows lead to it.

    What is only come to inside a round is none: from outside nobody could say whom it is about.
    """
    found: dict[str, Area] = {}
    seen = {door}
    waiting: list[tuple[str, tuple[tuple[str, str], ...]]] = [(door, ())]
    while waiting:
        flow, calls = waiting.pop(0)
        for node in pack.flows[flow].nodes.values():
            if node.kind != "call" or node.flow not in pack.flows:
                continue
            way = (*calls, (flow, node.id))
            if node.open:
                key = f"{flow}/{node.id}"
                found[key] = Area(key, node, way, max(FULL, asks_at(pack, node.flow)))
            if node.flow not in seen:
                seen.add(node.flow)
                waiting.append((node.flow, way))
    return found


def asks_at(pack: Pack, flow: str) -> int:
    """The least depth at which a flow asks anything."""
    least = DEPTHS[-1]
    for node in pack.flows[flow].nodes.values():
        if node.asks and not node.offer:
            least = min(least, node.depth)
        elif node.flow in pack.flows:
            least = min(least, max(node.depth, asks_at(pack, node.flow)))
    return least
