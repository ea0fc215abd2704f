"""Leaving, politely: asked once, and only where something would be lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reflect.screens.ask import AskPage
from reflect.widgets.picklist import Row

if TYPE_CHECKING:
    from reflect.screens.app import ReflectApp

QUESTION: Final = "Leave? What you typed is not kept."
MORE: Final = "The summary can be written to a file first. Then it is yours to keep."
ROWS: Final = (
    Row("write", "Write the summary first", "1"),
    Row("leave", "Leave; what I typed is lost", "2"),
    Row("stay", "Stay", "3"),
)


def may_leave(app: ReflectApp, how: str) -> None:
    """Go home or out. ``how`` is ``home`` or ``quit``."""
    if isinstance(app.screen, AskPage):
        return

    def settled(answer: str) -> None:
        if answer == "write":
            app.write_paper()
        elif answer == "leave":
            _go(app, how)

    if loses_words(app):
        rows = ROWS if app.talking else ROWS[1:]
        app.push_screen(AskPage(QUESTION, MORE if app.talking else "", rows, settled))
    else:
        _go(app, how)


def loses_words(app: ReflectApp) -> bool:
    """Whether anything typed would be gone."""
    if not app.talking:
        return app.home.has_words
    from reflect.screens.conversation import Conversation

    kept = app.talks.status().save.level == "saved"
    open_ones = [screen for screen in app.screen_stack if isinstance(screen, Conversation)]
    return not kept and any(screen.has_words for screen in open_ones)


def _go(app: ReflectApp, how: str) -> None:
    if how == "home" and app.talking:
        app.go_home()
    elif how == "quit":
        app.exit()
