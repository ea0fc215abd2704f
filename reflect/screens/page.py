"""What every screen has: its first line, a place for a notice, and the footer with F9 at its right."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar, Final, cast

from textual.app import ComposeResult
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

from reflect.commands import BY_ID, COMMANDS, Command
from reflect.widgets.headline import Headline
from reflect.widgets.keyline import Key, KeyLine, key_of
from reflect.widgets.messages import Notice
from reflect.widgets.sheet import Laid
from reflect.widgets.text import hang, safe

if TYPE_CHECKING:
    from reflect.screens.app import ReflectApp

DANGER: Final = key_of(BY_ID["danger"], "$danger")


class NoticeLine(Laid):
    """One line about what just happened. It stays until the next key: nothing here goes by the clock."""

    def __init__(self) -> None:
        super().__init__()
        self._text = ""
        self.display = False

    def tell(self, text: str) -> None:
        self.display = bool(text)
        if text != self._text:
            self._text = text
            self.relay()

    def lay(self, width: int) -> list[Content]:
        return hang(safe(self._text, "$ink"), width, safe("· ", "bold $own"))


def footer_keys(commands: Iterable[Command]) -> tuple[Key, ...]:
    """These commands for the footer, the one that may be dropped first at the end; F9 has its own place."""
    shown = [one for one in commands if one.footer and one.id != "danger"]
    return tuple(key_of(one) for one in sorted(shown, key=lambda one: one.footer))


class Page(Screen[None]):
    """A screen of the app. ``OFFERS`` are the commands it can carry out, besides danger and leaving."""

    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - Textual declares it without ClassVar
        (0, "-narrow"),
        (60, "-middle"),
        (100, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]  # noqa: RUF012
    OFFERS: ClassVar[frozenset[str]] = frozenset({"help"})
    BESIDE: ClassVar[frozenset[str]] = frozenset()
    """Commands shown beside the answer, and so not in the footer as well."""
    FOOTER_END: ClassVar[Key | None] = DANGER

    def __init__(self) -> None:
        super().__init__()
        self.headline = Headline(*self.heading())
        self.notice = NoticeLine()
        self.footer = KeyLine(self.footer_keys(), end=self.FOOTER_END, drops=True, ident="footer")

    @property
    def reflect(self) -> ReflectApp:
        """The app, by its own type."""
        return cast("ReflectApp", self.app)

    def heading(self) -> tuple[str, ...]:
        """What the first line says."""
        return ()

    def body(self) -> Iterable[Widget]:
        """What stands between the first line and the footer."""
        return ()

    def compose(self) -> ComposeResult:
        self._fit()
        yield self.headline
        yield from self.body()
        yield self.notice
        yield self.footer

    def footer_keys(self) -> tuple[Key, ...]:
        """What the footer shows, most important first."""
        return footer_keys(one for one in COMMANDS if one.id in self.OFFERS - self.BESIDE)

    def _fit(self) -> None:
        """Know the width before the first frame, so that nothing is shown and taken away again."""
        width, height = self.app.size
        for side, breakpoints in ((width, self.HORIZONTAL_BREAKPOINTS), (height, self.VERTICAL_BREAKPOINTS)):
            fitting = [name for least, name in breakpoints or () if side >= least]
            self.add_class(*fitting[-1:])

    # commands

    def can(self, command: str) -> bool:
        """Whether this command can be carried out here and now."""
        return command in self.OFFERS

    def run(self, command: str) -> None:
        """Carry it out."""

    # notices

    def say(self, text: str) -> None:
        """Show a notice until the next key."""
        self.notice.tell(text)

    def on_notice(self, event: Notice) -> None:
        event.stop()
        self.say(event.text)
