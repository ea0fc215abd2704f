"""What widgets say to the screens and the app above them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:  # not needed before the first paint
    from reflect.views import Reply


@dataclass
class Wanted(Message):
    """Somebody asked for a command, with the mouse, a letter, or a line such as ``/park``."""

    command: str


@dataclass
class Notice(Message):
    """One line to show until the next key."""

    text: str


@dataclass
class Given(Message):
    """A reply to the open prompt, ready to be sent."""

    reply: Reply


@dataclass
class Touched(Message):
    """The reply being made has changed; it is not sent yet."""


@dataclass
class Picked(Message):
    """A row of a list was chosen."""

    row: str
    widget_id: str
