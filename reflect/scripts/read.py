"""Scripted conversations: a YAML file in, a :class:`Script` out, every mistake in it with its place.

The file is read by the flows' own reader, so what a flow may not hold a script may not either. What only the
pack can tell (is this a question, is this one of its options) is judged in :mod:`reflect.scripts.answers`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Literal, NoReturn

from msgspec import UNSET, UnsetType, field

from reflect.flows.authored import Authored, Count
from reflect.flows.convert import convert
from reflect.flows.diagnostics import ERROR, Diagnostic, FlowErrors, errors, place_in
from reflect.flows.nodes import Map, Raw, Seq
from reflect.flows.read import Document, read_document

CODES: Final = {
    "RS201": "`start:` names a door of the pack (prepare) or the flow behind one (start/prepare); `voice:` "
    "and `depth:` are among those the pack has.",
    "RS202": "Every key under `answers` and `set` is a question of the flows, written flow/node, with #2 at "
    "the end for a second visit.",
    "RS203": "An answer is spelt as its question needs: an option id, a list of them, text, a date, or keys "
    "with values. `unknown` and `parked` fit most questions, and never one about safety.",
    "RS204": "An answer that the conversation never asked for is a mistake: it went another way than the "
    "author of the script thought.",
    "RS205": "Every question that is asked needs an answer in the script, unless the script says `otherwise: "
    "park` or `otherwise: unknown`. A question about safety always needs an answer of its own.",
    "RS206": "A change is made once the question in `after` is answered, to answers given by then; what it "
    "opens can be opened from the map by then.",
    "RS207": "What a script expects must be able to come true: it names a question, flow, outcome, section "
    "of the summary or point of guidance that there is.",
    "RS208": "A test has to expect something. Without `expect` it passes whatever happens.",
    "RS209": "`today:` is a day, written 2026-11-26.",
}
"""What each code of a script means, for ``reflect flows explain``."""


_DIGITS: Final = 4
# No conversation has more turns than three digits hold.


class _Whole(Authored):
    """The keys of a script."""

    start: str
    test: str = ""
    voice: str = ""
    depth: Count = 0
    role: str = ""
    today: str = ""
    answers: dict[str, Any] = field(default_factory=dict)
    last_time: list[Any] = field(default_factory=list)
    otherwise: Literal["", "park", "unknown"] = ""
    change: list[Any] = field(default_factory=list)
    expect: Any = UNSET


class _ChangeKeys(Authored):
    """The keys of a change."""

    after: str
    set: dict[str, Any] = field(default_factory=dict)
    depth: Count = 0
    open: str = ""
    expect: Any = UNSET


class Wanted(Authored):
    """What a script expects. Left out: nothing is said of it; an empty list: there is none of it."""

    outcome: str = ""
    visits: list[str] = field(default_factory=list)
    avoids: list[str] = field(default_factory=list)
    parked: list[str] | UnsetType = UNSET
    look_again: list[str] | UnsetType = UNSET
    open_questions: list[str] | UnsetType = UNSET
    turns: Any = UNSET
    document: Any = UNSET


class Turns(Authored):
    """How many questions a person is asked on the way; ``max`` 0: as many as there are."""

    min: Count = 0
    max: Count = 0

    def __str__(self) -> str:
        if self.min == self.max:
            return f"{self.min}"
        if not self.max:
            return f"at least {self.min}"
        return f"{self.min} to {self.max}" if self.min else f"at most {self.max}"

    def fits(self, turns: int) -> bool:
        """Whether so many are right."""
        return self.min <= turns and (not self.max or turns <= self.max)


class Paper(Authored):
    """What the summary has in it: sections, points of guidance, stretches of text."""

    has: list[str] = field(default_factory=list)
    cites: list[str] = field(default_factory=list)
    contains: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Given:
    """One answer as written. ``at`` is where its key stands, ``value_at`` its value."""

    raw: Raw
    at: int
    value_at: int


@dataclass(frozen=True, slots=True)
class Expect:
    """What must have come true, and where each part of it is written."""

    wanted: Wanted
    raw: Map
    at: int
    turns: Turns | None = None
    paper: Paper | None = None

    def place(self, name: str, number: int = 0, within: str = "") -> int:
        """Where the ``number``-th thing under ``name`` is written."""
        holder = self.raw[within] if within else self.raw
        listed = holder.get(name)
        if isinstance(listed, Seq) and number < len(listed):
            return listed.places[number]
        return int(holder.value_at(name))


@dataclass(frozen=True, slots=True)
class Change:
    """Once ``after`` has been answered: earlier answers given otherwise, another depth (0: the same), or
    something opened from the map.
    """

    after: str
    after_at: int
    answers: dict[str, Given]
    expect: Expect | None
    depth: int = 0
    depth_at: int = 0
    open: str = ""
    open_at: int = 0


@dataclass(frozen=True, slots=True)
class Script:
    """A conversation written down."""

    document: Document
    root: Map
    test: str
    start: str
    voice: str
    depth: int
    role: str
    today: date | None
    otherwise: str
    answers: dict[str, Given]
    changes: tuple[Change, ...]
    expect: Expect | None
    last_time: Given | None = None

    @property
    def file(self) -> str:
        return self.document.file

    @property
    def expects(self) -> bool:
        """Whether anything at all would make it fail."""
        return bool(self.expect or any(change.expect for change in self.changes))

    def all_expected(self) -> Iterator[Expect]:
        """Everything it expects, the changes' first."""
        yield from (change.expect for change in self.changes if change.expect)
        if self.expect:
            yield self.expect

    def problem(self, code: str, at: int, message: str, remedy: str) -> Diagnostic:
        """A mistake at a place of this script."""
        return Diagnostic(code, ERROR, place_in(self.document.text, at), message, remedy)

    def fail(self, code: str, at: int, message: str, remedy: str) -> NoReturn:
        """Raise one."""
        raise FlowErrors([self.problem(code, at, message, remedy)])


def read_script(file: str, data: bytes) -> Script:
    """Read a script; ``file`` is its path as people know it. Raises FlowErrors with all that is wrong."""
    document = read_document(file, data)
    script = _script(document, document.root) if document.root is not None else None
    if script is None or errors(document.problems):
        raise FlowErrors(document.problems)
    return script


def _script(document: Document, root: Map) -> Script | None:
    keys = convert(document, _Whole, root, root.at, "a script")
    if keys is None:
        return None
    return Script(
        document=document,
        root=root,
        test=keys.test,
        start=keys.start,
        voice=keys.voice,
        depth=keys.depth,
        role=keys.role,
        today=_day(document, root, keys.today),
        otherwise=keys.otherwise,
        answers=_answers(root.get("answers", "")),
        changes=tuple(_changes(document, root)),
        expect=_expect(document, root),
        last_time=_last_time(root),
    )


def _day(document: Document, root: Map, text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        document.report("RS209", root.value_at("today"), f"`{text}` is no day", "write it as 2026-11-26")
        return None


def _answers(raw: Raw) -> dict[str, Given]:
    if not isinstance(raw, Map):
        return {}
    return {key: Given(value, at, value_at) for key, value, at, value_at in raw.pairs()}


def _last_time(root: Map) -> Given | None:
    if "last_time" not in root:
        return None
    return Given(root["last_time"], root.key_at("last_time"), root.value_at("last_time"))


def _changes(document: Document, root: Map) -> Iterator[Change]:
    listed = root.get("change", "")
    if not isinstance(listed, Seq):
        return
    for raw, at in zip(listed, listed.places, strict=True):
        keys = convert(document, _ChangeKeys, raw, at, "a change")
        if keys:
            answers = _answers(raw["set"]) if "set" in raw else {}
            after_at, depth_at = raw.value_at("after"), raw.value_at("depth") if "depth" in raw else at
            if not (answers or keys.depth or keys.open):
                message = "a change gives answers otherwise, says how long it shall be, or opens something"
                remedy = "add `set: {flow/node: answer}`, `depth: 10`, or `open: flow/node`"
                document.report("RF126", at, message, remedy)
            open_at = raw.value_at("open") if "open" in raw else at
            expect = _expect(document, raw)
            yield Change(keys.after, after_at, answers, expect, keys.depth, depth_at, keys.open, open_at)


def _expect(document: Document, holder: Map) -> Expect | None:
    if "expect" not in holder:
        return None
    raw, at = holder["expect"], holder.value_at("expect")
    wanted = convert(document, Wanted, raw, at, "an `expect`")
    if wanted is None:
        return None
    turns = paper = None
    if isinstance(wanted.turns, str) and wanted.turns.isdecimal() and len(wanted.turns) < _DIGITS:
        turns = Turns(min=int(wanted.turns), max=int(wanted.turns))
    elif wanted.turns is not UNSET:
        turns = convert(document, Turns, wanted.turns, raw.value_at("turns"), "`turns`")
    if wanted.document is not UNSET:
        paper = convert(document, Paper, wanted.document, raw.value_at("document"), "`document`")
    return Expect(wanted, raw, at, turns, paper)
