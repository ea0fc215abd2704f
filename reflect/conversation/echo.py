"""Saying back what was said: ``{node}`` in a question becomes the person's own words.

Nothing is worked out from the answer. An option gives its ``echo`` wording, several become a list, a
text gives
its opening sentence in quotation marks. A sentence whose echo has no answer is left out; the rest stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from reflect.conversation.basis import stretches
from reflect.flows.model import Node, Pack
from reflect.flows.values import OTHER, Chosen, Dated, Listed, Ticked, Value, Weighed, Written

LONGEST: Final = 90
"""Characters of a person's own words said back at most, in whole words."""

FEWEST: Final = 3
"""Words. Fewer said back on their own sound like a machine."""

PERSON: Final = "person"
"""``{person}``: in a round over several people, the role word of the one it is asked about."""

ECHO: Final = re.compile(r"\{([a-z0-9_/]+)\}")
_ECHOED: Final = re.compile(r"(that )?" + ECHO.pattern)
_SENTENCE: Final = re.compile(r"(?<=[.?!:])\s+")
_QUOTES: Final = '“”"'
_OPENING: Final = re.compile(r".+?[.?!](?=\s|$)|.+", re.DOTALL)


@lru_cache(maxsize=4096)
def echoes(text: str) -> tuple[str, ...]:
    """The node references a text holds, as written."""
    return tuple(ECHO.findall(text))


def resolve(name: str, flow: str) -> str:
    """The ``flow/node`` key a reference in ``flow`` means: a bare name is a node of that flow, but PERSON."""
    return name if "/" in name or name == PERSON else f"{flow}/{name}"


def with_person(text: str, role: str) -> str:
    """``text`` with the role word where it says ``{person}``."""
    return text.replace(f"{{{PERSON}}}", role)


def fill(text: str, flow: str, answer: Callable[[str], str]) -> str:
    """``text`` with every echo filled in. ``answer`` gives the words for a key, or empty where there are
    none.

    A sentence that holds an echo with no words is dropped whole.
    """
    if "{" not in text:
        return text
    kept = []
    for sentence, names in _sentences(text):
        if not names:
            kept.append(sentence)
            continue
        words = {name: answer(resolve(name, flow)) for name in names}
        if all(words.values()):
            kept.append(_with_words(sentence, words))
    return " ".join(kept)


@lru_cache(maxsize=4096)
def _sentences(text: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The sentences of a flow's text, each with the node references it holds."""
    return tuple((sentence, echoes(sentence)) for sentence in _SENTENCE.split(text))


def _with_words(sentence: str, words: dict[str, str]) -> str:
    """The sentence with its echoes in place: "You said that it snags", but "You said “round and round”"."""

    def put_in(match: re.Match[str]) -> str:
        said = words[match[2]]
        return said if said.startswith("“") else f"{match[1] or ''}{said}"

    return _ECHOED.sub(put_in, sentence)


def said_back(pack: Pack, key: str, value: Value | None) -> str:
    """How an answer is said back inside a question, or empty where it cannot be."""
    match value:
        case Chosen(option, words):
            return quoted(words) if option == OTHER else _echo(pack.node(key), option)
        case Ticked(options, words):
            node = pack.node(key)
            said = [_echo(node, option) for option in options if option != OTHER]
            if words:
                said.append(quoted(words))
            return listed([one for one in said if one])
        case Written(text):
            opening = next((words for _, words in stretches(text) if words.strip()), "").strip()
            opening = opening.partition("\n")[0]  # a new line is a new thought, with or without a full stop
            return quoted(opening) if len(opening.split()) >= FEWEST else ""
        case Dated(words):
            return words
        case Listed(people):
            return listed([one.role for one in people])
        case Weighed(explanations) if explanations:
            return quoted(explanations[0].what)
        case _:
            return ""


def _echo(node: Node, option_id: str) -> str:
    for option in node.options:
        if option.id == option_id:
            return option.echo or option.label[:1].lower() + option.label[1:]
    return ""


@lru_cache(maxsize=512)
def quoted(text: str) -> str:
    """The opening sentence of a person's words in quotation marks, at most ``LONGEST`` characters of it."""
    flat = " ".join(text.split())
    if not flat:
        return ""
    opening = _OPENING.match(flat)
    words = (opening[0] if opening else flat).rstrip(".")
    if len(words) > LONGEST:
        cut = words[:LONGEST].rsplit(" ", 1)[0].rstrip(",;:-")
        words = f"{cut} ..."
    return f"“{words.strip(_QUOTES)}”"


def listed(parts: list[str]) -> str:
    """Several things as a sentence has them: "a", "a and b", "a, b and c"."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"
