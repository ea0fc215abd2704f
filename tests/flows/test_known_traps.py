"""What I know, how worried to be, whether change can stay: what each trap was resolved to."""

from __future__ import annotations

import re
from typing import Final

from reflect.flows.conditions import holds
from reflect.flows.model import Node, Pack
from reflect.flows.values import Chosen, Ticked, Value
from tests.flows.shipped import FEAR, Given

LEVELS: Final = re.compile(r"\b(tier|level|step|threshold|score|red|amber|green|\d)", re.IGNORECASE)


def descriptions(pack: Pack) -> list[Node]:
    return [node for node in pack.flows["sense/need"].nodes.values() if node.kind == "multi"]


def leads_to(flow: str, node: Node, **answers: Value) -> str:
    given = Given({f"{flow}/{name}": value for name, value in answers.items()})
    return next(route.to for route in node.routes if holds(route.when, given))


def test_no_description_of_need_shows_a_level_or_a_number_to_choose_by(shipped: Pack) -> None:
    asked = descriptions(shipped)
    assert asked
    for node in asked:
        for option in node.options:
            own = option.label.replace("steps come late", "").replace("Steps that should have come", "")
            assert not LEVELS.search(own), option.label


def test_what_a_list_puts_with_social_care_is_asked_about_before_any_more(shipped: Pack) -> None:
    for node in descriptions(shipped):
        for option in node.options:
            listed = any(cite.startswith("CA-tier5.") for cite in option.cites)
            to = leads_to("sense/need", node, **{node.id: Ticked((option.id,))})
            # alone, or in charge of little ones, stands in no list and still comes before any worry
            now = listed or (node.id, option.id) == ("safe", "alone")
            assert (to == "urgent") == now, f"{node.id}: {option.id}"


def test_a_child_who_is_missing_is_asked_about_exploitation_first(shipped: Pack) -> None:
    need = shipped.flows["sense/need"].nodes
    assert leads_to("sense/need", need["safe"], safe=Ticked(("missing", "carer"))) == "where_they_go"


def test_not_sure_is_never_told_apart_from_yes(shipped: Pack) -> None:
    for node in ("urgent", "where_they_go"):
        first = shipped.flows["sense/need"].nodes[node].options[0]
        assert "not sure" in first.label
        assert first.to == "today"
    now = shipped.flows["next/escalate"].nodes["now"]
    assert leads_to("next/escalate", now, now=Ticked(("not-sure",))) == "today"
    assert leads_to("next/escalate", now, now=Ticked(("stuck", "line"))) == "today"


def test_where_a_description_is_listed_does_not_hang_on_how_many_were_ticked(shipped: Pack) -> None:
    listed = shipped.flows["sense/need"].nodes["listed"]
    one = Given({"sense/need/school": Ticked(("late",))})
    many = Given({"sense/need/school": Ticked(("late", "behind", "rarely", "dull"))})
    assert [holds(way.when, one) for way in listed.instead] == [
        holds(way.when, many) for way in listed.instead
    ]


def test_the_lost_negative_is_put_back_and_said_so(shipped: Pack) -> None:
    assert "lost the word not" in shipped.points["CA-tier2.6"].caveat


def test_over_hoping_and_starting_again_are_two_questions_with_two_reasons(shipped: Pack) -> None:
    hoped = shipped.flows["sense/change"].nodes["hoped"]
    begun = shipped.flows["mind/drifting"].nodes["begun_again"]
    assert {"CA-capacity.7", "CA-capacity.9"} <= set(hoped.cites)
    assert not {"CA-startagain.1", "CA-startagain.2"} & set(hoped.cites)
    assert {"CA-startagain.1", "CA-startagain.2"} <= set(begun.cites)
    step_back = shipped.flows["sense/change"].nodes["step_back"]
    assert "CA-firstorder.1" in step_back.cites
    assert len({hoped.why, begun.why, step_back.why}) == 3


def test_no_stage_of_change_is_offered_to_choose(shipped: Pack) -> None:
    for node in shipped.flows["sense/change"].nodes.values():
        said = " ".join((node.ask, *(option.label for option in node.options))).lower()
        assert "contemplat" not in said
        assert "relapse" not in said
        assert not ("CA-stages.1" in node.cites and node.options)


def test_no_toolkit_is_done_with_two_adults_together_until_someone_looked_for_fear(shipped: Pack) -> None:
    items = {item.id: item.when for item in shipped.flows["sense/missing"].nodes["ways"].items}
    afraid: list[dict[str, Value]] = [{}] + [{FEAR: Chosen(one)} for one in ("yes", "wonder", "not-looked")]
    afraid.append({FEAR: Chosen("looked"), "resistance/said_and_seen/why_match": Ticked(("controlled",))})
    for given in afraid:
        assert not holds(items["toolkit"], Given(given))
        assert holds(items["toolkit_alone"], Given(given))
    assert holds(items["toolkit"], Given({FEAR: Chosen("looked")}))
    assert not holds(items["toolkit_alone"], Given({FEAR: Chosen("looked")}))


def test_no_number_of_months_is_given_to_wait_by(shipped: Pack) -> None:
    for name in ("any_one", "now", "not_moved", "trigger"):
        node = shipped.flows["next/escalate"].nodes[name]
        assert not re.search(
            r"\b(three|six|\d+)[ -](to [a-z]+ )?months?", f"{node.ask} {node.lead} {node.why}"
        )
