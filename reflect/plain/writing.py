"""Collecting words: at a terminal as many lines as it takes, from a pipe one line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from reflect.plain.collecting import Collecting, no_such_word
from reflect.plain.keyboard import LINE_LIMIT, InputEndedError, Keyboard
from reflect.plain.page import Page
from reflect.plain.wants import Wish, bare_wish, unknown_slash, wish
from reflect.views import Prompt, Reply

MUCH: Final = 1_500
"""Characters of an earlier answer read back at most."""

_MEANS: Final = {
    "back": "go back",
    "park": "park this question",
    "unknown": "leave it as not known yet",
    "why": "see why it is asked",
    "summary": "see the summary",
    "map": "see the map",
    "sources": "see the sources",
    "help": "see the help",
    "quit": "leave",
    "write": "write the summary to a file",
    "private": "see your private page",
    "on": "go on with the answer as it was",
    "change": "change an earlier answer",
    "time": "have more or less time",
}


class _NotMeant:
    """A word that was neither a wish nor a part of the answer."""


_NOT_MEANT: Final = _NotMeant()


class Writing(Collecting):
    """Words. ``draft`` is told the words so far after each Enter."""

    says = "Your words: "

    def __init__(self, prompt: Prompt, keyboard: Keyboard, page: Page, draft: Callable[[str], None]) -> None:
        super().__init__(prompt, keyboard, page)
        self.lines: list[str] = []
        self._draft = draft

    def how(self) -> str:
        lines = "Write as much as you like: Enter begins a new line, and an empty line sends it."
        return f"{lines if self.keyboard.person else 'One line is the answer.'} {self.again()}".rstrip()

    def again(self) -> str:
        skips = self.prompt.optional and not self.prompt.before.text
        return "An empty line alone leaves it out." if skips else ""

    def before(self) -> str:
        if not self.prompt.before.text:
            return ""
        if self.prompt.adds:
            return (
                f"Already here: {shortened(self.prompt.before.text)}\n"
                "What you write now is added to it. Enter alone leaves it as it is."
            )
        return (
            f"Already here: {shortened(self.prompt.before.text)}\n"
            "Enter alone keeps it. A line that begins with + adds to it; edit goes through it line by line; "
            "anything else takes its place."
        )

    def so_far(self) -> str:
        if not self.lines:
            return ""
        return f"Your words are still here:\n{shortened(self.text)}\nGo on, or send them with an empty line."

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    @property
    def unsent(self) -> str:
        return "\n".join([*self.lines, self._half] if self._half else self.lines)

    def read(self) -> Reply | Wish:
        while True:
            if not self.keyboard.give_back(self._half) and self._half:
                self._add(self._half.rstrip())
            self._half = ""
            try:
                line = self.keyboard.line("More: " if self.lines else self.says)
            except InputEndedError:
                if self.lines:
                    return Reply(text=self.text)
                raise
            done = self._take(line)
            if done is not None:
                return done

    def _take(self, line: str) -> Reply | Wish | None:
        wanted = wish(line) or self._asked_once(line)
        if isinstance(wanted, Wish):
            self._half = wanted.half
            return wanted
        if wanted is _NOT_MEANT:
            return None
        slash = unknown_slash(line)
        if slash:
            self.page.say(f"{no_such_word(slash)} To have it in your answer, put a space before it.")
            return None
        if line.strip() == "edit" and (self.lines or self.prompt.before.text):
            return self._edit()
        if not line.strip():
            return self._empty_line()
        if line.strip() == "-" and self.prompt.optional and not self.lines:
            return Reply()
        plus = line.startswith("+")
        if (plus or self.prompt.adds) and self.prompt.before.text and not self.lines:
            self.lines = self.prompt.before.text.split("\n")
            line = line[1:].strip() if plus else line
        self._add(line)
        return None if self.keyboard.person else Reply(text=self.text)

    def _empty_line(self) -> Reply | None:
        if self.lines and self.keyboard.more_waits():
            self.lines.append("")  # a gap in pasted text, not the end of it
            return None
        return Reply(text=self.text or self.prompt.before.text)

    def _add(self, line: str) -> None:
        self.lines.append(line)
        self._draft(self.text)
        if self.keyboard.may_be_cut(line):
            self.page.say(
                f"That line is as long as this terminal can pass on at once ({LINE_LIMIT:,} characters), so "
                f"its end may be missing. What came through ends with “{line[-40:].lstrip()}”. It is kept: "
                "write on from there."
            )

    def _asked_once(self, line: str) -> Wish | _NotMeant | None:
        """A line that is only `back` or the like may be an answer: ask, once.

        Words written instead of a number take its place, where it stood at the start of an answer; Enter
        alone asks for the number again, and then takes it for what it most likely was, a wish.
        """
        wanted = bare_wish(line)
        if not wanted:
            return None
        self.page.say(f"Is that your answer, or {_MEANS[wanted.word]}?")
        self.page.numbered(
            [("It is my answer", ""), (f"{_MEANS[wanted.word][:1].upper()}{_MEANS[wanted.word][1:]}", "")]
        )
        reply = self.keyboard.line("Number: ") or self.keyboard.line("Number: ")
        number = reply.strip().rstrip(".")
        again = bare_wish(reply) or wish(reply)
        if number in ("", "2") or again:
            return again or wanted
        if number == "1":
            return None
        self.keyboard.unread(reply)
        if self.lines:
            return None
        self.page.say(f"“{line.strip()}” is left out of your answer.")
        return _NOT_MEANT

    def _edit(self) -> Wish | None:
        """Go through the words line by line. A wish in the middle keeps the rest as it is."""
        lines = self.lines or self.prompt.before.text.split("\n")
        there = self.keyboard.can_give_back
        keeps = "Enter keeps it, - takes it out, anything else takes its place."
        self.lines = []
        self.page.say(
            f"One line at a time. {'Change it and press Enter; an emptied line goes.' if there else keeps}"
        )
        for number, line in enumerate(lines, 1):
            if not there:
                self.page.say(line, first=f"{number}. ")
            self.keyboard.give_back(line)
            new = self.keyboard.line(f"Line {number}: ")
            wanted = wish(new)
            if wanted:
                self.lines += [wanted.half or line, *lines[number:]]
                return wanted
            if not there:
                new = {"": line, "-": ""}.get(new.strip(), new)
            if new.strip() or not line.strip():
                self.lines.append(new)
        self._draft(self.text)
        self.page.say("Go on writing, or send it with an empty line.")
        return None


def shortened(text: str) -> str:
    """A text to be read back: all of it, unless it is very long."""
    if len(text) <= MUCH:
        return text
    return f"{text[:MUCH].rsplit(' ', 1)[0]} ... and {len(text) - MUCH:,} characters more, all kept."
