"""How a number is spread over all the ways: a probability for each value, as an array from its least one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

_NEAR = 1e-9  # two sums of the same probabilities, added in another order


class Quartiles(NamedTuple):
    """Least, where the middle half begins, the median, where it ends, and most."""

    least: float
    lower: float
    median: float
    upper: float
    most: float


class Spread:
    """Probabilities by whole number. Grows as more is put in."""

    __slots__ = ("at", "chances")

    def __init__(self, at: int = 0, chances: list[float] | None = None) -> None:
        """``chances[0]`` is that of ``at``."""
        self.at = at
        self.chances = chances or []

    def add(self, other: Spread, share: float, later: int = 0) -> None:
        """Put in another's probabilities, as a share of them and each ``later`` by so many."""
        at, chances = other.at + later, [one * share for one in other.chances]
        if not self.chances:
            self.at, self.chances = at, chances
            return
        if at < self.at:
            self.chances = [0.0] * (self.at - at) + self.chances
            self.at = at
        start = at - self.at
        end = start + len(chances)
        if end > len(self.chances):
            self.chances += [0.0] * (end - len(self.chances))
        mine = self.chances[start:end]
        self.chances[start:end] = [a + b for a, b in zip(mine, chances, strict=True)]

    def put(self, number: int, chance: float) -> None:
        """Put in one number."""
        self.add(Spread(number, [chance]), 1.0)

    def each(self) -> Iterator[tuple[int, float]]:
        """The numbers that come up, with their probability."""
        return ((self.at + place, chance) for place, chance in enumerate(self.chances) if chance > 0)

    @property
    def total(self) -> float:
        """All probabilities together."""
        return sum(self.chances)

    def quartiles(self, unit: float = 1) -> Quartiles:
        """Of the numbers in ``unit`` s. There must be some."""
        found = list(self.each())
        total = sum(chance for _, chance in found)
        marks = []
        passed = 0.0
        wanted = [0.25, 0.5, 0.75]
        for number, chance in found:
            passed += chance
            while wanted and passed >= wanted[0] * total - _NEAR:
                marks.append(number * unit)
                wanted.pop(0)
        return Quartiles(found[0][0] * unit, marks[0], marks[1], marks[2], found[-1][0] * unit)
