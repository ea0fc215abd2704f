"""Flows with one fault each: their first line says what must be found where, and a word of the remedy."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from reflect.flows.diagnostics import render
from reflect.flows.folder import shown
from reflect.flows.pack import check_pack

FOLDER: Final = Path(__file__).parents[1] / "broken"
HEADER: Final = re.compile(r"# (RF\d{3}) (\d+):(\d+) (.*)")


def broken() -> list[str]:
    return sorted(path.name for path in FOLDER.glob("*.yaml"))


@pytest.mark.parametrize("name", broken())
def test_a_broken_flow_is_refused_with_file_line_column_and_remedy(name: str) -> None:
    path = FOLDER / name
    header = HEADER.match(path.read_bytes().partition(b"\n")[0].decode())
    assert header is not None
    code, line, column, remedy = header.groups()
    found = check_pack(path, date(2026, 11, 22))
    assert [(one.severity, one.code, one.line, one.column) for one in found] == [
        ("error", code, int(line), int(column))
    ]
    assert found[0].file == shown(path)
    assert remedy in found[0].help
    text = render(found)
    assert f"error[{code}]: {found[0].message}" in text
    assert f"--> {shown(path)}:{line}:{column}" in text
    assert "^" in text


def test_there_are_enough_of_them() -> None:
    assert len(broken()) >= 30
