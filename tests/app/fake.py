"""A small assistant with a short conversation of every form, so that the app's tests need no content.

Run it: ``python -m tests.app.fake``. It holds what the app hands it and nothing more.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from reflect.danger import CARD
from reflect.summary.model import Document
from reflect.views import (
    Danger,
    DoorView,
    Ending,
    Exchange,
    Form,
    MapEntry,
    MapStage,
    MapView,
    PartGiven,
    Reply,
    SaveState,
    SourceNote,
    StageMark,
    Status,
    TimeLeft,
    Turn,
    Why,
)
from tests.app.fake_words import PAPER, SCRIPT, STAGES, TODAY, Asked

NOT_KEPT = SaveState("Not kept yet")


@dataclass(frozen=True)
class Written:
    ok: bool
    message: str
    exists: bool = False


@dataclass
class FakeAssistant:
    """The same questions every time. ``log`` holds what was called, in order."""

    script: tuple[Asked, ...] = SCRIPT
    at: int = -1
    revisit: int = -1
    given: dict[str, tuple[Reply, ...]] = field(default_factory=dict)
    status_of: dict[str, str] = field(default_factory=dict)
    parts: tuple[Reply, ...] = ()
    drafts: dict[str, Reply] = field(default_factory=dict)
    notice: str = ""
    error: str = ""
    words: str = ""
    log: list[str] = field(default_factory=list)
    save: SaveState = NOT_KEPT
    private: Document | None = None

    # doors

    def doors(self) -> tuple[DoorView, ...]:
        return (
            DoorView(
                "prepare", "Prepare for supervision", "About 30 minutes. Ends with a page to take with you."
            ),
            DoorView("ten", "Ten minutes", "What happened, so what, now what."),
            DoorView("learn", "Practise on a made-up family", "For learning; nothing here is real."),
            DoorView("words", "In my own words", ""),
        )

    def warm(self) -> object:
        return None

    def start(self, door: str, *, voice: str = "", depth: int = 0, role: str = "", words: str = "") -> object:
        self.log.append(f"start {door}")
        self.at, self.revisit, self.given, self.status_of, self.parts = 0, -1, {}, {}, ()
        self.words = words
        return None

    @property
    def today(self) -> date:
        return TODAY

    # where it stands

    @property
    def open(self) -> Asked | None:
        at = self.revisit if self.revisit >= 0 else self.at
        return self.script[at] if 0 <= at < len(self.script) else None

    @property
    def turn(self) -> Turn | None:
        asked = self.open
        if asked is None:
            return None
        number = len(self.parts)
        prompt = asked.parts[number]
        old = self.given.get(asked.key, ())
        before = old[number] if number < len(old) else Reply()
        if asked.key == "bringing" and self.words and not old:
            before = Reply(text=self.words)
        before = self.drafts.get(asked.key, before)
        return Turn(
            asked.key,
            prompt.form.value,
            STAGES[asked.stage],
            asked.ask,
            replace(prompt, before=before, error=self.error),
            before=asked.before,
            lead=asked.lead,
            source=asked.source,
            contacts=asked.contacts,
            given=tuple(
                PartGiven(part.ask, reply.text) for part, reply in zip(asked.parts, self.parts, strict=False)
            ),
            can_park=not asked.safety,
            can_unknown=not asked.safety,
            revisiting=self.revisit >= 0,
            safety=asked.safety,
            notice=self.notice,
        )

    @property
    def ending(self) -> Ending | None:
        if self.at < len(self.script):
            return None
        return Ending(
            "bring", "That is all for today. Your summary is ready to read, and to take with you.", stop=False
        )

    # giving

    def send(self, reply: Reply) -> None:
        self.log.append(f"send {reply.text or ','.join(reply.picks) or reply.marks or 'on'}")
        asked = self.open
        assert asked is not None
        prompt = asked.parts[len(self.parts)]
        self.notice, self.error = "", ""
        if prompt.form is Form.WRITE and not reply.text.strip() and not prompt.optional:
            self.error = "There is nothing here yet. Write a little, or press F5 if it is not known yet."
            self.drafts[asked.key] = reply
            return
        if prompt.form is Form.TICK and not reply.picks:
            self.error = "Tick at least one, or the last line if none of them fits."
            return
        self.drafts.pop(asked.key, None)
        self.parts += (reply,)
        if len(self.parts) == len(asked.parts):
            self._done(asked, self.parts, "answered")

    def _done(self, asked: Asked, replies: tuple[Reply, ...], status: str) -> None:
        self.given[asked.key], self.status_of[asked.key], self.parts = replies, status, ()
        if self.revisit >= 0:
            self.revisit, self.notice = -1, "Changed. Nothing later had to move."
        else:
            self.at += 1

    def draft(self, reply: Reply) -> None:
        self.log.append("draft")
        if self.open:
            self.drafts[self.open.key] = reply

    def park(self) -> None:
        self._without("park", "parked", "Parked. It comes back once, at the end.")

    def unknown(self) -> None:
        self._without(
            "unknown",
            "unknown",
            "Not known yet: an honest answer. It stands in the summary as an open question.",
        )

    def _without(self, called: str, status: str, notice: str) -> None:
        self.log.append(called)
        asked = self.open
        if asked is None:
            return
        if asked.safety:
            self.error = "This one cannot wait. Choose the nearest; if you are not sure, say so."
            return
        self._done(asked, (), status)
        self.notice = notice

    def back(self) -> None:
        self.log.append("back")
        self.error, self.notice = "", ""
        at = self.revisit if self.revisit >= 0 else self.at
        if self.parts:
            asked = self.script[at]
            self.given[asked.key], self.parts = self.parts, self.parts[:-1]
        elif at > 0:
            self.revisit = at - 1
        else:
            self.notice = "This is the first question."

    def reopen(self, key: str) -> None:
        self.log.append(f"reopen {key}")
        at = [asked.key for asked in self.script].index(key)
        self.revisit, self.parts = (-1 if at == self.at else at), ()

    def more(self) -> None:
        """Nothing more is offered here."""

    def go_on(self) -> None:
        self.log.append("go_on")
        self.revisit, self.parts, self.notice = -1, (), ""

    def close(self) -> None:
        self.log.append("close")

    def times(self) -> tuple[TimeLeft, ...]:
        return (TimeLeft(10, "Ten minutes", 4, now=False), TimeLeft(30, "Half an hour", 22, now=True))

    def take_time(self, depth: int) -> None:
        self.log.append(f"take_time {depth}")
        self.notice = f"From here on, this is the way for {depth} minutes."

    def standing(self, name: str) -> str:
        return {
            "time.ask": "How long have you got?",
            "time.more": "Nothing you wrote is lost.",
            "time.now": "as it is now",
            "time.left": "about {n} minutes from here",
            "time.stay": "Leave it as it is",
        }[name]

    # what can be looked at

    def status(self) -> Status:
        here = self.open.stage if self.open else len(STAGES)
        marks = tuple(
            StageMark(str(at), label, "done" if at < here else "here" if at == here else "ahead")
            for at, label in enumerate(STAGES)
        )
        states = list(self.status_of.values())
        return Status(
            "Preparing for supervision",
            "30 minutes",
            self.save,
            marks,
            states.count("answered"),
            states.count("parked"),
            states.count("unknown"),
            minutes_left=max(0, 2 * (len(self.script) - self.at)),
        )

    def exchange_count(self) -> int:
        return len(self.status_of)

    def exchanges(self, last: int) -> tuple[Exchange, ...]:
        found = [
            Exchange(
                asked.key,
                asked.ask,
                self._answer(asked),
                self.status_of[asked.key],
                asked.before,
                asked.lead,
                asked.source,
            )
            for asked in self.script
            if asked.key in self.status_of
        ]
        return tuple(found[-last:])

    def _answer(self, asked: Asked) -> str:
        status = self.status_of[asked.key]
        if status != "answered":
            return {"parked": "Parked", "unknown": "Not known yet"}[status]
        said = []
        for part, reply in zip(asked.parts, self.given[asked.key], strict=True):
            labels = {choice.id: choice.label for choice in (*part.choices, *part.states)}
            said += [labels[pick] for pick in reply.picks] + ([reply.text] if reply.text else [])
            said += [f"{labels[idea]}: {labels[state].lower()}" for idea, state in reply.marks.items()]
        return "\n".join(said) or "Read"

    def why(self) -> Why | None:
        asked = self.open
        if asked is None:
            return None
        return Why(
            asked.ask,
            "What is said and what is seen can part company slowly. A question about one room, on one day, "
            "can be answered; a question about “home conditions” cannot.",
            self.sources(),
            (
                (
                    "Professional curiosity",
                    "Wanting to know what life is really like here, and not taking one account for it.",
                ),
            ),
            "Who else would have seen it?",
        )

    def sources(self) -> tuple[SourceNote, ...]:
        return (
            SourceNote(
                "Calderdale multi-agency neglect guidance",
                "Professional curiosity",
                "See where the child sleeps, and ask who else has.",
                "2024 edition",
                "1 November 2026",
                "It rests on an earlier edition of the national guidance.",
            ),
        )

    def danger(self) -> Danger:
        return replace(
            CARD,
            contacts=(
                *CARD.contacts,
                "Children's social care, front door: not set here; it is on your partnership's website",
            ),
        )

    def map(self) -> MapView:
        stages = []
        for at, mark in enumerate(self.status().stages):
            entries = tuple(
                MapEntry(
                    asked.key,
                    asked.ask,
                    self._answer(asked) if asked.key in self.status_of else "",
                    self.status_of.get(asked.key, "here"),
                )
                for asked in self.script[: self.at + 1]
                if asked.stage == at
            )
            stages.append(MapStage(mark.label, mark.state, entries))
        return MapView(
            tuple(stages),
            set_aside=(
                MapEntry(
                    "moved",
                    "When were the last three visits moved?",
                    "two on the day, one the night before",
                    "set-aside",
                    "you changed what you noticed",
                ),
            )
            if self.at > 4
            else (),
        )

    def paper(self) -> Document:
        return PAPER

    def private_paper(self) -> Document | None:
        return self.private

    def write_paper(self, path: Path, *, overwrite: bool = False, paper: str = "case") -> Written:
        self.log.append(f"write {path.name} {overwrite}{'' if paper == 'case' else f' {paper}'}")
        if path.exists() and not overwrite:
            return Written(False, f"{path} is there already. Nothing was written over.", exists=True)
        if not path.parent.is_dir():
            return Written(
                False, f"There is no folder {path.parent}. Nothing was written; your words are still here."
            )
        path.write_text("the summary\n", encoding="utf-8")
        return Written(True, f"Written to {path}")


if __name__ == "__main__":
    import sys

    from reflect.tui import main

    sys.exit(main(FakeAssistant))
