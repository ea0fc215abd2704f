"""What is parked or not known yet: the agenda a person takes into the room, and who might know."""

from __future__ import annotations

import re
from typing import Final, NamedTuple, TypeGuard

from reflect.conversation.state import Status, Step
from reflect.conversation.talk import Talk
from reflect.conversation.wording import wording
from reflect.flows.values import Holder, Reviewed
from reflect.summary.model import Block, Items, Line, Row, Run, Said, Table
from reflect.summary.phrases import aside, asks, day_in, word
from reflect.summary.privacy import is_private
from reflect.summary.tables import theirs

MOST: Final = 3
"""Questions at the top of the paper, at most."""

_TOKENS: Final = re.compile(r"\S+\s*")
_MARK: Final = re.compile(r"^\s*(?:\d{1,2}[.)]|[-*•–])\s+")  # the list brings its own numbers


class OpenQuestion(NamedTuple):
    """A question somebody put aside or cannot answer yet, as it reads on paper."""

    key: str
    text: str
    status: Status


def open_questions(talk: Talk) -> tuple[OpenQuestion, ...]:
    """Every open question of the path, in order. None about the worker, none that only steers the talk."""
    return tuple(
        OpenQuestion(step.key, _reads(talk, step), step.status)
        for step in talk.open_steps()
        if not is_private(talk.pack, step)
    )


def _reads(talk: Talk, step: Step) -> str:
    node = wording(talk, step)
    text = node.open_as or node.ask
    return talk.words(text, step) or talk.pack.flows[step.flow].title


def review_of(talk: Talk) -> Reviewed | None:
    """The last look at the open questions on this path, or None where there was none yet."""
    found = None
    for step in talk.path.steps:
        value = talk.value(step.key) if step.status is Status.ANSWERED else None
        found = value if isinstance(value, Reviewed) else found
    return found


def for_supervision(talk: Talk, asked: tuple[Block, ...]) -> tuple[Block, ...]:
    """The questions at the top: those somebody wrote for supervision, then the open ones they picked.

    Before they have looked at the open questions, the first of those fill the list up.
    """
    questions = open_questions(talk)
    review = review_of(talk)
    written = [one for block in asked if _is_bare(block) for one in _each(block)]
    rest = tuple(block for block in asked if not _is_bare(block))
    room = MOST if review else max(0, MOST - len(written))
    picked = [one for one in questions if one.key in review.bring] if review else questions
    lines = (*written, *(Line((Run(one.text),), (one.key,)) for one in picked[:room]))
    return (*rest, Items(lines, numbered=True)) if lines else rest


def _is_bare(block: Block) -> TypeGuard[Line]:
    """Whether a block is somebody's own questions and nothing else, and can stand in the list."""
    return isinstance(block, Line) and [run.said for run in block.runs] == [Said.OWN]


def _each(line: Line) -> list[Line]:
    """Questions written in one go, one by one; what is no question stays with the one before it."""
    return [
        Line((Run(question, Said.OWN),), line.keys)
        for written in line.runs[0].text.split("\n")
        for question in _one_by_one(_MARK.sub("", written))
    ]


def _one_by_one(written: str) -> list[str]:
    """The questions of one line, each up to its question mark."""
    found = [""]
    for token in _TOKENS.findall(written.strip()):
        found[-1] += token
        if asks(token):
            found.append("")
    loose = found.pop()
    if loose and found:
        found[-1] += loose
    elif loose:
        found = [loose]
    return [question.strip() for question in found]


def still_open(talk: Talk, answered: tuple[Block, ...]) -> tuple[Block, ...]:
    """What was said of not knowing, then every open question; a finished talk with neither says so."""
    if table := _who_might_know(talk):
        return (*answered, table)
    if answered or not is_finished(talk):
        return answered
    return (Line((Run(word(talk.pack, "paper.nothing-open")),)),)


def is_finished(talk: Talk) -> bool:
    """Whether the conversation went its whole way: not broken off, nor stopped so that somebody can act."""
    return talk.path.outcome is not None and not talk.path.outcome.stop


def _who_might_know(talk: Talk) -> Table | None:
    """Every open question, who might know, and by when to ask; None where nothing is open."""
    pack = talk.pack
    review = review_of(talk)
    holders = review.holders if review else {}
    rows = []
    for one in open_questions(talk):
        mark = word(pack, "paper.parked" if one.status is Status.PARKED else "paper.not-known")
        holder = holders.get(one.key, Holder())
        question = (Run(one.text), Run(" "), aside(mark))
        rows.append(Row((question, theirs(holder.who), theirs(day_in(holder.by)))))
    head = tuple(word(pack, name) for name in ("table.unknown", "table.unknown.who", "table.unknown.by"))
    keys = tuple(one.key for one in open_questions(talk))
    return Table(head, tuple(rows), word(pack, "section.unknown"), keys) if rows else None
