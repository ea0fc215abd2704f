"""One file of other words for the nodes of a flow, and whole questions that a local folder adds to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple, TypeVar

from msgspec.structs import replace

from reflect.flows import authored, model
from reflect.flows.condition_text import Mention
from reflect.flows.convert import convert, keys_of
from reflect.flows.flow_file import read_node
from reflect.flows.flow_parts import Parts
from reflect.flows.nodes import Map, Raw
from reflect.flows.overlay import LEARNER
from reflect.flows.read import Document
from reflect.flows.wordings import CUE, Cue, ItemWords, OptionWords, Rewording

_A = TypeVar("_A", authored.OptionWords, authored.ItemWords)

WORDS: Final = frozenset(keys_of(authored.Rewording))


class Added(NamedTuple):
    """A node that stands in front of another one of the flow."""

    node: model.Node
    before: str


class Overlay(NamedTuple):
    """A file as read. ``path`` is its place in its folder, ``voice`` empty where it is for every voice,
    ``local`` whether it is a local folder's and not the pack's own; ``nodes`` as written.

    ``named`` is every answer its conditions name, at offsets of the file.
    """

    path: str
    document: Document
    flow: str
    voice: str
    local: bool
    nodes: Map
    words: dict[str, Rewording]
    added: dict[str, Added]
    named: tuple[Mention, ...]


def read_overlay(
    document: Document, path: str, flows: dict[str, model.Flow], words: dict[str, str], *, local: bool
) -> Overlay | None:
    """The overlay of a document; None where not even what it is for can be read (which is then reported)."""
    root = document.root
    if root is None or (head := convert(document, authored.Overlay, root, 0, "an overlay")) is None:
        return None
    flow = flows.get(head.flow)
    reader = _Reader(document, head, flow, words)
    written: Map = root["nodes"]
    said, added = {}, {}
    for name, raw, at, _ in written.pairs():
        before = len(document.problems)
        if local and isinstance(raw, Map) and "kind" in raw:
            new = reader.added(name, raw, at)
            if new and len(document.problems) == before:
                added[name] = new
        else:
            other = reader.words(name, raw, at)
            if other and len(document.problems) == before:
                said[name] = other
    return Overlay(
        path, document, head.flow, head.voice, local, written, said, added, tuple(reader.parts.named)
    )


class _Reader:
    """Holds what reading one file gathers on the way."""

    def __init__(
        self, document: Document, head: authored.Overlay, known: model.Flow | None, words: dict[str, str]
    ) -> None:
        self._document: Final = document
        self._voice: Final = head.voice
        self._known: Final = known
        self._words: Final = words
        self.parts: Final = Parts(document, head.flow)

    def words(self, name: str, raw: Raw, at: int) -> Rewording | None:
        document = self._document
        if isinstance(raw, Map) and (ways := [key for key in raw if key not in WORDS and key in _KEYS]):
            message = f"`{ways[0]}` is no wording: an overlay changes what is said, and never the way"
            remedy = f"take it out; what can be said otherwise is {', '.join(keys_of(authored.Rewording))}"
            document.report("RF902", raw.key_at(ways[0]), message, remedy)
            return None
        words = convert(document, authored.Rewording, raw, at, f"the wording of `{name}`")
        if words is None or not isinstance(raw, Map):
            return None
        self._fits(name, raw)
        return Rewording(
            ask=words.ask,
            lead=words.lead,
            why=words.why,
            second_ask=words.second_ask,
            challenge=words.challenge,
            open_as=words.open_as,
            line=words.line,
            after=words.after,
            cue=self._cue(raw),
            examples=tuple(words.examples),
            cites=tuple(words.cites),
            instead=self.parts.wordings(raw["instead"]) if "instead" in raw else None,
            options={
                option: OptionWords(one.label, one.echo, one.says, self.parts.challenge(written))
                for option, one, written in self._each(authored.OptionWords, raw, "options", "label")
            },
            items={
                item: ItemWords(one.offer, one.caveat)
                for item, one, _ in self._each(authored.ItemWords, raw, "items", "offer")
            },
        )

    def _fits(self, name: str, raw: Map) -> None:
        """Report words for what the node has not: an option, a line on paper, a second ask."""
        node = self._known.nodes.get(name) if self._known else None
        if node is None:
            return
        lacks = [
            *(["line"] if "line" in raw and node.summary is None else ()),
            *(["second_ask"] if "second_ask" in raw and node.kind != "text" else ()),
            *([key for key in ("open_as", "after", "cue") if key in raw and not node.asks]),
            *(["why"] if "why" in raw and node.kind == "outcome" else ()),
        ]
        if "after" in raw and self._voice not in ("", LEARNER):
            message = f"`after` is shown to a learner, and this is for the {self._voice}"
            self._document.report("RF904", raw.key_at("after"), message, "take it out, or write a `cue`")
        for key in lacks:
            message = f"`{name}` has no `{key}` that could be said otherwise: it is a {node.kind}"
            if key == "line":
                message = f"`{name}` has no line on paper that could be said otherwise"
            self._document.report("RF904", raw.key_at(key), message, "take it out, or look at the flow again")
        for key, ids in (
            ("options", [one.id for one in node.options]),
            ("items", [one.id for one in node.items]),
        ):
            written = raw.get(key)
            for one in written if isinstance(written, Map) else ():
                if one not in ids and isinstance(written, Map):
                    there = f"there is {', '.join(ids)}" if ids else "it has none"
                    self._document.report(
                        "RF904", written.key_at(one), f"`{name}` has no {key[:-1]} `{one}`", there
                    )

    def _cue(self, raw: Map) -> Cue | None:
        if "cue" not in raw:
            return None
        at = raw.value_at("cue")
        cue = convert(self._document, authored.Cue, raw["cue"], at, "a cue")
        if cue is None:
            return None
        lines = {name: getattr(cue, name) for name in CUE}
        if not any(lines.values()):
            remedy = f"give at least one of {', '.join(CUE)}"
            self._document.report("RF122", at, "a cue with no line", remedy)
        return Cue(**lines)

    def _each(self, cls: type[_A], raw: Map, key: str, short: str) -> Iterator[tuple[str, _A, Map]]:
        written = raw.get(key)
        for name, value, at, _ in written.pairs() if isinstance(written, Map) else ():
            if isinstance(value, str) and value:
                yield name, cls(**{short: value}), Map()
            elif (one := convert(self._document, cls, value, at, f"the wording of {key}")) and isinstance(
                value, Map
            ):
                yield name, one, value

    def added(self, name: str, raw: Map, at: int) -> Added | None:
        """A whole node, that says in front of which other it stands."""
        before, place = raw.get("before", ""), raw.value_at("before")
        if not isinstance(before, str) or not before:
            remedy = (
                f"add `before: node`, a node of this flow; for other words for `{name}`, leave `kind` out"
            )
            self._document.report("RF905", at, f"`{name}` does not say where it stands", remedy)
            return None
        known = self._known
        target = known.nodes.get(before) if known else None
        if known and (target is None or target.protected or name in known.nodes):
            message, remedy = (
                (f"there is no node called `{before}` in this flow", "name one that is there")
                if target is None
                else (f"nothing may stand in front of `{before}`: it is protected", "name a later node")
                if target.protected
                else (f"`{name}` is there already", "call the new one otherwise, or leave `kind` out")
            )
            self._document.report("RF905", place, message, remedy)
            return None
        raw.drop("before")
        stage = known.stage if known else ""
        node = read_node(self._document, self.parts, name, raw, at, self._words, stage)
        if node is None:
            return None
        ways = (
            {route.to for route in node.routes}
            | {one.to for one in node.options}
            | {node.unsure, node.skipped}
        )
        if ways - {"", before} or node.kind in ("return", "outcome"):
            message = f"`{name}` may only lead on to `{before}`, which it stands in front of"
            self._document.report("RF905", at, message, f"write to: {before}, or leave `to` out")
            return None
        return Added(node if node.routes else replace(node, routes=(model.Route(before),)), before)


_KEYS: Final = frozenset(key for cls in authored.BY_KIND.values() for key in keys_of(cls))
