"""The questions that test what somebody chose: none is written for nothing, and each is short enough."""

from __future__ import annotations

from collections.abc import Iterator

from reflect.flows.check.finding import Path, error, nodes_of, warning
from reflect.flows.check.words import MOST_IN_QUESTION, count_words
from reflect.flows.diagnostics import Diagnostic
from reflect.flows.model import Node, Option
from reflect.flows.reading import Reading


def check(reading: Reading) -> Iterator[Diagnostic]:
    """Every option with a challenge is one that some node tests."""
    if reading.alone or not reading.whole:
        return  # what is not here, or cannot be read, may test anything
    tested = {node.tests for file in reading.files.values() for node, _ in nodes_of(file) if node.tests}
    for name, node, option in _with_challenge(reading):
        if f"{name}/{node.id}" not in tested:
            place = reading.key_place(name, *_path(node, option))
            message = f"nothing tests `{node.id}`, so this question is never asked"
            yield error("RF332", place, message, f"add a text node that says `tests: {node.id}`")


def advise(reading: Reading) -> Iterator[Diagnostic]:
    """A warning for each that could be asked in fewer words."""
    for name, node, option in _with_challenge(reading):
        many = count_words(option.challenge.ask) if option.challenge else 0
        if many > MOST_IN_QUESTION:
            place = reading.place(name, *_path(node, option), "ask")
            message = f"a question of {many} words; the most is {MOST_IN_QUESTION}"
            yield warning("RF701", place, message, "say it in fewer, or move some to `why`")


def _with_challenge(reading: Reading) -> Iterator[tuple[str, Node, Option]]:
    for name, file in reading.files.items():
        for node, _ in nodes_of(file):
            for option in node.options:
                if option.challenge:
                    yield name, node, option


def _path(node: Node, option: Option) -> Path:
    return ("nodes", node.id, "options", option.id, "challenge")
