"""What the checker proves about a pack. Each family of checks is a module; all run, in this order.

What is wrong with a file comes before what follows from it: the proofs that need the whole graph look only
at flows in which everything leads somewhere.
"""

from __future__ import annotations

from datetime import date

from reflect.flows.check import (
    calls,
    challenges,
    graph,
    identity,
    logic,
    names,
    rounds,
    safety,
    sources,
    targets,
    words,
)
from reflect.flows.check.variants import Variants
from reflect.flows.diagnostics import Diagnostic
from reflect.flows.reading import Reading


def check(reading: Reading, *, prove: bool = True) -> list[Diagnostic]:
    """Every error of a reading, first causes first. ``prove=False`` leaves out what needs networkx."""
    found = list(reading.problems)
    for document in reading.documents():
        found += document.problems
    found += identity.check(reading)
    found += targets.check(reading)
    unsound = {one.file for one in found}
    found += logic.check(reading)
    found += rounds.check(reading)
    found += challenges.check(reading)
    found += names.check(reading)
    found += words.check(reading)
    found += sources.check(reading)
    if prove:
        sound = [name for name, file in reading.files.items() if file.document.file not in unsound]
        variants = Variants(reading.pack)
        found += graph.check(reading, sound, variants)
        found += calls.check(reading, sound)
        found += safety.check(reading, sound, variants)
    return found


def advise(reading: Reading, today: date) -> list[Diagnostic]:
    """Every warning: what to look at, with dates judged against ``today``."""
    return [*words.advise(reading), *challenges.advise(reading), *sources.advise(reading, today)]
