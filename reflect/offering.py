"""What an open question may need besides its node: what it offers here, and what came before it."""

from __future__ import annotations

from collections.abc import Container
from datetime import date
from typing import Final

from reflect import parts, present
from reflect.conversation.scoped import Earlier, Scoped
from reflect.conversation.state import Status, Step
from reflect.conversation.talk import Talk
from reflect.conversation.walk import Path
from reflect.conversation.wording import wording
from reflect.flows.conditions import holds
from reflect.flows.values import Carried, Chosen, Tried
from reflect.parts.following import OPEN
from reflect.summary.open_questions import open_questions

MOST_OFFERED: Final = 6
"""Parked questions offered once more at a time: with "leave them", seven to choose from."""

Named = tuple[tuple[str, str], ...]
"""Ids with the words that stand for them."""


def context_of(talk: Talk, step: Step, offered: Container[str]) -> parts.Context:
    """Everything a kind of question is told. ``offered``: parked questions that were offered once already."""
    node = wording(talk, step)
    seen = _seen(talk, step)
    nearest = seen.value(node.nearest) if node.nearest else None
    return parts.Context(
        node=node,
        words=talk.pack.words,
        options=tuple(option for option in node.options if holds(option.when, seen)),
        items=tuple(item for item in node.items if holds(item.when, seen)),
        nearest=nearest.option if isinstance(nearest, Chosen) else "",
        source_of=lambda cites: present.source_line(talk.pack, cites),
        carried_ideas=_steps_to_take(talk, step) if node.kind == "actions" else (),
        open_questions=_questions(talk) if node.kind == "review" else (),
        parked=parked_questions(talk, offered) if node.kind == "review" else (),
        last_time=talk.opened.last_time if node.kind == "carried" else (),
        today=date.fromisoformat(talk.opened.today),
    )


def _seen(talk: Talk, step: Step) -> Path | Scoped | Earlier:
    """What a question sees. One that is gone back to offers what it offered then, not what is left since."""
    if step.key == talk.open_key or step.key not in talk.path.at:
        return talk.path.seen_from(step.item)
    return Earlier(talk.path, step, talk.value)


def _steps_to_take(talk: Talk, step: Step) -> Named:
    """Steps of last time still to be done, and ideas marked "will try" earlier on the path, ready to be made
    into actions.
    """
    found: list[tuple[str, str]] = []
    for earlier in talk.path.steps[: talk.path.at[step.key]]:
        value = talk.path.value(earlier.plain) if earlier.node.kind in ("try", "carried") else None
        if isinstance(value, Tried):
            wanted = {item for item, idea in value.ideas.items() if idea.state == "will-try"}
            found += [(item.id, item.offer) for item in earlier.node.items if item.id in wanted]
        elif isinstance(value, Carried):
            waiting = enumerate(value.actions, 1)
            found += [(f"last-time-{at}", one.what) for at, one in waiting if one.state in OPEN]
    return tuple(found)


def _questions(talk: Talk) -> Named:
    return tuple((one.key, one.text) for one in open_questions(talk))


def parked_questions(talk: Talk, offered: Container[str]) -> Named:
    """What was parked and has not been offered again: once is enough."""
    parked = (one for one in open_questions(talk) if one.status is Status.PARKED)
    return tuple((one.key, one.text) for one in parked if one.key not in offered)[:MOST_OFFERED]
