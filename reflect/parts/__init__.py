"""Every question as a row of simple prompts, so that whoever shows them needs to know five forms only.

Pure: a node and the replies so far go in, the next :class:`~reflect.views.Prompt` or the finished answer
comes out. One module for each family of kinds tells how its questions go, as a generator; what stands here
runs one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Final, NamedTuple, cast

from msgspec import Struct

from reflect.conversation.basis import stretches  # lives there: the summary needs it too
from reflect.flows.model import Node
from reflect.flows.values import (
    Agreed,
    Carried,
    Chosen,
    Dated,
    Decided,
    Listed,
    Reviewed,
    Ticked,
    Tried,
    Value,
    Weighed,
    Written,
)
from reflect.parts import (
    asking,
    dates,
    deciding,
    following,
    ideas,
    options,
    people,
    reading,
    refusing,
    review,
    steps,
    weighing,
    words,
)
from reflect.parts.clean import clean
from reflect.parts.context import Answerer, Context, Steps
from reflect.views import PartGiven, Prompt, Reply

__all__ = [
    "Context",
    "accept",
    "answer_text",
    "clean",
    "given",
    "next_step",
    "refuse",
    "replies_for",
    "stretches",
    "tidy",
    "usable",
]


class _Kind(NamedTuple):
    """How a kind is asked, what its answer is, and how to get from that back to the replies."""

    asked: Callable[[Context], Steps]
    answer: type[Any]
    back: Callable[[Context, Any], Answerer]


_ONE: Final = _Kind(options.one, Chosen, options.back_to_one)
_KINDS: Final = {
    "choice": _ONE,
    "scale": _ONE,
    "safety": _ONE,
    "pause": _ONE,
    "multi": _Kind(options.several, Ticked, options.back_to_several),
    "text": _Kind(words.text, Written, words.back_to_text),
    "when": _Kind(dates.when, Dated, dates.back_to_when),
    "people": _Kind(people.people, Listed, people.back),
    "carried": _Kind(following.carried, Carried, following.back),
    "weigh": _Kind(weighing.weigh, Weighed, weighing.back),
    "try": _Kind(ideas.tried, Tried, ideas.back),
    "actions": _Kind(steps.actions, Agreed, steps.back),
    "decisions": _Kind(deciding.decisions, Decided, deciding.back),
    "review": _Kind(review.review, Reviewed, review.back),
}


def next_step(ctx: Context, replies: tuple[Reply, ...], before: tuple[Reply, ...] = ()) -> Prompt | Value:
    """What to ask after these replies, or the answer they make.

    ``before`` are the replies of an earlier answer or a draft: what they gave for the same thing is filled
    in. A reply that cannot be taken (a draft whose list has changed) is passed over; its prompt comes again,
    says why and holds the reply.
    """
    asked = asking.ask(_steps(ctx), replies)
    if asked.step is None:
        return cast("Value", asked.value)
    if asked.refused is not None:
        return replace(asked.step.prompt, before=asked.refused, error=asked.error)
    passed_over = replies if len(asked.taken) < len(replies) else ()
    return asking.filled(asked.step, lambda: _steps(ctx), before, passed_over)


def tidy(reply: Reply) -> Reply:
    """The reply with its words cleaned, as it may be kept."""
    return replace(reply, text=clean(reply.text))


def refuse(_ctx: Context, prompt: Prompt, reply: Reply) -> str:
    """Empty where the reply can be taken, else one plain sentence: what is wrong and what to do."""
    return refusing.take(prompt, reply)[1]


def usable(ctx: Context, replies: tuple[Reply, ...]) -> tuple[Reply, ...]:
    """The replies that can be taken now, cleaned: what to go on with from a draft."""
    return tuple(reply for _, reply in asking.ask(_steps(ctx), replies).taken)


def replies_for(ctx: Context, value: Value) -> tuple[Reply, ...]:
    """The replies that give this answer: :func:`next_step` over them is the value again.

    Ticks and marks that are no longer on the list are left out, and they stop early at another part that
    can no longer be given. A value of another kind gives none.
    """
    if not _fits(ctx, value):
        return ()
    return tuple(reply for _, reply in asking.answer(_steps(ctx), _back(ctx, value)).taken)


def accept(ctx: Context, value: Value) -> Value | str:
    """An answer that did not come through prompts (a script) as they would have made it, or why it cannot be.

    Cleans its words, reads the day of a date, keeps the limits of the question, and loses nothing silently.
    """
    if not _fits(ctx, value):
        return "That is an answer to another kind of question."
    asked = asking.answer(_steps(ctx), _back(ctx, value))
    if asked.value is None:
        return asked.error
    lost = Counter(_leaves(value)) - Counter(_leaves(asked.value))
    return f"There is no place here for “{next(iter(lost))}”. Please take it out." if lost else asked.value


def given(ctx: Context, replies: tuple[Reply, ...]) -> tuple[PartGiven, ...]:
    """The parts given so far, with their labels, for the card above the prompt."""
    return reading.parts_given(asking.ask(_steps(ctx), replies).taken)


def answer_text(
    node: Node, words: Mapping[str, str], value: Value, questions: Mapping[str, str] | None = None
) -> str:
    """How an answer reads in the transcript. ``questions``: public key -> question, for a review."""
    return reading.answer_text(node, words, value, questions or {})


def _steps(ctx: Context) -> Steps:
    return _KINDS[ctx.node.kind].asked(ctx)


def _back(ctx: Context, value: Value) -> Answerer:
    return _KINDS[ctx.node.kind].back(ctx, value)


def _fits(ctx: Context, value: Value) -> bool:
    return isinstance(value, _KINDS[ctx.node.kind].answer)


def _leaves(value: object) -> Iterator[str]:
    """Every word of an answer, cleaned, apart from what is worked out (the day of a date)."""
    if isinstance(value, str):
        if text := clean(value):
            yield text
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            if leaves := list(_leaves(inner)):
                yield from (key, *leaves)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from _leaves(inner)
    elif isinstance(value, Dated):
        yield from _leaves(value.words)
    elif isinstance(value, Struct):
        yield from _leaves([getattr(value, name) for name in value.__struct_fields__])
