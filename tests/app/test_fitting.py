"""Wide, usual and narrow: nothing cut off, nothing over anything, and the same cost however long it gets."""

import pytest

from reflect.views import Exchange, Form, Prompt
from reflect.widgets.sidecolumn import SideColumn
from reflect.widgets.transcript import WINDOW, ExchangeView
from tests.app.driving import NARROW, SIZES, USUAL, WIDE, driving
from tests.app.fake import FakeAssistant
from tests.app.fake_words import SCRIPT, Asked, choices

LONG = Asked(
    "long",
    "Which of these is nearest to what you have seen in the last three weeks, going only by your own eyes?",
    (
        Prompt(
            Form.TICK,
            choices=choices(
                *(
                    f"Number {n}: a line long enough to need a second one where it is narrow"
                    for n in range(1, 10)
                )
            ),
        ),
    ),
    before=("Guidance that stands above the question and takes some lines of its own. " * 3,),
    source="Calderdale · Professional curiosity",
)


@pytest.mark.parametrize("size", SIZES)
async def test_every_form_fits_with_help_and_danger_in_the_footer(size: tuple[int, int]) -> None:
    async with driving(size=size) as driver:
        await driver.press("1")
        for keys in (["4"], ["a", "enter"], ["1", "enter"], ["3"], ["t", "enter"], ["b", "enter"], ["f6"]):
            assert len(driver.lines) == size[1]
            assert all(len(line) <= size[0] for line in driver.lines)
            assert driver.lines[0].startswith(" reflect")
            assert driver.lines[0].rstrip().endswith("Not kept yet")
            assert driver.lines[-1].startswith(" F1 help")
            assert driver.lines[-1].rstrip().endswith("F9 a child is in danger")
            await driver.press(*keys)


async def test_the_side_column_is_there_only_where_there_is_room() -> None:
    async with driving(size=WIDE) as driver:
        await driver.answer("4")
        shown = driver.talk.query_one(SideColumn).shown
        assert "✓ Safe to go on" in shown
        assert "▸ What I am bringing" in shown
        assert "· What happened" in shown
        assert "about 12 minutes left" in shown
        assert "1 answer" in shown
    for size in (USUAL, NARROW):
        async with driving(size=size) as driver:
            await driver.answer("4")
            assert "Where you are" not in driver.shown


async def test_the_stage_is_in_the_first_line_where_there_is_no_side_column() -> None:
    async with driving(size=USUAL) as driver:
        await driver.answer()
        assert "30 minutes · Safe to go on" in driver.lines[0]


@pytest.mark.parametrize("size", SIZES)
async def test_a_tall_list_leaves_the_question_in_sight(size: tuple[int, int]) -> None:
    async with driving(FakeAssistant(script=(LONG, *SCRIPT)), size=size) as driver:
        await driver.press("1")
        assert "going only by your own eyes?" in driver.flat
        assert "▸ 1 [ ]" in driver.shown
        assert "Enter sends" in driver.shown
        await driver.press("end")
        assert "▸ 9 [ ]" in driver.shown
        assert "going only by your own eyes?" in driver.flat


async def test_a_growing_text_never_pushes_the_question_out() -> None:
    async with driving(size=USUAL) as driver:
        await driver.answer("4")
        await driver.paste("\n".join(f"line {n}" for n in range(30)))
        assert driver.talk.answer.box.size.height == 8
        assert "Write roles instead of names." in driver.flat
        assert "line 29" in driver.shown


async def test_resizing_keeps_words_and_cursor() -> None:
    async with driving(size=WIDE) as driver:
        await driver.answer("4", "some words", "1 2", "3")
        await driver.press("f6")
        await driver.paste("half an answer")
        await driver.press("left")
        for size in (NARROW, USUAL, WIDE):
            await driver.pilot.resize_terminal(*size)
            await driver.pilot.pause()
            assert driver.talk.answer.box.text == "half an answer"
            assert "What will be done?" in driver.shown
            assert driver.lines[-1].rstrip().endswith("F9 a child is in danger")


class Endless(FakeAssistant):
    """A conversation that has been going on for a very long time."""

    asked_for = 0

    def exchange_count(self) -> int:
        return 10_000 + len(self.given)

    def exchanges(self, last: int) -> tuple[Exchange, ...]:
        type(self).asked_for = max(type(self).asked_for, last)
        count = self.exchange_count()
        return tuple(
            Exchange(str(n), f"Question {n}?", f"Answer {n}.", "answered") for n in range(count - last, count)
        )


async def test_a_long_conversation_costs_no_more_than_a_short_one() -> None:
    async with driving(Endless()) as driver:
        await driver.answer("4", "words")
        views = driver.talk.query(ExchangeView)
        assert len(views) == WINDOW
        assert Endless.asked_for == WINDOW
        kept = {id(view) for view in views}
        await driver.press("1", "enter")
        after = {id(view) for view in driver.talk.query(ExchangeView)}
        assert len(after) == WINDOW
        assert len(after - kept) == 1, "one is added, one goes, the others are not touched"
        assert "Answer 10002." in driver.shown


async def test_scrolling_back_brings_older_ones_and_the_next_answer_lets_them_go() -> None:
    async with driving(Endless()) as driver:
        await driver.answer("4")
        transcript = driver.talk.transcript
        transcript.scroll_to(y=0, animate=False)
        await driver.press("pageup")
        assert len(driver.talk.query(ExchangeView)) > WINDOW
        assert transcript.scroll_y > 0, "the place that was being read stays in sight"
        await driver.paste("words")
        await driver.press("enter")
        assert len(driver.talk.query(ExchangeView)) == WINDOW
        assert "Which of these have you noticed yourself?" in driver.shown
