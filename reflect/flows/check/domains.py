"""What each answer that is read somewhere can be: a short list of values, one bit each.

The first value is always "never asked", the second of a question "parked or not known". What can be ticked
is kept apart only as far as some condition of the pack tells it apart. Conditions are turned into masks by
asking the very function the conversation asks, value by value.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations
from typing import Final, NamedTuple

from reflect.flows.check.solve import TRUE, Formula, Lit, Unknown, joined, negated
from reflect.flows.conditions import (
    ALWAYS,
    All,
    Always,
    Answered,
    AnyOf,
    Condition,
    Count,
    Has,
    Is,
    IsNot,
    Not,
    holds,
)
from reflect.flows.model import Node, Option, Pack
from reflect.flows.people import person_ids
from reflect.flows.values import (
    FOLLOWED_STATES,
    OTHER,
    Carried,
    Chosen,
    Followed,
    Listed,
    Person,
    Ticked,
    Value,
    Written,
)

NEVER: Final = 1
"""The bit of an answer whose question was never asked on this path, and of a call never made."""

ASIDE: Final = 2
"""The bit of a question parked or not known."""

CALLS: Final = frozenset({"call", "each"})
"""Kinds that walk another flow. ``each`` may walk it any number of times, and not at all."""

SEEN: Final = "seen"
"""The answer where nothing is offered to choose from."""

_ELSE: Final = "some other"  # a role named at the door that is none of the options
_MOST_TOLD_APART: Final = 10


class One(NamedTuple):
    """One value. ``value`` is the answer, or the result of a call, or None where there is none to read;
    ``needs`` are the conditions under which it is offered.
    """

    value: Value | str | None
    needs: tuple[Condition, ...] = ()


class _Sole:
    """A conversation in which this is all there is to read."""

    def __init__(self, value: Value | str | None) -> None:
        self._value: Final = value

    def value(self, key: str) -> Value | None:
        del key
        return None if isinstance(self._value, str) else self._value

    def result(self, key: str) -> str:
        del key
        return self._value if isinstance(self._value, str) else ""


Atom = Is | IsNot | Has | Answered | Count


def atoms(condition: Condition) -> Iterator[Atom]:
    """The single comparisons of a condition."""
    match condition:
        case Always():
            return
        case Not(of):
            yield from atoms(of)
        case All(of) | AnyOf(of):
            for one in of:
                yield from atoms(one)
        case _:
            yield condition


class Domains:
    """The values of every answer that is read, as bits of one number: a state says what each can be.

    ``names`` are the keys in order, ``values`` their values; ``full``, ``offset`` and ``field`` where each
    has its bits. ``walked`` keys stand for flows that are called once: the result they came back with.
    """

    def __init__(
        self, pack: Pack, read: Iterable[str], conditions: Iterable[Condition], once: set[str]
    ) -> None:
        found: dict[str, set[Atom]] = {}
        for condition in conditions:
            for atom in atoms(condition):
                found.setdefault(atom.key, set()).add(atom)
        self.names: Final[list[str]] = []
        self.index: Final[dict[str, int]] = {}
        self.values: Final[list[tuple[One, ...]]] = []
        self._made: Final[dict[Condition, Formula]] = {}
        for key in dict.fromkeys([*read, *found]):
            flow, _, name = key.rpartition("/")
            node = pack.flows[flow].nodes.get(name) if flow in pack.flows else None
            values = _values(pack, node, found.get(key, set())) if node else ()
            if values:
                self._add(key, values)
        for flow in sorted(once):
            self._add(walked(flow), (One(None), *(One(result) for result in pack.flows[flow].results)))
        self.full: Final = [(1 << len(values)) - 1 for values in self.values]
        self.offset: Final[list[int]] = []
        self.start = self.top = at = 0
        for values in self.values:
            self.offset.append(at)
            self.start |= NEVER << at
            at += len(values)
        self.start |= 1 << at  # where nothing is read, a state must still differ from none at all
        self.top = (1 << at + 1) - 1
        self.field: Final = [mask << at for mask, at in zip(self.full, self.offset, strict=True)]

    def _add(self, key: str, values: tuple[One, ...]) -> None:
        self.index[key] = len(self.names)
        self.names.append(key)
        self.values.append(values)

    def get(self, state: int, key: int) -> int:
        """The values a key can have in a state."""
        return (state >> self.offset[key]) & self.full[key]

    def put(self, state: int, key: int, mask: int) -> int:
        """The state with other values for a key; nothing where there are none."""
        return (state & ~self.field[key]) | (mask << self.offset[key]) if mask else 0

    def with_masks(self, state: int, masks: dict[int, int]) -> int:
        """The state with other values for several keys."""
        for key, mask in masks.items():
            state = self.put(state, key, mask)
        return state

    def formula(self, condition: Condition) -> Formula:
        """A condition as masks. An answer whose question nobody here has read makes it unknown."""
        made = self._made.get(condition)
        if made is None:
            made = self._made[condition] = self._formula(condition)
        return made

    def _formula(self, condition: Condition) -> Formula:
        match condition:
            case Always():
                return TRUE
            case Not(of):
                return negated(self.formula(of), self.full)
            case All(of):
                return joined((self.formula(one) for one in of), self.full, both=True)
            case AnyOf(of):
                return joined((self.formula(one) for one in of), self.full, both=False)
            case Is(key) | IsNot(key) | Has(key) | Answered(key) | Count(key):
                number = self.index.get(key)
                if number is None:
                    return Unknown()
                values = enumerate(self.values[number])
                return Lit(number, sum(1 << bit for bit, one in values if holds(condition, _Sole(one.value))))

    def not_(self, formula: Formula) -> Formula:
        """The formula that holds where this one does not."""
        return negated(formula, self.full)


def walked(flow: str) -> str:
    """The key under which a state keeps the result of a flow that is called once."""
    return f"@{flow}"


def _values(pack: Pack, node: Node, read_by: set[Atom]) -> tuple[One, ...]:
    """Every value an answer can have, or nothing where it cannot be listed."""
    if node.kind in CALLS:
        called = pack.flows.get(node.flow)
        return (One(None), *(One(result) for result in called.results)) if called else ()
    if not node.asks:
        return ()
    missing = (One(None), One(None))
    if node.kind == "multi":
        ticked = _ticked(node, read_by)
        return (*missing, *ticked) if ticked else ()
    if node.kind == "people":
        ids = person_ids(node.named, node.most)
        bands = [option.id for option in node.options]
        return (*missing, *_rows(bands, node.least, node.most, read_by, lambda kinds: Listed(
            tuple(Person(one, one, kind) for one, kind in zip(ids, kinds, strict=False)))))  # fmt: skip
    if node.kind == "carried":
        states = FOLLOWED_STATES
        return (*missing, *_rows(states, 0, node.most, read_by, lambda kinds: Carried(
            tuple(Followed("a step", kind) for kind in kinds))))  # fmt: skip
    if node.options or node.kind == "safety":
        return (*missing, *_chosen(pack, node))
    return (*missing, One(Written("something")))


def _rows(
    kinds: Sequence[str], least: int, most: int, read_by: set[Atom], made: Callable[[list[str]], Value]
) -> Iterator[One]:
    """How many rows there are and of which kinds, one for each that conditions tell apart."""
    told = [kind for kind in kinds if kind in {atom.option for atom in read_by if isinstance(atom, Has)}]
    other = [kind for kind in kinds if kind not in told][:1]
    found: dict[tuple[bool, ...], One] = {}
    for many in range(least, most + 1):
        for size in range(min(len(told), many) + 1):
            for some in combinations(told, size):
                rest = other or list(some[:1])
                if size == many or rest:
                    value = made([*some, *rest * (many - size)])
                    found.setdefault(tuple(holds(atom, _Sole(value)) for atom in read_by), One(value))
    yield from found.values()


def _chosen(pack: Pack, node: Node) -> Iterator[One]:
    fact = bool(node.sets)  # known at the door it is not offered at all, so nothing holds it back
    for option in node.options:
        yield One(Chosen(option.id), () if fact or option.when == ALWAYS else (option.when,))
    if node.other:
        yield One(Chosen(OTHER, "in other words"))
    elif all(option.when != ALWAYS for option in node.options):
        yield One(Chosen(SEEN), tuple(Not(option.when) for option in node.options))
    if node.sets == "depth":
        depths = {*pack.depths, *(door.depth for door in pack.doors if door.depth)}
        known = {option.id for option in node.options}
        yield from (One(Chosen(str(depth))) for depth in sorted(depths) if str(depth) not in known)
    elif fact:
        yield One(Chosen(_ELSE))


def _ticked(node: Node, read_by: set[Atom]) -> list[One]:
    """What can be ticked, one for each that conditions, or what it takes to be offered, tell apart."""
    apart = {atom.option for atom in read_by if isinstance(atom, Has)}
    options = list(node.options) + ([Option(OTHER, "")] if node.other else [])
    alone = [one for one in options if one.exclusive]
    told = [one for one in options if not one.exclusive and (one.id in apart or one.when != ALWAYS)]
    rest = [one for one in options if not one.exclusive and one not in told]
    if len(told) > _MOST_TOLD_APART:
        return []
    always = sum(one.when == ALWAYS for one in options)
    least = max(1, min(node.least, always))  # fewer are asked for where fewer are offered
    sets = [[one] for one in alone]
    for many in range(len(told) + 1):
        for some in combinations(told, many):
            for more in range(len(rest) + 1):
                fits = least <= many + more <= max(node.most or len(options), least)
                sets += [[*some, *rest[:more]]] if fits else []
    order = [one.id for one in options]
    found: dict[tuple[object, ...], One] = {}
    for chosen in sets:
        ids = tuple(sorted((one.id for one in chosen), key=order.index))
        ticked = Ticked(ids, "in other words" if OTHER in ids else "")
        needs = tuple(one.when for one in chosen if one.when != ALWAYS)
        shown = tuple(holds(atom, _Sole(ticked)) for atom in read_by)
        found.setdefault((needs, shown), One(ticked, needs))
    if options and not always:
        found["none",] = One(Ticked(()), tuple(Not(one.when) for one in options))
    return list(found.values())
