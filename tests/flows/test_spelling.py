from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect.flows.model import Item, Node, Option
from reflect.flows.spelling import script_of, value_from_script
from reflect.flows.spelt import Raw, SpellingError
from reflect.flows.values import (
    BASES,
    OTHER,
    TRY_STATES,
    Action,
    Agreed,
    Carried,
    Chosen,
    Dated,
    Decided,
    Decision,
    Explanation,
    Followed,
    Holder,
    Idea,
    Listed,
    Person,
    Reviewed,
    Ticked,
    Tried,
    Value,
    Weighed,
    Written,
)

OPTIONS = (Option("moved", "Visits get moved"), Option("agreed", "All agreed"), Option("no", "No"))
CHOICE = Node("q", "choice", options=OPTIONS, other=True)
STRICT = Node("q", "choice", options=OPTIONS)
MULTI = Node("q", "multi", options=OPTIONS, other=True)
TEXT = Node("q", "text")
KNOWN = Node("q", "text", basis=True)
WHEN = Node("q", "when")
WEIGH = Node("q", "weigh")
TRY = Node("q", "try", items=(Item("co_work", "Bring a colleague"), Item("ten_minutes", "Ten minutes alone")))
ACTIONS = Node("q", "actions")
REVIEW = Node("q", "review")
PEOPLE = Node(
    "q", "people", options=(Option("small", "Small"), Option("school", "At school")), named="Child B"
)
CARRIED = Node("q", "carried")
PAUSE = Node("q", "pause")
READ = Node("q", "safety")


@pytest.mark.parametrize(
    "node,raw,value",
    [
        (CHOICE, "no", Chosen("no")),
        (CHOICE, {"other": "in my own words"}, Chosen(OTHER, "in my own words")),
        (PAUSE, "stop", Chosen("stop")),
        (READ, "seen", Chosen("seen")),
        (MULTI, ["agreed", "moved"], Ticked(("moved", "agreed"))),
        (MULTI, ["moved", {"other": "mine"}], Ticked(("moved", OTHER), "mine")),
        (MULTI, "moved", Ticked(("moved",))),
        (MULTI, {"other": "mine"}, Ticked((OTHER,), "mine")),
        (MULTI, [], Ticked(())),
        (TEXT, "no", Written("no")),
        (KNOWN, {"text": "words", "basis": "saw"}, Written("words", ("saw",))),
        (KNOWN, {"text": "words", "basis": ["told", "saw"]}, Written("words", ("saw", "told"))),
        (KNOWN, {"text": "words"}, Written("words")),
        (PEOPLE, [], Listed()),
        (
            PEOPLE,
            [{"role": "Child B", "age": "small"}, {"role": "the eldest", "age": "school"}],
            Listed((Person("child_b", "Child B", "small"), Person("child_c", "the eldest", "school"))),
        ),
        (
            PEOPLE,
            [{"id": "child_d", "role": "Child D", "age": "school"}],
            Listed((Person("child_d", "Child D", "school"),)),
        ),
        (CARRIED, [], Carried()),
        (
            CARRIED,
            [{"what": "Ring nan", "state": "not-done", "why": "no time"}, "See her"],
            Carried((Followed("Ring nan", "not-done", "no time"), Followed("See her"))),
        ),
        (WHEN, "2026-11-26", Dated("2026-11-26", "2026-11-26")),
        (WHEN, "about 3 weeks ago", Dated("about 3 weeks ago")),
        (WHEN, "2026-13-45", Dated("2026-13-45")),
        (WEIGH, [{"what": "a", "for": "b", "against": "c", "change": "d"}], Weighed((Explanation(*"abcd"),))),
        (WEIGH, ["a", "b"], Weighed((Explanation("a"), Explanation("b")))),
        (TRY, {"co_work": "will-try"}, Tried({"co_work": Idea("will-try")})),
        (
            TRY,
            {"co_work": {"state": "tried", "note": "went well"}},
            Tried({"co_work": Idea("tried", "went well")}),
        ),
        (TRY, {}, Tried({})),
        (
            ACTIONS,
            [{"what": "a", "who": "b", "by": "c", "known": "d", "if_not": "e"}],
            Agreed((Action(*"abcde"),)),
        ),
        (ACTIONS, [{"what": "a", "by": ""}], Agreed((Action("a"),))),
        (
            Node("q", "decisions"),
            [{"what": "a", "because": "b", "who": "c"}, "d"],
            Decided((Decision(*"abc"), Decision("d"))),
        ),
        (
            REVIEW,
            {"bring": ["child/day"], "who": {"child/day": {"who": "school", "by": "Friday"}}},
            Reviewed(("child/day",), {"child/day": Holder("school", "Friday")}),
        ),
        (REVIEW, {}, Reviewed()),
    ],
)
def test_what_each_answer_is_called_in_a_script(node: Node, raw: Raw, value: Value) -> None:
    assert value_from_script(node, raw) == value


def test_ideas_and_ticks_come_in_the_order_of_the_flow() -> None:
    value = value_from_script(TRY, {"ten_minutes": "tried", "co_work": "tried"})
    assert isinstance(value, Tried)
    assert list(value.ideas) == ["co_work", "ten_minutes"]


@pytest.mark.parametrize(
    "node,raw,message,path",
    [
        (CHOICE, "movd", "there is no option `movd` here; did you mean `moved`?", ()),
        (CHOICE, "zzz", "there is no option `zzz` here; expected moved, agreed or no", ()),
        (CHOICE, "other", "`other` needs its words: {other: in my own words}", ()),
        (CHOICE, ["no"], "expected an option id, and this is a list", ()),
        (CHOICE, {"other": " "}, "expected some words, and this is empty", ("other",)),
        (CHOICE, {"othr": "x"}, "there is no key `othr` here; did you mean `other`?", ("othr",)),
        (CHOICE, {}, "`other` is missing", ()),
        (STRICT, {"other": "x"}, "this question does not take {other: ...}; give an option id", ()),
        (PAUSE, "go", "there is no option `go` here; expected on or stop", ()),
        (READ, "yes", "there is no option `yes` here; expected seen", ()),
        (MULTI, ["moved", "agrreed"], "there is no option `agrreed` here; did you mean `agreed`?", ("1",)),
        (MULTI, ["moved", "moved"], "`moved` is ticked twice", ("1",)),
        (MULTI, ["moved", ["no"]], "expected an option id, and this is a list", ("1",)),
        (MULTI, [{"other": ["x"]}], "expected some words, and this is a list", ("0", "other")),
        (TEXT, "", "expected some text, or {text: ..., basis: saw}, and this is empty", ()),
        (TEXT, ["x"], "expected some text, or {text: ..., basis: saw}, and this is a list", ()),
        (
            TEXT,
            {"text": "x", "basis": "saw"},
            "this question does not ask how it is known; give its text alone",
            ("basis",),
        ),
        (
            KNOWN,
            {"text": "x", "basis": "sow"},
            "there is no basis `sow` here; did you mean `saw`?",
            ("basis",),
        ),
        (
            KNOWN,
            {"text": "x", "basis": ["saw", "tld"]},
            "there is no basis `tld` here; did you mean `told`?",
            ("basis", "1"),
        ),
        (KNOWN, {"basis": "saw"}, "`text` is missing", ()),
        (
            WHEN,
            {},
            "expected a date such as 2026-11-26, or words such as about 3 weeks ago, and this is a map",
            (),
        ),
        (WEIGH, "x", "expected a list, and this is text", ()),
        (WEIGH, [], "expected at least one: a map with what, for, against, change", ()),
        (WEIGH, [{"for": "x"}], "`what` is missing", ("0",)),
        (WEIGH, [{"what": "x"}, {"what": ""}], "expected some words, and this is empty", ("1", "what")),
        (
            WEIGH,
            [{"what": "x", "agaainst": "y"}],
            "there is no key `agaainst` here; did you mean `against`?",
            ("0", "agaainst"),
        ),
        (TRY, "x", "expected a map such as {co_work: will-try}, {} for none, and this is text", ()),
        (TRY, {"cowork": "tried"}, "there is no idea `cowork` here; did you mean `co_work`?", ("cowork",)),
        (
            TRY,
            {"co_work": "will try"},
            "there is no state `will try` here; did you mean `will-try`?",
            ("co_work",),
        ),
        (
            TRY,
            {"co_work": {"note": "x"}},
            "expected a state: tried, will-try, not-right-here or supervision",
            ("co_work",),
        ),
        (
            TRY,
            {"co_work": {"state": "x"}},
            "there is no state `x` here; expected tried, will-try, not-right-here or supervision",
            ("co_work", "state"),
        ),
        (
            ACTIONS,
            [{"what": "x", "when": "y"}],
            "there is no key `when` here; expected what, who, by, known or if_not",
            ("0", "when"),
        ),
        (ACTIONS, [["x"]], "expected a map with what, who, by, known, if_not, and this is a list", ("0",)),
        (ACTIONS, [{"what": "x", "who": ["y"]}], "expected text, and this is a list", ("0", "who")),
        (REVIEW, [], "expected a map such as {bring: [child/day]}, {} for none, and this is a list", ()),
        (REVIEW, {"bring": "x"}, "expected a list, and this is text", ("bring",)),
        (REVIEW, {"who": {"x": "school"}}, "expected who and by, and this is text", ("who", "x")),
        (Node("q", "say"), "x", "`q` asks nothing: it is a say node", ()),
    ],
)
def test_what_is_wrong_with_it_and_where(node: Node, raw: Raw, message: str, path: tuple[str, ...]) -> None:
    with pytest.raises(SpellingError) as caught:
        value_from_script(node, raw)
    assert (caught.value.message, caught.value.path) == (message, path)
    assert str(caught.value) == message


# ----------------------------------------------------------------------------------------- there and back

said = st.text(min_size=1, max_size=20).filter(lambda text: bool(text.strip()))
perhaps = st.one_of(st.just(""), said)
some_ids = st.sets(st.sampled_from([option.id for option in OPTIONS]))
some_bases = st.sets(st.sampled_from(BASES))
keys = st.sampled_from(["child/day", "who/men", "seen/up#2"])
ideas = st.builds(Idea, st.sampled_from(TRY_STATES), perhaps)


def in_order(some: set[str], order: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(one for one in order if one in some)


def ticked(some: set[str], words: str) -> Ticked:
    options = in_order(some, tuple(option.id for option in OPTIONS))
    return Ticked((*options, OTHER), words) if words else Ticked(options)


ANSWERS: list[tuple[Node, st.SearchStrategy[Any]]] = [
    (
        CHOICE,
        st.one_of(
            st.sampled_from(OPTIONS).map(lambda o: Chosen(o.id)), st.builds(Chosen, st.just(OTHER), said)
        ),
    ),
    (PAUSE, st.sampled_from([Chosen("on"), Chosen("stop")])),
    (READ, st.just(Chosen("seen"))),
    (MULTI, st.builds(ticked, some_ids, perhaps)),
    (KNOWN, st.builds(Written, said, some_bases.map(lambda some: in_order(some, BASES)))),
    (
        WHEN,
        st.one_of(st.dates().map(lambda d: Dated(d.isoformat(), d.isoformat())), st.just(Dated("Friday"))),
    ),
    (
        WEIGH,
        st.lists(st.builds(Explanation, said, perhaps, perhaps, perhaps), min_size=1).map(
            lambda w: Weighed(tuple(w))
        ),
    ),
    (ACTIONS, st.lists(st.builds(Action, said, *[perhaps] * 4), min_size=1).map(lambda a: Agreed(tuple(a)))),
    (TRY, st.dictionaries(st.sampled_from([item.id for item in TRY.items]), ideas).map(Tried)),
    (
        REVIEW,
        st.builds(
            Reviewed,
            st.lists(keys, unique=True).map(tuple),
            st.dictionaries(keys, st.builds(Holder, perhaps, perhaps)),
        ),
    ),
]


@pytest.mark.parametrize("node,answers", ANSWERS, ids=[node.kind for node, _ in ANSWERS])
@given(data=st.data())
def test_an_answer_spelt_out_and_read_again_is_the_same(
    node: Node, answers: st.SearchStrategy[Any], data: st.DataObject
) -> None:
    value = data.draw(answers)
    assert value_from_script(node, script_of(node, value)) == value


raws: st.SearchStrategy[Raw] = st.recursive(
    st.sampled_from(["moved", "other", "no", "saw", "tried", "co_work", "", "x"]),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(["other", "text", "basis", "what", "co_work", "bring", "who", "x"]), inner
        ),
    ),
    max_leaves=5,
)


@pytest.mark.parametrize("node", [node for node, _ in ANSWERS], ids=[node.kind for node, _ in ANSWERS])
@given(raw=raws)
def test_whatever_a_script_holds_is_an_answer_or_said_to_be_none(node: Node, raw: Raw) -> None:
    try:
        value = value_from_script(node, raw)
    except SpellingError as error:
        held: Any = raw
        for step in error.path:  # the place it names is there
            held = held[int(step)] if isinstance(held, list) else held[step]
    else:
        assert value_from_script(node, script_of(node, value)) == value
