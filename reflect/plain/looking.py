"""Everything that can be looked at without leaving a question, and the numbers that answers go by."""

from __future__ import annotations

from reflect.assistant import Assistant
from reflect.plain import showing
from reflect.plain.leaving import Leaving
from reflect.plain.page import Page
from reflect.plain.wants import Wish
from reflect.views import Turn


class Looking:
    """Why, the map, sources, the summary, danger and help, on the page."""

    def __init__(self, assistant: Assistant, page: Page, leaving: Leaving, *, has_keys: bool) -> None:
        self._assistant = assistant
        self._page = page
        self._leaving = leaving
        self._has_keys = has_keys

    @property
    def begun(self) -> bool:
        """Whether a conversation is open: at a question, or at its end."""
        return bool(self._assistant.turn or self._assistant.ending)

    def look(self, wanted: Wish, how: str) -> bool:
        """Show what a word asks for; ``how`` is how to answer here. False where it means something else."""
        match wanted.word:
            case "danger":
                showing.danger(self._page, self._assistant.danger())
            case "help":
                showing.help_page(self._page, how, keys=self._has_keys)
            case _ if not self.begun:
                return False
            case "why":
                self._why()
            case "map":
                showing.map_of(self._page, self._assistant.map(), self.numbers())
            case "sources":
                self._sources()
            case "summary":
                self._leaving.read()
            case "write":
                self._leaving.write()
            case "private":
                self._private()
            case _:
                return False
        return True

    def _private(self) -> None:
        if self._assistant.private_paper():
            self._leaving.read_private()
        else:
            self._page.say("Nothing private has been said, so there is no private page.")

    def _why(self) -> None:
        reason = self._assistant.why()
        if reason:
            showing.why(self._page, reason)
        else:
            self._page.say("No question is open now.")

    def _sources(self) -> None:
        notes = self._assistant.sources()
        none = "No question so far rests on a document."
        self._page.gap()
        self._page.say("The guidance behind the questions so far:" if notes else none)
        showing.sources(self._page, notes)
        self._page.gap()

    # numbers

    def heading(self, turn: Turn) -> str:
        """``Question 4, about the child:``"""
        stage = next((one.label for one in self._assistant.pack.stages if one.id == turn.stage), "")
        return showing.heading(turn, self.numbers()[turn.key], stage)

    def numbers(self) -> dict[str, int]:
        """The number of each question met, in the order of the conversation."""
        met = [one.key for one in self._assistant.exchanges(max(self._assistant.exchange_count(), 1))]
        turn = self._assistant.turn
        if turn and turn.key not in met:
            met.append(turn.key)
        return {key: number for number, key in enumerate(met, 1)}

    def opening(self, number: int) -> str:
        """The key of ``number`` of what can be opened; empty, and it says why, where there is none."""
        found = showing.openings(self._assistant.map())
        if 0 < number <= len(found):
            return found[number - 1].key
        first = f"There is no number {number} to open." if number else "Type open and a number."
        there = "map lists what can be opened, with its numbers." if found else "Nothing can be opened now."
        self._page.say(f"{first} {there}")
        return ""

    def answer(self, number: int) -> str:
        """The key of answer ``number``; empty, and it says why, where it cannot be opened."""
        numbers, turn = self.numbers(), self._assistant.turn
        if turn:
            numbers.pop(turn.key)
        key = next((key for key, one in numbers.items() if one == number), "")
        if not key:
            first = f"There is no answer {number} to change." if number else "Type change and a number."
            there = "map lists your answers with their numbers." if numbers else "Nothing is answered yet."
            self._page.say(f"{first} {there}")
        return key
