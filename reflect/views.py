"""What the front ends are handed and what they hand back: frozen, plain, and all they need.

The app, plain mode and ``play`` show these and send :class:`Reply`; none of them knows a flow or an event.
Text here is always plain text, already cleaned of control characters; a front end adds layout only.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Form(StrEnum):
    """What one prompt asks the front end to collect. Every kind of question is a row of these."""

    CHOOSE = "choose"
    """One of ``choices``: a digit, or arrows and Enter. ``Reply.picks`` holds its id."""
    TICK = "tick"
    """Any of ``choices`` (``exclusive`` ones alone). ``Reply.picks`` holds the ids."""
    WRITE = "write"
    """Words. ``Reply.text`` holds them."""
    MARK = "mark"
    """A state of ``states`` for any of ``choices``. ``Reply.marks`` holds choice id -> state id."""
    GO = "go"
    """Nothing to give: Enter goes on. An empty ``Reply``."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One line to choose, tick or mark. ``note`` is small print under it: a source, a caution."""

    id: str
    label: str
    note: str = ""
    exclusive: bool = False


@dataclass(frozen=True, slots=True)
class Reply:
    """What the person gave for one prompt. Only the part its form names is looked at."""

    text: str = ""
    picks: tuple[str, ...] = ()
    marks: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Prompt:
    """One thing to collect. A question with several parts (an action, an explanation) is several prompts.

    ``ask`` is the part's own question, empty where the turn's question says it all. ``before`` is what was
    given last time (back, a draft), to be put in the box or on the list. ``hint`` is one short line on form.
    ``optional``: an empty reply goes on. ``error`` says why the last reply was not taken and what to do;
    the reply itself is then in ``before``. ``adds``: words given now go on from those in ``before`` (the one
    gentle second ask); a front end that cannot show them in the box puts them in front itself. ``suggested``:
    the words in ``before`` are an offer, and the first key typed takes their place.
    """

    form: Form
    ask: str = ""
    choices: tuple[Choice, ...] = ()
    states: tuple[Choice, ...] = ()
    before: Reply = Reply()
    hint: str = ""
    optional: bool = False
    least: int = 0
    most: int = 0
    error: str = ""
    adds: bool = False
    suggested: bool = False


@dataclass(frozen=True, slots=True)
class PartGiven:
    """A part of the open question that was given already: "Who" -> "me and the health visitor"."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Turn:
    """The question that is open now.

    ``before`` are passages of guidance shown above it; ``lead`` the sentences that answer what was said,
    ``ask`` the one bold question; ``cue`` a few short lines for who guides the conversation; ``source``
    where it comes from in a few words. ``given`` are the parts of this answer given so far, ``prompt``
    the one to collect next. ``revisiting``: an earlier answer, opened again, filled in. ``notice`` is one
    line about what just happened ("Parked. It comes back at the end."). ``more``: so many questions are
    offered here that nobody has to be asked. ``area``: the title of what was opened from the map, while it
    is walked; :meth:`Assistant.go_on` leaves it.
    """

    key: str
    kind: str
    stage: str
    ask: str
    prompt: Prompt
    before: tuple[str, ...] = ()
    lead: str = ""
    source: str = ""
    contacts: tuple[str, ...] = ()
    cue: tuple[str, ...] = ()
    given: tuple[PartGiven, ...] = ()
    can_park: bool = True
    can_unknown: bool = True
    can_back: bool = True
    revisiting: bool = False
    safety: bool = False
    notice: str = ""
    more: int = 0
    area: str = ""


@dataclass(frozen=True, slots=True)
class Ending:
    """The conversation is at an outcome. ``stop``: it ended early so that somebody can act."""

    outcome: str
    text: str
    stop: bool
    before: tuple[str, ...] = ()
    notice: str = ""
    contacts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Exchange:
    """One question and its answer, for the transcript. ``status``: answered, parked, unknown, look-again.

    ``after``: why it was asked, for who is learning; never before it is answered.
    """

    key: str
    ask: str
    answer: str
    status: str
    before: tuple[str, ...] = ()
    lead: str = ""
    source: str = ""
    contacts: tuple[str, ...] = ()
    after: str = ""


@dataclass(frozen=True, slots=True)
class StageMark:
    """A line of "Where you are". ``state``: done, here or ahead."""

    id: str
    label: str
    state: str


@dataclass(frozen=True, slots=True)
class SaveState:
    """What the header says about keeping. ``level``: memory, saved or failed."""

    text: str
    level: str = "memory"


@dataclass(frozen=True, slots=True)
class TimeLeft:
    """A length the conversation can have from here on, and the minutes still ahead if it had."""

    depth: int
    label: str
    minutes_left: int
    now: bool


@dataclass(frozen=True, slots=True)
class Status:
    """The header and the side column."""

    title: str
    detail: str
    save: SaveState
    stages: tuple[StageMark, ...] = ()
    answers: int = 0
    parked: int = 0
    unknown: int = 0
    look_again: int = 0
    minutes_left: int = 0


@dataclass(frozen=True, slots=True)
class SourceNote:
    """Where a piece of guidance comes from, when we last looked, and any caution."""

    title: str
    section: str
    gist: str
    edition: str
    checked_on: str
    caveat: str = ""


@dataclass(frozen=True, slots=True)
class Why:
    """Why this question: the reason, its sources, and the words on screen that the glossary explains."""

    question: str
    why: str
    sources: tuple[SourceNote, ...] = ()
    words: tuple[tuple[str, str], ...] = ()
    challenge: str = ""  # a question that tests the answer
    cue: tuple[str, ...] = ()  # for who guides the conversation
    notes: tuple[str, ...] = ()  # what to know of all of it: whose law it is


@dataclass(frozen=True, slots=True)
class Danger:
    """The danger screen: what to do now, in order, and whom to ring."""

    title: str
    steps: tuple[str, ...]
    contacts: tuple[str, ...]
    after: str


@dataclass(frozen=True, slots=True)
class MapEntry:
    """A question on the map, or something to open. ``status``: answered, parked, unknown, here, set-aside;
    offered (a question nobody has to be asked), open (an area not looked at), begun (an area left half way),
    back (to where one was before opening one).
    """

    key: str
    ask: str
    answer: str
    status: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class MapStage:
    """A stage of the map with the questions met in it, in order."""

    label: str
    state: str
    entries: tuple[MapEntry, ...]


@dataclass(frozen=True, slots=True)
class MapView:
    """Where you are: the stages, what waits for another look, and what was set aside with its path."""

    stages: tuple[MapStage, ...]
    look_again: tuple[MapEntry, ...] = ()
    set_aside: tuple[MapEntry, ...] = ()
    areas: tuple[MapStage, ...] = ()
    """What was not explored and can be opened now, in groups; ``state`` is empty."""
    back: MapEntry | None = None
    """The question to go back to, while an area is walked."""


@dataclass(frozen=True, slots=True)
class DoorView:
    """Something to start from home, and the voice it is in."""

    id: str
    label: str
    about: str
    voice: str = ""
