"""The words of a question beside its own: tests of it, other words for it, a cue, its line on paper."""

from __future__ import annotations

from typing import Final

import msgspec

from reflect.flows.conditions import Condition

CUE: Final = ("listen", "next", "challenge", "care")
"""The lines of a cue, in the order they are shown."""


class Challenge(msgspec.Struct, frozen=True):
    """The question that tests an explanation somebody chose, asked by the node that ``tests`` that choice.

    ``line`` takes the place of that node's line around the answer on paper, ``open_as`` and ``cites`` of its
    own; an empty part keeps them.
    """

    ask: str
    line: str = ""
    open_as: str = ""
    cites: tuple[str, ...] = ()


class Wording(msgspec.Struct, frozen=True):
    """Other words for the same question, used when ``when`` holds. Empty parts keep the node's own.

    ``line`` takes the place of the line around the answer on paper, whose section stays.
    """

    when: Condition
    lead: str = ""
    ask: str = ""
    why: str = ""
    cites: tuple[str, ...] = ()
    line: str = ""
    open_as: str = ""


class Cue(msgspec.Struct, frozen=True):
    """What stands beside a question for who guides the conversation: four short lines, at least one given."""

    listen: str = ""
    next: str = ""
    challenge: str = ""
    care: str = ""


class Frame(msgspec.Struct, frozen=True):
    """Where the answer stands on paper (a section of ``SECTIONS``) and the fixed line around it.

    ``{answer}`` in ``line`` is the person's own words or the option's ``says``. Needs no grammar of it.
    """

    section: str
    line: str = "{answer}"


class OptionWords(msgspec.Struct, frozen=True):
    """What a voice says otherwise of one option. Empty parts keep the option's own."""

    label: str = ""
    echo: str = ""
    says: str = ""
    challenge: Challenge | None = None


class ItemWords(msgspec.Struct, frozen=True):
    """What a voice says otherwise of one idea."""

    offer: str = ""
    caveat: str = ""


class Rewording(msgspec.Struct, frozen=True):
    """What a voice says otherwise of one node: its words, never its way. Empty parts keep the node's own.

    ``line`` is the line around the answer on paper, whose section stays. ``instead`` takes the place of all
    the node's; None keeps them. ``cites`` come after the node's own.
    """

    ask: str = ""
    lead: str = ""
    why: str = ""
    second_ask: str = ""
    challenge: str = ""
    open_as: str = ""
    line: str = ""
    after: str = ""
    cue: Cue | None = None
    examples: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()
    instead: tuple[Wording, ...] | None = None
    options: dict[str, OptionWords] = {}
    items: dict[str, ItemWords] = {}
