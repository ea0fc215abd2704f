"""The closed list of things that can happen in a conversation.

Append-only: fields are only ever added, each with a default, and ``v`` says which list wrote an event.
Nothing here reads a clock or makes an id: the caller gives ``at`` (ISO 8601) and every id.
A draft is not an event, and opening the danger screen is never recorded.
"""

from __future__ import annotations

from typing import Final

import msgspec

from reflect.flows.values import Action, Value

ENGINE: Final = 1
"""Raised only when walking changes, so that old conversations can be walked as they were."""


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """What every event carries: its place in the order, when, and who was typing."""

    seq: int
    at: str
    by: str = "practitioner"
    v: int = 1


class Opened(Event, frozen=True, tag="opened"):
    """A conversation began. ``depth`` 0 and ``role`` empty: not known at the door, so the flow asks."""

    id: str
    flow: str
    pack: str  # digest of the pack it was opened with
    voice: str
    depth: int
    today: str  # ISO date
    role: str = ""
    engine: int = ENGINE
    seed: int = 0
    thread: str = ""
    carried: str = ""  # id of the conversation whose actions came in
    handed_over: str = ""  # id of the conversation a manager's sitting started from
    last_time: tuple[Action, ...] = ()  # the actions that came in with ``carried``, to follow up


class Answered(Event, frozen=True, tag="answered"):
    """The open question was answered."""

    key: str
    value: Value
    aside: str = ""  # the call (`flow/node`) it was opened by, where it was opened from the map


class Parked(Event, frozen=True, tag="parked"):
    """The question was put aside, to come back to."""

    key: str
    aside: str = ""


class Unknown(Event, frozen=True, tag="unknown"):
    """The honest answer is not known yet."""

    key: str
    aside: str = ""


class Changed(Event, frozen=True, tag="changed"):
    """An earlier answer was given again, otherwise."""

    key: str
    value: Value
    aside: str = ""


class Restored(Event, frozen=True, tag="restored"):
    """An answer set aside with its path was taken up again as it stands."""

    key: str
    aside: str = ""


class DepthChanged(Event, frozen=True, tag="depth-changed"):
    """More or less time from here on: questions up to ``at_key``, the one then open, keep the old depth."""

    depth: int
    at_key: str


class MovedPack(Event, frozen=True, tag="moved-pack"):
    """The conversation went over to another edition of the content."""

    pack: str
    parked: tuple[str, ...] = ()


class Exported(Event, frozen=True, tag="exported"):
    """A paper was written. Never where to: a path can name a family."""

    document: str
    format: str


class Closed(Event, frozen=True, tag="closed"):
    """The conversation ended at this outcome."""

    outcome: str


AnyEvent = (
    Opened | Answered | Parked | Unknown | Changed | Restored | DepthChanged | MovedPack | Exported | Closed
)
