"""How an answer is spelt in a script, and back. What each looks like stands in :mod:`reflect.flows.values`.

Everything in a script is text, lists and maps of the same: ``no`` is an option called no. ``unknown`` and
``parked`` are no values and are the caller's to see to. Only the shape and the ids are judged here: how many
may be ticked, or what a question's ``if`` leaves of its options, is known when it is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from msgspec.structs import replace

from reflect.flows import spelt
from reflect.flows.model import Node
from reflect.flows.people import MOST_PEOPLE, person_ids
from reflect.flows.spelt import Place, Raw, SpellingError
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
    Decided,
    Decision,
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
        case Weighed() | Agreed() | Decided():
            return _rows(value)
        case Listed(people):
            usual = person_ids(node.named, len(people))
            rows = zip(people, usual, strict=True)
            return [
                spelt.as_map(_PERSON, one if one.id != name else replace(one, id="")) for one, name in rows
            ]
        case Carried(actions):
            return [spelt.as_map(_FOLLOWED, one) for one in actions]
        case Tried(ideas):
            return {
                item: {"state": idea.state, "note": idea.note} if idea.note else idea.state
                for item, idea in ideas.items()
            }
        case Reviewed(bring, holders):
            who = {key: spelt.as_map(_HOLDER, holder) for key, holder in holders.items()}
            return {"bring": [*bring]} | ({"who": who} if who else {})


# ------------------------------------------------------------------------------------- each family of kinds


def _chosen(node: Node, raw: Raw) -> Chosen:
    if isinstance(raw, Mapping):
        return Chosen(OTHER, _own_words(node, raw, ()))
    return Chosen(_option(node, spelt.text_of(raw, (), "an option id"), ()))


def _ticked(node: Node, raw: Raw) -> Ticked:
    listed = [raw] if isinstance(raw, (str, Mapping)) else raw
    ticked: dict[str, Place] = {}
    words = ""
    for number, one in enumerate(listed):
        place = (str(number),) if listed is raw else ()
        if isinstance(one, Mapping):
            option, words = OTHER, _own_words(node, one, place)
        else:
            option = _option(node, spelt.text_of(one, place, "an option id"), place)
        if option in ticked:
            raise SpellingError(f"`{option}` is ticked twice", place)
        ticked[option] = place
    order = [option.id for option in node.options] + [OTHER]
    return Ticked(tuple(sorted(ticked, key=order.index)), words)


def _written(node: Node, raw: Raw) -> Written:
    if not isinstance(raw, Mapping):
        return Written(spelt.words_of(raw, (), "some text, or {text: ..., basis: saw}"))
    given = spelt.known_keys(raw, ("text", "basis"), ())
    basis = given.get("basis", [])
    if basis and not node.basis:
        raise SpellingError("this question does not ask how it is known; give its text alone", ("basis",))
    told = [
        spelt.one_of(one, BASES, place, "basis")
        for one, place in (
            [(basis, ("basis",))]
            if isinstance(basis, str)
            else [
                (one, ("basis", str(number))) for number, one in enumerate(spelt.list_of(basis, ("basis",)))
            ]
        )
    ]
    return Written(spelt.part(given, "text", ()), tuple(one for one in BASES if one in told))


def _dated(_node: Node, raw: Raw) -> Dated:
    words = spelt.words_of(raw, (), "a date such as 2026-11-26, or words such as about 3 weeks ago")
    try:
        return Dated(words, date.fromisoformat(words).isoformat() if len(words) == len("2026-11-26") else "")
    except ValueError:
        return Dated(words)


def _weighed(_node: Node, raw: Raw) -> Weighed:
    return Weighed(tuple(Explanation(**one) for one in spelt.rows(raw, _EXPLANATION)))


def _agreed(_node: Node, raw: Raw) -> Agreed:
    return Agreed(actions_from_script(raw))


def actions_from_script(raw: Raw) -> tuple[Action, ...]:
    """Actions as a script spells them. Raises SpellingError where these are none."""
    return tuple(Action(**one) for one in spelt.rows(raw, _ACTION))


def _rows(value: Weighed | Agreed | Decided) -> Raw:
    match value:
        case Weighed(explanations):
            return [spelt.as_map(_EXPLANATION, one) for one in explanations]
        case Agreed(actions):
            return [spelt.as_map(_ACTION, one) for one in actions]
        case Decided(decisions):
            return [spelt.as_map(_DECISION, one) for one in decisions]


def _decided(_node: Node, raw: Raw) -> Decided:
    return Decided(tuple(Decision(**one) for one in spelt.rows(raw, _DECISION)))


def _people(node: Node, raw: Raw) -> Listed:
    rows = spelt.rows(raw, _PERSON, required="role", none=True)
    bands = [option.id for option in node.options]
    known = person_ids(node.named, MOST_PEOPLE)
    people = []
    for number, (row, usual) in enumerate(zip(rows, known, strict=False)):
        spelt.one_of(row.get("band", ""), bands, (str(number), "age"), "age")
        if "id" in row:
            spelt.one_of(row["id"], known, (str(number), "id"), "person")
        people.append(Person(**{"id": usual} | row))
    return Listed(tuple(people))


def _carried(_node: Node, raw: Raw) -> Carried:
    rows = spelt.rows(raw, _FOLLOWED, none=True)
    for number, row in enumerate(rows):
        if "state" in row:
            spelt.one_of(row["state"], FOLLOWED_STATES, (str(number), "state"), "state")
    return Carried(tuple(Followed(**row) for row in rows))


def _tried(node: Node, raw: Raw) -> Tried:
    given = spelt.mapping_of(raw, (), "a map such as {co_work: will-try}, {} for none")
    items = [item.id for item in node.items]
    for item in given:
        spelt.one_of(item, items, (item,), "idea")
    return Tried({item: _idea(given[item], (item,)) for item in items if item in given})


def _idea(raw: Raw, place: Place) -> Idea:
    if not isinstance(raw, Mapping):
        return Idea(spelt.one_of(raw, TRY_STATES, place, "state"))
    given = spelt.known_keys(raw, ("state", "note"), place)
    if "state" not in given:
        raise SpellingError(f"expected a state: {spelt.either(TRY_STATES)}", place)
    state = spelt.one_of(given["state"], TRY_STATES, (*place, "state"), "state")
    return Idea(state, spelt.part(given, "note", place) if "note" in given else "")


def _reviewed(_node: Node, raw: Raw) -> Reviewed:
    given = spelt.mapping_of(raw, (), "a map such as {bring: [child/day]}, {} for none")
    given = spelt.known_keys(given, ("bring", "who"), ())
    bring = [
        spelt.text_of(one, ("bring", str(n)), "a node")
        for n, one in enumerate(spelt.list_of(given.get("bring", []), ("bring",)))
    ]
    who = spelt.mapping_of(
        given.get("who", {}), ("who",), "a map such as {child/day: {who: school, by: Friday}}"
    )
    holders = {
        key: Holder(
            **spelt.fields(spelt.mapping_of(one, ("who", key), "who and by"), _HOLDER, ("who", key), "")
        )
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
    "decisions": _decided,
    "review": _reviewed,
}

# As a script calls the parts -> as the Struct does.
_EXPLANATION: Final = {"what": "what", "for": "points_to", "against": "against", "change": "would_change"}
_ACTION: Final = {"what": "what", "who": "who", "by": "by", "known": "known_by", "if_not": "if_not"}
_DECISION: Final = {"what": "what", "because": "because", "who": "who"}
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
    return spelt.one_of(option, ids, place, "option")


_STANDING: Final = {"pause": ("on", "stop"), "safety": ("seen",)}
"""What can be answered where the node lists no options of its own."""


def _own_words(node: Node, raw: Mapping[str, Raw], place: Place) -> str:
    given = spelt.known_keys(raw, (OTHER,), place)
    if not node.other:
        raise SpellingError("this question does not take {other: ...}; give an option id", place)
    return spelt.part(given, OTHER, place)
