"""A way through the flows with every answer on it, from the moves of a search: what a proof shows."""

from __future__ import annotations

from typing import NamedTuple

from reflect.flows.check.domains import ASIDE
from reflect.flows.check.program import BY_RULE, Program, Site
from reflect.flows.values import OTHER, Chosen, Ticked, Value

PARKED = "parked"
UNKNOWN = "not known yet"


class Move(NamedTuple):
    """One step of a search: the site it leaves (-1: only something was told apart), the state after it."""

    came: int
    site: int
    state: int
    said: str = ""
    asked: bool = False
    to: int = BY_RULE


class Reply(NamedTuple):
    """What is said to one question: a value, or ``said`` is parked or not known yet. ``matters`` where the
    way depends on it; ``known`` where it was said at the door.
    """

    flow: str
    node: str
    value: Value | None
    said: str
    matters: bool
    known: bool


class Witness(NamedTuple):
    """A conversation: opened at ``door`` for a voice and depth, each question answered in turn."""

    door: str
    voice: str
    depth: int
    replies: tuple[Reply, ...]

    def __str__(self) -> str:
        """``start/prepare: gate 'no', role -> child/day: day (parked)``, with answers where they matter."""
        parts: list[tuple[str, list[str]]] = []
        for one in self.replies:
            if not parts or parts[-1][0] != one.flow:
                parts.append((one.flow, []))
            said = (
                ""
                if not one.matters
                else f" ({one.said})"
                if one.said in (PARKED, UNKNOWN)
                else f" {one.said}"
            )
            parts[-1][1].append(f"{one.node}{said}")
        way = " -> ".join(f"{flow}: {', '.join(nodes)}" for flow, nodes in parts)
        return f"{self.voice}, {self.depth} minutes: {way or 'at once'}"


def witness(program: Program, moves: list[Move], last: int, voice: str, depth: int) -> Witness:
    """The conversation that ends with this move."""
    chain: list[Move] = []
    while last >= 0:
        chain.append(moves[last])
        last = moves[last].came
    chain.reverse()
    replies: list[Reply] = []
    door = ""
    picked = _picked(program, chain)
    for order, move in enumerate(chain):
        if move.site < 0:
            continue
        site = program.sites[move.site]
        door = door or site.flow
        if site.node.kind == "review" and order not in picked:
            if any(_left_open(program, reply) for reply in replies):  # else there is nothing to look over
                replies.append(Reply(site.flow, site.node.id, None, PARKED, matters=False, known=False))
        elif move.asked:
            replies.append(_reply(program, site, move, picked.get(order)))
    return Witness(door, voice, depth, tuple(replies))


def _left_open(program: Program, reply: Reply) -> bool:
    """Whether a reply leaves something to come back to, as the conversation has it."""
    node = program.site(reply.flow, reply.node).node
    return reply.value is None and node.kind not in ("pause", "safety", "review") and not node.sets


def _picked(program: Program, chain: list[Move]) -> dict[int, int]:
    """For each move that gives an answer somebody reads, one value (its bit) that all that follows allows."""
    picked: dict[int, int] = {}
    open_masks: dict[int, tuple[int, int]] = {}  # answer -> the move that gave it, what it can still be
    for order, move in enumerate(chain):
        own = program.sites[move.site].own if move.site >= 0 and move.asked else -1
        if own in open_masks:
            gave, mask = open_masks.pop(own)
            picked[gave] = _pick(mask)
        for key, (gave, mask) in open_masks.items():
            open_masks[key] = (gave, mask & program.domains.get(move.state, key))
        if own >= 0:
            open_masks[own] = (order, program.domains.get(move.state, own))
    for gave, mask in open_masks.values():
        picked[gave] = _pick(mask)
    return picked


def _pick(mask: int) -> int:
    """The first real answer of a mask, else that there is none."""
    real = mask & ~(2 * ASIDE - 1)
    return (real & -real).bit_length() - 1 if real else 1


def _reply(program: Program, site: Site, move: Move, bit: int | None) -> Reply:
    node = site.node
    known = node.sets == "depth"
    value: Value | None
    if bit is not None:
        one = program.domains.values[site.own][bit].value
        value = None if isinstance(one, str) else one
        matters = True
    else:
        named = move.said if move.said != "unknown" else ""
        matters = move.to != BY_RULE or bool(named)
        value = Chosen(named) if named else None
    said = spoken(value) if value is not None else UNKNOWN if move.said == "unknown" else PARKED
    return Reply(site.flow, node.id, value, said, matters, known)


def spoken(value: Value | str | None) -> str:
    """A value as a proof names it."""
    match value:
        case str():
            return f"'{value}'"
        case Chosen(option):
            return "something else" if option == OTHER else f"'{option}'"
        case Ticked(options):
            return f"[{', '.join(options)}]"
        case None:
            return "no answer"
        case _:
            return "answered"
