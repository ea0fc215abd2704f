"""A condition spelt out in keys and lists, into the same typed form as the one-line spelling.

``{all: [..]}``, ``{any: [..]}``, ``{not: ..}``, ``{is: [node, option]}``, ``{is_not: [node, option]}``,
``{has: [node, option]}``, ``{answered: node}``, ``{count: [node, '>=', 2]}``. A node is a bare id of this
flow or a ``flow/node``.
"""

from __future__ import annotations

import re
from typing import Final

from reflect.flows.condition_text import ConditionError, Mention
from reflect.flows.conditions import All, Answered, AnyOf, Condition, Count, Has, Is, IsNot, Not
from reflect.flows.nodes import Map, Raw, Seq
from reflect.flows.suggest import did_you_mean

_WORDS: Final = ("all", "any", "not", "is", "is_not", "has", "answered", "count")
_PAIRS: Final[dict[str, type[Is | IsNot | Has]]] = {"is": Is, "is_not": IsNot, "has": Has}
_NUMBER: Final = re.compile(r"[0-9]{1,2}")
_COMPARE: Final = ("==", "!=", "<", "<=", ">", ">=")


def spelt_out(raw: Raw, at: int, flow: str) -> tuple[Condition, list[Mention]]:
    """The condition and every answer it names, with offsets in the file. Raises ConditionError, likewise."""
    mentions: list[Mention] = []
    return _condition(raw, at, flow, mentions), mentions


def _condition(raw: Raw, at: int, flow: str, mentions: list[Mention]) -> Condition:
    if not isinstance(raw, Map) or len(raw) != 1:
        raise ConditionError(at, "a condition is one key here", f"write {{is: [node, option]}}; {_one_of()}")
    [(word, value, word_at, value_at)] = raw.pairs()
    if word in ("all", "any"):
        if not isinstance(value, Seq) or not value:
            raise ConditionError(
                value_at, f"`{word}` takes a list of conditions", f"write {word}: [{{...}}, {{...}}]"
            )
        parts = zip(value, value.places, strict=True)
        of = tuple(_condition(part, part_at, flow, mentions) for part, part_at in parts)
        return All(of) if word == "all" else AnyOf(of)
    if word == "not":
        return Not(_condition(value, value_at, flow, mentions))
    if word == "answered":
        if not isinstance(value, str):
            raise ConditionError(value_at, "`answered` takes one node", "write answered: node")
        mentions.append(Mention("answered", _key(value, flow), "", value_at, value_at))
        return Answered(_key(value, flow))
    if word in _PAIRS:
        pair = _texts(word, value, value_at, 2, "[node, option]")
        use = "has" if word == "has" else "is"
        key, option = _key(pair[0], flow), pair[1]
        mentions.append(Mention(use, key, option, *pair.places))
        return _PAIRS[word](key, option)
    if word == "count":
        return _count(value, value_at, flow, mentions)
    raise ConditionError(
        word_at, f"`{word}` has no meaning in a condition", did_you_mean(word, _WORDS) or _one_of()
    )


def _count(value: Raw, at: int, flow: str, mentions: list[Mention]) -> Condition:
    parts = _texts("count", value, at, 3, "[node, '>=', 2]")
    node, compare, number = parts
    if compare not in _COMPARE or not _NUMBER.fullmatch(number):
        raise _misshapen("count", at, "[node, '>=', 2]")
    mentions.append(Mention("count", _key(node, flow), "", parts.places[0], parts.places[0]))
    return Count(_key(node, flow), compare, int(number))


def _texts(word: str, value: Raw, at: int, many: int, shape: str) -> Seq:
    if not isinstance(value, Seq) or len(value) != many or not all(isinstance(one, str) for one in value):
        raise _misshapen(word, at, shape)
    return value


def _misshapen(word: str, at: int, shape: str) -> ConditionError:
    return ConditionError(at, f"`{word}` takes {shape}", f"write {word}: {shape}")


def _key(name: str, flow: str) -> str:
    return name if "/" in name else f"{flow}/{name}"


def _one_of() -> str:
    return f"the words are {', '.join(_WORDS)}"
