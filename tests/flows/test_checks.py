"""The edges of single checks, where one bad and one good example do not say enough."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from reflect.flows.diagnostics import Diagnostic
from reflect.flows.pack import check_pack, load_pack
from tests.flows.mini import SOURCES, TOPIC, mini

HEAD = "flow: topic/one\ntitle: One\nnodes:\n"
LAST = "  last: {kind: return, result: done}\n"
CHOICE = (
    "  rooms: {kind: choice, ask: Which room?, why: It matters., summary: none, "
    "options: {a: The first, b: The second}, MORE}\n"
)


def found(root: Path, nodes: str, **files: str) -> list[Diagnostic]:
    named = {name.replace("__", "/") + ".yaml": content for name, content in files.items()}
    return check_pack(mini(root, {"topic/one.yaml": HEAD + nodes, **named}), date(2026, 11, 22))


def codes(diagnostics: list[Diagnostic]) -> list[str]:
    return [one.code for one in diagnostics]


def test_two_thousand_files_are_read_and_one_more_is_too_many(tmp_path: Path) -> None:
    mini(tmp_path)
    many = 2000 - sum(1 for path in tmp_path.rglob("*.yaml"))
    (tmp_path / "empty").mkdir()
    for number in range(many):
        (tmp_path / "empty" / f"n{number}.yaml").touch()
    assert set(codes(check_pack(tmp_path))) == {"RF114"}
    (tmp_path / "empty" / "one_more.yaml").touch()
    assert codes(check_pack(tmp_path)) == ["RF113"]


def test_sixteen_mebibytes_are_the_most(tmp_path: Path) -> None:
    mini(tmp_path)
    for number in range(65):
        (tmp_path / f"long{number}.yaml").write_text("#" * (256 * 1024), encoding="utf-8")
    assert codes(check_pack(tmp_path)) == ["RF113"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(mini(tmp_path) / "topic" / "pipe.yaml")
    assert check_pack(tmp_path) == []


def test_every_safety_question_is_protected(tmp_path: Path) -> None:
    pack = load_pack(mini(tmp_path))
    assert pack.flows["start/prepare"].nodes["gate"].protected
    assert not pack.flows["topic/one"].nodes["rooms"].protected


def test_a_call_takes_one_way_on_or_one_for_each_result(tmp_path: Path) -> None:
    call = "  more: {kind: call, flow: topic/two, to: last, then: {done: last}}\n"
    shown = found(tmp_path, call + LAST, topic__two=TOPIC.replace("topic/one", "topic/two"))
    assert [(one.code, one.column) for one in shown] == [("RF127", 49)]


def test_a_loop_needs_only_one_node_that_is_asked_again(tmp_path: Path) -> None:
    nodes = (
        CHOICE.replace("MORE", "max_visits: 2, to: [{if: rooms == 'a', to: more}, {else: last}]")
        + "  more: {kind: text, ask: What else?, why: It matters., summary: none, to: rooms}\n"
        + LAST
    )
    assert found(tmp_path, nodes) == []


@pytest.mark.parametrize("offered, expected", [("yes", []), ("no", ["RF505"])])
def test_other_is_an_option_where_it_is_offered(tmp_path: Path, offered: str, expected: list[str]) -> None:
    rules = f"other: {offered}, to: [{{if: rooms == 'other', to: last}}, {{else: last}}]"
    assert codes(found(tmp_path, CHOICE.replace("MORE", rules) + LAST)) == expected


def test_an_idea_in_no_set_is_in_every_set(tmp_path: Path) -> None:
    ideas = "".join(f"i{n}: {{offer: Try {n}., in: [x]}}, " for n in range(6))
    node = (
        "  a: {kind: try, ask: Which?, why: It matters., summary: none, sets: {x: X, y: Y}, return: done, "
        f"items: {{{ideas} free: {{offer: Wait.}}, MORE}}}}\n"
    )
    assert found(tmp_path, node.replace("MORE", "odd: {offer: Ask., in: [y]}")) == []
    assert codes(found(tmp_path, node.replace("MORE", "odd: {offer: Ask.}"))) == ["RF707"]


def test_a_document_is_vouched_for_on_its_last_day_and_not_after(tmp_path: Path) -> None:
    mini(tmp_path, {"sources.yaml": SOURCES.replace("2096-01-01", "2027-05-01")})
    assert check_pack(tmp_path, date(2027, 5, 1)) == []
    assert codes(check_pack(tmp_path, date(2027, 5, 2))) == ["RF604"]


def test_a_date_that_is_none_is_refused_where_it_stands(tmp_path: Path) -> None:
    mini(tmp_path, {"sources.yaml": SOURCES.replace("checked_on: 2026-01-01", "checked_on: last May")})
    (one,) = check_pack(tmp_path)
    assert (one.code, one.line, one.help) == ("RF125", 2, "write the day as 2026-11-30")


def test_words_are_counted_as_a_reader_meets_them(tmp_path: Path) -> None:
    ask = " ".join(["word"] * 29) + "'s – child’s?"
    fine = TOPIC.replace("What has anyone seen?", ask)
    assert check_pack(mini(tmp_path, fine)) == []
    assert codes(check_pack(mini(tmp_path, fine.replace("word word", "word word two")))) == ["RF701"]


def test_a_wording_is_held_to_the_same_as_the_question(tmp_path: Path) -> None:
    node = "kind: text, instead: [{if: answered(roms), ask: 'So {rooms}?'}, {if: answered(rooms), ask: Now!}]"
    shown = check_pack(mini(tmp_path, TOPIC.replace("kind: text", node)))
    assert codes(shown) == ["RF504", "RF512", "RF704"]


def test_a_line_on_paper_in_other_words_holds_the_answer_too(tmp_path: Path) -> None:
    lines = "{if: answered(rooms), line: 'Seen: {answer}'}, {if: answered(rooms), line: Seen}"
    shown = check_pack(mini(tmp_path, TOPIC.replace("kind: text", f"kind: text, instead: [{lines}]")))
    assert [(one.code, one.column) for one in shown] == [("RF514", 108)]


def test_what_a_message_says_is_missing_can_be_added_word_for_word(tmp_path: Path) -> None:
    (one,) = check_pack(mini(tmp_path, {"words.yaml": "words: {other: So}\n"}))
    assert "`other.ask`" in one.message
    assert one.help == 'add `other.ask: "..."`'


def test_a_file_that_cannot_be_opened_is_reported_and_the_rest_is_read(tmp_path: Path) -> None:
    path = mini(tmp_path, TOPIC.replace("It matters.", "It matters!")) / "words.yaml"
    path.unlink()
    path.symlink_to(tmp_path / "nowhere")
    shown = check_pack(tmp_path)
    assert [(Path(one.file).name, one.code) for one in shown] == [
        ("one.yaml", "RF704"),
        ("words.yaml", "RF710"),
    ]
