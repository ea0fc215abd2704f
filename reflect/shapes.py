"""Every JSON shape the command line prints: stable, because other tools rely on them.

One Struct for each document or line, with ``v`` for the list of fields it was written with. Fields are only
ever added, each with a default. Unknown fields are refused when one is read back, so that a misspelt one is
never taken for nothing.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from reflect.stats.figures import FlowReading, Ways

YesNo = bool | None
"""True, false, or null where it cannot be said."""


class Shape(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What every shape has."""

    v: int = 1


# ------------------------------------------------------------------------------------ conversations


class OpenQuestion(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A question parked or not known yet: how it reads on paper, and who might know by when."""

    key: str
    question: str
    status: Literal["parked", "unknown"]
    who: str = ""
    by: str = ""


class Play(Shape, frozen=True):
    """``reflect play --json``: what a scripted conversation came to.

    ``visited`` is everything shown on the way, in order. ``answers`` are every question's answers as a script
    spells them, ``unknown`` and ``parked`` among them, so that they can be played again. ``parked`` are the
    questions put aside and the answers set aside with a way that was left.
    """

    outcome: str
    visited: list[str]
    answers: dict[str, Any]
    parked: list[str]
    look_again: list[str]
    open_questions: list[OpenQuestion]
    id: str


class KeptAnswer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One acknowledged answer. ``value`` as a script spells it."""

    node: str
    value: Any
    status: Literal["current", "changed", "parked"]


class Show(Shape, frozen=True):
    """``reflect show ID --json``: every acknowledged answer, in the order given."""

    id: str
    answers: list[KeptAnswer]


class Listed(Shape, frozen=True):
    """One line of ``reflect list --json``: a conversation that is kept."""

    id: str
    label: str
    opened: str
    updated: str
    door: str
    depth: int
    voice: str
    outcome: str = ""


# ---------------------------------------------------------------------------------------- own words


class Match(Shape, frozen=True):
    """``reflect match --json``, a line each. Empty lists: none of these. ``immediate`` is never false."""

    text: str
    starts: list[str]
    resistance: list[str]
    immediate: Literal[True] | None


class Identifier(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A stretch of text (in code points) that may say who somebody is."""

    start: int
    end: int
    type: Literal[
        "name", "dob", "nhs", "ni", "phone", "email", "postcode", "address", "school", "caseref", "vehicle",
        "handle",
    ]  # fmt: skip


class Loaded(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A stretch of text (in code points) with a loaded word, why, and what could be said instead."""

    start: int
    end: int
    phrase: str
    why: str
    instead: str


class Scan(Shape, frozen=True):
    """``reflect scan --json``, a line each."""

    text: str
    identifiers: list[Identifier]
    wording: list[Loaded]


class Smart(Shape, frozen=True):
    """``reflect smart --json``, a line each. ``advice``: the shape of a better action, in sentences."""

    text: str
    specific: YesNo
    measurable: YesNo
    attainable: YesNo
    relevant: YesNo
    timely: YesNo
    advice: list[str]


# ------------------------------------------------------------------------------------------ authors


class Finding(Shape, frozen=True):
    """One thing ``reflect flows check --json`` found; it prints a list of these."""

    code: str
    severity: Literal["error", "warning"]
    file: str
    line: int
    column: int
    message: str
    help: str


class Coverage(Shape, frozen=True):
    """``reflect flows coverage --json``: points of the documents on a node, and those that miss."""

    points: int
    surfaced: int
    waived: int
    missing: list[str]


class Stats(Shape, frozen=True):
    """``reflect flows stats --json``. ``model`` says in words what the shares rest on."""

    model: str
    ways: tuple[Ways, ...]
    reading: tuple[FlowReading, ...]


class FuzzOutcome(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How many conversations ended so, and what share of all that is."""

    outcome: str
    runs: int
    share: float


class FuzzFailure(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The conversation that went wrong: which, how, and a script for ``reflect play`` that holds it again."""

    run: int
    what: str
    script: str


class Fuzz(Shape, frozen=True):
    """``reflect flows fuzz --json``: what made-up conversations came to, up to the first that went wrong.

    ``never_visited`` are nodes, ``never_chosen`` options and ideas ("flow/node: option").
    """

    seed: int
    runs: int
    turns: int
    outcomes: list[FuzzOutcome]
    moves: dict[str, int]
    longest: int
    longest_run: int
    replayed: int
    rendered: int
    never_visited: list[str]
    never_chosen: list[str]
    failure: FuzzFailure | None
