"""What starts quickly stays quick, and the core stays free of the screen: seen from fresh interpreters."""

import json
import os
import pkgutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import reflect

ROOT = Path(reflect.__file__).parent
# The terminal app's own files; everything else in the package, whatever is added to it, is watched.
TERMINAL = ("reflect.tui", "reflect.screens", "reflect.widgets")
ENTRANCE = "reflect.__main__"  # running it is its whole point

# Imports its arguments one after another and says which of them was the first to bring in each library.
WATCHER = """
import importlib, json, sys
found = {}
for name in sys.argv[1:]:
    before = set(sys.modules)
    importlib.import_module(name)
    for library in {module.partition(".")[0] for module in set(sys.modules) - before}:
        found.setdefault(library, name)
print(json.dumps(found))
"""


def modules() -> list[str]:
    """Every module in the package but the terminal's; found by walking, so a new one is covered at once."""
    found = [module.name for module in pkgutil.walk_packages([str(ROOT)], "reflect.", onerror=print)]
    return [name for name in found if not name.startswith(TERMINAL) and name != ENTRANCE]


def fresh(*arguments: str) -> subprocess.CompletedProcess[str]:
    """A Python that has not imported anything of ours yet."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT.parent)}
    environment.pop(
        "PYTHONDONTWRITEBYTECODE", None
    )  # without bytecode each of these takes four times as long
    return subprocess.run(
        [sys.executable, *arguments], env=environment, capture_output=True, text=True, timeout=60, check=False
    )


def culprits(names: Iterable[str], forbidden: set[str]) -> list[str]:
    """Import these one after another in one fresh interpreter; who was first to bring in what?"""
    done = fresh("-c", WATCHER, *names)
    assert done.returncode == 0, done.stderr
    found: dict[str, str] = json.loads(done.stdout)
    return [f"{found[library]} brings in {library}" for library in sorted(forbidden) if library in found]


def test_the_core_never_brings_in_the_screen() -> None:
    found = modules()
    assert {"reflect.assistant", "reflect.flows.read", "reflect.plain", "reflect.views"} <= set(found)
    assert not culprits(found, {"textual", "rich"})


def test_nothing_heavy_stands_before_the_first_screen() -> None:
    """networkx takes as long to import as all of Textual, so it waits until a graph is needed."""
    doors = ["reflect.cli", "reflect.assistant", "reflect.plain", "reflect.screens.app"]
    assert not culprits(doors, {"networkx", "docx"})


def imported_by(*arguments: str) -> tuple[subprocess.CompletedProcess[str], set[str]]:
    """Run a command and say which modules it imported: the interpreter's own account."""
    done = fresh("-X", "importtime", *arguments)
    names = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines() if "import time:" in line}
    return done, names


def test_the_version_is_told_without_loading_anything_heavy() -> None:
    done, names = imported_by("-m", "reflect", "--version")
    assert done.returncode == 0
    assert reflect.__version__ in done.stdout
    assert not {"textual", "rich", "networkx", "yaml", "msgspec", "asyncio", "importlib.metadata"} & names


def test_help_loads_no_screen_and_no_graph() -> None:
    done, names = imported_by("-m", "reflect", "--help")
    assert done.returncode == 0
    assert not {"textual", "rich", "networkx", "yaml"} & names
