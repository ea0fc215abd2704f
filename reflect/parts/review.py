"""Review: the open questions at the end. Which go into the room, who might know, and by when to ask."""

from __future__ import annotations

from typing import Final

from reflect.flows.values import Holder, Reviewed
from reflect.parts.context import Answerer, Context, Step, Steps
from reflect.views import Choice, Form, Prompt, Reply

MOST: Final = 3
PARTS: Final = ("who", "by")


def review(ctx: Context) -> Steps:
    """A few to bring, or none; then who might know and by when for each, neither of which has to be known."""
    if not ctx.open_questions:
        yield Step("none", Prompt(Form.GO, ask=ctx.say("review.none")), quiet=True)
        return Reviewed()
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


def back(_ctx: Context, value: Reviewed) -> Answerer:
    """The replies that give this review."""

    def answer(step: Step) -> Reply:
        part, _, key = step.name.partition(".")
        holder = value.holders.get(key, Holder())
        return (
            Reply(picks=value.bring)
            if part == "bring"
            else Reply(text=holder.who if part == "who" else holder.by)
        )

    return answer
