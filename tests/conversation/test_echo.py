"""Saying back what was said, in the person's own words, or not at all."""

from hypothesis import given
from hypothesis import strategies as st

from reflect.conversation.echo import LONGEST, fill, listed, quoted, said_back
from reflect.flows.values import Chosen, Dated, Explanation, Ticked, Weighed, Written
from tests.conversation.small_pack import DOOR, small_pack

PACK = small_pack()


def test_a_sentence_whose_answer_is_missing_is_dropped_and_the_rest_stands() -> None:
    text = "You wrote {moment}. Now the child. {here/pull} was yours."
    assert (
        fill(text, "here", lambda key: {"here/moment": "“we waited”"}.get(key, ""))
        == "You wrote “we waited”. Now the child."
    )
    assert fill("You wrote {moment}.", "here", lambda _: "") == ""


def test_a_tag_of_how_it_is_known_is_not_said_back() -> None:
    said = said_back(PACK, "x/y", Written("Saw: she makes the bottle. Think: toast if there is bread."))
    assert said == "“she makes the bottle”"


def test_a_word_or_two_is_not_said_back() -> None:
    assert said_back(PACK, "x/y", Written("her weight")) == ""
    assert said_back(PACK, "x/y", Written("her weight fell")) == "“her weight fell”"


def test_own_words_in_quotation_marks_need_no_that() -> None:
    assert fill("You said that {a}.", "here", lambda _: "it snags") == "You said that it snags."
    own = fill("You said that {a}.", "here", lambda _: "“being liked by her”")
    assert own == "You said “being liked by her”."


def test_a_bare_name_is_a_node_of_the_flow_it_stands_in() -> None:
    assert fill("{a} and {b/c}", "here", lambda key: f"<{key}>") == "<here/a> and <b/c>"


def test_options_are_said_back_by_their_echo_and_several_as_a_list() -> None:
    assert said_back(PACK, f"{DOOR}/gate", Chosen("no")) == "it is no"
    assert said_back(PACK, f"{DOOR}/seen", Ticked(("moved", "late"))) == "it is moved and it is late"
    assert said_back(PACK, f"{DOOR}/sort", Chosen("far")) == "far"
    assert (
        said_back(PACK, f"{DOOR}/sort", Chosen("other", "we go round in circles"))
        == "“we go round in circles”"
    )
    assert (
        said_back(PACK, f"{DOOR}/seen", Ticked(("late", "other"), "no one came"))
        == "it is late and “no one came”"
    )


def test_a_text_gives_its_opening_sentence() -> None:
    assert quoted("Visits are moved. It is the third time.") == "“Visits are moved”"
    assert quoted("Is it me?\nOr them?") == "“Is it me?”"
    assert quoted("  ") == ""
    assert said_back(PACK, "x/y", Dated("about three weeks ago")) == "about three weeks ago"
    assert said_back(PACK, "x/y", Weighed((Explanation("Mum is low. Money is short."),))) == "“Mum is low”"
    assert said_back(PACK, "x/y", None) == ""


def test_lists_read_as_a_sentence_has_them() -> None:
    assert [listed([]), listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]


@given(st.text())
def test_what_is_said_back_is_short_whole_words_of_the_person(text: str) -> None:
    said = quoted(text)
    assert len(said) <= LONGEST + len("“” ...")
    words = said.strip("“”").removesuffix(" ...").split()
    flat = " ".join(text.split())
    assert " ".join(words).strip('“”"') in flat or not flat


@given(st.text(alphabet="ab. ?{}/"))
def test_any_text_can_be_filled(text: str) -> None:
    assert "{a}" not in fill(text, "here", lambda _: "x")
    assert isinstance(Written(fill(text, "here", lambda _: "")).text, str)
