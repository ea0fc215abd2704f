"""From a conversation to what a front end shows: pure functions, a view each.

No decisions about the conversation are made here; :mod:`reflect.assistant` makes them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from reflect import parts
from reflect.conversation.areas import WAY
from reflect.conversation.state import GIVEN, Given, Status, Step
from reflect.conversation.talk import Talk
from reflect.conversation.wording import wording
from reflect.flows.minutes import minutes_of
from reflect.flows.model import Node, Pack
from reflect.flows.values import Reviewed, Value
from reflect.flows.wordings import CUE
from reflect.summary.currency import elsewhere, standing
from reflect.summary.open_questions import open_questions
from reflect.views import (
    Exchange,
    MapEntry,
    MapStage,
    MapView,
    SourceNote,
    StageMark,
    TimeLeft,
    Why,
)

LONGEST_HEADING: Final = 40
"""A document's heading longer than this is not put under a question; F7 shows it whole."""

_MARKS: Final = {
    Status.ANSWERED: "answered",
    Status.PARKED: "parked",
    Status.UNKNOWN: "unknown",
    Status.OPEN: "here",
}


def source_line(pack: Pack, cites: Iterable[str]) -> str:
    """Where a question comes from, in a few words: "Calderdale · Professional curiosity".

    The first document cited, and the part of it that most of its points stand in, where there is one.
    """
    points = [pack.points[cite] for cite in cites if cite in pack.points]
    if not points:
        return ""
    source = points[0].source
    headings = [pack.heading(point) for point in points if point.source == source]
    heading, count = Counter(headings).most_common(1)[0]
    named = count * 2 > len(headings) and len(heading) <= LONGEST_HEADING
    return f"{pack.sources[source].short} · {heading}" if named else pack.sources[source].short


def contact_lines(pack: Pack, ids: Iterable[str]) -> tuple[str, ...]:
    """Whom to ring, a line each; one that is not set says so and never invents a number."""
    lines = []
    for one in ids:
        contact = pack.contacts[one]
        lines.append(f"{contact.label}: {contact.value or contact.hint or pack.words['contact.not-set']}")
    return tuple(lines)


def area_lines(pack: Pack) -> tuple[str, ...]:
    """Everything that can be set for an area, a line each: its value, or that it is not set."""
    nation = pack.words.get(f"nation.{pack.nation}", "")
    facts = (("area.nation", nation), ("area.role", role_label(pack)))
    said = tuple(f"{pack.words[name]}: {value or pack.words['area.not-said']}" for name, value in facts)
    return (*contact_lines(pack, pack.contacts), *said)


def role_label(pack: Pack) -> str:
    """The role everybody here has, as the flow that asks for it calls it; empty where none is set."""
    asked = (node for flow in pack.flows.values() for node in flow.nodes.values() if node.sets == "role")
    return next((one.label for node in asked for one in node.options if one.id == pack.role), "")


def passages(talk: Talk, step: Step) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The guidance shown above a step since the question before it, each with its own contacts under it as
    lines; and the contacts of the step itself.
    """
    texts: list[str] = []
    for earlier in reversed(talk.path.steps[: talk.path.at[step.key]]):
        if earlier.node.asks and earlier.status in GIVEN | {Status.OPEN}:
            break
        if earlier.node.kind == "say" and earlier.status is Status.SHOWN:
            node = wording(talk, earlier)
            said = " ".join(
                part for part in (talk.words(node.lead, earlier), talk.words(node.ask, earlier)) if part
            )
            texts.append("\n".join([said, *contact_lines(talk.pack, node.contacts)]))
    return tuple(reversed(texts)), contact_lines(talk.pack, step.node.contacts)


def question(talk: Talk, step: Step) -> str:
    """The question of a step as it was asked."""
    return talk.words(wording(talk, step).ask, step)


def answer_words(talk: Talk, step: Step) -> str:
    """The answer of a step as the transcript shows it."""
    if step.status is Status.PARKED:
        return talk.pack.words["parked"]
    if step.status is Status.UNKNOWN:
        return talk.pack.words["unknown"]
    value = talk.path.value(step.plain) if step.status is Status.KNOWN else talk.value(step.key)
    return _as_text(talk, step.key, value)


def _as_text(talk: Talk, key: str, value: Value | None) -> str:
    if value is None:
        return ""
    questions = {one.key: one.text for one in open_questions(talk)} if isinstance(value, Reviewed) else None
    return parts.answer_text(talk.pack.node(key), talk.pack.words, value, questions)


def exchange(talk: Talk, step: Step, look_again: Mapping[str, str]) -> Exchange:
    """One question and its answer, for the transcript."""
    node = wording(talk, step)
    before, contacts = passages(talk, step)
    return Exchange(
        key=step.key,
        ask=talk.words(node.ask, step),
        answer=answer_words(talk, step),
        status="look-again" if step.key in look_again else _MARKS[step.status],
        before=before,
        lead=talk.words(node.lead, step),
        source=source_line(talk.pack, node.cites),
        contacts=contacts,
        after="" if step.status is Status.PARKED else node.after,
    )


def cue_lines(pack: Pack, node: Node) -> tuple[str, ...]:
    """The lines beside a question for who guides the conversation: "Listen for: a pause."."""
    given = ((name, getattr(node.cue, name)) for name in CUE) if node.cue else ()
    return tuple(f"{pack.words[f'cue.{name}']}: {line}" for name, line in given if line)


class _ParkTheRest(Mapping[str, Given]):
    """What was given, and every question nobody has met yet parked: how far it is, as things stand."""

    def __init__(self, given: Mapping[str, Given]) -> None:
        self._given = given

    def __getitem__(self, key: str) -> Given:
        return self._given.get(key) or Given(Status.PARKED, None, 0, 0)

    def __contains__(self, key: object) -> bool:
        return key in self._given

    def __iter__(self) -> Iterator[str]:
        return iter(self._given)

    def __len__(self) -> int:
        return len(self._given)


def minutes_left(talk: Talk, depth: int = 0) -> int:
    """Minutes the questions ahead may take, counting the way on from here with everything ahead parked.

    ``depth``: if the conversation had that many minutes from here on; 0: as it is.
    """
    ahead = talk.path.ahead(_ParkTheRest(talk.given), depth)
    rest = (step.node for step in ahead if step.status is Status.PARKED and step.key not in talk.given)
    return round(sum(map(minutes_of, rest)))


def times(talk: Talk) -> tuple[TimeLeft, ...]:
    """The lengths the rest of the way can have: as it is now, and those that would make it another one."""
    pack, now = talk.pack, talk.path.depth
    ways = {depth: _asked_ahead(talk, depth) for depth in pack.depths}
    return tuple(
        TimeLeft(depth, pack.words[f"time.{depth}"], minutes_left(talk, depth), depth == now)
        for depth, way in ways.items()
        if depth == now or (way != ways[now] and way not in [ways[one] for one in ways if one > depth])
    )


def _asked_ahead(talk: Talk, depth: int) -> list[str]:
    """What would still be asked if the conversation had so many minutes, with everything ahead parked."""
    ahead = talk.path.ahead(_ParkTheRest(talk.given), depth)
    return [step.key for step in ahead if step.status is Status.PARKED and step.key not in talk.given]


def stage_marks(talk: Talk, here: str) -> tuple[StageMark, ...]:
    """The stages of the way: done, here or ahead. ``here`` is the id of the stage now open, or empty at
    the end, where a stage the conversation never came to is still ahead.
    """
    ids = [stage.id for stage in talk.pack.stages]
    met = {step.node.stage for step in talk.path.steps if step.status in _MARKS}
    at = (
        ids.index(here) if here in ids else max((ids.index(one) for one in met if one in ids), default=-1) + 1
    )

    def mark(place: int) -> str:
        return "here" if here and place == at else "done" if place < at else "ahead"

    return tuple(
        StageMark(stage.id, stage.label, mark(place)) for place, stage in enumerate(talk.pack.stages)
    )


def map_view(talk: Talk, here: str) -> MapView:
    """Where you are, what waits for another look and why, and what was set aside with its path."""
    again = talk.look_again()
    met: dict[str, list[MapEntry]] = {}
    steps: dict[str, Step] = {}
    offered = {step.key for step in talk.offered()} if talk.can_open() else set()
    for step in talk.path.steps:
        if step.key in offered:
            entry = MapEntry(step.key, question(talk, step), "", "offered")
            met.setdefault(step.node.stage, []).append(entry)
        elif step.status in _MARKS:
            steps[step.key] = step
            met.setdefault(step.node.stage, []).append(
                MapEntry(step.key, question(talk, step), answer_words(talk, step), _MARKS[step.status])
            )
    stages = tuple(
        MapStage(mark.label, mark.state, tuple(met.get(mark.id, ()))) for mark in stage_marks(talk, here)
    )
    look = tuple(
        MapEntry(
            key,
            question(talk, steps[key]),
            answer_words(talk, steps[key]),
            "look-again",
            question(talk, steps[why]),
        )
        for key, why in again.items()
        if why in steps
    )
    aside = tuple(_set_aside(talk, key) for key in talk.set_aside())
    return MapView(stages, look, aside, areas(talk), _back(talk))


def areas(talk: Talk) -> tuple[MapStage, ...]:
    """What can be opened now, as the flows group it."""
    pack = talk.pack
    groups: dict[str, list[MapEntry]] = {}
    for one in talk.openings():
        title = pack.flows[one.flow].title
        status = "begun" if one.key in talk.asides.began else "open"
        groups.setdefault(one.group, []).append(MapEntry(one.key, title, "", status))
    return tuple(MapStage(pack.flows[group].title, "", tuple(found)) for group, found in groups.items())


def _back(talk: Talk) -> MapEntry | None:
    path = talk.path
    if not path.aside:
        return None
    if not path.way_key:
        return MapEntry(WAY, talk.pack.words["area.to-the-end"], "", "back")
    step = talk.step_of(path.way_key)
    return MapEntry(WAY, question(talk, step), "", "back")


def _set_aside(talk: Talk, key: str) -> MapEntry:
    node = talk.pack.node(key)
    answer = _as_text(talk, key, talk.value(key))
    return MapEntry(key, talk.words(node.ask, talk.step_of(key)) or node.ask, answer, "set-aside")


def source_notes(pack: Pack, cites: Iterable[str], today: str) -> tuple[SourceNote, ...]:
    """Each point of guidance once, with its document, edition and any caution, as of a day (ISO)."""
    notes = []
    for cite in dict.fromkeys(cites):
        point = pack.points.get(cite)
        if point:
            source = pack.sources[point.source]
            cautions = (standing(pack, source, today), point.caveat, source.caveat)
            caveat = " ".join(dict.fromkeys(part for part in cautions if part))
            notes.append(
                SourceNote(source.title, point.section, point.gist, source.edition, source.checked_on, caveat)
            )
    return tuple(notes)


def why_view(talk: Talk, step: Step) -> Why:
    """Why this question, its sources, and the words on the screen that the glossary explains."""
    node = wording(talk, step)
    cites = [*node.cites, *(cite for option in node.options for cite in option.cites)]
    shown = " ".join(
        (
            *passages(talk, step)[0],
            node.lead,
            node.ask,
            node.why,
            node.challenge,
            *cue_lines(talk.pack, node),
            *(option.label for option in node.options),
            *(f"{item.offer} {item.caveat}" for item in node.items),
        )
    )
    return Why(
        talk.words(node.ask, step),
        node.why,
        source_notes(talk.pack, cites, talk.opened.today),
        glossary_of(talk.pack, shown),
        node.challenge,
        cue_lines(talk.pack, node),
        tuple(note for note in (elsewhere(talk.pack) if cites else "",) if note),
    )


def glossary_of(pack: Pack, text: str) -> tuple[tuple[str, str], ...]:
    """The glossary's words that stand in a text, one or several, with what they mean, in its own order.

    A longer one goes first: where a child protection plan is meant, nobody has to read what a plan is.
    """
    low, found = text.lower(), set()
    for word in sorted(pack.glossary, key=len, reverse=True):
        there = re.compile(rf"(?<!\w){re.escape(word.lower())}s?(?!\w)")
        low, times = there.subn(" | ", low)
        if times:
            found.add(word)
    return tuple((word, meaning) for word, meaning in pack.glossary.items() if word in found)
