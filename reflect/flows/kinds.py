"""What each kind of node adds to the model, from what its author wrote."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from reflect.flows import authored, model
from reflect.flows.flow_parts import Parts
from reflect.flows.nodes import Map

Fields = dict[str, Any]
"""Fields of ``model.Node`` by name."""

PAUSE_OPTIONS: Final = ("on", "stop")


def fields_of_kind(
    parts: Parts, words: Mapping[str, str], name: str, node: authored.Node, raw: Map
) -> Fields:
    """The fields that only this kind of node has. ``words`` are the pack's, for what a pause offers."""
    if isinstance(node, authored.Pause):
        options = (model.Option(one, words.get(f"pause.{one}", one)) for one in PAUSE_OPTIONS)
        return {"options": tuple(options)}
    if isinstance(node, authored.Call | authored.Each):
        return _into(parts, name, node, raw)
    make = _MAKERS.get(type(node))
    return make(parts, node, raw) if make else {}


def _options(parts: Parts, node: Any, raw: Map) -> Fields:
    return {"options": parts.options(raw["options"])} if node.options else {}


def _choice(parts: Parts, node: Any, raw: Map) -> Fields:
    return {**_options(parts, node, raw), "other": authored.yes(node.other), "sets": node.sets}


def _multi(parts: Parts, node: Any, raw: Map) -> Fields:
    limits = {"least": node.least, "most": node.most}
    return {**_options(parts, node, raw), **limits, "other": authored.yes(node.other)}


def _text(parts: Parts, node: Any, _: Map) -> Fields:
    tests = parts.key(node.tests) if node.tests else ""
    return {"basis": node.basis == "ask", "second_ask": node.second_ask, "tests": tests}


def _weigh(_: Parts, node: Any, __: Map) -> Fields:
    return {"least": node.least, "most": node.most, "parts": node.parts}


def _try(parts: Parts, node: Any, raw: Map) -> Fields:
    return {
        "items": parts.items(raw["items"]),
        "idea_sets": tuple(model.IdeaSet(one, label) for one, label in node.sets.items()),
        "nearest": parts.key(node.nearest) if node.nearest else "",
        "parts": node.parts,
    }


def _most(_: Parts, node: Any, __: Map) -> Fields:
    return {"most": node.most, "parts": node.parts}


def _decisions(parts: Parts, node: Any, raw: Map) -> Fields:
    return {**_options(parts, node, raw), "most": node.most, "parts": node.parts}


def _people(parts: Parts, node: Any, raw: Map) -> Fields:
    limits = {"least": node.least, "most": node.most}
    return {**_options(parts, node, raw), **limits, "named": node.named, "parts": node.parts}


def _into(parts: Parts, name: str, node: authored.Call | authored.Each, raw: Map) -> Fields:
    fields: Fields = {"flow": node.flow}
    if isinstance(node, authored.Each):
        fields |= {"over": parts.key(node.over), "until": tuple(node.until)}
    else:
        fields["once"] = authored.yes(node.once)
        fields |= _opened(parts, node, raw)
    if node.then:
        if node.to or node.return_:
            parts.both(raw, "then")
        fields["routes"] = parts.then(raw["then"], parts.key(name))
    return fields


def _opened(parts: Parts, node: authored.Call, raw: Map) -> Fields:
    """``open`` is yes, no, or the condition under which it can be."""
    if node.open in ("yes", "no", "true", "false"):
        return {"open": authored.yes(node.open)}
    return {"open": True, "open_when": parts.condition(raw, node.open, "open")}


def _result(_: Parts, node: Any, __: Map) -> Fields:
    return {"result": node.result}


def _outcome(_: Parts, node: Any, __: Map) -> Fields:
    return {
        "ask": node.ask,
        "lead": node.lead,
        "cites": tuple(node.cites),
        "contacts": tuple(node.contacts),
        "outcome": node.outcome,
        "stop": authored.yes(node.stop),
    }


_MAKERS: Final[dict[type[authored.Node], Callable[[Parts, Any, Map], Fields]]] = {
    authored.Choice: _choice,
    authored.Multi: _multi,
    authored.Scale: _options,
    authored.Safety: _options,
    authored.Text: _text,
    authored.Weigh: _weigh,
    authored.Try: _try,
    authored.People: _people,
    authored.Carried: _most,
    authored.Actions: _most,
    authored.Decisions: _decisions,
    authored.Review: _most,
    authored.Return: _result,
    authored.Outcome: _outcome,
}
