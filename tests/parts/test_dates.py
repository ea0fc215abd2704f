from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect import parts
from reflect.flows.values import Dated
from reflect.parts.dates import day_named, in_full, looks_back
from tests.parts.making import TODAY, WORDS, asked, context, finished, words

SUNDAY = TODAY


@pytest.mark.parametrize(
    "said,day",
    [
        ("2026-11-26", "2026-11-26"),
        ("26/11/2026", "2026-11-26"),
        ("26.11.26", "2026-11-26"),
        ("1/12", "2026-12-01"),
        ("3/4/2027", "2027-04-03"),  # British order
        ("26 November", "2026-11-26"),
        ("26th of nov.", "2026-11-26"),
        ("Thursday, 26 November 2026", "2026-11-26"),
        ("November 26, 2026", "2026-11-26"),
        ("3 May '98", "1998-05-03"),
        ("3 February", "2027-02-03"),
        ("29 Feb", "2028-02-29"),
        ("today", "2026-11-22"),
        ("Tomorrow", "2026-11-23"),
        ("the day after tomorrow", "2026-11-24"),
        ("yesterday", "2026-11-21"),
        ("last night", "2026-11-21"),
        ("in 3 days", "2026-11-25"),
        ("ten days ago", "2026-11-12"),
        ("in two weeks", "2026-12-06"),
        ("in a week’s time", "2026-11-29"),
        ("in 2 weeks' time", "2026-12-06"),
        ("a fortnight today", "2026-12-06"),
        ("two weeks tomorrow", "2026-12-07"),
        ("a week ago today", "2026-11-15"),
        ("Friday", "2026-11-27"),
        ("by Friday", "2026-11-27"),
        ("this coming fri", "2026-11-27"),
        ("Sunday", "2026-11-29"),  # never today by accident
        ("last Friday", "2026-11-20"),
        ("last Sunday", "2026-11-15"),
        ("Friday week", "2026-12-04"),
        ("a week on Friday", "2026-12-04"),
        ("Tuesday next week", "2026-11-24"),
        ("next week, on Tuesday", "2026-11-24"),
        ("Tuesday last week", "2026-11-10"),
        ("Friday at 2pm", "2026-11-27"),
        ("Tuesday morning", "2026-11-24"),
        ("tomorrow at 10.30", "2026-11-23"),
        ("Friday, after the core group", "2026-11-27"),
        ("26 November (the review)", "2026-11-26"),
    ],
)
def test_words_that_name_a_day(said: str, day: str) -> None:
    assert day_named(said, SUNDAY) == day


@pytest.mark.parametrize(
    "said",
    [
        "", "about 3 weeks ago", "three weeks ago", "around 26 November", "before Friday", "after Christmas",
        "next week", "half term", "the spring", "May", "3.30", "31/02/2026", "31 June", "26/13/2026", "0/0/0",
        "Monday 26 November", "Friday 26/11", "some Fridays", "every Friday", "12", "2026", "9999 days ago",
        "in 999 weeks or so", "not since the summer, I think", "1998-99",
    ],
)  # fmt: skip
def test_words_that_name_none(said: str) -> None:
    assert day_named(said, SUNDAY) == ""


@pytest.mark.parametrize(
    "said,day",
    [
        ("Friday", "2026-11-20"),
        ("Sunday", "2026-11-15"),
        ("26 November", "2025-11-26"),
        ("Thursday 26 November", "2026-11-26"),  # the weekday settles the year
        ("next Friday", "2026-11-27"),
        ("Friday week", "2026-12-04"),
        ("29 Feb", "2024-02-29"),
    ],
)
def test_a_question_about_the_past_looks_back(said: str, day: str) -> None:
    assert day_named(said, SUNDAY, past=True) == day


def test_next_friday_is_friday_of_next_week() -> None:
    monday = date(2026, 11, 23)
    assert day_named("Friday", monday) == "2026-11-27"
    assert day_named("next Friday", monday) == "2026-12-04"


@pytest.mark.parametrize(
    "ask,back",
    [
        ("When did anyone last see the bedrooms?", True),
        ("When was that?", True),
        ("When will you know?", False),
        ("By when?", False),
        ("When is the next visit since the last one was moved?", False),
    ],
)
def test_whether_a_question_looks_back(ask: str, back: bool) -> None:  # noqa: FBT001
    assert looks_back(ask) is back


PIECES = """
in|on|the|a|about|3|31|2026|26/11|-|next|last|friday|week|weeks|fortnight|ago|today|november|of|29|feb|'|noon
"""
near_dates = st.lists(st.sampled_from(PIECES.strip().split("|")), max_size=6).map(" ".join)


@given(st.one_of(st.text(max_size=30), near_dates), st.dates(), st.booleans())
def test_it_never_raises_and_gives_a_day_or_nothing(said: str, today: date, past: bool) -> None:  # noqa: FBT001
    day = day_named(said, today, past=past)
    assert day == "" or date.fromisoformat(day).isoformat() == day


@given(st.dates(min_value=date(1970, 1, 1), max_value=date(2040, 1, 1)), st.dates(min_value=date(2020, 1, 1)))
def test_a_day_given_in_full_is_that_day_whenever_it_is_read(day: date, today: date) -> None:
    assert day_named(day.isoformat(), today) == day.isoformat()
    assert day_named(f"{day.day}/{day.month}/{day.year}", today) == day.isoformat()
    assert day_named(in_full(day.isoformat()), today) == day.isoformat()


def test_in_full() -> None:
    assert in_full("2026-11-27") == "Friday 27 November 2026"
    assert in_full("soon") == ""


def test_the_words_are_kept_and_the_day_is_added_where_they_name_one() -> None:
    ctx = context("when", ask="When did you last see him?")
    assert asked(ctx).hint == WORDS["when.hint"]
    assert finished(ctx, *words("Friday, at nan's")) == Dated("Friday, at nan's", "2026-11-20")
    assert finished(ctx, *words("about 3 weeks ago")) == Dated("about 3 weeks ago")


def test_a_relative_day_is_read_back_in_full_so_that_a_wrong_guess_shows() -> None:
    node = context("when").node
    assert parts.answer_text(node, WORDS, Dated("Friday", "2026-11-27")) == "Friday (Friday 27 November 2026)"
    assert parts.answer_text(node, WORDS, Dated("27/11/2026", "2026-11-27")) == "27/11/2026"
    assert parts.answer_text(node, WORDS, Dated("a while ago")) == "a while ago"
