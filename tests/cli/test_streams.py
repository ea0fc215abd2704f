"""Streams and signals as a shell sees them: real processes, so only a few."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import SMALL

REFLECT = [sys.executable, "-m", "reflect"]
posix = pytest.mark.skipif(os.name == "nt", reason="a POSIX shell's streams")


def reflect(*arguments: str, **more: object) -> subprocess.CompletedProcess[bytes]:
    settings = {"capture_output": True, "timeout": 60} | more
    return subprocess.run([*REFLECT, *arguments], check=False, **settings)  # type: ignore[call-overload, no-any-return]


@posix
def test_a_reader_that_has_read_enough_is_no_trouble() -> None:
    read, write = os.pipe()
    os.close(read)
    ran = reflect("--help", capture_output=False, stdout=write, stderr=subprocess.PIPE)
    os.close(write)
    assert (ran.returncode, ran.stderr) == (0, b"")


@posix
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_said_in_words() -> None:
    with Path("/dev/full").open("wb") as full:
        ran = reflect(
            "flows", "coverage", str(SMALL), capture_output=False, stdout=full, stderr=subprocess.PIPE
        )
    assert ran.returncode == 1
    assert b"No space left on device" in ran.stderr
    assert b"Traceback" not in ran.stderr


def test_pipes_are_utf8_whatever_the_system_is_set_to() -> None:
    environment = {
        **os.environ,
        "LC_ALL": "C",
        "PYTHONUTF8": "0",
        "PYTHONIOENCODING": "latin-1",
        "PYTHONCOERCECLOCALE": "0",
    }
    given = "1\n4\n1\nMum said “no” — 漢字 in Ürümqi, and then nothing more\nsummary\n".encode()
    ran = reflect(input=given, env=environment)
    assert ran.returncode == 0
    assert "漢字 in Ürümqi" in ran.stdout.decode()


def test_with_no_terminal_it_goes_line_by_line_and_ends_with_the_input() -> None:
    ran = reflect(input=b"1\n4\nnonsense \xff\n")
    page = ran.stdout.decode()
    assert ran.returncode == 0
    assert "Question 2" in page
    assert " ".join(page.split()).endswith(
        "The input has ended, so the conversation ends here. Nothing was kept."
    )
    assert "\x1b" not in page


@posix
def test_a_closed_stdout_is_no_traceback() -> None:
    ran = subprocess.run(
        ["/bin/sh", "-c", 'exec "$0" -m reflect --version >&-', sys.executable],
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert b"Traceback" not in ran.stderr
