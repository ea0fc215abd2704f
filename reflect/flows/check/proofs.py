"""The proofs that look at conditions and at whole ways: run on flows in which nothing else is wrong."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from reflect.flows.check import asked, exact, reach, stops
from reflect.flows.check.judge import Judge
from reflect.flows.check.program import Program
from reflect.flows.diagnostics import Diagnostic
from reflect.flows.reading import Reading


def check(reading: Reading, sound: Collection[str]) -> Iterator[Diagnostic]:
    """Errors and warnings alike, first causes first."""
    whole = reading.whole and not reading.alone and len(sound) == len(reading.files)
    judge = Judge(reading, Program(reading.pack, sound, whole=whole))
    yield from asked.check(judge)
    yield from exact.check(judge)
    yield from reach.check(judge)
    yield from stops.check(judge)
