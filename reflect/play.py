"""A scripted conversation, held with no screen: what it came to, or where the script does not fit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from reflect.answering import NotAskedError, RefusedError
from reflect.assistant import Assistant, NoSuchDoorError
from reflect.flows.diagnostics import FlowErrors
from reflect.flows.model import Node, Pack
from reflect.flows.sources import cited
from reflect.flows.spelling import script_of
from reflect.flows.suggest import did_you_mean
from reflect.flows.values import Value, Written
from reflect.scripts.answers import PARKED, UNKNOWN, Answer, answers_of, last_time_of
from reflect.scripts.read import Change, Expect, Given, Script
from reflect.shapes import OpenQuestion, Play
from reflect.summary.open_questions import open_questions, review_of
from reflect.views import Form, Reply, Turn

_GIVEN: Final = ("answered", PARKED, UNKNOWN)
_MET: Final = (*_GIVEN, "open", "shown")


@dataclass(frozen=True, slots=True)
class State:
    """Where a conversation stands: enough to judge it by. ``text`` is the summary without its layout."""

    report: Play
    turns: int
    cited: frozenset[str]
    sections: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Played:
    """A conversation that came to its end, and how it stood after each change that says what it expects."""

    assistant: Assistant
    end: State
    after_changes: tuple[tuple[Expect, State], ...]

    @property
    def report(self) -> Play:
        """What is printed of it."""
        return self.end.report


def play(
    pack: Pack,
    script: Script,
    *,
    now: Callable[[], datetime],
    new_id: Callable[[], str],
    voice: str = "",
    depth: int = 0,
) -> Played:
    """Hold the conversation a script describes. ``voice`` and ``depth`` go before the script's own.

    The day stands still: the script's ``today``, or else the day it is. Raises FlowErrors with everything
    that does not fit, each with its place in the script.
    """
    began = now()
    if script.today:
        began = datetime.combine(script.today, began.timetz())
    assistant = Assistant(pack, now=lambda: began, new_id=new_id)
    return _Player(assistant, script, answers_of(pack, script)).hold(
        voice or script.voice, depth or script.depth
    )


class _Player:
    """Answers what is asked, makes the changes, and says at the end what was left over."""

    def __init__(self, assistant: Assistant, script: Script, answers: dict[int, Answer]) -> None:
        self._assistant = assistant
        self._script = script
        self._answers = answers
        self._used: set[str] = set()
        self._unscripted: list[str] = []
        self._to_change = list(script.changes)
        self._after_changes: list[tuple[Expect, State]] = []

    def hold(self, voice: str, depth: int) -> Played:
        """From the door to an outcome."""
        script = self._script
        try:
            self._assistant.start(
                script.start, voice=voice, depth=depth, role=script.role, last_time=last_time_of(script)
            )
        except NoSuchDoorError as error:
            named = "voice" if "voice" in str(error) else "depth" if "minutes" in str(error) else "start"
            message, _, there_is = str(error).partition(" There is: ")
            script.fail(
                "RS201", script.root.value_at(named), message.rstrip("."), f"there is: {there_is}".rstrip(".")
            )
        while turn := self._assistant.turn:
            self._give(turn)
            for change in [one for one in self._to_change if one.after == turn.key]:
                self._to_change.remove(change)
                self._make(change)
        self._nothing_left_over()
        return Played(self._assistant, state_of(self._assistant), tuple(self._after_changes))

    def _give(self, turn: Turn) -> None:
        given = self._script.answers.get(turn.key)
        if given is None:
            self._otherwise(turn)
            return
        self._used.add(turn.key)
        answer = self._answers[given.at]
        if isinstance(answer, str):
            self._pass_over(turn, answer, given)
            return
        try:
            self._assistant.answer(answer)
        except RefusedError as error:
            self._script.fail("RS203", given.value_at, f"`{turn.key}`: {error}", _choices(turn))

    def _pass_over(self, turn: Turn, answer: str, given: Given) -> None:
        can = turn.can_park if answer == PARKED else turn.can_unknown
        if not can:
            self._script.fail("RS203", given.value_at, f"`{turn.key}` can't be {answer}", _choices(turn))
        if answer == PARKED:
            self._assistant.park()
        else:
            self._assistant.unknown()

    def _otherwise(self, turn: Turn) -> None:
        """What is done with a question the script says nothing of."""
        assistant, otherwise = self._assistant, self._script.otherwise
        self._unscripted.append(turn.key)
        if turn.prompt.form is Form.GO and turn.safety:  # only to be read
            assistant.send(Reply())
        elif otherwise and turn.kind == "pause":
            assistant.send(Reply(picks=(turn.prompt.choices[0].id,)))
        elif otherwise == UNKNOWN and turn.can_unknown:
            assistant.unknown()
        elif otherwise and turn.can_park:
            assistant.park()
        else:
            safety = "; it is about safety, so `otherwise` does not answer it" if otherwise else ""
            self._script.fail(
                "RS205",
                self._script.root.key_at("answers"),
                f"the question `{turn.key}` has no answer{safety}",
                f"add `{turn.key}:` under `answers`: {_choices(turn)}"
                + ("" if otherwise or turn.safety else "; or say `otherwise: park`"),
            )

    def _make(self, change: Change) -> None:
        """Give earlier answers otherwise, and keep how it stands then where that is to be judged."""
        for key, given in change.answers.items():
            answer = self._answers[given.at]
            turns = {step.key for step in self._assistant.talk.turns()}
            if key not in turns:
                self._script.fail(
                    "RS206",
                    given.at,
                    f"`{key}` has not been answered by then",
                    f"change one of those answered before `{change.after}`",
                )
            try:
                if isinstance(answer, str):
                    self._pass_over_again(key, answer)
                else:
                    self._assistant.change(key, answer)
            except RefusedError as error:
                self._script.fail(
                    "RS203", given.value_at, f"`{key}`: {error}", "give what the question takes"
                )
        if change.depth:
            try:
                self._assistant.take_time(change.depth)
            except NoSuchDoorError as error:
                message, _, there_is = str(error).partition(" There is: ")
                self._script.fail("RS201", change.depth_at, message.rstrip("."), f"there is: {there_is}")
            except NotAskedError:
                self._script.fail(
                    "RS206", change.after_at, "it is at its end, so there is no time left to change",
                    "change it after an earlier question",
                )  # fmt: skip
        if change.open:
            try:
                self._assistant.reopen(change.open)
            except NotAskedError:
                self._script.fail(
                    "RS206", change.open_at, f"`{change.open}` cannot be opened by then",
                    "open it after a later question, when no question about safety is open",
                )  # fmt: skip
        if change.expect:
            self._after_changes.append((change.expect, state_of(self._assistant)))

    def _pass_over_again(self, key: str, answer: str) -> None:
        """An earlier answer becomes parked or not known, whatever that does to others."""
        assistant = self._assistant
        assistant.reopen(key)
        if answer == PARKED:
            assistant.park()
        else:
            assistant.unknown()
        turn = assistant.turn
        if turn and turn.key == key and turn.prompt.form is Form.CHOOSE and turn.revisiting:
            assistant.send(Reply(picks=("yes",)))

    def _nothing_left_over(self) -> None:
        """Raise FlowErrors for answers that were never asked for and changes that were never reached."""
        script = self._script
        wrong = [
            script.problem(
                "RS204",
                given.at,
                f"`{key}` was never asked, so this answer is unused",
                did_you_mean(key, self._unscripted) or f"take it out; the way went {_way(self._assistant)}",
            )
            for key, given in script.answers.items()
            if key not in self._used
        ]
        wrong += [
            script.problem(
                "RS206",
                change.after_at,
                f"`{change.after}` was never asked, so this change was never made",
                f"name a question on the way; it went {_way(self._assistant)}",
            )
            for change in self._to_change
        ]
        if wrong:
            raise FlowErrors(wrong)


def _choices(turn: Turn) -> str:
    ids = [choice.id for choice in turn.prompt.choices]
    return f"one of {', '.join(ids)}" if ids else "its answer, as docs/scripts.md spells it"


def _way(assistant: Assistant) -> str:
    """The last few questions asked, for a message."""
    keys = [step.key for step in assistant.talk.turns()]
    return f"{'... ' if len(keys) > 4 else ''}{', '.join(keys[-4:])}"


# ------------------------------------------------------------------------------------- how it stands


def state_of(assistant: Assistant) -> State:
    """Where a conversation stands now."""
    paper = assistant.paper()
    turns = assistant.talk.turns()
    return State(
        report=report(assistant),
        turns=len(turns),
        cited=frozenset(_cited(assistant)),
        sections=tuple(section.id for section in paper.sections),
        text=" ".join(assistant.paper_text("txt").split()),
    )


def report(assistant: Assistant) -> Play:
    """Where a conversation stands, as ``play --json`` prints it."""
    talk = assistant.talk
    turns = talk.turns()
    ending = assistant.ending
    return Play(
        outcome=ending.outcome if ending else "",
        visited=[step.key for step in talk.path.steps if step.status in _MET],
        answers={step.key: _spelt(step.node, step.status, talk.value(step.key)) for step in turns},
        parked=[*(step.key for step in turns if step.status == PARKED), *talk.set_aside()],
        look_again=list(talk.look_again()),
        open_questions=list(_open(assistant)),
        id=talk.opened.id,
    )


def _spelt(node: Node, status: str, value: Value | None) -> Any:
    if value is None:
        return str(status)
    spelt = script_of(node, value)
    return {"text": spelt} if isinstance(value, Written) and spelt in (PARKED, UNKNOWN) else spelt


def _open(assistant: Assistant) -> Iterator[OpenQuestion]:
    review = review_of(assistant.talk)
    for one in open_questions(assistant.talk):
        holder = review.holders.get(one.key) if review else None
        who, by = (holder.who, holder.by) if holder else ("", "")
        status = "parked" if one.status == PARKED else "unknown"
        yield OpenQuestion(key=one.key, question=one.text, status=status, who=who, by=by)  # type: ignore[arg-type]


def _cited(assistant: Assistant) -> Iterator[str]:
    """Points of guidance met on the way: of questions and passages, and of what was offered in them."""
    for step in assistant.talk.path.steps:
        if step.status in _MET:
            yield from (point for point, _ in cited(step.node))
