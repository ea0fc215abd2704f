"""How it is said: short, calm, finished; and that every question has its reason and its place on paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from reflect.flows.check.finding import Path, error, nodes_of, warning
from reflect.flows.check.texts import other_texts, shown_texts
from reflect.flows.diagnostics import Diagnostic
from reflect.flows.model import Node
from reflect.flows.nodes import Map
from reflect.flows.reading import Reading
from reflect.flows.suggest import nearest
from reflect.flows.words import REQUIRED

MOST_IN_QUESTION: Final = 30
MOST_IN_GUIDANCE: Final = 45
MOST_IN_OPTION: Final = 12
MOST_OPTIONS: Final = 7
WITHOUT_SUMMARY: Final = frozenset({"safety", "pause"})
"""Questions that need not say where they stand on paper: they are about now, not about the family."""

EVERYBODY_KNOWS: Final = frozenset({"A", "I", "AM", "PM", "TV", "GP", "OK", "UK", "II", "DVD"})
"""Short forms of everyday English."""

_SHORT: Final = re.compile(r"(?<![\w&{/])([A-Z]{2,6})s?(?![\w&])")
_WORD: Final = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|\{[^}]*\}")
_PLACEHOLDER: Final = re.compile(r"\b(?:TODO|TBC|TBD|FIXME|XXX+|[Ll]orem ipsum)\b")


def check(reading: Reading) -> Iterator[Diagnostic]:
    """Every question and option of the flows, and the standing words of the pack."""
    if not reading.alone and "pack.yaml" in reading.standing:
        yield from _standing_words(reading)
    for name, file in reading.files.items():
        for node, raw in nodes_of(file):
            yield from _complete(reading, name, node, raw)
            yield from _many(reading, name, node)


def advise(reading: Reading) -> Iterator[Diagnostic]:
    """Warnings only: what could be said in fewer words, or more calmly."""
    for name, file in reading.files.items():
        for node, raw in nodes_of(file):
            yield from _long(reading, name, node)
            for text, path in (*shown_texts(node), *other_texts(node, raw)):
                yield from _calm(reading, name, text, path)
                if not reading.alone:
                    yield from _short_forms(reading, name, text, path)


def _standing_words(reading: Reading) -> Iterator[Diagnostic]:
    document = reading.standing.get("words.yaml")
    if document and document.problems:
        return  # what is wrong there comes first
    words = reading.pack.words
    missing = [name for name in REQUIRED if not words.get(name)]
    if missing:
        place = reading.standing_place("words.yaml", "words", of_key=True)
        listed = ", ".join(f"`{name}`" for name in missing)
        near = nearest(missing[0], [name for name in words if name not in REQUIRED])
        remedy = (
            f"did you mean `{missing[0]}` where it says `{near}`?" if near else f'add `{missing[0]}: "..."`'
        )
        yield error("RF710", place, f"words.yaml lacks {listed}", remedy)


def _complete(reading: Reading, flow: str, node: Node, raw: Map) -> Iterator[Diagnostic]:
    if not node.asks:
        return
    if not node.why and node.kind != "pause":
        place = reading.key_place(flow, "nodes", node.id)
        remedy = "add `why:`, one or two sentences: why a good worker asks this"
        yield error("RF708", place, f"`{node.id}` does not say why it is asked", remedy)
    elif "summary" not in raw and node.kind not in WITHOUT_SUMMARY:
        place = reading.key_place(flow, "nodes", node.id)
        remedy = 'add `summary: {section: "a line with {answer}"}`, or `summary: none`'
        yield error("RF709", place, f"nothing says where the answer to `{node.id}` stands on paper", remedy)


def _many(reading: Reading, flow: str, node: Node) -> Iterator[Diagnostic]:
    if len(node.options) > MOST_OPTIONS:
        place = reading.key_place(flow, "nodes", node.id, "options")
        message = f"{len(node.options)} options; seven is as many as can be weighed at once"
        yield error("RF706", place, message, "join some, or ask in two steps")
    can_be = len(node.options) + node.other if node.kind == "multi" else node.least
    if node.least > can_be or 0 < node.most < node.least:
        place = reading.place(flow, "nodes", node.id, "least" if node.least > can_be else "most")
        message = (
            f"at least {node.least} of {can_be} options"
            if node.least > can_be
            else "`most` is less than `least`"
        )
        yield error(
            "RF711",
            place,
            f"nobody can answer this: {message}",
            "ask for fewer, or for none: leave `least` out",
        )
    everywhere = sum(not item.sets for item in node.items)
    for one in node.idea_sets:
        many = everywhere + sum(one.id in item.sets for item in node.items)
        if many > MOST_OPTIONS:
            place = reading.key_place(flow, "nodes", node.id, "sets", one.id)
            yield error(
                "RF707",
                place,
                f"{many} ideas in the set `{one.id}`; the most is seven",
                "make a set of some of them",
            )
    if not node.idea_sets and len(node.items) > MOST_OPTIONS:
        place = reading.key_place(flow, "nodes", node.id, "items")
        yield error(
            "RF707", place, f"{len(node.items)} ideas at once; the most is seven", "put them in `sets`"
        )


def _long(reading: Reading, flow: str, node: Node) -> Iterator[Diagnostic]:
    for text, path in shown_texts(node):
        question = path[-1] == "ask" and node.asks
        most, code = (MOST_IN_QUESTION, "RF701") if question else (MOST_IN_GUIDANCE, "RF702")
        if (many := count_words(text)) > most:
            what = "a question" if question else "guidance"
            remedy = (
                "say it in fewer, or move some to `why`" if question else "say it in fewer, or in two steps"
            )
            yield warning(
                code, reading.place(flow, *path), f"{what} of {many} words; the most is {most}", remedy
            )
    base: Path = ("nodes", node.id)
    for item in node.items:
        if (many := count_words(item.offer)) > MOST_IN_GUIDANCE:
            place = reading.place(flow, *base, "items", item.id, "offer")
            message = f"guidance of {many} words; the most is {MOST_IN_GUIDANCE}"
            yield warning("RF702", place, message, "say it in fewer, or make two ideas of it")
    for option in node.options:
        if (many := count_words(option.label)) > MOST_IN_OPTION:
            place = reading.place(flow, *base, "options", option.id, "label")
            message = f"an option of {many} words; the most is {MOST_IN_OPTION}"
            yield warning("RF703", place, message, "say it in fewer; `says` may be longer, on paper")


def _calm(reading: Reading, flow: str, text: str, path: Path) -> Iterator[Diagnostic]:
    if (at := text.find("!")) >= 0:
        place = reading.place_inside(flow, path, at, 1)
        yield warning("RF704", place, "an exclamation mark", "end the sentence with a full stop")
    if found := _PLACEHOLDER.search(text):
        place = reading.place_inside(flow, path, found.start(), len(found[0]))
        yield warning("RF705", place, f"`{found[0]}` is not finished text", "write it, or take it out")


def _short_forms(reading: Reading, flow: str, text: str, path: Path) -> Iterator[Diagnostic]:
    """Letters that stand for words: whoever does not know them can look them up on F7."""
    for found in _SHORT.finditer(text):
        known = reading.pack.glossary
        if (
            not _PLACEHOLDER.fullmatch(found[1])
            and found[1] not in EVERYBODY_KNOWS
            and not any(re.search(rf"\b{found[1]}\b", word) for word in known)
        ):
            place = reading.place_inside(flow, path, found.start(), len(found[1]))
            remedy = "say it in full, or explain it in glossary.yaml"
            yield warning("RF712", place, f"`{found[1]}` is explained nowhere", remedy)


def count_words(text: str) -> int:
    """How many words a reader meets; an answer said back counts as one."""
    return len(_WORD.findall(text))
