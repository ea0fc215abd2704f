"""Each form, line by line: what is taken, and what is said to what is not."""

from __future__ import annotations

import io

import pytest

from reflect.flows.values import OTHER
from reflect.plain.collecting import Choosing, Collecting, Going, Ticking
from reflect.plain.keyboard import InputEndedError, Keyboard
from reflect.plain.marking import Marking, letters
from reflect.plain.page import WIDTH, Page, wrapped
from reflect.plain.wants import Wish
from reflect.plain.writing import MUCH, Writing
from reflect.summary.text import columns
from reflect.views import Choice, Form, Prompt, Reply
from tests.plain.holding import Typed, flat

ROOMS = (
    Choice("kitchen", "Kitchen"),
    Choice("beds", "Where each child sleeps"),
    Choice("none", "None of it", exclusive=True),
    Choice(OTHER, "Something else, in my own words"),
)
STATES = (
    Choice("tried", "Tried"),
    Choice("will-try", "Will try"),
    Choice("not-right-here", "Not right here"),
    Choice("supervision", "Take to supervision"),
)


def collect(
    kind: type[Collecting], prompt: Prompt, *lines: str, person: bool = False
) -> tuple[Reply | Wish | None, str]:
    """What came of the lines (None: they ended first), and what was said."""
    out = io.StringIO()
    text = "".join(f"{line}\n" for line in lines)
    keyboard = Keyboard(Typed(text) if person else io.StringIO(text), out)
    page = Page(out)
    made = (
        Writing(prompt, keyboard, page, lambda _: None) if kind is Writing else kind(prompt, keyboard, page)
    )
    try:
        return made.read(), flat(out.getvalue())
    except InputEndedError:
        return None, flat(out.getvalue())


def choose(*lines: str, **more: object) -> tuple[Reply | Wish | None, str]:
    return collect(Choosing, Prompt(Form.CHOOSE, choices=ROOMS, **more), *lines)  # type: ignore[arg-type]


# ------------------------------------------------------------------------------------------------ choosing


@pytest.mark.parametrize(
    "line", ["2", " 2 ", "2.", "(2)", "#2", "number 2", "beds", "where each child sleeps", "Where each child"]
)
def test_one_is_chosen_by_its_number_or_its_words(line: str) -> None:
    assert choose(line)[0] == Reply(picks=("beds",))


@pytest.mark.parametrize(
    "line, said",
    [
        ("9", "There is no 9 here. Type a number from 1 to 4."),
        ("0", "There is no 0 here. Type a number from 1 to 4."),
        ("1 3", "One answer fits here."),
        ("", "Nothing is chosen yet. Type a number from 1 to 4."),
        ("q9", "I can't match that to an answer here. Type a number from 1 to 4, or help."),
        ("the smell on the stairs", "type 4: what you just wrote is kept for it."),
        ("/whyy", "There is no /whyy. Did you mean /why?"),
        ("²", "I can't match that"),
        ("9" * 50, "I can't match that"),
    ],
)
def test_what_does_not_fit_is_answered_exactly(line: str, said: str) -> None:
    reply, page = choose(line)
    assert reply is None
    assert said in page


def test_enter_alone_keeps_what_was_chosen_before() -> None:
    assert choose("", before=Reply(picks=("beds",)))[0] == Reply(picks=("beds",))


def test_words_that_begin_two_answers_choose_neither() -> None:
    two = (Choice("a", "No, never"), Choice("b", "No, not yet"), Choice("c", "Not today"))
    reply, _ = collect(Choosing, Prompt(Form.CHOOSE, choices=two), "no")
    assert reply is None
    assert collect(Choosing, Prompt(Form.CHOOSE, choices=two), "not")[0] == Reply(picks=("c",))


def test_a_label_that_is_a_number_out_of_range_can_be_typed() -> None:
    ages = (Choice("teen", "12 to 17"), Choice("eleven", "11"))
    assert collect(Choosing, Prompt(Form.CHOOSE, choices=ages), "11")[0] == Reply(picks=("eleven",))


# ------------------------------------------------------------------------------------------------- ticking


def tick(*lines: str, **more: object) -> tuple[Reply | Wish | None, str]:
    return collect(Ticking, Prompt(Form.TICK, choices=ROOMS, **more), *lines)  # type: ignore[arg-type]


@pytest.mark.parametrize("line", ["1 2", "2,1", "1 and 2", "1-2", "1 to 2", "1. 2.", "1, 2, 2"])
def test_several_are_ticked_in_any_spelling_and_in_the_lists_order(line: str) -> None:
    assert tick(line)[0] == Reply(picks=("kitchen", "beds"))


@pytest.mark.parametrize(
    "line, said",
    [
        ("1 7", "There is no 7 here."),
        ("0 1", "There is no 0 here."),
        ("", "Nothing is ticked yet."),
        ("3-1", "I can't match that"),
    ],
)
def test_ticks_that_do_not_fit_are_answered_exactly(line: str, said: str) -> None:
    reply, page = tick(line)
    assert reply is None
    assert said in page


@pytest.mark.parametrize("line", ["", "none", "-"])
def test_nothing_may_be_ticked_where_that_is_an_answer(line: str) -> None:
    assert tick(line, optional=True)[0] == Reply()


@pytest.mark.parametrize(
    "least, most, said",
    [
        (2, 3, "; 2 to 3 of them; 3 only alone."),
        (0, 2, "; up to 2 of them; 3 only alone."),
        (2, 0, "; at least 2 of them; 3 only alone."),
        (1, 0, "1 3; 3 only alone."),
    ],
)
def test_how_to_tick_says_how_many_and_what_stands_alone(least: int, most: int, said: str) -> None:
    how = Ticking(
        Prompt(Form.TICK, choices=ROOMS, least=least, most=most),
        Keyboard(io.StringIO(), io.StringIO()),
        Page(io.StringIO()),
    ).how()
    assert said in how


# ------------------------------------------------------------------------------------------------- marking


def mark(
    *lines: str, before: dict[str, str] | None = None, person: bool = True
) -> tuple[Reply | Wish | None, str]:
    prompt = Prompt(Form.MARK, choices=ROOMS, states=STATES, before=Reply(marks=before or {}))
    return collect(Marking, prompt, *lines, person=person)


def test_each_state_has_a_letter_of_its_own() -> None:
    assert letters([state.id for state in STATES]) == {
        "t": "tried",
        "w": "will-try",
        "n": "not-right-here",
        "s": "supervision",
    }
    assert list(letters(["tried", "told", "t"])) == ["t", "o", "a"]


@pytest.mark.parametrize("line", ["1 w 2 t", "1w 2t", "1 w, 2 t", "1w,2t", "2 tried 1 will-try", "1 W; 2 T"])
def test_marks_are_a_number_and_a_letter(line: str) -> None:
    assert mark(line, "")[0] == Reply(marks={"kitchen": "will-try", "beds": "tried"})


def test_a_letter_holds_for_every_number_before_it() -> None:
    assert mark("1 2 w", "")[0] == Reply(marks={"kitchen": "will-try", "beds": "will-try"})


def test_marks_are_said_back_and_can_be_taken_away() -> None:
    reply, page = mark("1 w", "1 -", "")
    assert "Marked: 1 will try. More, or Enter alone when done." in page
    assert "Nothing is marked now." in page
    assert reply == Reply()


def test_without_a_person_one_line_is_all_the_marks() -> None:
    assert mark("1 w", "never read", person=False)[0] == Reply(marks={"kitchen": "will-try"})


@pytest.mark.parametrize(
    "line, said",
    [
        ("9 t", "There is no 9 here."),
        ("1 x", "“x” is none of the letters here"),
        ("1", "A number, then its letter"),
        ("² t", "“²” is none of the letters here"),
        ("t 1", "A number, then its letter"),
        ("1 2 3", "A number, then its letter"),
    ],
)
def test_marks_that_do_not_fit_are_answered_exactly_and_change_nothing(line: str, said: str) -> None:
    reply, page = mark(line, "", before={"beds": "tried"})
    assert said in page
    assert reply == Reply(marks={"beds": "tried"})


def test_a_very_long_line_of_digits_is_answered_at_once() -> None:
    assert mark("1" * 20_000, "")[0] == Reply()
    assert choose("1 " * 9_000)[0] is None
    assert tick("1-999 " * 3_000)[0] is None


# ------------------------------------------------------------------------------------------------- writing


def write(
    *lines: str, before: str = "", optional: bool = False, person: bool = True
) -> tuple[Reply | Wish | None, str]:
    prompt = Prompt(Form.WRITE, before=Reply(text=before), optional=optional)
    return collect(Writing, prompt, *lines, person=person)


def test_a_person_writes_lines_until_an_empty_one() -> None:
    assert write("one", "two", "", "three")[0] == Reply(text="one\ntwo")


def test_without_a_person_the_line_is_the_answer() -> None:
    assert write("one", "two", person=False)[0] == Reply(text="one")
    assert write("", person=False)[0] == Reply(text="")


def test_the_end_of_the_input_sends_what_was_written() -> None:
    assert write("one", "two")[0] == Reply(text="one\ntwo")


@pytest.mark.parametrize(
    "lines, text",
    [
        (("",), "old\nwords"),
        (("+ and more", ""), "old\nwords\nand more"),
        (("new", ""), "new"),
        (("edit", "", "-", ""), "old"),
        (("edit", "Old", "", ""), "Old\nwords"),
    ],
)
def test_earlier_words_are_kept_added_to_edited_or_replaced(lines: tuple[str, ...], text: str) -> None:
    assert write(*lines, before="old\nwords")[0] == Reply(text=text)


def test_earlier_words_are_left_out_where_nothing_is_an_answer() -> None:
    assert write("-", before="old", optional=True)[0] == Reply()


def test_a_wish_in_the_middle_of_editing_keeps_the_rest() -> None:
    prompt = Prompt(Form.WRITE, before=Reply(text="one\ntwo"))
    out = io.StringIO()
    writing = Writing(prompt, Keyboard(Typed("edit\ndanger\n\n"), out), Page(out), lambda _: None)
    assert writing.read() == Wish("danger")
    assert writing.read() == Reply(text="one\ntwo")


def test_a_slash_in_ordinary_words_is_ordinary() -> None:
    words = ("and/or", "the 1/2 term", "https://example.org/why", " /path on its own")
    assert write(*words, "")[0] == Reply(text="\n".join(words))


def test_every_enter_makes_a_draft() -> None:
    drafts: list[str] = []
    writing = Writing(
        Prompt(Form.WRITE), Keyboard(Typed("one\ntwo\n\n"), io.StringIO()), Page(io.StringIO()), drafts.append
    )
    writing.read()
    assert drafts == ["one", "one\ntwo"]


def test_a_very_long_answer_is_not_read_back_whole() -> None:
    prompt = Prompt(Form.WRITE, before=Reply(text="word " * 3000))
    said = Writing(prompt, Keyboard(Typed(""), io.StringIO()), Page(io.StringIO()), lambda _: None).before()
    assert len(said) < MUCH + 400
    assert "characters more, all kept." in said


# --------------------------------------------------------------------------------------------------- going


def test_enter_goes_on_and_anything_else_is_answered_kindly() -> None:
    assert collect(Going, Prompt(Form.GO), "")[0] == Reply()
    assert "Only Enter is needed here." in collect(Going, Prompt(Form.GO), "well")[1]


# ---------------------------------------------------------------------------------------------------- page


@pytest.mark.parametrize(
    "text", ["word " * 60, "x" * 300, "漢字" * 80, "a" * 71 + " b", "é\u0301" * 200, "", "two\n\nparts"]
)
def test_no_line_is_longer_than_the_page(text: str) -> None:
    lines = wrapped(text, "1. ", "   ")
    assert max(columns(line) for line in lines) <= WIDTH
    assert "".join("".join(lines).split()).removeprefix("1.") == "".join(text.split())
