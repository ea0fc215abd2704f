"""`reflect flows`: check, explain, coverage, test, compile."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from reflect.flows.pack import load_pack
from tests.cli.conftest import Reflect

EASY = "start: ten\nanswers: {start/prepare/gate: 'no'}\notherwise: park\n"


def expecting(expect: str) -> str:
    return f"test: judged\n{EASY}expect: {expect}\n"


# --------------------------------------------------------------------------------------------------- check


def test_a_sound_pack_says_so_and_which_it_was(reflect: Reflect, pack: Path) -> None:
    ran = reflect("flows", "check", pack)
    assert (ran.code, ran.out) == (0, "")
    assert "(the path given): no errors" in ran.err


def test_errors_are_data_and_make_it_refuse(reflect: Reflect, pack: Path) -> None:
    flow = pack / "curiosity" / "seeing.yaml"
    flow.write_text(flow.read_text(encoding="utf-8").replace("to: why_not", "to: why_nt"), encoding="utf-8")
    ran = reflect("flows", "check", pack)
    assert ran.code == 2
    assert "did you mean `why_not`?" in ran.out
    assert "1 error" in ran.err
    found = json.loads(reflect("flows", "check", pack, "--json").out)
    assert [one["severity"] for one in found] == ["error"]
    assert found[0]["file"].endswith("curiosity/seeing.yaml")


def test_what_is_out_of_date_is_judged_on_the_day_given(reflect: Reflect, pack: Path) -> None:
    assert reflect("flows", "check", pack, "--today", "2026-11-22").out == ""
    ran = reflect("flows", "check", pack, "--today", "2030-01-01")
    assert ran.code == 0, "out of date is a warning"
    assert "warning[" in ran.out


def test_the_flows_here_come_first(reflect: Reflect, pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(pack.parent)
    assert "flows (flows in this folder)" in reflect("flows", "check").err


def test_a_path_that_is_not_there_is_a_finding_like_any_other(reflect: Reflect) -> None:
    ran = reflect("flows", "check", "nowhere", "--json")
    assert ran.code == 2
    assert [one["message"] for one in json.loads(ran.out)] == ["there is no such file or folder"]


# ------------------------------------------------------------------------------------------------- explain


def test_a_code_is_explained_however_it_is_typed(reflect: Reflect) -> None:
    ran = reflect("flows", "explain", "rf302")
    assert ran.code == 0
    assert "RF302" in ran.out
    assert "Not this:" in ran.out


# ------------------------------------------------------------------------------------------------ coverage


def test_coverage_is_a_table_by_document_with_a_sum(reflect: Reflect, pack: Path) -> None:
    lines = reflect("flows", "coverage", pack).out.splitlines()
    assert [line.split()[0] for line in lines[1:]] == ["CA", "NP", "all"]
    assert lines[-1].split()[1:] == ["7", "6", "1", "0"]


def test_coverage_by_prefix_names_the_nodes_when_asked(reflect: Reflect, pack: Path) -> None:
    ran = reflect("flows", "coverage", pack, "--prefix", "NP-1", "--nodes")
    assert "NP-1.2: stuck/stalled/signs, stuck/stalled/ideas" in ran.out
    assert "NP-1.4: waived, It is about the document, not about practice." in ran.out
    assert "CA-" not in ran.out


# ---------------------------------------------------------------------------------------------------- test


@pytest.mark.parametrize(
    "expect",
    [
        "{outcome: bring-to-supervision}",
        "{visits: [start/prepare/bringing, start/prepare], avoids: [stuck/stalled, act-now, 'stuck/*']}",
        "{parked: [start/prepare/bringing, 'start/*'], look_again: []}",
        "{open_questions: [start/prepare/bringing], turns: {min: 5, max: 40}}",
        "{turns: {min: 5}}",
        "{document: {has: [open-questions, guidance], cites: [CA-curiosity-how.1]}}",
        "{document: {contains: ['Where are you stuck?']}}",
    ],
)
def test_a_script_whose_expectations_come_true_passes(
    expect: str, reflect: Reflect, script: Callable[[str], Path]
) -> None:
    path = script(expecting(expect))
    assert reflect("flows", "test", path) == (0, f"passed  {path}: judged\n1 passed, 0 failed\n", "")


@pytest.mark.parametrize(
    "expect, said",
    [
        (
            "{outcome: act-now}",
            "line 5: expected the outcome `act-now`, and it came to `bring-to-supervision`",
        ),
        ("{visits: [stuck/stalled]}", "line 5: expected it to visit `stuck/stalled`, and it did not"),
        ("{avoids: [start/prepare/bringing]}", "and it visited `start/prepare/bringing`"),
        ("{avoids: [bring-to-supervision]}", "and it visited `bring-to-supervision`"),
        ("{parked: []}", "expected no parked, and there is start/prepare/bringing"),
        ("{parked: [start/prepare/gate]}", "expected `start/prepare/gate` among parked"),
        ("{open_questions: [start/prepare/gate]}", "among open questions"),
        ("{look_again: [start/prepare/stuck]}", "among look again, and there is nothing"),
        ("{turns: 2}", "expected 2 turns, and it took "),
        ("{turns: {min: 50}}", "expected at least 50 turns"),
        ("{turns: {min: 50, max: 60}}", "expected 50 to 60 turns"),
        ("{turns: {max: 1}}", "expected at most 1 turns"),
        ("{document: {has: [actions]}}", "expected the section `actions`; the summary has "),
        ("{document: {cites: [NP-1.3]}}", "expected `NP-1.3` to be cited, and it is not"),
        ("{document: {contains: [the moon]}}", "expected the summary to hold “the moon”"),
    ],
)
def test_a_script_whose_expectations_do_not_fails_and_says_where(
    expect: str, said: str, reflect: Reflect, script: Callable[[str], Path]
) -> None:
    ran = reflect("flows", "test", script(expecting(expect)))
    assert ran.code == 1
    assert said in ran.out
    assert ran.out.endswith("0 passed, 1 failed\n")


def test_a_change_is_judged_when_it_is_made(reflect: Reflect, script: Callable[[str], Path]) -> None:
    text = """
start: prepare
answers:
  start/prepare/gate: 'no'
  start/prepare/stuck: stuck-not-cooperating
  stuck/stalled/signs: [moved]
otherwise: park
change:
  - {after: stuck/stalled/signs, set: {start/prepare/stuck: calm}, expect: {parked: [stuck/stalled/*]}}
  - after: start/prepare/since
    set: {start/prepare/stuck: stuck-not-cooperating}
    expect: {parked: [stuck/stalled/signs]}
"""
    ran = reflect("flows", "test", script(text))
    assert ran.code == 1
    assert "line 12: expected `stuck/stalled/signs` among parked" in ran.out
    assert "line 9" not in ran.out


def test_a_folder_is_played_in_order_and_counted(
    reflect: Reflect, pack: Path, script: Callable[..., Path]
) -> None:
    script(expecting("{outcome: bring-to-supervision}"), "a.yaml")
    script(expecting("{outcome: act-now}"), "b.yaml")
    for path in (pack, pack / "tests"):
        ran = reflect("flows", "test", path)
        assert ran.code == 1
        assert [line.split()[0] for line in ran.out.splitlines()[:2]] == ["passed", "failed"]
        assert ran.out.endswith("1 passed, 1 failed\n")
    script("start: ten\n", "c.yaml")
    ran = reflect("flows", "test", pack)
    assert ran.code == 2
    assert ran.out.endswith("1 passed, 1 failed, 1 broken\n")


def test_every_script_that_comes_with_reflect_comes_true(reflect: Reflect) -> None:
    ran = reflect("flows", "test", Path(__file__).parents[2] / "flows")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.endswith(" passed, 0 failed\n")


def test_no_scripts_at_all_is_refused(reflect: Reflect, pack: Path) -> None:
    ran = reflect("flows", "test", pack)
    assert ran.code == 2
    assert "there are no scripts in" in ran.err


# ------------------------------------------------------------------------------------------------- compile


def test_a_compiled_pack_opens_as_the_same_pack(reflect: Reflect, pack: Path, tmp_path: Path) -> None:
    target = tmp_path / "pack.json"
    ran = reflect("flows", "compile", pack, "--to", target)
    assert (ran.code, ran.out) == (0, "")
    assert load_pack(target) == load_pack(pack)
    assert reflect("flows", "compile", pack, "--to", target).code == 2
    assert reflect("flows", "compile", pack, "--to", target, "--force").code == 0


def test_a_pack_with_errors_is_not_compiled(reflect: Reflect, pack: Path, tmp_path: Path) -> None:
    (pack / "words.yaml").unlink()
    ran = reflect("flows", "compile", pack, "--to", tmp_path / "pack.json")
    assert ran.code == 2
    assert not (tmp_path / "pack.json").exists()
