"""Home: what this is, the doors, and a place to begin in one's own words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from textual import on
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Key, Paste
from textual.widget import Widget

from reflect.commands import slash
from reflect.screens.page import Page
from reflect.widgets.keyline import Key as ShownKey
from reflect.widgets.messages import Picked
from reflect.widgets.picklist import PickList, Row
from reflect.widgets.sheet import Laid
from reflect.widgets.text import hang, safe
from reflect.widgets.writebox import WriteBox

if TYPE_CHECKING:  # not needed before the first paint
    from reflect.views import DoorView

WORDS_DOOR: Final = "words"
"""The door that a text typed here opens."""
OTHERS: Final = "*others"
"""The row behind which the doors for other people stand; no door can be called so."""
WIDEST: Final = 76

HELLO: Final = "Who is on your mind?"
ABOUT: Final = (
    "A guided conversation to think about one family before supervision. It asks, you answer in your own "
    "words, and at the end there is a page you can take with you."
)
TO_OTHERS: Final = "I guide other people's work, or I am learning"
BACK: Final = "Back to preparing for supervision"
OR_WORDS: Final = "Or say it in your own words"
EXAMPLE: Final = "For example: visits keep being moved."
HONEST: Final = (
    "This helps you think. It does not assess, and it cannot see danger: F9 says whom to ring. Write roles, "
    "not names. Nothing leaves this machine. Nothing is kept yet: leaving loses what you typed."
)
SOON: Final = "One moment. The questions are being fetched, and your key is not lost."


class Paragraph(Laid):
    """Fixed words of the app."""

    def __init__(self, text: str, style: str = "$ink", classes: str | None = None) -> None:
        super().__init__()
        self._text, self._style = text, style
        self.set_classes(classes or "")

    def lay(self, width: int) -> list[Content]:
        return hang(safe(self._text, self._style), min(width, WIDEST), Content(""))


class Home(Page):
    """Says what is there at once; the doors come when they have been read."""

    OFFERS = frozenset({"help", "quit"})

    def __init__(self) -> None:
        super().__init__()
        self.doors = PickList(ident="doors", guarded=True)
        self.words = WriteBox(EXAMPLE, ident="words")
        self._known: tuple[DoorView, ...] | None = None
        self._pressed = ""
        self._others = False  # the doors for other people are shown

    def body(self) -> Iterable[Widget]:
        yield VerticalScroll(
            Paragraph(HELLO, "bold $ink"),
            Paragraph(ABOUT, classes="spaced"),
            self.doors,
            Paragraph(OR_WORDS, "bold $ink"),
            self.words,
            Paragraph(HONEST, "$quiet", classes="last"),
            id="sheet",
            can_focus=False,
        )

    def footer_keys(self) -> tuple[ShownKey, ...]:
        return (
            *super().footer_keys(),
            ShownKey("Tab", "to the box and back"),
            ShownKey("Ctrl+Q", "quit", "quit"),
        )

    def on_mount(self) -> None:
        self.doors.focus()

    # the doors

    def show_doors(self, doors: tuple[DoorView, ...]) -> None:
        """The doors have been read. A key pressed before that counts now."""
        self._known = doors
        listed = self._list()
        self.say("")
        pressed, self._pressed = self._pressed, ""
        if pressed == WORDS_DOOR:
            self._begin_with_words()
        elif pressed == "enter" and listed:
            self._begin(listed[0].id)
        elif pressed.isdigit() and 0 < int(pressed) <= len(listed):
            self._begin(listed[int(pressed) - 1].id)

    def _list(self) -> list[DoorView]:
        """Show the doors for whoever this is: most people's first, and the others behind one more row."""
        every = [door for door in self._known or () if door.id != WORDS_DOOR]
        here = [door for door in every if (door.voice != every[0].voice) == self._others]
        rows = [(door.id, door.label, door.about) for door in here]
        if len(here) < len(every):
            rows.append((OTHERS, BACK if self._others else TO_OTHERS, ""))
        self.doors.show(Row(one, label, str(at), about) for at, (one, label, about) in enumerate(rows, 1))
        return here

    def forget(self) -> None:
        """A conversation has begun by itself: keys pressed here before were not for home."""
        self._pressed = ""

    def clear(self) -> None:
        """Home again: the words typed here have been used."""
        self.words.put("")
        self._others = False
        self._list()
        self.doors.focus()

    def _begin(self, door: str) -> None:
        if door == OTHERS:
            self._others = not self._others
            self._list()
            return
        self.reflect.begin(door, self.words.text.strip())

    def _begin_with_words(self) -> None:
        ids = [door.id for door in self._known or ()]
        if self._known is None:
            self._wait(WORDS_DOOR)
        elif ids:
            self._begin(WORDS_DOOR if WORDS_DOOR in ids else ids[0])

    def _wait(self, pressed: str) -> None:
        self._pressed = pressed
        self.say(SOON)

    @property
    def has_words(self) -> bool:
        return bool(self.words.text.strip())

    # keys

    @on(Picked)
    def _picked(self, event: Picked) -> None:
        event.stop()
        self._begin(event.row)

    @on(WriteBox.Sent)
    def _sent(self, event: WriteBox.Sent) -> None:
        event.stop()
        command = slash(event.text)
        if command:
            self.words.put("")
            self.reflect.do(command.id)
        elif event.text.strip():
            self._begin_with_words()

    def on_key(self, event: Key) -> None:
        """A letter typed on the list belongs in the box: people start where they are."""
        if self.focused is not self.doors or not (event.character or event.key == "enter"):
            return
        character = event.character or "\n"
        if self.reflect.pace.hurried(event):  # a paste without brackets
            self.words.focus()
            self.words.put_in(character)
        elif self._known is None and (event.key == "enter" or character.isdigit()):
            self._wait(event.key)
        elif character == "?":
            self.reflect.do("help")
        elif character.isprintable() and not character.isspace():
            self.words.focus()
            self.words.put_in(character)

    def on_paste(self, event: Paste) -> None:
        self.words.focus()
        self.words.put_in(event.text)
