"""The app: which screen is open, and what each command does. Adapter and nothing else."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on
from textual.app import App
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.types import CSSPathType

from reflect.commands import BY_ID, COMMANDS
from reflect.screens.danger import DangerScreen
from reflect.screens.guarded import GuardedApp
from reflect.screens.home import Home
from reflect.screens.page import Page
from reflect.themes import BY_ID as LOOK_BY_ID
from reflect.themes import LOOKS, first_look
from reflect.widgets.messages import Wanted
from reflect.widgets.pace import Pace
from reflect.widgets.skin import theme_of

if TYPE_CHECKING:
    from reflect.screens.seam import Talks

SHOW: Final = frozenset({"summary", "why", "map", "sources"})
"""Commands that open a page over the conversation."""
OURS: Final = frozenset({"close", "write", "private", "go-on"})
"""What only a screen of ours asks for; it has no word and no key that works everywhere."""
HERE: Final = Path(__file__).parent
GENERAL: Final = (HERE / "page.tcss", HERE / "reading.tcss")
SHEETS: Final = (
    *sorted((HERE.parent / "widgets").glob("*.tcss")),
    *GENERAL,
    *sorted(set(HERE.glob("*.tcss")) - set(GENERAL)),
)
"""Every style sheet, the general ones first. Read once: a later one would have all of them parsed again."""
AT_THE_LATEST: Final = 0.3
"""Seconds until the questions are read although another screen came over home before it was painted."""
LEFT: Final = "Ctrl+Q leaves. There is no copying here; F4 writes the summary to a file."


class ReflectApp(GuardedApp):
    """Shows home at once; the questions are read in a thread after that."""

    TITLE = "reflect"
    CSS_PATH: ClassVar[CSSPathType | None] = [*SHEETS]
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(key, f"command({one.id!r})", one.label, id=f"{one.id}.{key}", priority=True, show=False)
            for one in COMMANDS
            for key in one.keys
        ),
        Binding("ctrl+p", "palette", "everything you can do", priority=True, show=False),
        Binding("ctrl+c", "how_to_leave", "how to leave", priority=True, show=False),
    ]

    def __init__(
        self, open_assistant: Callable[[], Talks], *, pace: Pace | None = None, look: str = ""
    ) -> None:
        """``open_assistant`` reads the questions; it is called in a thread once home is on the screen."""
        super().__init__(pace)
        self.home = Home()
        self.talking = False
        self.trouble: Exception | None = None
        self._open_assistant = open_assistant
        self._assistant: Talks | None = None
        self._reader: threading.Thread | None = None
        for one in LOOKS:
            self.register_theme(theme_of(one))
        self._open_with(look or first_look(os.environ).id)

    # opening

    def _open_with(self, look: str) -> None:
        """The first colours. Set as a change they would have every style sheet parsed a second time."""
        self.set_reactive(App.theme, look)
        self.stylesheet.set_variables(self.get_css_variables())
        self.set_class(self.current_theme.dark, "-dark-mode", update=False)
        self.set_class(not self.current_theme.dark, "-light-mode", update=False)

    def get_default_screen(self) -> Screen[None]:
        return self.home

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return dict(LOOKS[0].variables())

    def on_mount(self) -> None:
        self.call_after_refresh(self._fetch)
        self.set_timer(AT_THE_LATEST, self._fetch)

    def _fetch(self) -> None:
        """Read the questions in a thread of our own: it must not hold up a quick way out."""
        if self._reader is None:
            self._reader = threading.Thread(target=self._open, name="reflect-opening", daemon=True)
            self._reader.start()

    def _open(self) -> None:
        try:
            assistant = self._open_assistant()
            self.call_later(self._ready_to_talk, assistant)
            assistant.warm()
        except Exception as error:  # noqa: BLE001 - shown in words, whatever it is
            self.call_later(self._no_questions, error)

    def _ready_to_talk(self, assistant: Talks) -> None:
        self._assistant = assistant
        if assistant.turn is not None:
            self.home.forget()
        self.home.show_doors(assistant.doors())
        if assistant.turn is not None and not self.talking:  # begun at a door named on the command line
            self._converse()

    def _no_questions(self, error: Exception) -> None:
        from reflect.screens.trouble import TroublePage, in_words

        self.trouble = error
        self.push_screen(TroublePage(in_words(error)))

    # the conversation

    @property
    def talks(self) -> Talks:
        """The assistant, once it has been opened."""
        assert self._assistant is not None  # noqa: S101 - nothing asks before the doors are there
        return self._assistant

    def begin(self, door: str, words: str = "") -> None:
        """Go in by a door, with words typed on home put ready."""
        self.talks.start(door, words=words)
        self._converse()

    def _converse(self) -> None:
        from reflect.screens.conversation import Conversation

        self.talking = True
        self.push_screen(Conversation(self.talks))

    def _down_to_the_conversation(self) -> Page | None:
        """The conversation, with whatever pages lie over it closed."""
        from reflect.screens.conversation import Conversation

        while len(self.screen_stack) > 1 and not isinstance(self.screen, Conversation):
            self.pop_screen()
        return self.screen if isinstance(self.screen, Conversation) else None

    def reopen(self, key: str) -> None:
        """Open an earlier answer again, from the map."""
        self.talks.reopen(key)
        page = self._down_to_the_conversation()
        if page:
            page.run("follow")

    def write_paper(self, paper: str = "case") -> None:
        """Ask where the summary, or the private page, should go."""
        from reflect.screens.write import WritePage, suggested

        self.push_screen(WritePage(suggested(self.talks.today, Path.home(), paper), paper))

    def go_home(self) -> None:
        """Leave the conversation."""
        self.talks.close()
        self.talking = False
        while len(self.screen_stack) > 1:
            self.pop_screen()
        self.home.clear()

    def tell(self, text: str) -> None:
        """Show a notice on whatever screen is open."""
        if isinstance(self.screen, Page):
            self.screen.say(text)

    # commands

    def do(self, command: str) -> None:
        """Carry out a command where it can be: the one way in for keys, clicks, words and the palette."""
        page = self.screen
        if not isinstance(page, Page):
            return
        if command == "danger":
            self._danger()
        elif command.startswith("look:"):
            self.theme = LOOK_BY_ID[command.removeprefix("look:")].id
        elif command in ("quit", "home"):
            self._leave(command)
        elif not page.can(command):
            self._cannot(command)
        elif command == "help":
            self._help()
        elif command in SHOW:
            self._show(command)
        elif command in BY_ID or command in OURS:
            page.run(command)

    def _cannot(self, command: str) -> None:
        if command in BY_ID and not isinstance(self.screen, DangerScreen):
            self.tell(f"There is nothing to do here for “{BY_ID[command].label}”.")

    def _danger(self) -> None:
        """Over everything, at once, and only once."""
        from reflect.danger import CARD

        if not isinstance(self.screen, DangerScreen):
            self.push_screen(DangerScreen(self._assistant.danger() if self._assistant else CARD))

    def _help(self) -> None:
        from reflect.screens.help import HelpPage

        turn = self.talks.turn if self.talking else None
        if not isinstance(self.screen, HelpPage):
            self.push_screen(HelpPage(turn.prompt.form.value if turn else ""))

    def _show(self, command: str) -> None:
        """Open a page over the conversation, in place of any other that is open."""
        from reflect.screens.conversation import Conversation

        page = self._page(command)
        if page is None or type(page) is type(self.screen):
            return
        if isinstance(self.screen, Conversation):
            self.screen.keep_draft()
        else:
            self._down_to_the_conversation()
        self.push_screen(page)

    def _page(self, command: str) -> Page | None:
        if command == "summary":
            from reflect.screens.summary import SummaryPage

            return SummaryPage(self.talks.paper(), self.talks.private_paper())
        if command == "map":
            from reflect.screens.map import MapPage

            return MapPage(self.talks.map())
        if command == "sources":
            from reflect.screens.sources import SourcesPage

            return SourcesPage(self.talks.sources())
        from reflect.screens.why import WhyPage

        why = self.talks.why()
        return WhyPage(why) if why else None

    def _leave(self, how: str) -> None:
        """Go home or out, after asking once where that would lose what was typed."""
        from reflect.screens.leave import may_leave

        if not isinstance(self.screen, DangerScreen) or how == "quit":
            may_leave(self, how)

    def action_command(self, command: str) -> None:
        self.do(command)

    def action_palette(self) -> None:
        from reflect.screens.palette import PalettePage

        page = self.screen
        if isinstance(page, Page) and not isinstance(page, PalettePage | DangerScreen):
            always = {"danger", "quit"}
            self.push_screen(
                PalettePage(frozenset(one.id for one in COMMANDS if one.id in always or page.can(one.id)))
            )

    def action_how_to_leave(self) -> None:
        self.tell(LEFT)

    async def action_quit(self) -> None:
        self.do("quit")

    @on(Wanted)
    def _wanted(self, event: Wanted) -> None:
        self.do(event.command)
