"""Bytes in, positioned nodes out: every scalar stays text and every place is kept."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect.flows import read
from reflect.flows.nodes import Map, Seq
from reflect.flows.read import MAX_BYTES, Document, read_document
from reflect.flows.text import UNSEEN
from reflect.flows.yaml_pure import PureParser

BROKEN = sorted((Path(__file__).parents[1] / "broken").glob("*.yaml"))
SMALL = sorted((Path(__file__).parents[1] / "packs" / "small").rglob("*.yaml"))


def made(text: str | bytes) -> Document:
    return read_document("f.yaml", text.encode() if isinstance(text, str) else text)


def root_of(text: str | bytes) -> Map:
    document = made(text)
    assert document.problems == []
    assert document.root is not None
    return document.root


@pytest.mark.parametrize(
    "word", ["no", "yes", "on", "true", "null", "~", "12:30", "010", "1e3", "2026-11-26", ".5"]
)
def test_every_scalar_stays_the_text_it_is(word: str) -> None:
    assert root_of(f"a: {word}\n{word}: b") == {"a": word, word: "b"}


def test_what_is_not_there_is_empty_text() -> None:
    assert root_of("a:\nb: ''\nc: {d, e}") == {"a": "", "b": "", "c": {"d": "", "e": ""}}


def test_long_text_is_joined_as_yaml_joins_it() -> None:
    assert root_of("a: >-\n  one\n  two\nb: |\n  three\n  four\n") == {"a": "one two", "b": "three\nfour\n"}


def test_every_key_and_value_knows_its_place() -> None:
    text = "a: one\nb:\n  c: [two, {d: three}]\n"
    root = root_of(text)
    inner = root["b"]["c"]
    assert isinstance(inner, Seq)
    for place, word in (
        (root.key_at("a"), "a"),
        (root.value_at("a"), "one"),
        (root["b"].key_at("c"), "c"),
        (inner.at, "[two"),
        (inner.places[0], "two"),
        (inner[1].value_at("d"), "three"),
    ):
        assert text[place:].startswith(word)


def test_places_count_characters_not_bytes_and_windows_lines_like_any_other() -> None:
    document = made("\ufeffa: né – ☕\r\nb: {c: twice, c: twice}\r\n".encode())
    assert [(one.line, one.column) for one in document.problems] == [(2, 15)]


def test_a_key_that_stands_twice_names_both_places_and_keeps_the_first() -> None:
    document = made("a: 1\nb: {x: 1, x: 2}\na: 3\n")
    assert document.root == {"a": "1", "b": {"x": "1"}}
    assert [(one.line, one.second.line if one.second else 0) for one in document.problems] == [(2, 2), (3, 1)]
    assert document.root.places == [0, 3, 5, 8]


def test_a_file_over_the_limit_is_not_read() -> None:
    assert [one.code for one in made(b"#" * (MAX_BYTES + 1)).problems] == ["RF112"]
    assert [one.code for one in made(b"#" * MAX_BYTES).problems] == ["RF114"]


def test_twenty_levels_are_read_and_twenty_one_are_not() -> None:
    assert made("a: " + "[" * 19 + "]" * 19).problems == []
    assert [one.code for one in made("a: " + "[" * 20 + "]" * 20).problems] == ["RF111"]


def test_depth_without_end_does_no_harm() -> None:
    for opening in ("[", "{a: ", "- ", "? "):
        assert [one.code for one in made("a: b\nc:\n" + opening * 30_000).problems]


def test_the_collector_is_as_it_was_after_reading() -> None:
    import gc

    with read.collector_off():
        assert not gc.isenabled()
        with read.collector_off():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


@given(st.text() | st.text(alphabet="ab:-?[]{}'\"|>&*!%@#,\\ \n\t01"))
def test_any_text_is_read_or_refused_and_never_raises(text: str) -> None:
    document = made(text.encode("utf-8", "surrogatepass"))
    assert (document.root is None) <= bool(document.problems)
    for one in document.problems:
        assert one.help
        assert one.line >= 1
        assert one.column >= 1


@given(st.binary())
def test_any_bytes_are_read_or_refused_and_never_raise(data: bytes) -> None:
    made(data)


def nested(below: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """What may stand one level up: the same, or a few of it in a list or a mapping."""
    keys = st.text(alphabet="abcé -", min_size=1)
    return below | st.lists(below, max_size=4) | st.dictionaries(keys, below, max_size=4)


TREE: Final = nested(nested(nested(st.text(alphabet="abc yes01:'\"#-{}[]?é"))))


@given(st.dictionaries(st.text(alphabet="abc", min_size=1), TREE, min_size=1, max_size=4))
def test_what_yaml_writes_is_read_back_and_every_value_knows_its_place(tree: dict[str, object]) -> None:
    text = json.dumps(tree, ensure_ascii=False)
    root = root_of(text)
    assert root == tree
    waiting: list[Map | Seq] = [root]
    while waiting:
        node = waiting.pop()
        values = [part for pair in node.items() for part in pair] if isinstance(node, Map) else list(node)
        for value, place in zip(values, node.places, strict=True):
            if isinstance(value, str):
                assert text.startswith(json.dumps(value, ensure_ascii=False), place)
            else:
                assert value.at == place
                waiting.append(value)


@given(st.text(alphabet="ab ?:,-'\"[]{}#\n"))
def test_without_the_c_parser_text_in_brackets_is_the_same(text: str) -> None:
    """Whatever libyaml reads, the other parser reads the same; what it refuses may be refused elsewhere."""
    data = f"a: {{b: {text}}}\nc: {text}".encode()
    quick = read_document("f.yaml", data)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(read, "_Parser", PureParser)
        slow = read_document("f.yaml", data)
    if quick.root is not None and slow.root is not None:
        assert slow.root == quick.root


@pytest.mark.parametrize("path", [*BROKEN, *SMALL], ids=lambda path: path.stem)
def test_without_the_c_parser_it_reads_the_same(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = path.read_bytes()
    quick = read_document("f.yaml", data)
    monkeypatch.setattr(read, "_Parser", PureParser)
    slow = read_document("f.yaml", data)
    assert slow.root == quick.root
    assert [(one.code, one.line) for one in slow.problems] == [(one.code, one.line) for one in quick.problems]


def test_no_text_that_is_read_holds_a_character_nobody_sees() -> None:
    for code in [*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029, 0x202E, 0x2066, 0xFEFF, 0xFFFE]:
        if chr(code) not in "\n\t":
            assert UNSEEN.search(chr(code))
            assert made(f"a: b{chr(code)}c").problems
            assert made(f'a: "b\\u{code:04x}c"').problems
    assert root_of("a: don’t – Ali علي 👩‍👧 né\u00a0e") == {"a": "don’t – Ali علي 👩‍👧 né\u00a0e"}
