"""Small things every part of the paper says the same way: standing words, days, numbers and asides."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Final

from reflect.flows.model import Pack
from reflect.summary.model import Run, Said

MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

_NUMBERS: Final = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_ENDS: Final = ".!?…:"
_CLOSING: Final = "\"'”’)]»"
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def word(pack: Pack, name: str, **fill: str) -> str:
    """The standing words called ``name``, placeholders filled. Where a pack has none, the name, readably."""
    text = pack.words.get(name) or name.rpartition(".")[2].replace("-", " ")
    for placeholder, words in fill.items():
        text = text.replace(f"{{{placeholder}}}", words)
    return text


def day(when: date) -> str:
    """A day as a letter has it, the same on every machine: "22 November 2026"."""
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def day_in(words: str) -> str:
    """Words that are nothing but an ISO date, as a letter has that day; any other words as they are."""
    try:
        return day(date.fromisoformat(words)) if len(words) == len("2026-11-22") else words
    except ValueError:
        return words


def number(n: int) -> str:
    """Small numbers in words, as a letter has them; larger ones in figures."""
    return _NUMBERS[n - 2] if 2 <= n < len(_NUMBERS) + 2 else str(n)


def capital(text: str) -> str:
    """The same with a capital first letter."""
    return text[:1].upper() + text[1:]


def small(label: str) -> str:
    """A label inside a sentence: its capital goes, unless it is "I" or the word is in capitals throughout."""
    first = label.split(" ", 1)[0]
    is_i = first.partition("'")[0].partition("’")[0] == "I"
    return label if is_i or first[1:2].isupper() else label[:1].lower() + label[1:]


def ended(text: str) -> bool:
    """Whether a sentence ends here, brackets and quotation marks apart."""
    return text.rstrip().rstrip(_CLOSING)[-1:] in tuple(_ENDS)


def asks(text: str) -> bool:
    """Whether a question ends here, brackets and quotation marks apart."""
    return text.rstrip().rstrip(_CLOSING).endswith("?")


def one_line(text: str) -> str:
    """The text on one line, its line ends now blanks."""
    return " ".join(line.strip() for line in text.split("\n")) if "\n" in text else text


def aside(text: str) -> Run:
    """Words in brackets beside others: how it is known, what is still missing."""
    return Run(text if text.startswith("(") else f"({text})", Said.ASIDE)


def listed(parts: Iterable[str]) -> str:
    """Several names in a row, where one of them may hold a comma: "a; b"."""
    return "; ".join(dict.fromkeys(part for part in parts if part))


def cleaned(text: str) -> str:
    """Text without control characters, tabs and line ends apart: the last look before it is laid out."""
    return _CONTROL.sub("", text)
