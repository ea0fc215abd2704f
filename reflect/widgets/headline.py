"""The first line of every screen: what this is, and whether it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from reflect.widgets.sheet import Laid
from reflect.widgets.text import joined, safe

if TYPE_CHECKING:  # not needed before the first paint
    from reflect.views import SaveState

_KEPT_STYLE = {"memory": "$quiet", "saved": "$good", "failed": "bold $danger"}


class Headline(Laid):
    """``reflect``, where we are, and at the right what happens to the words. The right side always fits."""

    def __init__(self, *parts: str, save: SaveState | None = None) -> None:
        """``parts`` from most to least important; the last ones go first where it is narrow."""
        super().__init__()
        self._parts = parts
        self._save = save

    def tell(self, *parts: str, save: SaveState) -> None:
        if (parts, save) != (self._parts, self._save):
            self._parts, self._save = parts, save
            self.relay()

    def lay(self, width: int) -> list[Content]:
        name = safe("reflect", "bold $ink")
        right = safe(self._save.text, _KEPT_STYLE[self._save.level]) if self._save else Content("")
        room = width - name.cell_length - right.cell_length - 4
        middle = Content("")
        for count in range(len(self._parts), 0, -1):
            middle = safe(" · ".join(part for part in self._parts[:count] if part), "$ink")
            if middle.cell_length <= room:
                break
        else:
            middle = middle.truncate(max(room, 0), ellipsis=True) if room > 8 else Content("")
        gap = width - name.cell_length - 2 - middle.cell_length - right.cell_length
        return [joined(name, Content("  "), middle, Content(" " * max(gap, 1)), right)]
