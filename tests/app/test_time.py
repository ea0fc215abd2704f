"""More or less time from the app: asked on a page of its own, and nothing typed is lost."""

from reflect.screens.ask import AskPage
from tests.app.driving import driving


async def test_the_way_can_be_made_shorter_from_any_question_with_half_typed_words_kept() -> None:
    async with driving() as driver:
        await driver.answer("4")
        await driver.press("h", "a", "ctrl+g")
        assert isinstance(driver.screen, AskPage)
        assert "about 22 minutes from here" in driver.shown
        assert "as it is now" in driver.shown
        await driver.press("1")
        assert driver.assistant.log[-1] == "take_time 10"
        assert "this is the way for 10 minutes" in driver.shown


async def test_leaving_it_as_it_is_changes_nothing() -> None:
    async with driving() as driver:
        await driver.answer("4")
        for ways_out in (("ctrl+g", "3"), ("ctrl+g", "escape")):
            await driver.press(*ways_out)
        assert not [line for line in driver.assistant.log if line.startswith("take_time")]
        assert driver.talk.answer.box.text == ""


async def test_the_palette_and_a_typed_word_lead_there_too() -> None:
    async with driving() as driver:
        await driver.answer("4", "/time")
        assert isinstance(driver.screen, AskPage)
