"""Runs a kind of question: over the replies so far, over an earlier answer, or back from a value."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from reflect.flows.values import OTHER, Value
from reflect.parts.context import Answerer, Step, Steps
from reflect.parts.refusing import counted, strays, take
from reflect.views import Form, Prompt, Reply


@dataclass(frozen=True, slots=True)
class Asked:
    """How far it came: the steps taken with their replies, then the answer, or the step that waits.

    ``refused`` is the last reply that step could not take, and ``error`` says why.
    """

    taken: tuple[tuple[Step, Reply], ...]
    value: Value | None = None
    step: Step | None = None
    refused: Reply | None = None
    error: str = ""


def ask(steps: Steps, replies: Iterable[Reply]) -> Asked:
    """Take the replies one after another. One that cannot be taken is passed over: the list it was given
    for may have changed since, and whoever gave it will be asked again.
    """
    queue = iter(replies)
    refused: Reply | None = None
    error = ""

    def reply(step: Step) -> Reply | None:
        nonlocal refused, error
        refused, error = None, ""
        for given in queue:
            counts, error = take(step.prompt, given)
            if not error:
                return counts
            refused = given
        return None

    asked = _run(steps, reply)
    return replace(asked, refused=refused, error=error) if asked.step else asked


def answer(steps: Steps, answerer: Answerer) -> Asked:
    """Reply at each step as the answerer says, up to the first reply that cannot be taken.

    Of ticks and marks, those that are still on the list are taken.
    """
    error = ""

    def reply(step: Step) -> Reply | None:
        nonlocal error
        counts, error = take(step.prompt, answerer(step))
        if error and step.prompt.form in (Form.TICK, Form.MARK):
            counts, error = take(step.prompt, _listed(step.prompt, counts))
        return None if error else counts

    asked = _run(steps, reply)
    return replace(asked, error=error) if asked.step else asked


def _run(steps: Steps, reply: Callable[[Step], Reply | None]) -> Asked:
    taken: list[tuple[Step, Reply]] = []
    try:
        step = next(steps)
        while (given := reply(step)) is not None:
            taken.append((step, given))
            step = steps.send(given)
    except StopIteration as done:
        return Asked(tuple(taken), value=done.value)
    return Asked(tuple(taken), step=step)


# ----------------------------------------------------------------------------------------- filling in


def filled(step: Step, steps: Callable[[], Steps], *before: tuple[Reply, ...]) -> Prompt:
    """The step's prompt with what was given for the same thing before, the latest that still fits."""
    given: dict[str, Reply] = {}
    marks: dict[str, str] = {}
    for replies in before:
        if replies:
            named, marked = _remembered(steps(), replies)
            given |= named
            marks |= marked
    earlier = given.get(step.name)
    if step.prompt.form is Form.MARK:  # an idea keeps its mark, whichever handful it stood in
        listed = {choice.id for choice in step.prompt.choices}
        kept = {item: state for item, state in marks.items() if item in listed}
        earlier = Reply(marks=kept) if kept else earlier
    return replace(step.prompt, before=earlier) if earlier is not None else step.prompt


def _remembered(steps: Steps, before: tuple[Reply, ...]) -> tuple[dict[str, Reply], dict[str, str]]:
    """What was given before by the name of its step, and every mark.

    The question may have changed since (an idea withdrawn, an option no longer offered), so replies are
    matched to steps by their form: one that fits no step is passed over, and no words are lost for it.
    """
    queue = list(before)
    named: dict[str, Reply] = {}
    marks: dict[str, str] = {}

    def reply(step: Step) -> Reply | None:
        while queue and strays(queue[0], counted(step.prompt, queue[0])):
            if step.prompt.form is not Form.WRITE and queue[0].text:
                return _placeholder(step.prompt)  # words wait for a step that asks for words
            queue.pop(0)
        if not queue:
            return None
        given = _listed(step.prompt, counted(step.prompt, queue.pop(0)))
        if given != Reply() or step.prompt.optional:
            named[step.name] = given
        marks.update(given.marks)
        return _placeholder(step.prompt) if take(step.prompt, given)[1] and not given.text else given

    _run(steps, reply)
    return named, marks


def _listed(prompt: Prompt, reply: Reply) -> Reply:
    """Without the picks and marks that are not on the list."""
    ids = {choice.id for choice in prompt.choices}
    states = {state.id for state in prompt.states}
    marks = {item: state for item, state in reply.marks.items() if item in ids and state in states}
    return Reply(reply.text, tuple(one for one in reply.picks if one in ids), marks)


def _placeholder(prompt: Prompt) -> Reply:
    """Something the form takes, only to get to the next step."""
    if prompt.before != Reply():
        return prompt.before
    if prompt.form is Form.WRITE:
        return Reply(text="-")
    ids = [choice.id for choice in prompt.choices]
    if prompt.form is Form.CHOOSE:  # own words, where there are any: words may be waiting
        return Reply(picks=(OTHER,) if OTHER in ids else tuple(ids[:1]))
    return Reply(picks=tuple(ids[: max(1, prompt.least)])) if prompt.form is Form.TICK else Reply()
