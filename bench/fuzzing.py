"""Made-up conversations through a flow of 60 nodes, beside the same events walked and replayed bare."""

import json
import subprocess
import sys
from pathlib import Path

from bench.measure import Row, Sample
from bench.place import Place, environment

CHILD = Path(__file__).with_name("fuzz_child.py")
CONVERSATIONS = 500


def rows(place: Place, runs: int) -> list[Row]:
    done = subprocess.run(
        [place.python, str(CHILD), str(runs), str(CONVERSATIONS)],
        cwd=place.empty,
        env=environment(),
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit("made-up conversations failed")
    told = json.loads(done.stdout)
    times = {name: Sample(tuple(took)) for name, took in told["times"].items()}
    a_second = {name: f"{CONVERSATIONS / took.median * 1000:,.0f} a second" for name, took in times.items()}
    what = f"fuzz {CONVERSATIONS} conversations of {told['turns']:.0f} events"
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
