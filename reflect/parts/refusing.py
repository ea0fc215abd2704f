"""Why a reply cannot be taken, in one plain sentence that says what to do; and what of it counts."""

from __future__ import annotations

from typing import Final

from reflect.parts.clean import LIMIT, clean, is_blank
from reflect.views import Form, Prompt, Reply

_NOT_HERE: Final = "That is not one of the choices here. Please choose from the list."

_STRAYED: Final = {
    Form.WRITE: "This one is answered in words. Please write a few.",
    Form.CHOOSE: "This one is answered from the list. Please choose one.",
    Form.TICK: "This one is answered from the list. Please tick what fits.",
    Form.MARK: "This one is answered by marking the list. Please mark what fits, or go on.",
    Form.GO: "There is nothing to give here. Please go on.",
}


def counted(prompt: Prompt, reply: Reply) -> Reply:
    """The part of the reply its form names: words cleaned, picks and marks once each and in the list's order.

    What is not on the list stays, at the end, so that it can be refused by name.
    """
    order = [choice.id for choice in prompt.choices]
    match prompt.form:
        case Form.WRITE:
            return Reply(text=clean(reply.text))
        case Form.CHOOSE | Form.TICK:
            strange = [one for one in dict.fromkeys(reply.picks) if one not in order]
            return Reply(picks=(*(one for one in order if one in reply.picks), *strange))
        case Form.MARK:
            strange = [one for one in reply.marks if one not in order]
            listed = [one for one in order if one in reply.marks]
            return Reply(marks={one: reply.marks[one] for one in (*listed, *strange)})
        case Form.GO:
            return Reply()


def take(prompt: Prompt, reply: Reply) -> tuple[Reply, str]:
    """What of the reply counts, and, where it can't be taken, what is wrong and what to do about it."""
    counts = counted(prompt, reply)
    if strays(reply, counts):
        return counts, _STRAYED[prompt.form]
    match prompt.form:
        case Form.WRITE:
            return counts, _writing(prompt, counts.text)
        case Form.CHOOSE:
            return counts, _choosing(prompt, counts.picks)
        case Form.TICK:
            return counts, _ticking(prompt, counts.picks)
        case Form.MARK:
            return counts, _marking(prompt, counts.marks)
        case Form.GO:
            return counts, ""


def strays(reply: Reply, counts: Reply) -> bool:
    """Whether it answers some other form: something was given, and nothing of it counts here."""
    return counts == Reply() and (bool(reply.picks or reply.marks) or not is_blank(reply.text))


def _writing(prompt: Prompt, text: str) -> str:
    if not text and not prompt.optional:
        return "Nothing is written yet. A few words are enough."
    if len(text) > LIMIT:
        over = len(text) - LIMIT
        return f"That is {len(text):,} characters, and {LIMIT:,} fit. Please take out {over:,} or more."
    return ""


def _choosing(prompt: Prompt, picks: tuple[str, ...]) -> str:
    if not picks:
        return "" if prompt.optional else "Nothing is chosen yet. Please choose one."
    if not _all_known(prompt, picks):
        return _NOT_HERE
    if len(picks) > 1:
        return f"Only one can be chosen here, and that is {len(picks)}. Please choose the nearest."
    return ""


def _ticking(prompt: Prompt, picks: tuple[str, ...]) -> str:
    if not _all_known(prompt, picks):
        return _NOT_HERE
    alone = [choice.label for choice in prompt.choices if choice.exclusive and choice.id in picks]
    if alone:  # "None of these" is enough by itself, however many the question asks for
        return f"“{alone[0]}” stands alone. Please untick it, or the others." if len(picks) > 1 else ""
    if len(picks) < prompt.least and not (prompt.optional and not picks):
        return (
            f"Please tick at least {prompt.least}. So far it is {len(picks)}."
            if picks
            else f"Nothing is ticked yet. Please tick at least {prompt.least}."
        )
    if prompt.most and len(picks) > prompt.most:
        over = len(picks) - prompt.most
        return f"There is room for {prompt.most} here, and {len(picks)} are ticked. Please untick {over}."
    return ""


def _marking(prompt: Prompt, marks: dict[str, str]) -> str:
    if not _all_known(prompt, tuple(marks)):
        return _NOT_HERE
    states = {state.id: state.label for state in prompt.states}
    if any(state not in states for state in marks.values()):
        return f"An idea can be marked: {', '.join(states.values())}. Please use one of these."
    return ""


def _all_known(prompt: Prompt, ids: tuple[str, ...]) -> bool:
    return {choice.id for choice in prompt.choices}.issuperset(ids)
