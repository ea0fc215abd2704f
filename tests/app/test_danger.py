"""F9: from everywhere, over everything, and everything is as it was afterwards."""

import pytest

from reflect.screens.ask import AskPage
from reflect.screens.danger import DangerScreen
from reflect.screens.help import HelpPage
from reflect.screens.palette import PalettePage
from reflect.screens.summary import SummaryPage
from reflect.screens.write import WritePage
from tests.app.driving import SIZES, driving


@pytest.mark.parametrize("size", SIZES)
async def test_half_typed_words_cursor_place_and_focus_come_back(size: tuple[int, int]) -> None:
    async with driving(size=size) as driver:
        await driver.answer("4", "many words " * 60, "1 2", "3")
        await driver.press("f6")
        await driver.paste("half an answer")
        await driver.press("left", "left", "pageup")
        box, transcript = driver.talk.answer.box, driver.talk.transcript
        before = box.text, box.cursor_location, transcript.scroll_y, driver.app.focused
        await driver.press("f9")
        assert isinstance(driver.screen, DangerScreen)
        assert "Ring 999 now" in driver.shown
        await driver.press("escape")
        assert (box.text, box.cursor_location, transcript.scroll_y, driver.app.focused) == before
        await driver.press("x")
        assert box.text == "half an answxer"


async def test_it_opens_over_every_page_and_gives_it_back() -> None:
    pages: list[tuple[list[str], type]] = [
        (["f4"], SummaryPage),
        (["f4", "w"], WritePage),
        (["ctrl+p"], PalettePage),
        (["ctrl+q"], AskPage),
        (["f1"], HelpPage),
    ]
    async with driving() as driver:
        await driver.answer("4")
        for keys, page in pages:
            await driver.press(*keys)
            assert isinstance(driver.screen, page)
            focused = driver.app.focused
            await driver.press("f9")
            assert isinstance(driver.screen, DangerScreen)
            await driver.press("escape")
            assert isinstance(driver.screen, page)
            assert driver.app.focused is focused
            await driver.press(*["escape"] * len(keys))


async def test_pressing_it_again_does_nothing() -> None:
    async with driving() as driver:
        await driver.press("f9", "f9", "f9")
        assert len([screen for screen in driver.app.screen_stack if isinstance(screen, DangerScreen)]) == 1
        await driver.press("f4", "f2", "1", "enter", "ctrl+p")
        assert isinstance(driver.screen, DangerScreen)
        await driver.press("escape")
        assert driver.app.screen is driver.app.home


@pytest.mark.parametrize("size", SIZES)
async def test_999_and_the_numbers_are_in_sight_without_scrolling(size: tuple[int, int]) -> None:
    async with driving(size=size) as driver:
        await driver.answer()
        await driver.press("f9")
        assert next(at for at, line in enumerate(driver.lines) if "Ring 999" in line) < 6
        assert "Emergency: 999" in driver.shown
        assert "front door: not set" in driver.flat


async def test_it_can_be_clicked() -> None:
    async with driving() as driver:
        await driver.pilot.click("#footer", offset=(118 - 10, 0))
        await driver.pilot.pause()
        assert isinstance(driver.screen, DangerScreen)
        await driver.pilot.click("#footer", offset=(3, 0))
        await driver.pilot.pause()
        assert driver.app.screen is driver.app.home


async def test_it_is_never_recorded() -> None:
    async with driving() as driver:
        await driver.answer("4")
        before = list(driver.assistant.log)
        await driver.press("f9", "escape")
        assert driver.assistant.log == before
