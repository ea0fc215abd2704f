"""Where nodes lead: every target is there, and every call gets an answer it has a way for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reflect.flows.check.finding import Way, error, nodes_of, suggestion, ways_of
from reflect.flows.check.variants import leaves_out
from reflect.flows.diagnostics import Diagnostic, Place
from reflect.flows.flow_file import FlowFile
from reflect.flows.ids import RETURN_PREFIX
from reflect.flows.model import GOES_INTO, Node
from reflect.flows.nodes import Map, Seq
from reflect.flows.reading import Reading
from reflect.flows.suggest import did_you_mean

_ENDS = ("return", "outcome")


def check(reading: Reading) -> Iterator[Diagnostic]:
    """Every target of every flow, and the flows that doors open."""
    yield from _doors(reading)
    for name, file in reading.files.items():
        if file.flow.start not in file.nodes:
            message = f"the flow starts at `{file.flow.start}`, and there is no such node"
            remedy = suggestion(reading, file, file.flow.start) or "name a node of this flow"
            yield error("RF301", reading.place(name, "start"), message, remedy)
        for node, raw in nodes_of(file):
            for way in ways_of(node, raw):
                yield from _target(reading, file, way)
            if node.kind in GOES_INTO:
                yield from _call(reading, file, node, raw)
            yield from _leads_on(reading, file, node, raw)
            yield from _ends(reading, name, node)
            yield from _left_out(reading, name, node)
            yield from _rules(reading, file, node, raw)


def _doors(reading: Reading) -> Iterator[Diagnostic]:
    for door in reading.pack.doors:
        if not reading.may_hold(door.flow):
            place = reading.standing_place("pack.yaml", "doors", door.id, "flow")
            yield _no_flow(reading, door.flow, place)


def _no_flow(reading: Reading, name: str, place: Place) -> Diagnostic:
    remedy = did_you_mean(name, reading.files) or "name a flow by its path, without .yaml"
    return error("RF303", place, f"no flow called `{name}` in this pack", remedy)


def _target(reading: Reading, file: FlowFile, way: Way) -> Iterator[Diagnostic]:
    if way.to in file.nodes or way.to in file.flow.nodes or not way.to:
        return
    place = reading.place(file.flow.id, *way.path)
    if "/" in way.to or (way.to in reading.files and way.to != file.flow.id):
        flow = way.to if way.to in reading.files else way.to.rpartition("/")[0]
        remedy = f"lead to a node here: {{kind: call, flow: {flow}, to: ...}}"
        yield error("RF304", place, f"`{way.to}` is in another flow, and only a call goes there", remedy)
    else:
        remedy = suggestion(reading, file, way.to) or f"name one of {_some(file.nodes)}"
        yield error("RF302", place, f"no node called `{way.to}` in this flow", remedy)


def _call(reading: Reading, file: FlowFile, node: Node, raw: Map) -> Iterator[Diagnostic]:
    path = ("nodes", node.id)
    if not reading.may_hold(node.flow):
        yield _no_flow(reading, node.flow, reading.place(file.flow.id, *path, "flow"))
        return
    called = reading.files.get(node.flow)
    if called is None or called.broken:
        return
    results = called.flow.results
    if isinstance(raw.get("to"), str) and len(results) > 1:
        place = reading.key_place(file.flow.id, *path, "to")
        message = f"`{node.flow}` comes back with {_some(results)}, and all of them would lead the same way"
        yield error("RF308", place, message, f"say where each leads: `then: {{{results[0]}: ..., }}`")
    if "then" not in raw:
        return
    for result in raw["then"]:
        if result not in results:
            place = reading.key_place(file.flow.id, *path, "then", result)
            remedy = (
                did_you_mean(result, results) or f"it comes back with {_some(results) or 'no result at all'}"
            )
            yield error("RF306", place, f"`{node.flow}` never comes back with `{result}`", remedy)
    missing = [result for result in results if result not in raw["then"]]
    if missing and not set(raw["then"]) - set(results):
        place = reading.key_place(file.flow.id, *path, "then")
        message = f"`{node.flow}` can also come back with {_some(missing)}, and nothing says where that leads"
        yield error("RF305", place, message, f"add `{missing[0]}: node`")


def _leads_on(reading: Reading, file: FlowFile, node: Node, raw: Map) -> Iterator[Diagnostic]:
    """A node without rules: only a safety question all of whose options lead on may be so."""
    if node.routes or node.kind in _ENDS or "to" in raw or "return" in raw or "then" in raw:
        return
    place = reading.key_place(file.flow.id, "nodes", node.id)
    stays = [option.id for option in node.options if not option.to]
    if not node.options or len(stays) == len(node.options):
        yield error("RF402", place, f"`{node.id}` leads nowhere", "add `to: node`, or `return: result`")
    elif stays:
        message = f"nothing says where {_some(stays)} of `{node.id}` leads"
        yield error("RF402", place, message, "add `to: node` to the node, for every option without its own")
    elif node.kind != "safety":
        message = (
            f"nothing says where `{node.id}` leads when it is parked, not known, or answered in other words"
        )
        yield error("RF402", place, message, "add `to: node` to the node as well")


def _rules(reading: Reading, file: FlowFile, node: Node, raw: Map) -> Iterator[Diagnostic]:
    """A list of rules is not empty, and has `else` nowhere but at its end."""
    if not isinstance(raw.get("to"), Seq):
        return
    path = ("nodes", node.id, "to")
    if not node.routes:
        place = reading.key_place(file.flow.id, *path)
        yield error("RF501", place, "these rules do not end in `else`", "add {else: node} as the last one")
    for order, rule in enumerate(raw["to"][:-1]):
        if "else" in rule:
            place = reading.key_place(file.flow.id, *path, order, "else")
            yield error("RF502", place, "no rule after `else` is ever reached", "make it the last one")


def _ends(reading: Reading, flow: str, node: Node) -> Iterator[Diagnostic]:
    """A conversation ends in a door, and nowhere else; a door has nobody to go back to."""
    door = reading.pack.flows[flow].door
    if node.kind == "outcome" and not door and "pack.yaml" in reading.standing:
        place = reading.key_place(flow, "nodes", node.id)
        remedy = "hand back a result with `return:`, and let the door lead to an outcome"
        yield error("RF407", place, f"`{node.id}` ends the conversation, and `{flow}` is not a door", remedy)
    elif door and (node.kind == "return" or any(way.startswith(RETURN_PREFIX) for way in _ways(node))):
        place = reading.key_place(flow, "nodes", node.id)
        remedy = "lead to an outcome, or take this flow out of the doors"
        yield error("RF408", place, f"`{node.id}` goes back, and a door has nobody to go back to", remedy)


def _left_out(reading: Reading, flow: str, node: Node) -> Iterator[Diagnostic]:
    pack = reading.pack
    if node.skipped or not any(
        leaves_out(node, voice, depth) for voice in pack.voices for depth in pack.depths
    ):
        return
    ways = sorted(set(_ways(node)))
    if len(ways) > 1:
        place = reading.key_place(flow, "nodes", node.id)
        message = f"`{node.id}` can be left out, and it leads to {_some(ways)}"
        yield error("RF409", place, message, "add `skipped: node`: where those go who are not asked it")


def _ways(node: Node) -> Iterator[str]:
    yield from (route.to for route in node.routes)
    yield from (option.to for option in node.options if option.to)
    if node.unsure:
        yield node.unsure


def _some(ids: Iterable[str]) -> str:
    listed = [f"`{one}`" for one in ids]
    return ", ".join(listed[:7]) + (" ..." if len(listed) > 7 else "")
