"""Made-up conversations: what they do a person could do, and what goes wrong in them is found and told."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest
from msgspec.structs import replace

from reflect.conversation.events import AnyEvent, Opened
from reflect.flows.conditions import Is
from reflect.flows.graph import graphs_of
from reflect.flows.model import Node, Option, Pack, Route
from reflect.flows.pack import load_pack
from reflect.fuzz.answers import DATES, WRITTEN, Answers
from reflect.fuzz.conversation import Conversation, Rules
from reflect.fuzz.runs import Fuzzed, NotPossibleError, Wanted, fuzz
from reflect.fuzz.script import script_for
from reflect.parts.clean import clean
from reflect.play import play
from reflect.scripts.read import read_script
from tests.cli.conftest import SMALL, Reflect
from tests.cli.conftest import pack as pack  # noqa: PLC0414 - a fixture
from tests.cli.conftest import reflect as reflect  # noqa: PLC0414 - a fixture
from tests.conversation.small_pack import DOOR, small_pack

FLOWS = Path(__file__).parents[2] / "flows"


def held(pack: Pack, runs: int, seed: int = 0) -> list[Conversation]:
    chance = Random(seed)
    rules = Rules(pack, graphs_of(pack), chance, Answers(chance), 600)
    found = []
    for run in range(runs):
        door = pack.doors[run % len(pack.doors)]
        opened = Opened(
            seq=0, at="", id="x", flow=door.flow, pack="", voice=pack.voices[run % len(pack.voices)],
            depth=pack.depths[run % len(pack.depths)], today="2026-01-15",
        )  # fmt: skip
        found.append(Conversation(rules, opened))
        found[-1].hold()
    return found


def again(pack: Pack, events: list[AnyEvent]) -> tuple[object, object]:
    """The conversation held from its script, through everything a person's answer goes through."""
    script = read_script("it.yaml", script_for(pack, events, "it").encode())
    played = play(pack, script, now=lambda: datetime(2026, 1, 15, tzinfo=UTC), new_id=lambda: "x")
    return state(played.assistant.talk.path.steps, played.assistant.talk.given)


def state(steps: list, given: dict) -> tuple[object, object]:  # type: ignore[type-arg]
    return (
        [(step.key, step.status) for step in steps],
        {key: (one.status, one.value) for key, one in given.items()},
    )


@pytest.mark.parametrize("folder", [FLOWS, SMALL])
def test_every_answer_is_one_a_person_could_give_and_every_conversation_is_a_script(folder: Path) -> None:
    pack = load_pack(folder)
    for one in held(pack, 60):
        assert again(pack, one.events) == state(one.talk.path.steps, one.talk.given)


def test_the_shipped_pack_comes_to_an_outcome_whatever_is_done() -> None:
    came_to = fuzz(load_pack(FLOWS), Wanted(800, seed=11))
    assert came_to.failure is None
    assert came_to.runs == sum(came_to.outcomes.values()) == 800
    assert {"parked", "unknown", "changed", "depth", "restored"} <= set(came_to.moves)
    assert (came_to.replayed, came_to.rendered) == (40, 16)


def test_the_same_seed_makes_up_the_same() -> None:
    pack = small_pack()
    one, same, other = (fuzz(pack, Wanted(60, seed)) for seed in (1, 1, 2))
    assert one == same
    assert one.moves != other.moves


def test_what_it_writes_is_clean_and_has_no_brace() -> None:
    for words in (*WRITTEN, *(date.words for date in DATES)):
        assert words == clean(words)
        assert not set("{}") & set(words)


def test_options_come_in_turn() -> None:
    answers = Answers(Random(1))
    for _ in range(30):
        answers.least_used("a/b", ["x", "y", "z"])
    assert answers.used["a/b"] == {"x": 10, "y": 10, "z": 10}


# ------------------------------------------------------------------------------------- what goes wrong


def with_node(node: Node) -> Pack:
    pack = small_pack()
    door = pack.flows[DOOR]
    return replace(pack, flows={**pack.flows, DOOR: replace(door, nodes={**door.nodes, node.id: node})})


def failing(node: Node) -> tuple[Pack, Fuzzed]:
    pack = with_node(node)
    return pack, fuzz(pack, Wanted(200))


def test_a_way_that_leads_nowhere_is_found() -> None:
    broken = replace(
        small_pack().flows[DOOR].nodes["pull"],
        routes=(Route("look", Is(f"{DOOR}/sort", "nothing of the kind")),),
    )
    pack, came_to = failing(broken)
    assert came_to.failure
    assert came_to.failure.what == f"no way leads on from {DOOR}/pull"
    assert f"{DOOR}/pull" in script_for(pack, came_to.failure.events, "it")


def test_a_brace_on_the_screen_is_found_and_its_script_can_be_held() -> None:
    broken = replace(small_pack().flows[DOOR].nodes["pull"], lead="You said {Sort} to {sort}.")
    pack, came_to = failing(broken)
    assert came_to.failure
    assert f"`{DOOR}/pull` is shown with a brace in it" in came_to.failure.what
    steps, _ = again(pack, list(came_to.failure.events))
    assert f"{DOOR}/pull" in dict(steps)  # type: ignore[call-overload]


def test_a_loop_that_goes_on_and_on_is_found() -> None:
    again = Node("again", "choice", ask="?", options=(Option("more", "More"),), max_visits=9999,
                 routes=(Route("again"), Route("twice")))  # fmt: skip
    _, came_to = failing(again)
    assert came_to.failure
    assert "no outcome after" in came_to.failure.what


def test_a_mistake_of_our_own_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    from reflect.fuzz import conversation

    def broken(*_: object) -> object:
        raise ZeroDivisionError("oh")

    monkeypatch.setattr(conversation, "case_summary", broken)
    came_to = fuzz(small_pack(), Wanted(60))
    assert came_to.failure
    assert (came_to.failure.run, came_to.failure.what) == (1, "ZeroDivisionError: oh")


# ------------------------------------------------------------------------------------- from where


def test_a_kind_it_does_not_know_is_refused_by_name() -> None:
    pack = with_node(Node("strange", "dance", ask="?"))
    with pytest.raises(NotPossibleError, match=rf"`{DOOR}/strange` is of the kind `dance`"):
        fuzz(pack, Wanted(1))


@pytest.mark.parametrize(
    "wanted,there_is",
    [
        (Wanted(1, door="nowhere"), "There is: small."),
        (Wanted(1, voice="learner"), "There is: practitioner, manager."),
        (Wanted(1, depth=60), "There is: 10, 30."),
    ],
)
def test_from_where_there_is_nothing_it_says_what_there_is(wanted: Wanted, there_is: str) -> None:
    with pytest.raises(NotPossibleError) as refused:
        fuzz(small_pack(), wanted)
    assert there_is in str(refused.value)


# ------------------------------------------------------------------------------------- the command


def test_the_command_says_what_came_of_it(reflect: Reflect) -> None:
    ran = reflect(
        "flows", "fuzz", SMALL, "--runs", "80", "--door", "ten", "--voice", "manager", "--depth", "10"
    )
    assert ran.code == 0
    assert "80 conversations came to an outcome" in ran.out
    assert max(len(line) for line in ran.out.splitlines()) <= 80


def test_one_that_goes_wrong_is_kept_as_a_script(
    reflect: Reflect, pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reflect.fuzz import conversation

    def broken(*_: object) -> object:
        raise ZeroDivisionError("oh")

    target = pack / "tests" / "wrong.yaml"
    with monkeypatch.context() as patched:
        patched.setattr(conversation, "case_summary", broken)
        ran = reflect("flows", "fuzz", pack, "--to", target)
    assert ran.code == 1
    assert "Conversation 1 of seed 0 went wrong: ZeroDivisionError: oh." in ran.out
    assert "Hold it again" in ran.err
    assert reflect("play", target).code == 0
    assert reflect("flows", "fuzz", pack, "--to", target).code == 2


@pytest.mark.parametrize(
    "arguments",
    [("--runs", "many"), ("--seed", "-1"), ("--to", "wrong.txt"), ("--door", "x"), ("--depth", "7")],
)
def test_what_cannot_be_is_refused(reflect: Reflect, arguments: tuple[str, str]) -> None:
    ran = reflect("flows", "fuzz", SMALL, *arguments)
    assert (ran.code, ran.out) == (2, "")
