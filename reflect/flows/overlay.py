"""One flow in other words: what a voice says otherwise, laid over the nodes it means.

A voice changes words and never the way, so the graph, the ids and the keys of answers stay those of the pack,
and whoever walks, proves or prints a spoken pack needs to know nothing of voices.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, TypeVar

from msgspec.structs import asdict, replace

from reflect.flows.model import Flow, Item, Node, Option, Pack
from reflect.flows.wordings import Cue, Frame, ItemWords, OptionWords, Rewording

_Words = TypeVar("_Words", Cue, OptionWords, ItemWords)

LEARNER: Final = "learner"
"""The voice in which every question explains itself once it is answered."""


def spoken(pack: Pack, voice: str) -> Pack:
    """The pack as it is said in one voice. Its digest stays the pack's: that and the voice name it."""
    said = pack.voiced.get(voice, {})
    flows = {name: _flow(flow, said, voice) for name, flow in pack.flows.items()}
    return replace(pack, flows=flows, voiced={})


def _flow(flow: Flow, said: Mapping[str, Rewording], voice: str) -> Flow:
    nodes = {name: _node(node, said.get(f"{flow.id}/{name}"), voice) for name, node in flow.nodes.items()}
    return (
        flow if all(nodes[name] is node for name, node in flow.nodes.items()) else replace(flow, nodes=nodes)
    )


def _node(node: Node, words: Rewording | None, voice: str) -> Node:
    node = laid_over(node, words) if words else node
    after = (node.after or node.why) if voice == LEARNER and node.asks else ""
    return node if node.after == after else replace(node, after=after)


def laid_over(node: Node, words: Rewording) -> Node:
    """A node in other words."""
    line = words.line and node.summary
    return replace(
        node,
        ask=words.ask or node.ask,
        lead=words.lead or node.lead,
        why=words.why or node.why,
        second_ask=words.second_ask or node.second_ask,
        challenge=words.challenge or node.challenge,
        open_as=words.open_as or node.open_as,
        after=words.after or node.after,
        cue=_cue(node.cue, words.cue),
        examples=words.examples or node.examples,
        cites=tuple(dict.fromkeys((*node.cites, *words.cites))),
        instead=node.instead if words.instead is None else words.instead,
        summary=Frame(line.section, words.line) if line else node.summary,
        options=tuple(_option(one, words.options.get(one.id)) for one in node.options),
        items=tuple(_item(one, words.items.get(one.id)) for one in node.items),
    )


def both(first: Rewording | None, then: Rewording) -> Rewording:
    """Two for the same node, the second laid over the first."""
    if first is None:
        return then
    given = {name: value for name, value in asdict(then).items() if value}
    given["cites"] = tuple(dict.fromkeys((*first.cites, *then.cites)))
    given["cue"] = _cue(first.cue, then.cue)
    given["options"] = {
        name: _over(first.options.get(name, OptionWords()), then.options.get(name, OptionWords()))
        for name in {**first.options, **then.options}
    }
    given["items"] = {
        name: _over(first.items.get(name, ItemWords()), then.items.get(name, ItemWords()))
        for name in {**first.items, **then.items}
    }
    if then.instead is not None:
        given["instead"] = then.instead
    return replace(first, **given)


def _cue(first: Cue | None, then: Cue | None) -> Cue | None:
    return _over(first, then) if first and then else then or first


def _option(option: Option, words: OptionWords | None) -> Option:
    if words is None:
        return option
    return replace(
        option,
        label=words.label or option.label,
        echo=words.echo or option.echo,
        says=words.says or option.says,
        challenge=words.challenge or option.challenge,
    )


def _item(item: Item, words: ItemWords | None) -> Item:
    if words is None:
        return item
    return replace(item, offer=words.offer or item.offer, caveat=words.caveat or item.caveat)


def _over(first: _Words, then: _Words) -> _Words:
    """The parts of the second that are given, over the first."""
    return replace(first, **{name: value for name, value in asdict(then).items() if value})
