"""What a conversation has been given so far, and the path that follows from it.

:class:`Given` is what the events say of one question. :class:`Step` is one place on the path.
The path itself is worked out in :mod:`reflect.conversation.walk`; nothing here decides anything.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from reflect.flows.model import Node
from reflect.flows.values import Value


class Status(StrEnum):
    """How a step of the path stands."""

    ANSWERED = "answered"
    PARKED = "parked"
    UNKNOWN = "unknown"
    KNOWN = "known"
    """A fact given at the door (depth, role): not asked, yet it reads as answered."""
    OPEN = "open"
    """The question that waits for an answer."""
    SHOWN = "shown"
    """Guidance or an outcome: nothing to answer."""
    PASSED = "passed"
    """A branch, a call or a return: no screen."""
    LEFT_OUT = "left-out"
    """Not asked at this depth or in this voice."""


_NO_QUESTION = frozenset({"pause", "safety", "review"})

GIVEN = frozenset({Status.ANSWERED, Status.PARKED, Status.UNKNOWN})


class Given(NamedTuple):
    """The last word on one question: ``value`` only when answered.

    ``seq`` is the event that gave it, ``changed`` the last event that made it differ from what it was, and
    ``first`` the one that gave it anything at all.
    """

    status: Status
    value: Value | None
    seq: int
    changed: int
    first: int = 0


class Step(NamedTuple):
    """One place on the path. ``plain`` is the key without visit; ``flow`` the flow it stands in.

    ``item`` is the id of the person it is asked about, in a round over several (``each``), else empty;
    ``aside`` the call it was opened by, where it was opened from the map.
    """

    key: str
    plain: str
    flow: str
    node: Node
    status: Status
    item: str = ""
    aside: str = ""

    def standing(self, status: Status) -> Step:
        """The same place with another status: as ``_replace``, at a quarter of its cost."""
        return tuple.__new__(Step, (*self[:4], status, *self[5:]))


def left_open(step: Step) -> bool:
    """Whether a step was parked or not known and is a question about the family, to come back to."""
    open_now = step.status in (Status.PARKED, Status.UNKNOWN)
    home = step.node.summary
    private = home is not None and home.section == "private"
    return open_now and step.node.kind not in _NO_QUESTION and not step.node.sets and not private


@dataclass(frozen=True, slots=True)
class Effect:
    """What changing an answer would do, by public key, before anybody confirms it."""

    set_aside: tuple[str, ...] = ()
    look_again: tuple[str, ...] = ()
    restored: tuple[str, ...] = ()

    @property
    def any(self) -> bool:
        """True where the person should be told before it happens."""
        return bool(self.set_aside or self.look_again or self.restored)
