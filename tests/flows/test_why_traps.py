"""Why it may be happening, where the documents pull two ways: what each trap was resolved to."""

from __future__ import annotations

from reflect.flows.conditions import holds
from reflect.flows.model import Pack
from reflect.flows.values import Chosen, Ticked, Value
from tests.flows.shipped import FEAR, Given


def offers_meeting(pack: Pack, given: dict[str, Value]) -> bool:
    items = {item.id: item for item in pack.flows["family/whole"].nodes["ways"].items}
    return holds(items["meeting"].when, Given(given))


def test_no_family_meeting_is_offered_until_someone_looked_for_fear(shipped: Pack) -> None:
    assert not offers_meeting(shipped, {})
    for option in ("yes", "wonder", "not-looked"):
        assert not offers_meeting(shipped, {FEAR: Chosen(option)})
    assert offers_meeting(shipped, {FEAR: Chosen("looked")})
    controlled: dict[str, Value] = {
        FEAR: Chosen("looked"),
        "resistance/said_and_seen/why_match": Ticked(("controlled",)),
    }
    assert not offers_meeting(shipped, controlled)


def test_the_law_on_family_meetings_is_named_as_english_and_to_be_checked(shipped: Pack) -> None:
    items = {item.id: item for item in shipped.flows["family/whole"].nodes["ways"].items}
    assert "In England" in items["meeting"].caveat
    assert "Check" in items["meeting"].caveat


def test_both_halves_about_money_stand_in_one_question(shipped: Pack) -> None:
    both = shipped.flows["causes/money"].nodes["both"]
    assert {"CA-causes-poverty.3", "CA-causes-poverty.4"} <= set(both.cites)
    for asked in (both.ask, *(one.ask for one in both.instead if one.ask)):
        assert "money fix" in asked
        assert "still worry" in asked


def test_no_strength_that_was_ticked_stands_alone(shipped: Pack) -> None:
    hold = shipped.flows["strengths/as_safety"].nodes["not_there"]
    ticked = Given({"strengths/as_safety/seen": Ticked(("bond",))})
    said = next(one for one in hold.instead if holds(one.when, ticked))
    assert "since when" in said.ask
    assert "keep this child safe" in said.ask


def test_the_pandemic_is_history_wherever_it_is_brought_up(shipped: Pack) -> None:
    points = [point for name, point in shipped.points.items() if name.startswith("BX-covid.")]
    assert len(points) == 7
    assert all("history" in point.caveat for point in points)


def test_fear_at_home_is_asked_before_every_other_reason(shipped: Pack) -> None:
    flow = shipped.flows["look/why"]
    first = flow.nodes[flow.start]
    assert (first.kind, first.flow, first.once) == ("call", "safety/at_home", True)
