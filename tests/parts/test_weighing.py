from reflect import parts
from reflect.flows.values import Explanation, Weighed
from reflect.views import Form, PartGiven, Reply
from tests.parts.making import WORDS, asked, context, finished, picks, words

ONE = words("She is scared", "she whispers", "", "a visit alone")
TWO = words("She is tired", "", "", "")


def test_each_explanation_has_a_what_and_three_parts_that_may_be_skipped() -> None:
    ctx = context("weigh")
    for number, part in enumerate(("what", "for", "against", "change")):
        prompt = asked(ctx, *ONE[:number])
        assert (prompt.form, prompt.ask, prompt.optional) == (
            Form.WRITE,
            WORDS[f"weigh.{part}"],
            part != "what",
        )


def test_two_are_asked_for_then_another_is_offered_and_enter_says_no() -> None:
    ctx = context("weigh")
    assert asked(ctx, *ONE).ask == WORDS["weigh.other"]
    prompt = asked(ctx, *ONE, *TWO)
    assert (prompt.form, prompt.ask, prompt.before) == (Form.CHOOSE, WORDS["weigh.another"], picks("no"))
    held = (Explanation("She is scared", "she whispers", "", "a visit alone"), Explanation("She is tired"))
    assert finished(ctx, *ONE, *TWO, picks("no")) == Weighed(held)


def test_somebody_who_sees_it_only_one_way_is_not_held_there() -> None:
    ctx = context("weigh")
    assert asked(ctx, *ONE).optional
    value = finished(ctx, *ONE, *words(""))
    assert value == Weighed((Explanation("She is scared", "she whispers", "", "a visit alone"),))


def test_four_are_enough() -> None:
    replies = (*ONE, *TWO, picks("yes"), *ONE, picks("yes"), *TWO)
    value = finished(context("weigh"), *replies)
    assert isinstance(value, Weighed)
    assert len(value.explanations) == 4


def test_the_node_may_set_its_own_limits() -> None:
    assert finished(context("weigh", least=1, most=1), *ONE)
    assert asked(context("weigh", least=1), *ONE).form is Form.CHOOSE
    assert asked(context("weigh", least=3), *ONE, *TWO).form is Form.WRITE


def test_the_nodes_own_words_stand_over_the_packs() -> None:
    ctx = context("weigh", parts={"what": "What might explain it?", "another.yes": "One more"}, least=1)
    assert asked(ctx).ask == "What might explain it?"
    assert asked(ctx, *ONE).choices[0].label == "One more"


def test_an_earlier_answer_waits_in_each_part() -> None:
    ctx = context("weigh", least=1)
    before = (*ONE, picks("yes"), *TWO, picks("no"))
    assert asked(ctx, before=before).before == Reply(text="She is scared")
    assert asked(ctx, *words("New", "", "", ""), before=before).before == picks("yes")
    assert asked(ctx, *words("New", "", "", ""), picks("yes"), before=before).before.text == "She is tired"


def test_what_was_given_is_numbered_once_there_are_two() -> None:
    ctx = context("weigh")
    what = WORDS["weigh.what.label"]
    assert parts.given(ctx, ONE)[0] == PartGiven(what, "She is scared")
    given = parts.given(ctx, (*ONE, *TWO))
    assert given[0] == PartGiven(f"1. {what}", "She is scared")
    assert given[-1] == PartGiven(f"2. {what}", "She is tired")
    assert len(given) == 4  # skipped parts are not shown


def test_how_they_read() -> None:
    value = Weighed((Explanation("She is scared", "she whispers", "", "a visit alone"), Explanation("Tired")))
    node = context("weigh").node
    assert parts.answer_text(node, WORDS, value).splitlines() == [
        "1. She is scared",
        f"{WORDS['weigh.for.label']}: she whispers",
        f"{WORDS['weigh.change.label']}: a visit alone",
        "2. Tired",
    ]
