"""One made-up conversation: answers, and now and then all else a person can do; checked at every turn."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import Final

from reflect.conversation.events import (
    Answered,
    AnyEvent,
    Changed,
    DepthChanged,
    Opened,
    Parked,
    Restored,
    Unknown,
)
from reflect.conversation.state import Status, Step
from reflect.conversation.talk import Talk, begin, replay
from reflect.conversation.walk import LostPathError
from reflect.conversation.wording import wording
from reflect.flows.graph import Graphs
from reflect.flows.model import Pack
from reflect.flows.values import Value
from reflect.fuzz.answers import Answers
from reflect.summary.build import case_summary
from reflect.summary.render import KINDS, render

TODAY: Final = date(2026, 1, 15)

PARK, UNKNOWN, CHANGE, RESTORE, DEPTH, OPEN, LEAVE = 0.03, 0.06, 0.09, 0.095, 0.1, 0.115, 0.12
"""Where each move ends on a scale from 0 to 1; beyond them all, the question is answered."""

FROM_THE_END: Final = 0.05
"""How often somebody at an outcome goes back once more."""

OFFERED: Final = 0.3
"""How often a question that is offered is taken rather than an area."""

CHANGES: Final = 8
"""Earlier answers given again in one conversation, at most: every conversation has to come to its end."""

_LEFT_OUT: Final = Status.LEFT_OUT
_PASSED: Final = Status.PASSED
_TURNS: Final = frozenset({Status.ANSWERED, Status.PARKED, Status.UNKNOWN})


class WentWrongError(Exception):
    """A conversation did what none may do. The message says what."""


@dataclass(slots=True)
class Rules:
    """What all conversations have in common."""

    pack: Pack
    graphs: Graphs
    chance: Random
    answers: Answers
    bound: int
    """Events a conversation may have at most."""
    visited: set[str] = field(default_factory=set)
    moves: Counter[str] = field(default_factory=Counter)
    fixed: frozenset[str] = frozenset()
    """Places whose words are always the same: nothing is filled in, and nothing stands in their stead."""

    def __post_init__(self) -> None:
        self.fixed = frozenset(
            f"{flow.id}/{node.id}"
            for flow in self.pack.flows.values()
            for node in flow.nodes.values()
            if not (node.instead or node.tests or "{" in node.lead or "{" in node.ask)
        )


class Conversation:
    """One conversation, from the door to an outcome."""

    def __init__(self, rules: Rules, opened: Opened, *, shown: bool = True) -> None:
        """Open it. ``shown``: what is said on the way is filled in and looked at as well."""
        self._rules = rules
        self._shown = shown
        self._changes = 0
        self._checked = 0
        self.events: list[AnyEvent] = [opened]
        self.talk: Talk = begin(rules.pack, opened, rules.graphs)

    def hold(self) -> None:
        """Go on until an outcome. Raises WentWrongError."""
        rules, talk, chance = self._rules, self.talk, self._rules.chance.random
        try:
            self._look()
            while talk.path.outcome is None or (self._changes < CHANGES and chance() < FROM_THE_END):
                if len(self.events) > rules.bound:
                    raise WentWrongError(f"no outcome after {rules.bound} answers and changes")
                self._move(chance())
                self._look()
        except LostPathError as lost:
            raise WentWrongError(f"no way leads on from {lost}") from lost

    def finish(self) -> None:
        """Answer what is still asked, with no more moves: so that a script of it can be played to its end."""
        while self.talk.path.outcome is None and len(self.events) < 2 * self._rules.bound:
            self._answer(self._open())

    # moves

    def _move(self, roll: float) -> None:
        talk = self.talk
        if talk.path.outcome is not None:
            self._change()
            return
        step = self._open()
        if roll >= LEAVE or len(self.events) == 1:
            self._answer(step)
        elif roll >= OPEN:
            self._turn_to("")
        elif roll >= DEPTH:
            self._open_something()
        elif roll < UNKNOWN:
            self._pass_over(step, Parked if roll < PARK else Unknown)
        elif roll < CHANGE:
            self._change()
        elif roll < RESTORE:
            self._restore()
        else:
            depth = int(self._rules.answers.one([str(one) for one in talk.pack.depths]))
            key = talk.path.way_key
            if key:
                self._add("depth", DepthChanged(seq=len(self.events), at="", depth=depth, at_key=key))

    def _answer(self, step: Step) -> None:
        value, seq = self._rules.answers.answer(self.talk, step), len(self.events)
        self._add("answered", Answered(seq=seq, at="", key=step.key, value=value, aside=step.aside))

    def _open_something(self) -> None:
        """A question that is only offered is answered, or an area opened from the map."""
        talk = self.talk
        offered = talk.offered()
        areas = [one.key for one in talk.openings()]
        if not talk.can_open() or not (offered or areas):
            self._answer(self._open())
        elif offered and (not areas or self._rules.chance.random() < OFFERED):
            self._answer(offered[int(self._rules.chance.random() * len(offered))])
        else:
            self._rules.moves["opened"] += 1
            self._turn_to(self._rules.answers.one(areas))

    def _turn_to(self, area: str) -> None:
        if area or self.talk.path.aside:
            self.talk.turn_to(area)
            self._checked = 0

    def _pass_over(self, step: Step, how: type[Parked | Unknown]) -> None:
        if step.node.kind == "safety" or (how is Unknown and step.node.kind in ("pause", "review")):
            self._answer(step)
            return
        move = "parked" if how is Parked else "unknown"
        self._add(move, how(seq=len(self.events), at="", key=step.key, aside=step.aside))

    def _change(self) -> None:
        """Back to any answer so far, the gate and the role too, and another one given."""
        turns = [step for step in self.talk.path.steps if step.status in _TURNS]
        if not turns or self._changes >= CHANGES:
            if self.talk.open_key:
                self._answer(self._open())
            return
        self._changes += 1
        step = turns[int(self._rules.chance.random() * len(turns))]
        seq, roll = len(self.events), self._rules.chance.random()
        if roll < 0.1 and step.node.kind != "safety":
            self._add("changed", Parked(seq=seq, at="", key=step.key, aside=step.aside))
        elif roll < 0.2 and step.node.kind not in ("safety", "pause", "review"):
            self._add("changed", Unknown(seq=seq, at="", key=step.key, aside=step.aside))
        else:
            value: Value = self._rules.answers.answer(self.talk, step)
            self._add("changed", Changed(seq=seq, at="", key=step.key, value=value, aside=step.aside))

    def _restore(self) -> None:
        keys = [*self.talk.look_again(), *self.talk.set_aside()]
        if keys:
            key = self._rules.answers.one(keys)
            self._add("restored", Restored(seq=len(self.events), at="", key=key))
        else:
            self._answer(self._open())

    def _open(self) -> Step:
        path = self.talk.path
        return path.steps[path.at[path.open_key]]

    def _add(self, move: str, event: AnyEvent) -> None:
        self._rules.moves[move] += 1
        self.events.append(event)
        path = self.talk.path
        self.talk.apply(event)
        if self.talk.path is not path:
            self._checked = 0

    # checks

    def _look(self) -> None:
        """See that everything new on the path can be shown."""
        talk, steps = self.talk, self.talk.path.steps
        rules = self._rules
        new = steps[self._checked :] if self._checked else steps
        self._checked = len(steps)  # an open question is the last, and stays where it is when answered
        visited, shown = rules.visited, self._shown
        for step in new:
            if step.status is not _LEFT_OUT:
                visited.add(step.plain)
                if shown and step.status is not _PASSED and step.plain not in rules.fixed:
                    _see(talk, step)
        if talk.path.open_key and steps[-1].key != talk.path.open_key:
            raise WentWrongError(f"`{talk.path.open_key}` is asked and is not the last thing on the way")

    def check_replay(self) -> None:
        """The same from nothing. Raises WentWrongError where that is another conversation."""
        if self.talk.asides.turned is not None:  # somebody has only turned there: no event says so
            self.talk.turn_to(None)
        again = replay(self._rules.pack, self.events, self._rules.graphs)
        if again.snapshot() != self.talk.snapshot():
            raise WentWrongError("worked out again from its events it is another conversation")

    def check_paper(self) -> None:
        """The summary in every form. Raises WentWrongError where it holds a brace of ours."""
        document = case_summary(self.talk, TODAY)
        for kind in KINDS:
            written = render(document, kind)
            if kind != "json" and ("{" in written or "}" in written):
                at = max(written.find("{"), written.find("}"))
                around = written[max(0, at - 40) : at + 40].replace("\n", " ")
                raise WentWrongError(f"the summary ({kind}) has a brace in it: ... {around} ...")


def _see(talk: Talk, step: Step) -> None:
    """Fill in what is shown at a step, and see that no brace is left."""
    node = wording(talk, step)
    for text in (node.lead, node.ask):
        if "{" in text:
            shown = talk.words(text, step)
            if "{" in shown or "}" in shown:
                raise WentWrongError(f"`{step.key}` is shown with a brace in it: {shown}")
