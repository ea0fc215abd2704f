"""What the people of a list are called until somebody calls them otherwise."""

from __future__ import annotations

from typing import Final

MOST_PEOPLE: Final = 9
"""Rows a list of people can have."""


def person_ids(named: str, many: int) -> list[str]:
    """The ids of the first so many people of a list whose first is called ``named``: "Child A" -> child_a."""
    return [name.lower().replace(" ", "_") for name in person_names(named, many)]


def person_names(named: str, many: int) -> list[str]:
    """The role words they have until somebody gives them others: "Child A", "Child B" ..."""
    word, _, letter = named.rpartition(" ")
    return [f"{word} {chr(ord(letter) + number)}" for number in range(many)]
