"""Leaving: asked once and only where something would be lost."""

from reflect.screens.ask import AskPage
from reflect.screens.conversation import Conversation
from reflect.screens.home import Home
from reflect.screens.write import WritePage
from reflect.views import SaveState
from tests.app.driving import driving
from tests.app.fake import FakeAssistant


async def test_quitting_from_an_empty_home_asks_nothing() -> None:
    async with driving() as driver:
        await driver.press("ctrl+q")
        assert not driver.app.is_running


async def test_quitting_with_words_in_the_box_on_home_asks() -> None:
    async with driving() as driver:
        await driver.press("v", "ctrl+q")
        assert "Leave? What you typed is not kept." in driver.shown
        assert "Write the summary" not in driver.shown, "there is none yet"
        await driver.press("2")
        assert driver.app.home.words.text == "v"


async def test_quitting_in_a_conversation_asks_once_and_staying_keeps_everything() -> None:
    async with driving() as driver:
        await driver.answer("4")
        await driver.press("h", "a", "ctrl+q", "ctrl+q")
        assert sum(isinstance(screen, AskPage) for screen in driver.app.screen_stack) == 1
        await driver.press("3")
        assert driver.talk.answer.box.text == "ha"
        await driver.press("ctrl+q", "escape")
        assert driver.talk.answer.box.text == "ha"
        await driver.press("ctrl+q", "2")
        assert not driver.app.is_running


async def test_writing_first_asks_where_and_leaves_one_where_one_was() -> None:
    async with driving() as driver:
        await driver.answer("4")
        await driver.press("ctrl+q", "1")
        assert isinstance(driver.screen, WritePage)
        await driver.press("enter")
        assert isinstance(driver.screen, Conversation)
        assert "Written to" in driver.shown


async def test_going_home_asks_and_a_new_conversation_begins_from_nothing() -> None:
    async with driving() as driver:
        await driver.answer("4")
        await driver.press("ctrl+t", "2")
        assert isinstance(driver.screen, Home)
        assert driver.assistant.log[-1] == "close"
        await driver.press("1")
        assert driver.assistant.log[-1] == "start prepare"
        assert "Before anything else" in driver.shown
        assert "No, as far as I know" in driver.talk.answer.list._views[3].shown


async def test_nothing_is_asked_where_nothing_was_said_or_everything_is_kept() -> None:
    async with driving() as driver:
        await driver.answer()
        await driver.press("ctrl+t")
        assert isinstance(driver.screen, Home)
    async with driving(FakeAssistant(save=SaveState("Saved 14:02", "saved"))) as driver:
        await driver.answer("4")
        assert "Saved 14:02" in driver.lines[0]
        await driver.press("ctrl+q")
        assert not driver.app.is_running


async def test_ctrl_c_says_how_to_leave_and_takes_nothing_away() -> None:
    async with driving() as driver:
        await driver.answer("4")
        await driver.press("a", "ctrl+a", "shift+end", "ctrl+c")
        assert "Ctrl+Q leaves" in driver.shown
        assert driver.talk.answer.box.text == "a"
        assert driver.app.clipboard == ""


async def test_home_on_home_does_nothing() -> None:
    async with driving() as driver:
        await driver.press("ctrl+t")
        assert driver.app.is_running
        assert isinstance(driver.screen, Home)


async def test_a_key_with_nothing_to_do_says_so() -> None:
    async with driving() as driver:
        for key in ("f2", "f3", "f4", "f5", "f6", "f7", "f8"):
            await driver.press(key)
            assert "There is nothing to do here" in driver.shown
