"""A finding as people and as programs see it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reflect.flows.diagnostics import ERROR, WARNING, Diagnostic, Place, as_json, in_order, place_in, render
from reflect.flows.pack import check_pack
from reflect.flows.text import Text
from tests.flows.mini import mini

FLOW = """\
flow: topic/one
title: One
nodes:
  seen:
    kind: choice
    ask: What have you seen?
    why: It matters.
    summary: none
    options:
      all: All of them
      some: {label: Some of them, to: why_nt}
    return: done
  why_not: {kind: text, ask: What kept you out?, why: It matters., summary: none, return: done}
"""


def test_a_finding_shows_its_line_its_place_and_what_was_perhaps_meant(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mini(tmp_path / "flows", FLOW)
    monkeypatch.chdir(tmp_path)
    assert render(check_pack("flows")) == (
        "error[RF302]: no node called `why_nt` in this flow\n"
        "  --> flows/topic/one.yaml:11:39\n"
        "   |\n"
        "11 |       some: {label: Some of them, to: why_nt}\n"
        "   |                                       ^^^^^^ did you mean `why_not`? (line 13)\n"
        "   = more: reflect flows explain RF302"
    )


def test_a_finding_with_two_places_shows_both_and_its_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "one.yaml"
    path.write_text("flow: a\ntitle: b\nflow: c\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert render(check_pack("one.yaml")[:1]).splitlines()[:9] == [
        "error[RF122]: a flow lacks its `nodes`",
        " --> one.yaml:1:1",
        "  |",
        "1 | flow: a",
        "  | ^^^^",
        "  = help: add `nodes:`; it must have flow, title, nodes",
        "  = more: reflect flows explain RF122",
    ]
    assert render(check_pack("one.yaml")[1:]) == (
        "error[RF105]: `flow` stands twice here\n"
        " --> one.yaml:3:1\n"
        "  |\n"
        "3 | flow: c\n"
        "  | ^^^^\n"
        " ::: one.yaml:1:1\n"
        "  |\n"
        "1 | flow: a\n"
        "  | ---- first here\n"
        "  = help: take one of the two out\n"
        "  = more: reflect flows explain RF105"
    )


def test_json_has_the_seven_keys_tools_rely_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mini(tmp_path / "flows", FLOW)
    monkeypatch.chdir(tmp_path)
    assert json.loads(as_json(check_pack("flows"))) == [
        {
            "code": "RF302",
            "severity": "error",
            "file": "flows/topic/one.yaml",
            "line": 11,
            "column": 39,
            "message": "no node called `why_nt` in this flow",
            "help": "did you mean `why_not`? (line 13)",
        }
    ]
    assert as_json([]) == b"[]"


def test_a_place_far_along_a_long_line_is_shown_with_what_is_around_it() -> None:
    text = Text("f.yaml", "a: " + "words and " * 40 + "{here} " + "and more " * 40)
    index = text.text.index("{here}")
    shown = render(
        [Diagnostic("RF510", ERROR, place_in(text, index, 6), "not there", "take it out")]
    ).splitlines()
    assert len(shown[3]) < 130
    assert shown[3].startswith("1 | ... ")
    assert shown[4].index("^^^^^^") == shown[3].index("{here}")


def test_what_a_file_hides_is_never_sent_to_the_terminal() -> None:
    place = place_in(Text("f.yaml", "a: \x1b[31m\u202e\x07"), 3)
    assert "\x1b" not in (shown := render([Diagnostic("RF103", ERROR, place, "hidden")]))
    assert "\u202e" not in shown
    assert "\x07" not in shown


def test_each_place_has_one_error_and_every_different_warning_in_reading_order() -> None:
    def one(code: str, severity: str, line: int) -> Diagnostic:
        return Diagnostic(code, severity, Place("f.yaml", line), code)

    found = [
        one("RF2", ERROR, 2),
        one("RF1", ERROR, 2),
        one("RF4", WARNING, 2),
        one("RF3", WARNING, 2),
        one("RF3", WARNING, 2),
        one("RF9", ERROR, 1),
    ]
    assert [each.code for each in in_order(found)] == ["RF9", "RF2", "RF3", "RF4"]
