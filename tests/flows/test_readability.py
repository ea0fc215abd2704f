"""Syllables against words whose count is known, and grades against texts counted by hand."""

from __future__ import annotations

import pytest

from reflect.flows.readability import Reading, guidance, pooled, questions, reading, words_of
from reflect.flows.syllables import syllables
from tests.conversation.small_pack import small_pack

KNOWN = {
    1: "the be me she we through thought played stayed tried eyes years used moved asked made makes clothes "
    "league vague strength whole where can't don't won't aren't I'm you've they'll she'd child world girl "
    "fire hour our real says does goes freed curled called breathes scratched walked tongue bruise bruised "
    "soiled nits lice tooth health year queue due fruit suit juice build 1 10 12",
    2: "being seeing trying doing doesn't isn't wouldn't houses changes uses wanted needed handled little "
    "tables centre quiet diet client science poem rely apply worried babies stories careful careless safely "
    "hopeful movement homework household something sometimes someone therefore casework racist lion people "
    "business evening every Wednesday hundred naked chaos safety homeless likewise meanwhile lonely maybe "
    "agreed player prayer saying buying argue argued colleague valued issue million nation social patient "
    "ancient marriage question language reaches washes boxes loudest ourselves themselves technique useful "
    "statement friendly struggle troubled persuade guilty nappies asthma rhythm nurse's boss's GP 18"
    " 30",
    3: "family different several general denial period serious various obvious medium area idea racism "
    "museum however forever whatever everyone everything anyone nobody department settlement agreement "
    "carefully usual gradual manual influence theory video suicide radio library reaction created creative "
    "behaviour continue employment injury medical emotion decision opinion familiar parliament attention "
    "officer hospital neglected genuine audience remember eleven another tomorrow exactly criminal carrying "
    "likelihood interview aggression avoidance assessment visitor chaotic nuclear autism 17 999 101 NHS",
    4: "experience situation reality society variety anxiety priority material evaluate information "
    "conversation emergency appreciate associate relationship particular supervision reliable available "
    "ability scientific ordinary secondary necessary voluntary practitioner hostility psychiatrist "
    "actually chronology cumulative ambivalence geography coincidence mechanism",
    5: "association negotiation university opportunity disability imagination simultaneous cooperation "
    "examination organisation possibility curiosity individual deteriorate immediately multi-agency",
    6: "responsibility deterioration",
}


@pytest.mark.parametrize(
    "word,count", [(word, count) for count, words in KNOWN.items() for word in words.split()]
)
def test_a_known_word(word: str, count: int) -> None:
    assert syllables(word) == count


@pytest.mark.parametrize(
    "written,count", [("CHILD", 1), ("grown-ups", 2), ("don’t", 1), ("all-clear", 2), ("2023", 5), ("--", 1)]
)
def test_however_it_is_written(written: str, count: int) -> None:
    assert syllables(written) == count


def test_a_text_is_counted_as_it_is_read() -> None:
    # 6 + 5 words in two sentences; syllables 6 + 9
    text = "What did the child see first? Nobody asked about her supper."
    assert reading(text) == Reading(words=11, sentences=2, syllables=15)
    assert reading(text).grade == pytest.approx(0.39 * 11 / 2 + 11.8 * 15 / 11 - 15.59)


@pytest.mark.parametrize(
    "text,sentences",
    [
        ("Ring 999 now", 1),
        ("It is 4.5 miles. Go.", 2),
        ("“Who saw?” they asked.", 2),
        ("Wait ... then go on.", 2),
        ("", 0),
        ("One\n\nTwo", 2),
    ],
)
def test_sentences(text: str, sentences: int) -> None:
    assert reading(text).sentences == sentences


def test_an_answer_said_back_is_one_short_word() -> None:
    assert words_of("You said that {sort}.") == ["You", "said", "that", "this"]


def test_no_words_have_no_grade() -> None:
    assert Reading().grade == 0
    assert pooled([]) == Reading()


def test_pooling_is_reading_them_one_after_another() -> None:
    assert pooled(["What is it?", "Who is it for?"]) == reading("What is it? Who is it for?")


def test_what_counts_as_a_question_and_as_guidance() -> None:
    pack = small_pack()
    asked = [(node.id, text) for node, text in questions(pack.flows["start/small"])]
    assert ("pull", "What does it pull you to?") in asked
    assert ("pull", "Far from what?") in asked
    assert not {name for name, _ in asked} & {"end", "moved", "check"}
    assert [text for _, text in guidance(pack.flows["part/ask"])] == ["Somebody may know already."]
