"""Back on every form, looking again, parking and not knowing: nothing typed is lost on the way."""

import pytest

from reflect.views import Reply
from reflect.widgets.transcript import QuestionView
from tests.app.driving import driving

ANSWERS = ("4", "some words", "1 2", "3")


async def test_back_on_a_choice_has_the_caret_on_the_old_answer() -> None:
    async with driving() as driver:
        await driver.answer("4")
        await driver.press("f8")
        assert "▸ 4  No, as far as I know" in driver.shown
        assert "your answer before" in driver.shown
        assert "Esc leaves it as it is" in driver.shown
        await driver.press("escape")
        assert driver.assistant.log[-1] == "go_on"
        assert driver.talk.answer.box.has_focus


async def test_back_on_a_text_has_it_in_the_box_with_the_cursor_at_its_end() -> None:
    async with driving() as driver:
        await driver.answer(*ANSWERS[:2])
        await driver.press("ctrl+b")
        assert driver.talk.answer.box.text == "some words"
        await driver.press("2", "enter")
        assert driver.assistant.given["bringing"] == (Reply(text="some words2"),)
        assert "Changed. Nothing later had to move." in driver.shown


async def test_back_on_ticks_and_marks_has_them_set() -> None:
    async with driving() as driver:
        await driver.answer(*ANSWERS[:3])
        await driver.press("f8")
        assert driver.shown.count("[x]") == 2
        await driver.press("escape", "3", "t", "down", "w", "enter", "f8")
        assert driver.talk.answer.reply.marks == {"ten": "tried", "colleague": "will-try"}
        assert "[w]  A colleague comes" in driver.shown


async def test_back_inside_an_answer_goes_one_part_back() -> None:
    async with driving() as driver:
        await driver.answer(*ANSWERS)
        await driver.press("enter")
        await driver.paste("a visit")
        await driver.press("enter", "f8")
        assert driver.talk.answer.box.text == "a visit"
        assert "What will be done?" in driver.shown


async def test_back_on_the_first_question_says_so() -> None:
    async with driving() as driver:
        await driver.answer()
        await driver.press("f8")
        assert "This is the first question." in driver.shown


@pytest.mark.parametrize(
    "key,status,notice", [("f6", "parked", "Parked."), ("f5", "unknown", "Not known yet:")]
)
async def test_parking_and_not_knowing_work_while_typing(key: str, status: str, notice: str) -> None:
    async with driving() as driver:
        await driver.answer("4")
        await driver.press("a", "b", key)
        assert driver.assistant.status_of["bringing"] == status
        assert notice in driver.shown
        assert driver.assistant.log[-2:] == ["draft", "park" if key == "f6" else "unknown"]


async def test_what_must_be_answered_cannot_be_parked_and_says_why() -> None:
    async with driving() as driver:
        await driver.answer()
        assert "park it" not in driver.shown
        await driver.press("f6")
        assert "! This one cannot wait." in driver.shown


async def test_half_typed_words_are_there_again_when_the_question_is() -> None:
    async with driving() as driver:
        await driver.answer("4")
        await driver.press("h", "a", "l", "f", "f8", "escape")
        assert driver.talk.answer.box.text == "half"


async def test_the_map_opens_an_earlier_answer_again() -> None:
    async with driving() as driver:
        await driver.answer(*ANSWERS[:3])
        await driver.press("f2", "home", "down", "enter")
        assert driver.assistant.log[-1] == "reopen bringing"
        assert driver.talk.answer.box.text == "some words"
        question = driver.talk.query_one(QuestionView)
        assert "What about this family is on your mind" in question.shown


async def test_the_map_shows_what_was_set_aside_and_it_cannot_be_chosen() -> None:
    async with driving() as driver:
        await driver.answer(*ANSWERS)
        await driver.press("enter", "f2")
        assert "Set aside, and kept" in driver.shown
        assert "you changed what you noticed" in driver.shown
        await driver.press("end")
        here = driver.screen.query_one("#map", expect_type=type(driver.app.home.doors)).here
        assert here is not None
        assert here.id == "action"
