"""Runs where the wheel is installed: reads a folder in several ways, in turn, and prints the times."""

import gc
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

import yaml

from reflect.flows.folder import read_folder
from reflect.flows.pack import load_pack
from reflect.flows.read import collector_off
from reflect.flows.reading import read_pack


def main(folder: Path, runs: int) -> None:
    files = sorted(folder.rglob("*.yaml"))
    compiled = folder / "pack.json"
    compiled.write_bytes(_compiled(folder))

    def plain() -> object:
        return [yaml.load(file.read_bytes(), yaml.CSafeLoader) for file in files]

    def parser() -> object:
        """The parser with nothing after it: what no reader that uses it can go below."""
        return [sum(1 for _ in yaml.parse(file.read_bytes(), yaml.CSafeLoader)) for file in files]

    def events() -> object:
        with collector_off():
            return read_folder(folder)

    ways: dict[str, Callable[[], object]] = {
        "yaml": plain,
        "parser": parser,
        "events": events,
        "load": lambda: read_pack(folder),
        "reopen": lambda: load_pack(compiled),
    }
    times: dict[str, list[float]] = {name: [] for name in ways}
    for turn in range(runs + 1):  # the first round fills the caches and does not count
        for name, way in ways.items():
            gc.collect()
            began = time.perf_counter()
            made = way()
            took = (time.perf_counter() - began) * 1000
            del made
            if turn:
                times[name].append(took)
    print(json.dumps(times))


def _compiled(folder: Path) -> bytes:
    """What the build writes, without the proofs: they are the checker's time and not the reader's."""
    import msgspec

    return msgspec.json.encode(read_pack(folder).pack)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
