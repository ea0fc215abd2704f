"""Decisions, one after another: none without a reason."""

from reflect import parts
from reflect.flows.values import OTHER, Decided, Decision
from reflect.views import Form
from tests.parts.making import DECIDERS, WORDS, asked, context, finished, ids, picks, words

PLAIN, NAMED = context("decisions"), context("decisions", options=DECIDERS)
FIRST = words("We stay with the plan", "he slept at home all week")
NO, YES = picks("no"), picks("yes")


def test_a_decision_has_a_reason_and_perhaps_a_name() -> None:
    for number, part in enumerate(("what", "because", "who")):
        prompt = asked(PLAIN, *FIRST[:number])
        assert (prompt.ask, prompt.optional) == (WORDS[f"decisions.{part}"], part == "who")
    refused = asked(PLAIN, *FIRST[:1], *words(""))
    assert refused.ask == WORDS["decisions.because"]
    assert refused.error


def test_who_decided_is_one_of_those_listed_or_in_own_words() -> None:
    prompt = asked(NAMED, *FIRST)
    assert (prompt.form, ids(prompt)) == (Form.CHOOSE, ["me", "both", OTHER])
    decided = Decision("We stay with the plan", "he slept at home all week", "the manager")
    assert finished(NAMED, *FIRST, picks("me"), NO) == Decided((decided,))
    own = finished(NAMED, *FIRST, picks(OTHER), *words("the conference"), NO)
    assert isinstance(own, Decided)
    assert own.decisions[0].who == "the conference"


def test_there_can_be_several_and_each_is_read_back() -> None:
    more = words("Ask for a strategy meeting", "the bruise", "")
    value = finished(PLAIN, *FIRST, *words("me"), YES, *more, NO)
    assert isinstance(value, Decided)
    assert [one.who for one in value.decisions] == ["me", ""]
    text = parts.answer_text(PLAIN.node, WORDS, value)
    for said in ("We stay with the plan", "he slept at home all week", "Ask for a strategy meeting"):
        assert said in text
