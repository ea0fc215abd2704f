"""One thing under another; where there is not room for all, what can scroll gives way."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from textual.geometry import NULL_OFFSET, Region, Size
from textual.layout import ArrangeResult, Layout, WidgetPlacement
from textual.widget import Widget


@runtime_checkable
class GivesWay(Protocol):
    """A widget that can be shown smaller than its content, because it scrolls."""

    def least_height(self, room: int) -> int:
        """How few lines will do, of ``room`` for everything. Asked from the top down."""
        ...


def natural_height(child: Widget, size: Size) -> int:
    """The lines a child would like, with its padding, border and margin."""
    styles = child.styles
    if styles.height is not None and styles.height.is_cells:
        return int(styles.height.value) + styles.margin.height
    around = styles.gutter + styles.margin
    inner = Size(max(0, size.width - around.width), size.height)
    return child.get_content_height(inner, child.app.size, inner.width) + around.height


class Stack(Layout):
    """Every child as wide as the parent. A child above another gives way first."""

    name = "stack"

    def arrange(
        self,
        parent: Widget,
        children: list[Widget],
        size: Size,
        greedy: bool = True,  # noqa: ARG002, FBT002 - Textual's
    ) -> ArrangeResult:
        parent.pre_layout(self)
        heights = [natural_height(child, size) for child in children]
        over = sum(heights) - size.height if size.height else 0
        for at, child in enumerate(children):
            if over > 0 and isinstance(child, GivesWay):
                given = min(over, max(0, heights[at] - child.least_height(size.height)))
                heights[at] -= given
                over -= given
        placements = []
        top = 0
        for child, height in zip(children, heights, strict=True):
            margin = child.styles.margin
            region = Region(
                margin.left,
                top + margin.top,
                max(0, size.width - margin.width),
                max(0, height - margin.height),
            )
            placements.append(WidgetPlacement(region, NULL_OFFSET, margin, child))
            top += height
        return placements

    def get_content_height(
        self,
        widget: Widget,
        container: Size,
        viewport: Size,  # noqa: ARG002 - Textual's
        width: int,
    ) -> int:
        size = Size(width, container.height)
        return sum(natural_height(child, size) for child in widget.displayed_children)


class Stacked(Widget):
    """A container laid out as a :class:`Stack`."""

    _stack = Stack()

    @property
    def layout(self) -> Layout:
        return self._stack
