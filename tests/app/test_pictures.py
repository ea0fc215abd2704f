"""A few pictures of the screens, at the sizes people have. Look at them before accepting new ones."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Protocol

import pytest
from textual.app import App
from textual.pilot import Pilot

from reflect.screens.app import ReflectApp
from tests.app.driving import AT_ONCE, NARROW, USUAL, WIDE, Driver
from tests.app.fake import FakeAssistant

WORDS = "Visits keep being moved, four of the last six on the day. I have not been upstairs since June."


class Compare(Protocol):
    """pytest-textual-snapshot's fixture."""

    def __call__(
        self,
        app: App[None],
        *,
        terminal_size: tuple[int, int],
        run_before: Callable[[Pilot[None]], Awaitable[None]],
    ) -> bool: ...


async def home(driver: Driver) -> None:
    """As it opens."""


async def choosing(driver: Driver) -> None:
    await driver.answer("4", WORDS, "1 2")


async def writing(driver: Driver) -> None:
    await driver.answer("4")
    await driver.paste(WORDS)


async def ideas(driver: Driver) -> None:
    await choosing(driver)
    await driver.press("3", "t", "down", "w")


async def a_part(driver: Driver) -> None:
    await ideas(driver)
    await driver.press("enter")
    await driver.paste("See Child A on his own at school")
    await driver.press("enter")


async def danger(driver: Driver) -> None:
    await writing(driver)
    await driver.press("f9")


async def paper(driver: Driver) -> None:
    await writing(driver)
    await driver.press("f4")


@pytest.mark.parametrize(
    "size,look,scene",
    [
        pytest.param(WIDE, "reflect-light", choosing, id="wide-light-choosing"),
        pytest.param(WIDE, "reflect-dark", ideas, id="wide-dark-ideas"),
        pytest.param(WIDE, "reflect-light", paper, id="wide-light-paper"),
        pytest.param(USUAL, "reflect-dark", home, id="usual-dark-home"),
        pytest.param(USUAL, "reflect-dark", writing, id="usual-dark-writing"),
        pytest.param(USUAL, "reflect-contrast", danger, id="usual-contrast-danger"),
        pytest.param(NARROW, "reflect-light", choosing, id="narrow-light-choosing"),
        pytest.param(NARROW, "reflect-dark", a_part, id="narrow-dark-part"),
    ],
)
def test_the_screen_looks_as_it_did(
    snap_compare: Compare,
    size: tuple[int, int],
    look: str,
    scene: Callable[[Driver], Awaitable[None]],
    home: Path,
) -> None:
    assistant = FakeAssistant()
    app = ReflectApp(lambda: assistant, pace=AT_ONCE, look=look)

    async def before(pilot: Pilot[None]) -> None:
        driver = Driver(app, assistant, pilot)
        await driver.until(lambda: app.home.doors.rows)
        await scene(driver)

    assert snap_compare(app, terminal_size=size, run_before=before)
