"""A flow being walked, and the call it goes back to."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from reflect.conversation.places import Place


@dataclass(slots=True)
class Frame:
    """A flow being walked, and the call it goes back to. ``visits`` counts each node within this frame.

    ``item`` is the person it is walked for, ``still`` those an ``each`` has yet to come to.
    """

    flow: str
    call: Place | None = None  # in the frame below
    visits: dict[str, int] = field(default_factory=dict)
    item: str = ""
    still: tuple[str, ...] = ()

    @property
    def caller(self) -> str:
        """The node id of the call it goes back to; empty for a door."""
        return self.call.node.id if self.call else ""

    def copy(self) -> Frame:
        """The same, to be walked on its own."""
        return replace(self, visits=dict(self.visits))
