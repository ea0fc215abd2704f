"""Who is meant: a row each, whose letter stays theirs."""

from reflect import parts
from reflect.flows.values import Listed, Person
from reflect.parts.people import OFF
from reflect.views import Form, Reply
from tests.parts.making import BANDS, asked, context, finished, picks, words

CTX = context("people", options=BANDS, named="Child B", most=4)
BOTH = Listed((Person("child_b", "Child B", "small"), Person("child_c", "the eldest", "school")))


def test_the_role_word_is_there_already_and_enter_takes_it() -> None:
    prompt = asked(CTX, picks("yes"))
    assert (prompt.form, prompt.before.text) == (Form.WRITE, "Child B")
    assert asked(CTX, picks("yes"), prompt.before).ask == "<people.age>"


def test_nobody_else_is_an_answer() -> None:
    assert finished(CTX, picks("no")) == Listed()


def test_an_emptied_role_word_is_asked_for_again() -> None:
    [empty] = words("")
    assert (
        parts.refuse(CTX, asked(CTX, picks("yes")), empty)
        == "Nothing is written yet. A few words are enough."
    )


def test_somebody_taken_off_the_list_leaves_the_others_their_letters() -> None:
    replies = parts.replies_for(CTX, BOTH)
    taken_off = [*replies[:2], picks(OFF), *replies[3:]]
    assert finished(CTX, *taken_off) == Listed(BOTH.people[1:])


def test_a_list_with_a_gap_comes_back_with_the_gap() -> None:
    gap = Listed(BOTH.people[1:])
    assert parts.next_step(CTX, parts.replies_for(CTX, gap)) == gap
    assert parts.accept(CTX, gap) == gap


def test_as_many_as_fit_and_then_it_is_done() -> None:
    rows: list[Reply] = []
    for _ in range(4):
        rows += [picks("yes"), Reply(text="somebody"), picks("small")]
    value = finished(CTX, *rows)
    assert isinstance(value, Listed)
    assert [one.id for one in value.people] == ["child_b", "child_c", "child_d", "child_e"]


def test_an_enter_too_many_never_stands_for_nobody() -> None:
    assert asked(CTX).before == Reply()
    assert parts.refuse(CTX, asked(CTX), Reply()) == "Nothing is chosen yet. Please choose one."
    assert asked(CTX, *parts.replies_for(CTX, BOTH)[:3]).before == picks("no")
