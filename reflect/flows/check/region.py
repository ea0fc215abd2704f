"""The part of a pack from which a goal can be come to, how far it is, and what is read on the way.

Calls and returns are taken as plain edges, so a distance is never too long and what is read never too little.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import Final

from reflect.flows.check.program import BY_RULE, Program, Site
from reflect.flows.check.solve import Formula, keys_of


class Region:
    """``distance`` to the nearest of ``goals`` by site (others cannot come there); ``read`` the bits of every
    answer that is looked at from a site on. ``left_out`` are the sites nobody and not everybody is asked.
    """

    def __init__(
        self,
        program: Program,
        left_out: tuple[frozenset[int], frozenset[int]],
        goals: frozenset[int],
        holds: tuple[Formula, ...],
        avoid: frozenset[int],
    ) -> None:
        self._program: Final = program
        self._returns: Final[dict[str, list[int]]] = {}
        for site in program.sites:
            if site.node.kind == "return":
                self._returns.setdefault(site.flow, []).append(site.number)
        before: dict[int, list[int]] = {}
        for site in program.sites:
            for to in self._edges(site, *left_out, avoid):
                before.setdefault(to, []).append(site.number)
        for call in program.sites:
            if call.enters >= 0:  # what a return leads to, its call reads first
                for number in self._returns.get(call.node.flow, ()):
                    before.setdefault(~call.number, []).append(number)
                again = [call.enters] if call.node.kind == "each" else []
                for to in [*call.targets, *again]:
                    before.setdefault(to, []).append(~call.number)
        # a call is two places: where it is come to, and (~number) where its flow has come back
        ends = [place for goal in goals for place in (goal, ~goal)]
        self.distance: Final = _distances(ends, before)
        self.read: Final = self._read(before, goals, holds)

    def _edges(
        self, site: Site, out: frozenset[int], perhaps: frozenset[int], avoid: frozenset[int]
    ) -> Iterator[int]:
        if site.loops and site.targets:
            yield site.targets[-1]
        if site.number in out or site.number in perhaps:
            yield from [site.skipped] if site.skipped != BY_RULE else site.targets
            if site.number in out:
                return
        if site.node.asks:
            if site.number not in avoid:
                yield from (given.to for given in site.answers if given.to != BY_RULE)
                if any(given.to == BY_RULE for given in site.answers):
                    yield from site.targets
            elif site.node.kind == "review":
                yield from site.targets
        elif site.enters >= 0:
            yield site.enters
            if site.once >= 0 or site.node.kind == "each":
                yield from site.targets
        elif site.node.kind not in ("return", "outcome"):
            yield from site.targets

    def _read(
        self, before: dict[int, list[int]], goals: frozenset[int], holds: tuple[Formula, ...]
    ) -> dict[int, int]:
        fields = self._program.domains.field
        wanted = _bits(holds, fields)
        found: dict[int, int] = {}
        for place in self.distance:
            site = self._program.sites[place if place >= 0 else ~place]
            bits = wanted if site.number in goals else 0
            for rule in site.rules:
                bits |= _bits(rule, fields)
            for given in site.answers:
                bits |= _bits(given.needs, fields)
            if site.once >= 0:
                bits |= fields[site.once]
            found[place] = bits
        waiting = deque(self.distance)
        while waiting:
            place = waiting.popleft()
            for earlier in before.get(place, ()):
                if earlier in found and found[earlier] | found[place] != found[earlier]:
                    found[earlier] |= found[place]
                    waiting.append(earlier)
        return found


def _bits(formulas: tuple[Formula, ...], fields: list[int]) -> int:
    bits = 0
    for one in formulas:
        for key in keys_of(one):
            bits |= fields[key]
    return bits


def _distances(ends: list[int], before: dict[int, list[int]]) -> dict[int, int]:
    distance = dict.fromkeys(ends, 0)
    waiting = deque(ends)
    while waiting:
        place = waiting.popleft()
        for earlier in before.get(place, ()):
            if earlier not in distance:
                distance[earlier] = distance[place] + 1
                waiting.append(earlier)
    return distance
