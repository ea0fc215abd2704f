"""What Textual would do and we must not: show variables, fill the clipboard, die without a word."""

from __future__ import annotations

import asyncio
import signal
from typing import ClassVar, Final

from textual.app import App
from textual.events import Event, Key, Paste
from textual.message import Message

from reflect.screens.page import Page
from reflect.widgets.pace import Pace

ENDS: Final = tuple(name for name in ("SIGTERM", "SIGHUP", "SIGINT") if hasattr(signal, name))
"""Signals that end the app from outside. A closed terminal sends SIGHUP."""


class GuardedApp(App[None]):
    """An app that keeps what was typed to itself, and knows how fast the keys come."""

    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT: ClassVar[bool] = False

    def __init__(self, pace: Pace | None = None) -> None:
        super().__init__()
        self.pace = pace or Pace()
        self.failed: Exception | None = None
        self.animation_level = "none"

    # keys as they come in

    def post_message(self, message: Message) -> bool:
        if isinstance(message, Key | Paste) and not message.is_forwarded:
            self.pace.arrived(message)
        return super().post_message(message)

    async def on_event(self, event: Event) -> None:
        if isinstance(event, Key) and not event.is_forwarded and isinstance(self.screen, Page):
            self.screen.say("")
        await super().on_event(event)

    # nothing leaves by the side door

    def copy_to_clipboard(self, text: str) -> None:
        """Cut and paste work inside the box; nothing is sent to the terminal's clipboard."""
        self._clipboard = text

    def action_screenshot(self, filename: str | None = None, path: str | None = None) -> None:
        """No pictures of what is on the screen."""

    # ending, however it comes

    def on_load(self) -> None:
        """Signals from outside end the app in order: the screen is restored, the exit code says why."""
        for name in ENDS:
            number = getattr(signal, name)
            try:
                asyncio.get_running_loop().add_signal_handler(number, self.exit, None, 128 + number)
            except (NotImplementedError, RuntimeError, ValueError):  # Windows, or not the main thread
                return

    def _handle_exception(self, error: Exception) -> None:
        self.failed = self.failed or error
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """Leave without Textual's report: it shows the variables, and they hold what was typed."""
        self._close_messages_no_wait()

    def panic(self, *renderables: object) -> None:  # noqa: ARG002 - not one of them is shown
        """The same: whoever runs the app says what happened, in words."""
        self._return_code = self._return_code or 1
        self._close_messages_no_wait()
