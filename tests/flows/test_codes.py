"""Every code has a definition and its examples prove it: the bad one shows it, the good one nothing."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from reflect.flows.check.explain import FOLDER, UnknownCodeError, codes, definition, explain
from reflect.flows.diagnostics import Diagnostic, FlowErrors
from reflect.flows.pack import check_pack, read_compiled
from tests.flows.mini import mini

TODAY = date(2026, 11, 22)
SOURCE = FOLDER.parents[1]


def local(root: Path) -> Path | None:
    """The local folder of an example that has one."""
    folder = root / ".local"
    return folder if folder.exists() else None


def found(root: Path) -> list[Diagnostic]:
    """Everything there is to say about a pack, and about the compiled file beside it."""
    diagnostics = check_pack(root, TODAY, local(root))
    if (root / "pack.json").exists():
        with pytest.raises(FlowErrors) as caught:
            read_compiled((root / "pack.json").read_bytes(), str(root / "pack.json"))
        diagnostics += caught.value.diagnostics
    return diagnostics


@pytest.mark.parametrize("code", codes())
def test_the_bad_example_shows_exactly_this_where_it_says(code: str, tmp_path: Path) -> None:
    one = definition(code)
    root = mini(tmp_path, one.bad)
    shown = found(root)
    assert [(found.code, found.severity) for found in shown] == [(one.code, one.severity)]
    file = one.file or (next(iter(one.bad)) if isinstance(one.bad, dict) else "topic/one.yaml")
    assert Path(shown[0].file) == root / file
    assert shown[0].line == one.line
    assert shown[0].help


@pytest.mark.parametrize("code", codes())
def test_the_good_example_shows_nothing_at_all(code: str, tmp_path: Path) -> None:
    root = mini(tmp_path, definition(code).good)
    assert check_pack(root, TODAY, local(root)) == []


def test_every_code_in_the_source_is_defined_and_every_definition_is_used() -> None:
    used = set()
    for path in SOURCE.rglob("*.py"):
        used |= set(re.findall(r'"(RF\d{3})"', path.read_text(encoding="utf-8")))
    assert used == set(codes())


@pytest.mark.parametrize("code", codes())
def test_explaining_a_code_gives_its_meaning_remedy_and_both_examples(code: str) -> None:
    text = explain(code.lower())
    one = definition(code)
    for part in (code, one.title, one.means.strip(), one.remedy.strip(), "Not this:", "But this:"):
        assert part in text


def test_a_code_that_is_not_there_says_what_was_perhaps_meant() -> None:
    with pytest.raises(UnknownCodeError, match="mean RF3"):
        explain("RF300")
