"""`python tasks.py bench [part ...] [--runs N]`: the speeds we promise, measured on this machine in one run.

Ratios are what to read: the two sides of each stand next to each other in time, on the same machine. Nothing
here fails because of a clock; `over` means run it again on a quiet machine, then look for the reason.
"""

import argparse
import platform
import sys
from collections.abc import Callable

from bench import fuzzing, keys, paint, place, proving, reading, startup
from bench.measure import Row, table

# Each part with the rounds it is run by default: short things need more of them to be worth reading.
PARTS: dict[str, tuple[Callable[[place.Place, int], list[Row]], int]] = {
    "startup": (startup.rows, 15),
    "paint": (paint.rows, 11),
    "keys": (keys.rows, 15),
    "reading": (reading.rows, 5),
    "fuzz": (fuzzing.rows, 5),
    "proving": (proving.rows, 5),
}


def main() -> int:
    parser = argparse.ArgumentParser(prog="python tasks.py bench", description=__doc__)
    parser.add_argument("parts", nargs="*", help=f"which to run: {', '.join(PARTS)} (all when none is named)")
    parser.add_argument("--runs", type=int, default=0, help="rounds of each, in place of the usual number")
    chosen = parser.parse_args()
    unknown = set(chosen.parts) - set(PARTS)
    if unknown:
        parser.error(f"no part called {', '.join(sorted(unknown))}")
    here = place.make()
    rows: list[Row] = []
    for name in chosen.parts or PARTS:
        part, usual = PARTS[name]
        print(f"Measuring {name} ...", file=sys.stderr, flush=True)
        rows += part(here, chosen.runs or usual)
    print(
        f"Python {platform.python_version()}, {platform.system()}; an installed wheel with bytecode; medians"
    )
    print(table(rows))
    return 0


if __name__ == "__main__":
    sys.exit(main())
