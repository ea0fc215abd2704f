"""Decisions: what was decided, because of what, and who decided it, one after another."""

from __future__ import annotations

from collections.abc import Generator
from typing import Final

from reflect.flows.model import Option
from reflect.flows.values import OTHER, Decided, Decision
from reflect.parts.context import Answerer, Context, Step, Steps, pick, yes_or_no
from reflect.views import Choice, Form, Prompt, Reply

MOST: Final = 5
PARTS: Final = ("what", "because", "who")
"""The parts of a decision, in the order of the fields of :class:`Decision`."""


def decisions(ctx: Context) -> Steps:
    """Each has a reason: without one, nobody can look at it again. Who decided it may be left out."""
    least = max(1, ctx.node.least)
    most = max(least, ctx.node.most or MOST)
    made: list[Decision] = []
    while len(made) < most:
        number = len(made) + 1
        if len(made) >= least:
            reply = yield Step(f"{number}.another", yes_or_no(ctx, "decisions.another"), quiet=True)
            if reply.picks != ("yes",):
                break
        what = yield _written(ctx, number, "what")
        because = yield _written(ctx, number, "because")
        who = yield from _who(ctx, number)
        made.append(Decision(what.text, because.text, who))
    return Decided(tuple(made))


def _written(ctx: Context, number: int, part: str) -> Step:
    ask, label = ctx.say(f"decisions.{part}"), ctx.say(f"decisions.{part}.label")
    return Step(f"{number}.{part}", Prompt(Form.WRITE, ask=ask, optional=part == "who"), label=label)


def _who(ctx: Context, number: int) -> Generator[Step, Reply, str]:
    """From the node's options, where it has some, or in own words."""
    if not ctx.options:
        return (yield _written(ctx, number, "who")).text
    choices = [Choice(one.id, one.label) for one in ctx.options]
    choices.append(Choice(OTHER, ctx.say("other")))
    asked = Prompt(Form.CHOOSE, ask=ctx.say("decisions.who"), choices=tuple(choices))
    picked = (yield Step(f"{number}.who", asked, label=ctx.say("decisions.who.label"))).picks[0]
    if picked == OTHER:
        words = Prompt(Form.WRITE, ask=ctx.say("other.ask"), optional=True)
        return (yield Step(f"{number}.who.{OTHER}", words)).text
    return next(_said(one) for one in ctx.options if one.id == picked)


def _said(option: Option) -> str:
    return option.says or option.label


def back(ctx: Context, value: Decided) -> Answerer:
    """The replies that give these decisions."""
    options = {_said(one): one.id for one in reversed(ctx.options)}

    def answer(step: Step) -> Reply:
        number, _, part = step.name.partition(".")
        found = value.decisions[int(number) - 1 : int(number)]
        if part == "another":
            return pick("yes" if found else "no")
        if not found:
            return Reply()
        if part == "who" and step.prompt.form is Form.CHOOSE:
            return pick(options.get(found[0].who, OTHER))
        return Reply(text=parts_of(found[0])[PARTS.index(part.partition(".")[0])])

    return answer


def parts_of(one: Decision) -> tuple[str, str, str]:
    """What was written of one decision, in the order of ``PARTS``."""
    return one.what, one.because, one.who
