"""A conversation that was not written to a file leaves nothing of itself on the disk."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
CANARY = "xylophone-in-the-pantry"


def written_under(folder: Path) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_nothing_typed_reaches_the_disk(home: Path, tmp_path: Path) -> None:
    words = f"The visits keep being moved, {CANARY}, since June."
    lines = ["4", "1", words, "5", f"It went well, {CANARY}, once.", "danger"]
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    ran = subprocess.run(
        [sys.executable, "-m", "reflect", "start", "prepare", "--plain"],
        input="\n".join(lines).encode(),
        capture_output=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "TMPDIR": str(temporary), "PYTHONDONTWRITEBYTECODE": "1"},
        timeout=60,
        check=False,
    )
    assert ran.returncode == 0
    assert CANARY.encode() in ran.stdout  # said back on the page, so it was really there
    assert {**written_under(home), **written_under(tmp_path)} == {}
