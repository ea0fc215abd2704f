"""Review: the open questions at the end. What was parked is offered once more; then which go into the room,
who might know, and by when to ask.
"""

from __future__ import annotations

from typing import Final

from reflect.flows.values import Holder, Reviewed
from reflect.parts.context import Answerer, Context, Step, Steps, pick
from reflect.views import Choice, Form, Prompt, Reply

MOST: Final = 3
PARTS: Final = ("who", "by")
LEAVE: Final = "review.leave"
# The choice that leaves open what was parked. No question is called so: public keys have a slash.


def review(ctx: Context) -> Steps:
    """A few to bring, or none; then who might know and by when for each, neither of which has to be known."""
    if not ctx.open_questions:
        yield Step("none", Prompt(Form.GO, ask=ctx.say("review.none")), quiet=True)
        return Reviewed()
    if ctx.parked:
        yield Step("again", _again(ctx), quiet=True)
    questions = dict(ctx.open_questions)
    choices = tuple(Choice(key, question) for key, question in questions.items())
    prompt = Prompt(
        Form.TICK, ask=ctx.say("review.bring"), choices=choices, most=ctx.node.most or MOST, optional=True
    )
    bring = (yield Step("bring", prompt)).picks
    holders: dict[str, Holder] = {}
    for key in bring:
        said: list[str] = []
        for part in PARTS:
            if part == "by" and not said[0]:
                said.append("")  # with nobody to ask there is no day to ask them by
                continue
            ask = ctx.say(f"review.{part}").replace("{question}", questions[key])
            said.append(
                (yield Step(f"{part}.{key}", Prompt(Form.WRITE, ask=ask, optional=True), label=ask)).text
            )
        if any(said):
            holders[key] = Holder(*said)
    return Reviewed(bring, holders)


def _again(ctx: Context) -> Prompt:
    """What was parked, offered once: whoever has an answer now goes back to it, and Enter leaves it open."""
    choices = (*(Choice(*one) for one in ctx.parked), Choice(LEAVE, ctx.say("review.again.leave")))
    return Prompt(Form.CHOOSE, ask=ctx.say("review.again"), choices=choices, before=pick(LEAVE))


def back(_ctx: Context, value: Reviewed) -> Answerer:
    """The replies that give this review."""

    def answer(step: Step) -> Reply:
        part, _, key = step.name.partition(".")
        if part == "again":
            return pick(LEAVE)
        holder = value.holders.get(key, Holder())
        return (
            Reply(picks=value.bring)
            if part == "bring"
            else Reply(text=holder.who if part == "who" else holder.by)
        )

    return answer
