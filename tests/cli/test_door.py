"""Finding the command, refusing what is not one, and exit codes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import reflect as package
from reflect.cli import COMMANDS
from reflect.splash import has_screen
from tests.cli.conftest import Reflect


def test_the_version_is_one_line(reflect: Reflect) -> None:
    assert reflect("--version") == (0, f"reflect {package.__version__}\n", "")


@pytest.mark.parametrize(
    "arguments", [["--help"], ["-h"], ["help"], *([name, "--help"] for name in COMMANDS), ["help", "play"]]
)
def test_help_is_data_and_fits_the_terminal(arguments: list[str], reflect: Reflect) -> None:
    ran = reflect(*arguments)
    assert ran.code == 0
    assert not ran.err
    assert "reflect" in ran.out
    assert max(map(len, ran.out.splitlines())) <= 80


@pytest.mark.parametrize("name", ["check", "explain", "coverage", "test", "compile"])
def test_each_word_after_flows_has_its_help(name: str, reflect: Reflect) -> None:
    assert name in reflect("flows", "--help").out
    ran = reflect("flows", name, "--help")
    assert ran.code == 0
    assert ran.out.startswith(f"reflect flows {name} ")


def test_nothing_is_offered_that_is_not_there_yet(reflect: Reflect) -> None:
    for later in ("list", "show", "resume", "match", "scan", "smart", "learn", "doctor"):
        ran = reflect(later)
        assert ran.code == 2
        assert f"there is no command `{later}`" in ran.err
        assert later not in reflect("--help").out.split()


@pytest.mark.parametrize(
    "arguments, said",
    [
        (["strat"], "Did you mean `start`?"),
        (["flows", "chekc"], "Did you mean `check`?"),
        (["start", "--dpeth", "30"], "Did you mean `--depth`?"),
        (["start", "--depth"], "--depth needs a value after it: --depth MINUTES."),
        (["start", "--depth", "lots"], "--depth takes a number of minutes, for example 30, and not `lots`."),
        (["start", "--depth", "9" * 5000], "--depth takes a number"),
        (["start", "--plain=yes"], "--plain stands alone"),
        (["start", "--depth=10", "--depth=30"], "--depth was given twice"),
        (["start", "ten", "minutes"], "does not know what to do with `minutes`"),
        (["start", "prepair", "--plain"], "There is no door “prepair”."),
        (["start", "prepair", "--plain"], "Did you mean `prepare`?"),
        (["start", "prepare", "--depth", "45", "--plain"], "There is: 2, 10, 30, 60."),
        (["start", "prepare", "--voice", "boss", "--plain"], "There is no voice “boss” here."),
        (["play"], "needs more: reflect play SCRIPT.yaml"),
        (["flows", "explain", "RF9999"], "There is no code RF9999."),
        (["flows", "test", "nowhere"], "there is no such file or folder"),
        (["--vioce", "practitioner"], "Did you mean `--voice`?"),
        (["flows", "check", "--today", "soon"], "--today takes a day such as 2026-11-26"),
        (["flows", "compile"], "say where to write it"),
        (["flows", "coverage", "--prefix", "ZZ"], "no point of the documents begins with `ZZ`"),
    ],
)
def test_what_cannot_be_done_is_refused_in_words(arguments: list[str], said: str, reflect: Reflect) -> None:
    ran = reflect(*arguments)
    assert ran.code == 2
    assert not ran.out
    assert said in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.parametrize(
    "term, system, screen",
    [
        ("xterm", "posix", True),
        ("dumb", "posix", False),
        (None, "posix", False),
        (None, "nt", True),
        ("dumb", "nt", False),
    ],
)
def test_a_terminal_without_a_screen_is_known(
    term: str | None,
    system: str,
    screen: bool,  # noqa: FBT001 - a column of the table above
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setattr(os, "name", system)
    monkeypatch.delenv("TERM") if term is None else monkeypatch.setenv("TERM", term)
    assert has_screen() is screen


def test_an_unexpected_error_is_one_paragraph_without_anybodys_words(
    monkeypatch: pytest.MonkeyPatch, reflect: Reflect
) -> None:
    def broken(_: object) -> int:
        raise KeyError("what mum said")

    monkeypatch.setattr("reflect.cli._command", broken)
    monkeypatch.setattr("reflect.cli.COMMANDS", {"start": ("", "")})
    monkeypatch.setattr("reflect.cli._command", lambda *_: broken(None))
    ran = reflect("start")
    assert ran.code == 70
    assert not ran.out
    assert "mum" not in ran.err
    assert ran.err.count("\n") == 1
    for part in (
        "went wrong",
        "nothing you did",
        "Files are either whole",
        "try the same thing once more",
        "KeyError at",
    ):
        assert part in ran.err


@pytest.mark.parametrize(
    "error, code", [(KeyboardInterrupt(), 130), (OSError(28, "No space left on device"), 1)]
)
def test_stopping_and_a_full_disk_have_their_own_codes(
    error: BaseException, code: int, monkeypatch: pytest.MonkeyPatch, reflect: Reflect
) -> None:
    def stop(*_: object) -> int:
        raise error

    monkeypatch.setattr("reflect.cli._command", stop)
    monkeypatch.setattr("reflect.cli.trouble._hush", lambda: None)
    ran = reflect("flows", "check")
    assert ran.code == code
    assert "Traceback" not in ran.err


def test_do_not_keep_is_taken_and_says_what_it_means(
    monkeypatch: pytest.MonkeyPatch, reflect: Reflect, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin", __import__("io").StringIO(""))
    ran = reflect("start", "ten", "--plain", "--do-not-keep")
    assert ran.code == 0
    assert "Nothing is kept in this version" in ran.err
    assert "Question 1, about safety:" in ran.out
