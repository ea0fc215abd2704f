"""The conversation: what was said, the open question, and the one place to answer it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Final

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.events import Resize
from textual.timer import Timer
from textual.widget import Widget

from reflect.screens.page import Page
from reflect.screens.seam import Talks
from reflect.screens.time import ask_for_time
from reflect.views import Choice, Reply, Status
from reflect.widgets.answer import AnswerArea
from reflect.widgets.messages import Given, Touched
from reflect.widgets.sidecolumn import SideColumn
from reflect.widgets.stack import Stacked
from reflect.widgets.transcript import Transcript

AT_THE_END: Final = (
    Choice("summary", "Read the summary"),
    Choice("write", "Write it to a file"),
    Choice("home", "Leave this conversation"),
)
"""What can be done at an ending."""
DRAFT_AFTER: Final = 1.0
"""Seconds after the last key until a half-typed answer is handed over."""


class Talk(Stacked):
    """The transcript over the answer. The answer comes straight under the question."""

    def __init__(self, transcript: Transcript, answer: AnswerArea) -> None:
        super().__init__(transcript, answer, id="talk")


class Conversation(Page):
    """An adapter: shows what the assistant says and hands it what is given."""

    OFFERS = frozenset(
        {
            "help",
            "back",
            "unknown",
            "park",
            "summary",
            "why",
            "map",
            "sources",
            "time",
            "home",
            "go-on",
            "more",
        }
    )
    BESIDE = frozenset({"unknown", "park", "why", "sources"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "go_on", show=False),
        Binding("pageup", "page(-1)", show=False, priority=True),
        Binding("pagedown", "page(1)", show=False, priority=True),
    ]

    def __init__(self, assistant: Talks) -> None:
        self.assistant = assistant
        super().__init__()
        self.side = SideColumn()
        self.transcript = Transcript()
        self.answer = AnswerArea()
        self._draft_timer: Timer | None = None
        self._status: Status | None = None

    def body(self) -> Iterable[Widget]:
        yield Horizontal(self.side, Talk(self.transcript, self.answer), id="columns")

    def on_mount(self) -> None:
        self.follow()

    # showing

    def follow(self) -> None:
        """Show where the conversation now is."""
        assistant = self.assistant
        turn, ending = assistant.turn, assistant.ending
        self._status = assistant.status()
        self.side.tell(self._status)
        self._head()
        self.transcript.tell(turn or ending, assistant.exchange_count(), assistant.exchanges)
        if turn:
            self.answer.ask(turn)
        elif ending:
            self.answer.offer(AT_THE_END)

    def _head(self) -> None:
        """The first line; it names the stage where there is no room for the side column."""
        status = self._status
        if status:
            here = next((stage.label for stage in status.stages if stage.state == "here"), "")
            stage = "" if self.has_class("-wide") else here
            self.headline.tell(status.title, status.detail, stage, save=status.save)

    def on_resize(self, event: Resize) -> None:  # noqa: ARG002 - Textual's
        self.call_after_refresh(self._head)

    # giving

    @on(Given)
    def _given(self, event: Given) -> None:
        event.stop()
        self._forget_draft()
        if self.assistant.turn is None:
            self._at_the_end(event.reply)
            return
        self.assistant.send(event.reply)
        self.follow()

    def _at_the_end(self, reply: Reply) -> None:
        chosen = reply.picks[0] if reply.picks else ""
        if chosen == "write":
            self.reflect.write_paper()
        elif chosen:
            self.reflect.do(chosen)

    @on(Touched)
    def _touched(self, event: Touched) -> None:
        event.stop()
        if self._draft_timer is None:
            self._draft_timer = self.set_timer(DRAFT_AFTER, self.keep_draft)
        else:
            self._draft_timer.reset()

    def keep_draft(self) -> None:
        """Hand over what is half given, so that it is there again when its question is."""
        if self._draft_timer and self.assistant.turn is not None:
            self.assistant.draft(self.answer.reply)
        self._forget_draft()

    def _forget_draft(self) -> None:
        if self._draft_timer:
            self._draft_timer.stop()
            self._draft_timer = None

    @property
    def has_words(self) -> bool:
        """Whether leaving would lose anything."""
        half = self.answer.reply
        return bool(self.assistant.exchange_count() or half.text.strip() or half.picks or half.marks)

    # commands

    def can(self, command: str) -> bool:
        turn = self.assistant.turn
        match command:
            case "go-on":
                return bool(turn and (turn.revisiting or turn.area))
            case "more":
                return bool(turn and turn.more)
            case "unknown" | "park" | "why" | "time":
                return turn is not None
            case _:
                return command in self.OFFERS

    def run(self, command: str) -> None:
        assistant = self.assistant
        self.keep_draft()
        match command:
            case "back":
                assistant.back()
            case "unknown":
                assistant.unknown()
            case "park":
                assistant.park()
            case "go-on":
                assistant.go_on()
            case "more":
                assistant.more()
            case "time":
                ask_for_time(self.reflect, self.follow)
        self.follow()  # also for a change made from the map

    def action_go_on(self) -> None:
        self.reflect.do("go-on")

    def action_page(self, by: int) -> None:
        self.transcript.page(by)
