import pytest

from reflect import parts
from reflect.parts import Context
from reflect.parts.clean import LIMIT
from reflect.views import Reply
from tests.parts.making import ITEMS, OPTIONS, asked, context, picks

CHOICE = context("choice", options=OPTIONS)
TWO = context("multi", options=OPTIONS, least=2, most=2)
MULTI = context("multi", options=OPTIONS, most=1)
TEXT = context("text")
TRY = context("try", items=ITEMS[:2])

NOT_HERE = "That is not one of the choices here. Please choose from the list."


@pytest.mark.parametrize(
    "ctx,reply,why",
    [
        (CHOICE, Reply(), "Nothing is chosen yet. Please choose one."),
        (CHOICE, picks("x"), NOT_HERE),
        (
            CHOICE,
            picks("moved", "late"),
            "Only one can be chosen here, and that is 2. Please choose the nearest.",
        ),
        (CHOICE, Reply("words"), "This one is answered from the list. Please choose one."),
        (MULTI, Reply(), "Nothing is ticked yet. Please tick at least 1."),
        (TWO, picks("late"), "Please tick at least 2. So far it is 1."),
        (MULTI, picks("late", "moved"), "There is room for 1 here, and 2 are ticked. Please untick 1."),
        (MULTI, picks("none", "late"), "“None of these” stands alone. Please untick it, or the others."),
        (MULTI, picks("late", "x"), NOT_HERE),
        (TEXT, Reply(), "Nothing is written yet. A few words are enough."),
        (TEXT, Reply(" \n\u200d "), "Nothing is written yet. A few words are enough."),
        (TEXT, picks("late"), "This one is answered in words. Please write a few."),
        (
            TEXT,
            Reply("x" * (LIMIT + 12)),
            "That is 20,012 characters, and 20,000 fit. Please take out 12 or more.",
        ),
        (TRY, Reply(marks={"x": "tried"}), NOT_HERE),
        (TRY, Reply("words"), "This one is answered by marking the list. Please mark what fits, or go on."),
        (context("safety"), Reply("words"), "There is nothing to give here. Please go on."),
    ],
)
def test_what_is_wrong_and_what_to_do(ctx: Context, reply: Reply, why: str) -> None:
    assert parts.refuse(ctx, asked(ctx), reply) == why


def test_a_mark_that_is_none_names_those_there_are() -> None:
    why = parts.refuse(TRY, asked(TRY), Reply(marks={"idea_1": "maybe"}))
    assert why.startswith("An idea can be marked: ")


@pytest.mark.parametrize(
    "ctx,reply",
    [
        (CHOICE, Reply("left over", picks=("late",))),  # only the part the form names counts
        (TWO, picks("none")),  # stands alone, so it is enough
        (TEXT, Reply("x" * LIMIT + "\n\n")),  # counted as it is kept
        (TRY, Reply()),
        (context("when"), Reply("the day the heating went")),  # words are kept, whatever they name
    ],
)
def test_what_is_taken(ctx: Context, reply: Reply) -> None:
    assert parts.refuse(ctx, asked(ctx), reply) == ""


def test_a_reply_that_cannot_be_taken_comes_back_with_the_reason() -> None:
    prompt = asked(CHOICE, picks("x"))
    assert (prompt.error, prompt.before) == (NOT_HERE, picks("x"))
