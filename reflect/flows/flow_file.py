"""One flow's file into the model: shorthand written out, names made whole, rules and conditions typed.

What a node gets wrong is reported and that node is left out; its id stays known, so that nobody else is
blamed for naming it.
"""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from reflect.flows import authored, model
from reflect.flows.condition_text import Mention
from reflect.flows.convert import convert
from reflect.flows.flow_parts import Parts
from reflect.flows.ids import RETURN_PREFIX
from reflect.flows.kinds import fields_of_kind
from reflect.flows.nodes import Map
from reflect.flows.read import Document
from reflect.flows.suggest import nearest


class FlowFile(NamedTuple):
    """A flow as read. ``path`` is its place in the pack (empty: it stands alone), ``nodes`` as written,
    ``broken`` the ids of those that could not be read.

    ``named`` is every answer its conditions name, at offsets of the file; ``returns`` where each result is
    first handed back. ``whole`` is False where anything in the file could not be read.
    """

    path: str
    document: Document
    nodes: Map
    flow: model.Flow
    broken: frozenset[str]
    named: tuple[Mention, ...]
    returns: dict[str, int]
    whole: bool


def read_flow(document: Document, path: str, words: dict[str, str]) -> FlowFile | None:
    """The flow of a document; None where not even its id and nodes can be read (which is then reported).

    ``path`` is where it stands in the pack, ``words`` are the pack's standing words, for what a pause offers.
    """
    root = document.root
    if root is None or (head := convert(document, authored.Flow, root, 0, "a flow")) is None:
        return None
    return _FlowReader(document, head, words, root["nodes"]).read(path)


class _FlowReader:
    """Holds what reading one file gathers on the way."""

    def __init__(self, document: Document, head: authored.Flow, words: dict[str, str], nodes: Map) -> None:
        self._document: Final = document
        self._head: Final = head
        self._words: Final = words
        self._raw: Final = nodes
        self._parts: Final = Parts(document, head.flow)

    def read(self, path: str) -> FlowFile:
        head, parts = self._head, self._parts
        nodes: dict[str, model.Node] = {}
        broken = set()
        for name, raw, at, _ in self._raw.pairs():
            before = len(self._document.problems)
            node = read_node(self._document, parts, name, raw, at, self._words, head.stage)
            if node is None or len(self._document.problems) > before:
                broken.add(name)
            else:
                nodes[name] = node
        for result in parts.returns:
            name = RETURN_PREFIX + result
            if name not in self._raw:
                nodes[name] = model.Node(name, "return", result=result, stage=head.stage)
        flow = model.Flow(
            head.flow,
            head.title,
            head.start or next(iter(self._raw)),
            nodes,
            stage=head.stage,
            short=authored.yes(head.short),
            results=tuple(dict.fromkeys(node.result for node in nodes.values() if node.kind == "return")),
        )
        whole = not self._document.problems
        named = tuple(parts.named)
        return FlowFile(path, self._document, self._raw, flow, frozenset(broken), named, parts.returns, whole)


def read_node(
    document: Document, parts: Parts, name: str, raw: Any, at: int, words: dict[str, str], stage: str = ""
) -> model.Node | None:
    """One node as written; None where it cannot be read (reported). ``stage`` is its flow's."""
    if not isinstance(raw, Map):
        convert(document, authored.Node, raw, at, "a node")
        return None
    kind = raw.get("kind")
    cls = authored.BY_KIND.get(kind) if isinstance(kind, str) else None
    if cls is None:
        _no_kind(document, raw, at, kind)
        return None
    node = convert(document, cls, raw, at, f"a {kind} node")
    return _model(parts, name, node, raw, words, stage) if node else None


def _no_kind(document: Document, raw: Map, at: int, kind: object) -> None:
    known = ", ".join(authored.BY_KIND)
    if not isinstance(kind, str) or not kind:
        document.report("RF122", at, "a node lacks its `kind`", f"add `kind:`, one of {known}")
        return
    near = nearest(kind, authored.BY_KIND)
    remedy = f"did you mean `{near}`?" if near else f"the kinds are {known}"
    document.report("RF124", raw.value_at("kind"), f"there is no kind of node called `{kind}`", remedy)


def _model(
    parts: Parts, name: str, node: authored.Node, raw: Map, words: dict[str, str], stage: str
) -> model.Node:
    more: dict[str, Any] = {}
    if isinstance(node, authored.Step):
        more.update(_step(parts, node, raw))
    if isinstance(node, authored.Say):
        more.update(_shown(parts, node, raw))
    more.update(fields_of_kind(parts, words, name, node, raw))
    return model.Node(
        name,
        node.kind,
        tags=tuple(node.tags),
        stage=node.stage or stage,
        protected=authored.yes(node.protected) or node.kind == "safety",
        **more,
    )


def _step(parts: Parts, node: authored.Step, raw: Map) -> dict[str, Any]:
    return {
        "routes": parts.routes(raw, node),
        "skipped": parts.target(raw, "skipped"),
        "depth": int(node.depth or 2),
        "voices": tuple(node.voices),
        "max_visits": node.max_visits,
    }


def _shown(parts: Parts, node: authored.Say, raw: Map) -> dict[str, Any]:
    more: dict[str, Any] = {
        "ask": node.ask,
        "lead": node.lead,
        "why": node.why,
        "cites": tuple(node.cites),
        "examples": tuple(node.examples),
        "challenge": node.challenge,
        "contacts": tuple(node.contacts),
        "minutes": node.minutes,
    }
    if node.instead:
        more["instead"] = parts.wordings(raw["instead"])
    if isinstance(node, authored.Waits):
        more["summary"] = parts.frame(raw)
        more["after"] = node.after
    if isinstance(node, authored.Asks):
        more["unsure"] = parts.target(raw, "unsure")
        more["open_as"] = node.open_as
        more["offer"] = authored.yes(node.offer)
    return more
