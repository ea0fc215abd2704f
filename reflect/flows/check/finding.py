"""How a check says what it found, and what every check may look at."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reflect.flows.diagnostics import ERROR, WARNING, Diagnostic, Place
from reflect.flows.flow_file import FlowFile
from reflect.flows.model import Node
from reflect.flows.nodes import Map
from reflect.flows.reading import Reading
from reflect.flows.suggest import nearest

Path = tuple[str | int, ...]


def error(
    code: str, place: Place, message: str, remedy: str, second: Place | None = None, says: str = ""
) -> Diagnostic:
    """A finding that stops the pack from being used."""
    return Diagnostic(code, ERROR, place, message, remedy, second, says)


def warning(code: str, place: Place, message: str, remedy: str) -> Diagnostic:
    """A finding to look at."""
    return Diagnostic(code, WARNING, place, message, remedy)


class Way(NamedTuple):
    """Somewhere a node leads, as written: the target and the keys that lead to it in the file."""

    to: str
    path: Path


def nodes_of(file: FlowFile) -> Iterator[tuple[Node, Map]]:
    """Each node of a flow that could be read and was written by somebody, with what was written."""
    for name, raw in file.nodes.items():
        if name in file.flow.nodes and isinstance(raw, Map):
            yield file.flow.nodes[name], raw


def ways_of(node: Node, raw: Map) -> Iterator[Way]:
    """Every target a node names itself: rules, options, results, ``unsure`` and ``skipped``."""
    base: Path = ("nodes", node.id)
    rules = raw.get("to")
    if isinstance(rules, str) and rules:
        yield Way(rules, (*base, "to"))
    elif isinstance(rules, list):
        for order, rule in enumerate(rules):
            for key in ("to", "else"):
                if isinstance(rule.get(key), str):
                    yield Way(rule[key], (*base, "to", order, key))
    for result, to in raw.get("then", {}).items():
        if isinstance(to, str):
            yield Way(to, (*base, "then", result))
    for option in node.options:
        written = raw.get("options", {}).get(option.id)
        if isinstance(written, Map) and "to" in written:
            yield Way(written["to"], (*base, "options", option.id, "to"))
    for key in ("unsure", "skipped"):
        if isinstance(raw.get(key), str):
            yield Way(raw[key], (*base, key))


def suggestion(reading: Reading, file: FlowFile, word: str) -> str:
    """``did you mean `x`? (line n)`` for the id of a node of this flow, or empty."""
    near = nearest(word, [name for name in file.nodes if name != word])
    if not near:
        return ""
    return f"did you mean `{near}`? (line {reading.key_place(file.flow.id, 'nodes', near).line})"
