"""Collecting one reply from a list: choosing one, ticking several, or only going on.

What is typed is either a reply, or a wish (park, why, danger, ...). What is neither is answered kindly and
exactly, and nothing that was typed is lost.
"""

from __future__ import annotations

import re
from typing import Final

from reflect.flows.suggest import nearest
from reflect.flows.values import OTHER
from reflect.plain.keyboard import Keyboard
from reflect.plain.page import Page
from reflect.plain.wants import WORDS, Wish, bare_wish, unknown_slash, wish
from reflect.views import Choice, Prompt, Reply

_NUMBER: Final = re.compile(r"[(#]?(?:number|option|answer)?\s*(\d{1,4})[.):]?", re.IGNORECASE)
_BETWEEN: Final = re.compile(r"[\s,;&+]+|\band\b", re.IGNORECASE)
_RANGE: Final = re.compile(r"(\d{1,3})\s*(?:-|–|to)\s*(\d{1,3})", re.IGNORECASE)
_LONG: Final = 500
# A longer line is no list of numbers, however it begins.


class Collecting:
    """One prompt being answered. ``kept`` are words typed where a list was asked for, not to be lost."""

    says: str = ""

    def __init__(self, prompt: Prompt, keyboard: Keyboard, page: Page) -> None:
        self.prompt = prompt
        self.keyboard = keyboard
        self.page = page
        self.kept = ""
        self._half = ""

    @property
    def unsent(self) -> str:
        """Words given here that no reply has carried yet."""
        return self.kept

    def how(self) -> str:
        """How to answer, in a sentence."""
        raise NotImplementedError

    def again(self) -> str:
        """What has to be said of answering even to somebody who knows how; empty where nothing has."""
        return ""

    def before(self) -> str:
        """What was given last time, and how to keep it; empty where nothing was."""
        return ""

    def so_far(self) -> str:
        """What has been given already when the question is shown again; empty where nothing has."""
        return ""

    def read(self) -> Reply | Wish:
        """The next reply, or something the person wants first."""
        while True:
            self.keyboard.give_back(self._half)
            self._half = ""
            line = self.keyboard.line(self.says)
            wanted = wish(line) or bare_wish(line)
            if wanted:
                self._half = wanted.half
                return wanted
            slash = unknown_slash(line)
            if slash:
                self.page.say(no_such_word(slash))
                continue
            reply = self.take(line)
            if reply is not None:
                return reply
            if self.keyboard.more_waits():
                self.keyboard.forget_waiting()
                self.page.say("Several lines came in at once. None of them was taken as an answer.")

    def take(self, line: str) -> Reply | None:
        """The reply a line gives, or None once it has been said what is wrong with it."""
        raise NotImplementedError

    # lists

    @property
    def last(self) -> int:
        return len(self.prompt.choices)

    @property
    def range(self) -> str:
        return "the number 1" if self.last == 1 else f"a number from 1 to {self.last}"

    def numbers(self, ids: tuple[str, ...]) -> str:
        """What was picked before, by number and label."""
        found = [(i, c.label) for i, c in enumerate(self.prompt.choices, 1) if c.id in ids]
        return "; ".join(f"{number}, {label}" for number, label in found)

    def named(self, line: str) -> Choice | None:
        """The one choice whose id, label, or first words these are."""
        said = _plain(line)
        if not said:
            return None
        exact = [c for c in self.prompt.choices if said in (c.id.lower(), _plain(c.label))]
        found = exact or [c for c in self.prompt.choices if f"{_plain(c.label)} ".startswith(f"{said} ")]
        return found[0] if len(found) == 1 else None

    def no_number(self, number: int) -> None:
        self.page.say(f"There is no {number} here. Type {self.range}.")

    def not_understood(self, line: str, /) -> None:
        """What was typed fits no answer: say what would, and keep words that may have been meant as one."""
        own = next((i for i, choice in enumerate(self.prompt.choices, 1) if choice.id == OTHER), 0)
        if own and len(line.split()) > 1:
            self.kept = line.strip()
            self.page.say(
                f"This question has a list. To answer in your own words, type {own}: what you just wrote is "
                f"kept for it. Or type {self.range}."
            )
        else:
            self.page.say(f"I can't match that to an answer here. Type {self.range}, or help.")


class Choosing(Collecting):
    """One of a list, by its number or its words."""

    says = "Number: "

    def how(self) -> str:
        return f"Type {self.range}, then Enter."

    def before(self) -> str:
        given = self.numbers(self.prompt.before.picks)
        return f"Enter alone means {given}." if given else ""

    def take(self, line: str) -> Reply | None:
        if not line.strip():
            if self.prompt.before.picks or self.prompt.optional:
                return Reply(picks=self.prompt.before.picks)
            self.page.say(f"Nothing is chosen yet. Type {self.range}.")
            return None
        number = _NUMBER.fullmatch(line.strip())
        if number:
            place = int(number[1])
            if 1 <= place <= self.last:
                return Reply(picks=(self.prompt.choices[place - 1].id,))
            if not self.named(line):
                self.no_number(place)
                return None
        elif len(_numbers(line) or ()) > 1:
            self.page.say(f"One answer fits here. Type {self.range}: the nearest one.")
            return None
        named = self.named(line)
        if named:
            return Reply(picks=(named.id,))
        self.not_understood(line)
        return None


class Door(Choosing):
    """A door by its number, or a sentence that is taken along to the first question."""

    says = "Number, or a sentence: "

    def how(self) -> str:
        return f"Type {self.range}, then Enter. Or say in a sentence what is on your mind."

    def take(self, line: str) -> Reply | None:
        if len(line.split()) > 2 and not self.named(line) and not _numbers(line):
            self.page.say("Your words will stand ready at the first question that asks for them.")
            return Reply(text=line.strip())
        return super().take(line)

    def not_understood(self, _line: str, /) -> None:
        self.page.say(f"Type {self.range}, or a whole sentence about what is on your mind.")


class Ticking(Collecting):
    """Any of a list: numbers with spaces between."""

    says = "Numbers: "

    def how(self) -> str:
        limits = self._limits()
        return f"Type the numbers that fit, with spaces between, for example 1 3{limits and f'; {limits}'}."

    def again(self) -> str:
        limits = self._limits()
        return f"{limits[:1].upper()}{limits[1:]}." if limits else ""

    def _limits(self) -> str:
        """How many, and what stands alone."""
        least, most = self.prompt.least, self.prompt.most
        alone = [str(i) for i, choice in enumerate(self.prompt.choices, 1) if choice.exclusive]
        said = []
        if most:
            said.append(f"{least} to {most} of them" if least > 1 else f"up to {most} of them")
        elif least > 1:
            said.append(f"at least {least} of them")
        if alone:
            said.append(f"{' or '.join(alone)} only alone")
        if self.prompt.optional and not self.prompt.before.picks:
            said.append("Enter alone for none")
        return "; ".join(said)

    def before(self) -> str:
        given = self.numbers(self.prompt.before.picks)
        none = " Type none to take them out." if self.prompt.optional else ""
        return f"Enter alone means {given}.{none}" if given else ""

    def take(self, line: str) -> Reply | None:
        if not line.strip():
            if self.prompt.before.picks or self.prompt.optional:
                return Reply(picks=self.prompt.before.picks)
            self.page.say("Nothing is ticked yet. Type the numbers that fit, with spaces between.")
            return None
        if self.prompt.optional and _plain(line) in ("none", "-"):
            return Reply()
        numbers = _numbers(line)
        if numbers is None:
            named = self.named(line)
            if named:
                return Reply(picks=(named.id,))
            self.not_understood(line)
            return None
        wrong = next((number for number in numbers if not 1 <= number <= self.last), 0)
        if wrong or not all(numbers):
            self.no_number(wrong)
            return None
        picks = {self.prompt.choices[number - 1].id for number in numbers}
        return Reply(picks=tuple(choice.id for choice in self.prompt.choices if choice.id in picks))


class Going(Collecting):
    """Nothing to give: Enter."""

    says = "Enter to go on: "

    def how(self) -> str:
        return "Press Enter to go on."

    def take(self, line: str) -> Reply | None:
        if not line.strip():
            return Reply()
        self.page.say("Only Enter is needed here. Type help for the words you can use.")
        return None


def no_such_word(word: str) -> str:
    """What to say to ``/prak``."""
    meant = nearest(word, WORDS)
    hint = f" Did you mean /{meant}?" if meant else ""
    return f"There is no /{word}.{hint} Type /help for the words there are."


def _numbers(line: str) -> list[int] | None:
    """The numbers of a line, ranges spelt out; None where it holds anything else."""
    if len(line) > _LONG:
        return None
    spelt = _RANGE.sub(lambda m: " ".join(map(str, range(int(m[1]), int(m[2]) + 1))) or "x", line)
    parts = [part.strip(".)(") for part in _BETWEEN.split(spelt) if part.strip(".)(")]
    if not parts or not all(part.isascii() and part.isdigit() and len(part) < 5 for part in parts):
        return None
    return [int(part) for part in parts]


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[^\w\s'’-]", " ", text.lower()).split())
