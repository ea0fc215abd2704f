"""Keys and what they do, in a row: the footer, and the ways out beside an answer. Each can be clicked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from textual.content import Content
from textual.events import Click

from reflect.commands import Command
from reflect.widgets.messages import Wanted
from reflect.widgets.sheet import Laid
from reflect.widgets.text import joined, safe

GAP: Final = "   "
_NAMES: Final = {"escape": "Esc", "enter": "Enter", "space": "Space", "question_mark": "?", "tab": "Tab"}


def key_name(key: str) -> str:
    """A key as it is printed on a keyboard: ``ctrl+b`` is Ctrl+B."""
    parts = key.split("+")
    return "+".join(_NAMES.get(part, part.upper() if len(part) <= 3 else part.capitalize()) for part in parts)


@dataclass(frozen=True, slots=True)
class Key:
    """One key on the line. ``command`` is what a click asks for; empty: the key is only told about."""

    name: str
    label: str
    command: str = ""
    style: str = "$guide"

    @property
    def content(self) -> Content:
        return joined(safe(self.name, f"bold {self.style}"), safe(f" {self.label}"))


def key_of(command: Command, style: str = "$guide") -> Key:
    """A command's first key, with its label."""
    return Key(key_name(command.keys[0]), command.label, command.id, style)


class KeyLine(Laid):
    """Keys beside each other. What does not fit goes on the next line, or, with ``drops``, is left out."""

    def __init__(
        self,
        keys: tuple[Key, ...] = (),
        *,
        end: Key | None = None,
        drops: bool = False,
        ident: str | None = None,
    ) -> None:
        """``end`` stands at the right and is never left out; with ``drops`` the last keys go first."""
        super().__init__(id=ident)
        self._keys = keys
        self._end = end
        self._drops = drops
        self._zones: list[tuple[int, int, int, str]] = []

    def tell(self, keys: tuple[Key, ...]) -> None:
        """Show these keys instead."""
        if keys != self._keys:
            self._keys = keys
            self.relay()

    def lay(self, width: int) -> list[Content]:
        end = self._end.content if self._end else Content("")
        room = width - end.cell_length - (len(GAP) if self._end else 0)
        rows: list[list[Key]] = [[]]
        used = 0
        for key in self._keys:
            need = key.content.cell_length + (len(GAP) if rows[-1] else 0)
            if used + need > room and rows[-1]:
                if self._drops:
                    break
                rows.append([])
                used, need = 0, key.content.cell_length
            if used + need > room and self._drops:
                break
            rows[-1].append(key)
            used += need
        self._zones = [
            (y, x, x + key.content.cell_length, key.command)
            for y, row in enumerate(rows)
            for x, key in _placed(row)
        ]
        laid = [joined(*(key.content for key in row), by=GAP) for row in rows]
        if self._end:
            gap = width - laid[0].cell_length - end.cell_length
            laid[0] = joined(laid[0], Content(" " * max(gap, 0)), end)
            self._zones.append((0, width - end.cell_length, width, self._end.command))
        return laid

    def on_click(self, event: Click) -> None:
        offset = event.get_content_offset(self)
        for y, start, stop, command in self._zones:
            if offset and command and offset.y == y and start <= offset.x < stop:
                self.post_message(Wanted(command))


def _placed(row: list[Key]) -> list[tuple[int, Key]]:
    x, placed = 0, []
    for key in row:
        placed.append((x, key))
        x += key.content.cell_length + len(GAP)
    return placed
