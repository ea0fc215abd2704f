"""The conversation, line by line: shows the open question, collects a reply, does what a word asks for."""

from __future__ import annotations

import contextlib
import io
import sys
from dataclasses import replace
from typing import Final

from reflect.assistant import Assistant
from reflect.plain import showing
from reflect.plain.collecting import Choosing, Collecting, Door, Going, Ticking
from reflect.plain.keyboard import InputEndedError, Keyboard, stopped_gently
from reflect.plain.leaving import Leaving
from reflect.plain.looking import Looking
from reflect.plain.marking import Marking
from reflect.plain.page import Page
from reflect.plain.wants import Wish
from reflect.plain.writing import Writing
from reflect.views import Choice, Form, Prompt, Reply, Turn

HELLO: Final = """\
reflect, line by line. It helps you think about one family before supervision: one question at a time, \
and Enter after each answer.
If a child may be in danger, type danger, at any time. Type help for everything else you can type.
It does not assess, and it cannot see danger. Nothing leaves this machine. Nothing is kept yet: at the end, \
or whenever you type write, you can put the summary in a file."""
BROKE: Final = (
    "Something broke inside reflect. Here is your summary as it stood, so that your words are not lost:"
)
STOPPED: Final = 130
"""The exit code for Ctrl+C."""
WORDS_DOOR: Final = "words"
"""The door for a sentence typed instead of a number."""


def converse(assistant: Assistant) -> int:
    """Hold one conversation from the door (or from where it was begun) to the paper. The exit code."""
    stdin, stdout = sys.stdin or io.StringIO(), sys.stdout or io.StringIO()  # a closed one is None
    page = Page(stdout)
    with stopped_gently():
        conversation = Conversation(assistant, Keyboard(stdin, stdout), page)
        try:
            conversation.hold()
        except InputEndedError:
            conversation.leaving.input_ended()
        except KeyboardInterrupt:
            conversation.leaving.stopped()
            return STOPPED
        except Exception:
            _rescue(assistant, page)
            raise
    return 0


def _rescue(assistant: Assistant, page: Page) -> None:
    """Something broke: put what there is of the summary on the page, so that no words are lost with it."""
    with contextlib.suppress(Exception):
        text = assistant.paper_text("txt")
        page.gap()
        page.say(BROKE)
        page.gap()
        page.as_it_is(text)


class Conversation:
    """One conversation in plain mode."""

    def __init__(self, assistant: Assistant, keyboard: Keyboard, page: Page) -> None:
        self.assistant = assistant
        self.keyboard = keyboard
        self.page = page
        self.leaving = Leaving(assistant, keyboard, page)
        self.looking = Looking(assistant, page, self.leaving, has_keys=keyboard.has_keys)
        self._explained: set[Form] = set()
        self._shown: tuple[str, str] = ("", "")  # key and question that stand on the page
        self._given = 0  # parts of it read back so far
        self._kept: dict[str, str] = {}  # words typed to a question that has not taken them yet

    def hold(self) -> None:
        """From the door to the end. Raises InputEndedError where the input ends."""
        self.page.say(HELLO)
        if not self.looking.begun and not self._through_a_door():
            return
        while True:
            turn = self.assistant.turn
            if self._ask(turn) if turn else self._at_the_end():
                return

    # the door

    def _through_a_door(self) -> bool:
        """Begin at the door chosen, or with a sentence typed here; False where the person left instead."""
        doors = {door.id: door for door in self.assistant.doors()}
        listed = [Choice(door.id, door.label, door.about) for door in doors.values() if door.id != WORDS_DOOR]
        collector = Door(Prompt(Form.CHOOSE, choices=tuple(listed)), self.keyboard, self.page)
        while True:
            self.page.gap()
            self.page.say("Where would you like to begin?")
            self._list(collector.prompt)
            self.page.say(collector.how())
            got = collector.read()
            if isinstance(got, Reply):
                self._read_back(collector.prompt, got)
                in_words = WORDS_DOOR if WORDS_DOOR in doors else listed[0].id
                self.assistant.start(got.picks[0] if got.picks else in_words, words=got.text)
                return True
            if got.word == "quit" and self.leaving.may_leave():
                return False
            if not self.looking.look(got, collector.how()):
                self.page.say("No question is open yet, so that has nothing to work on.")

    # a question

    def _ask(self, turn: Turn) -> bool:
        """Ask until something was given or somewhere else was gone to. True: the person has left."""
        collector = self._collector(turn)
        self._show(turn, collector)
        while True:
            got = collector.read()
            if isinstance(got, Reply):
                if collector.kept:
                    self._kept[turn.key] = collector.kept
                elif turn.prompt.form is Form.WRITE:
                    self._kept.pop(turn.key, None)
                self._read_back(turn.prompt, got)
                self.assistant.send(got)
                self._after(turn.key)
                return False
            if got.word == "quit" and self.leaving.may_leave():
                return True
            if got.word == "quit" or self.looking.look(got, collector.how()):
                self._again(turn, collector)
            elif self._go(got, turn, collector):
                if got.word == "unknown":
                    self._after(turn.key)
                return False

    def _after(self, key: str) -> None:
        """For who is learning: why that was asked, once the whole answer is in."""
        told = self.assistant.after(key)
        still = self.assistant.turn
        if told and not (still and still.key == key):
            self.page.gap()
            self.page.say(f"Why that was asked: {told}")

    def _collector(self, turn: Turn) -> Collecting:
        prompt = turn.prompt
        if prompt.form is not Form.WRITE:
            if prompt.error and prompt.form is not Form.MARK:
                prompt = replace(prompt, before=Reply())  # Enter alone must not give it a second time
            return _KINDS[prompt.form](prompt, self.keyboard, self.page)
        kept = self._kept.get(turn.key, "")
        if kept and not prompt.before.text:
            prompt = replace(prompt, before=Reply(text=kept))
        return Writing(prompt, self.keyboard, self.page, lambda text: self.assistant.draft(Reply(text=text)))

    def _show(self, turn: Turn, collector: Collecting) -> None:
        """The question, or only what is new of it: the next part, or why a reply was not taken."""
        prompt, page = turn.prompt, self.page
        if turn.notice and not prompt.error:
            page.gap()
            page.say(turn.notice)
        whole = self._shown[0] != turn.key
        if whole:
            showing.question(page, turn, self.looking.heading(turn))
            self._given = 0
            if turn.revisiting:
                page.say("This is an earlier answer. Type on to leave it as it is and go on.")
            elif turn.area:
                page.say("Type on to go back to where you were.")
            if turn.more:
                page.say("There is one more question on this. Type more to see it.")
        elif turn.ask != self._shown[1]:
            page.gap()
            page.say(turn.ask)
        for part in turn.given[self._given :]:
            if part.label or whole:
                page.say(showing.given(part))
        self._shown, self._given = (turn.key, turn.ask), len(turn.given)
        if prompt.error:
            page.say(prompt.error)
        else:
            if prompt.ask:
                page.gap()
                page.say(prompt.ask)
            self._list(prompt, turn.source)
        self._how(turn, collector)

    def _how(self, turn: Turn, collector: Collecting) -> None:
        """How to answer: in full the first time a form is met, and whatever is particular every time."""
        prompt = turn.prompt
        if prompt.hint:
            self.page.say(prompt.hint)
        how = collector.again() if prompt.form in self._explained else collector.how()
        if how:
            self.page.say(how)
        if not self._explained:
            self.page.say(f"Instead of an answer you can type {_either(_words_for(turn))}.")
        self._explained.add(prompt.form)
        if collector.before():
            self.page.say(collector.before())

    def _list(self, prompt: Prompt, source: str = "") -> None:
        """The choices by number. Small print that is the same for all of them is said once."""
        notes = [choice.note for choice in prompt.choices if choice.note]
        same = notes[0] if len(notes) > 1 and len(set(notes)) == 1 else ""
        once = {source, same}
        self.page.numbered(
            (choice.label, "" if choice.note in once else showing.spoken(choice.note))
            for choice in prompt.choices
        )
        if same not in ("", source):
            self.page.say(f"The answers are from: {showing.ended(showing.spoken(same))}")

    def _again(self, turn: Turn, collector: Collecting) -> None:
        """Back from looking at something: the question once more, and what was given of it."""
        self.page.say(self.looking.heading(turn))
        self.page.say(turn.prompt.ask or turn.ask)
        self._list(turn.prompt, turn.source)
        said = collector.so_far() or collector.before()
        if said:
            self.page.say(said)

    def _read_back(self, prompt: Prompt, reply: Reply) -> None:
        """What was picked, in words: a number alone says little."""
        labels = [choice.label.rstrip(".") for choice in prompt.choices if choice.id in reply.picks]
        if labels:
            self.page.say(showing.ended(f"You said: {'; '.join(labels)}"))

    def _go(self, wanted: Wish, turn: Turn, collector: Collecting) -> bool:
        """Do something that leads away from this question. False where it cannot be done; it says so."""
        if collector.unsent:
            self._kept[turn.key] = collector.unsent
        match wanted.word:
            case "park" if turn.can_park:
                self.assistant.park()
            case "unknown" if turn.can_unknown:
                self.assistant.unknown()
            case "back" if turn.can_back:
                self._shown = ("", "")
                self.assistant.back()
            case "on" if turn.revisiting or turn.area:
                self.assistant.go_on()
            case "more" if turn.more:
                self.assistant.more()
            case "change" | "open":
                return self._reopen(wanted)
            case "time":
                return self._time()
            case word:
                self.page.say(_CANNOT[word])
                return False
        return True

    def _reopen(self, wanted: Wish) -> bool:
        """Open an answer again, or what can be opened, by its number. False, and it says so, without one."""
        find = self.looking.opening if wanted.word == "open" else self.looking.answer
        key = find(wanted.number)
        if key:
            self._shown = ("", "")
            self.assistant.reopen(key)
        return bool(key)

    def _time(self) -> bool:
        """Ask how long the rest of the way shall be. False where it stays as it is."""
        assistant, page = self.assistant, self.page
        left = assistant.standing("time.left")
        choices = [
            Choice(str(one.depth), one.label, left.replace("{n}", str(max(1, one.minutes_left))))
            for one in assistant.times()
        ]
        choices.append(Choice("stay", assistant.standing("time.stay")))
        page.gap()
        page.say(f"{assistant.standing('time.ask')} {assistant.standing('time.more')}")
        collector = Choosing(Prompt(Form.CHOOSE, choices=tuple(choices)), self.keyboard, page)
        self._list(collector.prompt)
        got = collector.read()
        chosen = got.picks[0] if isinstance(got, Reply) and got.picks else "stay"
        if chosen == "stay":
            page.say("It stays as it is.")
            return False
        self._shown = ("", "")
        assistant.take_time(int(chosen))
        return True

    def _at_the_end(self) -> bool:
        """The outcome, and what can be done with it. True: the person has left."""
        shown = self.assistant.ending
        if shown is None:
            return True
        self._shown = ("", "")
        showing.ending(self.page, shown)
        while True:
            wanted = self.leaving.choose()
            match wanted.word:
                case "quit":
                    if self.leaving.may_leave():
                        return True
                case "back":
                    self.assistant.back()
                    return False
                case "change" | "open":
                    if self._reopen(wanted):
                        return False
                case _ if not self.looking.look(wanted, ""):
                    self.page.say("The conversation is at its end, so that has nothing to work on here.")


_KINDS: Final[dict[Form, type[Collecting]]] = {
    Form.CHOOSE: Choosing,
    Form.TICK: Ticking,
    Form.MARK: Marking,
    Form.GO: Going,
}

_CANNOT: Final = {
    "park": "This question can't be parked: it needs an answer before anything else.",
    "unknown": "“Not known yet” does not fit here. Please take the answer that is nearest.",
    "back": "This is the first question; there is nothing before it.",
    "on": "There is nothing to go on from: this question is still open.",
    "more": "There is no more on this one. map lists what else can be opened.",
}


def _words_for(turn: Turn) -> list[str]:
    """The words that mean something at this question."""
    can = {"park": turn.can_park, "unknown": turn.can_unknown, "back": turn.can_back}
    words = ("park", "unknown", "back", "why", "summary", "map", "danger", "help")
    return [word for word in words if can.get(word, True)]


def _either(words: list[str]) -> str:
    return f"{', '.join(words[:-1])} or {words[-1]}"
