"""What conditions and echoes read: a node that is there, an option it has, a comparison it can answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from reflect.flows.check.finding import Path, error, nodes_of
from reflect.flows.check.texts import other_texts, shown_texts
from reflect.flows.condition_text import Mention
from reflect.flows.diagnostics import Diagnostic, Place, place_in
from reflect.flows.model import GOES_INTO, Node
from reflect.flows.read import Document
from reflect.flows.reading import Reading
from reflect.flows.suggest import did_you_mean, nearest
from reflect.flows.values import FOLLOWED_STATES, OTHER

_ONE: Final = frozenset({"choice", "scale", "safety", "pause"})
_SEVERAL: Final = frozenset({"multi", "people", "carried"})
_ECHOED: Final = _ONE | {"multi", "text", "when", "weigh", "people"}
_ECHO: Final = re.compile(r"\{([^{}]*)\}|[{}]")
_REFERENCE: Final = re.compile(r"[a-z][a-z0-9_/]*")
_SENTENCE: Final = re.compile(r"(?<=[.?!:])\s+")
_ANSWER: Final = "{answer}"
_PERSON: Final = "{person}"


def check(reading: Reading) -> Iterator[Diagnostic]:
    """Every answer a condition, an echo, ``nearest``, ``tests`` or a summary line reads."""
    for name, file in reading.files.items():
        for mention in file.named:
            yield from _mention(reading, file.document, mention)
        for node, raw in nodes_of(file):
            yield from _nearest(reading, name, node)
            yield from _tests(reading, name, node)
            yield from _frame(reading, name, node)
            for text, path in shown_texts(node):
                yield from _echoes(reading, name, text, path, node)
            for text, path in other_texts(node, raw):
                yield from _braces(reading, name, text, path)
    for over in reading.overlays:
        for mention in over.named:
            yield from _mention(reading, over.document, mention)


def _find(reading: Reading, key: str) -> tuple[Node | None, str]:
    """The node a key names; or None, and why it is wrong (empty where nobody can know)."""
    flow, _, name = key.rpartition("/")
    file = reading.files.get(flow)
    if file is None:
        return None, "" if reading.may_hold(flow) else f"no flow called `{flow}` in this pack"
    node = file.flow.nodes.get(name)
    if node is None and name not in file.nodes:
        return None, f"no node called `{name}` in `{flow}`"
    return node, ""


def _no_node(reading: Reading, key: str, why: str, place: Place, code: str = "RF504") -> Diagnostic:
    flow, _, name = key.rpartition("/")
    file = reading.files.get(flow)
    near = nearest(name, file.nodes) if file else nearest(key, _keys(reading))
    if file and near:
        remedy = f"did you mean `{near}`? (line {reading.key_place(flow, 'nodes', near).line})"
    else:
        remedy = f"did you mean `{near}`?" if near else "name a node of this flow, or 'flow/node'"
    return error(code, place, why, remedy)


def _mention(reading: Reading, document: Document, mention: Mention) -> Iterator[Diagnostic]:
    node, why = _find(reading, mention.key)
    text = document.text
    place, option_place = place_in(text, mention.at), place_in(text, mention.option_at)
    if node is None:
        if why:
            yield _no_node(reading, mention.key, why, place)
        return
    name = node.id
    if mention.use == "answered":
        if not node.asks:
            remedy = (
                "compare its result: node == 'result'" if node.kind in GOES_INTO else "name a node that asks"
            )
            yield error("RF506", place, f"`{name}` is a {node.kind} and has no answer", remedy)
    elif node.kind in GOES_INTO and mention.use == "is":
        called = reading.files.get(node.flow)
        if called and not called.broken and mention.option not in called.flow.results:
            yield _no_option(
                mention.option, f"`{node.flow}` never comes back with", called.flow.results, option_place
            )
    elif (mention.use == "is") != (node.kind in _ONE) or (mention.use != "is" and node.kind not in _SEVERAL):
        yield error("RF506", place, *_wrong_kind(mention, node))
    elif mention.use != "count":
        options = options_of(node)
        if mention.option not in options:
            yield _no_option(mention.option, f"`{name}` has no option", options, option_place)


def options_of(node: Node) -> list[str]:
    """What a comparison with this node's answer can name."""
    if node.kind == "carried":
        return [*FOLLOWED_STATES]
    return [option.id for option in node.options] + ([OTHER] if node.other else [])


def _wrong_kind(mention: Mention, node: Node) -> tuple[str, str]:
    """What is wrong with a comparison, and what to write."""
    if mention.use == "count":
        message = f"only ticks and people are counted, and `{node.id}` is a {node.kind}"
        return message, "count a multi, or the people listed"
    if node.kind in _SEVERAL:
        return f"there can be several at `{node.id}`", f"write '{mention.option}' in {node.id}"
    if node.kind in _ONE:
        return f"one is chosen at `{node.id}`", f"write {node.id} == '{mention.option}'"
    return (
        f"`{node.id}` is a {node.kind} and has no options",
        f"write answered({node.id}), or compare a choice",
    )


def _no_option(option: str, message: str, known: Iterable[str], place: Place) -> Diagnostic:
    known = list(known)
    remedy = did_you_mean(option, known) or f"it has {', '.join(known) or 'none'}"
    return error("RF505", place, f"{message} `{option}`", remedy)


def _nearest(reading: Reading, flow: str, node: Node) -> Iterator[Diagnostic]:
    if not node.nearest:
        return
    base: Path = ("nodes", node.id)
    place = reading.place(flow, *base, "nearest")
    choice, why = _find(reading, node.nearest)
    if choice is None:
        if why:
            yield _no_node(reading, node.nearest, why, place)
        return
    if choice.kind != "choice":
        yield error(
            "RF310", place, f"`{choice.id}` is a {choice.kind}", "name the choice that asks where it snags"
        )
        return
    options = [option.id for option in choice.options]
    for one in node.idea_sets:
        if one.id not in options:
            place = reading.key_place(flow, *base, "sets", one.id)
            remedy = did_you_mean(one.id, options) or f"its options are {', '.join(options)}"
            yield error("RF310", place, f"`{one.id}` is not an option of `{choice.id}`", remedy)


def _tests(reading: Reading, flow: str, node: Node) -> Iterator[Diagnostic]:
    """What ``tests`` names can be chosen, and everything that can be chosen there has its question."""
    if not node.tests:
        return
    place = reading.place(flow, "nodes", node.id, "tests")
    choice, why = _find(reading, node.tests)
    if choice is None:
        if why:
            yield _no_node(reading, node.tests, why, place)
        return
    if choice.kind not in ("choice", "multi"):
        remedy = "name a choice or a multi, whose options bring the questions"
        yield error("RF330", place, f"`{choice.id}` is a {choice.kind}", remedy)
        return
    there = node.tests.rpartition("/")[0]
    for option in choice.options:
        if not (option.challenge or option.exclusive or option.to):
            yield error(
                "RF331",
                reading.key_place(there, "nodes", choice.id, "options", option.id),
                f"`{option.id}` has no question to test it, and `{node.id}` tests what is chosen here",
                'add `challenge: {ask: "..."}`, or let the option lead elsewhere with its own `to`',
                place,
                "tested here",
            )


def _frame(reading: Reading, flow: str, node: Node) -> Iterator[Diagnostic]:
    """The lines around the answer on paper: each holds it, and nothing else in braces."""
    base: Path = ("nodes", node.id)
    lines: list[tuple[str, Path]] = []
    if node.summary:
        said = (
            (*base, "line") if reading.says(flow, *base, "line") else (*base, "summary", node.summary.section)
        )
        lines.append((node.summary.line, said))
    for order, words in enumerate(node.instead):
        if words.line:
            lines.append((words.line, (*base, "instead", order, "line")))
    lines += [
        (option.challenge.line, (*base, "options", option.id, "challenge", "line"))
        for option in node.options
        if option.challenge and option.challenge.line
    ]
    for line, path in lines:
        if _ANSWER not in line:
            place = reading.place(flow, *path)
            yield error("RF514", place, "the line leaves out what was answered", "put {answer} where it goes")
        for found in _ECHO.finditer(line):
            if found[0] not in (_ANSWER, _PERSON):
                place = reading.place_inside(flow, path, found.start(), len(found[0]))
                remedy = "a line on paper takes {answer} only"
                yield error("RF513", place, f"`{found[0]}` cannot stand here", remedy)


def _echoes(reading: Reading, flow: str, text: str, path: Path, asker: Node) -> Iterator[Diagnostic]:
    if "{" not in text and "}" not in text:
        return
    fine = True
    for found in _ECHO.finditer(text):
        place = reading.place_inside(flow, path, found.start(), len(found[0]))
        if found[0] == _PERSON:
            continue
        if not _REFERENCE.fullmatch(found[1] or ""):
            fine = False
            yield error(
                "RF513",
                place,
                f"`{found[0]}` is not an answer",
                "write {node} or {flow/node}; no other braces",
            )
            continue
        key = found[1] if "/" in found[1] else f"{flow}/{found[1]}"
        node, why = _find(reading, key)
        if node is None and why:
            fine = False
            yield _no_node(reading, key, why, place, "RF510")
        elif node is not None and node.kind not in _ECHOED:
            fine = False
            message = f"`{node.id}` is a {node.kind}, and what is said there cannot be said back"
            yield error("RF511", place, message, "say back a choice, a scale, a multi, a text or a when")
    if path[-1] == "ask" and asker.asks and fine:
        there = text.replace(_PERSON, "")
        kept = [sentence for sentence in _SENTENCE.split(there) if "{" not in sentence]
        if not any("?" in sentence for sentence in kept) if "?" in text else not kept:
            remedy = "put the sentence with the answer in `lead`, and ask in words that stand alone"
            yield error(
                "RF512", reading.place(flow, *path), "without that answer the whole question vanishes", remedy
            )


def _braces(reading: Reading, flow: str, text: str, path: Path) -> Iterator[Diagnostic]:
    if path[-1] == "open_as":
        text = text.replace(_PERSON, " " * len(_PERSON))
    if found := _ECHO.search(text):
        place = reading.place_inside(flow, path, found.start(), len(found[0]))
        yield error(
            "RF513", place, "an answer is not said back here", "only `lead` and `ask` can say one back"
        )


def _keys(reading: Reading) -> list[str]:
    return [f"{name}/{node}" for name, file in reading.files.items() for node in file.nodes]
