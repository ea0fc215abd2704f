"""The command line, run in this process."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from reflect.__main__ import main

SMALL = Path(__file__).parents[1] / "packs" / "small"


class Ran(NamedTuple):
    code: int
    out: str
    err: str


Reflect = Callable[..., Ran]


@pytest.fixture
def reflect(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Reflect:
    """Run `reflect` with these arguments."""

    def run(*arguments: str | Path) -> Ran:
        monkeypatch.setattr(sys, "argv", ["reflect", *map(str, arguments)])
        code = main()
        return Ran(code, *capsys.readouterr())

    return run


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A copy of the small pack, to put scripts into."""
    shutil.copytree(SMALL, tmp_path / "flows")
    (tmp_path / "flows" / "tests").mkdir()
    return tmp_path / "flows"


@pytest.fixture
def script(pack: Path) -> Callable[[str], Path]:
    """Put a script into the pack."""

    def put(text: str, name: str = "script.yaml") -> Path:
        path = pack / "tests" / name
        path.write_text(text, encoding="utf-8")
        return path

    return put
