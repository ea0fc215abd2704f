"""One line of text, or keys and lists, into the typed form; anything else is an error at its column."""

from __future__ import annotations

import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect.flows.condition_keys import spelt_out
from reflect.flows.condition_text import ConditionError, parse
from reflect.flows.conditions import All, Answered, AnyOf, Condition, Count, Has, Is, IsNot, Not, holds, reads
from reflect.flows.nodes import Map
from reflect.flows.read import read_document
from reflect.flows.values import Chosen, Ticked, Value, Written

GOOD: list[tuple[str, str, Condition]] = [
    ("stuck == 'good-enough'", "{is: [stuck, good-enough]}", Is("f/stuck", "good-enough")),
    ("stuck != 'x'", "{is_not: [stuck, x]}", IsNot("f/stuck", "x")),
    ("'moved' in seen", "{has: [seen, moved]}", Has("f/seen", "moved")),
    ("answered(snag)", "{answered: snag}", Answered("f/snag")),
    ("answered('a/b/snag')", "{answered: a/b/snag}", Answered("a/b/snag")),
    ("answer('a/b') == \"yes\"", "{is: [a/b, 'yes']}", Is("a/b", "yes")),
    ("'x' in answer('a/b')", "{has: [a/b, x]}", Has("a/b", "x")),
    ("count(rooms) >= 2", "{count: [rooms, '>=', 2]}", Count("f/rooms", ">=", 2)),
    ("count('a/rooms')<1", "{count: [a/rooms, '<', 1]}", Count("a/rooms", "<", 1)),
    ("not answered(a)", "{not: {answered: a}}", Not(Answered("f/a"))),
    (
        "a == 'x' and (b == 'y' or not c == 'z')",
        "{all: [{is: [a, x]}, {any: [{is: [b, y]}, {not: {is: [c, z]}}]}]}",
        All((Is("f/a", "x"), AnyOf((Is("f/b", "y"), Not(Is("f/c", "z")))))),
    ),
    ("day2_b == '10'", "{is: [day2_b, 10]}", Is("f/day2_b", "10")),
    (
        "  a == 'x'\n or b == 'y' ",
        "{any: [{is: [a, x]}, {is: [b, y]}]}",
        AnyOf((Is("f/a", "x"), Is("f/b", "y"))),
    ),
]


def keys(text: str) -> Condition:
    document = read_document("f.yaml", f"if: {text}".encode())
    assert isinstance(document.root, Map)
    return spelt_out(document.root["if"], 4, "f")[0]


@pytest.mark.parametrize("line, spelt, condition", GOOD)
def test_both_spellings_come_to_the_same_typed_form(line: str, spelt: str, condition: Condition) -> None:
    assert parse(line, "f")[0] == condition
    assert keys(spelt) == condition


@pytest.mark.parametrize(
    "line, at, remedy",
    [
        ("", 0, "write node =="),
        ("stuck", 0, "answered(stuck)"),
        ("stuck == good", 9, "in quotes"),
        ("stuck == good-enough", 9, "in quotes"),
        ("stuck = 'x'", 6, "=="),
        ("stuck == 'x", 9, "in quotes"),
        ("stuck == ‘x’", 9, "straight"),
        ("stuck == '\\x'", 9, "in quotes"),
        ("'x' == stuck", 0, "write node =="),
        ("a == 'x' == b", 12, "and"),
        ("a < 'x'", 0, "count(node)"),
        ("a is 'x'", 5, "=="),
        ("a.b == 'x'", 0, "answer('flow/node')"),
        ("a[0] == 'x'", 0, "answer('flow/node')"),
        ("'x' in 'a/b'", 7, "answer('flow/node')"),
        ("anwsered(a)", 0, "did you mean `answered`?"),
        ("answered()", 0, "answered(node)"),
        ("answered(a, b)", 0, "answered(node)"),
        ("answered(*a)", 9, "'flow/node' in quotes"),
        ("answered(a=b)", 10, "=="),
        ("count(a)", 0, "count(...) >= 2"),
        ("count(a) >= '2'", 12, "count(node) >= 2"),
        ("count(a) >= -2", 12, "count(node) >= 2"),
        ("count(a) >= True", 12, "count(node) >= 2"),
        ("count(a) >= 1000", 12, "count(node) >= 2"),
        ("a == 10x", 5, "in quotes"),
        ("a == b'x'", 5, "in quotes"),
        ("a == f'x'", 5, "in quotes"),
        ("1 + 1", 0, "write node =="),
        ("lambda: a", 0, "write node =="),
        ("[a for a in b]", 0, "write node =="),
        ("a == 'x'; b", 8, "write node =="),
        ("a == 'x' # why", 9, "write node =="),
        ("(a == 'x'", 0, "write node =="),
        ("(" * 150, 149, "write node =="),
        ("a == 'x' and " * 60, 0, "two rules"),
    ],
)
def test_anything_else_is_refused_at_its_column_with_a_remedy(line: str, at: int, remedy: str) -> None:
    with pytest.raises(ConditionError) as caught:
        parse(line, "f")
    assert caught.value.at == at
    assert remedy in caught.value.remedy


@pytest.mark.parametrize(
    "spelt, remedy",
    [
        ("[]", "{is: [node, option]}"),
        ("{}", "{is: [node, option]}"),
        ("{is: [a, b], has: [a, b]}", "{is: [node, option]}"),
        ("{answred: a}", "did you mean `answered`?"),
        ("{is: a}", "is: [node, option]"),
        ("{is: [a, [b]]}", "is: [node, option]"),
        ("{all: []}", "all: ["),
        ("{all: [{answered: [a]}]}", "answered: node"),
        ("{count: [a, '=>', 2]}", "count: [node"),
        ("{count: [a, '>=', two]}", "count: [node"),
        ("{count: [a, '>=', ²]}", "count: [node"),
    ],
)
def test_keys_that_say_something_else_are_refused_with_a_remedy(spelt: str, remedy: str) -> None:
    with pytest.raises(ConditionError) as caught:
        keys(spelt)
    assert remedy in caught.value.remedy


def test_every_answer_that_is_named_is_handed_back_with_its_place() -> None:
    line = "answer('a/b') == 'x' or 'y' in seen"
    _, (first, second) = parse(line, "f")
    assert (first.use, first.key, first.option) == ("is", "a/b", "x")
    assert line[first.at :].startswith("'a/b'")
    assert line[first.option_at :].startswith("'x'")
    assert (second.use, second.key, second.option) == ("has", "f/seen", "y")
    assert line[second.at :].startswith("seen")
    assert line[second.option_at :].startswith("'y'")


class Given:
    """Answers by key, for conditions to look at."""

    def __init__(self, **answers: Value) -> None:
        self.answers = {f"f/{name}": answer for name, answer in answers.items()}

    def value(self, key: str) -> Value | None:
        return self.answers.get(key)

    def result(self, key: str) -> str:
        return "moved" if key == "f/call" else ""


@pytest.mark.parametrize(
    "line",
    ["a == 'x'", "a != 'x'", "'x' in a", "'x' not in a", "answered(a)", "count(a) < 9", "count(a) != 2"],
)
def test_a_missing_answer_makes_every_comparison_false(line: str) -> None:
    assert not holds(parse(line, "f")[0], Given())


@pytest.mark.parametrize(
    "line, truth",
    [
        ("one == 'x'", True),
        ("one != 'x'", False),
        ("one != 'y'", True),
        ("'p' in two", True),
        ("'q' not in two", True),
        ("'p' not in two", False),
        ("count(two) == 2", True),
        ("call == 'moved'", True),
        ("call != 'moved'", False),
        ("answered(three) and not answered(four)", True),
    ],
)
def test_conditions_hold_as_they_read(line: str, truth: bool) -> None:  # noqa: FBT001
    answers = Given(one=Chosen("x"), two=Ticked(("p", "r")), three=Written("words"))
    assert holds(parse(line, "f")[0], answers) is truth


def test_what_a_condition_reads_are_its_keys() -> None:
    assert reads(parse("a == 'x' and not (count(b) > 1 or answered('c/d'))", "f")[0]) == {"f/a", "f/b", "c/d"}


def refusal(line: str) -> ConditionError | None:
    try:
        parse(line, "f")
    except ConditionError as error:
        return error
    return None


@given(st.text(alphabet="ab01 '\"()=!<>.,[]{}+-*&|\\éandortinscwe\n") | st.text())
def test_any_text_is_read_or_refused_inside_it_and_never_warns(line: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        refused = refusal(line)
    if refused:
        assert 0 <= refused.at <= max(0, len(line) - 1)
        assert refused.remedy
