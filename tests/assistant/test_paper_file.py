"""A summary on disk: whole or not at all, for one person's eyes, never over another file unasked."""

import os
import sys
from pathlib import Path

import pytest

from reflect.paper_file import write_new


def paper(kind: str) -> str:
    return f"as {kind}: Child [K] told [Mr A] – بچہ 孩子\n"


@pytest.mark.parametrize("ending", ["md", "txt", "json"])
def test_the_ending_decides_the_kind(tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"summary.{ending}"
    result = write_new(file, paper)
    assert result.ok
    assert str(file) in result.message
    assert file.read_text(encoding="utf-8") == paper(ending)
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_it_is_for_one_person_whatever_the_umask(tmp_path: Path) -> None:
    old = os.umask(0)
    try:
        write_new(tmp_path / "summary.md", paper)
    finally:
        os.umask(old)
    assert (tmp_path / "summary.md").stat().st_mode & 0o777 == 0o600


def test_another_file_is_never_written_over_unasked(tmp_path: Path) -> None:
    file = tmp_path / "summary.md"
    file.write_text("somebody else's", encoding="utf-8")
    refused = write_new(file, paper)
    assert (refused.ok, refused.exists) == (False, True)
    assert file.read_text(encoding="utf-8") == "somebody else's"
    assert write_new(file, paper, overwrite=True).ok
    assert file.read_text(encoding="utf-8") == paper("md")


@pytest.mark.parametrize("name", ["summary", "summary.docx", "summary."])
def test_an_ending_it_cannot_write_is_refused_with_those_it_can(tmp_path: Path, name: str) -> None:
    result = write_new(tmp_path / name, paper)
    assert not result.ok
    assert ".md, .txt, .json" in result.message
    assert [file.name for file in tmp_path.iterdir()] == []


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    result = write_new(tmp_path / "nowhere" / "summary.md", paper)
    assert not result.ok
    assert "nowhere" in result.message
    assert "still here" in result.message


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_failed_write_leaves_what_was_there_and_nothing_half_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    file = tmp_path / "summary.md"
    file.write_text("the old one", encoding="utf-8")

    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, step, full)
    result = write_new(file, paper, overwrite=True)
    assert not result.ok
    assert "No space left on device" in result.message
    assert file.read_text(encoding="utf-8") == "the old one"
    assert [file.name for file in tmp_path.iterdir()] == ["summary.md"]
