"""Help, made from the same table as the keys, the footer and the palette."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from textual.content import Content
from textual.widget import Widget

from reflect.commands import COMMANDS
from reflect.screens.reading import WIDEST, Block, ReadingPage
from reflect.widgets.keyline import key_name
from reflect.widgets.sheet import Laid
from reflect.widgets.text import hang, safe

Rows = tuple[tuple[str, str], ...]

IN_A_BOX: Final[Rows] = (
    ("Enter", "sends your answer."),
    ("Ctrl+J", "starts a new line. A paste of many lines goes in as it is and is not sent."),
    ("/park", "and the other words above, alone on a line, do the same as their key."),
    ("Ctrl+Z", "takes back the last change."),
)
ON_A_LIST: Final[Rows] = (
    ("1 to 9", "choose that line, or tick it where several can be ticked."),
    ("↑ ↓", "move; Home and End go to the first and the last. Enter chooses or sends."),
    ("Space", "ticks or clears the line."),
    ("u  p  ?", "not known yet, park it, why this question."),
)
ON_IDEAS: Final[Rows] = (
    ("a letter", "says what you make of the idea; the letters stand under the list. Space clears."),
)
EVERYWHERE: Final[Rows] = (
    ("Page keys", "look back over what was said; the mouse wheel does too."),
    ("Tab", "goes from the list to the box and back, where there are both."),
    ("Ctrl+P", "lists everything you can do, and the colours."),
    ("Esc", "goes back to the conversation from any page."),
)
COPYING: Final = (
    "reflect keeps its hands off the clipboard. To copy from the screen, hold Shift while you drag with the "
    "mouse; to take the summary with you, write it to a file (F4)."
)


class Table(Laid):
    """Keys at the left, what they do beside them."""

    def __init__(self, rows: Rows) -> None:
        super().__init__()
        self._rows = rows
        self.set_classes("block")

    def lay(self, width: int) -> list[Content]:
        column = max(len(key) for key, _ in self._rows) + 3
        laid: list[Content] = []
        for key, does in self._rows:
            text, name = safe(does, "$ink"), safe(key.ljust(column), "bold $guide")
            if column * 3 > width:  # too narrow for columns: the key above, what it does under it
                laid += [name, *hang(text, min(width, WIDEST), Content("   "))]
            else:
                laid += hang(text, min(width, WIDEST), name)
        return laid


def command_rows() -> Rows:
    """Every command with its keys and its word."""
    rows = []
    for one in COMMANDS:
        keys = " or ".join(key_name(key) for key in one.keys)
        rows.append((f"{keys}  /{one.word}", f"{one.label[0].upper()}{one.label[1:]}. {one.help}"))
    return tuple(rows)


class HelpPage(ReadingPage):
    """Opened with F1 from anywhere. What can be done where the person was comes first."""

    BESIDE = frozenset({"help"})  # it is open

    def __init__(self, form: str = "") -> None:
        self._form = form
        super().__init__()

    def heading(self) -> tuple[str, ...]:
        return ("Help",)

    def contents(self) -> Sequence[Widget]:
        parts: dict[str, tuple[str, Rows]] = {
            "write": ("In a box", IN_A_BOX),
            "choose": ("On a list", ON_A_LIST),
            "mark": ("On ideas to try", ON_IDEAS),
        }
        first = {"tick": "choose", "go": "choose"}.get(self._form, self._form)
        order = sorted(parts, key=lambda part: part != first)
        shown: list[Widget] = []
        for part in order:
            title, rows = parts[part]
            shown += [Block((title, "bold $guide"), classes="tight"), Table(rows)]
        commands = [
            Block(("From anywhere, also while typing", "bold $guide"), classes="tight"),
            Table(command_rows()),
        ]
        where = 1 if self._form else 0
        shown[2 * where : 2 * where] = commands
        shown += [Block(("Getting about", "bold $guide"), classes="tight"), Table(EVERYWHERE)]
        return [*shown, Block(("Copying", "bold $guide"), (COPYING, "$ink"))]
