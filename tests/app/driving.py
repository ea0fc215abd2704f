"""Driving the app without a terminal: open it, type into it, read what it shows."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from textual.events import Key, Paste
from textual.pilot import Pilot
from textual.screen import Screen

from reflect.screens.app import ReflectApp
from reflect.screens.conversation import Conversation
from reflect.widgets.pace import Pace
from tests.app.fake import FakeAssistant

WIDE, USUAL, NARROW = (120, 40), (80, 24), (50, 24)
SIZES = (WIDE, USUAL, NARROW)
AT_ONCE = Pace(0, 0)


class Driver:
    """The app in a test's hands."""

    def __init__(self, app: ReflectApp, assistant: FakeAssistant, pilot: Pilot[None]) -> None:
        self.app, self.assistant, self.pilot = app, assistant, pilot

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)

    async def paste(self, text: str) -> None:
        """A paste with brackets, as most terminals send it."""
        self.app.post_message(Paste(text))
        await self.pilot.pause()

    async def burst(self, keys: str, at: float = 1000.0) -> None:
        """Keys that arrive a thousandth of a second apart, as a paste without brackets does."""
        for number, character in enumerate(keys):
            key = Key("enter", "\r") if character == "\n" else Key(character, character)
            key.time = at + number / 1000
            self.app.post_message(key)
        await self.pilot.pause()
        await self.pilot.pause()

    async def until(self, ready: Callable[[], object]) -> None:
        for _ in range(500):
            if ready():
                return
            await self.pilot.pause(0.01)
        raise AssertionError("it never came")

    async def answer(self, *replies: str) -> None:
        """Go in by the first door and answer: a digit chooses, words are written, ticks come as "1 3"."""
        await self.press("1")
        for reply in replies:
            if reply.replace(" ", "").isdigit():
                await self.press(*reply.split())
                if " " in reply:
                    await self.press("enter")
            else:
                await self.paste(reply)
                await self.press("enter")

    @property
    def talk(self) -> Conversation:
        """The conversation, which must be on top."""
        assert isinstance(self.app.screen, Conversation)
        return self.app.screen

    @property
    def screen(self) -> Screen[object]:
        return self.app.screen

    @property
    def lines(self) -> list[str]:
        """The screen as it is painted."""
        strips = self.app.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip) for strip in strips]

    @property
    def shown(self) -> str:
        return "\n".join(line.rstrip() for line in self.lines)

    @property
    def flat(self) -> str:
        """What is shown as running text, without the bars at the sides."""
        return " ".join(self.shown.replace("▌", " ").replace("▐", " ").split())


@asynccontextmanager
async def driving(
    assistant: FakeAssistant | None = None, size: tuple[int, int] = WIDE, pace: Pace = AT_ONCE, look: str = ""
) -> AsyncIterator[Driver]:
    """The app, at home, with its doors there."""
    held = assistant or FakeAssistant()
    app = ReflectApp(lambda: held, pace=Pace(pace.burst, pace.double), look=look or "reflect-dark")
    async with app.run_test(size=size) as pilot:
        driver = Driver(app, held, pilot)
        await driver.until(lambda: app.home.doors.rows)
        await pilot.pause()
        yield driver
