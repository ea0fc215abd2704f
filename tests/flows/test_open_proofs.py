"""What is proven where areas can be opened at any time, and where questions are only offered."""

from pathlib import Path

import pytest

from reflect.flows.diagnostics import FlowErrors
from reflect.flows.pack import load_pack

PACK = """
pack: mini
version: '1'
owner: the tests
voices: [practitioner]
depths: [10, 30]
stages: {first: First}
doors: {prepare: {flow: start/prepare, label: Prepare, depth: 30}}
stops: [child-day]
"""
ASKS = "why: It matters., summary: none"


def codes(folder: Path, area: str, *, way: str = "", open_: str = "yes") -> list[str]:
    """What is wrong with a pack whose hub can open an area; ``way`` are nodes of the door before it."""
    words = Path(__file__).parents[1] / "packs" / "small" / "words.yaml"
    files = {
        "pack.yaml": PACK,
        "words.yaml": words.read_text(encoding="utf-8"),
        "start/prepare.yaml": f"""
flow: start/prepare
title: Prepare
stage: first
nodes:
  gate:
    kind: safety
    ask: Is a child in danger now?
    options: {{'no': {{label: "No", to: mind}}, 'yes': {{label: "Yes", to: stop}}}}
    why: It matters.
    summary: none
  mind: {{kind: choice, ask: What is on your mind?, options: {{a: One thing, b: Another}}, {ASKS}, to: more}}
{way or f"  more: {{kind: text, ask: What else?, {ASKS}, to: day}}"}
  day: {{kind: text, ask: What is a day like?, {ASKS}, tags: [child-day], to: look}}
  look: {{kind: call, flow: look/child, to: end}}
  end: {{kind: outcome, outcome: done, ask: That is all.}}
  stop: {{kind: outcome, outcome: stopped, stop: yes, ask: Stop here.}}
""",
        "look/child.yaml": f"""
flow: look/child
title: The child
stage: first
nodes:
  which:
    kind: choice
    ask: What would you look at?
    options: {{a: {{label: One, to: area}}, b: {{label: None, return: done}}}}
    why: It matters.
    summary: none
    return: done
  area: {{kind: call, flow: area/one, open: {open_}, to: out}}
  out: {{kind: return, result: done}}
""",
        "area/one.yaml": f"""
flow: area/one
title: One
stage: first
nodes:
{area}
""",
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text.lstrip("\n"), encoding="utf-8")
    try:
        load_pack(folder)
    except FlowErrors as wrong:
        return [one.code for one in wrong.diagnostics if one.severity == "error"]
    return []


FINE = f"  seen: {{kind: text, ask: What have you seen?, {ASKS}, return: done}}"


def test_an_area_that_leans_on_nothing_is_fine(tmp_path: Path) -> None:
    assert codes(tmp_path, FINE) == []


def test_rules_that_cover_what_everybody_was_asked_do_not_cover_an_area_opened_before(tmp_path: Path) -> None:
    rules = """
    to:
      - {if: "answered('start/prepare/mind')", return: done}
      - {if: "not answered('start/prepare/mind')", return: done}"""
    lost = rules.replace("not answered('start/prepare/mind')", "answer('start/prepare/mind') == 'a'")
    seen = f"  seen:\n    kind: branch{rules}"
    assert codes(tmp_path / "fine", seen) == []
    assert "RF501" in codes(tmp_path / "lost", f"  seen:\n    kind: branch{lost}")


@pytest.mark.parametrize("open_, wrong", [("no", []), ("yes", ["RF525"])])
def test_a_question_opened_at_any_time_says_back_only_in_its_lead(
    tmp_path: Path, open_: str, wrong: list[str]
) -> None:
    seen = FINE.replace("What have you seen?", '"You said {start/prepare/mind}. And?"')
    assert codes(tmp_path, seen, open_=open_) == wrong


def test_when_an_area_can_be_opened_is_a_condition_like_any_other(tmp_path: Path) -> None:
    assert codes(tmp_path / "fine", FINE, open_="\"answer('start/prepare/mind') == 'a'\"") == []
    assert "RF504" in codes(tmp_path / "lost", FINE, open_="\"answered('start/prepare/mnd')\"")


OFFER = f"  more: {{kind: choice, ask: What else?, offer: yes, options: {{a: One, b: Two}}, {ASKS}, %s}}"


def test_an_offer_has_one_way_on_or_says_where_it_is_passed(tmp_path: Path) -> None:
    two = "to: [{if: \"more == 'a'\", to: end}, {else: day}]"
    assert codes(tmp_path / "one", FINE, way=OFFER % "to: day") == []
    assert "RF409" in codes(tmp_path / "two", FINE, way=OFFER % two)


def test_what_nobody_may_go_without_is_not_only_offered_and_no_offer_leads_past_it(tmp_path: Path) -> None:
    past = "skipped: day, to: [{if: \"more == 'a'\", to: end}, {else: day}]"
    assert "RF803" in codes(tmp_path / "past", FINE, way=OFFER % past)
    instead = OFFER % "skipped: look, to: day"
    assert "RF803" in codes(tmp_path / "only", FINE, way=instead)
