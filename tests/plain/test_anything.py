"""Whatever is typed, in whatever order: it is answered in words, on a page that keeps its shape."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect.flows.pack import load_pack
from reflect.plain.page import WIDTH
from reflect.summary.text import columns
from tests.plain.holding import NOW, SMALL, hold, small_assistant

WORDS = (
    "", "1", "2", "3", "4", "1 2", "1 3", "1 t 2 w", "1 -", "9", "0", "-", "none", "yes", "no", "edit",
    "+ more", "danger", "back", "park", "unknown", "why", "summary", "map", "sources", "help", "on", "quit",
    "change 1", "/danger", "/back", "/park", "/unknown", "/why", "/map", "/quit", "/change 2", "change 99",
    "/prak", "words /why", "half ///park", "Moved again, and then again.", "about three weeks ago",
)  # fmt: skip
# `write` is left out: a file name would be typed next, and files are another test's.
LINES = st.lists(
    st.one_of(
        st.sampled_from(WORDS),
        st.sampled_from(WORDS),
        st.text(max_size=200).filter(lambda line: "write" not in line),
    ),
    max_size=60,
)


@given(lines=LINES, person=st.booleans())
def test_nothing_that_is_typed_breaks_it(
    lines: list[str],
    person: bool,  # noqa: FBT001 - drawn, not passed
) -> None:
    typed = [re.sub(r"[\r\n\ud800-\udfff]", " ", line) for line in lines]
    assistant = small_assistant()
    page = hold(*typed, assistant=assistant, person=person)
    shown = (
        page if not person else re.sub(r"(Number|Numbers|Your words|More|File|Line \d+)[^:\n]*: ", "", page)
    )
    assert max(columns(line) for line in shown.splitlines()) <= WIDTH + len("Number, or a sentence: ")
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", page)
    assert page.rstrip().endswith(("Nothing was kept.", "Nothing else is kept."))


def test_the_flows_that_come_with_reflect_can_be_held_to_the_end_by_always_taking_the_last_answer() -> None:
    from reflect.assistant import Assistant

    assistant = Assistant(load_pack(SMALL.parents[2] / "flows"), now=lambda: NOW, new_id=lambda: "one")
    page = hold("1", "4", *("park", "7", "1", "2", "") * 300, assistant=assistant)
    assert assistant.ending or "Question 10" in page


@pytest.mark.parametrize(
    "word", ["back", "park", "unknown", "why", "summary", "map", "sources", "help", "on", "change"]
)
def test_each_word_with_a_slash_works_in_the_middle_of_a_text(word: str) -> None:
    assistant = small_assistant()
    hold("1", "2", "first words", f"/{word}", "", assistant=assistant, person=True)
    assert len(assistant.record) >= 2
