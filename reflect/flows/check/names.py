"""Every name that stands for something outside the node: stages, voices, sections, contacts, sets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from reflect.flows import model
from reflect.flows.check.finding import Path, error, nodes_of
from reflect.flows.diagnostics import Diagnostic, Place
from reflect.flows.model import Node
from reflect.flows.nodes import Map
from reflect.flows.reading import Reading, patterns, protects
from reflect.flows.suggest import did_you_mean

PART_NAMES: Final[dict[str, tuple[str, ...]]] = {
    "weigh": ("what", "for", "against", "change", "another"),
    "try": ("nearest", "tried", "will-try", "not-right-here", "supervision", "more"),
    "actions": ("from", "what", "who", "by", "known", "if_not", "another"),
    "decisions": ("what", "because", "who", "another"),
    "review": ("again", "bring", "who", "by"),
    "people": ("any", "role", "age", "another"),
    "carried": ("any", "what", "state", "why", "another"),
}
"""The parts whose words each kind of question may have of its own."""


def check(reading: Reading) -> Iterator[Diagnostic]:
    """Every such name in ``pack.yaml`` and in the flows."""
    if not reading.alone and "pack.yaml" in reading.standing:
        yield from _pack(reading)
    for name, file in reading.files.items():
        if not reading.alone and file.flow.stage:
            yield from _known(reading, "stage", file.flow.stage, reading.place(name, "stage"))
        for node, raw in nodes_of(file):
            yield from _node(reading, name, node, raw)


def _pack(reading: Reading) -> Iterator[Diagnostic]:
    pack = reading.pack
    for order, voice in enumerate(pack.voices):
        if voice not in model.VOICES:
            place = reading.standing_place("pack.yaml", "voices", order)
            yield _unknown("RF314", "voice", voice, model.VOICES, place)
    for door in pack.doors:
        if door.voice not in pack.voices:
            place = reading.standing_place("pack.yaml", "doors", door.id, "voice")
            yield _unknown("RF314", "voice", door.voice, pack.voices, place)
        if door.depth and door.depth not in pack.depths:
            place = reading.standing_place("pack.yaml", "doors", door.id, "depth")
            yield _unknown("RF317", "depth", str(door.depth), map(str, pack.depths), place)
    if reading.whole:
        keys = [f"{flow.id}/{node}" for flow in pack.flows.values() for node in flow.nodes]
        for order, pattern in enumerate(patterns(reading)):
            if not any(protects(pattern, key) for key in keys):
                place = reading.standing_place("pack.yaml", "protected", order)
                remedy = did_you_mean(pattern, keys) or "write flow/node, or flow/* for all of a flow"
                yield error("RF316", place, f"`{pattern}` protects nothing: no node is called so", remedy)


def _node(reading: Reading, flow: str, node: Node, raw: Map) -> Iterator[Diagnostic]:
    base: Path = ("nodes", node.id)
    if node.summary and node.summary.section not in model.SECTIONS:
        place = reading.key_place(flow, *base, "summary", node.summary.section)
        yield _unknown("RF312", "section of the summary", node.summary.section, model.SECTIONS, place)
    for order, voice in enumerate(node.voices):
        if voice not in reading.pack.voices:
            place = reading.place(flow, *base, "voices", order)
            yield _unknown("RF314", "voice", voice, reading.pack.voices, place)
    for name in raw.get("parts", ()):
        if name not in PART_NAMES[node.kind]:
            place = reading.key_place(flow, *base, "parts", name)
            yield _unknown("RF319", "part", name, PART_NAMES[node.kind], place)
    yield from _sets(reading, flow, node)
    if reading.alone:
        return
    if "stage" in raw:
        yield from _known(reading, "stage", node.stage, reading.place(flow, *base, "stage"))
    for order, contact in enumerate(node.contacts):
        yield from _known(reading, "contact", contact, reading.place(flow, *base, "contacts", order))


def _sets(reading: Reading, flow: str, node: Node) -> Iterator[Diagnostic]:
    """The sets ideas are in, and the depths a choice of depth offers."""
    base: Path = ("nodes", node.id)
    sets = [one.id for one in node.idea_sets]
    for item in node.items:
        for order, name in enumerate(item.sets):
            if name not in sets:
                place = reading.place(flow, *base, "items", item.id, "in", order)
                yield _unknown("RF311", "set", name, sets, place)
    depths = [str(depth) for depth in reading.pack.depths]
    for option in node.options if node.sets == "depth" else ():
        if option.id not in depths:
            yield _unknown(
                "RF318", "depth", option.id, depths, reading.key_place(flow, *base, "options", option.id)
            )


def _known(reading: Reading, what: str, name: str, place: Place) -> Iterator[Diagnostic]:
    if what == "stage":
        stages = [stage.id for stage in reading.pack.stages]
        if name not in stages and "pack.yaml" in reading.standing:
            yield _unknown("RF313", "stage", name, stages, place)
    elif name not in reading.pack.contacts:
        yield _unknown("RF315", "contact", name, reading.pack.contacts, place)


def _unknown(code: str, what: str, name: str, known: Iterable[str], place: Place) -> Diagnostic:
    known = list(known)
    remedy = did_you_mean(name, known) or f"there is {', '.join(known) or 'none yet'}"
    return error(code, place, f"no {what} called `{name}`", remedy)
