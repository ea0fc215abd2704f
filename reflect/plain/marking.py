"""Collecting marks: a state for any of a list, a number and a letter each."""

from __future__ import annotations

import re
from string import ascii_lowercase
from typing import Final

from reflect.plain.collecting import Collecting
from reflect.plain.keyboard import Keyboard
from reflect.plain.page import Page
from reflect.summary.phrases import small
from reflect.views import Prompt, Reply

_PIECES: Final = re.compile(r"\d+|[a-z][a-z-]*|[^\s,;]", re.IGNORECASE)


class Marking(Collecting):
    """A state for any of a list: a number and a letter each."""

    says = "Number and letter: "

    def __init__(self, prompt: Prompt, keyboard: Keyboard, page: Page) -> None:
        super().__init__(prompt, keyboard, page)
        self.marks = dict(prompt.before.marks)
        self.letters = letters([state.id for state in prompt.states])

    def how(self) -> str:
        first = next(iter(self.letters), "t")
        ends = "Enter alone when done." if self.keyboard.person else "All on one line."
        return (
            f"Type a number and a letter for any you want to mark, for example 1 {first}. The letters are "
            f"{self._letters_mean()} {ends}"
        )

    def again(self) -> str:
        return self.how()

    def before(self) -> str:
        return self.so_far()

    def so_far(self) -> str:
        named = {state.id: small(state.label) for state in self.prompt.states}
        said = [
            f"{number} {named.get(self.marks[choice.id], '')}"
            for number, choice in enumerate(self.prompt.choices, 1)
            if choice.id in self.marks
        ]
        return f"Marked: {', '.join(said)}." if said else ""

    def take(self, line: str) -> Reply | None:
        if not line.strip():
            return Reply(marks=dict(self.marks))
        found = self._marks(line)
        if found is None:
            return None
        self.marks.update(found)
        self.marks = {choice: state for choice, state in self.marks.items() if state}
        if not self.keyboard.person:
            return Reply(marks=dict(self.marks))
        self.page.say(f"{self.so_far() or 'Nothing is marked now.'} More, or Enter alone when done.")
        return None

    def _marks(self, line: str) -> dict[str, str] | None:
        """What a line marks: numbers, then the letter that holds for them. None: it said what is wrong."""
        found: dict[str, str] = {}
        waiting: list[str] = []
        for piece in _PIECES.findall(line):
            if piece.isdecimal():
                number = int(piece[:4])
                if not 1 <= number <= self.last:
                    self.no_number(number)
                    return None
                waiting.append(self.prompt.choices[number - 1].id)
                continue
            state = self._state(piece.lower())
            if state is None or not waiting:
                self._not_so(piece, known=state is not None)
                return None
            found |= dict.fromkeys(waiting, state)
            waiting = []
        if waiting:
            self._not_so("", known=True)
            return None
        return found

    def _not_so(self, piece: str, *, known: bool) -> None:
        if not known:
            self.page.say(
                f"“{piece}” is none of the letters here: {self._letters_mean()} A - takes a mark away."
            )
        else:
            self.page.say(f"A number, then its letter, please. {self._letters_mean()}")

    def _letters_mean(self) -> str:
        named = {state.id: small(state.label) for state in self.prompt.states}
        return f"{', '.join(f'{letter} for {named[state]}' for letter, state in self.letters.items())}."

    def _state(self, said: str) -> str | None:
        """The state a letter or a word means; empty takes a mark away; None where it means nothing."""
        if said in ("-", *self.letters):
            return self.letters.get(said, "")
        return next((one.id for one in self.prompt.states if said in (one.id, one.label.lower())), None)


def letters(ids: list[str]) -> dict[str, str]:
    """A letter for each state: the first of one of its words, where that is free; else any of its own."""
    found: dict[str, str] = {}
    for one in ids:
        starts = [word[0] for word in re.split(r"[-_ ]+", one) if word]
        free = (char for char in [*starts, *one, *ascii_lowercase] if char.isalpha() and char not in found)
        found[next(free, one)] = one
    return found
