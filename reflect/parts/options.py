"""Questions answered from a list: choice, scale, safety, pause and multi."""

from __future__ import annotations

from typing import Final

from reflect.flows.values import OTHER, Chosen, Ticked
from reflect.parts.context import Answerer, Context, Step, Steps
from reflect.views import Choice, Form, Prompt, Reply

SEEN: Final = "seen"
"""The answer to a safety screen that only has to be read."""

PAUSE: Final = ("on", "stop")
"""The two ways on from a pause that lists none of its own."""


def one(ctx: Context) -> Steps:
    """Choice, scale, safety, pause: one from the list, or the person's own words."""
    choices = _choices(ctx)
    if not choices:  # nothing to choose (a safety screen to read, or every `if` is false): nobody gets stuck
        yield Step("go", Prompt(Form.GO), quiet=True)
        return Chosen(SEEN)
    reply = yield Step("choose", Prompt(Form.CHOOSE, choices=choices))
    option = reply.picks[0]
    return Chosen(option, (yield _own_words(ctx)).text if option == OTHER else "")


def several(ctx: Context) -> Steps:
    """Multi: any of the list, and own words. At least one: "not known yet" is another answer."""
    choices = _choices(ctx)
    if not choices:
        yield Step("go", Prompt(Form.GO), quiet=True)
        return Ticked(())
    least = min(max(ctx.node.least, 1), len(choices))
    most = max(ctx.node.most, least) if ctx.node.most else 0
    reply = yield Step("tick", Prompt(Form.TICK, choices=choices, least=least, most=most))
    return Ticked(reply.picks, (yield _own_words(ctx)).text if OTHER in reply.picks else "")


def back_to_one(_ctx: Context, value: Chosen) -> Answerer:
    """The replies that give this choice."""
    return _back((value.option,), value.words)


def back_to_several(_ctx: Context, value: Ticked) -> Answerer:
    """The replies that give these ticks."""
    return _back(value.options, value.words)


def _back(picks: tuple[str, ...], words: str) -> Answerer:
    replies = {"go": Reply(), OTHER: Reply(text=words)}
    return lambda step: replies.get(step.name, Reply(picks=picks))


def _choices(ctx: Context) -> tuple[Choice, ...]:
    listed = [Choice(o.id, o.label, exclusive=o.exclusive) for o in ctx.options]
    if ctx.node.kind == "pause" and not ctx.node.options:
        listed = [Choice(way, ctx.say(f"pause.{way}")) for way in PAUSE]
    if ctx.node.other and ctx.node.kind in ("choice", "multi"):
        listed.append(Choice(OTHER, ctx.say("other")))
    return tuple(listed)


def _own_words(ctx: Context) -> Step:
    return Step(OTHER, Prompt(Form.WRITE, ask=ctx.say("other.ask")), label=ctx.say("other"))
