"""What may be answered to a question, sorted by what the way on can tell apart. Add a kind of question here.

The model, said with every figure: each option offered is equally likely; of a multi every set of ticks that
its limits allow, one that stands alone by itself; of a list of people each further one is half as
likely as the one before; nothing comes from last time, or one step does; every question is answered, and none
is parked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import combinations
from math import comb
from typing import Final, NamedTuple

from reflect.flows.conditions import Answers, Count, Has, holds
from reflect.flows.model import Node
from reflect.flows.people import person_ids
from reflect.flows.values import (
    FOLLOWED_STATES,
    OTHER,
    Action,
    Agreed,
    Carried,
    Chosen,
    Dated,
    Decided,
    Decision,
    Explanation,
    Followed,
    Listed,
    Person,
    Reviewed,
    Ticked,
    Tried,
    Value,
    Weighed,
    Written,
)

MOST_PEOPLE: Final = 6
"""Rows of a list of people that does not say how many it takes, as it is asked."""

SEEN: Final = "seen"
"""The answer to a screen that is only read."""


class UnknownKindError(ValueError):
    """A kind of node that cannot be counted yet. The message names it."""


class Way(NamedTuple):
    """One answer that stands for ``weight`` equally likely ones that lead the same way."""

    weight: int
    value: Value


class Seen(NamedTuple):
    """What conditions anywhere look at in the answer to one question: these ticks, and how many there are."""

    ticks: frozenset[str] = frozenset()
    counted: bool = False


def seen_in(tests: Iterable[object]) -> Seen:
    """What these conditions, all about the same question, look at in its answer."""
    found = list(tests)
    ticks = frozenset(one.option for one in found if isinstance(one, Has))
    return Seen(ticks, any(isinstance(one, Count) for one in found))


def ways(node: Node, answers: Answers, seen: Seen, depth: int = 0, *, calm: bool = False) -> list[Way]:
    """Every answer to a question as things stand. ``depth``: what is said where it asks for the time.

    ``calm``: nobody is in danger, so that a question about safety has its last, calmest answer.
    """
    if calm and node.kind == "safety":
        return _one(node, answers, seen)[-1:]
    if node.sets == "depth" and depth:
        asked = [option.id for option in node.options if option.id == str(depth)]
        return [Way(1, Chosen(one)) for one in asked] or _one(node, answers, seen)
    return _KINDS[node.kind](node, answers, seen)


def _one(node: Node, answers: Answers, _: Seen) -> list[Way]:
    offered = [option.id for option in node.options if holds(option.when, answers)]
    if node.other and node.kind == "choice":
        offered.append(OTHER)
    return [Way(1, Chosen(one)) for one in offered] or [Way(1, Chosen(SEEN))]


def _several(node: Node, answers: Answers, seen: Seen) -> list[Way]:
    offered = [option for option in node.options if holds(option.when, answers)]
    alone = [option.id for option in offered if option.exclusive]
    free = [option.id for option in offered if not option.exclusive] + [OTHER] * node.other
    if not alone and not free:
        return [Way(1, Ticked(()))]
    least = min(max(node.least, 1), len(alone) + len(free))
    most = min(max(node.most, least) if node.most else len(free), len(free))
    found = [Way(1, Ticked((one,))) for one in alone]
    return found + list(_sets(free, least, most, seen))


def _sets(free: list[str], least: int, most: int, seen: Seen) -> Iterator[Way]:
    """The sets of ticks, one for all that agree in the ticks that are looked at (and, where that is asked,
    in how many there are).
    """
    told = [one for one in free if one in seen.ticks]
    rest = [one for one in free if one not in seen.ticks]
    for size in range(len(told) + 1):
        sizes = range(max(0, least - size), min(len(rest), most - size) + 1)
        counts = [sizes] if not seen.counted else [range(one, one + 1) for one in sizes]
        for some in combinations(told, size):
            for more in counts:
                weight = sum(comb(len(rest), one) for one in more)
                if weight:
                    ticked = {*some, *rest[: more[0]]}
                    yield Way(weight, Ticked(tuple(one for one in free if one in ticked)))


def _people(node: Node, _answers: Answers, seen: Seen) -> list[Way]:
    """As many as it allows, each further one half as likely, every age as likely as any other.

    Ages are told apart where a condition asks for them.
    """
    most = max(node.most or MOST_PEOPLE, node.least)
    ids = person_ids(node.named, most)
    bands = [option.id for option in node.options] or [""]
    told = [band for band in bands if band in seen.ticks]
    other = next((band for band in bands if band not in told), "")
    found = []
    for many in range(node.least, most + 1):
        for size in range(min(len(told), many) + 1):
            ways = _exactly(many, size, len(bands) - len(told)) * len(bands) ** (most - many)
            for some in combinations(told, size) if ways else ():
                rows = [*some, *[other or next(iter(some), "")] * (many - size)]
                people = tuple(Person(one, one, band) for one, band in zip(ids, rows, strict=False))
                found.append(Way(ways * 2 ** (most - many), Listed(people)))
    return found


def _exactly(rows: int, kinds: int, others: int) -> int:
    """In how many ways so many rows hold each of some kinds at least once, and else only the others."""
    return sum(
        (-1) ** gone * comb(kinds, gone) * (kinds - gone + others) ** rows for gone in range(kinds + 1)
    )


def _carried(_node: Node, _answers: Answers, _seen: Seen) -> list[Way]:
    """Nothing from last time, or one step, whatever became of it."""
    steps = [Way(1, Carried((Followed("A step", state),))) for state in FOLLOWED_STATES]
    return [Way(len(steps), Carried()), *steps]


def _same(value: Value) -> Callable[[Node, Answers, Seen], list[Way]]:
    """A kind whose answers no condition can tell apart."""
    return lambda _node, _answers, _seen: [Way(1, value)]


_KINDS: Final[dict[str, Callable[[Node, Answers, Seen], list[Way]]]] = {
    "choice": _one,
    "scale": _one,
    "safety": _one,
    "pause": _one,
    "multi": _several,
    "text": _same(Written("Something in their own words.")),
    "when": _same(Dated("about three weeks ago")),
    "weigh": _same(Weighed((Explanation("One way to see it"), Explanation("Another")))),
    "try": _same(Tried({})),
    "actions": _same(Agreed((Action("A step"),))),
    "decisions": _same(Decided((Decision("A decision", "a reason"),))),
    "review": _same(Reviewed()),
    "carried": _carried,
    "people": _people,
}

ASKED: Final = frozenset(_KINDS)
"""The kinds of question whose answers are known here."""
