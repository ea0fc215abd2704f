"""Every text a node holds, with the keys that lead to it in the file."""

from __future__ import annotations

from collections.abc import Iterator

from reflect.flows.check.finding import Path
from reflect.flows.model import Node
from reflect.flows.nodes import Map
from reflect.flows.wordings import CUE


def shown_texts(node: Node) -> Iterator[tuple[str, Path]]:
    """The texts in which an earlier answer may be said back."""
    base: Path = ("nodes", node.id)
    if node.lead:
        yield node.lead, (*base, "lead")
    if node.ask:
        yield node.ask, (*base, "ask")
    for order, words in enumerate(node.instead):
        yield words.lead, (*base, "instead", order, "lead")
        yield words.ask, (*base, "instead", order, "ask")


def other_texts(node: Node, raw: Map) -> Iterator[tuple[str, Path]]:
    """The texts in which nothing is said back."""
    base: Path = ("nodes", node.id)
    yield from _beside(node, base)
    for order, words in enumerate(node.instead):
        for key, text in (("why", words.why), ("open_as", words.open_as)):
            if text:
                yield text, (*base, "instead", order, key)
    for order, example in enumerate(node.examples):
        yield example, (*base, "examples", order)
    if node.options:
        yield from _options(node, raw.get("options", {}), base)
    for item in node.items:
        yield item.offer, (*base, "items", item.id, "offer")
        yield item.caveat, (*base, "items", item.id, "caveat")
    for one in node.idea_sets:
        yield one.label, (*base, "sets", one.id)


def _beside(node: Node, base: Path) -> Iterator[tuple[str, Path]]:
    """What stands beside the question: the reason, a test, a cue."""
    for key in ("why", "challenge", "open_as", "second_ask", "after"):
        if text := getattr(node, key):
            yield text, (*base, key)
    for key in CUE if node.cue else ():
        if text := getattr(node.cue, key):
            yield text, (*base, "cue", key)


def _options(node: Node, written: Map, base: Path) -> Iterator[tuple[str, Path]]:
    for option in node.options:
        if isinstance(written.get(option.id), Map):
            for key, text in (("label", option.label), ("echo", option.echo), ("says", option.says)):
                if text:
                    yield text, (*base, "options", option.id, key)
            if test := option.challenge:
                yield test.ask, (*base, "options", option.id, "challenge", "ask")
                yield test.open_as, (*base, "options", option.id, "challenge", "open_as")
        elif option.id in written:
            yield option.label, (*base, "options", option.id)
