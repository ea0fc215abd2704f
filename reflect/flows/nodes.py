"""What the reader builds: text, mappings and lists, each knowing where it and everything in it stands.

Places are character offsets kept in one list of ints beside each mapping or list, so that a thousand
scalars cost a thousand small ints and no objects.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

Raw: TypeAlias = "str | Map | Seq"
"""A value as written. Every scalar is text until the schema types it."""


class Map(dict[str, Any]):
    """A mapping. ``at`` is where it begins; ``places`` holds a key's and a value's offset for each pair."""

    __slots__ = ("at", "places")

    at: int
    places: list[int]

    def key_at(self, key: str) -> int:
        """Where the key stands; where the mapping begins if it has no such key."""
        return self.places[2 * list(self).index(key)] if key in self else self.at

    def value_at(self, key: str) -> int:
        """Where the key's value stands; where the mapping begins if it has no such key."""
        return self.places[2 * list(self).index(key) + 1] if key in self else self.at

    def pairs(self) -> Iterator[tuple[str, Raw, int, int]]:
        """Each key and value with where they stand."""
        places = iter(self.places)
        for key, value in self.items():
            yield key, value, next(places), next(places)

    def drop(self, key: str) -> None:
        """Take a pair out, with its places."""
        index = list(self).index(key)
        del self[key], self.places[2 * index : 2 * index + 2]


class Seq(list[Any]):
    """A list. ``at`` is where it begins; ``places`` holds the offset of each value."""

    __slots__ = ("at", "places")

    at: int
    places: list[int]


def kind_of(value: Raw) -> str:
    """The word for what was written, for a message."""
    if isinstance(value, Map):
        return "a mapping"
    if isinstance(value, Seq):
        return "a list"
    return "text" if value else "nothing"
