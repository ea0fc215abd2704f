import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect.flows.values import Action, Agreed, Explanation, Idea, Tried, Value, Weighed, Written
from reflect.summary.markdown import markdown
from reflect.summary.model import Document, Items, Line, Row, Run, Said, Section, Table
from tests.summary.making import items, summed
from tests.summary.reading import EXPECTED, emphasised, read_back, tokens

HOSTILE = [
    "Child [K] told [Mr A](http://example.test)",
    "1. not a list",
    "12) not one either",
    "# not a heading",
    "a title\n===\nunder it\n---",
    "- - -",
    "+ plus",
    "> not a quotation",
    "| pipes | in | it |",
    "a pipe \\| and a backslash \\\\",
    "ends in a backslash \\",
    "*stars* and _lines_ and **more** and ~~struck~~",
    "***",
    "* star",
    "`code` and ``` fences\n```python\nx",
    "~~~\nfence",
    "<script>alert(1)</script> <b>bold</b> <!-- gone -->",
    "&amp; &lt; &#35; &nbsp; & co",
    "http://example.test/a_b?c=d&e=f and www.example.test and a@example.test",
    "![picture](x.png) [ref]: x [ref]",
    "[^1] and $x^2$ and :---",
    "    four blanks before",
    "\ttab\tinside",
    "two  blanks  inside",
    "trailing blanks  \nsecond line",
    "snake_case and 2*3*4 and a*b",
    "she said \"no\" 'twice' – “really”",
    "ماں نے کہا کہ بچہ سکول میں سو گیا۔",  # noqa: RUF001
    "学校说他上课睡着了。他七岁。",
    "👩‍👧 tired 😴 and 🇵🇱",
    "?",
    "\\",
    "!",
    "one\ntwo\n\nthree",
    "a" * 400,
    "trailing hash #",
    "1986. What a year",
    "--- | ---",
]


def only_expected(page: str) -> bool:
    return {token.type for token in tokens(page)} <= EXPECTED


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize(
    "frame", ["day: {answer}", "day: Why now: {answer}", "day: He said “{answer}”.", "questions"]
)
def test_hostile_words_come_back_as_they_were(text: str, frame: str) -> None:
    page = markdown(summed(Written(text), summary=frame))
    wanted = text.strip().rstrip(".") if frame.startswith("day: He") else text.strip()
    lines = [line.strip() for line in wanted.split("\n") if line.strip()]
    if frame == "questions":
        lines = [
            line.removeprefix("1. ").removeprefix("12) ").removeprefix("- ").removeprefix("* ")
            for line in lines
        ]
    back = [line.strip() for line in read_back(page).split("\n")]
    for line in lines:
        assert any(line in said for said in back), page
    assert only_expected(page)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_come_back_from_tables_too(text: str) -> None:
    answers: list[tuple[Value, dict[str, object]]] = [
        (Weighed((Explanation(text, text, "", text),)), {"kind": "weigh", "summary": "explanations"}),
        (Agreed((Action(text, text),)), {"kind": "actions", "summary": "actions"}),
        (
            Tried({"a": Idea("tried", text)}),
            {"kind": "try", "summary": "tried", "items": items(a="An idea.")},
        ),
    ]
    for value, keys in answers:
        page = markdown(summed(value, **keys))
        assert flat(text) in flat(read_back(page)), page
        assert only_expected(page)


@pytest.mark.parametrize("text", HOSTILE)
def test_fixed_words_are_data_as_well(text: str) -> None:
    line = text.replace("\n", " ").strip()
    table = Table((line,), (Row(((Run(line),),)),))
    blocks = (Line((Run(line),)), Items((Line((Run(line),)),)), table)
    page = markdown(Document("case", line, (line,), (Section("day", line, blocks),), (line,)))
    assert flat(read_back(page)).count(flat(line)) >= 8
    assert only_expected(page)


def test_own_words_are_in_emphasis_and_fixed_ones_are_not() -> None:
    page = markdown(summed(Written("School rang.\nTwice."), summary="bringing: Why now: {answer}"))
    assert "Why now: *School rang.*\\\n*Twice.*" in page
    assert emphasised(page) == ["School rang.", "Twice."]


def test_no_emphasis_where_it_could_not_close() -> None:
    said = (Run("half", Said.FRAME), Run("a word?", Said.OWN), Run("rest", Said.FRAME))
    page = markdown(Document("case", "T", (), (Section("day", "D", (Line(said),)),), ()))
    assert read_back(page).endswith("halfa word?rest")


def test_the_page_as_it_is_laid_out() -> None:
    blocks = (
        Line((Run("Seen: "), Run("no food", Said.OWN), Run(" (saw)", Said.ASIDE))),
        Items((Line((Run("first", Said.OWN),)), Line((Run("second"),))), numbered=True),
        Items((Line((Run("one\ntwo", Said.OWN),)),)),
        Table(("What", "Who"), (Row(((Run("see | him", Said.OWN),), ())),)),
    )
    page = markdown(
        Document("case", "Case", ("Prepared", "Finished"), (Section("day", "A day", blocks),), ("End.",))
    )
    assert page == (
        "# Case\n\nPrepared · Finished\n\n## A day\n\nSeen: *no food* (saw)\n\n1. *first*\n2. second\n\n"
        "- *one*\\\n  *two*\n\n| What | Who |\n| --- | --- |\n| *see \\| him* |  |\n\n---\n\nEnd.\n"
    )


def test_control_characters_never_reach_the_page() -> None:
    page = markdown(summed(Written("a\x1b[31mb\x00c\x9d"), summary="day"))
    assert "a[31mbc" in read_back(page)
    assert "\x1b" not in page


PUNCTUATION = st.text(st.sampled_from("*_`[]()<>&#|\\-+=~!.:1 2a\n\t\"'“”?@$^{}/"), max_size=40)


@given(PUNCTUATION | st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60), st.booleans())
def test_any_words_come_back(text: str, framed: bool) -> None:  # noqa: FBT001
    page = markdown(summed(Written(text), summary="day: A day: {answer}" if framed else "day"))
    assert flat(text) in flat(read_back(page))
    assert only_expected(page)


@given(PUNCTUATION, PUNCTUATION)
def test_any_cells_come_back(what: str, points_to: str) -> None:
    page = markdown(summed(Weighed((Explanation(what, points_to),)), kind="weigh", summary="explanations"))
    back = flat(read_back(page))
    assert flat(what) in back
    assert flat(points_to) in back
    assert only_expected(page)
