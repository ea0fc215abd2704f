"""The list that answers: choose one, tick some, mark ideas, or simply go on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from textual.events import Key, Paste
from textual.timer import Timer

from reflect.views import Choice, Form, Prompt, Reply
from reflect.widgets.messages import Given, Notice, Touched, Wanted
from reflect.widgets.pace import pace_of
from reflect.widgets.picklist import PickList, Row

NO_WORDS: Final = "There is nothing to write in here. Choose a line, or look for “something else”."
LETTERS: Final = {"u": "unknown", "p": "park", "m": "more", "question_mark": "why"}
"""Shortcuts for commands, only while a list has the focus: in a box they are letters."""
BOXES: Final = {True: "[x]", False: "[ ]"}


@dataclass(frozen=True, slots=True)
class MarkKey:
    """The letter that gives an idea a state."""

    letter: str
    state: Choice


def mark_keys(states: tuple[Choice, ...]) -> tuple[MarkKey, ...]:
    """A letter for each state: the first of one of its words, else any of its letters, that is still free."""
    taken = {one for one in LETTERS if len(one) == 1}
    found = []
    for state in states:
        label = state.label.lower()
        wanted = [*(word[0] for word in label.split()), *label]
        letter = next((one for one in wanted if one.isalpha() and one not in taken), "")
        taken.add(letter)
        found.append(MarkKey(letter, state))
    return tuple(found)


def _unsaid(choice: Choice, source: str) -> Choice:
    """A choice without what its question has said: the same source."""
    if not source or not choice.note.endswith(source):
        return choice
    return replace(choice, note=choice.note.removesuffix(source).rstrip(" ·"))


class ChoiceList(PickList):
    """Shows a prompt of any form but ``WRITE``. Says :class:`Given`."""

    def __init__(self, ident: str | None = None) -> None:
        super().__init__(guarded=True, ident=ident)
        self._prompt = Prompt(Form.GO)
        self._again = False
        self._ticked: set[str] = set()
        self._marks: dict[str, str] = {}
        self._lettered = float("-inf")
        self._letter_timer: Timer | None = None

    def ask(self, prompt: Prompt, go_on: str, *, again: bool = False, source: str = "") -> None:
        """Show a prompt, with what was given before already chosen, ticked or marked.

        ``again``: it is an earlier answer; what it was is said in words. ``source`` stands under the
        question already and is not said again under every line.
        """
        self._no_letter()
        self._prompt = replace(prompt, choices=tuple(_unsaid(choice, source) for choice in prompt.choices))
        self._again = again
        self._ticked = set(prompt.before.picks)
        self._marks = dict(prompt.before.marks)
        if prompt.form is Form.GO:
            self.show([Row("", go_on, mark="Enter")])
        else:
            picks = prompt.before.picks
            self.show(self._drawn(), here=picks[0] if picks and prompt.form is Form.CHOOSE else "")

    @property
    def reply(self) -> Reply:
        """What is chosen so far."""
        order = [choice.id for choice in self._prompt.choices]
        return Reply(picks=tuple(sorted(self._ticked & set(order), key=order.index)), marks=dict(self._marks))

    def _drawn(self) -> list[Row]:
        prompt = self._prompt
        rows = []
        for number, choice in enumerate(prompt.choices, 1):
            digit = str(number) if number <= 9 else " "
            note = choice.note
            if prompt.form is Form.CHOOSE:
                mark = digit
                if self._again and choice.id in prompt.before.picks:
                    note = " · ".join(part for part in (note, "your answer before") if part)
            elif prompt.form is Form.TICK:
                mark = f"{digit} {BOXES[choice.id in self._ticked]}"
            else:
                letter, word = self._state_of(choice.id)
                mark = f"{digit} [{letter}]"
                note = " · ".join(part for part in (word, note) if part)
            done = choice.id in self._ticked or choice.id in self._marks
            style = "bold $own" if done and prompt.form is not Form.CHOOSE else "bold $guide"
            rows.append(Row(choice.id, choice.label, mark, note, mark_style=style))
        return rows

    def _state_of(self, idea: str) -> tuple[str, str]:
        """The letter and the word of the state an idea was given; blank and empty for none."""
        for key in mark_keys(self._prompt.states):
            if key.state.id == self._marks.get(idea):
                return key.letter, key.state.label
        return " ", ""

    # giving

    def on_key(self, event: Key) -> None:
        if pace_of(self.app).hurried(event) and event.key != "space":
            return  # part of a paste; the list's own keys say the same
        if not (event.character or "").isalpha():
            self._no_letter()
        if self._in_a_word(event):
            self.post_message(Notice(NO_WORDS))
        elif event.key in LETTERS and self._prompt.form is not Form.GO:
            if self.steady(event):
                self._letter(LETTERS[event.key])
        elif event.key == "space" and self._prompt.form is Form.TICK:
            self._tick()
        elif self._prompt.form is Form.MARK and event.key in (*self._mark_letters(), "space"):
            self._mark(event.key)
        elif event.key == "enter" and self._prompt.form in (Form.TICK, Form.MARK):
            if self.steady(event):
                self.post_message(Given(self.reply))
        else:
            return  # Textual goes on to the list's own keys
        event.stop()
        event.prevent_default()

    def _in_a_word(self, event: Key) -> bool:
        """Whether a letter belongs to a word somebody types here by mistake: then it is no command.

        The first letter waits a moment for a second one; what looks like a word is never parked with.
        """
        pace = pace_of(self.app)
        marks = self._prompt.form is Form.MARK and event.key in self._mark_letters()
        if not pace.word or marks or not (event.character or "").isalpha():
            return False
        close = event.time - self._lettered < pace.word
        self._lettered = event.time
        if close:
            self._no_letter()
        return close or event.key not in LETTERS

    def _letter(self, command: str) -> None:
        """Carry out a letter's command, once it is clear that no word follows."""
        self._no_letter()
        wait = pace_of(self.app).word
        if not wait or command == "why":
            self.post_message(Wanted(command))
            return

        def now() -> None:
            self._letter_timer = None
            self.post_message(Wanted(command))

        self._letter_timer = self.set_timer(wait, now)

    def _no_letter(self) -> None:
        """A letter that waits is no command after all."""
        if self._letter_timer:
            self._letter_timer.stop()
            self._letter_timer = None

    def digit(self, event: Key) -> None:
        if self._prompt.form is Form.TICK:
            self._tick()
        elif self._prompt.form is not Form.MARK:
            super().digit(event)

    def choose(self) -> None:
        form = self._prompt.form
        if form is Form.TICK:  # a click
            self._tick()
        elif form is Form.CHOOSE and self.here:
            self.post_message(Given(Reply(picks=(self.here.id,))))
        elif form is Form.GO:
            self.post_message(Given(Reply()))

    def _tick(self) -> None:
        """Tick or clear the row under the caret; one that excludes the others clears them."""
        here = next(
            (choice for choice in self._prompt.choices if self.here and choice.id == self.here.id), None
        )
        if here is None:
            return
        if here.id in self._ticked:
            self._ticked.discard(here.id)
        else:
            alone = {choice.id for choice in self._prompt.choices if choice.exclusive}
            self._ticked = {here.id} if here.exclusive else (self._ticked - alone) | {here.id}
        self._changed()

    def _mark_letters(self) -> dict[str, str]:
        return {key.letter: key.state.id for key in mark_keys(self._prompt.states)}

    def _mark(self, key: str) -> None:
        """Give the idea under the caret a state; the same one again, or Space, takes it away."""
        if self.here is None:
            return
        state = self._mark_letters().get(key, "")
        if not state or self._marks.get(self.here.id) == state:
            self._marks.pop(self.here.id, None)
        else:
            self._marks[self.here.id] = state
        self._changed()

    def _changed(self) -> None:
        self.redraw(self._drawn())
        self.post_message(Touched())

    def on_paste(self, event: Paste) -> None:
        event.stop()
        self.post_message(Notice(NO_WORDS))
