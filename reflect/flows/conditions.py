"""Conditions: the one typed form both spellings compile to, and how it is evaluated.

A condition reads answers by public key (``flow/node``) and nothing else. It is total: an answer that is
not there (never asked, parked, not known, off the path) makes ``Is``, ``Has``, ``Answered`` and ``Count``
false, and ``IsNot`` false too, so that a missing answer never picks a way by accident.
Parsing the one-line spelling is ``condition_text.py``'s work.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from typing import Any, Final, Protocol

import msgspec

from reflect.flows.values import Carried, Chosen, Listed, Ticked, Value


class Always(msgspec.Struct, frozen=True, tag="always"):
    """Holds, whatever was answered: the ``else`` of a list of rules."""


class Is(msgspec.Struct, frozen=True, tag="is"):
    """The answer at ``key`` (a choice, or the result a call came back with) is ``option``."""

    key: str
    option: str


class IsNot(msgspec.Struct, frozen=True, tag="is-not"):
    """There is an answer at ``key`` and it is not ``option``."""

    key: str
    option: str


class Has(msgspec.Struct, frozen=True, tag="has"):
    """``option`` was ticked in the multi at ``key``, is the age of somebody listed there, or what became of
    one of last time's actions.
    """

    key: str
    option: str


class Answered(msgspec.Struct, frozen=True, tag="answered"):
    """There is an answer at ``key``: on the path, neither parked nor not known."""

    key: str


class Count(msgspec.Struct, frozen=True, tag="count"):
    """How many options were ticked, or people or actions listed, at ``key`` compares
    (``==  !=  <  <=  >  >=``) with ``number``.
    """

    key: str
    compare: str
    number: int


class Not(msgspec.Struct, frozen=True, tag="not"):
    """The other one does not hold."""

    of: Condition


class All(msgspec.Struct, frozen=True, tag="all"):
    """Every one holds."""

    of: tuple[Condition, ...]


class AnyOf(msgspec.Struct, frozen=True, tag="any"):
    """At least one holds."""

    of: tuple[Condition, ...]


Condition = Always | Is | IsNot | Has | Answered | Count | Not | All | AnyOf
ALWAYS: Final = Always()


class Answers(Protocol):
    """What a condition may look at: the answers and call results on the current path."""

    def value(self, key: str) -> Value | None:
        """The answer at this ``flow/node``, or None where there is none to read."""

    def result(self, key: str) -> str:
        """The named result the call at this ``flow/node`` came back with, or empty."""


_COMPARE: Final[dict[str, Callable[[int, int], bool]]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


Look = Callable[[str], Any]
"""Looks an answer or a result up by key; what is not there comes back as None or empty."""

Test = Callable[[Look, Look], bool]
"""A condition made ready: whether it holds, from how to look up answers and how to look up results."""


def holds(condition: Condition, answers: Answers) -> bool:
    """Whether the condition holds for these answers."""
    return test_of(condition)(answers.value, answers.result)


@lru_cache(maxsize=16_384)
def test_of(condition: Condition) -> Test:
    """The condition as a function, so that walking need not take it apart each time."""
    match condition:
        case Always():
            return lambda _value, _result: True
        case Is(key, option):
            return lambda value, result: _picked(key, value, result) == option
        case IsNot(key, option):
            return lambda value, result: (_picked(key, value, result) or option) != option
        case Has(key, option):
            return lambda value, _: option in _several(value(key))
        case Answered(key):
            return lambda value, _: value(key) is not None
        case Count(key, compare, number):
            return partial(_counts, key, _COMPARE[compare], number)
        case Not(of):
            inner = test_of(of)
            return lambda value, result: not inner(value, result)
        case All(of):
            every = tuple(map(test_of, of))
            return lambda value, result: all(one(value, result) for one in every)
        case AnyOf(of):
            some = tuple(map(test_of, of))
            return lambda value, result: any(one(value, result) for one in some)


def _picked(key: str, value: Look, result: Look) -> Any:
    found = value(key)
    return found.option if type(found) is Chosen else result(key)


def _several(value: Value | None) -> Sequence[str]:
    """What was ticked, the ages of those listed, or what became of last time's actions."""
    match value:
        case Ticked(options):
            return options
        case Listed(people):
            return [one.band for one in people]
        case Carried(actions):
            return [one.state for one in actions]
        case _:
            return ()


def _counts(key: str, compare: Callable[[int, int], bool], number: int, value: Look, _: Look) -> bool:
    found = value(key)
    return isinstance(found, (Ticked, Listed, Carried)) and compare(len(_several(found)), number)


def reads(condition: Condition) -> frozenset[str]:
    """The public keys a condition looks at."""
    match condition:
        case Always():
            return frozenset()
        case Not(of):
            return reads(of)
        case All(of) | AnyOf(of):
            return frozenset().union(*(reads(one) for one in of))
        case Is(key) | IsNot(key) | Has(key) | Answered(key) | Count(key):
            return frozenset({key})
