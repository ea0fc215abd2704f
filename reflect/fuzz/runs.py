"""Many made-up conversations, and what they came to."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from random import Random
from typing import Final

from reflect.conversation.events import AnyEvent, Opened
from reflect.flows.graph import Graphs, graphs_of
from reflect.flows.model import Door, Pack, plain_key
from reflect.flows.overlay import spoken
from reflect.flows.read import collector_off
from reflect.flows.values import OTHER, Action
from reflect.fuzz.answers import ASKED, PASSED, Answers
from reflect.fuzz.conversation import TODAY, Conversation, Rules, WentWrongError

REPLAYED: Final = 20
RENDERED: Final = 50
SHOWN: Final = 4
"""One conversation in so many is worked out again from its events, one in so many is put on paper, and in one
in so many all that is said on the way is filled in and looked at.
"""

_GATHERED: Final = 500
_ROLE_KNOWN: Final = 0.1
_CAME_IN: Final = 0.3
LAST_TIME: Final = (Action("Ring the school", "me", "Friday"), Action("Ask nan what she sees"))
"""Actions that come in from the time before, in some of the conversations."""


class NotPossibleError(ValueError):
    """The pack has no such door, voice or depth, or a kind of node nobody can make answers up for."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """How many, by what seed, and from where: empty and 0 mean any."""

    runs: int
    seed: int = 0
    door: str = ""
    voice: str = ""
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Failure:
    """The conversation that went wrong, as far as it went."""

    run: int
    what: str
    events: tuple[AnyEvent, ...]


@dataclass(frozen=True, slots=True)
class Fuzzed:
    """What the conversations came to. ``longest`` is in turns, and ``longest_run`` the first that long."""

    seed: int
    runs: int
    turns: int
    outcomes: dict[str, int]
    moves: dict[str, int]
    longest: int
    longest_run: int
    replayed: int
    rendered: int
    never_visited: tuple[str, ...]
    never_chosen: tuple[str, ...]
    failure: Failure | None = None


def fuzz(pack: Pack, wanted: Wanted, graphs: Graphs | None = None) -> Fuzzed:
    """Hold so many conversations, up to the first that goes wrong. Raises NotPossibleError."""
    _refuse_unknown(pack)
    doors = _doors(pack, wanted)
    chance = Random(wanted.seed)  # noqa: S311 - the same seed has to make up the same conversations
    asking = sum(node.asks for flow in pack.flows.values() for node in flow.nodes.values())
    answers = Answers(chance)
    voices = {}
    for voice in pack.voices:
        said = spoken(pack, voice)
        voices[voice] = Rules(said, graphs or graphs_of(said), chance, answers, bound=60 + 6 * asking)
    rules = voices[pack.voices[0]]
    for other in voices.values():
        other.visited, other.moves = rules.visited, rules.moves
    outcomes: Counter[str] = Counter()
    turns = longest = longest_run = replayed = rendered = runs = 0
    failure = None
    for run in _numbered(wanted.runs):
        talk = None
        try:
            opened = _opened(pack, wanted, doors, chance, run)
            talk = Conversation(voices[opened.voice], opened, shown=run % SHOWN == 1)
            talk.hold()
            if run % REPLAYED == 1:
                talk.check_replay()
                replayed += 1
            if run % RENDERED == 1:
                talk.check_paper()
                rendered += 1
        except WentWrongError as wrong:
            failure = _failure(run, str(wrong), talk)
            break
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what we are looking for
            failure = _failure(run, f"{type(error).__name__}: {error}", talk)
            break
        runs = run
        outcome = talk.talk.path.outcome
        outcomes[outcome.outcome if outcome else ""] += 1
        long = sum(1 for _ in talk.talk.path.turns())
        turns += long
        if long > longest:
            longest, longest_run = long, run
    return Fuzzed(
        seed=wanted.seed,
        runs=runs,
        turns=turns,
        outcomes=dict(outcomes.most_common()),
        moves=dict(rules.moves),
        longest=longest,
        longest_run=longest_run,
        replayed=replayed,
        rendered=rendered,
        never_visited=_never_visited(rules),
        never_chosen=_never_chosen(rules),
        failure=failure,
    )


def _numbered(runs: int) -> Iterator[int]:
    """1 and on; the garbage of many conversations is gathered now and then, and not again and again."""
    with collector_off():
        for run in range(1, runs + 1):
            yield run
            if run % _GATHERED == 0:
                gc.collect()


def _failure(run: int, what: str, talk: Conversation | None) -> Failure:
    if talk is None:
        return Failure(run, what, ())
    with suppress(Exception):  # it is broken: as far as it goes is what there is
        talk.finish()
    return Failure(run, what, tuple(talk.events))


def _refuse_unknown(pack: Pack) -> None:
    for flow in pack.flows.values():
        for node in flow.nodes.values():
            if node.kind not in ASKED | PASSED:
                raise NotPossibleError(
                    f"`{flow.id}/{node.id}` is of the kind `{node.kind}`, and nobody has said yet how to "
                    "make up an answer to one."
                )


# -------------------------------------------------------------------------------------------- where from


def _doors(pack: Pack, wanted: Wanted) -> list[Door]:
    doors = [door for door in pack.doors if wanted.door in ("", door.id, door.flow)]
    if not doors:
        raise NotPossibleError(f"there is no door `{wanted.door}`. There is: {_listed(pack)}.")
    if wanted.voice and wanted.voice not in pack.voices:
        raise NotPossibleError(
            f"there is no voice `{wanted.voice}` here. There is: {', '.join(pack.voices)}."
        )
    if wanted.depth and wanted.depth not in pack.depths:
        offered = ", ".join(map(str, pack.depths))
        raise NotPossibleError(
            f"there is no conversation of {wanted.depth} minutes here. There is: {offered}."
        )
    return doors


def _listed(pack: Pack) -> str:
    return ", ".join(door.id for door in pack.doors)


def _opened(pack: Pack, wanted: Wanted, doors: list[Door], chance: Random, run: int) -> Opened:
    """Every door in turn; any voice, and any depth of those the pack has or the door's own."""
    door = doors[run % len(doors)]
    depth = wanted.depth or chance.choice([door.depth, *pack.depths])
    roles = _roles(pack, door.flow)
    return Opened(
        seq=0,
        at="",
        id=f"fuzz-{run}",
        flow=door.flow,
        pack=pack.digest,
        voice=wanted.voice or chance.choice(pack.voices),
        depth=depth,
        role=chance.choice(roles) if roles and chance.random() < _ROLE_KNOWN else "",
        today=TODAY.isoformat(),
        last_time=LAST_TIME if chance.random() < _CAME_IN else (),
        seed=wanted.seed,
    )


def _roles(pack: Pack, flow: str) -> list[str]:
    asked = (node for node in pack.flows[flow].nodes.values() if node.sets == "role")
    return [option.id for node in asked for option in node.options]


# -------------------------------------------------------------------------------------------- what is left


def _never_visited(rules: Rules) -> tuple[str, ...]:
    visited = {plain_key(key) for key in rules.visited}
    return tuple(
        f"{flow.id}/{node.id}"
        for flow in rules.pack.flows.values()
        for node in flow.nodes.values()
        if f"{flow.id}/{node.id}" not in visited
    )


def _never_chosen(rules: Rules) -> tuple[str, ...]:
    """Options and ideas of questions that were asked, and that nobody chose."""
    used: dict[str, set[str]] = {}
    for key, options in rules.answers.used.items():
        used.setdefault(plain_key(key), set()).update(options)
    found = []
    for key, chosen in sorted(used.items()):
        node = rules.pack.node(key)
        offered = [option.id for option in node.options] + [item.id for item in node.items]
        if node.other and node.kind in ("choice", "multi"):
            offered.append(OTHER)
        found += [f"{key}: {one}" for one in offered if one not in chosen]
    return tuple(found)
