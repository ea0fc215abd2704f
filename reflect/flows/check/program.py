"""All flows of a pack as one list of sites: what each asks, what that can come to, and where it then leads.

It says what the walker does, in a form that proofs can run over: conditions are masks, targets are numbers.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from enum import IntEnum
from itertools import chain
from typing import Final, NamedTuple

from reflect.flows.check.domains import ASIDE, CALLS, NEVER, SEEN, Domains, walked
from reflect.flows.check.solve import FALSE, Formula, Lit
from reflect.flows.check.texts import shown_texts
from reflect.flows.check.variants import leaves_out
from reflect.flows.conditions import ALWAYS, Condition
from reflect.flows.model import DEPTHS, Flow, Node, Pack

BY_RULE: Final = -1
"""In place of a target: the node's rules decide."""

ECHO: Final = re.compile(r"\{([a-z][a-z0-9_/]*)\}")


class Asked(IntEnum):
    """Whether a node is asked: by everybody, by some, by nobody (or, for one voice and depth, yes or no)."""

    NOBODY = 0
    SOME = 1
    ALL = 2


class Given(NamedTuple):
    """Something that can be said to a question: the values it leaves of the node's own answer (0 where nobody
    reads it), what must hold for it to be offered, and the target it leads to itself.
    """

    mask: int
    needs: tuple[Formula, ...]
    to: int
    said: str


@dataclass(slots=True)
class Site:
    """One node. ``rules``: what must hold for each rule to be the first that does, and ``otherwise`` none."""

    number: int
    flow: str
    node: Node
    says: list[str]  # the keys it reads other than by conditions
    own: int = -1  # the number of its answer or result, where somebody reads it
    asked: Asked = Asked.ALL
    loops: bool = False
    rules: list[tuple[Formula, ...]] = field(default_factory=list)
    plain: list[tuple[tuple[int, int], ...] | None] = field(default_factory=list)  # rules of masks alone
    targets: list[int] = field(default_factory=list)
    otherwise: tuple[Formula, ...] = ()
    answers: list[Given] = field(default_factory=list)
    skipped: int = BY_RULE
    enters: int = -1  # a call: the site its flow starts at; -1 where that cannot be read
    once: int = -1  # a call asked once: the number of the walked key
    held: dict[str, int] = field(default_factory=dict)  # a call: the mask of each result

    @property
    def key(self) -> str:
        """Its public key."""
        return f"{self.flow}/{self.node.id}"

    def ways(self) -> Iterator[int]:
        """Every site of its own flow it can lead to."""
        yield from self.targets
        yield from (one.to for one in self.answers if one.to != BY_RULE)
        if self.skipped != BY_RULE:
            yield self.skipped


class Program:
    """The sites of the ``sound`` flows of a pack.

    ``whole``: every flow is there, so that what no door leads to does not happen. Else anything may have been
    said before a flow is begun.
    """

    def __init__(self, pack: Pack, sound: Collection[str], *, whole: bool) -> None:
        self.pack: Final = pack
        self.whole: Final = whole
        self.flows: Final[dict[str, Flow]] = {name: pack.flows[name] for name in pack.flows if name in sound}
        nodes = [(name, node) for name, flow in self.flows.items() for node in flow.nodes.values()]
        self._depths: Final = sorted({*pack.depths, *_depths_said(pack, nodes)}) or list(DEPTHS)
        once = {
            node.flow for _, node in nodes if node.kind == "call" and node.once and node.flow in self.flows
        }
        conditions = [one for _, node in nodes for one in conditions_of(node)]
        said = [list(keys_said(node, name)) for name, node in nodes]
        self.domains: Final = Domains(pack, chain.from_iterable(said), conditions, once)
        self.sites: Final[list[Site]] = []
        self.at: Final[dict[str, dict[str, int]]] = {}
        for (name, node), keys in zip(nodes, said, strict=True):
            self.at.setdefault(name, {})[node.id] = len(self.sites)
            self.sites.append(Site(len(self.sites), name, node, keys))
        self.callers: Final[dict[str, list[int]]] = {name: [] for name in self.flows}
        for site in self.sites:
            self._fill(site)
        for name in self.flows:
            self._find_loops(name)
        self.written: Final[dict[str, int]] = {}
        for name in self.flows:
            self._writes(name)
        self.opened: Final = frozenset(self._opened())
        self.free: Final = self._free()

    def start(self, flow: str) -> int:
        """The site a flow starts at."""
        return self.at[flow][self.flows[flow].start]

    def site(self, flow: str, node: str) -> Site:
        """The site of a node."""
        return self.sites[self.at[flow][node]]

    # what a site is made of

    def _fill(self, site: Site) -> None:
        node, here, domains = site.node, self.at[site.flow], self.domains
        site.own = domains.index.get(site.key, -1)
        site.asked = self._asked(node)
        earlier: list[Formula] = []
        for route in node.routes:
            site.targets.append(here[route.to])
            if route.when == ALWAYS:
                site.rules.append(tuple(earlier))
                earlier.append(FALSE)
            else:
                formula = domains.formula(route.when)
                site.rules.append((*earlier, formula))
                earlier.append(domains.not_(formula))
        site.otherwise = tuple(earlier)
        site.plain = [_plain(rule) for rule in site.rules]
        if not node.routes:  # as the walker has it, for those who pass a question they are not asked
            for to in [option.to for option in node.options if option.to][-1:]:
                site.rules, site.plain, site.targets, site.otherwise = [()], [()], [here[to]], (FALSE,)
        if node.skipped:
            site.skipped = here[node.skipped]
        if node.asks:
            site.answers = list(self._answers(site, here))
        if node.kind in CALLS:
            if node.flow in self.flows:
                self.callers[node.flow].append(site.number)
                site.enters = self.start(node.flow)
                site.once = domains.index.get(walked(node.flow), -1) if node.once else -1
            called = self.pack.flows.get(node.flow)
            results = called.results if called else ()
            site.held = {result: NEVER << order for order, result in enumerate(results, 1)}

    def _asked(self, node: Node) -> Asked:
        if node.offer:
            return Asked.SOME
        if node.depth <= self._depths[0] and not node.voices:
            return Asked.ALL
        out = [leaves_out(node, voice, depth) for voice in self.pack.voices for depth in self._depths]
        return Asked.NOBODY if all(out) else Asked.SOME if any(out) else Asked.ALL

    def _answers(self, site: Site, here: dict[str, int]) -> Iterator[Given]:
        node, own, formula = site.node, site.own, self.domains.formula
        by_itself = {option.id: here[option.to] for option in node.options if option.to}
        can_wait = node.kind != "safety"
        if own < 0:
            yield from self._unread(site, by_itself)
            return
        together = ASIDE if can_wait else 0
        for bit, one in enumerate(self.domains.values[own]):
            if one.value is None:
                continue
            to = by_itself.get(getattr(one.value, "option", ""), BY_RULE)
            if to == BY_RULE and not one.needs:
                together |= 1 << bit
            else:
                yield Given(1 << bit, tuple(formula(need) for need in one.needs), to, "")
        if together:
            yield Given(together, (), BY_RULE, "")
        if node.unsure:
            yield Given(ASIDE, (), here[node.unsure], "unknown")

    def _unread(self, site: Site, by_itself: dict[str, int]) -> Iterator[Given]:
        """What can be said to a question whose answer nobody reads: only where it leads matters."""
        node, here, formula = site.node, self.at[site.flow], self.domains.formula
        stays = [option for option in node.options if not option.to]
        for option in node.options:
            if option.to:
                needs = () if option.when == ALWAYS or node.sets else (formula(option.when),)
                yield Given(0, needs, by_itself[option.id], option.id)
        if node.kind != "safety":
            yield Given(0, (), BY_RULE, "")
        elif free := [option for option in stays if option.when == ALWAYS]:
            yield Given(0, (), BY_RULE, free[0].id)
        else:
            for option in stays:
                yield Given(0, (formula(option.when),), BY_RULE, option.id)
            if all(option.when != ALWAYS for option in node.options):
                none = tuple(self.domains.not_(formula(option.when)) for option in node.options)
                yield Given(0, none, BY_RULE, SEEN)
        if node.unsure:
            yield Given(0, (), here[node.unsure], "unknown")

    # what follows from all of them

    def _find_loops(self, flow: str) -> None:
        """Mark the nodes that can be come to twice. Most flows have none, and that is quickly seen."""
        numbers = list(self.at[flow].values())
        after = {number: set(self.sites[number].ways()) for number in numbers}
        waits = dict.fromkeys(numbers, 0)
        for ways in after.values():
            for to in ways:
                waits[to] += 1
        ready = [number for number in numbers if not waits[number]]
        done = 0
        while ready:
            done += 1
            for to in after[ready.pop()]:
                waits[to] -= 1
                if not waits[to]:
                    ready.append(to)
        if done == len(numbers):
            return
        import networkx as nx

        graph: nx.DiGraph[int] = nx.DiGraph((number, to) for number, ways in after.items() for to in ways)
        for part in nx.strongly_connected_components(graph):
            for number in part:
                self.sites[number].loops = len(part) > 1 or graph.has_edge(number, number)

    def _writes(self, flow: str, inside: tuple[str, ...] = ()) -> int:
        """The bits that walking a flow, and those it calls, can change."""
        if flow not in self.written:
            bits = self.domains.field[number] if (number := self._walked(flow)) >= 0 else 0
            for number in self.at[flow].values():
                site = self.sites[number]
                if site.own >= 0:
                    bits |= self.domains.field[site.own]
                if site.enters >= 0 and site.node.flow not in inside:
                    bits |= self._writes(site.node.flow, (*inside, flow))
                elif site.node.kind in CALLS:
                    bits |= self.domains.top  # what cannot be read may ask anything
            self.written[flow] = bits
        return self.written[flow]

    def _opened(self) -> Iterator[str]:
        """The flows walked where somebody opens an area from the map, whatever was said before."""
        waiting = [site.node.flow for site in self.sites if site.node.open and site.enters >= 0]
        seen: set[str] = set()
        while waiting:
            flow = waiting.pop()
            if flow not in seen:
                seen.add(flow)
                yield flow
                waiting += [self.sites[one].node.flow for one in self.at[flow].values()
                            if self.sites[one].enters >= 0]  # fmt: skip

    def _free(self) -> int:
        """The bits of what can have been said in an area before anybody comes to it on the way."""
        bits = 0
        for site in self.sites:
            if site.node.open and site.enters >= 0:
                bits |= self.written[site.node.flow]
                bits |= self.domains.field[site.own] if site.own >= 0 else 0
        return bits

    def _walked(self, flow: str) -> int:
        return self.domains.index.get(walked(flow), -1)

    def returned(self, site: Site, state: int) -> int:
        """The state in which a return leaves its flow."""
        number = self._walked(site.flow)
        if number < 0:
            return state
        results = self.flows[site.flow].results
        return self.domains.put(state, number, NEVER << 1 + results.index(site.node.result))

    def came_back(self, site: Site, before: int, left: int, result: str) -> int:
        """The state after a call, from those before it and at the return with this result."""
        written = self.written[site.node.flow]
        state = (before & left & ~written) | (left & written)
        return self.domains.put(state, site.own, site.held[result]) if site.own >= 0 else state


def _depths_said(pack: Pack, nodes: Iterable[tuple[str, Node]]) -> Iterator[int]:
    """Depths a conversation can come to that the pack need not list."""
    yield from (door.depth for door in pack.doors if door.depth)
    for _, node in nodes:
        if node.sets == "depth":
            yield from (int(option.id) for option in node.options if option.id.isdigit())


def _plain(rule: tuple[Formula, ...]) -> tuple[tuple[int, int], ...] | None:
    """A rule as one mask for each answer, where it is no more than that."""
    masks: dict[int, int] = {}
    for one in rule:
        if not isinstance(one, Lit):
            return None
        masks[one.key] = masks.get(one.key, one.mask) & one.mask
    return tuple(masks.items())


def conditions_of(node: Node) -> Iterator[Condition]:
    """Every condition of a node that can fail."""
    for parts in (node.routes, node.options, node.items, node.instead):
        for one in parts:
            if one.when != ALWAYS:
                yield one.when


def tested_by(node: Node) -> tuple[str, ...]:
    """The keys a node puts to the test (``tests``), where it does."""
    tests: str | Iterable[str] = getattr(node, "tests", ())
    return ((tests,) if tests else ()) if isinstance(tests, str) else tuple(tests)


def keys_said(node: Node, flow: str) -> Iterator[str]:
    """Every answer a node looks at by echoes, ``nearest``, ``tests`` or ``over``."""
    for text, _ in shown_texts(node):
        for name in ECHO.findall(text) if "{" in text else ():
            yield name if "/" in name else f"{flow}/{name}"
    yield from (key for key in (node.nearest, getattr(node, "over", ""), *tested_by(node)) if key)
