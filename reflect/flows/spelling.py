"""How an answer is spelt in a script, and back. What each looks like stands in :mod:`reflect.flows.values`.

Everything in a script is text, lists and maps of the same: ``no`` is an option called no. ``unknown`` and
``parked`` are no values and are the caller's to see to. Only the shape and the ids are judged here: how many
may be ticked, or what a question's ``if`` leaves of its options, is known when it is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final

from msgspec.structs import replace

from reflect.flows.model import Node
from reflect.flows.people import MOST_PEOPLE, person_ids
from reflect.flows.suggest import did_you_mean
from reflect.flows.values import (
    BASES,
    FOLLOWED_STATES,
    OTHER,
    TRY_STATES,
    Action,
    Agreed,
    Carried,
    Chosen,
    Dated,
    Explanation,
    Followed,
    Holder,
    Idea,
    Listed,
    Person,
    Reviewed,
    Ticked,
    Tried,
    Value,
    Weighed,
    Written,
)

Raw = str | Sequence["Raw"] | Mapping[str, "Raw"]
"""What a script may hold, every scalar as its text."""

Place = tuple[str, ...]
"""Where in an answer something stands: keys, and positions in lists counted from 0, as text."""


class SpellingError(ValueError):
    """An answer is not spelt as its question needs. ``path`` says where in it, empty for the whole."""

    def __init__(self, message: str, path: Place = ()) -> None:
        super().__init__(message)
        self.message: Final = message
        self.path: Final = path


def value_from_script(node: Node, raw: Raw) -> Value:
    """The answer this spelling stands for. Raises SpellingError saying what is expected, and where.

    The day of a date is filled in only where the script gives it as ``2026-11-26``: any other words are read
    against the day the conversation is held on.
    """
    if node.kind not in _READ:
        raise SpellingError(f"`{node.id}` asks nothing: it is a {node.kind} node")
    return _READ[node.kind](node, raw)


def script_of(node: Node, value: Value) -> Raw:
    """The shortest spelling of an answer: :func:`value_from_script` makes the same of it again.

    How something is known is left out where the question does not ask: the words say it then themselves.
    """
    match value:
        case Chosen(option, words):
            return {OTHER: words} if option == OTHER else option
        case Ticked(options, words):
            return [{OTHER: words} if option == OTHER else option for option in options]
        case Written(text, basis):
            told = {"text": text, "basis": basis[0] if len(basis) == 1 else [*basis]}
            return told if basis and node.basis else text
        case Dated(words):
            return words
        case Weighed(explanations):
            return [_map(_EXPLANATION, one) for one in explanations]
        case Agreed(actions):
            return [_map(_ACTION, one) for one in actions]
        case Listed(people):
            usual = person_ids(node.named, len(people))
            rows = zip(people, usual, strict=True)
            return [_map(_PERSON, one if one.id != name else replace(one, id="")) for one, name in rows]
        case Carried(actions):
            return [_map(_FOLLOWED, one) for one in actions]
        case Tried(ideas):
            return {
                item: {"state": idea.state, "note": idea.note} if idea.note else idea.state
                for item, idea in ideas.items()
            }
        case Reviewed(bring, holders):
            who = {key: _map(_HOLDER, holder) for key, holder in holders.items()}
            return {"bring": [*bring]} | ({"who": who} if who else {})


# ------------------------------------------------------------------------------------- each family of kinds


def _chosen(node: Node, raw: Raw) -> Chosen:
    if isinstance(raw, Mapping):
        return Chosen(OTHER, _own_words(node, raw, ()))
    return Chosen(_option(node, _text(raw, (), "an option id"), ()))


def _ticked(node: Node, raw: Raw) -> Ticked:
    listed = [raw] if isinstance(raw, (str, Mapping)) else raw
    ticked: dict[str, Place] = {}
    words = ""
    for number, one in enumerate(listed):
        place = (str(number),) if listed is raw else ()
        if isinstance(one, Mapping):
            option, words = OTHER, _own_words(node, one, place)
        else:
            option = _option(node, _text(one, place, "an option id"), place)
        if option in ticked:
            raise SpellingError(f"`{option}` is ticked twice", place)
        ticked[option] = place
    order = [option.id for option in node.options] + [OTHER]
    return Ticked(tuple(sorted(ticked, key=order.index)), words)


def _written(node: Node, raw: Raw) -> Written:
    if not isinstance(raw, Mapping):
        return Written(_words(raw, (), "some text, or {text: ..., basis: saw}"))
    given = _known_keys(raw, ("text", "basis"), ())
    basis = given.get("basis", [])
    if basis and not node.basis:
        raise SpellingError("this question does not ask how it is known; give its text alone", ("basis",))
    told = [
        _one_of(one, BASES, place, "basis")
        for one, place in (
            [(basis, ("basis",))]
            if isinstance(basis, str)
            else [(one, ("basis", str(number))) for number, one in enumerate(_list(basis, ("basis",)))]
        )
    ]
    return Written(_part(given, "text", ()), tuple(one for one in BASES if one in told))


def _dated(_node: Node, raw: Raw) -> Dated:
    words = _words(raw, (), "a date such as 2026-11-26, or words such as about 3 weeks ago")
    try:
        return Dated(words, date.fromisoformat(words).isoformat() if len(words) == len("2026-11-26") else "")
    except ValueError:
        return Dated(words)


def _weighed(_node: Node, raw: Raw) -> Weighed:
    return Weighed(tuple(Explanation(**one) for one in _rows(raw, _EXPLANATION)))


def _agreed(_node: Node, raw: Raw) -> Agreed:
    return Agreed(actions_from_script(raw))


def actions_from_script(raw: Raw) -> tuple[Action, ...]:
    """Actions as a script spells them. Raises SpellingError where these are none."""
    return tuple(Action(**one) for one in _rows(raw, _ACTION))


def _people(node: Node, raw: Raw) -> Listed:
    rows = _rows(raw, _PERSON, required="role", none=True)
    bands = [option.id for option in node.options]
    known = person_ids(node.named, MOST_PEOPLE)
    people = []
    for number, (row, usual) in enumerate(zip(rows, known, strict=False)):
        _one_of(row.get("band", ""), bands, (str(number), "age"), "age")
        if "id" in row:
            _one_of(row["id"], known, (str(number), "id"), "person")
        people.append(Person(**{"id": usual} | row))
    return Listed(tuple(people))


def _carried(_node: Node, raw: Raw) -> Carried:
    rows = _rows(raw, _FOLLOWED, none=True)
    for number, row in enumerate(rows):
        if "state" in row:
            _one_of(row["state"], FOLLOWED_STATES, (str(number), "state"), "state")
    return Carried(tuple(Followed(**row) for row in rows))


def _tried(node: Node, raw: Raw) -> Tried:
    given = _mapping(raw, (), "a map such as {co_work: will-try}, {} for none")
    items = [item.id for item in node.items]
    for item in given:
        _one_of(item, items, (item,), "idea")
    return Tried({item: _idea(given[item], (item,)) for item in items if item in given})


def _idea(raw: Raw, place: Place) -> Idea:
    if not isinstance(raw, Mapping):
        return Idea(_one_of(raw, TRY_STATES, place, "state"))
    given = _known_keys(raw, ("state", "note"), place)
    if "state" not in given:
        raise SpellingError(f"expected a state: {_or(TRY_STATES)}", place)
    state = _one_of(given["state"], TRY_STATES, (*place, "state"), "state")
    return Idea(state, _part(given, "note", place) if "note" in given else "")


def _reviewed(_node: Node, raw: Raw) -> Reviewed:
    given = _mapping(raw, (), "a map such as {bring: [child/day]}, {} for none")
    given = _known_keys(given, ("bring", "who"), ())
    bring = [
        _text(one, ("bring", str(n)), "a node")
        for n, one in enumerate(_list(given.get("bring", []), ("bring",)))
    ]
    who = _mapping(given.get("who", {}), ("who",), "a map such as {child/day: {who: school, by: Friday}}")
    holders = {
        key: Holder(**_fields(_mapping(one, ("who", key), "who and by"), _HOLDER, ("who", key), ""))
        for key, one in who.items()
    }
    return Reviewed(tuple(dict.fromkeys(bring)), holders)


_READ: Final[dict[str, Callable[[Node, Raw], Value]]] = {
    "choice": _chosen,
    "scale": _chosen,
    "safety": _chosen,
    "pause": _chosen,
    "multi": _ticked,
    "text": _written,
    "when": _dated,
    "weigh": _weighed,
    "try": _tried,
    "people": _people,
    "carried": _carried,
    "actions": _agreed,
    "review": _reviewed,
}

# As a script calls the parts -> as the Struct does.
_EXPLANATION: Final = {"what": "what", "for": "points_to", "against": "against", "change": "would_change"}
_ACTION: Final = {"what": "what", "who": "who", "by": "by", "known": "known_by", "if_not": "if_not"}
_PERSON: Final = {"id": "id", "role": "role", "age": "band"}
_FOLLOWED: Final = {"what": "what", "state": "state", "why": "why", "who": "who", "by": "by"}
_HOLDER: Final = {"who": "who", "by": "by"}


# ------------------------------------------------------------------------------------------------ parts


def _option(node: Node, option: str, place: Place) -> str:
    ids = [one.id for one in node.options]
    if not ids and node.kind in _STANDING:
        ids = [*_STANDING[node.kind]]
    if option == OTHER:
        raise SpellingError("`other` needs its words: {other: in my own words}", place)
    return _one_of(option, ids, place, "option")


_STANDING: Final = {"pause": ("on", "stop"), "safety": ("seen",)}
"""What can be answered where the node lists no options of its own."""


def _own_words(node: Node, raw: Mapping[str, Raw], place: Place) -> str:
    given = _known_keys(raw, (OTHER,), place)
    if not node.other:
        raise SpellingError("this question does not take {other: ...}; give an option id", place)
    return _part(given, OTHER, place)


def _rows(
    raw: Raw, names: Mapping[str, str], required: str = "what", *, none: bool = False
) -> list[dict[str, str]]:
    """A list of maps; a row that is only text is its ``required``. ``none``: there may be no row."""
    example = f"a map with {', '.join(names)}"
    rows = []
    for number, row in enumerate(_list(raw, ())):
        place = (str(number),)
        if isinstance(row, str):
            rows.append({names[required]: _words(row, place, example)})
        else:
            rows.append(_fields(_mapping(row, place, example), names, place, required))
    if not rows and not none:
        raise SpellingError(f"expected at least one: {example}")
    return rows


def _fields(raw: Mapping[str, Raw], names: Mapping[str, str], place: Place, required: str) -> dict[str, str]:
    given = _known_keys(raw, names, place)
    if required and required not in given:
        raise SpellingError(f"`{required}` is missing", place)
    return {
        names[key]: _part(given, key, place) if key == required else _text(text, (*place, key), "text")
        for key, text in given.items()
    }


def _map(names: Mapping[str, str], one: Any) -> dict[str, Raw]:
    return {key: text for key, name in names.items() if (text := getattr(one, name))}


def _part(given: Mapping[str, Raw], key: str, place: Place) -> str:
    if key not in given:
        raise SpellingError(f"`{key}` is missing", place)
    return _words(given[key], (*place, key), "some words")


def _words(raw: Raw, place: Place, example: str) -> str:
    text = _text(raw, place, example)
    if not text.strip():
        raise SpellingError(f"expected {example}, and this is empty", place)
    return text


def _text(raw: Raw, place: Place, example: str) -> str:
    if not isinstance(raw, str):
        raise SpellingError(f"expected {example}, and this is {_called(raw)}", place)
    return raw


def _list(raw: Raw, place: Place) -> Sequence[Raw]:
    if isinstance(raw, (str, Mapping)):
        raise SpellingError(f"expected a list, and this is {_called(raw)}", place)
    return raw


def _mapping(raw: Raw, place: Place, example: str) -> Mapping[str, Raw]:
    if not isinstance(raw, Mapping):
        raise SpellingError(f"expected {example}, and this is {_called(raw)}", place)
    return raw


def _known_keys(raw: Mapping[str, Raw], known: Iterable[str], place: Place) -> Mapping[str, Raw]:
    for key in raw:
        _one_of(key, [*known], (*place, key), "key")
    return raw


def _one_of(raw: Raw, known: Sequence[str], place: Place, what: str) -> str:
    text = _text(raw, place, f"one of {_or(known)}" if known else f"no {what} at all")
    if text not in known:
        hint = did_you_mean(text, known) or f"expected {_or(known)}"
        raise SpellingError(f"there is no {what} `{text}` here; {hint}", place)
    return text


def _or(words: Sequence[str]) -> str:
    return " or ".join(filter(None, [", ".join(words[:-1]), *words[-1:]])) or "nothing"


def _called(raw: Raw) -> str:
    return "text" if isinstance(raw, str) else "a map" if isinstance(raw, Mapping) else "a list"
