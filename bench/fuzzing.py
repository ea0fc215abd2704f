"""Made-up conversations through a flow of 60 nodes, beside the same events walked and replayed bare."""

from pathlib import Path

from bench.measure import Row, Sample
from bench.place import Place, told

CHILD = Path(__file__).with_name("fuzz_child.py")
CONVERSATIONS = 500


def rows(place: Place, runs: int) -> list[Row]:
    measured = told(place, CHILD, runs, CONVERSATIONS)
    times = {name: Sample(tuple(took)) for name, took in measured["times"].items()}
    a_second = {name: f"{CONVERSATIONS / took.median * 1000:,.0f} a second" for name, took in times.items()}
    what = f"fuzz {CONVERSATIONS} conversations of {measured['turns']:.0f} events"
    return [
        Row(
            what,
            "walked and replayed",
            times["fuzz"],
            times["bare"],
            None,
            f"{a_second['fuzz']}; 1,000 meant",
        ),
        Row("  walked and replayed", "itself", times["bare"], times["bare"], None, a_second["bare"]),
    ]
