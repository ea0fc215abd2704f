"""What somebody says about themselves never reaches the case summary, nor that they were asked."""

from functools import cache
from pathlib import Path
from typing import Final

import pytest
from msgspec.structs import replace

from reflect.flows.model import Pack
from reflect.flows.pack import load_pack
from reflect.flows.values import Chosen, Value, Written
from reflect.summary.build import case_summary
from reflect.summary.render import KINDS, render
from tests.summary.making import DAY, PARKED, UNKNOWN, Answers, door, node, told

FLOWS: Final = Path(__file__).parents[2] / "flows"
ASKED: Final = ("wellbeing/arrive/word", "wellbeing/leave/left_with", "wellbeing/leave/who_hears")
SKIPPED: Final = dict.fromkeys(ASKED, Chosen("skip"))
CASE: Final[Answers] = {"talk/home": Written("Cold upstairs."), "talk/dad": PARKED, "talk/look": PARKED}


@cache
def shipped() -> Pack:
    return load_pack(FLOWS, prove=False)


@cache
def framed() -> Pack:
    """The shipped pack with a short case between its two flows about how somebody is."""
    short = door(
        node("arrive", "call", flow="wellbeing/arrive"),
        node("home", summary="worries: At home: {answer}"),
        node("dad", summary="unknown"),
        node("look", "review", "questions"),
        node("leave", "call", flow="wellbeing/leave"),
    )
    return replace(shipped(), flows={**shipped().flows, "talk": short})


def pages(answers: Answers, depth: int = 60) -> list[str]:
    """The paper in every kind, as it stands now."""
    document = case_summary(told(framed(), answers, depth=depth), DAY)
    return [render(document, kind) for kind in KINDS]


def own_words(word: str) -> dict[str, Value | str]:
    return {**CASE, **{key: Chosen("other", f"{word}-{number}") for number, key in enumerate(ASKED)}}


@pytest.mark.parametrize("depth", [10, 30, 60])
def test_own_words_about_oneself_are_on_no_paper(depth: int) -> None:
    answers = own_words("canary")
    assert "Cold upstairs." in pages(answers, depth)[0]
    for page in pages(answers, depth):
        assert "canary" not in page


def test_the_three_are_really_asked_and_can_be_read_where_they_belong() -> None:
    talk = told(framed(), own_words("canary"), depth=60)
    assert {key for key in ASKED if talk.value(key)} == {*ASKED} - {"wellbeing/leave/who_hears"}  # an offer
    assert talk.path.outcome


@pytest.mark.parametrize("key", ASKED)
def test_the_paper_is_the_same_whatever_is_said(key: str) -> None:
    skipped = pages({**CASE, **SKIPPED})
    asked = framed().flows[key.rpartition("/")[0]].nodes[key.rpartition("/")[2]]
    said: list[Value | str] = [PARKED, UNKNOWN, *(Chosen(option.id) for option in asked.options)]
    for value in said:
        around: dict[str, Value | str] = dict(SKIPPED)
        if key.endswith("who_hears"):
            around["wellbeing/leave/left_with"] = Chosen("heavy")
        assert pages({**CASE, **around, key: value}) == skipped


@pytest.mark.parametrize("until", range(len(ASKED) + len(CASE)))
def test_nor_on_a_paper_read_half_way(until: int) -> None:
    in_order = [ASKED[0], *CASE, *ASKED[1:]]
    everything = own_words("canary")
    for page in pages({key: everything[key] for key in in_order[: until + 1]}):
        assert "canary" not in page


def test_no_question_of_the_case_says_back_what_was_said_about_oneself() -> None:
    for name, flow in shipped().flows.items():
        if not name.startswith("wellbeing/"):
            for one in flow.nodes.values():
                assert "{wellbeing/" not in repr(one)
                assert "wellbeing/arrive/" not in repr(one)
                assert "wellbeing/leave/" not in repr(one)


def test_every_question_about_oneself_is_private_and_its_first_answer_skips_it() -> None:
    for name in ("wellbeing/arrive", "wellbeing/leave"):
        for one in shipped().flows[name].nodes.values():
            if one.asks:
                assert one.summary
                assert one.summary.section == "private"
                assert one.options[0].id == "skip"
                assert "wellbeing" in one.tags
