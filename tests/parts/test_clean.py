import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect.parts import clean, tidy
from reflect.views import Reply

anything = st.text(st.characters(exclude_categories=()), max_size=80)
awkward = st.text(
    st.sampled_from("ab \n\r\t\x0b\x85\u2028\u200d\u202e\u0301\u0323e\u0958\ud800\u00ad\ufeff"), max_size=40
)


@given(st.one_of(anything, awkward))
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.one_of(anything, awkward))
def test_it_never_lengthens(text: str) -> None:
    """Beyond NFC, which spells a few letters, such as the Hindi qa, only in two."""
    assert len(clean(text)) <= len(unicodedata.normalize("NFC", text))


@given(st.one_of(anything, awkward))
def test_what_is_left_is_safe_for_a_screen_and_a_file(text: str) -> None:
    cleaned = clean(text)
    cleaned.encode()
    assert unicodedata.is_normalized("NFC", cleaned)
    assert not [char for char in cleaned if unicodedata.category(char) in ("Cc", "Cs") and char not in "\n\t"]
    assert not set(cleaned) & set(
        "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u200b\ufeff"
    )


@given(st.text(st.characters(categories=("L", "N", "P", "S")), max_size=40))
def test_letters_figures_and_signs_are_all_kept(text: str) -> None:
    assert clean(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    "typed,kept",
    [
        ("as typed,  twice  spaced ", "as typed,  twice  spaced "),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("\n \n  first\n\nlast\n\t\n", "  first\n\nlast"),
        ("a\tb", "a\tb"),
        ("   \n\t ", ""),
        ("\u200d\u200c ", ""),
        ("a\x1b]52;c;aGk=\x07b\x9b31m", "a]52;c;aGk=b31m"),
        ("safe\u202eevil", "safeevil"),
        ("one\x0btwo\u2029three\x85four", "one\ntwo\nthree\nfour"),
        ("\ufeffBOM\u200b", "BOM"),
        ("cafe\u0301", "café"),
        ("half \ud83d", "half \ufffd"),
        ("not a character \uffff", "not a character \ufffd"),
        ("👩\u200d👧 بچ\u200cچ", "👩\u200d👧 بچ\u200cچ"),
        ("صفحه \u0603 ۱۲", "صفحه \u0603 ۱۲"),  # the Urdu sign for "page" counts as a format character
        ("z" + "\u0300" * 5000 + "!", "z" + "\u0300" * 8 + "!"),
    ],
)
def test_cleaning(typed: str, kept: str) -> None:
    assert clean(typed) == unicodedata.normalize("NFC", kept)


def test_a_reply_is_kept_with_its_words_cleaned() -> None:
    assert tidy(Reply("a\x07", ("x",), {"i": "tried"})) == Reply("a", ("x",), {"i": "tried"})
