"""Interleaved, paired runs; a row of the table; and nothing that ever fails because of the clock."""

import statistics
from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Sample:
    """What was measured of one thing, in milliseconds."""

    times: tuple[float, ...]

    @property
    def median(self) -> float:
        return statistics.median(self.times)

    @property
    def least(self) -> float:
        return min(self.times)


@dataclass(frozen=True)
class Row:
    """One line of the table: a thing against its base, beside what we allow and what is known to be possible.

    `pairs` are the ratios of runs that stood next to each other, so that a busy minute touches both alike.
    """

    what: str
    base: str
    thing: Sample
    against: Sample
    budget: float | None
    floor: str

    @property
    def ratio(self) -> float:
        pairs = zip(self.thing.times, self.against.times, strict=True)
        return statistics.median(mine / theirs for mine, theirs in pairs)

    @property
    def least_ratio(self) -> float:
        return self.thing.least / self.against.least


def interleave(runs: int, things: Mapping[str, Callable[[], float]], *, warm: int = 1) -> dict[str, Sample]:
    """Run each thing in turn, `runs` times round; the first `warm` rounds fill caches and do not count."""
    times: dict[str, list[float]] = {name: [] for name in things}
    for turn in range(runs + warm):
        for name, thing in things.items():
            took = thing()
            if turn >= warm:
                times[name].append(took)
    return {name: Sample(tuple(took)) for name, took in times.items()}


HEAD = ("", "ratio", "best", "budget", "", "median ms", "base ms", "measured floor")


def table(rows: list[Row]) -> str:
    """The rows as plain text. `over` is a word to look into, not a failure: the machine may be busy."""
    lines = [HEAD]
    for row in rows:
        budget = "-" if row.budget is None else f"{row.budget:g} x"
        verdict = "" if row.budget is None else ("within" if row.ratio <= row.budget else "over")
        lines.append(
            (
                f"{row.what} / {row.base}",
                f"{row.ratio:.2f} x",
                f"{row.least_ratio:.2f} x",
                budget,
                verdict,
                f"{row.thing.median:.1f}",
                f"{row.against.median:.1f}",
                row.floor,
            )
        )
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEAD))]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if column in {0, 4, 7} else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    )
