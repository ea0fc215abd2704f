"""What this conversation did not come to: a gap must not be taken for an all-clear."""

from __future__ import annotations

from collections.abc import Iterable

from reflect.conversation.state import GIVEN, Status, Step
from reflect.conversation.talk import Talk
from reflect.flows.model import GOES_INTO, SECTIONS, Flow
from reflect.summary.model import Line, Run, Section
from reflect.summary.phrases import capital, listed, small, word
from reflect.summary.privacy import PRIVATE, has_a_home, is_private


def not_explored(talk: Talk, filled: Iterable[str]) -> Section | None:
    """The sections with nothing in them, and the topics this depth left out; None where there are none.

    A pack may say in ``paper.not-asked`` what it never asks: then the section is always there.
    """
    pack = talk.pack
    there = {*filled, PRIVATE}
    gaps = (section for section in SECTIONS if section not in there and _is_ours(talk, section))
    names = [word(pack, f"section.{section}") for section in gaps]
    wholly, partly = _left_out(talk)
    names += [flow.title for flow in wholly]
    lines = [word(pack, "paper.not-explored"), f"{capital(listed(map(small, names)))}."] if names else []
    if partly:
        lines.append(f"{word(pack, 'paper.in-part')} {listed(small(flow.title) for flow in partly)}.")
    if any(pack.flows[step.flow].short for step in talk.path.steps):
        lines.insert(0, word(pack, "paper.facts.short"))
    if never := pack.words.get("paper.not-asked", ""):
        lines.append(never)
    if not lines:
        return None
    blocks = tuple(Line((Run(line),)) for line in lines)
    return Section("not-explored", word(pack, "section.not-explored"), blocks)


def _left_out(talk: Talk) -> tuple[list[Flow], list[Flow]]:
    """What this depth passed by, or nobody opened, that has a place on paper: wholly, and in part."""
    asked = {step.flow for step in talk.path.steps if step.status in GIVEN and step.node.summary}
    found: dict[str, Flow] = {}
    for step in talk.path.steps:
        if step.status is Status.LEFT_OUT and not step.node.offer and not _other_voice(talk, step):
            flow = _topic(talk, step)
            if flow and not flow.door:
                found[flow.id] = flow
    found |= _areas(talk)
    looked_at = {one.group for one in talk.path.areas().values() if one.flow in talk.path.walked}
    wholly = [flow for flow in found.values() if flow.id not in asked | looked_at]
    return wholly, [flow for flow in found.values() if flow.id in asked | looked_at]


def _areas(talk: Talk) -> dict[str, Flow]:
    """What could have been opened and was not, by the flow that groups it: each area by itself would be a
    page.
    """
    voice = talk.opened.voice
    groups = [one.group for one in talk.path.not_walked() if voice in (one.call.voices or (voice,))]
    return {group: flow for group in groups if not (flow := talk.pack.flows[group]).door}


def _is_ours(talk: Talk, section: str) -> bool:
    """Decisions are only a gap where somebody who makes them was to be asked."""
    nodes = (node for flow in talk.pack.flows.values() for node in flow.nodes.values() if node.summary)
    mine = (node for node in nodes if not node.voices or talk.opened.voice in node.voices)
    return section != "decisions" or any(node.kind == "decisions" for node in mine)


def _other_voice(talk: Talk, step: Step) -> bool:
    """A question for somebody else is not a gap."""
    return bool(step.node.voices) and talk.opened.voice not in step.node.voices


def _topic(talk: Talk, step: Step) -> Flow | None:
    """The flow a question left out belongs to, or that a call left out would have led to."""
    pack = talk.pack
    if step.node.kind in GOES_INTO:
        flow = pack.flows[step.node.flow]
        return flow if has_a_home(flow) else None
    asked = step.node.asks and step.node.summary and not is_private(pack, step)
    return pack.flows[step.flow] if asked else None
