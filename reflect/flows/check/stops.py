"""Every full route asks what must never be missed: the stops that ``pack.yaml`` lists, each by its tags.

A full route is any way, at 30 minutes or more, from a door to an outcome that is not itself a stop. A
question counts when it is asked; parking it is an answer too. First all routes at once: for each node the
stops that some way to it can have missed, and for each flow those it can come back without. Only what that
leaves open is searched for, condition by condition.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import Final

from reflect.flows.check.finding import error, warning
from reflect.flows.check.judge import Judge
from reflect.flows.check.program import BY_RULE, Program, Site
from reflect.flows.check.search import Goal, Search
from reflect.flows.diagnostics import Diagnostic

FULL: Final = 30
"""Minutes from which a conversation goes all the way round."""


def check(judge: Judge) -> Iterator[Diagnostic]:
    """Each stop, for each voice and each full depth."""
    program = judge.program
    stops = program.pack.stops
    if not stops or not program.whole:
        return
    passing = {order: passes(program, stop) for order, stop in enumerate(stops)}
    ends = frozenset(
        site.number for site in program.sites if site.node.kind == "outcome" and not site.node.stop
    )
    said: set[int] = set()
    for search in judge.searches(FULL):
        missed = _Missable(judge, search, passing)
        for order, stop in enumerate(stops):
            if order in said or not any(missed.at[end] >> order & 1 for end in ends):
                continue
            place = judge.reading.standing_place("pack.yaml", "stops", order)
            goal = Goal(ends, avoid=passing[order])
            found = search.find(goal)
            if found.way:
                said.add(order)
                message = f"a full route can miss `{stop}` ({found.way})"
                remedy = f"ask a question tagged {stop} on that way, so that everybody meets one"
                yield error("RF803", place, message, remedy)
            elif not found.sure or (lost := judge.changed(search).find(goal)).way or not lost.sure:
                said.add(order)
                message = f"not proven that every full route passes `{stop}` ({search.who})"
                yield warning(
                    "RF522", place, message, "let fewer answers decide the way, or tag a question earlier"
                )


def passes(program: Program, stop: str) -> frozenset[int]:
    """The sites that count for a stop: one or more tags, joined by ``or``."""
    tags = set(stop.split(" or "))
    return frozenset(
        site.number for site in program.sites if site.node.asks and not tags.isdisjoint(site.node.tags)
    )


class _Missable:
    """``at`` each site, the stops that some way to it has missed; of conditions, only what can never be."""

    def __init__(self, judge: Judge, search: Search, passing: dict[int, frozenset[int]]) -> None:
        self._program: Final = judge.program
        self._taken: Final = judge.facts.taken
        self._out: Final = search.out
        self._perhaps: Final = search.perhaps
        self._passed: Final = [0] * len(judge.program.sites)
        for order, sites in passing.items():
            for number in sites - search.out - search.perhaps:
                self._passed[number] |= 1 << order
        self._all: Final = (1 << len(passing)) - 1
        self.at: Final = [0] * len(judge.program.sites)
        self._inside: Final[dict[str, dict[str, int]]] = {}
        for flow in _inner_first(judge.program):
            self._inside[flow] = self._walk(flow)
        # within a flow the stops are counted from its own start, so those of a door are whole

    def _walk(self, flow: str) -> dict[str, int]:
        """What each result of a flow can have missed since it began."""
        sites, start = self._program.sites, self._program.start(flow)
        results: dict[str, int] = {}
        met = {start}
        self.at[start] = self._all
        waiting = deque([start])
        while waiting:
            site = sites[waiting.popleft()]
            missed = self.at[site.number]
            if site.node.kind == "return" and site.number not in self._out:
                results[site.node.result] = results.get(site.node.result, 0) | missed
            for to, left in self._ways(site, missed):
                if to not in met or self.at[to] | left != self.at[to]:
                    met.add(to)
                    self.at[to] |= left
                    waiting.append(to)
        return results

    def _ways(self, site: Site, missed: int) -> Iterator[tuple[int, int]]:
        """Where a site leads, with what is still missed there."""
        taken = self._taken[site.number]
        if site.loops and site.targets:
            yield site.targets[-1], missed
        if site.number in self._perhaps and site.skipped != BY_RULE:
            yield site.skipped, missed
        if site.number in self._out:
            by_rule = [site.skipped] if site.skipped != BY_RULE else site.targets
        else:
            if site.enters >= 0 and site.node.kind == "call":
                missed = self._after(site, missed)
            elif site.node.asks and site.node.kind != "review":  # a review may find nothing to look over
                missed &= ~self._passed[site.number]
            by_rule = site.targets
            for given in site.answers:
                if given.to in taken:
                    yield given.to, missed
        for to in by_rule:
            if to in taken:
                yield to, missed

    def _after(self, site: Site, missed: int) -> int:
        """What is missed after a call, whatever it came back with."""
        inside = self._inside.get(site.node.flow, {})
        since = 0
        for left in inside.values():
            since |= left
        return missed if site.once >= 0 else missed & since


def _inner_first(program: Program) -> list[str]:
    """The flows, each after those it calls."""
    done: dict[str, None] = {}
    calls = {name: set[str]() for name in program.flows}
    for flow, callers in program.callers.items():
        for number in callers:
            calls[program.sites[number].flow].add(flow)
    for name in program.flows:
        stack = [name]
        while stack:
            waits = [flow for flow in calls[stack[-1]] if flow not in done]
            if waits:
                stack.append(waits[0])
            else:
                done[stack.pop()] = None
    return list(done)
