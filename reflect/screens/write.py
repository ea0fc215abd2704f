"""Writing the summary to a file: where, under which name, and never over another file unasked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import ClassVar, Final

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input

from reflect.screens.ask import Asked
from reflect.screens.reading import Block, ReadingPage
from reflect.widgets.answer import ErrorLine
from reflect.widgets.messages import Picked
from reflect.widgets.picklist import PickList, Row
from reflect.widgets.text import clean

KINDS: Final = (
    "The ending says how it is written: .md for a word processor or notes, .txt for plain text, .json for "
    "other programs."
)
NOT_LOCKED: Final = "The file is not locked: anyone who can open your files can read it."


def suggested(today: date, home: Path, paper: str = "case") -> Path:
    """A name with a date and nobody's name, in the person's documents where there is such a folder."""
    documents = home / "Documents"
    folder = documents if documents.is_dir() else home
    return folder / f"reflect-{'summary' if paper == 'case' else paper}-{today.isoformat()}.md"


class WritePage(ReadingPage):
    """Asks for a path; says where the file is."""

    OFFERS = frozenset({"help", "close"})
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", show=False)]

    def __init__(self, suggestion: Path, paper: str = "case") -> None:
        self._paper = paper  # read by the first line, which is made at once
        super().__init__()
        self.path = Input(str(suggestion), id="path", compact=True, select_on_focus=False)
        self.path.cursor_blink = False
        self.error = ErrorLine()
        self.over = PickList(ident="over", guarded=True)
        self.over.display = False

    def heading(self) -> tuple[str, ...]:
        return (
            "Write your private page to a file"
            if self._paper == "private"
            else "Write the summary to a file",
        )

    def contents(self) -> Sequence[Widget]:
        return [
            Asked("Where should it go?"),
            self.path,
            self.error,
            self.over,
            Block((KINDS, "$quiet"), (NOT_LOCKED, "$quiet")),
        ]

    def on_mount(self) -> None:
        self.path.focus()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._write()

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self.over.display = False
        self.error.tell("")

    def _write(self, *, overwrite: bool = False) -> None:
        given = clean(self.path.value).strip()
        if not given:
            self.error.tell("Type a name for the file, or Esc to go back.")
            return
        path = Path(given).expanduser()
        result = self.reflect.talks.write_paper(
            path if path.is_absolute() else Path.home() / path, overwrite=overwrite, paper=self._paper
        )
        if result.ok:
            self.dismiss()
            self.reflect.tell(result.message)
        elif result.exists:
            self.error.tell("There is a file of that name already.")
            self.over.show([Row("other", "Choose another name", "1"), Row("over", "Write over it", "2")])
            self.over.display = True
            self.over.focus()
        else:
            self.error.tell(result.message)

    @on(Picked)
    def _picked(self, event: Picked) -> None:
        event.stop()
        self.over.display = False
        self.error.tell("")
        self.path.focus()
        if event.row == "over":
            self._write(overwrite=True)
