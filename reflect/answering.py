"""The answer being given: its parts so far, half-typed words, going back, and changes that wait for a yes."""

from __future__ import annotations

from dataclasses import replace

from reflect import parts, present
from reflect.conversation.areas import WAY
from reflect.conversation.events import DepthChanged, Restored
from reflect.conversation.state import Status, Step
from reflect.flows.values import Value
from reflect.half_given import Change, Work, effect_prompt, very_short
from reflect.offering import context_of, parked_questions
from reflect.sitting import Sitting
from reflect.views import Form, Prompt, Reply, Turn


class NotAskedError(ValueError):
    """The key is not a question on the path, so nothing can be done with its answer."""


class RefusedError(ValueError):
    """The question cannot be answered so. The message says why and what to do."""


class Answering:
    """The open question, or an earlier one opened again, and everything given to it so far."""

    def __init__(self, sitting: Sitting, own_words: str = "") -> None:
        """``own_words``: typed before the first question, put ready where the flow asks for them."""
        self._sitting = sitting
        self._talk = sitting.talk
        self._words = sitting.talk.pack.words
        self._own_words = own_words
        self._work: dict[str, Work] = {}
        self._revisit = ""
        self._second = ""
        self._change: Change | None = None
        self._offered: set[str] = set()
        self.notice = ""

    # what is open

    def step(self) -> Step | None:
        """The question now on the screen, or None at an outcome."""
        key = self._revisit or self._talk.open_key
        return self._talk.path.steps[self._talk.path.at[key]] if key else None

    def open_step(self) -> Step:
        """The same. Raises NotAskedError at an outcome."""
        step = self.step()
        if step is None:
            raise NotAskedError("No question is open.")
        return step

    def turn(self) -> Turn | None:
        """The open question as a front end shows it, or None at an outcome."""
        step = self.step()
        if step is None:
            return None
        talk, context, work = self._talk, self._context(step), self._working(step)
        node, again = context.node, self._second == step.key
        before, contacts = ((), ()) if again else present.passages(talk, step)
        safety, waiting = node.kind == "safety", self._change is not None
        prompt = effect_prompt(self._words, self._change) if self._change else self._prompt(context, work)
        return Turn(
            key=step.key,
            kind=node.kind,
            stage=node.stage,
            ask=node.second_ask if again else talk.words(node.ask, step),
            prompt=prompt,
            before=before,
            lead="" if again else talk.words(node.lead, step),
            source=present.source_line(talk.pack, node.cites),
            contacts=contacts,
            cue=() if again or work.replies else present.cue_lines(talk.pack, node),
            given=parts.given(context, work.replies),
            can_park=not (safety or waiting or work.replies),
            can_unknown=prompt.optional
            if work.replies
            else not (safety or waiting or node.kind in ("pause", "review")),
            can_back=bool(work.replies or waiting or self._just_opened(step) or self._earlier(step.key)),
            revisiting=bool(self._revisit) and not again,
            safety=safety,
            notice=self.notice,
            more=0 if self._revisit or work.replies or waiting else len(talk.more_here()),
            area="" if self._revisit else self._area(),
        )

    def _context(self, step: Step) -> parts.Context:
        return context_of(self._talk, step, self._offered)

    def _working(self, step: Step) -> Work:
        if step.key not in self._work:
            value = self._talk.value(step.key) or self._sitting.said_before(step.key)
            before = parts.replies_for(self._context(step), value) if value is not None else ()
            if not before and self._own_words and "own-words" in step.node.tags and step.node.kind == "text":
                before, self._own_words = (Reply(text=self._own_words),), ""
            self._work[step.key] = Work(before=before)
        return self._work[step.key]

    def _prompt(self, context: parts.Context, work: Work) -> Prompt:
        prompt = parts.next_step(context, work.replies, work.before)
        while not isinstance(
            prompt, Prompt
        ):  # what is offered has shrunk since, and these parts now make a whole
            work.before, work.replies = work.replies + work.before[len(work.replies) :], work.replies[:-1]
            prompt = parts.next_step(context, work.replies, work.before)
        if work.half is not None:
            prompt = replace(prompt, before=work.half)
        adds = bool(self._second) and prompt.form is Form.WRITE
        return replace(prompt, error=work.error, adds=adds)

    # giving

    def send(self, reply: Reply) -> None:
        """Give the reply to the open prompt. A reply that can't be taken comes back as
        ``turn.prompt.error``.
        """
        step = self.open_step()
        if self._change:
            self._settle(go_ahead="yes" in reply.picks)
            return
        self.notice = ""
        context, work = self._context(step), self._working(step)
        work.error = parts.refuse(context, self._prompt(context, work), reply)
        if work.error:
            work.half = reply
            return
        work.half = None
        if step.node.kind == "review" and not work.replies and self._goes_back_to(step, reply):
            return
        if not work.replies and self._says_not_known(step, reply):
            self.no_answer(Status.UNKNOWN)
            return
        replies = parts.usable(context, (*work.replies, reply))
        done = parts.next_step(context, replies, work.before)
        if isinstance(done, Prompt):
            work.replies = replies
        else:
            work.before, work.replies = replies, ()
            self._finish(step, Status.ANSWERED, done)

    def _goes_back_to(self, step: Step, reply: Reply) -> bool:
        """Whether a parked question offered once more was chosen; it is then the one that is open."""
        parked = dict(parked_questions(self._talk, self._offered))
        chosen = next((one for one in reply.picks if one in parked), "")
        if chosen:
            self._offered.add(chosen)
            self._work.pop(step.key, None)
            self.go_to(chosen)
        return bool(chosen)

    def _says_not_known(self, step: Step, reply: Reply) -> bool:
        """Whether a whole text answer only says, in a few words, that it is not known."""
        said = reply.text.strip().strip(".!").replace("’", "'").lower()
        return step.node.kind == "text" and said in self._words["unknown.said"].split(" | ")

    def whole(self, key: str, value: Value) -> None:
        """Take an answer that did not come through prompts: no second ask, nothing to confirm.

        Raises RefusedError where the question could not have been answered so.
        """
        step = self._talk.path.steps[self._talk.path.at[key]]
        made = parts.accept(self._context(step), value)
        if isinstance(made, str):
            raise RefusedError(made)
        self._work.pop(self._revisit, None)
        self._change = None
        self._leave("")
        self.record(key, Status.ANSWERED, made)

    def no_answer(self, status: Status) -> None:
        """Park the open question, or say it is not known yet; refused with a reason where it must be
        answered.

        In the middle of an answer "not known yet" leaves out the one part asked for, where that can be done,
        and nothing parks: what was given already is never thrown away with the question. Words half typed
        are there again when the question is.
        """
        step, turn = self.open_step(), self.turn()
        work = self._working(step)
        if self._second:  # the first answer stands; only the second ask is put aside
            self.go_on()
        elif turn is None or not (turn.can_park if status is Status.PARKED else turn.can_unknown):
            word = "notice.finish-first" if work.replies else "notice.must-answer"
            work.error = self._words[word]
        elif work.replies:
            self.send(Reply())
        else:
            self._finish(step, status, None)
            if work.half and step.key not in self._work:
                self._work[step.key] = Work(before=(work.half,))

    def _finish(self, step: Step, status: Status, value: Value | None) -> None:
        key = step.key
        if key == self._talk.open_key:
            self.record(key, status, value)
            if status is not Status.ANSWERED:
                self.notice = self._words["notice.parked" if status is Status.PARKED else "notice.unknown"]
            elif step.node.second_ask and very_short(value):
                self._revisit = self._second = key
            return
        given = self._talk.given.get(key)
        quiet = bool(self._second)
        if given and (given.status, given.value) == (status, value):
            if key in self._talk.look_again():
                self.record(key, status, value)
            self._leave("" if quiet else self._words["notice.same"])
            return
        effect = self._talk.effect(key, value, status)
        was_open = given is None or given.status is not Status.ANSWERED
        if effect.set_aside or (effect.any and not was_open):
            self._change = Change(key, status, value, effect)
            return
        self.record(key, status, value)
        self._leave("" if quiet or given is None else self._words["notice.changed"])

    def _settle(self, *, go_ahead: bool) -> None:
        change, self._change = self._change, None
        if change and go_ahead:
            self.record(change.key, change.status, change.value)
        elif change:
            self._work.pop(change.key, None)
        self._leave(self._words["notice.changed" if go_ahead else "notice.same"])

    def record(self, key: str, status: Status, value: Value | None) -> None:
        """Put what was given into the record; whatever was half made for this question is done with."""
        self._work.pop(key, None)
        self._sitting.given(key, status, value)

    def _leave(self, notice: str) -> None:
        self._revisit = self._second = ""
        self.notice = notice

    # going back

    def draft(self, reply: Reply) -> None:
        """Keep a half-given reply, so that it is there again when its question is."""
        step = self.step()
        if step and not self._change:
            self._working(step).half = reply

    def back(self) -> None:
        """One part back, or the question before, filled in. Nothing is lost and nothing is recorded."""
        if self._change:
            self._settle(go_ahead=False)
            return
        step = self.step()
        work = self._working(step) if step else Work()
        if work.replies:
            work.before = work.replies + work.before[len(work.replies) :]
            work.replies, work.half, work.error = work.replies[:-1], None, ""
            return
        earlier = self._earlier(step.key if step else "")
        if step and self._just_opened(step):
            self.go_on()
        elif earlier:
            self.go_to(earlier)
        else:
            self.notice = self._words["notice.first"]

    def _just_opened(self, step: Step) -> bool:
        """Whether a question is the first of what was opened, so that back is out of it again."""
        if self._revisit:
            return step.key not in self._talk.given
        turns = self._talk.path.newest_turns()
        return bool(step.aside) and not any(one.aside == step.aside for one in turns)

    def _area(self) -> str:
        """The title of the area the open question stands in, where one was opened from the map."""
        area = self._talk.path.areas().get(self._talk.path.aside)
        return self._talk.pack.flows[area.flow].title if area else ""

    def _earlier(self, key: str) -> str:
        """The question given just before this one on the path; before the outcome, for an empty key."""
        newest = self._talk.path.newest_turns()
        if key and key != self._talk.open_key:  # one opened again: what came before it
            next((step for step in newest if step.key == key), None)
        return next((step.key for step in newest), "")

    def go_to(self, key: str) -> None:
        """Open an earlier answer again, filled in. Raises NotAskedError for a key that is not on the path."""
        offered = {step.key for step in self._talk.offered()} if self._talk.can_open() else set()
        if key == WAY:
            self._revisit = ""
            self.go_on()
        elif key in (self._talk.open_key, self._talk.path.aside):
            self._leave("")
        elif key in self._talk.path.areas():
            self._open(key)
        elif key in offered or key in {step.key for step in self._talk.path.turns()}:
            self._revisit, self._second, self._change, self.notice = key, "", None, ""
        else:
            raise NotAskedError(f"{key} is not a question on the way here.")

    def _open(self, area: str) -> None:
        """Walk an area from here. What was given in it before is taken up as it stands."""
        talk = self._talk
        if area not in {one.key for one in talk.openings()}:
            raise NotAskedError(f"{area} cannot be opened here.")
        self._leave("")
        self._turn_to(area)
        self.notice = self._words["area.opened"].replace("{title}", self._area())
        if talk.path.aside != area:  # all of it was answered before, on a way that was left
            kept = next((step.key for step in talk.path.turns() if step.aside == area), "")
            if kept:
                self._sitting.add(Restored, key=kept, aside=area)
            self.notice = self._words["area.as-it-was"]

    def _turn_to(self, aside: str) -> None:
        self._talk.turn_to(aside)

    def more(self) -> None:
        """Open the next question that is offered here. Raises NotAskedError where none is."""
        offered = self._talk.more_here()
        if not offered:
            raise NotAskedError("Nothing more is offered here.")
        self.go_to(offered[0].key)

    def take_time(self, depth: int) -> None:
        """From the open question on, the way is as long as ``depth`` says. Half-given parts of it are kept.

        Raises NotAskedError at an ending.
        """
        key = self._talk.path.way_key
        if not key:
            raise NotAskedError("No question is open.")
        work, node = self._work.get(key), self._talk.step_of(key).node
        begun = work is not None and bool(work.replies or (work.half and work.half != Reply()))
        if begun and node.depth > depth:
            self.notice = self._words["notice.time-first"]
        elif depth != self._talk.path.depth:
            self._leave("")
            self._sitting.add(DepthChanged, depth=depth, at_key=key)
            self.notice = self._words["notice.time"].replace("{n}", str(depth))

    def go_on(self) -> None:
        """Leave a question that was opened again as it stands, or an area, and return to where the
        conversation is.
        """
        self._change = None
        if self._revisit:
            self._work.pop(self._revisit, None)
        elif self._talk.path.aside:
            self._turn_to("")
        self._leave(self._words["notice.must-answer"] if self._talk.path.aside else "")
