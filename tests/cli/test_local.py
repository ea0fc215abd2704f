"""What is said for an area: in the folder that is named, or in the person's own."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Reflect

VALUES = "contacts: {front-door: {value: 01632 960999}}\n"


def area(folder: Path, text: str = VALUES) -> Path:
    folder.mkdir(parents=True)
    (folder / "local.yaml").write_text(text, encoding="utf-8")
    return folder


def typed(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("\n".join(lines).encode())))


def test_a_persons_own_folder_is_used_without_being_named(
    reflect: Reflect, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    area(home / "reflect" / "local")
    typed(monkeypatch, "danger")
    assert "01632 960999" in reflect("start", "ten", "--plain").out


def test_a_folder_that_is_named_goes_before_it(
    reflect: Reflect, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    area(home / "reflect" / "local")
    other = area(tmp_path / "other", VALUES.replace("999", "998"))
    typed(monkeypatch, "danger")
    out = reflect("start", "ten", "--plain", "--local", other).out
    assert "01632 960998" in out
    assert "01632 960999" not in out


def test_what_is_not_set_says_so_and_never_makes_up_a_number(
    reflect: Reflect, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch, "danger")
    out = " ".join(reflect("start", "ten", "--plain").out.split())
    assert "not set: find it on your partnership's website" in out


def test_a_wrong_value_is_refused_with_its_place(reflect: Reflect, home: Path) -> None:
    area(home / "reflect" / "local", "contacts: {front-dor: {value: 01632 960999}}\n")
    ran = reflect("start", "ten", "--plain")
    assert ran.code == 2
    assert "local.yaml:1:12" in ran.err
    assert "did you mean `front-door`?" in ran.err


def test_scripts_do_not_depend_on_anybodys_own_folder(
    reflect: Reflect, home: Path, script: Callable[[str], Path]
) -> None:
    area(home / "reflect" / "local", "contacts: {nobody: {value: '1'}}\n")
    path = script("start: ten\nanswers: {start/prepare/gate: 'no'}\notherwise: park\n")
    assert reflect("play", path).code == 0


def test_it_can_be_seen_what_is_set_and_where_to_set_it(reflect: Reflect, home: Path) -> None:
    ran = reflect("flows", "local")
    assert "front door: not set" in ran.out
    assert str(home / "reflect" / "local" / "local.yaml") in ran.err
    area(home / "reflect" / "local", f"{VALUES}nation: wales\nrole: health\n")
    ran = reflect("flows", "local")
    assert "front door: 01632 960999" in ran.out
    assert "Nation: Wales" in ran.out
    assert "Everybody's role here: Health" in ran.out
    assert "local.yaml." in ran.err


def test_a_file_need_not_set_any_contact(reflect: Reflect, tmp_path: Path) -> None:
    folder = area(tmp_path / "area", "role: health\n")
    assert reflect("flows", "check", "--local", folder).code == 0
    wrong = area(tmp_path / "wrong", "role: healths\n")
    assert "did you mean `health`?" in reflect("flows", "check", "--local", wrong).out


def test_no_such_folder(reflect: Reflect, tmp_path: Path) -> None:
    for command in (("start", "ten", "--plain"), ("flows", "check"), ("flows", "test")):
        ran = reflect(*command, "--local", tmp_path / "nowhere")
        assert ran.code == 2
        assert "there is no such folder" in ran.err
