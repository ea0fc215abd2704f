"""Weigh: two to four ways to see it, held side by side."""

from __future__ import annotations

from typing import Final

from reflect.flows.values import Explanation, Weighed
from reflect.parts.context import Answerer, Context, Step, Steps, pick, yes_or_no
from reflect.views import Form, Prompt, Reply

LEAST: Final = 2
MOST: Final = 4
PARTS: Final = ("what", "for", "against", "change")
"""The parts of an explanation, in the order of the fields of :class:`Explanation`."""


def weigh(ctx: Context) -> Steps:
    """What, for, against and what would change it; then another, until that is enough.

    ``least`` asks for that many and does not insist: somebody who can see it only one way is not held
    here, and loses nothing of what they wrote.
    """
    least = ctx.node.least or LEAST
    most = max(least, ctx.node.most or MOST)
    held: list[Explanation] = []
    while len(held) < most:
        if len(held) >= least:
            reply = yield Step(f"{len(held) + 1}.another", yes_or_no(ctx, "weigh.another"), quiet=True)
            if reply.picks != ("yes",):
                break
        said = []
        for part in PARTS:
            word = "weigh.other" if part == "what" and held else f"weigh.{part}"
            prompt = Prompt(Form.WRITE, ask=ctx.say(word), optional=part != "what" or bool(held))
            reply = yield Step(f"{len(held) + 1}.{part}", prompt, label=ctx.say(f"weigh.{part}.label"))
            if part == "what" and not reply.text:
                return Weighed(tuple(held))
            said.append(reply.text)
        held.append(Explanation(*said))
    return Weighed(tuple(held))


def back(_ctx: Context, value: Weighed) -> Answerer:
    """The replies that give these explanations."""

    def answer(step: Step) -> Reply:
        number, _, part = step.name.partition(".")
        held = value.explanations[int(number) - 1 : int(number)]
        if part == "another":
            return pick("yes" if held else "no")
        return Reply(text=parts_of(held[0])[PARTS.index(part)]) if held else Reply()

    return answer


def parts_of(one: Explanation) -> tuple[str, str, str, str]:
    """What was written of one explanation, in the order of ``PARTS``."""
    return one.what, one.points_to, one.against, one.would_change
