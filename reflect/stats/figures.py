"""The figures of a pack, as they are worked out, told and printed: plain data."""

from __future__ import annotations

from typing import Literal

import msgspec


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What each of them is."""


Verdict = Literal["yes", "partly", "no", ""]
"""Whether a range is kept to: the middle half of the ways, only the middle way, or not; or there is none."""


class Figures(Part, frozen=True):
    """A number over all ways: least, the middle half from ``lower`` to ``upper``, median, most."""

    least: float
    lower: float
    median: float
    upper: float
    most: float


class Ended(Part, frozen=True):
    """The ways that come to one outcome, or to any of several."""

    outcome: str
    stop: bool
    share: float
    turns: Figures
    minutes: Figures


class Ways(Part, frozen=True):
    """The ways from one start. ``sampled`` 0: every way was counted, over ``places`` places told apart.

    ``doors`` begin exactly so. ``full`` are the ways that end in no stop, None where there are none;
    ``typical`` those of them on which nobody is in danger, which the range is ``meant`` for.
    """

    flow: str
    doors: tuple[str, ...]
    voice: str
    depth: int
    asked: bool
    places: int
    sampled: int
    all: Ended
    full: Ended | None
    typical: Ended | None
    outcomes: tuple[Ended, ...]
    meant: tuple[int, int] | None
    met: Verdict


class FlowReading(Part, frozen=True):
    """How a flow reads. ``grade`` is of all its questions together; None: it asks nothing.

    ``easy`` of its ``guidance`` screens are at grade 8 or below; ``hard`` names the others with their grade.
    """

    flow: str
    questions: int
    words: int
    grade: float | None
    longest: str
    longest_words: int
    guidance: int
    easy: int
    hard: dict[str, float]
