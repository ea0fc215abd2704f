"""The app's front door: a clean environment, the app, and an exit code. Nothing typed is ever printed."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from types import FrameType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reflect.screens.seam import Talks


def main(open_assistant: Callable[[], Talks]) -> int:
    """Run the app; answer with an exit code. ``open_assistant`` is called once home is on the screen."""
    forget_settings()
    from reflect.screens.app import ReflectApp
    from reflect.screens.guarded import ENDS

    app = ReflectApp(open_assistant)

    def ended(number: int, _frame: FrameType | None) -> None:
        """Until the app watches for itself."""
        if app.is_running:
            app.call_later(app.exit, None, 128 + number)
        else:
            sys.exit(128 + number)

    for name in ENDS:
        signal.signal(getattr(signal, name), ended)
    app.run()
    _let_go_of_a_closed_terminal()
    if app.trouble:  # the questions could not be read: said again where it can be copied
        from reflect.cli.trouble import told

        return told(app.trouble)
    if app.failed:
        from reflect.cli.trouble import INTERNAL, talk, unexpected

        gone = "Your answers were kept in memory only, and they are gone."
        talk(unexpected(app.failed, gone if app.talking else "Nothing of yours is lost."))
        return INTERNAL
    return app.return_code or 0


def _let_go_of_a_closed_terminal() -> None:
    """Where the window was closed, what was left to say to it must not change the exit code."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def forget_settings() -> None:
    """Textual reads its settings as it is imported: its log would hold every key in clear."""
    for name in [name for name in os.environ if name.startswith("TEXTUAL_")]:
        del os.environ[name]
