"""Actions: one to five steps, each with what, who, by when, how we will know, and what if not."""

from __future__ import annotations

from typing import Final

from reflect.flows.values import OTHER, Action, Agreed
from reflect.parts.context import Answerer, Context, Step, Steps, pick, yes_or_no
from reflect.views import Choice, Form, Prompt, Reply

MOST: Final = 5
PARTS: Final = ("what", "who", "by", "known", "if_not")
"""The parts of an action, in the order of the fields of :class:`Action`."""


def actions(ctx: Context) -> Steps:
    """From an idea marked earlier or own words; then the parts, of which only "what" has to be given."""
    least = max(1, ctx.node.least)
    most = max(least, ctx.node.most or MOST)
    ideas = dict(ctx.carried_ideas)
    agreed: list[Action] = []
    while len(agreed) < most:
        number = len(agreed) + 1
        if len(agreed) >= least:
            reply = yield Step(f"{number}.another", yes_or_no(ctx, "actions.another"), quiet=True)
            if reply.picks != ("yes",):
                break
        idea = (yield _source(ctx, number, ideas)).picks[0] if ideas else OTHER
        offer = ideas.pop(idea, "")
        said = []
        for part in PARTS:
            prompt = Prompt(Form.WRITE, ask=ctx.say(f"actions.{part}"), optional=part != "what")
            name = f"{number}.{part}"
            if part == "what" and offer:
                prompt = Prompt(Form.WRITE, ask=prompt.ask, before=Reply(text=offer))
                name = f"{name}.{idea}"
            said.append((yield Step(name, prompt, label=ctx.say(f"actions.{part}.label"))).text)
        agreed.append(Action(*said))
    return Agreed(tuple(agreed))


def _source(ctx: Context, number: int, ideas: dict[str, str]) -> Step:
    """Which idea the step comes from: those not used yet, or own words."""
    choices = [Choice(idea, offer) for idea, offer in ideas.items()]
    choices.append(Choice(OTHER, ctx.say("actions.from.own")))
    return Step(
        f"{number}.from", Prompt(Form.CHOOSE, ask=ctx.say("actions.from"), choices=tuple(choices)), quiet=True
    )


def back(_ctx: Context, value: Agreed) -> Answerer:
    """The replies that give these actions. One that reads as an idea does comes from that idea."""

    def answer(step: Step) -> Reply:
        number, _, part = step.name.partition(".")
        found = value.actions[int(number) - 1 : int(number)]
        if part == "another":
            return pick("yes" if found else "no")
        if part == "from":
            offers = {
                choice.label: choice.id for choice in reversed(step.prompt.choices) if choice.id != OTHER
            }
            return pick(offers.get(found[0].what, OTHER) if found else OTHER)
        return Reply(text=parts_of(found[0])[PARTS.index(part.partition(".")[0])]) if found else Reply()

    return answer


def parts_of(one: Action) -> tuple[str, str, str, str, str]:
    """What was written of one action, in the order of ``PARTS``."""
    return one.what, one.who, one.by, one.known_by, one.if_not
