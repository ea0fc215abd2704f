"""A small reader of days as people here say them. The words are kept as they are; it says what day they name.

Our own rather than dateparser, which takes 120 ms to import and 190 ms for its first date, brings two time
zone lists and a regex engine, and turns "about 3 weeks ago" into one day. A wrong day on paper is worse
than none: what is vague, ambiguous or contradicts itself names no day. The patterns are compiled
(and kept, by ``re``) when the first date is read: that takes longer than importing all the other parts.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from reflect.flows.values import Dated
from reflect.parts.context import Answerer, Context, Step, Steps
from reflect.views import Form, Prompt, Reply

WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def when(ctx: Context) -> Steps:
    """A day or a stretch of time, in the person's words."""
    reply = yield Step("when", Prompt(Form.WRITE, hint=ctx.say("when.hint")))
    return Dated(reply.text, day_named(reply.text, ctx.today, past=looks_back(ctx.node.ask)))


def back_to_when(_ctx: Context, value: Dated) -> Answerer:
    """The replies that give this date. The day is read again from the words."""
    return lambda _step: Reply(text=value.words)


def in_full(iso: str) -> str:
    """``2026-11-27`` as "Friday 27 November 2026". Empty for what is no ISO date."""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return ""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


_LOOKS_BACK: Final = r"\b(did|was|were|last|since|has|have|happened|saw|seen|started|began)\b"
_LOOKS_ON: Final = r"\b(will|next|by when|plan|planned|going to|should|need to)\b"


def looks_back(ask: str) -> bool:
    """Whether a question is about the past, so that "Friday" is the one before today."""
    text = ask.lower()
    return bool(re.search(_LOOKS_BACK, text)) and not re.search(_LOOKS_ON, text)


# ------------------------------------------------------------------------------------------- the reader

_NUMBERS: Final = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
_N: Final = rf"(?P<n>\d{{1,3}}|{'|'.join(_NUMBERS)})"
_WEEKDAY: Final = r"(?P<weekday>mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
_MONTH: Final = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DAY: Final = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_TIME: Final = r"\d{1,2}(?:[:.]\d{2})?(?:am|pm)?"

# What may stand around a day without changing which day it is. "About", "before" and "after" do change it.
_AROUND: Final = (
    rf"(?:^(?:(?:on|by|from|since|it was|that was|the)\s+)+)|(?:\s+(?:(?:at|by)\s+{_TIME}|at (?:noon|midday)"
    rf"|(?:in the )?(?:morning|afternoon|evening)|first thing|\d{{1,2}}(?:[:.]\d{{2}})?(?:am|pm))\s*$)"
)
_ASIDE: Final = r"[,;(]| [-–—] "

_LONGEST: Final = 60  # characters; more than a day takes to say

_NEAR: Final = {
    "today": 0, "tonight": 0, "this morning": 0, "this afternoon": 0, "this evening": 0, "now": 0,
    "tomorrow": 1, "tomorrow night": 1, "day after tomorrow": 2,
    "yesterday": -1, "last night": -1, "day before yesterday": -2,
}  # fmt: skip


def day_named(words: str, today: date, *, past: bool = False) -> str:
    """The ISO date of the one day these words name, or empty.

    Days and months stand in British order. What names a day but not its week or year is the next one to
    come, or the last one where ``past``; never today by accident.
    """
    text = " ".join(words.casefold().replace("’", "'").split()).strip(" .!")
    for part in dict.fromkeys((text, re.split(_ASIDE, text, maxsplit=1)[0].strip())):
        if len(part) > _LONGEST:
            continue
        bare = part
        while (less := re.sub(_AROUND, "", bare).strip()) != bare:
            bare = less
        for pattern, day in _WAYS:
            if found := re.fullmatch(pattern, bare, re.ASCII):
                try:
                    named = day(found, today, past)
                except (ValueError, OverflowError):  # the 31st of February, the year 0
                    named = None
                return named.isoformat() if named else ""
    return ""


def _near(found: re.Match[str], today: date, _past: bool) -> date:  # noqa: FBT001 - one shape for every way
    return today + timedelta(_NEAR[found[0]])


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS[word]


def _count(found: re.Match[str], today: date, _past: bool) -> date:  # noqa: FBT001
    """Days either way, weeks to come: meant to the day. "Two weeks ago" is how people round."""
    said = found[0]
    days = 14 if "fortnight" in said else _number(found["n"]) * (7 if "week" in said else 1)
    return today + timedelta(-days if " ago" in said else days + said.endswith("tomorrow"))


def _weekday(found: re.Match[str], today: date, past: bool) -> date | None:  # noqa: FBT001
    parts = found.groupdict()
    wanted = next(i for i, name in enumerate(WEEKDAYS) if name.lower().startswith(parts["weekday"][:3]))
    monday = today - timedelta(today.weekday())
    week = parts.get("week") or ""
    before = parts.get("before") or ""
    if week or before == "next":  # as most people here say it: "next Friday" is Friday of next week
        return monday + timedelta(
            wanted + {"last": -7, "this": 0, "next": 7}[week.split()[0] if week else before]
        )
    ahead = (wanted - today.weekday()) % 7
    if parts.get("on"):  # "Friday week", "a week on Friday"
        return today + timedelta((ahead or 7) + (14 if "fortnight" in found[0] else 7))
    if before == "last" or (past and before != "coming"):
        return today - timedelta((7 - ahead) % 7 or 7)
    return today + timedelta(ahead or 7)


def _year(text: str, today: date) -> int:
    if len(text) > 2:
        return int(text)
    year = today.year // 100 * 100 + int(text)
    return year - 100 if year > today.year + 20 else year  # '98 is long ago


def _calendar(found: re.Match[str], today: date, past: bool) -> date | None:  # noqa: FBT001
    parts = {name: text for name, text in found.groupdict().items() if text}
    month = parts.get("month", "")
    number = next((i for i, name in enumerate(MONTHS, 1) if name.lower().startswith(month[:3])), 0)
    number = int(month) if month.isdigit() else number
    day = int(parts["day"])
    if "year" in parts:
        named = [date(_year(parts["year"], today), number, day)]
    else:  # nine years hold a 29th of February
        years = [one for year in range(today.year - 9, today.year + 10) if (one := _date(year, number, day))]
        before = [one for one in years if one < today][-1:]
        ahead = [one for one in years if one >= today][:1]
        named = [*before, *ahead] if past else [*ahead, *before]
    if weekday := parts.get("weekday"):  # which may settle the year, and must not contradict it
        named = [one for one in named if WEEKDAYS[one.weekday()].lower().startswith(weekday[:3])]
    return named[0] if named else None


def _date(year: int, month: int, day: int) -> date | None:
    """The day, or None in a year that has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


_Way = Callable[[re.Match[str], date, bool], date | None]
_THAT: Final = rf"(?:{_WEEKDAY},? )?(?:the )?"
_WAYS: Final[tuple[tuple[str, _Way], ...]] = (
    ("|".join(_NEAR), _near),
    (r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})", _calendar),
    (r"(?P<day>\d{1,2})(?P<s>[/.-])(?P<month>\d{1,2})(?P=s)(?P<year>\d{4}|\d{2})", _calendar),
    (r"(?P<day>\d{1,2})/(?P<month>\d{1,2})", _calendar),
    (rf"{_THAT}{_DAY} (?:of )?{_MONTH}\.?(?:,? '?(?P<year>\d{{4}}|\d{{2}}))?", _calendar),
    (rf"{_THAT}{_MONTH}\.? (?:the )?{_DAY}(?:,? (?P<year>\d{{4}}))?", _calendar),
    (rf"{_N} days? ago", _count),
    (rf"{_N} weeks? ago today", _count),
    (rf"in {_N} (?:days?|weeks?)(?:'?s?'? time)?", _count),
    (rf"{_N} (?:days?|weeks?)'? (?:time|from now|from today)", _count),
    (rf"{_N} weeks? (?:today|tomorrow)", _count),
    (r"(?:in )?(?:a )?fortnight(?: today| tomorrow|'s time| from now| from today)", _count),
    (r"in a fortnight|a fortnight ago today", _count),
    (rf"(?:this )?(?:(?P<before>next|last|coming) )?{_WEEKDAY}", _weekday),
    (rf"{_WEEKDAY} (?P<week>(?:this|next|last) week)", _weekday),
    (rf"(?P<week>(?:this|next|last) week),? (?:on )?{_WEEKDAY}", _weekday),
    (rf"{_WEEKDAY} (?P<on>week)", _weekday),
    (rf"(?:a |one )?(?P<on>week|fortnight) on {_WEEKDAY}", _weekday),
)
