"""What holds for every kind of question, whatever is answered."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect import parts
from reflect.flows.values import Chosen, Value, Written
from reflect.parts import Context
from reflect.parts.clean import LIMIT
from reflect.views import Form, Prompt, Reply
from tests.parts.making import WORDS, asked, of_every_kind, said

KINDS = of_every_kind()
every_kind = pytest.mark.parametrize("ctx,values", KINDS.values(), ids=KINDS)


@every_kind
@given(data=st.data())
def test_the_replies_for_an_answer_give_it_back(
    ctx: Context, values: st.SearchStrategy[Any], data: st.DataObject
) -> None:
    value = data.draw(values)
    replies = parts.replies_for(ctx, value)
    assert parts.next_step(ctx, replies) == value
    assert parts.usable(ctx, replies) == replies
    assert parts.accept(ctx, value) == value


@every_kind
@given(data=st.data())
def test_an_earlier_answer_is_filled_in_step_by_step_and_enter_gives_it_again(
    ctx: Context, values: st.SearchStrategy[Any], data: st.DataObject
) -> None:
    value = data.draw(values)
    before = parts.replies_for(ctx, value)
    replies: tuple[Reply, ...] = ()
    step = parts.next_step(ctx, replies, before)
    while isinstance(step, Prompt):
        replies = (*replies, step.before)
        step = parts.next_step(ctx, replies, before)
    assert step == value


@every_kind
@given(data=st.data())
def test_the_answer_reads_back_with_every_word_in_it(
    ctx: Context, values: st.SearchStrategy[Any], data: st.DataObject
) -> None:
    value = data.draw(values)
    replies = parts.replies_for(ctx, value)
    text = parts.answer_text(ctx.node, WORDS, value, dict(ctx.open_questions))
    assert text
    shown = "\n".join(part.text for part in parts.given(ctx, replies))
    for reply in replies:
        assert reply.text in text
        assert reply.text in shown


numbers = st.integers(0, 9)
slips = st.lists(
    st.tuples(said(empty=True), st.lists(numbers, max_size=3), st.dictionaries(numbers, numbers))
)
"""What hands that slip might give: words, and places on whatever list is there, or off its end."""


def slipped(prompt: Prompt, text: str, places: list[int], marks: dict[int, int]) -> Reply:
    listed = [*(choice.id for choice in prompt.choices), "strange"]
    states = [*(state.id for state in prompt.states), "strange"]
    picks = tuple(listed[place % len(listed)] for place in places)
    return Reply(text, picks, {listed[i % len(listed)]: states[s % len(states)] for i, s in marks.items()})


@every_kind
@given(hands=slips)
def test_any_replies_end_in_an_answer_or_in_a_prompt_that_says_why(
    ctx: Context, values: object, hands: list[tuple[str, list[int], dict[int, int]]]
) -> None:
    del values
    replies: tuple[Reply, ...] = ()
    while isinstance(step := parts.next_step(ctx, replies), Prompt):
        assert len(replies) < 60
        reply = slipped(step, *hands.pop()) if hands else fitting(step)
        if why := parts.refuse(ctx, step, reply):
            again = asked(ctx, *replies, reply)
            assert (again.error, again.before) == (why, reply)
            assert why.endswith(".")
            reply = fitting(step)
        replies = (*replies, reply)
    assert parts.next_step(ctx, parts.replies_for(ctx, step)) == step


def fitting(prompt: Prompt) -> Reply:
    """Any reply that is taken."""
    match prompt.form:
        case Form.WRITE:
            return Reply(text="words")
        case Form.CHOOSE | Form.TICK:
            return Reply(picks=tuple(choice.id for choice in prompt.choices[:1]))
        case _:
            return Reply()


@every_kind
@given(data=st.data())
def test_any_draft_can_be_carried_on_with(
    ctx: Context, values: st.SearchStrategy[Any], data: st.DataObject
) -> None:
    """The pack or the path may have changed under it: nothing breaks, what does not fit is passed over."""
    del values
    other = data.draw(st.sampled_from(list(KINDS)))
    draft = parts.replies_for(KINDS[other][0], data.draw(KINDS[other][1]))
    replies = parts.usable(ctx, draft)
    assert parts.usable(ctx, replies) == replies
    assert len(replies) <= len(draft)
    step = parts.next_step(ctx, replies, draft)
    assert step == parts.next_step(ctx, draft, draft) or isinstance(step, Prompt)
    if isinstance(step, Prompt) and step.form is Form.WRITE:
        assert len(step.before.text) <= LIMIT


STRANGERS: list[Value] = [Chosen("on"), Written("words")]


@every_kind
def test_an_answer_to_another_kind_of_question_fills_nothing_in(ctx: Context, values: object) -> None:
    del values
    strange = next(value for value in STRANGERS if not parts._fits(ctx, value))
    assert parts.replies_for(ctx, strange) == ()
    assert parts.accept(ctx, strange) == "That is an answer to another kind of question."
