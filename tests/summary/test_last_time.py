"""Actions of an earlier paper, read back to be followed up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect.flows.model import Node
from reflect.flows.values import Action, Agreed
from reflect.summary.last_time import NoActionsError, actions_in
from reflect.summary.model import Document, Section
from reflect.summary.render import render
from reflect.summary.tables import actions as table_of
from tests.conversation.small_pack import small_pack

words = st.text(max_size=30).map(lambda text: text.strip()).filter(lambda text: "\x00" not in text)
steps = st.lists(st.builds(Action, words.filter(bool), words, words, words, words), min_size=1, max_size=5)


def paper(*agreed: Action) -> bytes:
    table = table_of(small_pack(), Node("q", "actions"), Agreed(agreed), "next/actions/steps")
    sections = (Section("actions", "Actions", (table,) if table else ()),)
    return render(Document("case", "A paper", (), sections, ()), "json").encode()


@given(steps)
def test_every_word_of_an_action_comes_back_without_what_the_paper_added(agreed: list[Action]) -> None:
    assert actions_in(paper(*agreed)) == tuple(agreed)


def test_a_day_written_out_on_paper_is_the_day_it_was() -> None:
    [found] = actions_in(paper(Action("See her", "me", "2026-11-26")))
    assert found.by == "26 November 2026"


@pytest.mark.parametrize("data", [b"", b"not json", b"[]", b"{}", b"\xff\xfe", b'{"kind": 3}'])
def test_anything_else_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(NoActionsError, match=r"ends in .json"):
        actions_in(data)


def test_a_paper_without_actions_says_so() -> None:
    with pytest.raises(NoActionsError, match="no actions in it"):
        actions_in(paper())
