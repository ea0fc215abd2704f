from reflect import parts
from reflect.flows.values import Holder, Reviewed
from reflect.views import Form, PartGiven, Reply
from tests.parts.making import QUESTIONS, WORDS, asked, context, finished, ids, picks, words

REVIEW = context("review", open_questions=QUESTIONS)


def test_up_to_three_open_questions_are_brought_or_none() -> None:
    prompt = asked(REVIEW)
    assert (prompt.form, prompt.ask, prompt.most, prompt.optional) == (
        Form.TICK,
        WORDS["review.bring"],
        3,
        True,
    )
    assert ids(prompt) == ["child/day", "who/men", "seen/up"]
    assert finished(REVIEW, Reply()) == Reviewed()
    assert asked(context("review", open_questions=QUESTIONS, most=1)).most == 1


def test_who_might_know_and_by_when_for_each_as_far_as_known() -> None:
    two = picks("who/men", "child/day")
    who = asked(REVIEW, two)
    assert (who.form, who.ask, who.optional) == (Form.WRITE, "Who might know: What is her day like?", True)
    assert asked(REVIEW, two, *words("school")).ask == "By when: What is her day like?"
    value = finished(REVIEW, two, *words("school", "Friday", "", ""))
    assert value == Reviewed(("child/day", "who/men"), {"child/day": Holder("school", "Friday")})


def test_with_nothing_open_it_says_so_and_goes_on() -> None:
    ctx = context("review")
    assert (asked(ctx).form, asked(ctx).ask) == (Form.GO, WORDS["review.none"])
    assert finished(ctx, Reply()) == Reviewed()


def test_a_question_that_is_open_no_longer_takes_nothing_else_with_it() -> None:
    earlier = Reviewed(("child/day", "seen/up"), {"seen/up": Holder("nan")})
    before = parts.replies_for(REVIEW, earlier)
    now = context("review", open_questions=QUESTIONS[1:])
    assert asked(now, before=before).before == picks("seen/up")
    assert parts.replies_for(now, earlier) == (picks("seen/up"), *words("nan", ""))
    assert parts.accept(now, earlier) == "There is no place here for “child/day”. Please take it out."


def test_what_was_given_so_far() -> None:
    given = parts.given(REVIEW, (picks("child/day"), *words("school")))
    assert given == (
        PartGiven("", "What is her day like?"),
        PartGiven("Who might know: What is her day like?", "school"),
    )


def test_how_it_reads() -> None:
    value = Reviewed(("child/day", "who/men"), {"child/day": Holder("school", "Friday")})
    text = parts.answer_text(REVIEW.node, WORDS, value, dict(QUESTIONS))
    assert text == "What is her day like? - school - Friday\nWho are the men?"
    assert parts.answer_text(REVIEW.node, WORDS, value).startswith("child/day - school")
    assert parts.answer_text(REVIEW.node, WORDS, Reviewed()) == WORDS["go-on"]
