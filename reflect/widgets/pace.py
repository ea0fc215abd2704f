"""How fast keys come: nobody types five lines in a thirtieth of a second; that is a paste without brackets.

An Enter inside such a burst is a line of the text, never an answer; and the same key twice within a blink
answers one question, not two.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Protocol, runtime_checkable

from textual.events import Event, Key

BURST: Final = 0.03
"""Seconds. Keys closer together than this were not typed one by one."""
DOUBLE: Final = 0.3
"""Seconds. The same key again within this was pressed once too often."""
WORD: Final = 0.5
"""Seconds. A letter that another follows within this began a word, and was no command."""


@dataclass
class Pace:
    """Told of every key as it arrives, before anything handles it. The times are 0 for a machine's keys."""

    burst: float = BURST
    double: float = DOUBLE
    word: float = WORD

    def __post_init__(self) -> None:
        if not self.double:
            self.word = 0.0
        self._newest: Event | None = None
        self._before = float("-inf")
        self._answered: tuple[str, float] = ("", float("-inf"))

    def arrived(self, event: Event) -> None:
        """A key or a paste has come in."""
        if self._newest is not None:
            self._before = self._newest.time
        self._newest = event
        if not isinstance(event, Key) or event.key != self._answered[0]:
            self._answered = ("", float("-inf"))  # something came between: not a nervous hand

    def hurried(self, event: Event) -> bool:
        """Whether more input waits behind this key, or it came too soon after the one before."""
        return event is not self._newest or event.time - self._before < self.burst

    def twice(self, key: str, time: float) -> bool:
        """Whether this key has only just answered a question; if not, it is remembered as doing so now.

        An Enter right behind a digit was meant for the question the digit has answered already.
        """
        last, when = self._answered
        self._answered = (key, time)
        since = time - when
        return (key == last and since < self.double) or (
            key == "enter" and last.isdigit() and since < 2 * self.double
        )


@runtime_checkable
class HasPace(Protocol):
    """The app, as seen from a widget."""

    pace: Pace


def pace_of(app: object) -> Pace:
    """The app's pace; one of its own for a widget tried out in some other app."""
    return app.pace if isinstance(app, HasPace) else Pace(0, 0)
