"""Rounds over several people: whom they go over, what ends them, and that nobody else reads what is said in
them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from reflect.flows.check.finding import Path, error, nodes_of
from reflect.flows.check.texts import other_texts, shown_texts
from reflect.flows.condition_text import Mention
from reflect.flows.diagnostics import Diagnostic, place_in
from reflect.flows.flow_file import FlowFile
from reflect.flows.model import GOES_INTO, Node
from reflect.flows.nodes import Map
from reflect.flows.read import Document
from reflect.flows.reading import Reading
from reflect.flows.suggest import did_you_mean

_PERSON: Final = "{person}"
_WHOSE: Final = "`{}` is answered once for each person, so here nobody can say whose answer is meant"
_READ_INSIDE: Final = "read it inside that round; outside, compare the result of the `each`"
_ECHO: Final = re.compile(r"\{([a-z][a-z0-9_/]*)\}")


def check(reading: Reading) -> Iterator[Diagnostic]:
    """Every ``each`` of the pack, and every place that speaks of one person."""
    inside = _inside(reading)
    for name, file in reading.files.items():
        for node, raw in nodes_of(file):
            if node.kind == "each":
                yield from _each(reading, file, node, inside)
            elif node.kind == "call" and node.flow in inside and name not in inside:
                yield _two_ways(reading, name, node)
            if name not in inside:
                yield from _nobody(reading, name, node, raw)
        if name not in inside:
            yield from _reads(reading, file, inside)
    for over in reading.overlays:
        if over.flow not in inside:
            yield from _named(over.document, over.named, inside)


def _inside(reading: Reading) -> frozenset[str]:
    """The flows gone through once for each of some people, and all that these call."""
    todo = [node.flow for file in reading.files.values() for node, _ in nodes_of(file) if node.kind == "each"]
    found: set[str] = set()
    while todo:
        name = todo.pop()
        if name in reading.files and name not in found:
            found.add(name)
            todo += [node.flow for node, _ in nodes_of(reading.files[name]) if node.kind in GOES_INTO]
    shared = {flow for flow in found if _also_outside(reading, flow, found)}
    return frozenset(found - shared)


def _also_outside(reading: Reading, flow: str, inside: set[str]) -> bool:
    """Whether a flow is called both in a round, by a flow of it, and elsewhere: it then speaks of nobody."""
    rounds = any(
        node.kind == "each" and node.flow == flow
        for file in reading.files.values()
        for node, _ in nodes_of(file)
    )
    return not rounds and any(
        node.kind == "call" and node.flow == flow
        for name, file in reading.files.items()
        if name not in inside
        for node, _ in nodes_of(file)
    )


def _each(reading: Reading, file: FlowFile, node: Node, inside: frozenset[str]) -> Iterator[Diagnostic]:
    base: Path = ("nodes", node.id)
    flow, _, name = node.over.rpartition("/")
    over = reading.files.get(flow)
    found = over.flow.nodes.get(name) if over else None
    known = [
        f"{one}/{asked.id}"
        for one, other in reading.files.items()
        for asked, _ in nodes_of(other)
        if asked.kind == "people"
    ]
    if (found is None and (over or not reading.may_hold(flow))) or (found and found.kind != "people"):
        message = f"`{node.over}` is no list of people"
        remedy = did_you_mean(node.over, known) or "name a node of kind people"
        yield error("RF320", reading.place(file.flow.id, *base, "over"), message, remedy)
    called = reading.files.get(node.flow)
    for order, result in enumerate(node.until):
        if called and not called.broken and result not in called.flow.results:
            place = reading.place(file.flow.id, *base, "until", order)
            remedy = did_you_mean(result, called.flow.results) or "name a result of that flow"
            yield error("RF321", place, f"`{node.flow}` never comes back with `{result}`", remedy)
    if file.flow.id in inside:
        place = reading.key_place(file.flow.id, *base)
        message = f"`{node.id}` goes round within a round, and nobody could say whom it asks about"
        yield error("RF322", place, message, "go round once, over the people listed, in an outer flow")


def _two_ways(reading: Reading, flow: str, node: Node) -> Diagnostic:
    message = f"`{node.flow}` is gone through once for each person, and called here for nobody"
    place = reading.place(flow, "nodes", node.id, "flow")
    return error("RF323", place, message, "go round with `each` here too, or call another flow")


def _nobody(reading: Reading, flow: str, node: Node, raw: Map) -> Iterator[Diagnostic]:
    """``{person}`` where nobody is gone through."""
    texts: list[tuple[str, Path]] = [*shown_texts(node), *other_texts(node, raw)]
    if node.summary:
        texts.append((node.summary.line, ("nodes", node.id, "summary", node.summary.section)))
    for text, path in texts:
        if (at := text.find(_PERSON)) >= 0 and not reading.alone:
            place = reading.place_inside(flow, path, at, len(_PERSON))
            message = f"`{_PERSON}` is nobody here: no `each` goes through this flow"
            yield error("RF324", place, message, "say the child, or go through this flow with `each`")


def _reads(reading: Reading, file: FlowFile, inside: frozenset[str]) -> Iterator[Diagnostic]:
    """Answers given in a round, read where nobody knows whose is meant."""
    yield from _named(file.document, file.named, inside)
    for node, _ in nodes_of(file):
        for text, path in shown_texts(node):
            for found in _ECHO.finditer(text):
                if found[1].rpartition("/")[0] in inside:
                    place = reading.place_inside(file.flow.id, path, found.start(), len(found[0]))
                    yield error("RF325", place, _WHOSE.format(found[1]), _READ_INSIDE)


def _named(document: Document, named: Iterable[Mention], inside: frozenset[str]) -> Iterator[Diagnostic]:
    for mention in named:
        if mention.key.rpartition("/")[0] in inside:
            place = place_in(document.text, mention.at)
            yield error("RF325", place, _WHOSE.format(mention.key), _READ_INSIDE)
