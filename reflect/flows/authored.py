"""The sugar as an author writes it: one Struct for each thing that can stand in a file.

These are converted one node, option, item or rule at a time, so that the first mistake in each is reported
with its place. A part that is itself converted on its own is ``Any`` here. ``Flag`` is text, read by us:
in this format yes and no are words. The order of fields is the order keys are suggested in.
"""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal, TypeAlias

import msgspec
from msgspec import Meta, field

Flag: TypeAlias = Literal["yes", "no", "true", "false"]
Count: TypeAlias = Annotated[int, Meta(ge=0, le=99)]
Minutes: TypeAlias = Annotated[float, Meta(ge=0, le=60)]
Depth: TypeAlias = Literal["10", "30", "60"]
Target: TypeAlias = str | dict[str, str]
"""A node's name, or ``{return: result}``."""
Parts: TypeAlias = dict[str, str]


def yes(flag: str) -> bool:
    """What an author's yes, no, true or false says."""
    return flag in ("yes", "true")


class Authored(msgspec.Struct, forbid_unknown_fields=True):
    """Anything an author writes as keys and values."""


class Rule(Authored, kw_only=True):
    """One rule of ``to``: ``{if: ..., to: node}``, ``{if: ..., return: result}`` or ``{else: node}``."""

    if_: Any = field(name="if", default="")
    to: str = ""
    return_: str = field(name="return", default="")
    else_: Target = field(name="else", default="")


class Option(Authored, kw_only=True):
    """One thing to choose or tick. A plain string instead is its label."""

    label: str
    echo: str = ""
    says: str = ""
    to: str = ""
    return_: str = field(name="return", default="")
    if_: Any = field(name="if", default="")
    exclusive: Flag = "no"
    cites: list[str] = []
    challenge: Any = None


class Challenge(Authored, kw_only=True):
    """The question that tests one option of an earlier choice."""

    ask: str
    line: str = ""
    open_as: str = ""
    cites: list[str] = []


class Item(Authored, kw_only=True):
    """One idea to try."""

    offer: str
    cites: list[str] = []
    if_: Any = field(name="if", default="")
    caveat: str = ""
    in_: list[str] = field(name="in", default_factory=list)


class Wording(Authored, kw_only=True):
    """Other words for the same question."""

    if_: Any = field(name="if")
    lead: str = ""
    ask: str = ""
    why: str = ""
    cites: list[str] = []
    line: str = ""
    open_as: str = ""


class Cue(Authored, kw_only=True):
    """Four short lines for who guides the conversation."""

    listen: str = ""
    next: str = ""
    challenge: str = ""
    care: str = ""


class OptionWords(Authored, kw_only=True):
    """Other words for one option. A plain string instead is its label."""

    label: str = ""
    echo: str = ""
    says: str = ""
    challenge: Any = None


class ItemWords(Authored, kw_only=True):
    """Other words for one idea. A plain string instead is its offer."""

    offer: str = ""
    caveat: str = ""


class Rewording(Authored, kw_only=True):
    """Other words for a node that stands in a flow."""

    ask: str = ""
    lead: str = ""
    why: str = ""
    second_ask: str = ""
    challenge: str = ""
    open_as: str = ""
    line: str = ""
    after: str = ""
    cue: Any = None
    examples: list[str] = []
    cites: list[str] = []
    instead: list[Any] = []
    options: dict[str, Any] = {}
    items: dict[str, Any] = {}


class Overlay(Authored, kw_only=True):
    """Other words for the nodes of one flow: in one voice, or (in a local folder) in every voice."""

    flow: str
    nodes: dict[str, Any]
    voice: str = ""


class Node(Authored, kw_only=True):
    """What any node may say."""

    kind: str
    tags: list[str] = []
    stage: str = ""
    protected: Flag = "no"


class Step(Node, kw_only=True):
    """A node that leads on."""

    to: str | list[Any] = ""
    return_: str = field(name="return", default="")
    skipped: Target = ""
    depth: Literal["", "10", "30", "60"] = ""
    voices: list[str] = []
    max_visits: Annotated[int, Meta(ge=1, le=99)] = 1


class Say(Step, kw_only=True):
    """A node with words on the screen: guidance above the next question, and everything that asks."""

    ask: str
    lead: str = ""
    why: str = ""
    cites: list[str] = []
    examples: list[str] = []
    instead: list[Any] = []
    challenge: str = ""
    contacts: list[str] = []
    minutes: Minutes = 0.0


class Waits(Say, kw_only=True):
    """A node that waits for an answer."""

    summary: Any = ""
    after: str = ""


class Asks(Waits, kw_only=True):
    """A question that can be parked or not known."""

    unsure: Target = ""
    open_as: str = ""
    offer: Flag = "no"


class Choice(Asks, kw_only=True):
    """One of several options."""

    options: dict[str, Any]
    other: Flag = "yes"
    sets: Literal["", "depth", "role"] = ""


class Scale(Asks, kw_only=True):
    """One of several words in order, never numbers."""

    options: dict[str, Any]


class Multi(Asks, kw_only=True):
    """Any of several options."""

    options: dict[str, Any]
    other: Flag = "yes"
    least: Count = 0
    most: Count = 0


class Text(Asks, kw_only=True):
    """Free text."""

    basis: Literal["", "ask"] = ""
    second_ask: str = ""
    tests: str = ""


class When(Asks, kw_only=True):
    """A day or a stretch of time."""


class People(Asks, kw_only=True):
    """Who is meant: a role word and an age band each."""

    options: dict[str, Any]
    named: Annotated[str, Meta(pattern=r"^[A-Z][a-z]* [A-Z]$")] = "Child A"
    least: Annotated[int, Meta(ge=0, le=9)] = 0
    most: Annotated[int, Meta(ge=1, le=9)] = 6
    parts: Parts = {}


class Carried(Asks, kw_only=True):
    """Last time's actions, and what became of them."""

    most: Annotated[int, Meta(ge=1, le=9)] = 5
    parts: Parts = {}


class Weigh(Asks, kw_only=True):
    """Two to four explanations, side by side."""

    least: Annotated[int, Meta(ge=1, le=4)] = 2
    most: Annotated[int, Meta(ge=1, le=4)] = 4
    parts: Parts = {}


class Try(Asks, kw_only=True):
    """Ideas to look at, in sets of at most seven."""

    items: dict[str, Any]
    sets: dict[str, str] = {}
    nearest: str = ""
    parts: Parts = {}


class Actions(Asks, kw_only=True):
    """One to five steps."""

    most: Annotated[int, Meta(ge=1, le=5)] = 5
    parts: Parts = {}


class Decisions(Asks, kw_only=True):
    """One to five decisions. ``options`` are who may have decided."""

    options: dict[str, Any] = {}
    most: Annotated[int, Meta(ge=1, le=5)] = 5
    parts: Parts = {}


class Review(Asks, kw_only=True):
    """The open questions, looked over at the end."""

    most: Count = 0
    parts: Parts = {}


class Pause(Waits, kw_only=True):
    """A breath."""


class Safety(Waits, kw_only=True):
    """Is a child in danger: no way round it."""

    options: dict[str, Any] = {}


class Branch(Step, kw_only=True):
    """Rules and no screen."""


class Call(Step, kw_only=True):
    """Another flow, and where each of its results leads."""

    flow: str
    once: Flag = "no"
    open: Any = "no"
    then: dict[str, Target] = {}


class Each(Step, kw_only=True):
    """Another flow once for each of some people, and where its results lead."""

    over: str
    flow: str
    until: list[str] = []
    then: dict[str, Target] = {}


class Return(Node, kw_only=True):
    """Back to the call, with a result."""

    result: str


class Outcome(Node, kw_only=True):
    """The end of a conversation."""

    ask: str
    outcome: str
    lead: str = ""
    cites: list[str] = []
    contacts: list[str] = []
    stop: Flag = "no"


BY_KIND: Final[dict[str, type[Node]]] = {
    "say": Say, "choice": Choice, "multi": Multi, "scale": Scale, "text": Text, "when": When,
    "people": People, "carried": Carried, "weigh": Weigh, "try": Try, "actions": Actions,
    "decisions": Decisions, "review": Review,
    "pause": Pause, "safety": Safety, "branch": Branch, "call": Call, "each": Each, "return": Return,
    "outcome": Outcome,
}  # fmt: skip


class Flow(Authored, kw_only=True):
    """One topic."""

    flow: str
    title: str
    nodes: dict[str, Any]
    stage: str = ""
    start: str = ""
    short: Flag = "no"
