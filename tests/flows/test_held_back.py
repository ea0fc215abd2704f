"""Ideas that could do harm where somebody is afraid, or that belong to one service, are held back."""

from __future__ import annotations

from typing import Final

import pytest

from reflect.flows.conditions import holds
from reflect.flows.model import Pack
from reflect.flows.values import Chosen, Ticked, Value
from tests.flows.shipped import FEAR, Given

WHY: Final = "resistance/said_and_seen/why_match"
KNOWS: Final = "stuck/plan_in_place_still_unsafe/who_knows"
ROLE: Final = "start/role/role"
AGE: Final = "child/who/age"
FEARS: Final = ("yes", "wonder", "not-looked")


def offered(pack: Pack, flow: str, **answers: Value) -> set[str]:
    given = Given(answers)
    return {item.id for item in pack.flows[flow].nodes["ideas"].items if holds(item.when, given)}


def afraid(option: str) -> dict[str, Value]:
    return {FEAR: Chosen(option)}


@pytest.mark.parametrize(
    "flow, item",
    [
        ("ideas/stalled", "agreement"),
        ("ideas/not_understanding", "keep_cards"),
        ("help/areas", "conference"),
        ("help/works", "kin"),
        ("help/works", "same_page"),
    ],
)
def test_nothing_is_written_together_and_nobody_brought_together_until_someone_looked_for_fear(
    shipped: Pack, flow: str, item: str
) -> None:
    assert item not in offered(shipped, flow)
    for option in FEARS:
        assert item not in offered(shipped, flow, **afraid(option))
    looked = afraid("looked")
    assert item in offered(shipped, flow, **looked)
    assert item not in offered(shipped, flow, **looked, **{WHY: Ticked(("controlled",))})


@pytest.mark.parametrize(
    "flow, item",
    [
        ("ideas/stalled", "say_seen"),
        ("ideas/stalled", "show_them"),
        ("ideas/not_understanding", "cards"),
        ("ideas/good_enough_sometimes", "tell_ahead"),
        ("help/areas", "day"),
    ],
)
def test_no_worry_is_put_to_the_whole_family_where_fear_was_named(
    shipped: Pack, flow: str, item: str
) -> None:
    assert item not in offered(shipped, flow, **afraid("yes"))
    assert item not in offered(shipped, flow, **afraid("wonder"))
    assert item in offered(shipped, flow, **afraid("looked"))


@pytest.mark.parametrize("role", ["health", "education", "police", "early-help", "adults", ""])
def test_only_social_care_is_asked_about_legal_advice(shipped: Pack, role: str) -> None:
    flow = "ideas/plan_in_place_still_unsafe"
    theirs = offered(shipped, flow, **({ROLE: Chosen(role)} if role else {}))
    assert ("legal" in theirs, "ask_sw" in theirs) == (False, True)
    ours = offered(shipped, flow, **{ROLE: Chosen("social-care")})
    assert ("legal" in ours, "ask_sw" in ours) == (True, False)


def test_a_person_who_knows_already_is_not_offered_again(shipped: Pack) -> None:
    flow = "ideas/plan_in_place_still_unsafe"
    assert {"tell", "chair"} <= offered(shipped, flow, **{KNOWS: Ticked(("manager",))})
    assert not {"tell", "chair"} & offered(shipped, flow, **{KNOWS: Ticked(("manager", "lead", "chair"))})


def test_every_handful_has_ideas_whatever_is_held_back(shipped: Pack) -> None:
    for name, flow in shipped.flows.items():
        if name.startswith(("ideas/", "help/")) and "ideas" in flow.nodes:
            node = flow.nodes["ideas"]
            left = offered(shipped, name, **afraid("yes"), **{KNOWS: Ticked(("manager", "lead", "chair"))})
            for one in node.idea_sets:
                assert [item.id for item in node.items if item.id in left and one.id in item.sets], one.id


@pytest.mark.parametrize("age", ["unborn", "baby"])
def test_nothing_a_baby_could_not_use_is_offered_for_one(shipped: Pack, age: str) -> None:
    theirs = {"trusted", "club", "talent", "self_care", "tomorrow", "coping"}
    assert theirs <= offered(shipped, "help/areas", **{AGE: Chosen("teen")})
    assert not theirs & offered(shipped, "help/areas", **{AGE: Chosen(age)})
