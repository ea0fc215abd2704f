"""Carried: what became of last time's actions, that came in with the conversation or come from memory."""

from __future__ import annotations

from typing import Final

from reflect.flows.values import FOLLOWED_STATES, Carried, Followed
from reflect.parts.context import Answerer, Context, Step, Steps, pick, yes_or_no
from reflect.views import Choice, Form, Prompt, Reply

MOST: Final = 5
OPEN: Final = ("partly", "not-done")
"""States of an action that still waits to be done."""


def carried(ctx: Context) -> Steps:
    """Those that came in, marked on one screen; then, for each that was not simply done, why. Then any others
    somebody remembers, up to as many as fit.
    """
    followed: list[Followed] = []
    if ctx.last_time:
        marks = (yield _came_in(ctx)).marks
        for number, one in enumerate(ctx.last_time, 1):
            state = marks.get(f"came-{number}", "")
            why = ""
            if state and state != "done":
                why = (yield _why(ctx, f"came-{number}", one.what)).text
            followed.append(Followed(one.what, state, why, one.who, one.by))
    most = max(ctx.node.most or MOST, len(followed))
    while len(followed) < most:
        number = len(followed) + 1
        prompt = yes_or_no(ctx, "carried.another" if followed else "carried.any", first=not followed)
        if (yield Step(f"{number}.another", prompt, quiet=True)).picks != ("yes",):
            break
        ask = Prompt(Form.WRITE, ask=ctx.say("carried.what"))
        what = (yield Step(f"{number}.what", ask, label=ctx.say("carried.what.label"))).text
        choose = Prompt(Form.CHOOSE, ask=ctx.say("carried.state"), choices=_states(ctx))
        state = (yield Step(f"{number}.state", choose, label=ctx.say("carried.state.label"))).picks[0]
        why = (yield _why(ctx, str(number), "")).text if state != "done" else ""
        followed.append(Followed(what, state, why))
    return Carried(tuple(followed))


def _states(ctx: Context) -> tuple[Choice, ...]:
    return tuple(Choice(state, ctx.say(f"carried.state.{state}")) for state in FOLLOWED_STATES)


def _came_in(ctx: Context) -> Step:
    choices = tuple(
        Choice(f"came-{number}", one.what, " · ".join(part for part in (one.who, one.by) if part))
        for number, one in enumerate(ctx.last_time, 1)
    )
    prompt = Prompt(
        Form.MARK, ask=ctx.say("carried.mark"), choices=choices, states=_states(ctx), optional=True
    )
    return Step("came", prompt)


def _why(ctx: Context, name: str, what: str) -> Step:
    ask = ctx.say("carried.why")
    prompt = Prompt(Form.WRITE, ask=f"{what.rstrip('.')}. {ask}" if what else ask, optional=True)
    return Step(f"{name}.why", prompt, label=what or ctx.say("carried.why.label"))


def back(ctx: Context, value: Carried) -> Answerer:
    """The replies that give this answer."""
    came = value.actions[: len(ctx.last_time)]
    rows = value.actions

    def answer(step: Step) -> Reply:
        number, _, part = step.name.partition(".")
        if step.name == "came":
            return Reply(marks={f"came-{at}": one.state for at, one in enumerate(came, 1) if one.state})
        at = int(number.removeprefix("came-")) - 1
        found = rows[at] if at < len(rows) else Followed("")
        match part:
            case "another":
                return pick("yes" if at < len(rows) else "no")
            case "state":
                return pick(found.state)
            case "what":
                return Reply(text=found.what)
            case _:
                return Reply(text=found.why)

    return answer
