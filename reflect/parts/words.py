"""Questions answered in the person's own words, and how each stretch of them is known."""

from __future__ import annotations

# Finding saw / told / read / think / feel in the words lives with the conversation: the summary needs it too.
from reflect.conversation.basis import tags
from reflect.flows.values import BASES, Written
from reflect.parts.context import Answerer, Context, Step, Steps
from reflect.views import Choice, Form, Prompt, Reply


def text(ctx: Context) -> Steps:
    """The words, then how it is known, unless the words say so themselves.

    The one gentle second ask of a very short answer is the assistant's: by then the answer is kept.
    """
    written = (yield Step("text", Prompt(Form.WRITE))).text
    told = tags(written)
    if told or not ctx.node.basis:
        return Written(written, told)
    choices = tuple(Choice(basis, ctx.say(f"basis.{basis}")) for basis in BASES)
    prompt = Prompt(Form.TICK, ask=ctx.say("basis.ask"), choices=choices, optional=True)
    reply = yield Step("basis", prompt, label=ctx.say("basis.ask"))
    return Written(written, reply.picks)


def back_to_text(_ctx: Context, value: Written) -> Answerer:
    """The replies that give this text."""
    return lambda step: Reply(picks=value.basis) if step.name == "basis" else Reply(text=value.text)
