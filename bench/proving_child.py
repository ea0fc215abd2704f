"""Runs where the wheel is installed: reads and proves packs, in turn, and prints the times."""

import gc
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

import networkx as nx

from reflect.flows.check import check
from reflect.flows.graph import graph_of
from reflect.flows.read import collector_off
from reflect.flows.reading import read_pack


def analysed(folder: Path) -> None:
    """Reading, and what networkx alone says of each flow: reach, loops, what dominates, an order."""
    for flow in read_pack(folder).pack.flows.values():
        graph = graph_of(flow)
        nx.descendants(graph, flow.start)
        nx.immediate_dominators(graph, flow.start)
        list(nx.topological_sort(nx.condensation(nx.DiGraph(graph))))


def proved(folder: Path) -> None:
    """Reading and every check: nothing may be found, or something else is measured."""
    if found := check(read_pack(folder)):
        sys.exit(f"{folder} is not without a fault: {found[0].message}")


def main(small: Path, large: Path, runs: int) -> None:
    ways: dict[str, Callable[[], None]] = {
        "small": lambda: proved(small),
        "small alone": lambda: analysed(small),
        "large": lambda: proved(large),
        "large alone": lambda: analysed(large),
    }
    times: dict[str, list[float]] = {name: [] for name in ways}
    for turn in range(runs + 1):  # the first round fills the caches and does not count
        for name, way in ways.items():
            gc.collect()
            began = time.perf_counter()
            with collector_off():
                way()
            if turn:
                times[name].append((time.perf_counter() - began) * 1000)
    print(json.dumps(times))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
