"""The box to write in. Enter sends, Ctrl+J is a new line, and a paste is put in as it is and never sent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Final

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Key, Paste
from textual.geometry import Size
from textual.message import Message
from textual.widgets import TextArea

from reflect.widgets.messages import Notice
from reflect.widgets.pace import pace_of
from reflect.widgets.text import clean, safe

MOST: Final = 20_000
"""Characters one answer holds."""
MANY: Final = 4_000
"""From here on the count is shown."""
TALLEST: Final = 8
"""Lines; from then on the box scrolls."""
NEW_LINE: Final = ("ctrl+j", "shift+enter", "alt+enter", "ctrl+enter")

# Textual's box takes F6 and F7 for selecting and Ctrl+C for copying; ours leaves them to the app.
_LEFT_OUT: Final = {"select_line", "select_all", "copy"}


class WriteBox(TextArea, inherit_bindings=False):
    """Plain text, wrapped, as tall as what is in it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        one for one in TextArea.BINDINGS if isinstance(one, Binding) and one.action not in _LEFT_OUT
    ]

    @dataclass
    class Sent(Message):
        """Enter was pressed, and meant."""

        text: str

    def __init__(self, placeholder: str = "", *, ident: str | None = None) -> None:
        super().__init__(
            id=ident, compact=True, highlight_cursor_line=False, placeholder=Content(placeholder)
        )
        self.cursor_blink = False
        self.match_cursor_bracket = False

    def put(self, text: str, *, suggested: bool = False) -> None:
        """Start from this text, the cursor at its end; or, where it is only suggested, all of it selected."""
        self.load_text(clean(text)[:MOST])
        if suggested:
            self.select_all()
        else:
            self.move_cursor(self.document.end)

    @property
    def count(self) -> Content:
        """How much there is, once it is a lot."""
        size = len(self.text)
        return safe(f"{size:,} of {MOST:,} characters", "$quiet") if size >= MANY else Content("")

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's
        return min(max(self.wrapped_document.height, 1), TALLEST)

    async def _on_key(self, event: Key) -> None:
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            pace = pace_of(self.app)
            if pace.hurried(event):
                self._type("\n")
            elif not pace.twice("enter", event.time):
                self.post_message(self.Sent(self.text))
        elif event.key in NEW_LINE:
            event.stop()
            event.prevent_default()
            self._type("\n")
        elif event.is_printable and event.character:
            event.stop()
            event.prevent_default()
            self._type(clean(event.character))

    def _type(self, text: str) -> None:
        room = MOST - len(self.text) + len(self.selected_text)
        if len(text) > room:
            self.post_message(
                Notice(f"This answer is full: it holds {MOST:,} characters. Enter sends what is here.")
            )
        elif text:
            self._replace_via_keyboard(text, *self.selection)

    async def _on_paste(self, event: Paste) -> None:
        event.stop()
        event.prevent_default()
        self.put_in(event.text)

    def action_paste(self) -> None:
        """Ctrl+V: what was cut in this box. reflect does not read the system's clipboard."""
        self.put_in(self.app.clipboard)

    def put_in(self, pasted: str) -> None:
        """Put a text in at the cursor, whole or not at all."""
        text = clean(pasted)
        room = MOST - len(self.text) + len(self.selected_text)
        if len(text) > room:
            self.post_message(
                Notice(
                    f"That was {len(text):,} characters and there is room for {room:,}. "
                    "Nothing was put in; paste it in smaller pieces."
                )
            )
        elif text and (result := self._replace_via_keyboard(text, *self.selection)):
            self.move_cursor(result.end_location)
