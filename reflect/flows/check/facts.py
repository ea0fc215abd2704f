"""What is known at each node, whoever comes there: the values each answer can have, over all ways at once.

One pass of states over all flows and their calls until nothing changes. A state holds, for each answer by
itself, every value it may have; it may hold more than can happen, never less. So "cannot be" is always true,
and "can be" is for :mod:`reflect.flows.check.search` to show. Depth can change on the way and answers can be
changed afterwards, so a node that some are not asked is both asked and left out here, and an option stays
chosen when what offered it is taken back.
"""

from __future__ import annotations

import heapq
from typing import Final

from reflect.flows.check.domains import CALLS, NEVER
from reflect.flows.check.program import BY_RULE, Asked, Program, Site
from reflect.flows.check.solve import Formula, Masks, solve


class Facts:
    """``before`` each site, and ``after`` its answer when its rules are looked at; 0 where nobody comes.

    ``taken`` are the sites of its own flow each site leads to in fact; ``firsts`` the rules, by site and
    order, that can be the first to hold, ``unproven`` those of them too wide to try.
    """

    def __init__(self, program: Program) -> None:
        self.program: Final = program
        many = len(program.sites)
        self.before: Final = [0] * many
        self.after: Final = [0] * many
        self.taken: Final[list[set[int]]] = [set() for _ in range(many)]
        self.left: Final[dict[str, dict[str, int]]] = {name: {} for name in program.flows}
        self._rank: Final = _ranks(program)
        self._queue: Final[list[tuple[int, int]]] = []
        self._waiting: Final = [False] * many
        self.unproven: Final[set[tuple[int, int]]] = set()
        self.firsts: Final[set[tuple[int, int]]] = set()
        self._solved: Final[dict[tuple[int, int], tuple[int, Masks | None]]] = {}
        domains = program.domains
        doors = {door.flow for door in program.pack.doors} if program.whole else set()
        for name in program.flows:
            if name in doors:
                self._to(program.start(name), domains.start | program.free)
            elif not program.whole:
                self._to(program.start(name), domains.top)
        for site in program.sites:
            if site.node.open and site.enters >= 0:  # opened from the map, whatever was said before
                self._to(site.enters, domains.top)
        self._run()
        for name in program.flows:  # what no door leads to is judged as if anything had come before
            if not self.before[program.start(name)]:
                self._to(program.start(name), domains.top)
        self._run()

    def can(self, conjuncts: tuple[Formula, ...], state: int) -> Masks | None:
        """What each answer can be where all of these hold; None where they cannot."""
        get = self.program.domains.get
        solved = solve(conjuncts, lambda key: get(state, key))
        return None if solved is None else solved.joined()

    def _run(self) -> None:
        while self._queue:
            number = heapq.heappop(self._queue)[1]
            self._waiting[number] = False
            self._visit(self.program.sites[number])

    def _to(self, number: int, state: int) -> None:
        if self.before[number] | state != self.before[number]:
            self.before[number] |= state
            self._again(number)

    def _again(self, number: int) -> None:
        if not self._waiting[number]:
            self._waiting[number] = True
            heapq.heappush(self._queue, (self._rank[number], number))

    def _visit(self, site: Site) -> None:
        state, node = self.before[site.number], site.node
        if site.loops and site.targets:
            self._lead(site, site.targets[-1], state)
        by_rule: list[int] = []
        if site.asked is not Asked.ALL:
            if site.skipped != BY_RULE:
                self._lead(site, site.skipped, state)
            else:
                by_rule.append(state)
        if site.asked is not Asked.NOBODY:
            if node.asks:
                by_rule.append(self._ask(site, state))
            elif node.kind in CALLS:
                by_rule += self._call(site, state)
            elif node.kind == "return":
                self._return(site, state)
            elif node.kind != "outcome":
                by_rule.append(state)
        for one in filter(None, by_rule):  # each result of a call by itself: it says more than its name
            self._by_rule(site, one)

    def _lead(self, site: Site, to: int, state: int) -> None:
        self.taken[site.number].add(to)
        self._to(to, state)

    def _by_rule(self, site: Site, state: int) -> None:
        self.after[site.number] |= state
        for order, to in enumerate(site.targets):
            rule = site.rules[order]
            if not rule:
                self.firsts.add((site.number, order))
                self._lead(site, to, state)
            elif (masks := self._rule(site, order, state)) is not None:
                self._lead(site, to, self.program.domains.with_masks(state, masks))

    def _rule(self, site: Site, order: int, state: int) -> Masks | None:
        """What each answer can be where a rule is the first to hold; None where it cannot be."""
        domains, rule = self.program.domains, (site.number, order)
        plain = site.plain[order]
        if plain is not None:
            masks = {key: domains.get(state, key) & mask for key, mask in plain}
            if not all(masks.values()):
                return None
            self.firsts.add(rule)
            return masks
        last = self._solved.get(rule)
        if last is None or last[0] != state:
            solved = solve(site.rules[order], lambda key: domains.get(state, key), apart=False)
            self._solved[rule] = last = (state, None if solved is None else solved.joined())
            if solved is not None:
                self.firsts.add(rule)
                if not solved.proven:
                    self.unproven.add(rule)
        return last[1]

    def _ask(self, site: Site, state: int) -> int:
        """The state in which the node's rules are looked at."""
        domains, own = self.program.domains, site.own
        stays = 0
        reached = False
        for given in site.answers:
            if given.needs and self.can(given.needs, domains.top) is None:
                continue  # no answers at all would offer it
            if given.to == BY_RULE:
                reached = True
                stays |= given.mask
            else:
                self._lead(site, given.to, domains.put(state, own, given.mask) if own >= 0 else state)
        found = 0
        if reached:
            found = domains.put(state, own, stays) if own >= 0 else state
        return found | state if site.node.kind == "review" else found

    def _call(self, site: Site, state: int) -> list[int]:
        """The states in which the call's rules are looked at, one for each thing that can have come back."""
        domains = self.program.domains
        if site.enters < 0:
            return [domains.top]
        found = []
        if site.once >= 0:
            walked = domains.get(state, site.once)
            for held in site.held.values():
                if walked & held:
                    stands = domains.put(state, site.once, held)
                    found.append(domains.put(stands, site.own, held) if site.own >= 0 else stands)
            if not walked & NEVER:
                return found
            state = domains.put(state, site.once, NEVER)
        left = self.left[site.node.flow].items()
        if site.node.kind == "each":  # not walked at all, or walked again after the others
            found.append(state)
            for result, one in left:
                state |= self.program.came_back(site, state, one, result)
            state |= domains.start & self.program.written[site.node.flow]
            found.append(state)
        self._to(site.enters, state)
        return found + [self.program.came_back(site, state, one, result) for result, one in left]

    def _return(self, site: Site, state: int) -> None:
        left = self.left[site.flow]
        before = left.get(site.node.result, 0)
        after = before | self.program.returned(site, state)
        if after != before:
            left[site.node.result] = after
            for caller in self.program.callers[site.flow]:
                if self.before[caller]:
                    self._again(caller)


def _ranks(program: Program) -> list[int]:
    """An order in which mostly everything that leads to a site comes before it; a called flow comes before
    what follows its call.
    """
    ranks = [0] * len(program.sites)
    seen = [False] * len(program.sites)
    rank = len(program.sites)

    def after(number: int) -> list[int]:
        site = program.sites[number]
        inner = [site.enters] if site.enters >= 0 else []
        return [*inner, *site.ways()]  # taken from the end: what follows is numbered first, so it comes later

    doors = [door.flow for door in program.pack.doors if door.flow in program.flows]
    for name in [*doors, *program.flows][::-1]:
        stack: list[tuple[int, list[int]]] = []
        start = program.start(name)
        if name not in doors and program.callers[name] and program.whole:
            continue
        if not seen[start]:
            seen[start] = True
            stack.append((start, after(start)))
        while stack:
            number, ways = stack[-1]
            while ways and seen[ways[-1]]:
                ways.pop()
            if ways:
                to = ways.pop()
                seen[to] = True
                stack.append((to, after(to)))
            else:
                stack.pop()
                rank -= 1
                ranks[number] = rank
    return ranks
