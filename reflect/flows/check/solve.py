"""Conditions over finite sets of values: which of them can hold together, exactly.

Every value an answer can have is one bit, so a condition about one answer is a mask of the values it holds
for. What is left are *and* and *or* over such masks. They are solved by cutting away what is decided, taking
apart what shares no answer, and trying every combination of what remains: at most ``MOST`` of them, and then
it says that nothing is proven.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import product
from math import prod
from typing import Final, NamedTuple, TypeAlias

MOST: Final = 20_000
"""Combinations that are tried. Past this, nothing is claimed."""


class Lit(NamedTuple):
    """The answer ``key`` has one of the values of ``mask``."""

    key: int
    mask: int


class Both(NamedTuple):
    """Every one holds; with none, always."""

    of: tuple[Formula, ...]


class Either(NamedTuple):
    """At least one holds; with none, never."""

    of: tuple[Formula, ...]


class Unknown(NamedTuple):
    """About an answer nobody here can know: it may hold and it may not."""


Formula: TypeAlias = Lit | Both | Either | Unknown
TRUE: Final = Both(())
FALSE: Final = Either(())
Masks = dict[int, int]


class Solved(NamedTuple):
    """How some conditions can hold together: ``masks`` narrow single answers, each of ``groups`` lists
    combinations of a few.

    ``proven`` is False where there were too many to try, ``known`` False where something in it cannot be
    known; then the masks are only the most there can be.
    """

    masks: Masks
    groups: tuple[tuple[Masks, ...], ...] = ()
    proven: bool = True
    known: bool = True

    def joined(self) -> Masks:
        """Every value each answer can still have."""
        found = dict(self.masks)
        for group in self.groups:
            for key in group[0]:
                found[key] = 0
                for one in group:
                    found[key] |= one[key]
        return found

    def boxes(self) -> Iterator[Masks]:
        """The same in parts: within each, every combination holds."""
        for chosen in product(*self.groups):
            box = dict(self.masks)
            for one in chosen:
                box |= one
            yield box


def negated(formula: Formula, full: Sequence[int]) -> Formula:
    """The formula that holds where this one does not; ``full`` has every value of each answer."""
    match formula:
        case Lit(key, mask):
            return Lit(key, full[key] ^ mask)
        case Both(of):
            return Either(tuple(negated(one, full) for one in of))
        case Either(of):
            return Both(tuple(negated(one, full) for one in of))
        case _:
            return formula


def joined(parts: Iterable[Formula], full: Sequence[int], *, both: bool) -> Formula:
    """*And* or *or* of some formulas, those about the same answer made one."""
    masks: Masks = {}
    rest: list[Formula] = []
    for one in parts:
        if isinstance(one, Lit):
            before = masks.get(one.key, full[one.key] if both else 0)
            masks[one.key] = before & one.mask if both else before | one.mask
        else:
            rest.append(one)
    made = (*(Lit(key, mask) for key, mask in masks.items()), *rest)
    return made[0] if len(made) == 1 else Both(made) if both else Either(made)


def keys_of(formula: Formula) -> frozenset[int]:
    """The answers a formula looks at."""
    match formula:
        case Lit(key, _):
            return frozenset({key})
        case Both(of) | Either(of):
            return frozenset().union(*(keys_of(one) for one in of))
        case _:
            return frozenset()


def solve(
    conjuncts: Sequence[Formula], current: Callable[[int], int], *, apart: bool = True
) -> Solved | None:
    """How all of these can hold where each answer has one of its ``current`` values; None: they cannot.

    With ``apart`` False only what each answer can be is wanted, and not which go together.
    """
    masks: Masks = {}
    clauses: list[Either] = []
    known = True
    waiting: list[Formula] = list(conjuncts)
    while waiting:
        one = waiting.pop()
        if isinstance(one, Lit):
            held = masks.get(one.key)
            mask = (current(one.key) if held is None else held) & one.mask
            if not mask:
                return None
            masks[one.key] = mask
        elif isinstance(one, Both):
            waiting.extend(one.of)
        elif isinstance(one, Either):
            clauses.append(one)
        else:
            known = False
        if not waiting and clauses:
            for key in frozenset().union(*map(keys_of, clauses)) - masks.keys():
                masks[key] = current(key)
            shorter = _shortened(clauses, masks)
            if shorter is None:
                return None
            waiting, clauses = shorter
    return _tried(masks, clauses, known=known, apart=apart) if clauses else Solved(masks, known=known)


def _shortened(clauses: list[Either], masks: Masks) -> tuple[list[Formula], list[Either]] | None:
    """The clauses without what these values decide: those that come down to one part, and the rest; None
    where nothing is left of one.
    """
    single: list[Formula] = []
    rest = []
    for clause in clauses:
        sure = [(one, _sure(one, masks)) for one in clause.of]
        if any(holds for _, holds in sure):
            continue
        left = tuple(one for one, holds in sure if holds is None)
        if not left:
            return None
        if len(left) == 1:
            single.append(left[0])
        else:
            rest.append(Either(left))
    return single, rest


def _sure(formula: Formula, masks: Masks) -> bool | None:
    """Whether it holds for all of these values (True), for none (False), or for some."""
    match formula:
        case Lit(key, mask):
            held = masks[key]
            return False if not held & mask else True if not held & ~mask else None
        case Both(of) | Either(of):
            wanted = isinstance(formula, Both)
            sure = [_sure(one, masks) for one in of]
            if any(one is (not wanted) for one in sure):
                return not wanted
            return wanted if all(one is wanted for one in sure) else None
        case _:
            return None


def _tried(masks: Masks, clauses: list[Either], *, known: bool, apart: bool) -> Solved | None:
    groups = []
    proven = True
    for part in _apart(clauses):
        if not apart and len(part) == 1 and all(isinstance(one, Lit) for one in part[0].of):
            continue  # any value of one answer goes with some of another: nothing is narrowed
        keys = sorted(frozenset().union(*(keys_of(one) for one in part)))
        if not all(_all_known(one) for one in part):
            known = False
            continue
        classes = [_classes(masks[key], _masks_on(key, part)) for key in keys]
        if prod(len(one) for one in classes) > MOST:
            proven = False
            continue
        held: dict[tuple[int, ...], int] = {}
        for chosen in product(*classes):
            trial = dict(zip(keys, chosen, strict=True))
            if all(_sure(one, trial) for one in part):
                held[chosen[:-1]] = held.get(chosen[:-1], 0) | chosen[-1]
        if not held:
            return None
        groups.append(tuple(dict(zip(keys, (*rest, last), strict=True)) for rest, last in held.items()))
    grouped = {key for group in groups for key in group[0]}
    return Solved(
        {key: mask for key, mask in masks.items() if key not in grouped}, tuple(groups), proven, known
    )


def _apart(clauses: list[Either]) -> list[list[Either]]:
    """The clauses in parts that share no answer."""
    parts: list[tuple[set[int], list[Either]]] = []
    for clause in clauses:
        keys, together = set(keys_of(clause)), [clause]
        for part in [one for one in parts if one[0] & keys]:
            parts.remove(part)
            keys |= part[0]
            together = [*part[1], *together]
        parts.append((keys, together))
    return [together for _, together in parts]


def _masks_on(key: int, formulas: Iterable[Formula]) -> set[int]:
    found: set[int] = set()
    for one in formulas:
        if isinstance(one, Lit):
            if one.key == key:
                found.add(one.mask)
        elif not isinstance(one, Unknown):
            found |= _masks_on(key, one.of)
    return found


def _classes(mask: int, masks: Iterable[int]) -> list[int]:
    """The values of ``mask`` in parts that none of ``masks`` tells apart."""
    parts = [mask]
    for one in masks:
        parts = [half for part in parts for half in (part & one, part & ~one) if half]
    return parts


def _all_known(formula: Formula) -> bool:
    match formula:
        case Both(of) | Either(of):
            return all(_all_known(one) for one in of)
        case one:
            return not isinstance(one, Unknown)
