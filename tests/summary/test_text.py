import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect.flows.values import Action, Agreed, Written
from reflect.summary.model import Document, Items, Line, Row, Run, Said, Section, Table
from reflect.summary.render import KINDS, render, section_text
from reflect.summary.text import COLUMNS, columns, text
from tests.summary.making import summed


def page(*blocks: Line | Items | Table) -> str:
    sections = (Section("day", "A day", blocks),)
    return text(Document("case", "Case", ("Prepared", "Finished"), sections, ("End.",)))


def own(words: str) -> Line:
    return Line((Run(words, Said.OWN),))


def test_the_page_as_it_is_laid_out() -> None:
    assert page(
        Line((Run("Seen: "), Run("no food", Said.OWN), Run(" (saw)", Said.ASIDE))),
        Items((own("first"), own("second")), numbered=True),
        Items((own("one\ntwo"),)),
    ) == (
        "Case\n====\n\nPrepared\nFinished\n\n\nA day\n-----\n\nSeen: no food (saw)\n\n"
        "1. first\n2. second\n\n- one\n  two\n\n\nEnd.\n"
    )


def test_a_table_is_a_block_for_each_row_without_its_empty_cells() -> None:
    rows = (
        Row(((Run("See him"),), (Run("me"),), ())),
        Row(((Run("Ring nan"), Run(" "), Run("(still a draft)")), (), ())),
    )
    assert "What: See him\nWho: me\n\nWhat: Ring nan (still a draft)\n\n" in page(
        Table(("What", "Who", "By when"), rows)
    )


def test_lines_are_at_most_72_columns_and_words_stay_whole() -> None:
    words = "word " * 60 + "a-word-with-hyphens " * 9
    lines = page(own(words)).splitlines()
    assert max(map(len, lines)) <= COLUMNS
    assert max(map(len, lines)) > COLUMNS - 20
    assert " ".join(lines).count("a-word-with-hyphens") == 9
    long = "https://example.test/" + "x" * 90
    assert long in page(own(f"see {long} there")).splitlines()


def test_the_persons_lines_and_blanks_stay() -> None:
    shown = page(own("one\n  two   blanks\n\tthree"))
    assert "one\n  two   blanks\n    three" in shown


@pytest.mark.parametrize(
    "words,width",
    [("abc", 3), ("学校", 4), ("e\u0301", 1), ("ب\u064e", 1), ("\u200d", 0), ("😴", 2)],
)
def test_columns_are_counted_as_a_terminal_counts_them(words: str, width: int) -> None:
    assert columns(words) == width


def test_a_script_without_spaces_is_broken_between_its_signs_and_never_over_the_edge() -> None:
    words = "学校说他上课睡着了。他七岁。妹妹三岁。" * 8
    shown = page(own(words))
    assert max(map(columns, shown.splitlines())) <= COLUMNS
    assert words in shown.replace("\n", "")
    assert not any(line.startswith("。") for line in shown.splitlines())


def test_a_family_of_emoji_stays_together() -> None:
    family = "\U0001f469\u200d\U0001f467"
    assert family in page(own(("x" * 70) + " " + family))


def test_control_characters_never_reach_the_page() -> None:
    assert "a[31mb" in page(own("a\x1b[31mb\x00"))


def test_one_section_can_be_had_on_its_own() -> None:
    document = summed(Written("He sleeps in class."), summary="day: At school: {answer}")
    assert section_text(document, "day") == (
        "A day in this child's life\n--------------------------\n\nAt school: He sleeps in class."
    )
    assert section_text(document, "lens") == ""


def test_every_kind_renders_and_another_is_refused() -> None:
    document = summed(Agreed((Action("See him"),)), kind="actions", summary="actions")
    assert [render(document, kind) != "" for kind in KINDS] == [True] * len(KINDS)
    with pytest.raises(ValueError, match="md, txt, json, not docx"):
        render(document, "docx")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=300))
def test_any_words_are_all_there_in_order(words: str) -> None:
    shown = text(summed(Written(words), summary="day: A day: {answer}"))
    squeezed = "".join(words.split())
    assert squeezed in "".join(shown.split())


@given(st.lists(st.sampled_from(["word", "学校说", "ماں", "a-b", "😴", "x" * 30]), max_size=60))
def test_no_line_is_wider_than_the_page(words: list[str]) -> None:
    shown = text(summed(Written(" ".join(words)), summary="day: A day: {answer}"))
    assert max(map(columns, shown.splitlines())) <= COLUMNS
