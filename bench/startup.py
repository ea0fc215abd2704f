"""`reflect --version` beside an interpreter that does nothing, and one that only loads argparse."""

import subprocess
import time
from collections.abc import Callable

from bench.measure import Row, interleave
from bench.place import Place, environment


def rows(place: Place, runs: int) -> list[Row]:
    argparse = "import argparse; argparse.ArgumentParser().parse_args([])"
    samples = interleave(
        runs,
        {
            "bare": _timed(place, "-c", "pass"),
            "argparse": _timed(place, "-c", argparse),
            "version": _timed(place, "-m", "reflect", "--version"),
        },
        warm=2,
    )
    bare = samples["bare"]
    return [
        Row("reflect --version", "bare Python", samples["version"], bare, 2.5, "argparse alone, below"),
        Row("  argparse alone", "bare Python", samples["argparse"], bare, None, "1.6 x"),
    ]


def _timed(place: Place, *arguments: str) -> Callable[[], float]:
    surroundings = environment()

    def run() -> float:
        began = time.perf_counter()
        subprocess.run(
            [place.python, *arguments],
            cwd=place.empty,
            env=surroundings,
            stdout=subprocess.DEVNULL,
            check=True,
        )
        return (time.perf_counter() - began) * 1000

    return run
