"""The summary as it stands now, as on paper; and the way to a file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding, BindingType
from textual.widget import Widget

from reflect.screens.reading import Block, ReadingPage
from reflect.widgets.keyline import Key, KeyLine

if TYPE_CHECKING:
    from reflect.summary.model import Document

WRITE: Final = Key("w", "write it to a file", "write")
PRIVATE: Final = Key("p", "your private page", "private")
NOTHING: Final = "There is nothing on the page yet. It fills as you answer."


class SummaryPage(ReadingPage):
    """Opened with F4 at any moment, unfinished or not."""

    BESIDE = frozenset({"summary"})  # it is open
    OFFERS = ReadingPage.OFFERS | {"write", "private"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("w", "write", show=False),
        Binding("p", "private", show=False),
    ]

    def __init__(self, document: Document, private: Document | None = None) -> None:
        """``private`` is the person's own page, which is never part of this one."""
        self._document, self._private = document, private
        super().__init__()

    def heading(self) -> tuple[str, ...]:
        if self._document.kind == "private":
            return ("Your private page",)
        return ("The summary so far" if not self._document.finished else "The summary",)

    def contents(self) -> Sequence[Widget]:
        from reflect.widgets.paper import PaperFoot, PaperHead, PaperSection

        document = self._document
        sections: list[Widget] = [PaperSection(section) for section in document.sections]
        return [PaperHead(document), *(sections or [Block(("", ""), (NOTHING, "$ink"))]), PaperFoot(document)]

    def body(self) -> Iterable[Widget]:
        yield from super().body()
        yield KeyLine((WRITE, PRIVATE) if self._private else (WRITE,), ident="do")

    def can(self, command: str) -> bool:
        return super().can(command) and (command != "private" or self._private is not None)

    def run(self, command: str) -> None:
        if command == "write":
            self.reflect.write_paper(self._document.kind)
        elif command == "private" and self._private:
            self.reflect.push_screen(SummaryPage(self._private))
        else:
            super().run(command)

    def action_write(self) -> None:
        self.run("write")

    def action_private(self) -> None:
        self.reflect.do("private")
