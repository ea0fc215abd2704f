"""`reflect play`: what a scripted conversation came to."""

from __future__ import annotations

import json
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Reflect

WHOLE = """
test: visits keep being moved
start: prepare
today: 2026-11-19
answers:
  start/prepare/gate: 'no'
  start/prepare/bringing: {text: Visits keep being moved., basis: [told]}
  start/prepare/stuck: stuck-not-cooperating
  stuck/stalled/signs: [moved, {other: nan goes quiet}]
  stuck/stalled/snag: seeing
  stuck/stalled/ideas: {co_work: will-try, ten_minutes: {state: tried, note: went well}}
  start/prepare/since: about 3 weeks ago
otherwise: park
"""


def test_the_report_has_everything_of_the_way(reflect: Reflect, script: Callable[[str], Path]) -> None:
    ran = reflect("play", script(WHOLE), "--json")
    assert ran.code == 0
    assert not ran.err
    shown = json.loads(ran.out)
    assert shown["v"] == 1
    assert shown["outcome"] == "bring-to-supervision"
    assert shown["visited"][:2] == ["start/prepare/gate", "start/prepare/welcome"]
    assert shown["answers"]["stuck/stalled/signs"] == ["moved", {"other": "nan goes quiet"}]
    assert shown["answers"]["stuck/stalled/ideas"]["ten_minutes"] == {"state": "tried", "note": "went well"}
    assert shown["answers"]["start/prepare/actions"] == "parked"
    assert "start/prepare/actions" in shown["parked"]
    assert {one["key"] for one in shown["open_questions"]} <= set(shown["parked"])
    assert shown["id"]


def test_what_it_reports_can_be_played_again(reflect: Reflect, script: Callable[..., Path]) -> None:
    first = json.loads(reflect("play", script(WHOLE), "--json").out)
    again = json.dumps({"start": "prepare", "answers": first["answers"]})
    second = json.loads(reflect("play", script(again, "again.yaml"), "--json").out)
    assert second | {"id": ""} == first | {"id": ""}


def test_a_change_sets_answers_aside_with_their_way(reflect: Reflect, script: Callable[[str], Path]) -> None:
    change = "change: [{after: stuck/stalled/ideas, set: {start/prepare/stuck: calm}}]\n"
    shown = json.loads(reflect("play", script(WHOLE + change), "--json").out)
    assert "stuck/stalled/signs" in shown["parked"]
    assert "stuck/stalled/signs" not in shown["visited"]


@pytest.mark.parametrize("word", ["unknown", "parked"])
def test_an_answer_can_be_changed_to_no_answer(
    word: str, reflect: Reflect, script: Callable[[str], Path]
) -> None:
    change = f"change: [{{after: stuck/stalled/ideas, set: {{start/prepare/stuck: {word}}}}}]\n"
    shown = json.loads(reflect("play", script(WHOLE + change), "--json").out)
    assert shown["answers"]["start/prepare/stuck"] == word


def test_people_get_the_way_in_words(reflect: Reflect, script: Callable[[str], Path]) -> None:
    ran = reflect("play", script(WHOLE))
    assert ran.out.startswith("Came to `bring-to-supervision` in ")
    assert "  stuck/stalled/snag: seeing\n" in ran.out
    assert "\nOpen questions: " in ran.out


@pytest.mark.parametrize("ending, begins", [("md", "# Title"), ("txt", "Title\n"), ("json", "{")])
def test_the_paper_is_written_whole_and_private(
    ending: str, begins: str, reflect: Reflect, script: Callable[[str], Path], tmp_path: Path
) -> None:
    target = tmp_path / f"paper.{ending}"
    ran = reflect("play", script(WHOLE), "--as", "case", "--to", target)
    assert ran.code == 0
    assert f"Written to {target}" in ran.err
    assert target.read_text(encoding="utf-8").startswith(begins)
    assert "19 November 2026" in target.read_text(encoding="utf-8")
    if sys.platform != "win32":
        assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_the_paper_alone_is_printed(reflect: Reflect, script: Callable[[str], Path]) -> None:
    assert reflect("play", script(WHOLE), "--as", "case").out.startswith("Title\n")


def test_a_file_that_is_there_is_written_over_only_with_force(
    reflect: Reflect, script: Callable[[str], Path], tmp_path: Path
) -> None:
    target = tmp_path / "mine.md"
    target.write_text("mine", encoding="utf-8")
    ran = reflect("play", script(WHOLE), "--to", target)
    assert ran.code == 2
    assert "Add --force" in ran.err
    assert target.read_text(encoding="utf-8") == "mine"
    assert reflect("play", script(WHOLE), "--to", target, "--force").code == 0
    assert target.read_text(encoding="utf-8") != "mine"


@pytest.mark.parametrize(
    "more, said",
    [
        (["--to", "paper.docx"], "End the name with one of .md, .txt, .json."),
        (["--as", "private"], "nothing private was said"),
        (["--as", "supervision"], "There is: case, private."),
        (["--as", "case", "--json"], "Say where the paper goes"),
        (["--keep"], "has no option --keep"),
        (["--depth", "45"], "there is: 10, 30"),
        (["--voice", "learner"], "there is: practitioner, manager"),
    ],
)
def test_what_this_version_cannot_do_is_refused(
    more: list[str], said: str, reflect: Reflect, script: Callable[[str], Path]
) -> None:
    ran = reflect("play", script(WHOLE), *more)
    assert ran.code == 2
    assert said in ran.err


def test_voice_and_depth_go_before_the_scripts_own(reflect: Reflect, script: Callable[[str], Path]) -> None:
    text = "start: prepare\nanswers: {start/prepare/gate: 'no'}\notherwise: park\n"
    keys = [
        set(json.loads(reflect("play", script(text), "--json", *more).out)["visited"])
        for more in ([], ["--voice", "manager"], ["--depth", "10"])
    ]
    assert keys[1] - keys[0] == {"start/prepare/talk"}
    assert keys[0] - keys[2]
