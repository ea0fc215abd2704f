"""Text that is laid out anew for the width it gets: hanging indents, bars beside a paragraph, columns."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from textual.content import Content
from textual.css.styles import RulesMap
from textual.geometry import Size
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual
from textual.widget import Widget

Lay = Callable[[int], list[Content]]
"""From a width in cells to lines that fit it."""


class Sheet(Visual):
    """Lines for a width. The last width is remembered: Textual asks for the height, then for the lines."""

    def __init__(self, lay: Lay) -> None:
        self._lay = lay
        self._width = -1
        self._lines: list[Content] = []

    def lines(self, width: int) -> list[Content]:
        if width != self._width:
            self._width, self._lines = width, self._lay(width)
        return self._lines

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        content = Content("\n").join(self.lines(width))
        return content.render_strips(width, height, style, options) if self.lines(width) else []

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:  # noqa: ARG002 - Textual's
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:  # noqa: ARG002 - Textual's
        return len(self.lines(width))


class Laid(Widget):
    """A widget that is one :class:`Sheet`. Subclasses say how they are laid out in :meth:`lay`."""

    DEFAULT_CSS = "Laid { width: 1fr; height: auto; }"

    def lay(self, width: int) -> list[Content]:
        """The lines for a width."""
        raise NotImplementedError

    def relay(self) -> None:
        """Something shown has changed: lay it out again."""
        self.clear_cached_dimensions()
        self.refresh(layout=True)

    def render(self) -> Sheet:
        return Sheet(self.lay)

    def get_content_width(self, container: Size, viewport: Size) -> int:  # noqa: ARG002 - Textual's
        return container.width

    @property
    def shown(self) -> str:
        """The words now on the screen: for tests and for those who read the screen aloud."""
        visual = cast("Sheet", self._render())
        return "\n".join(line.plain for line in visual.lines(self.size.width or 80))
