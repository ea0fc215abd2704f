"""An answer in the making, and a change that waits for a yes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from reflect.conversation.state import Effect, Status
from reflect.flows.values import Value, Written
from reflect.views import Choice, Form, Prompt, Reply

SHORT_ANSWER: Final = 4
"""Words; a text answer of fewer gets the one gentle second ask, where its question has one."""


@dataclass(slots=True)
class Work:
    """One question's answer in the making: parts given, what each part held last time, the reply half
    typed.
    """

    replies: tuple[Reply, ...] = ()
    before: tuple[Reply, ...] = ()
    half: Reply | None = None
    error: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """A change that would move other answers, waiting for a yes."""

    key: str
    status: Status
    value: Value | None
    effect: Effect


def effect_prompt(words: Mapping[str, str], change: Change) -> Prompt:
    """What a change would do, and whether it shall."""
    effects = (("change.aside", change.effect.set_aside), ("change.look", change.effect.look_again),
               ("change.restored", change.effect.restored))  # fmt: skip
    told = [_counted(words[name], len(keys)) for name, keys in effects if keys]
    return Prompt(
        Form.CHOOSE,
        ask=" ".join([*told, words["change.ask"]]),
        choices=(Choice("yes", words["change.yes"]), Choice("no", words["change.no"])),
    )


def very_short(value: Value | None) -> bool:
    """Whether a text is so short that its question asks once more."""
    return isinstance(value, Written) and len(value.text.split()) < SHORT_ANSWER


def _counted(words: str, number: int) -> str:
    one, _, many = words.partition(" | ")
    return (one if number == 1 else many or one).replace("{n}", str(number))
