"""What only the graph can tell: by depth and voice, through calls, and never the same blame twice."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from reflect.flows.diagnostics import Diagnostic
from reflect.flows.pack import check_pack
from tests.flows.mini import DOOR, mini

HEAD = "flow: topic/one\ntitle: One\nnodes:\n"
GATE = (
    "  gate: {kind: safety, ask: Is a child in danger now?, why: It comes first., "
    "options: {'no': No}, to: more}\n"
)
DONE = "  done: {kind: outcome, outcome: bring, ask: Take this into the room.}\n"
START = "flow: start/prepare\ntitle: Prepare\nnodes:\n"


def text(name: str, way: str, more: str = "") -> str:
    return (
        f"  {name}: {{kind: text, ask: What about {name}?, why: It matters., summary: none, {more}{way}}}\n"
    )


def found(root: Path, nodes: str = "", **files: str) -> list[Diagnostic]:
    named = {name.replace("__", "/") + ".yaml": content for name, content in files.items()}
    mini(root, {**({"topic/one.yaml": HEAD + nodes} if nodes else {}), **named})
    return check_pack(root, date(2026, 11, 22))


def codes(diagnostics: list[Diagnostic]) -> list[str]:
    return [one.code for one in diagnostics]


def test_only_the_first_of_a_lost_string_of_nodes_is_reported(tmp_path: Path) -> None:
    shown = found(tmp_path, text("a", "return: done") + text("b", "to: c") + text("c", "to: a"))
    assert [(one.code, one.line) for one in shown] == [("RF401", 5)]


def test_a_node_only_a_skip_leads_to_is_reached_where_something_is_skipped(tmp_path: Path) -> None:
    nodes = (
        text("a", "to: b", "depth: 30, skipped: c, ") + text("b", "return: done") + text("c", "return: done")
    )
    assert found(tmp_path, nodes) == []
    assert codes(found(tmp_path, nodes.replace("depth: 30, ", ""))) == ["RF401"]


def test_a_loop_that_only_some_are_caught_in_says_who(tmp_path: Path) -> None:
    nodes = text("a", "to: b") + text("b", "return: done", "depth: 30, skipped: a, ")
    (one,) = found(tmp_path, nodes)
    assert (one.code, one.line) == ("RF403", 4)
    assert "(practitioner, 10 minutes)" in one.message


def test_what_leads_into_a_loop_without_a_way_out_is_not_blamed_for_it(tmp_path: Path) -> None:
    nodes = text("a", "to: b") + text("b", "to: c", "max_visits: 2, ") + text("c", "to: b")
    assert [(one.code, one.line) for one in found(tmp_path, nodes)] == [("RF403", 5)]


def loop(last: str, first: str) -> str:
    return (
        "  more:\n    kind: choice\n    max_visits: 3\n    ask: Is there more?\n    why: It matters.\n"
        "    summary: none\n    options: {'yes': 'Yes', 'no': 'No'}\n"
        f"    to: [{{if: more == 'yes', to: {first}}}, {{else: {last}}}]\n"
        + text("what", "to: more", "max_visits: 3, ")
        + "  last: {kind: return, result: done}\n"
    )


def test_a_loop_ends_when_its_last_rules_lead_out_of_it(tmp_path: Path) -> None:
    assert found(tmp_path, loop("last", "what")) == []


def test_a_loop_whose_last_rules_lead_round_would_hang(tmp_path: Path) -> None:
    (one,) = found(tmp_path, loop("what", "last"))
    assert one.code == "RF405"
    assert "`more` -> `what` -> `more`" in one.message


def test_a_ring_of_calls_is_reported_once(tmp_path: Path) -> None:
    call = "  go: {kind: call, flow: FLOW, to: last}\n  last: {kind: return, result: done}\n"
    shown = found(
        tmp_path,
        call.replace("FLOW", "topic/two"),
        topic__two="flow: topic/two\ntitle: Two\nnodes:\n" + call.replace("FLOW", "topic/one"),
    )
    assert [(one.code, Path(one.file).name) for one in shown] == [("RF307", "one.yaml")]


def test_a_door_may_begin_with_a_call_to_the_gate(tmp_path: Path) -> None:
    door = START + "  first: {kind: call, flow: topic/gate, to: more}\n" + DOOR.partition("to: more}\n")[2]
    gate = "flow: topic/gate\ntitle: Gate\nnodes:\n" + GATE.replace("to: more", "return: done")
    assert found(tmp_path, start__prepare=door, topic__gate=gate) == []
    left_out = gate.replace("kind: safety", "kind: safety, voices: [manager]")
    shown = found(tmp_path, start__prepare=door, topic__gate=left_out)
    assert codes(shown) == ["RF801"]
    assert "(practitioner, 10 minutes)" in shown[0].message


def test_a_safety_question_on_one_of_two_ways_is_not_enough(tmp_path: Path) -> None:
    gate = GATE.replace("kind: safety", "kind: safety, depth: 30, skipped: fork").replace(
        "to: more", "to: fork"
    )
    fork = (
        "  fork: {kind: choice, ask: Which way?, why: It matters., summary: none, "
        "options: {left: {label: Left, to: more}}, to: second}\n"
        "  second: {kind: safety, ask: And now?, why: It comes first., options: {'no': No}, to: done}\n"
    )
    door = START + gate + fork + "  more: {kind: call, flow: topic/one, to: done}\n" + DONE
    assert codes(found(tmp_path, start__prepare=door)) == ["RF801"]
    both = door.replace("to: done}\n  done", "to: second}\n  done")
    assert found(tmp_path, start__prepare=both) == []


def test_a_safety_question_in_a_called_flow_counts_when_nobody_gets_round_it(tmp_path: Path) -> None:
    door = (
        START
        + GATE.replace("kind: safety", "kind: safety, voices: [manager]")
        + DOOR.partition("to: more}\n")[2]
    )
    asked = text("a", "to: b") + GATE.replace("gate", "b").replace("to: more", "return: done")
    assert codes(found(tmp_path, text("a", "return: done"), start__prepare=door)) == ["RF801"]
    assert found(tmp_path, asked, start__prepare=door) == []
    some = asked.replace("kind: safety", "kind: safety, depth: 30")
    assert codes(found(tmp_path, some, start__prepare=door)) == ["RF801"]


@pytest.mark.parametrize("size", [3_000])
def test_a_long_flow_is_proved_without_deep_recursion(tmp_path: Path, size: int) -> None:
    many = 200
    files = {}
    for number in range(size // many):
        nodes = "".join(
            text(f"n{i}", f"to: n{i + 1}" if i + 1 < many else "return: done") for i in range(many)
        )
        files[f"topic__f{number}"] = f"flow: topic/f{number}\ntitle: Many\nnodes:\n{nodes}"
    calls = "".join(
        f"  c{i}: {{kind: call, flow: topic/f{i}, to: {f'c{i + 1}' if i + 1 < size // many else 'more'}}}\n"
        for i in range(size // many)
    )
    door = START + GATE.replace("to: more", "to: c0") + calls + DOOR.partition("to: more}\n")[2]
    assert found(tmp_path, start__prepare=door, **files) == []
