from reflect import parts
from reflect.flows.values import BASES, Written
from reflect.views import Form, PartGiven, Reply
from tests.parts.making import WORDS, asked, context, finished, ids, picks, words


def test_a_text_is_one_thing_to_write() -> None:
    ctx = context("text")
    prompt = asked(ctx)
    assert (prompt.form, prompt.ask, prompt.optional) == (Form.WRITE, "", False)
    assert finished(ctx, *words("\n  as typed \r\nmore\n\n")) == Written("  as typed \nmore")


def test_how_it_is_known_is_asked_where_the_question_wants_it_and_may_be_skipped() -> None:
    ctx = context("text", basis=True)
    prompt = asked(ctx, *words("the beds were made"))
    assert (prompt.form, prompt.ask, prompt.optional) == (Form.TICK, WORDS["basis.ask"], True)
    assert ids(prompt) == list(BASES)
    assert finished(ctx, *words("the beds were made"), Reply()) == Written("the beds were made")
    both = finished(ctx, *words("the beds were made"), picks("told", "saw"))
    assert both == Written("the beds were made", ("saw", "told"))


def test_words_that_say_how_they_are_known_are_not_asked_about() -> None:
    ctx = context("text", basis=True)
    said = "Told: they sleep at nan's.\nI think: not always."
    assert finished(ctx, *words(said)) == Written(said, ("told", "think"))


def test_tags_count_even_where_the_question_does_not_ask() -> None:
    assert finished(context("text"), *words("Saw: a mattress.")) == Written("Saw: a mattress.", ("saw",))


def test_the_one_gentle_second_ask_is_not_a_part_of_the_answer() -> None:
    assert finished(context("text", second_ask="Say a little more?"), *words("ok")) == Written("ok")


def test_what_was_given_so_far() -> None:
    ctx = context("text", basis=True)
    assert parts.given(ctx, words("the beds")) == (PartGiven("", "the beds"),)
    assert parts.given(ctx, (*words("the beds"), picks("saw")))[1] == PartGiven(
        WORDS["basis.ask"], WORDS["basis.saw"]
    )


def test_how_it_reads() -> None:
    node = context("text", basis=True).node
    ticked = f"the beds\n({WORDS['basis.saw']}, {WORDS['basis.feel']})"
    assert parts.answer_text(node, WORDS, Written("the beds", ("saw", "feel"))) == ticked
    assert parts.answer_text(node, WORDS, Written("Saw: the beds", ("saw",))) == "Saw: the beds"
    assert parts.answer_text(node, WORDS, Written("as typed \n more")) == "as typed \n more"
