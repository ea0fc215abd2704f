"""Which pack is meant: the one given, the one here, the one installed or the repository's."""

from __future__ import annotations

from pathlib import Path

import pytest

from reflect.flows import find
from reflect.flows.diagnostics import FlowErrors
from reflect.flows.find import find_pack
from tests.flows.mini import mini


@pytest.fixture
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place with no pack in it, and an installation without one."""
    package = tmp_path / "site" / "reflect"
    package.mkdir(parents=True)
    monkeypatch.setattr(find, "_PACKAGE", package)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_path_given_comes_first(nowhere: Path) -> None:
    mini(nowhere / "flows")
    given = mini(nowhere / "mine")
    assert find_pack(given, for_flows_command=True) == (given, "the path given", False)


def test_the_flows_here_are_for_the_flows_commands_only(nowhere: Path) -> None:
    mini(nowhere / "flows")
    assert find_pack(for_flows_command=True) == (Path("flows"), "flows in this folder", False)
    with pytest.raises(FlowErrors):
        find_pack()


def test_the_installed_pack_comes_before_the_repository_s(nowhere: Path) -> None:
    repository = mini(nowhere / "site" / "flows")
    assert find_pack() == (repository, "the repository's own flows", False)
    installed = nowhere / "site" / "reflect" / "_pack" / "pack.json"
    installed.parent.mkdir()
    installed.touch()
    assert find_pack() == (installed, "installed with reflect", True)


def test_a_path_that_is_not_there_and_no_pack_at_all_are_said(nowhere: Path) -> None:
    for path in (nowhere / "gone", None):
        with pytest.raises(FlowErrors) as caught:
            find_pack(path)
        assert [one.code for one in caught.value.diagnostics] == ["RF117"]
        assert caught.value.diagnostics[0].help


def test_from_the_repository_the_shipped_flows_are_found() -> None:
    assert find_pack().path.name in ("flows", "pack.json")
