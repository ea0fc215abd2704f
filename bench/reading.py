"""Folders of flows of 200 nodes: from YAML to a pack that knows its lines, beside PyYAML's fastest loader."""

from pathlib import Path

from bench import packs
from bench.measure import Row, Sample
from bench.place import PLACE, Place, told

# How many nodes, what reading them may cost, and what an event builder with nothing after it was measured at.
SIZES = ((1_000, 0.3, "0.25 x"), (10_000, 0.15, "0.14 x"))
CHILD = Path(__file__).with_name("reading_child.py")


def rows(place: Place, runs: int) -> list[Row]:
    found: list[Row] = []
    for nodes, budget, floor in SIZES:
        folder = packs.write(PLACE / f"pack-{nodes}", nodes)
        measured = told(place, CHILD, folder, runs)
        times = {name: Sample(tuple(took)) for name, took in measured.items()}
        base = times["yaml"]
        found += [
            Row(f"load {nodes:,} nodes", "yaml.load(CSafeLoader)", times["load"], base, budget, ""),
            Row("  of which YAML to places", "the same", times["events"], base, None, floor),
            Row("  the parser, nothing built", "the same", times["parser"], base, None, ""),
            Row("  reopen compiled", "the same", times["reopen"], base, 0.05, "0.007 x"),
        ]
    return found
