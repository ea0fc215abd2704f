"""What only the pack can tell of a script: are its keys questions, and are its answers spelt as they need."""

from __future__ import annotations

from typing import Final

from reflect.conversation.areas import WAY
from reflect.flows.diagnostics import Diagnostic, FlowErrors
from reflect.flows.model import Node, Pack, plain_key
from reflect.flows.nodes import Map, Raw, Seq
from reflect.flows.spelling import actions_from_script, value_from_script
from reflect.flows.spelt import SpellingError
from reflect.flows.suggest import did_you_mean
from reflect.flows.values import Action, Value
from reflect.scripts.read import Given, Script

PARKED: Final = "parked"
UNKNOWN: Final = "unknown"

Answer = Value | str
"""An answer, or PARKED, or UNKNOWN."""


def questions(pack: Pack) -> list[str]:
    """The public key of everything that asks."""
    return [
        f"{flow.id}/{node.id}" for flow in pack.flows.values() for node in flow.nodes.values() if node.asks
    ]


def openings(pack: Pack) -> list[str]:
    """Everything that can be opened from the map, and the way back from it."""
    found = [
        f"{flow.id}/{node.id}"
        for flow in pack.flows.values()
        for node in flow.nodes.values()
        if node.open or node.offer
    ]
    return [*found, WAY]


def answers_of(pack: Pack, script: Script) -> dict[int, Answer]:
    """Every answer of a script by the place of its key. Raises FlowErrors with all that do not fit."""
    found: dict[int, Answer] = {}
    wrong: list[Diagnostic] = []
    for key, given in (*script.answers.items(), *(one for c in script.changes for one in c.answers.items())):
        try:
            found[given.at] = _answer(pack, script, key, given)
        except FlowErrors as errors:
            wrong += errors.diagnostics
    known = set(questions(pack))
    for change in script.changes:
        if plain_key(change.after) not in known:
            wrong.append(_unknown_key(pack, script, change.after, change.after_at))
        if change.open and change.open not in (openable := openings(pack)):
            message = f"`{change.open}` is nothing that can be opened"
            remedy = did_you_mean(change.open, openable) or "name a call that says `open`, or an `offer`"
            wrong.append(script.problem("RS202", change.open_at, message, remedy))
    if wrong:
        raise FlowErrors(wrong)
    return found


def last_time_of(script: Script) -> tuple[Action, ...]:
    """The actions a script brings in from last time. Raises FlowErrors where they are not spelt so."""
    given = script.last_time
    if given is None:
        return ()
    try:
        return actions_from_script(given.raw)
    except SpellingError as error:
        at = _within(given.raw, given.value_at, error.path, error.message)
        script.fail("RS203", at, f"`last_time`: {error.message}", "a list of {what: , who: , by: }")


def _answer(pack: Pack, script: Script, key: str, given: Given) -> Answer:
    try:
        node = pack.node(key)
    except KeyError:
        raise FlowErrors([_unknown_key(pack, script, key, given.at)]) from None
    if not node.asks:
        script.fail("RS202", given.at, f"`{key}` asks nothing: it is a {node.kind}", "take it out")
    if given.raw in (PARKED, UNKNOWN) and given.raw not in {option.id for option in node.options}:
        if node.kind == "safety":
            script.fail(
                "RS203", given.value_at, f"`{key}` is about safety and can't be {given.raw}", _one_of(node)
            )
        return str(given.raw)
    try:
        return value_from_script(node, given.raw)
    except SpellingError as error:
        at = _within(given.raw, given.value_at, error.path, error.message)
        message, _, remedy = error.message.partition("; ")
        script.fail("RS203", at, f"`{key}`: {message}", remedy or _one_of(node))


def _unknown_key(pack: Pack, script: Script, key: str, at: int) -> Diagnostic:
    remedy = did_you_mean(key, questions(pack)) or "write it as flow/node, for example start/prepare/gate"
    return script.problem("RS202", at, f"the flows have no question `{key}`", remedy)


def _one_of(node: Node) -> str:
    ids = [option.id for option in node.options]
    return f"answer it with one of: {', '.join(ids)}" if ids else "spell it as docs/scripts.md shows"


def _within(raw: Raw, at: int, path: tuple[str, ...], message: str) -> int:
    """Where in an answer the trouble is: the value that ``path`` leads to, or the key where that is wrong."""
    for part in path:
        if isinstance(raw, Map) and part in raw:
            at = raw.key_at(part) if f"`{part}`" in message else raw.value_at(part)
            raw = raw[part]
        elif isinstance(raw, Seq) and part.isdigit() and int(part) < len(raw):
            at, raw = raw.places[int(part)], raw[int(part)]
    return at
