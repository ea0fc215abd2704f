import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect.conversation.basis import named, stretches, tags

SAYS = [
    ("", ()),
    ("just words", (("", "just words"),)),
    ("one line\nand another", (("", "one line\nand another"),)),
    ("Saw: the kitchen was clear", (("saw", "the kitchen was clear"),)),
    ("I saw: a clear kitchen", (("saw", "a clear kitchen"),)),
    ("SAW : a clear kitchen", (("saw", "a clear kitchen"),)),
    ("- saw: a clear kitchen", (("saw", "a clear kitchen"),)),
    ("1) I was told: nan has them", (("told", "nan has them"),)),
    ("I have been told: nan has them", (("told", "nan has them"),)),
    ("I felt: sick", (("feel", "sick"),)),
    (
        "Saw: clear both times. Told: they sleep at nan's. I have not been upstairs.",
        (("saw", "clear both times."), ("told", "they sleep at nan's."), ("", "I have not been upstairs.")),
    ),
    ("Saw: one thing. And a second.", (("saw", "one thing. And a second."),)),
    ("Saw: a\nTold: b\nThink: c", (("saw", "a"), ("told", "b"), ("think", "c"))),
    ("Saw:\nbare beds\nno food\n\nThen home.", (("saw", "bare beds\nno food"), ("", "Then home."))),
    ("First this. Told by school: he is late.", (("", "First this."), ("told", "by school: he is late."))),
    ("Told by school:\nhe is late\nmost days", (("told", "by school: he is late\nmost days"),)),
    ("Read in the school log: asleep twice.", (("read", "in the school log: asleep twice."),)),
    ("Told: by then: it was late", (("told", "by then: it was late"),)),
    # not tags
    ("I told: mum about it", (("", "I told: mum about it"),)),
    ("She told me: go away", (("", "She told me: go away"),)),
    ("What I saw was this", (("", "What I saw was this"),)),
    ("Mum told: nothing", (("", "Mum told: nothing"),)),
    ("Saw:", (("", "Saw:"),)),
    ("Saw: Told: b", (("saw", "Told: b"),)),
]


@pytest.mark.parametrize("written,expected", SAYS)
def test_words_are_cut_where_they_say_how_they_are_known(
    written: str, expected: tuple[tuple[str, str], ...]
) -> None:
    assert stretches(written) == expected


def test_the_tags_are_told_once_each_in_order() -> None:
    assert tags("Think: c\nSaw: a\nThink: d") == ("saw", "think")
    assert tags("nothing said") == ()


@pytest.mark.parametrize(
    "words,expected",
    [
        ("by nan: they sleep here", ("by nan", "they sleep here")),
        ("in the log : twice", ("in the log", "twice")),
        ("by nan they sleep here", ("", "by nan they sleep here")),
        ("they sleep here: by nan", ("", "they sleep here: by nan")),
    ],
)
def test_who_told_can_be_taken_off_the_front(words: str, expected: tuple[str, str]) -> None:
    assert named(words) == expected


TAGS = ["Saw:", "I was told:", "told by nan:", "Read:", "Think:", "feel:"]
PIECES = st.sampled_from([*TAGS, "bread", "Mr. A", "done.", "no?", "\n", "\n\n", "- ", "2. "])
TAG_WORDS = {"i", "was", "saw", "told", "read", "think", "feel", "-", "2."}


@given(st.lists(PIECES, max_size=14).map(" ".join) | st.text(max_size=80))
def test_no_word_is_lost_and_none_is_moved(written: str) -> None:
    def words(text: str) -> list[str]:
        return [word for word in re.split(r"[\s:]+", text.lower()) if word]

    rest = words(" ".join(said for _, said in stretches(written)))
    for word in words(written):
        if rest and rest[0] == word:
            del rest[0]
        else:
            assert word in TAG_WORDS, (word, written)
    assert not rest
