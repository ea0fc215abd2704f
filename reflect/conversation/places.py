"""Every node as the walker needs it: its ways on and its steps, worked out once for a pack and a voice.

What can be known before anybody answers stands here, so that walking a node is a few look-ups: conditions are
functions (:func:`reflect.flows.conditions.test_of`), targets are the places they lead to, and the steps of a
first visit about nobody in particular are made once and used by every conversation.
"""

from __future__ import annotations

from typing import Final

from reflect.conversation.areas import Area, areas_of
from reflect.conversation.events import Opened
from reflect.conversation.state import Status, Step
from reflect.flows.conditions import Always, Test, test_of
from reflect.flows.graph import FlowGraph, Graphs
from reflect.flows.model import KINDS_THAT_ASK, Node, Pack

ASKS, SHOWS, BRANCHES, CALLS, GOES_ROUND, RETURNS, ENDS = range(7)
"""What the walker does with a place."""

NOBODY: Final = 1_000
"""The depth of a place that no length of time brings to this voice, and of one that is only offered."""

_DOES: Final = {
    **dict.fromkeys(KINDS_THAT_ASK, ASKS),
    "say": SHOWS,
    "branch": BRANCHES,
    "call": CALLS,
    "each": GOES_ROUND,
    "return": RETURNS,
    "outcome": ENDS,
}


class Place:
    """One node of a flow. ``depth`` is the least that asks it, ``to`` the way on where there is only one.

    ``unsure``, ``skipped`` and ``last`` are the ways of those who do not know, are not asked, and have been
    round often enough; ``inside`` where the flow of a call starts, found when it is first gone into.
    ``about_safety``: it is protected, or stands in a flow that begins with a question about safety and is no
    door: what is asked there is finished before anything else.
    """

    __slots__ = (
        "about_safety", "answered", "by_option", "depth", "does", "flow", "inside", "last", "left_out", "met",
        "node", "open", "plain", "review", "rules", "sets", "skipped", "to", "unsure",
    )  # fmt: skip

    def __init__(self, flow: str, node: Node, depth: int) -> None:
        self.flow = flow
        self.node = node
        self.depth = depth
        self.does = _DOES[node.kind]
        self.plain = plain = f"{flow}/{node.id}"
        self.sets = node.sets
        self.about_safety = node.protected
        self.review = node.kind == "review"
        self.to: Place | None = None
        self.rules: tuple[tuple[Test, Place], ...] = ()
        self.by_option: dict[str, Place] = {}
        self.unsure: Place | None = None
        self.skipped: Place | None = None
        self.last: Place | None = None
        self.inside: Place | None = None
        self.answered = Step(plain, plain, flow, node, Status.ANSWERED)
        self.open = self.answered.standing(Status.OPEN)
        self.met = self.answered.standing(Status.SHOWN if self.does in (SHOWS, ENDS) else Status.PASSED)
        self.left_out = self.answered.standing(Status.LEFT_OUT)


class Places:
    """The places of a pack for one voice, a flow's when it is first walked."""

    def __init__(self, pack: Pack, graphs: Graphs, voice: str, *, came_in: bool) -> None:
        """``came_in``: actions came in from last time, which are asked about however short the time is."""
        self.pack: Final = pack
        self._graphs: Final = graphs
        self._voice: Final = voice
        self._came_in: Final = came_in
        self._made: Final[dict[str, dict[str, Place]]] = {}
        self._areas: Final[dict[str, dict[str, Area]]] = {}

    def start(self, flow: str) -> Place:
        """Where a flow begins."""
        return self.at(flow, self.pack.flows[flow].start)

    def at(self, flow: str, node: str) -> Place:
        """The place of a node."""
        found = self._made.get(flow)
        if found is None:
            found = self._made[flow] = self._flow(self._graphs[flow])
        return found[node]

    def areas(self, door: str) -> dict[str, Area]:
        """What can be opened from the map in a conversation that began at this door."""
        if door not in self._areas:
            self._areas[door] = areas_of(self.pack, door)
        return self._areas[door]

    def _flow(self, graph: FlowGraph) -> dict[str, Place]:
        flow = graph.flow
        places = {node.id: Place(flow.id, node, self._depth(node)) for node in flow.nodes.values()}
        for name, place in places.items():
            routes = graph.routes(name)
            if routes and type(routes[0].when) is Always:
                place.to = places[routes[0].to]
            place.rules = tuple((test_of(route.when), places[route.to]) for route in routes)
            place.by_option = {
                option.id: places[to]
                for option in place.node.options
                if (to := graph.option_way(name, option.id))
            }
            place.unsure = places.get(graph.unsure_way(name))
            place.skipped = places.get(graph.skipped_way(name))
            place.last = places[routes[-1].to] if routes else None
            place.about_safety |= flow.nodes[flow.start].kind == "safety" and not flow.door
        return places

    def _depth(self, node: Node) -> int:
        if node.kind == "carried" and self._came_in:
            return 0
        elsewhere = node.offer or (node.voices and self._voice not in node.voices)
        return NOBODY if elsewhere else node.depth


def places_of(pack: Pack, graphs: Graphs, opened: Opened) -> Places:
    """The places for a conversation, kept with the graphs they are made from."""
    kept = graphs[opened.flow].kept
    name = ("places", opened.voice, bool(opened.last_time))
    found = kept.get(name)
    if not isinstance(found, Places) or found.pack is not pack:
        found = kept[name] = Places(pack, graphs, opened.voice, came_in=bool(opened.last_time))
    return found
