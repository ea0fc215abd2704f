"""What the proofs share: what is known at each node, real ways to show, and both in plain words."""

from __future__ import annotations

from typing import Final

from reflect.flows.check.domains import ASIDE, NEVER
from reflect.flows.check.facts import Facts
from reflect.flows.check.program import Program, Site
from reflect.flows.check.search import Found, Goal, Search
from reflect.flows.check.solve import Both, Formula, Masks, Solved, keys_of, solve
from reflect.flows.check.witness import spoken
from reflect.flows.conditions import Condition
from reflect.flows.reading import Reading

_MOST_NAMED: Final = 7


class Judge:
    """A reading, its program, what is known, and the searches made so far."""

    def __init__(self, reading: Reading, program: Program) -> None:
        self.reading: Final = reading
        self.program: Final = program
        self.facts: Final = Facts(program)
        self.names: Final = program.domains.names
        self._searches: Final[dict[frozenset[int], Search]] = {}

    def searches(self, least: int = 0) -> list[Search]:
        """One for each voice and depth (of at least so many minutes) who are asked something else."""
        found: dict[frozenset[int], Search] = {}
        pack = self.program.pack
        for voice in pack.voices:
            for depth in pack.depths:
                if depth >= least:
                    search = Search(self.program, voice, depth)
                    found.setdefault(search.out, self._searches.setdefault(search.out, search))
        return list(found.values())

    def changed(self, search: Search) -> Search:
        """The same voice and depth, once answers may have been changed."""
        return Search(self.program, search.voice, search.depth, changed=True)

    def never(self, goal: Goal) -> bool:
        """Whether there is no way to a goal, however answers and the depth are changed on it."""
        pack = self.program.pack
        found = Search(self.program, pack.voices[0], pack.depths[0], any_depth=True).find(goal)
        return found.way is None and found.sure

    def find(self, goal: Goal) -> Found:
        """The first way to a goal for any voice and depth."""
        sure = True
        for search in self.searches():
            found = search.find(goal)
            if found.way:
                return found
            sure = sure and found.sure
        return Found(None, sure)

    def solved(self, conjuncts: tuple[Formula, ...], state: int) -> Solved | None:
        """How these can hold in a state."""
        get = self.program.domains.get
        return solve(conjuncts, lambda key: get(state, key))

    def own(self, conjuncts: tuple[Formula, ...], flow: str) -> bool:
        """Whether only answers of one flow are looked at."""
        return all(self.names[key].rpartition("/")[0] == flow for key in keys_of(Both(conjuncts)))

    # in words

    def known(self, condition: Condition, state: int) -> str:
        """What the answers a condition looks at can be: ``stuck can only be 'x' here``."""
        domains = self.program.domains
        parts = []
        for key in sorted(keys_of(domains.formula(condition))):
            mask = domains.get(state, key)
            if mask != domains.full[key]:
                parts.append(f"`{self._short(key)}` can only be {self.values(key, mask)}")
        return "; ".join(parts)

    def example(self, masks: Masks) -> str:
        """One case of what each of several answers can be: ``stuck is 'x' and rooms is not answered``."""
        parts = []
        for key, held in sorted(masks.items()):
            mask = held & self.program.domains.full[key]
            real = mask & ~(NEVER | ASIDE)
            low = real & -real if real else mask & -mask if mask else NEVER
            parts.append(f"`{self._short(key)}` is {self.values(key, low)}")
        return " and ".join(parts)

    def values(self, key: int, mask: int) -> str:
        """The values of a mask."""
        values = self.program.domains.values[key]
        asked = isinstance(values[-1].value, str)
        said = []
        for bit, one in enumerate(values):
            if mask >> bit & 1:
                if bit == 0:
                    said.append("not called" if asked else "not asked")
                elif one.value is None:
                    said.append("parked or not known")
                else:
                    said.append(spoken(one.value))
        said = [*dict.fromkeys(said)]
        more = [f"{len(said) - _MOST_NAMED} more"] if len(said) > _MOST_NAMED else []
        said = [*said[:_MOST_NAMED], *more]
        return said[0] if len(said) == 1 else f"{', '.join(said[:-1])} or {said[-1]}"

    def _short(self, key: int) -> str:
        return self.names[key]

    def written(self, site: Site) -> bool:
        """Whether an author wrote this node: one of ``return: result`` is the reader's."""
        return site.node.id in self.reading.files[site.flow].nodes
