"""Home: the doors, one's own words, and keys pressed before the questions have been read."""

import threading
from dataclasses import replace

import pytest

from reflect.screens.app import ReflectApp
from reflect.screens.conversation import Conversation
from reflect.screens.danger import DangerScreen
from reflect.screens.home import BACK, HONEST, TO_OTHERS, Home
from reflect.screens.trouble import TroublePage
from reflect.views import DoorView
from tests.app.driving import AT_ONCE, SIZES, Driver, driving
from tests.app.fake import FakeAssistant


async def test_home_lists_the_doors_with_numbers_and_what_they_are_for() -> None:
    async with driving() as driver:
        assert "1  Prepare for supervision" in driver.shown
        assert "3  Practise on a made-up family" in driver.shown
        assert "In my own words" not in driver.shown, "the words door is the box, not a line of the list"
        assert "anonymous" not in driver.shown.lower()


@pytest.mark.parametrize("size", SIZES)
async def test_home_says_plainly_that_nothing_is_kept(size: tuple[int, int]) -> None:
    async with driving(size=size) as driver:
        assert HONEST in driver.flat
        assert "F9 a child is in danger" in driver.flat


async def test_a_digit_goes_in_by_that_door() -> None:
    async with driving() as driver:
        await driver.press("2")
        assert driver.assistant.log == ["start ten"]
        assert isinstance(driver.screen, Conversation)


async def test_arrows_and_enter_go_in_by_the_door_under_the_caret() -> None:
    async with driving() as driver:
        await driver.press("down", "down", "up", "enter")
        assert driver.assistant.log == ["start ten"]


async def test_a_click_goes_in_by_that_door() -> None:
    async with driving() as driver:
        await driver.pilot.click(driver.app.home.doors._views[2], offset=(6, 0))
        await driver.pilot.pause()
        assert driver.assistant.log == ["start learn"]


async def test_own_words_open_their_own_door_and_stand_ready_in_the_first_text() -> None:
    async with driving() as driver:
        await driver.press("tab", "m", "u", "m", "space", "2")
        assert driver.app.home.words.text == "mum 2", "digits are text in a box"
        await driver.press("enter")
        assert driver.assistant.log == ["start words"]
        await driver.press("4")
        assert driver.talk.answer.box.text == "mum 2"


async def test_a_letter_typed_on_the_list_begins_the_own_words() -> None:
    async with driving() as driver:
        await driver.press("v", "i", "s", "i", "t")
        assert driver.app.home.words.text == "visit"
        assert driver.app.focused is driver.app.home.words


async def test_a_paste_on_the_list_goes_into_the_box_with_or_without_brackets() -> None:
    async with driving() as driver:
        await driver.paste("two lines\nof it")
        assert driver.app.home.words.text == "two lines\nof it"
    async with driving() as driver:
        await driver.burst("2 children\n1 dog")
        assert driver.app.home.words.text == "2 children\n1 dog"
        assert driver.assistant.log == []


async def test_a_door_takes_along_what_was_typed_in_the_box() -> None:
    async with driving() as driver:
        await driver.press("v")
        await driver.press("tab", "1", "4")
        assert driver.talk.answer.box.text == "v"


async def test_a_command_word_works_in_the_box_on_home() -> None:
    async with driving() as driver:
        await driver.paste("/danger")
        await driver.press("enter")
        assert isinstance(driver.screen, DangerScreen)
        await driver.press("escape")
        assert driver.app.home.words.text == ""


class Late:
    """Questions that are read only when the test says so."""

    def __init__(self) -> None:
        self.read = threading.Event()
        self.assistant = FakeAssistant()

    def __call__(self) -> FakeAssistant:
        self.read.wait(10)
        return self.assistant


@pytest.mark.parametrize(
    "keys,door",
    [(["2"], "ten"), (["enter"], "prepare"), (["tab", "x", "enter"], "words")],
    ids=["a digit", "Enter", "own words"],
)
async def test_a_key_pressed_before_the_doors_are_there_counts(keys: list[str], door: str) -> None:
    late = Late()
    app = ReflectApp(late, pace=AT_ONCE)
    async with app.run_test() as pilot:
        driver = Driver(app, late.assistant, pilot)
        assert "Who is on your mind?" in driver.shown, "home is there at once"
        await driver.press(*keys)
        assert "your key is not lost" in driver.shown
        late.read.set()
        await driver.until(lambda: late.assistant.log)
        assert late.assistant.log == [f"start {door}"]


async def test_danger_is_one_key_away_before_anything_is_read() -> None:
    late = Late()
    app = ReflectApp(late, pace=AT_ONCE)
    async with app.run_test() as pilot:
        driver = Driver(app, late.assistant, pilot)
        await driver.press("f9")
        assert "Ring 999 now" in driver.shown
        late.read.set()
        await driver.until(lambda: app.home.doors.rows)
        assert isinstance(app.screen, DangerScreen), "reading the questions does not take it away"
        await driver.press("escape")
        assert isinstance(app.screen, Home)


async def test_questions_that_cannot_be_read_are_told_in_words_and_f9_still_works() -> None:
    def broken() -> FakeAssistant:
        raise ValueError("with a secret in it")

    app = ReflectApp(broken, pace=AT_ONCE)
    async with app.run_test() as pilot:
        driver = Driver(app, FakeAssistant(), pilot)
        await driver.until(lambda: isinstance(app.screen, TroublePage))
        await pilot.pause()
        assert "could not be read" in driver.shown
        assert "secret" not in driver.shown
        await driver.press("f9")
        assert "Ring 999 now" in driver.shown
        await driver.press("escape", "escape", "f8")
        assert isinstance(app.screen, TroublePage), "there is nothing to go back to"
        await driver.press("ctrl+q")
        assert not app.is_running
        assert isinstance(app.trouble, ValueError)


async def test_a_conversation_begun_on_the_command_line_opens_at_its_question() -> None:
    assistant = FakeAssistant()
    assistant.start("prepare")
    async with driving(assistant) as driver:
        await driver.until(lambda: isinstance(driver.screen, Conversation))
        assert assistant.log == ["start prepare"]


async def test_a_key_pressed_early_is_not_for_home_where_a_door_was_named() -> None:
    late = Late()
    late.assistant.start("ten")
    app = ReflectApp(late, pace=AT_ONCE)
    async with app.run_test() as pilot:
        driver = Driver(app, late.assistant, pilot)
        await driver.press("2")
        late.read.set()
        await driver.until(lambda: app.talking)
        assert late.assistant.log == ["start ten"]


class ForOthers(FakeAssistant):
    """With doors for those who guide, and for those who learn."""

    def doors(self) -> tuple[DoorView, ...]:
        mine = tuple(replace(door, voice="practitioner") for door in super().doors())
        return (*mine, DoorView("guide", "Guide a conversation", "With the worker.", "manager"))


async def test_the_doors_of_other_people_wait_behind_one_row() -> None:
    async with driving(ForOthers()) as driver:
        assert TO_OTHERS in driver.shown
        assert "Guide a conversation" not in driver.shown
        await driver.press("4")
        assert "1  Guide a conversation" in driver.shown
        assert BACK in driver.shown
        assert "1  Prepare" not in driver.shown
        await driver.press("2")
        assert "1  Prepare for supervision" in driver.shown
        await driver.press("4", "1")
        assert driver.assistant.log == ["start guide"]
