"""Loading a pack with every check, beside loading it and what networkx alone says; and ten times as much."""

from pathlib import Path

from bench import proving_packs
from bench.measure import Row, Sample
from bench.place import PLACE, Place, told

CHILD = Path(__file__).with_name("proving_child.py")


def rows(place: Place, runs: int) -> list[Row]:
    """300 nodes and 3,000."""
    folders = [proving_packs.write(PLACE / f"proving-{nodes}", nodes) for nodes in (300, 3_000)]
    measured = told(place, CHILD, *folders, runs)
    times = {name: Sample(tuple(took)) for name, took in measured.items()}
    alone = "loading + networkx alone"
    return [
        Row("load + every check, 300 nodes", alone, times["small"], times["small alone"], 1.5, ""),
        Row("load + every check, 3,000 nodes", alone, times["large"], times["large alone"], None, ""),
        Row("  3,000 nodes", "300 nodes", times["large"], times["small"], 12, ""),
    ]
