"""The figures of a whole pack: each start's turns, minutes and endings, and each flow's reading grade."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final, NamedTuple

from reflect.flows.graph import Graphs, graphs_of
from reflect.flows.model import Flow, Pack
from reflect.flows.overlay import spoken
from reflect.flows.readability import HARDEST, guidance, pooled, questions, reading, words_of
from reflect.stats.count import CAP, SAMPLES, Counted, Counter, Ending, Start
from reflect.stats.figures import Ended, Figures, FlowReading, Verdict, Ways
from reflect.stats.spread import Spread

RANGES: Final = {10: (8, 14), 30: (18, 32), 60: (30, 60)}
"""Turns a typical way to the end is meant to take, by the minutes somebody has."""

MODEL: Final = (
    "Each option offered counts as equally likely, of a multi every set of ticks it allows, and of a list of "
    "people each further one as half as likely; from last time comes nothing, or one step; every question is "
    "answered and none is parked, so that no open questions are looked over at the end. Where nobody is in "
    "danger, each question about safety has its last, calmest answer. That measures the flows. It says "
    "nothing about what people will answer."
)


class Figured(NamedTuple):
    """Everything there is to say."""

    model: str
    ways: tuple[Ways, ...]
    reading: tuple[FlowReading, ...]


def figures(pack: Pack, graphs: Graphs | None = None, *, cap: int = CAP, samples: int = SAMPLES) -> Figured:
    """The figures of a pack. Raises UnknownKindError for a kind of node that cannot be counted."""
    counter = Counter(pack, graphs or graphs_of(pack))
    known: dict[tuple[Start, frozenset[str]], tuple[Counted, Counted]] = {}
    counted = []
    for doors, start in starts(pack):
        alike = replace(start, voice=""), _left_out(pack, start.voice)  # a voice's words change no way
        if alike not in known:
            known[alike] = (
                counter.count(start, cap=cap, samples=samples),
                counter.count(replace(start, calm=True), cap=cap, samples=samples),
            )
        counted.append(_ways(doors, start, *known[alike]))
    return Figured(MODEL, tuple(counted), tuple(_readings(pack)))


def _left_out(pack: Pack, voice: str) -> frozenset[str]:
    """The nodes that somebody with this voice is never asked."""
    nodes = ((flow.id, node) for flow in pack.flows.values() for node in flow.nodes.values())
    return frozenset(f"{flow}/{node.id}" for flow, node in nodes if node.voices and voice not in node.voices)


def _readings(pack: Pack) -> Iterator[FlowReading]:
    """Every flow as it stands, and then those that a voice says otherwise."""
    yield from (_reading(flow, flow.id) for flow in pack.flows.values())
    for voice, said in pack.voiced.items():
        flows = spoken(pack, voice).flows
        for name in dict.fromkeys(key.rpartition("/")[0] for key in said):
            yield _reading(flows[name], f"{name}, {voice}")


def starts(pack: Pack) -> Iterator[tuple[tuple[str, ...], Start]]:
    """Every way to begin: each flow with a door, voice and depth, and whether the flow has to ask for it.

    With the doors that begin exactly so unless told otherwise.
    """
    begun = dict.fromkeys((door.flow, not door.depth) for door in pack.doors)
    for flow, asked in begun:
        for voice in pack.voices:
            for depth in pack.depths:
                doors = tuple(
                    door.id
                    for door in pack.doors
                    if (door.flow, door.voice) == (flow, voice) and door.depth == (0 if asked else depth)
                )
                yield doors, Start(flow, voice, depth, asked)


def _ways(doors: tuple[str, ...], start: Start, counted: Counted, calm: Counted) -> Ways:
    ended = [_ended([(name, one)], counted.unit) for name, one in counted.endings.items()]
    full, typical = _full(counted, "full routes"), _full(calm, "nobody in danger")
    meant = RANGES.get(start.depth)
    return Ways(
        flow=start.flow,
        doors=doors,
        voice=start.voice,
        depth=start.depth,
        asked=start.asked,
        places=counted.places,
        sampled=counted.sampled,
        all=_ended(list(counted.endings.items()), counted.unit, "any outcome"),
        full=full,
        typical=typical,
        outcomes=tuple(sorted(ended, key=lambda one: (one.stop, -one.share))),
        meant=meant,
        met=_met(typical.turns, meant) if typical and meant else "",
    )


def _full(counted: Counted, name: str) -> Ended | None:
    """The ways that end in no stop; None where there are none."""
    complete = [(outcome, one) for outcome, one in counted.endings.items() if not one.stop]
    return _ended(complete, counted.unit, name) if complete else None


def _met(turns: Figures, meant: tuple[int, int]) -> Verdict:
    least, most = meant
    if least <= turns.lower and turns.upper <= most:
        return "yes"
    return "partly" if least <= turns.median <= most else "no"


def _ended(endings: list[tuple[str, Ending]], unit: float, name: str = "") -> Ended:
    turns, minutes = Spread(), Spread()
    for _, one in endings:
        turns.add(one.turns, 1.0)
        minutes.add(one.minutes, 1.0)
    return Ended(
        outcome=name or endings[0][0],
        stop=all(one.stop for _, one in endings),
        share=round(turns.total, 6),
        turns=_figures(turns),
        minutes=_figures(minutes, unit),
    )


def _figures(spread: Spread, unit: float = 1) -> Figures:
    return Figures(*(round(one, 2) for one in spread.quartiles(unit)))


def _reading(flow: Flow, name: str) -> FlowReading:
    asked = list(questions(flow))
    screens = [(node.id, reading(text).grade) for node, text in guidance(flow)]
    longest = max(asked, key=lambda one: len(words_of(one[1])), default=None)
    total = pooled(text for _, text in asked)
    return FlowReading(
        flow=name,
        questions=len(asked),
        words=total.words,
        grade=round(total.grade, 1) if asked else None,
        longest=f"{flow.id}/{longest[0].id}" if longest else "",
        longest_words=len(words_of(longest[1])) if longest else 0,
        guidance=len(screens),
        easy=sum(grade <= HARDEST for _, grade in screens),
        hard={f"{flow.id}/{name}": round(grade, 1) for name, grade in screens if grade > HARDEST},
    )
