"""A place to measure in: an environment of its own holding the wheel and its pins, as a user has it."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
PLACE = ROOT / ".bench"


@dataclass(frozen=True)
class Place:
    """Where things are: the interpreter the wheel is installed for, and an empty folder to run in."""

    python: str
    reflect: str
    empty: Path


def environment() -> dict[str, str]:
    """The surroundings of every run: bytecode is written and used, nothing of the developer's leaks in."""
    dropped = ("PYTHON", "TEXTUAL_", "REFLECT_", "PIP_TARGET", "PIP_USER")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(dropped)}
    home = str(PLACE / "home")
    kept.update(HOME=home, USERPROFILE=home, XDG_CONFIG_HOME=home, XDG_DATA_HOME=home, XDG_CACHE_HOME=home)
    kept.update(REFLECT_HOME=home, TERM="xterm-256color", COLORTERM="truecolor", LANG="C.UTF-8")
    return kept


def make(*, quiet: bool = False) -> Place:
    """Build the wheel from this tree and install it, with the pinned run-time packages, and compile both."""
    home, wheels, venv = PLACE / "home", PLACE / "wheels", PLACE / "venv"
    for folder in (home, wheels):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    binaries = venv / ("Scripts" if os.name == "nt" else "bin")
    python = binaries / ("python.exe" if os.name == "nt" else "python")
    if not quiet:
        print("Building the wheel and installing it in .bench ...", file=sys.stderr, flush=True)
    if not python.exists():
        _run(sys.executable, "-m", "venv", str(venv))
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    _run(*pip, "--require-hashes", "--only-binary=:all:", "-r", str(ROOT / "requirements" / "run.txt"))
    build = "import sys; from hatchling.build import build_wheel; build_wheel(sys.argv[1])"
    _run(sys.executable, "-c", build, str(wheels), cwd=ROOT)
    (wheel,) = wheels.glob("*.whl")
    _run(*pip, "--no-deps", "--no-index", "--force-reinstall", str(wheel))
    return Place(str(python), str(binaries / "reflect"), home)


def _run(*command: str, cwd: Path = PLACE) -> None:
    done = subprocess.run(command, cwd=cwd, env=environment(), capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)}\n{done.stdout}{done.stderr}")


def told(place: Place, child: Path, *arguments: object) -> dict[str, Any]:
    """What a child measured, run where the wheel is installed; its JSON. Ends the run where it fails."""
    done = subprocess.run(
        [place.python, str(child), *map(str, arguments)],
        cwd=place.empty,
        env=environment(),
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(f"{child.stem} failed")
    measured: dict[str, Any] = json.loads(done.stdout)
    return measured
