import pytest

from reflect import parts
from reflect.flows.model import Option
from reflect.flows.values import OTHER, Chosen, Ticked
from reflect.views import Choice, Form, PartGiven, Reply
from tests.parts.making import OPTIONS, WORDS, asked, context, finished, ids, picks, words


def test_a_choice_lists_its_options_and_own_words() -> None:
    prompt = asked(context("choice", options=OPTIONS, other=True))
    assert prompt.form is Form.CHOOSE
    assert prompt.ask == ""  # the turn's own question says it all
    assert prompt.choices[0] == Choice("moved", "Visits get moved")
    assert prompt.choices[-1] == Choice(OTHER, WORDS["other"])


def test_choosing_one_is_the_answer() -> None:
    assert finished(context("choice", options=OPTIONS), picks("late")) == Chosen("late")


def test_something_else_asks_for_the_words() -> None:
    ctx = context("choice", options=OPTIONS, other=True)
    prompt = asked(ctx, picks(OTHER))
    assert (prompt.form, prompt.ask, prompt.optional) == (Form.WRITE, WORDS["other.ask"], False)
    assert finished(ctx, picks(OTHER), *words("my own")) == Chosen(OTHER, "my own")


def test_only_the_options_that_hold_now_are_offered() -> None:
    ctx = context("choice", options=OPTIONS, offered=OPTIONS[:1])
    assert ids(asked(ctx)) == ["moved"]


@pytest.mark.parametrize("kind", ["scale", "safety", "pause"])
def test_own_words_are_for_choice_and_multi_alone(kind: str) -> None:
    assert OTHER not in ids(asked(context(kind, options=OPTIONS, other=True)))


def test_a_safety_screen_without_options_is_passed_by_enter() -> None:
    ctx = context("safety")
    assert asked(ctx).form is Form.GO
    assert finished(ctx, Reply()) == Chosen("seen")
    assert parts.answer_text(ctx.node, WORDS, Chosen("seen")) == WORDS["go-on"]


def test_a_pause_is_on_or_stop() -> None:
    ctx = context("pause")
    assert [choice.label for choice in asked(ctx).choices] == [WORDS["pause.on"], WORDS["pause.stop"]]
    assert finished(ctx, picks("stop")) == Chosen("stop")
    assert parts.answer_text(ctx.node, WORDS, Chosen("stop")) == WORDS["pause.stop"]


def test_ticks_come_in_the_order_of_the_list() -> None:
    ctx = context("multi", options=OPTIONS, other=True)
    assert finished(ctx, picks("late", "moved", "late")) == Ticked(("moved", "late"))
    assert finished(ctx, picks(OTHER, "late"), *words("mine")) == Ticked(("late", OTHER), "mine")


def test_the_limits_of_ticking_are_on_the_prompt() -> None:
    prompt = asked(context("multi", options=OPTIONS, least=2, most=3))
    assert (prompt.form, prompt.least, prompt.most) == (Form.TICK, 2, 3)
    assert [choice.exclusive for choice in prompt.choices] == [False, False, True]


def test_nobody_has_to_tick_more_than_there_is() -> None:
    assert asked(context("multi", options=OPTIONS[:1], least=3)).least == 1


def test_ticking_nothing_is_no_answer() -> None:
    """Enter by accident says nothing; "none of these" and "not known yet" say something."""
    assert asked(context("multi", options=OPTIONS), Reply()).error


@pytest.mark.parametrize("kind", ["choice", "multi"])
def test_a_list_with_nothing_on_it_holds_nobody_up(kind: str) -> None:
    ctx = context(kind, options=())
    assert asked(ctx).form is Form.GO
    finished(ctx, Reply())


def test_what_was_given_so_far() -> None:
    ctx = context("multi", options=OPTIONS, other=True)
    given = parts.given(ctx, (picks("moved", "late", OTHER),))
    assert given == (PartGiven("", "Visits get moved\nThey come late"),)
    assert parts.given(ctx, (picks(OTHER), *words("mine"))) == (PartGiven(WORDS["other"], "mine"),)


@pytest.mark.parametrize(
    "value,text",
    [
        (Ticked(("moved", "late")), "Visits get moved\nThey come late"),
        (Ticked(("moved", OTHER), "and\nmine"), "Visits get moved\nand\nmine"),
        (Ticked(("gone",)), "gone"),  # the pack no longer has it
    ],
)
def test_how_ticks_read(value: Ticked, text: str) -> None:
    assert parts.answer_text(context("multi", options=OPTIONS).node, WORDS, value) == text


def test_how_a_choice_reads() -> None:
    node = context("choice", options=OPTIONS, other=True).node
    assert parts.answer_text(node, WORDS, Chosen("late")) == "They come late"
    assert parts.answer_text(node, WORDS, Chosen(OTHER, "mine")) == "mine"
    assert (
        parts.answer_text(context("choice", options=(Option("on", "Go"),)).node, WORDS, Chosen("on")) == "Go"
    )


def test_what_is_offered_no_longer_is_left_out_and_the_rest_is_filled_in() -> None:
    ctx = context("multi", options=OPTIONS, offered=OPTIONS[1:], other=True)
    replies = parts.replies_for(ctx, Ticked(("moved", "late", OTHER), "mine"))
    assert replies == (picks("late", OTHER), *words("mine"))
    assert parts.replies_for(ctx, Ticked(("moved",))) == ()
    assert parts.replies_for(context("choice", options=OPTIONS), Chosen("gone")) == ()
