"""Small packs and conversations, made in code: a flow is a row of nodes, a conversation their answers."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from msgspec.structs import replace

from reflect.conversation.events import Answered, AnyEvent, Opened, Parked, Unknown
from reflect.conversation.talk import Talk, begin
from reflect.flows.model import Flow, Item, Node, Option, Pack, Point, Route, SignOff, Source
from reflect.flows.values import Value
from reflect.flows.wordings import Frame
from reflect.summary.build import case_summary
from reflect.summary.model import Block, Document, Items, Line, Run, Section, Table

DAY: Final = date(2026, 11, 19)
PARKED: Final = "parked"
UNKNOWN: Final = "unknown"

Answers = Mapping[str, Value | str]

WORDS: Final = {
    "paper.title": "Case summary for supervision",
    "paper.facts.prepared": "Prepared {date}",
    "paper.facts.kind": "Practitioner's preparation notes, {minutes} minutes",
    "paper.facts.finished": "Finished",
    "paper.facts.unfinished": "Not finished. This is how it stands now.",
    "paper.facts.stopped": "Stopped for safety",
    "paper.facts.careful": "For supervision only.",
    "paper.facts.short": "A short way for now.",
    "paper.saw": "saw",
    "paper.told": "was told",
    "paper.read": "read",
    "paper.think": "what I think",
    "paper.feel": "a feeling",
    "paper.more-ideas": "{n} more ideas were not looked at.",
    "paper.one-more-idea": "One more idea was not looked at.",
    "paper.draft": "still a draft",
    "paper.parked": "parked",
    "paper.not-known": "not known yet",
    "paper.look-again": "to look at again",
    "paper.not-explored": "A gap here is not an all-clear.",
    "paper.guidance": "These documents stand behind the questions.",
    "paper.checked": "Content last checked {date}.",
    "paper.footer": "One person's preparation notes, not an assessment.\nThey may be disclosed.",
    "paper.unsigned": "Not yet reviewed by a safeguarding lead.",
    "paper.nothing-open": "Nothing was parked or left as not known.",
    "section.questions": "Three questions for supervision",
    "section.bringing": "Why I am bringing this, and why now",
    "section.day": "A day in this child's life",
    "section.worries": "What I am worried about",
    "section.working": "What is working, and how it keeps the children safe",
    "section.together": "How the family and I are working together",
    "section.unknown": "What I do not know yet",
    "section.explanations": "More than one way to see it",
    "section.lens": "Identity, power and my own lens",
    "section.decisions": "Decisions",
    "decisions.what.label": "Decided",
    "decisions.because.label": "Because",
    "decisions.who.label": "Who decided",
    "section.tried": "What was tried, how it went, what next",
    "section.actions": "Actions",
    "section.escalate": "What would make us escalate",
    "section.guidance": "Guidance used",
    "section.not-explored": "Not explored",
    "table.unknown": "Question",
    "table.unknown.who": "Who might know",
    "table.unknown.by": "By when",
    "table.idea": "Idea",
    "table.idea.from": "Where it came from",
    "table.idea.state": "State",
    "table.idea.note": "In my words",
    "try.state.tried": "Tried",
    "try.state.will-try": "Will try",
    "try.state.not-right-here": "Not right here",
    "try.state.supervision": "Take to supervision",
    "weigh.what.label": "What I think is going on",
    "weigh.for.label": "For",
    "weigh.against.label": "Against",
    "weigh.change.label": "What would change my mind",
    "actions.what.label": "What",
    "actions.who.label": "Who",
    "actions.by.label": "By when",
    "actions.known.label": "How we will know",
    "actions.if_not.label": "If not",
}

SOURCES: Final = {
    "NP": Source("NP", "Neglect Prompts", "Neglect Prompts", "undated", "2026-11-01", "2027-05-01"),
    "CA": Source(
        "CA",
        "Calderdale multi-agency neglect guidance",
        "Calderdale",
        "2023",
        "2026-11-01",
        "2027-05-01",
        caveat="Rests on an earlier edition of the national guidance: check the current one.",
    ),
}
POINTS: Final = {
    point.id: point
    for point in (
        Point("NP-5.1", "NP", "The plan is not working", "stuck"),
        Point("NP-5.9", "NP", "The plan is not working", "ten minutes"),
        Point("CA-curiosity.1", "CA", "Professional curiosity > Why", "curious"),
        Point("CA-curiosity.2", "CA", "Professional curiosity > How", "curious"),
        Point("CA-day.1", "CA", "Lived experience", "a day"),
    )
}


def node(name: str, kind: str = "text", summary: str = "", **keys: Any) -> Node:
    """A node; ``summary`` as "section: fixed line with {answer}", or just the section."""
    section, _, line = summary.partition(":")
    frame = Frame(section, line.strip() or "{answer}") if section else None
    return Node(name, kind, ask=keys.pop("ask", f"What about {name}?"), summary=frame, **keys)


def options(**labels: str) -> tuple[Option, ...]:
    return tuple(Option(name, label) for name, label in labels.items())


def items(**offers: str) -> tuple[Item, ...]:
    return tuple(Item(name, offer, cites=("NP-5.9",)) for name, offer in offers.items())


def flow(name: str, *nodes: Node, end: Node | None = None, **keys: Any) -> Flow:
    """A flow that goes from each node to the next, and ends in an outcome unless told otherwise."""
    row = [*nodes, end or Node("end", "outcome", ask="Take this into the room.", outcome="bring")]
    linked = [
        one if one.routes or one.kind in ("outcome", "return") else replace(one, routes=(Route(after.id),))
        for one, after in zip(row, [*row[1:], row[-1]], strict=True)
    ]
    title = keys.pop("title", name.rpartition("/")[2].replace("_", " ").capitalize())
    return Flow(name, title, linked[0].id, {one.id: one for one in linked}, **keys)


def called(name: str, *nodes: Node, **keys: Any) -> Flow:
    """A flow that is called: it ends by handing back."""
    return flow(name, *nodes, end=Node("done", "return", result="done"), results=("done",), **keys)


def pack(*flows: Flow, signed: bool = False) -> Pack:
    return Pack(
        name="small",
        version="1",
        owner="tests",
        voices=("practitioner",),
        depths=(10, 30),
        stages=(),
        doors=(),
        flows={one.id: one for one in flows},
        sources=SOURCES,
        points=POINTS,
        glossary={},
        contacts={},
        words=WORDS,
        sign_off=SignOff("lead", "2026-11-01") if signed else SignOff(),
    )


def door(*nodes: Node, **keys: Any) -> Flow:
    return flow("talk", *nodes, door=True, **keys)


def opened(**keys: Any) -> Opened:
    first: dict[str, Any] = {
        "seq": 1, "at": "2026-11-19T10:00:00+00:00", "id": "one", "flow": "talk", "pack": "x",
        "voice": "practitioner", "depth": 30, "today": "2026-11-19",
    }  # fmt: skip
    return Opened(**{**first, **keys})


def told(used: Pack, answers: Answers, **keys: Any) -> Talk:
    """A conversation with these answers, as far as they reach: stops at the first question without one."""
    talk = begin(used, opened(**keys))
    while (key := talk.open_key) and key in answers:
        talk.apply(event(talk, key, answers[key]))
    return talk


def event(talk: Talk, key: str, value: Value | str) -> AnyEvent:
    seq, at = talk.last_seq + 1, "2026-11-19T10:00:00+00:00"
    if isinstance(value, str):
        return Parked(seq=seq, at=at, key=key) if value == PARKED else Unknown(seq=seq, at=at, key=key)
    return Answered(seq=seq, at=at, key=key, value=value)


def paper(used: Pack, answers: Answers, **keys: Any) -> Document:
    return case_summary(told(used, answers, **keys), DAY)


def summed(answer: Value | str, **keys: Any) -> Document:
    """The paper of a conversation with one question, called ``it``, and this answer."""
    return paper(pack(door(node("it", **keys))), {"talk/it": answer})


# ------------------------------------------------------------------------------------- looking at papers


def section(document: Document, name: str) -> Section:
    return next(one for one in document.sections if one.id == name)


def ids(document: Document) -> list[str]:
    return [one.id for one in document.sections]


def plain(runs: tuple[Run, ...]) -> str:
    return "".join(run.text for run in runs)


def shown(block: Block) -> list[str]:
    """What a block says, a line or a row each."""
    match block:
        case Line(runs):
            return [plain(runs)]
        case Items(lines):
            return [plain(line.runs) for line in lines]
        case Table(_, rows):
            return [" | ".join(plain(cell) for cell in row.cells) for row in rows]


def lines(document: Document, name: str) -> list[str]:
    return [line for block in section(document, name).blocks for line in shown(block)]


def everything(document: Document) -> str:
    """All its words."""
    said = [document.title, *document.facts, *document.footer]
    for one in document.sections:
        said += [one.title, *(line for block in one.blocks for line in shown(block))]
        said += [title for block in one.blocks if isinstance(block, Table) for title in block.head]
    return "\n".join(said)


def runs_of(document: Document) -> list[Run]:
    found: list[Run] = []
    for one in document.sections:
        for block in one.blocks:
            match block:
                case Line(runs):
                    found += runs
                case Items(lines):
                    found += [run for line in lines for run in line.runs]
                case Table(_, rows):
                    found += [run for row in rows for cell in row.cells for run in cell]
    return found
