"""A conversation as a paper: everything a case summary says, and in which order.

A pure function of the conversation and the day: nothing is generated, nothing is left to chance.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from reflect.conversation.state import Status
from reflect.conversation.talk import Talk
from reflect.flows.model import SECTIONS
from reflect.summary.guidance import guidance
from reflect.summary.model import Document, Section
from reflect.summary.not_explored import not_explored
from reflect.summary.open_questions import is_finished
from reflect.summary.phrases import day, word
from reflect.summary.privacy import PRIVATE
from reflect.summary.sections import gather, gather_private

CASE: Final = "case"

HANDLE_WITH_CARE: Final = "handle-with-care"
"""The tag of a screen after which the paper says, at its top, who must be asked before it is shared."""


def case_summary(talk: Talk, prepared: date) -> Document:
    """The case summary as it stands now, finished or not. Nothing about the worker's wellbeing is in it."""
    pack = talk.pack
    gathered = gather(talk)
    filled = [name for name in SECTIONS if name != PRIVATE and name in gathered]
    sections = [Section(name, word(pack, f"section.{name}"), gathered[name]) for name in filled]
    behind = (guidance(talk), not_explored(talk, filled))
    finished = is_finished(talk)
    return Document(
        kind=CASE,
        title=_in_voice(talk, "title"),
        facts=_facts(talk, prepared, finished=finished),
        sections=(*sections, *(section for section in behind if section)),
        footer=tuple(line for line in _in_voice(talk, "footer").splitlines() if line.strip()),
        finished=finished,
    )


def _in_voice(talk: Talk, name: str, **values: str) -> str:
    """A standing line of the paper, as the voice's own paper has it where it has one."""
    own = f"paper.{talk.opened.voice}.{name}"
    return word(talk.pack, own if own in talk.pack.words else f"paper.{name}", **values)


def private_reflection(talk: Talk, prepared: date) -> Document | None:
    """What the work leaves the person with, and what they said for themselves only: nothing of it is in the
    case summary, and nothing of that in here. None where nothing private was answered.
    """
    pack = talk.pack
    blocks = gather_private(talk)
    if not blocks:
        return None
    return Document(
        kind=PRIVATE,
        title=word(pack, "paper.private.title"),
        facts=(word(pack, "paper.facts.prepared", date=day(prepared)), word(pack, "paper.private.whose")),
        sections=(Section(PRIVATE, word(pack, "section.private"), blocks),),
        footer=(word(pack, "paper.private.footer"),),
        finished=is_finished(talk),
    )


def _facts(talk: Talk, prepared: date, *, finished: bool) -> tuple[str, ...]:
    pack, outcome = talk.pack, talk.path.outcome
    facts = [word(pack, "paper.facts.prepared", date=day(prepared))]
    if outcome is not None and outcome.stop:
        facts.append(word(pack, "paper.facts.stopped"))
    else:
        facts.append(_in_voice(talk, "facts.kind", minutes=str(talk.path.depth)))
        facts.append(word(pack, "paper.facts.finished" if finished else "paper.facts.unfinished"))
    if any(HANDLE_WITH_CARE in step.node.tags and step.status is Status.SHOWN for step in talk.path.steps):
        facts.append(word(pack, "paper.facts.careful"))
    return tuple(facts)
