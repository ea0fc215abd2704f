"""Ids: their form, the words that are ours, and nothing twice."""

from __future__ import annotations

from collections.abc import Iterator
from re import Pattern

from reflect.flows.check.finding import error, nodes_of
from reflect.flows.diagnostics import Diagnostic, Place, place_in
from reflect.flows.flow_file import FlowFile
from reflect.flows.ids import (
    FLOW_ID,
    NODE_ID,
    NODE_ID_RULE,
    OPTION_ID,
    OPTION_ID_RULE,
    POINT_ID,
    RESERVED_NODES,
    RESERVED_OPTIONS,
    RETURN_PREFIX,
    SOURCE_ID,
)
from reflect.flows.nodes import Map
from reflect.flows.reading import Reading

_YAML = ".yaml"
_SOURCE_RULE = "letters and digits, beginning with a capital: CA"
_POINT_RULE = "its source, a hyphen and its own name: CA-curiosity-why.1"


def check(reading: Reading) -> Iterator[Diagnostic]:
    """Every id of the pack."""
    for again in reading.twice:
        yield _twice(reading, again)
    for name, file in reading.files.items():
        yield from _flow(reading, name, file)
        yield from _nodes(reading, name, file)
    yield from _standing(reading)


def _twice(reading: Reading, again: FlowFile) -> Diagnostic:
    name, document = again.flow.id, again.document
    at = document.root.value_at("flow") if document.root is not None else 0
    message = f"the flow `{name}` is in two files"
    remedy = f"call this one {again.path.removesuffix(_YAML)}, as its file is called"
    first = reading.place(name, "flow")
    return error("RF204", place_in(document.text, at), message, remedy, first, "first here")


def _flow(reading: Reading, name: str, file: FlowFile) -> Iterator[Diagnostic]:
    place = reading.place(name, "flow")
    if not FLOW_ID.fullmatch(name):
        yield error(
            "RF201", place, f"`{name}` cannot be the id of a flow", f"use {NODE_ID_RULE}, with / between"
        )
    elif file.path and file.path != name + _YAML:
        message = f"this flow is called `{name}`, and its file {file.path}"
        yield error(
            "RF205", place, message, f"write flow: {file.path.removesuffix(_YAML)}, or rename the file"
        )


def _nodes(reading: Reading, flow: str, file: FlowFile) -> Iterator[Diagnostic]:
    for name in file.nodes:
        if not NODE_ID.fullmatch(name):
            yield _form(reading.key_place(flow, "nodes", name), name, "a node", NODE_ID_RULE)
        elif name in RESERVED_NODES:
            place = reading.key_place(flow, "nodes", name)
            yield error("RF202", place, f"`{name}` is a word of conditions", "call the node something else")
        elif name.startswith(RETURN_PREFIX) and (result := name.removeprefix(RETURN_PREFIX)) in file.returns:
            written = file.flow.nodes.get(name)
            if written and (written.kind, written.result) != ("return", result):
                place = reading.key_place(flow, "nodes", name)
                yield error(
                    "RF206",
                    place,
                    f"`{name}` is made for `return: {result}`",
                    "call this node something else",
                )
    for node, raw in nodes_of(file):
        for key, what in _OPTIONS:
            if isinstance(raw.get(key), Map):
                yield from _options(reading, flow, (node.id, key), raw[key], what)
        for key, what, rule, form in _NAMES:
            if isinstance(raw.get(key), str) and not rule.fullmatch(raw[key]):
                yield _form(reading.place(flow, "nodes", node.id, key), raw[key], what, form)


_OPTIONS = (("options", "an option"), ("items", "an idea"), ("sets", "a set"))
_NAMES = (("outcome", "an outcome", OPTION_ID, OPTION_ID_RULE), ("result", "a result", NODE_ID, NODE_ID_RULE))


def _options(reading: Reading, flow: str, path: tuple[str, str], ids: Map, what: str) -> Iterator[Diagnostic]:
    for name in ids:
        if OPTION_ID.fullmatch(name) and name not in RESERVED_OPTIONS:
            continue
        place = reading.key_place(flow, "nodes", *path, name)
        if name in RESERVED_OPTIONS:
            remedy = 'the question offers "something else" by itself; take this out, or call it another name'
            yield error("RF202", place, f"`{name}` is a word of ours and cannot be the id of {what}", remedy)
        else:
            yield _form(place, name, what, OPTION_ID_RULE)


def _standing(reading: Reading) -> Iterator[Diagnostic]:
    listed: tuple[tuple[str, str, str, Pattern[str], str], ...] = (
        ("sources.yaml", "sources", "a source", SOURCE_ID, _SOURCE_RULE),
        ("sources.yaml", "points", "a point", POINT_ID, _POINT_RULE),
        ("pack.yaml", "stages", "a stage", NODE_ID, NODE_ID_RULE),
        ("pack.yaml", "doors", "a door", OPTION_ID, OPTION_ID_RULE),
        ("local.yaml", "contacts", "a contact", OPTION_ID, OPTION_ID_RULE),
    )
    for file, key, what, form, rule in listed:
        document = reading.standing.get(file)
        ids = document.root.get(key) if document and document.root is not None else None
        if not isinstance(ids, Map):
            continue
        seen: dict[str, str] = {}
        for name in ids:
            place = reading.standing_place(file, key, name, of_key=True)
            if not form.fullmatch(name):
                yield _form(place, name, what, rule)
            elif (other := seen.setdefault(name.lower(), name)) != name:
                first = reading.standing_place(file, key, other, of_key=True)
                message = f"`{name}` and `{other}` differ only in capitals"
                yield error("RF203", place, message, "keep one of them, or rename one", first, "first here")


def _form(place: Place, name: str, what: str, rule: str) -> Diagnostic:
    return error("RF201", place, f"`{name}` cannot be the id of {what}", f"use {rule}")
