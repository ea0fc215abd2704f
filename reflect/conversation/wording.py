"""A question as it is worded on this path: its other words, the challenge it asks, whom it is about."""

from __future__ import annotations

from msgspec.structs import replace

from reflect.conversation.echo import with_person
from reflect.conversation.state import Step
from reflect.conversation.talk import Talk
from reflect.flows.conditions import Answers, holds
from reflect.flows.model import Node
from reflect.flows.values import Chosen, Ticked
from reflect.flows.wordings import Challenge, Frame, Wording


def wording(talk: Talk, step: Step) -> Node:
    """The node as it is worded on this path: the first of its ``instead`` that holds laid over its own
    words, and the challenge of what it tests over those, unless that ``instead`` asks something itself.
    """
    node = step.node
    seen = talk.path.seen_from(step.item)
    asked = False
    for other in node.instead:
        if holds(other.when, seen):
            node = replace(_over(node, other), lead=other.lead or node.lead, why=other.why or node.why)
            asked = bool(other.ask)
            break
    challenge = _challenge(talk, seen, node.tests) if node.tests and not asked else None
    node = _over(node, challenge) if challenge else node
    return _about(node, talk.path.person(step.item)) if step.item else node


def _about(node: Node, person: str) -> Node:
    """The node with the person's role word in its line on paper and its open question."""
    line = node.summary and Frame(node.summary.section, with_person(node.summary.line, person))
    return replace(node, summary=line, open_as=with_person(node.open_as, person))


def _challenge(talk: Talk, seen: Answers, tested: str) -> Challenge | None:
    """The challenge of what was chosen; of several that were ticked, the first in the order listed."""
    match seen.value(tested):
        case Chosen(option):
            picked = {option}
        case Ticked(options):
            picked = set(options)
        case _:
            return None
    listed = talk.pack.node(tested).options
    return next((one.challenge for one in listed if one.id in picked and one.challenge), None)


def _over(node: Node, other: Wording | Challenge) -> Node:
    return replace(
        node,
        ask=other.ask or node.ask,
        cites=other.cites or node.cites,
        open_as=other.open_as or node.open_as,
        summary=Frame(node.summary.section, other.line) if node.summary and other.line else node.summary,
    )
