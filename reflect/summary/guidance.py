"""The guidance a conversation drew on: documents, editions, sections, cautions, and when we last looked."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Final

from reflect.conversation.state import Status, Step
from reflect.conversation.talk import Talk
from reflect.conversation.wording import wording
from reflect.flows.model import Item, Option, Pack, Source
from reflect.flows.values import Chosen, Ticked, Tried
from reflect.summary.currency import elsewhere, standing
from reflect.summary.model import Block, Items, Line, Run, Section
from reflect.summary.phrases import day_in, ended, listed, number, word
from reflect.summary.privacy import is_private

MOST: Final = 6
"""Headings of a document named on paper, where the pack has words for the rest (``paper.more-sections``)."""

_USED: Final = frozenset({Status.ANSWERED, Status.SHOWN, Status.KNOWN})


def guidance(talk: Talk) -> Section | None:
    """The section, or None where nothing was drawn on and nothing has to be said about it."""
    pack = talk.pack
    used = _sections(talk)
    sources = [pack.sources[name] for name in pack.sources if name in used]
    blocks: list[Block] = []
    if sources:
        blocks.append(Line((Run(word(pack, "paper.guidance")),)))
        said = (_said_of(pack, one, used[one.id], talk.opened.today) for one in sources)
        blocks.append(Items(tuple(Line((Run(text),)) for text in said)))
    checked = sorted({source.checked_on for source in sources if source.checked_on})
    closing = [word(pack, "paper.checked", date=day_in(checked[0]))] if checked else []
    if sources and (other := elsewhere(pack)):
        closing.append(other)
    if not _is_signed(pack):
        closing.append(word(pack, "paper.unsigned"))
    if closing:
        blocks.append(Line((Run(" ".join(closing)),)))
    return Section("guidance", word(pack, "section.guidance"), tuple(blocks)) if blocks else None


def _is_signed(pack: Pack) -> bool:
    """Whether a safeguarding lead has approved this very content, and not an earlier state of it."""
    approved = pack.sign_off
    return bool(approved.approved_by_role and approved.approved_on) and approved.digest in ("", pack.digest)


def _said_of(pack: Pack, source: Source, headings: tuple[str, ...], today: str) -> str:
    """A document, its edition, what of it was drawn on (the most used first), and any caution."""
    named = f"{source.title} ({source.edition})" if source.edition else source.title
    more = len(headings) - MOST
    if more > 1 and "paper.more-sections" in pack.words:
        headings = (*headings[:MOST], word(pack, "paper.more-sections", n=number(more)))
    used = listed(headings)
    said = (f"{named}: {used}{'' if ended(used) else '.'}", standing(pack, source, today), source.caveat)
    return " ".join(part for part in said if part)


def _sections(talk: Talk) -> dict[str, tuple[str, ...]]:
    """The headings drawn on, by document, the most used first and else in the order they were met."""
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for step in talk.path.steps:
        if step.status not in _USED or is_private(talk.pack, step):
            continue
        for cite in _cites(talk, step):
            if point := talk.pack.points.get(cite):
                found[point.source][talk.pack.heading(point).rstrip(" .…")] += 1
    return {source: tuple(name for name, _ in headings.most_common()) for source, headings in found.items()}


def _cites(talk: Talk, step: Step) -> Iterator[str]:
    """The points a step cites: its own, and those of what was chosen or marked in it, not of what was not."""
    node = step.node
    match talk.value(step.key):
        case Chosen(option):
            used = {option}
        case Ticked(options):
            used = set(options)
        case Tried(ideas):
            used = set(ideas)
        case _:
            used = set()
    offered: list[Option | Item] = [*node.options, *node.items]
    passed_by = {cite for one in offered if one.id not in used for cite in one.cites}
    yield from (cite for cite in wording(talk, step).cites if cite not in passed_by)
    yield from (cite for one in offered if one.id in used for cite in one.cites)
