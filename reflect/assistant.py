"""The one owner of a conversation in progress. Every front end is an adapter over it.

A front end shows :attr:`Assistant.turn` (or :attr:`Assistant.ending`), collects one reply for
``turn.prompt`` and calls :meth:`Assistant.send`. Nothing here draws, and nothing in a front end decides.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Final

from reflect import danger as danger_words
from reflect import present
from reflect.answering import Answering, NotAskedError
from reflect.conversation.events import AnyEvent, Closed, Exported
from reflect.conversation.state import Effect, Status
from reflect.conversation.talk import Talk
from reflect.conversation.wording import wording
from reflect.flows.graph import Graphs, graphs_of
from reflect.flows.model import Door, Pack
from reflect.flows.overlay import spoken
from reflect.flows.values import Action, Value
from reflect.paper_file import WriteResult, write_new
from reflect.sitting import Sitting, Start
from reflect.summary.build import CASE, case_summary, private_reflection
from reflect.summary.model import Document
from reflect.summary.render import render
from reflect.views import (
    Danger,
    DoorView,
    Ending,
    Exchange,
    MapView,
    Reply,
    SaveState,
    SourceNote,
    TimeLeft,
    Turn,
    Why,
)
from reflect.views import Status as StatusView

NOT_KEPT: Final = SaveState("Not kept yet", "memory")


class NoSuchDoorError(ValueError):
    """There is no door of this name, or it has no such voice or depth. The message says which there are."""


class Assistant:
    """One person's conversation, from the door to the paper."""

    def __init__(self, pack: Pack, *, now: Callable[[], datetime], new_id: Callable[[], str]) -> None:
        """Ready at the doors. ``now`` and ``new_id`` are the only clock and the only chance there is."""
        self.pack = pack
        self._now = now
        self._new_id = new_id
        self._spoken: dict[str, tuple[Pack, Graphs]] = {}
        self._sitting: Sitting | None = None
        self._answering: Answering | None = None
        self._written: dict[Path, str] = {}

    def standing(self, name: str) -> str:
        """The standing words of this name."""
        return self.pack.words[name]

    # doors

    def doors(self) -> tuple[DoorView, ...]:
        """What can be started from home."""
        return tuple(DoorView(door.id, door.label, door.about, door.voice) for door in self.pack.doors)

    def warm(self, voice: str = "") -> tuple[Pack, Graphs]:
        """The pack as it is spoken in a voice (the first there is, where none is named), and its graphs:
        worked out now, so that choosing a door does not wait for them. May be called off the screen's thread.
        """
        voice = voice or self.pack.voices[0]
        if voice not in self._spoken:
            pack = spoken(self.pack, voice)
            self._spoken[voice] = pack, graphs_of(pack)
        return self._spoken[voice]

    def start(
        self,
        door: str,
        *,
        voice: str = "",
        depth: int = 0,
        role: str = "",
        words: str = "",
        last_time: tuple[Action, ...] = (),
    ) -> None:
        """Open a conversation at a door (its id, or its flow).

        ``words`` are the person's own, typed on home: put ready in the first question that asks for theirs.
        ``last_time`` are the actions agreed the time before, to be followed up.
        Raises NoSuchDoorError for a door, voice or depth the pack does not have.
        """
        chosen = self._door(door)
        voice, depth = voice or chosen.voice, depth or chosen.depth
        if voice not in self.pack.voices:
            raise NoSuchDoorError(
                f"There is no voice “{voice}” here. There is: {', '.join(self.pack.voices)}."
            )
        if depth and depth not in self.pack.depths:
            offered = ", ".join(str(minutes) for minutes in self.pack.depths)
            raise NoSuchDoorError(f"There is no conversation of {depth} minutes here. There is: {offered}.")
        pack, graphs = self.warm(voice)
        start = Start(self._new_id(), chosen.flow, voice, depth, role or pack.role, last_time)
        self._sitting = Sitting(pack, graphs, self._now, start)
        self._answering = Answering(self._sitting, words)

    def _door(self, name: str) -> Door:
        for door in self.pack.doors:
            if name == door.id:
                return door
        flow = self.pack.flows.get(name)
        if flow and flow.door:
            return Door(name, name, flow.title)
        raise NoSuchDoorError(
            f"There is no door “{name}”. There is: {', '.join(door.id for door in self.pack.doors)}."
        )

    @property
    def _held(self) -> Sitting:
        if self._sitting is None:
            raise NotAskedError("No conversation is open.")
        return self._sitting

    @property
    def _giving(self) -> Answering:
        if self._answering is None:
            raise NotAskedError("No conversation is open.")
        return self._answering

    # where it stands

    @property
    def today(self) -> date:
        """The day it is."""
        return self._now().date()

    @property
    def talk(self) -> Talk:
        """The conversation's derived state. Raises NotAskedError before one is started."""
        return self._held.talk

    @property
    def record(self) -> tuple[AnyEvent, ...]:
        """Every event so far."""
        return tuple(self._held.events)

    @property
    def turn(self) -> Turn | None:
        """The question that is open, or None at an ending and before a start."""
        return self._answering.turn() if self._answering else None

    @property
    def ending(self) -> Ending | None:
        """The outcome reached, or None while a question is open."""
        if self._answering is None or self._answering.step():
            return None
        step = self.talk.path.steps[-1]
        before, contacts = present.passages(self.talk, step)
        text = self.talk.words(" ".join(part for part in (step.node.lead, step.node.ask) if part), step)
        return Ending(step.node.outcome, text, step.node.stop, before, self._answering.notice, contacts)

    # giving answers and going back

    def send(self, reply: Reply) -> None:
        """Give the reply to the open prompt. A reply that can't be taken comes back as
        ``turn.prompt.error``.
        """
        self._giving.send(reply)

    def park(self) -> None:
        """Put the open question aside. It stands in the summary as an open question."""
        self._giving.no_answer(Status.PARKED)

    def unknown(self) -> None:
        """The honest answer is not known yet."""
        self._giving.no_answer(Status.UNKNOWN)

    def draft(self, reply: Reply) -> None:
        """Keep a half-given reply, so that it is there again when its question is."""
        self._giving.draft(reply)

    def back(self) -> None:
        """One part back, or the question before, filled in. Nothing is lost and nothing is recorded."""
        self._giving.back()

    def reopen(self, key: str) -> None:
        """Open something on the map: an earlier answer again, filled in; a question that is only offered; an
        area, to be walked from here; or the way on, out of one. Raises NotAskedError for any other key.
        """
        self._giving.go_to(key)

    def go_on(self) -> None:
        """Leave a question that was opened again as it stands, or an area, and return to where the
        conversation is.
        """
        self._giving.go_on()

    def more(self) -> None:
        """Open the next question that is offered here (``turn.more``). Raises NotAskedError where none is."""
        self._giving.more()

    def times(self) -> tuple[TimeLeft, ...]:
        """The lengths the rest of the way can have; none at an ending."""
        return present.times(self.talk) if self.talk.path.way_key else ()

    def take_time(self, depth: int) -> None:
        """Make the rest of the way, from the open question on, as long as that. What was given stays given.

        Raises NoSuchDoorError for minutes the pack does not have, NotAskedError at an ending.
        """
        if depth not in self.pack.depths:
            offered = ", ".join(str(minutes) for minutes in self.pack.depths)
            raise NoSuchDoorError(f"There is no conversation of {depth} minutes here. There is: {offered}.")
        self._giving.take_time(depth)

    # answers given whole, as a script does: no second ask, nothing to confirm

    def answer(self, value: Value) -> None:
        """Answer the open question. Raises RefusedError where it cannot be answered so."""
        self._giving.whole(self._giving.open_step().key, value)

    def change(self, key: str, value: Value) -> Effect:
        """Give an earlier answer again and say what that did. Raises NotAskedError where there was none on
        the path, RefusedError where it cannot be answered so.
        """
        if key not in {step.key for step in self.talk.path.turns()}:
            raise NotAskedError(f"{key} is not a question answered on the way here.")
        effect = self.talk.effect(key, value)
        self._giving.whole(key, value)
        return effect

    # what can be looked at

    def status(self) -> StatusView:
        """The header and the side column."""
        talk, step = self.talk, self._giving.step()
        given = [one.status for one in talk.path.turns()]
        return StatusView(
            title=self.pack.words.get(f"voice.{talk.opened.voice}")
            or self.pack.flows[talk.opened.flow].title,
            detail=f"{talk.path.depth} minutes",
            save=NOT_KEPT,
            stages=present.stage_marks(talk, step.node.stage if step else ""),
            answers=given.count(Status.ANSWERED),
            parked=given.count(Status.PARKED),
            unknown=given.count(Status.UNKNOWN),
            look_again=len(talk.look_again()),
            minutes_left=present.minutes_left(talk) if talk.open_key else 0,
        )

    def exchange_count(self) -> int:
        """How many questions have been answered, parked or not known on the path."""
        return sum(1 for _ in self.talk.path.turns())

    def exchanges(self, last: int) -> tuple[Exchange, ...]:
        """The newest ``last`` questions and answers, newest last."""
        again = self.talk.look_again()
        newest = list(islice(self.talk.path.newest_turns(), last))
        return tuple(present.exchange(self.talk, step, again) for step in reversed(newest))

    def after(self, key: str) -> str:
        """Why a question was asked, for who is learning: once it is answered, and empty in other voices."""
        at = self.talk.path.at.get(key)
        step = self.talk.path.steps[at] if at is not None else None
        given = step is not None and step.status in (Status.ANSWERED, Status.UNKNOWN)
        return wording(self.talk, step).after if step and given else ""

    def why(self) -> Why | None:
        """Why the open question is asked, or None at an ending."""
        step = self._giving.step()
        return present.why_view(self.talk, step) if step else None

    def danger(self) -> Danger:
        """What to do when a child is in danger, with this area's own contacts. Never recorded."""
        own = [name for name in danger_words.CONTACTS if name in self.pack.contacts]
        return danger_words.card(present.contact_lines(self.pack, own))

    def map(self) -> MapView:
        """Where you are, and every answer that can be changed."""
        step = self._giving.step()
        return present.map_view(self.talk, step.node.stage if step else "")

    def sources(self) -> tuple[SourceNote, ...]:
        """The guidance behind the questions met so far."""
        met = (step for step in self.talk.path.steps if step.status is not Status.LEFT_OUT)
        cites = (cite for step in met for cite in step.node.cites)
        return present.source_notes(self.talk.pack, cites, self.talk.opened.today)

    # the paper

    def paper(self) -> Document:
        """The case summary as it stands now."""
        return case_summary(self.talk, self.today)

    def private_paper(self) -> Document | None:
        """The private reflection as it stands now, or None where nothing private was said."""
        return private_reflection(self.talk, self.today)

    def paper_text(self, kind: str, paper: str = CASE) -> str:
        """The case summary, or the private reflection, as ``md``, ``txt`` or ``json``.

        Raises NotAskedError for a private reflection with nothing in it.
        """
        document = self.paper() if paper == CASE else self.private_paper()
        if document is None:
            raise NotAskedError("Nothing private was said, so there is no private page.")
        return render(document, kind)

    def write_paper(self, path: Path, *, overwrite: bool = False, paper: str = CASE) -> WriteResult:
        """Write a paper to a file, its kind by the ending. Never over an existing file unasked, and never one
        paper of this conversation over the other.
        """
        path = path.expanduser()
        if path.exists() and self._written.get(path, paper) != paper:
            other = "summary" if paper != CASE else "private page"
            return WriteResult(
                False, f"{path} holds the {other}. Please give another name; the two never mix."
            )
        result = write_new(path, lambda kind: self.paper_text(kind, paper), overwrite=overwrite)
        if result.ok:
            self._written[path] = paper
            self._held.add(Exported, document=paper, format=path.suffix[1:].lower())
        return result

    def close(self) -> None:
        """The person left an outcome: say so in the record, once."""
        outcome = self.talk.path.outcome
        if outcome and self.talk.closed != outcome.outcome:
            self._held.add(Closed, outcome=outcome.outcome)


def danger_card() -> Danger:
    """The danger screen with no pack at all."""
    return danger_words.card()
