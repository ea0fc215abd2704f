"""A lens says what it can't do before it asks. Nothing in it is scored, or unsafe where one is afraid."""

from __future__ import annotations

from typing import Final

import pytest

from reflect.flows.conditions import holds
from reflect.flows.model import Flow, Node, Pack
from reflect.flows.values import Chosen, Ticked, Value
from tests.flows.shipped import FEAR, Given

LEDGER: Final = ("NP", "CA", "BX")
LENSES: Final = ("anchor", "cycle", "errors", "graces", "harm", "map", "plain_words", "three", "uncertain")
ON_ITS_PAPER: Final = ("lens/map", "lens/plain_words", "plan/safety")


def before_the_first_question(flow: Flow) -> list[Node]:
    """What stands before a flow asks, where its way does not part."""
    passed, node = [], flow.nodes[flow.start]
    while not node.asks and len(node.routes) == 1:
        passed.append(node)
        node = flow.nodes[node.routes[0].to]
    return [*passed, node]


@pytest.mark.parametrize("lens", LENSES)
def test_who_it_is_by_and_what_it_cannot_do_come_before_the_first_question(shipped: Pack, lens: str) -> None:
    flow = shipped.flows[f"lens/{lens}"]
    said = [node for node in before_the_first_question(flow) if node.kind == "say"]
    assert said
    assert all(node.cites for node in said)
    models = {point for node in said for point in node.cites if not point.startswith(LEDGER)}
    assert models
    assert all(shipped.sources[shipped.points[point].source].caveat for point in models)


def test_no_lens_has_a_scale_and_the_harm_matrix_has_no_total(shipped: Pack) -> None:
    kinds = {node.kind for name in LENSES for node in shipped.flows[f"lens/{name}"].nodes.values()}
    assert "scale" not in kinds
    assert "there is no total" in shipped.flows["lens/harm"].nodes["credit"].ask
    assert "No number is kept" in shipped.flows["lens/map"].nodes["one_safer"].why


def test_the_anchors_are_credited_to_those_who_wrote_them(shipped: Pack) -> None:
    source = shipped.sources["ANCHOR"]
    assert "Brown, Moore and Turney" in source.title
    assert "Wonnacott" not in f"{source.title} {source.edition}"
    assert "Brown, Moore and Turney" in shipped.flows["lens/anchor"].nodes["credit"].ask


def test_benefits_of_signs_of_safety_are_what_practitioners_reported(shipped: Pack) -> None:
    for number in range(3, 12):
        point = shipped.points[f"BX-sos.{number}"]
        assert "report" in point.gist or "said" in point.gist, point.id
        assert point.caveat, point.id
    caution = shipped.flows["lens/map"].nodes["caution"].ask
    assert "Practitioners reported" in caution
    assert "Later reviews found little or no sign" in caution


@pytest.mark.parametrize("flow", ON_ITS_PAPER)
def test_whom_it_is_safe_to_plan_with_comes_before_what_a_family_may_see(shipped: Pack, flow: str) -> None:
    passed = before_the_first_question(shipped.flows[flow])
    assert any(node.flow == "safety/with_whom" for node in passed if node.kind == "call")


def test_nobody_is_brought_together_until_each_was_asked_alone(shipped: Pack) -> None:
    def offered(**answers: Value) -> set[str]:
        given = Given(answers)
        items = shipped.flows["plan/safety"].nodes["told"].items
        return {item.id for item in items if holds(item.when, given)}

    assert "meeting" not in offered()
    for option in ("yes", "wonder", "not-looked"):
        assert "meeting" not in offered(**{FEAR: Chosen(option)})
    looked: dict[str, Value] = {FEAR: Chosen("looked")}
    assert "meeting" in offered(**looked)
    told = {"resistance/said_and_seen/why_match": Ticked(("controlled",))}
    assert "meeting" not in offered(**looked, **told)
