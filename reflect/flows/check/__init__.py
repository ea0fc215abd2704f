"""What the checker proves about a pack. Each family of checks is a module; all run, in this order.

What is wrong with a file comes before what follows from it: the proofs that need the whole graph look only
at flows in which everything leads somewhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from reflect.flows.check import (
    calls,
    challenges,
    graph,
    identity,
    logic,
    names,
    overlays,
    rounds,
    safety,
    sources,
    targets,
    words,
)
from reflect.flows.check.variants import Variants
from reflect.flows.diagnostics import ERROR, Diagnostic
from reflect.flows.layers import in_voice
from reflect.flows.reading import Reading


def check(reading: Reading, *, prove: bool = True) -> list[Diagnostic]:
    """Every error of a reading, first causes first. ``prove=False`` leaves out what needs networkx."""
    found = list(reading.problems)
    for document in reading.documents():
        found += document.problems
    found += identity.check(reading)
    found += targets.check(reading)
    unsound = {one.file for one in found}
    read = [*logic.check(reading), *rounds.check(reading), *challenges.check(reading)]
    found += read
    found += names.check(reading)
    found += words.check(reading)
    found += sources.check(reading)
    found += overlays.check(reading)
    if prove:
        found += _proofs(reading, unsound, {one.file for one in read})
    wrong = {one.file for one in found}
    for voice in reading.pack.voiced:
        found += _spoken(reading, voice, wrong, prove=prove)
    return found


def _spoken(reading: Reading, voice: str, wrong: set[str], *, prove: bool) -> Iterator[Diagnostic]:
    """What is wrong with the words of one voice. Where they read answers, the proofs look again."""
    said, files, reads = in_voice(reading, voice)
    read = [*logic.check(said), *rounds.check(said), *challenges.check(said)]
    found = [*read, *words.check(said), *sources.check(said)]
    if prove and reads and files.isdisjoint(wrong | {one.file for one in read}):
        found += _proofs(said, set(), set())
    yield from (one for one in found if one.file in files)
    reading.noticed.extend(one for one in said.noticed if one.file in files)


def _proofs(reading: Reading, unsound: set[str], misread: set[str]) -> Iterator[Diagnostic]:
    """What needs the graph, and then what needs conditions that read what they mean to."""
    from reflect.flows.check import proofs

    files = {name: file.document.file for name, file in reading.files.items()}
    sound = [name for name, file in files.items() if file not in unsound]
    variants = Variants(reading.pack)
    drawn = list(graph.check(reading, sound, variants))
    yield from drawn
    called = list(calls.check(reading, sound))
    yield from called
    yield from safety.check(reading, sound, variants)
    if any(one.code == "RF307" for one in called):
        return  # flows that call each other have no end to walk to
    wrong = misread | {one.file for one in drawn}
    for one in proofs.check(reading, [name for name in sound if files[name] not in wrong]):
        if one.severity == ERROR:
            yield one
        else:
            reading.noticed.append(one)


def advise(reading: Reading, today: date) -> list[Diagnostic]:
    """Every warning: what to look at, with dates judged against ``today``, and what proving came upon."""
    found = [
        *words.advise(reading),
        *challenges.advise(reading),
        *sources.advise(reading, today),
        *reading.noticed,
    ]
    for voice in reading.pack.voiced:
        said, files, _ = in_voice(reading, voice)
        spoken = (*words.advise(said), *challenges.advise(said))
        found += [one for one in spoken if one.file in files]
    return found
