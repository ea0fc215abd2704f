"""A way that really leads somewhere, with every answer on it; or that there is none.

Walks as the conversation does, for one voice and depth, with states that hold every value of an answer until
a condition tells them apart, so that each state met stands for conversations that can be had. The shortest
way is found first (A*, by the distance conditions aside). Answers nobody reads any more are forgotten.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from itertools import count
from typing import Final, NamedTuple

from reflect.flows.check.domains import CALLS, NEVER
from reflect.flows.check.program import BY_RULE, Asked, Given, Program, Site
from reflect.flows.check.region import Region
from reflect.flows.check.solve import MOST, Formula, solve
from reflect.flows.check.variants import leaves_out
from reflect.flows.check.witness import Move, Witness, witness


class Goal(NamedTuple):
    """Where to: one of these sites, with all of ``holds``, ``before`` it is asked or when its rules are
    looked at. ``avoid`` are sites not to be asked on the way.
    """

    sites: frozenset[int]
    holds: tuple[Formula, ...] = ()
    before: bool = True
    avoid: frozenset[int] = frozenset()


class Found(NamedTuple):
    """``way`` is one where there is one. ``sure`` is False where the search was given up."""

    way: Witness | None
    sure: bool = True


class _Frame(NamedTuple):
    """The call a flow goes back to (-1: a door), and how often the looping sites of the flow were met."""

    call: int
    visits: tuple[tuple[int, int], ...] = ()


_Stack = tuple[_Frame, ...]


class _GivenUpError(Exception):
    """Too much to try."""


class Search:
    """Looks for ways of one voice and depth. ``out`` are the sites left out on them.

    ``changed``: also for those there are once answers have been changed, when an option stays chosen that is
    no longer offered; such a way need not be one that can be had. ``any_depth``: and once the depth has.
    """

    def __init__(
        self, program: Program, voice: str, depth: int, *, changed: bool = False, any_depth: bool = False
    ) -> None:
        self.voice: Final = voice
        self.depth: Final = depth
        self.changed: Final = changed or any_depth
        self.any_depth: Final = any_depth
        self._program: Final = program
        offers = frozenset(site.number for site in program.sites if site.node.offer)
        left = {site.number for site in program.sites if leaves_out(site.node, voice, depth)} - offers
        if any_depth:
            left = {site.number for site in program.sites if site.asked is Asked.NOBODY}
        self.out: Final = frozenset(left)
        self.perhaps: Final = offers.union(
            site.number for site in program.sites if any_depth and site.asked is Asked.SOME
        )

    @property
    def who(self) -> str:
        """The voice and depth in words."""
        return f"{self.voice}, {self.depth} minutes"

    def find(self, goal: Goal, most: int = MOST) -> Found:
        """The shortest way to a goal from any door."""
        region = Region(self._program, (self.out, self.perhaps), goal.sites, goal.holds, goal.avoid)
        run = _Run(self._program, self, goal, region)
        try:
            return Found(run.look(most))
        except _GivenUpError:
            return Found(None, sure=False)


class _Run:
    """One search."""

    def __init__(self, program: Program, search: Search, goal: Goal, region: Region) -> None:
        self._program: Final = program
        self._domains: Final = program.domains
        self._search: Final = search
        self._goal: Final = goal
        self._region: Final = region
        self._order: Final = count()
        self._heap: list[tuple[int, int, int, int, _Stack, int, int]] = []
        self._moves: Final[list[Move]] = []
        self._best: Final[dict[tuple[int, _Stack, int], int]] = {}
        self._far = 0  # how far the site being visited is
        self._found = -1

    def look(self, most: int) -> Witness | None:
        for flow in dict.fromkeys(door.flow for door in self._program.pack.doors):
            if flow in self._program.flows:
                start = self._domains.start | self._free()
                first = self._move(-1, -1, start)
                self._push(first, self._program.start(flow), (_Frame(-1),), start, 0)
        for _ in range(most):
            if not self._heap:
                return None
            _, far, _, number, stack, state, move = heapq.heappop(self._heap)
            self._far = -far
            self._visit(self._program.sites[number], stack, state, move)
            if self._found >= 0:
                return witness(
                    self._program, self._moves, self._found, self._search.voice, self._search.depth
                )
        if self._heap:
            raise _GivenUpError
        return None

    def _free(self) -> int:
        """What can have been said in an area opened from the map. A question to be avoided is avoided there
        as well.
        """
        free = self._program.free
        for number in self._goal.avoid:
            own = self._program.sites[number].own
            free &= ~self._domains.field[own] if own >= 0 else -1
        return free

    # where one can go from here

    def _visit(self, site: Site, stack: _Stack, state: int, came: int) -> None:
        goal, node = self._goal, site.node
        if goal.before and site.number in goal.sites and self._reached(state, came):
            return
        if site.loops:
            visits = dict(stack[-1].visits)
            visits[site.number] = visits.get(site.number, 0) + 1
            if visits[site.number] > node.max_visits:
                self._push(self._move(came, site.number, state), site.targets[-1], stack, state)
                return
            stack = (*stack[:-1], stack[-1]._replace(visits=tuple(sorted(visits.items()))))
        if site.number in self._search.out or site.number in self._search.perhaps:
            self._leave_out(site, stack, state, came)
            if site.number in self._search.out:
                return
        if node.asks:
            self._ask(site, stack, state, came)
        elif node.kind in CALLS:
            self._call(site, stack, state, came)
        elif node.kind == "return":
            self._return(site, stack, state, came)
        elif node.kind != "outcome":
            self._by_rule(site, stack, state, self._move(came, site.number, state))

    def _leave_out(self, site: Site, stack: _Stack, state: int, came: int) -> None:
        move = self._move(came, site.number, state)
        if site.skipped != BY_RULE:
            self._push(move, site.skipped, stack, state)
        else:
            self._by_rule(site, stack, state, move)

    def _ask(self, site: Site, stack: _Stack, state: int, came: int) -> None:
        if site.node.kind == "review":  # passed by where there is nothing to look over
            self._by_rule(site, stack, state, self._move(came, site.number, state))
        if site.number not in self._goal.avoid:
            for given in self._given(site):
                self._say(site, given, stack, state, came)

    def _given(self, site: Site) -> Iterator[Given]:
        """What can be said to a question; how much time there is was said at the door."""
        if site.node.sets != "depth" or self._search.any_depth:
            yield from site.answers
            return
        depth = str(self._search.depth)
        if site.own < 0:
            named = [one for one in site.answers if one.said == depth and one.to != BY_RULE]
            yield from named or [one._replace(said=depth) for one in site.answers if one.to == BY_RULE]
            return
        values = self._domains.values[site.own]
        known = sum(1 << bit for bit, one in enumerate(values) if getattr(one.value, "option", "") == depth)
        for one in site.answers:
            if one.mask & known:
                yield one._replace(mask=one.mask & known)

    def _say(self, site: Site, given: Given, stack: _Stack, state: int, came: int) -> None:
        for offered in [state] if self._search.changed else self._boxes(given.needs, state):
            said = self._domains.put(offered, site.own, given.mask) if site.own >= 0 else offered
            before = self._move(came, -1, offered) if offered != state else came
            move = self._move(before, site.number, said, given.said, asked=True, to=given.to)
            if given.to == BY_RULE:
                self._by_rule(site, stack, said, move)
            else:
                self._push(move, given.to, stack, said)

    def _call(self, site: Site, stack: _Stack, state: int, came: int) -> None:
        domains = self._domains
        if site.enters < 0:
            raise _GivenUpError
        if site.once >= 0:
            walked = domains.get(state, site.once)
            for bit, _ in enumerate(domains.values[site.once]):
                mask = walked & (1 << bit)
                if mask and mask != NEVER:
                    stands = domains.put(state, site.once, mask)
                    stands = domains.put(stands, site.own, mask) if site.own >= 0 else stands
                    self._by_rule(site, stack, stands, self._move(came, site.number, stands))
            state = domains.put(state, site.once, walked & NEVER)
            if not state:
                return
        move = self._move(came, site.number, state)
        if site.node.kind == "each":
            self._by_rule(site, stack, state, move)
        self._push(move, site.enters, (*stack, _Frame(site.number)), state)

    def _return(self, site: Site, stack: _Stack, state: int, came: int) -> None:
        state = self._program.returned(site, state)
        call = self._program.sites[stack[-1].call]
        result = site.node.result
        if call.own >= 0:
            state = self._domains.put(state, call.own, call.held[result])
        move = self._move(came, site.number, state)
        self._by_rule(call, stack[:-1], state, move, 2)
        if call.node.kind == "each" and result not in getattr(call.node, "until", ()):
            self._push(move, call.enters, stack, state, 2)

    def _by_rule(self, site: Site, stack: _Stack, state: int, move: int, steps: int = 1) -> None:
        goal = self._goal
        if not goal.before and site.number in goal.sites and self._reached(state, move):
            return
        for rule, to in zip(site.rules, site.targets, strict=True):
            for box in self._boxes(rule, state):
                self._push(move if box == state else self._move(move, -1, box), to, stack, box, steps)

    # the books

    def _boxes(self, conjuncts: tuple[Formula, ...], state: int) -> Iterator[int]:
        if not conjuncts:
            yield state
            return
        domains = self._domains
        solved = solve(conjuncts, lambda key: domains.get(state, key))
        if solved is None:
            return
        if not (solved.proven and solved.known):
            raise _GivenUpError
        for box in solved.boxes():
            yield domains.with_masks(state, box)

    def _reached(self, state: int, move: int) -> bool:
        for box in self._boxes(self._goal.holds, state):
            self._found = self._move(move, -1, box)
            return True
        return False

    def _move(
        self, came: int, site: int, state: int, said: str = "", *, asked: bool = False, to: int = BY_RULE
    ) -> int:
        self._moves.append(Move(came, site, state, said, asked, to))
        return len(self._moves) - 1

    def _push(self, move: int, to: int, stack: _Stack, state: int, steps: int = 1) -> None:
        left = self._region.distance.get(to)
        if left is None:
            return
        state |= self._domains.top & ~self._region.read[to]
        key, far = (to, stack, state), self._far + steps
        if self._best.get(key, far + 1) <= far:
            return
        self._best[key] = far
        if self._moves[move].state != state:
            move = self._move(move, -1, state)
        heapq.heappush(self._heap, (far + left, -far, next(self._order), to, stack, state, move))
