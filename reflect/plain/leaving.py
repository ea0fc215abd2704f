"""The end of a conversation: reading the summary, writing it to a file, and going."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final

from reflect.assistant import Assistant
from reflect.plain import showing
from reflect.plain.collecting import Choosing
from reflect.plain.keyboard import Keyboard
from reflect.plain.page import Page
from reflect.plain.wants import Wish, wish
from reflect.views import Choice, Form, Prompt, Reply

_NEXT: Final = Prompt(
    Form.CHOOSE,
    ask="What would you like to do now?",
    choices=(
        Choice("summary", "Read the summary here"),
        Choice("write", "Write the summary to a file"),
        Choice("map", "See your answers, and change one"),
        Choice("quit", "Leave"),
    ),
)
_PRIVATE: Final = Choice("private", "Read your private page, which is kept apart")
_LEAVE: Final = Prompt(
    Form.CHOOSE, choices=(Choice("stay", "Stay"), Choice("leave", "Leave; nothing is kept"))
)
_OVER: Final = Prompt(
    Form.CHOOSE, choices=(Choice("no", "Keep that file, give another name"), Choice("yes", "Write over it"))
)
_FILE: Final = "A name for the file, ending in .md, .txt or .json. An empty line goes back without writing."


class Leaving:
    """What can be done with a conversation as it stands."""

    def __init__(self, assistant: Assistant, keyboard: Keyboard, page: Page) -> None:
        self._assistant = assistant
        self._keyboard = keyboard
        self._page = page
        self._written = ""
        self._written_at = 0

    def choose(self) -> Wish:
        """What next, once an outcome is reached."""
        prompt = _NEXT
        if self._assistant.private_paper():
            prompt = replace(_NEXT, choices=(*_NEXT.choices[:-1], _PRIVATE, _NEXT.choices[-1]))
        got = self._ask(prompt)
        return Wish(got.picks[0]) if isinstance(got, Reply) else got

    def _ask(self, prompt: Prompt) -> Reply | Wish:
        """One of a few things to do. `danger` shows its screen, and then this is asked again."""
        while True:
            self._page.gap()
            if prompt.ask:
                self._page.say(prompt.ask)
            self._page.numbered((choice.label, "") for choice in prompt.choices)
            got = Choosing(prompt, self._keyboard, self._page).read()
            if isinstance(got, Reply) or got.word != "danger":
                return got
            showing.danger(self._page, self._assistant.danger())

    def _name(self) -> str:
        """A file name, or empty to go back."""
        while True:
            line = self._keyboard.line("File: ")
            wanted = wish(line)
            if wanted and wanted.word == "danger":
                showing.danger(self._page, self._assistant.danger())
                self._page.say(_FILE)
            else:
                return "" if wanted else line.strip().strip("\"'")

    def read(self) -> None:
        """The summary as it stands, here on the page."""
        self._page.gap()
        self._page.as_it_is(self._assistant.paper_text("txt").strip("\n"))
        self._page.gap()
        self._page.say("That is the summary as it stands. Type write to put it in a file.")
        self._page.gap()

    def read_private(self) -> None:
        """The private page, and whether it is to go into a file of its own."""
        self._page.gap()
        self._page.as_it_is(self._assistant.paper_text("txt", "private").strip("\n"))
        self._page.gap()
        self._page.say("That is your own page. Put it in a file of its own, or leave it empty to go back.")
        self.write("private")

    def write(self, paper: str = "case") -> None:
        """A paper into a file of the person's choosing. An empty name goes back without writing."""
        self._page.gap()
        self._page.say(_FILE)
        while name := self._name():
            result = self._assistant.write_paper(Path(name), paper=paper)
            if result.exists:
                self._page.say(result.message)
                got = self._ask(_OVER)
                if isinstance(got, Reply) and got.picks == ("yes",):
                    result = self._assistant.write_paper(Path(name), overwrite=True, paper=paper)
                else:
                    self._page.say(_FILE)
                    continue
            self._page.say(result.message)
            if result.ok and paper == "private":
                return
            if result.ok:
                self._written, self._written_at = name, len(self._assistant.record)
                return
        self._page.say("Nothing was written.")

    def may_leave(self) -> bool:
        """Whether to go: asked while something would be lost."""
        if self._lost:
            self._page.say("Nothing of this conversation is kept when you leave.")
            got = self._ask(_LEAVE)
            if not (isinstance(got, Reply) and got.picks == ("leave",)) and got != Wish("quit"):
                return False
        self._page.say(self._goodbye("You have left."))
        if self._assistant.ending:
            self._assistant.close()
        return True

    def input_ended(self) -> None:
        """The input is at its end, in the middle or not: say what that means."""
        self._page.gap()
        self._page.say(self._goodbye("The input has ended, so the conversation ends here."))

    def stopped(self) -> None:
        """Ctrl+C, or a closed terminal: say what that means, on a line of its own."""
        self._page.say("\n" + self._goodbye("Stopped."))

    @property
    def _lost(self) -> bool:
        begun = bool(self._assistant.turn or self._assistant.ending)
        return begun and len(self._assistant.record) > max(1, self._written_at)

    def _goodbye(self, first: str) -> str:
        if self._written and not self._lost:
            return f"{first} The summary is in {self._written}. Nothing else is kept."
        if self._written:
            return f"{first} The summary in {self._written} is as you wrote it then. Nothing else is kept."
        return f"{first} Nothing was kept."
