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
NOTHING: Final = "There is nothing on the page yet. It fills as you answer."


class SummaryPage(ReadingPage):
    """Opened with F4 at any moment, unfinished or not."""

    BESIDE = frozenset({"summary"})  # it is open
    OFFERS = ReadingPage.OFFERS | {"write"}
    BINDINGS: ClassVar[list[BindingType]] = [Binding("w", "write", show=False)]

    def __init__(self, document: Document) -> None:
        self._document = document
        super().__init__()

    def heading(self) -> tuple[str, ...]:
        return ("The summary so far" if not self._document.finished else "The summary",)

    def contents(self) -> Sequence[Widget]:
        from reflect.widgets.paper import PaperFoot, PaperHead, PaperSection

        document = self._document
        sections: list[Widget] = [PaperSection(section) for section in document.sections]
        return [PaperHead(document), *(sections or [Block(("", ""), (NOTHING, "$ink"))]), PaperFoot(document)]

    def body(self) -> Iterable[Widget]:
        yield from super().body()
        yield KeyLine((WRITE,), ident="do")

    def run(self, command: str) -> None:
        if command == "write":
            self.reflect.write_paper()
        else:
            super().run(command)

    def action_write(self) -> None:
        self.run("write")
