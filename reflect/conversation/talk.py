"""A conversation as its events have made it: what was given, the path, and what waits for another look.

``apply`` folds one event into the cached state; ``replay`` does the same for a whole list from nothing. Both
must agree for any list of events, and the tests hold them to it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from reflect.conversation.areas import Area
from reflect.conversation.asides import Asides, PathWithAsides
from reflect.conversation.echo import PERSON, echoes, fill, resolve, said_back
from reflect.conversation.events import (
    Answered,
    AnyEvent,
    Changed,
    Closed,
    DepthChanged,
    MovedPack,
    Opened,
    Parked,
    Restored,
    Unknown,
)
from reflect.conversation.state import GIVEN, Effect, Given, Status, Step, left_open
from reflect.conversation.walk import Path
from reflect.flows.conditions import holds, reads
from reflect.flows.graph import Graphs, graphs_of
from reflect.flows.model import Node, Pack, plain_key
from reflect.flows.values import Value
from reflect.flows.wordings import Wording


class NotOpenError(ValueError):
    """The first event of a conversation must be ``opened``, and only the first."""


@dataclass(slots=True)
class Talk:
    """One conversation. Made by :func:`begin` or :func:`replay`, moved on by :meth:`apply`."""

    pack: Pack
    graphs: Graphs
    opened: Opened
    path: Path
    given: dict[str, Given] = field(default_factory=dict)
    depths: dict[str, int] = field(default_factory=dict)
    last_seq: int = 0
    closed: str = ""
    asides: Asides = field(default_factory=Asides)
    _rewritten: bool = False  # some answer was given again, otherwise
    _reads: dict[str, frozenset[str]] = field(default_factory=dict)

    def apply(self, event: AnyEvent) -> None:
        """Fold one event in. Raises NotOpenError for a second ``opened``."""
        at_the_open_question = self._note(event)
        if at_the_open_question:
            self.path.extend()
        elif at_the_open_question is not None:
            self.path = self._walk(self.given)

    def _note(self, event: AnyEvent) -> bool | None:
        """Take in what an event says. True: the path only goes on; False: it may differ; None: it can't."""
        self.last_seq = event.seq
        match event:
            case Opened():
                raise NotOpenError
            case Answered(value=value) | Changed(value=value):
                return self._give(event, Status.ANSWERED, value)
            case Parked():
                return self._give(event, Status.PARKED, None)
            case Unknown():
                return self._give(event, Status.UNKNOWN, None)
            case Restored(key=key) if key in self.given:
                old = self.given[key]
                return self._give(event, old.status, old.value)
            case DepthChanged(depth=depth, at_key=key):
                self.depths[key] = depth
                return False
            case Closed(outcome=outcome):
                self.closed = outcome
                return None
            case MovedPack():
                return False
            case _:
                return None

    def _give(
        self, event: Answered | Changed | Parked | Unknown | Restored, status: Status, value: Value | None
    ) -> bool:
        key, seq, asides = event.key, event.seq, self.asides
        old = self.given.get(key)
        if event.aside:
            asides.given(event.aside, seq)
        elif old is None and (asides.going or asides.turned is not None) and not self._is_offer(key):
            asides.went_on()
        same = old is not None and (old.status, old.value) == (status, value)
        self._rewritten = self._rewritten or (old is not None and not same)
        if old is None:
            self.given[key] = Given(status, value, seq, seq, seq)
        else:
            first = old.value is None and value is not None  # nothing anyone relied on
            changed = old.changed if same or first else seq
            self.given[key] = Given(status, value, seq, changed, old.first)
        return key == self.path.open_key and event.aside == self.path.aside

    def _is_offer(self, key: str) -> bool:
        flow, _, name = plain_key(key).rpartition("/")
        node = self.pack.flows[flow].nodes.get(name) if flow in self.pack.flows else None
        return bool(node and node.offer)

    def _walk(self, given: dict[str, Given]) -> Path:
        to_come = self.last_seq + 1
        if not self.asides.begun(to_come):
            return Path(self.pack, self.graphs, self.opened, given, self.depths)
        asides = (self.asides, to_come)
        return PathWithAsides(self.pack, self.graphs, self.opened, given, self.depths, asides)

    def turn_to(self, aside: str | None) -> None:
        """Stand in an area opened from the map (the key of its call) before anything is given there; empty:
        on the way again; None: where the events left it. Not in the record: an answer given there is.
        """
        self.asides.turned = aside
        self.path = self._walk(self.given)

    # what follows from it

    @property
    def open_key(self) -> str:
        """The public key of the question that waits, or empty at an outcome."""
        return self.path.open_key

    def turns(self) -> list[Step]:
        """The questions answered, parked or not known on the path, in order."""
        return list(self.path.turns())

    def value(self, key: str) -> Value | None:
        """The answer given at a public key, on the path or not."""
        given = self.given.get(key)
        return given.value if given else None

    def set_aside(self) -> tuple[str, ...]:
        """Answers parked with their path: given, kept, and not on the path now."""
        return tuple(key for key in self.given if key not in self.path.at)

    def look_again(self) -> dict[str, str]:
        """Answers on the path whose question read an answer that has changed since: key -> the key that
        changed.
        """
        return _look_again(self, self.path, self.given) if self._rewritten else {}

    def open_steps(self) -> list[Step]:
        """The questions parked or not known on the path, in order."""
        return [step for step in self.path.turns() if left_open(step)]

    def can_open(self) -> bool:
        """Whether an area can be opened now: the question about danger is behind, none is open, and nothing
        was found that has to be acted on first.
        """
        path = self.path
        if path.outcome is not None:
            return not path.outcome.stop
        if not path.open_key or path.at_safety:
            return False
        return any(step.node.kind == "safety" and step.status in GIVEN for step in path.steps)

    def openings(self) -> list[Area]:
        """The areas that can be opened now: not walked yet, for this voice, and fitting what was said. One
        that was begun can always be gone on with.
        """
        if not self.can_open():
            return []
        voice = self.opened.voice
        return [
            one
            for one in self.path.not_walked()
            if one.key in self.asides.began
            or (voice in (one.call.voices or (voice,)) and holds(one.call.open_when, self.path))
        ]

    def offered(self) -> list[Step]:
        """What was passed over on the path because it is only offered."""
        voice = self.opened.voice
        return [
            step
            for step in self.path.steps
            if step.status is Status.LEFT_OUT and step.node.offer and voice in (step.node.voices or (voice,))
        ]

    def more_here(self) -> list[Step]:
        """What is offered at the open question: in its flow, or passed over since the question before."""
        steps = self.path.steps
        if not self.path.open_key or steps[-1].node.kind == "safety":
            return []
        before = max((at for at, step in enumerate(steps[:-1]) if step.status in GIVEN), default=0)
        return [
            step
            for step in self.offered()
            if self.path.at[step.key] > before or (step.flow, step.item) == (steps[-1].flow, steps[-1].item)
        ]

    def effect(self, key: str, value: Value | None, status: Status = Status.ANSWERED) -> Effect:
        """What giving ``value`` at ``key`` would do to the other answers. Changes nothing."""
        trial = dict(self.given)
        seq = self.last_seq + 1
        trial[key] = Given(status, value, seq, seq)
        path = self._walk(trial)
        before = set(self.set_aside())
        after = {one for one in trial if one not in path.at}
        looked = self.look_again()
        again = _look_again(self, path, trial)
        return Effect(
            set_aside=tuple(one for one in trial if one in after - before),
            look_again=tuple(one for one in again if one not in looked),
            restored=tuple(one for one in trial if one in before - after and one != key),
        )

    def words(self, text: str, step: Step) -> str:
        """``text`` of a step with its echoes filled in from this path."""
        seen = self.path.seen_from(step.item)

        def said(key: str) -> str:
            return (
                self.path.person(step.item) if key == PERSON else said_back(self.pack, key, seen.value(key))
            )

        return fill(text, step.flow, said)

    def step_of(self, key: str) -> Step:
        """The step a public key stands for, also where it is not on the path now."""
        if key in self.path.at:
            return self.path.steps[self.path.at[key]]
        plain, _, item = key.partition("#")[0].partition("@")
        flow = plain.rpartition("/")[0]
        return Step(key, key.partition("#")[0], flow, self.pack.node(key), Status.PASSED, item)

    def read_by(self, step: Step) -> frozenset[str]:
        """The ``flow/node`` keys a question looked at when it was asked: its echoes, and the `if` of
        what it offers.
        """
        if step.plain not in self._reads:
            self._reads[step.plain] = _read_by(step.node, step.flow)
        return self._reads[step.plain]

    def snapshot(self) -> tuple[object, ...]:
        """Everything that follows from the events, for comparing two ways of getting here."""
        steps = tuple((step.key, step.status) for step in self.path.steps)
        return (
            steps,
            self.path.open_key,
            self.path.depth,
            dict(self.given),
            self.set_aside(),
            self.look_again(),
            self.closed,
        )


def _look_again(talk: Talk, path: Path, given: dict[str, Given]) -> dict[str, str]:
    found: dict[str, str] = {}
    for step in path.steps:
        if step.status not in GIVEN:
            continue
        mine = given[step.key].seq
        seen = path.seen_from(step.item)
        for plain in talk.read_by(step):
            key = seen.latest(plain)
            read = given.get(key)
            if read and read.changed > mine and path.at[key] < path.at[step.key]:
                found[step.key] = key
    return found


def _read_by(node: Node, flow: str) -> frozenset[str]:
    keys = {key for key in (node.nearest, node.tests) if key}
    texts = [node.lead, node.ask]
    offered: list[Wording] = list(node.instead)
    for wording in offered:
        texts += [wording.lead, wording.ask]
        keys |= reads(wording.when)
    for option in node.options:
        keys |= reads(option.when)
    for item in node.items:
        keys |= reads(item.when)
    for text in texts:
        keys |= {resolve(name, flow) for name in echoes(text)}
    return frozenset(keys - {PERSON})


def begin(pack: Pack, opened: Opened, graphs: Graphs | None = None) -> Talk:
    """A conversation with nothing in it but its ``opened`` event."""
    graphs = graphs or graphs_of(pack)
    given: dict[str, Given] = {}
    depths: dict[str, int] = {}
    path = Path(pack, graphs, opened, given, depths)
    return Talk(pack, graphs, opened, path, given, depths, last_seq=opened.seq)


def replay(pack: Pack, events: Iterable[AnyEvent], graphs: Graphs | None = None) -> Talk:
    """The conversation these events make, worked out from nothing.

    Raises NotOpenError where they do not begin with ``opened``.
    """
    rest = iter(events)
    opened = next(rest, None)
    if not isinstance(opened, Opened):
        raise NotOpenError
    talk = begin(pack, opened, graphs)
    for event in rest:
        talk._note(event)  # noqa: SLF001 - the fold without the walk
    talk.path = talk._walk(talk.given)  # noqa: SLF001
    return talk
