"""A script that cannot be played is refused with its file, line, column and what to do.

Each file in `broken/` says in its first line which code, where, and a part of the remedy.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from reflect.scripts.read import CODES, read_script
from tests.cli.conftest import Reflect

BROKEN = Path(__file__).parent / "broken"
FILES = sorted(path.name for path in BROKEN.glob("*.yaml"))


@pytest.mark.parametrize("name", FILES)
def test_a_broken_script_is_refused_where_it_is_broken(name: str, pack: Path, reflect: Reflect) -> None:
    path = pack / "tests" / name
    shutil.copy(BROKEN / name, path)
    expected = re.match(r"# expect (\w+) (\d+:\d+) ?(.*)", path.read_text(encoding="utf-8"))
    assert expected, "its first line says what is wrong with it"
    code, place, remedy = expected.groups()
    ran = reflect("flows", "test", path) if name.startswith("test-") else reflect("play", path)
    assert ran.code == 2
    said = ran.out if name.startswith("test-") else ran.err
    assert f"error[{code}]" in said
    assert f"{path}:{place}\n" in said
    assert remedy in said
    assert "Traceback" not in ran.out + ran.err


@pytest.mark.parametrize("code", CODES)
def test_each_code_of_a_script_has_a_broken_one_and_an_explanation(code: str, reflect: Reflect) -> None:
    assert any(f"# expect {code} " in (BROKEN / name).read_text(encoding="utf-8") for name in FILES)
    ran = reflect("flows", "explain", code.lower())
    assert ran.code == 0
    assert ran.out.startswith(code)


def test_a_script_that_is_not_there_is_refused(reflect: Reflect, tmp_path: Path) -> None:
    ran = reflect("play", tmp_path / "none.yaml")
    assert ran.code == 2
    assert "cannot be read: No such file or directory." in ran.err


def test_a_script_that_is_not_text_is_refused(reflect: Reflect, pack: Path) -> None:
    path = pack / "tests" / "binary.yaml"
    path.write_bytes(b"start: \xff\xfe")
    ran = reflect("play", path)
    assert ran.code == 2
    assert "binary.yaml:1:8" in ran.err


def test_the_script_of_the_handbook_can_be_read() -> None:
    handbook = (Path(__file__).parents[2] / "docs" / "scripts.md").read_text(encoding="utf-8")
    example = handbook.partition("```yaml\n")[2].partition("```")[0]
    script = read_script("docs/scripts.md", example.encode())
    assert script.expects
    assert script.changes


def test_several_mistakes_are_told_at_once(reflect: Reflect, pack: Path) -> None:
    path = pack / "tests" / "two.yaml"
    path.write_text(
        "start: ten\nanswers: {start/prepare/gat: 'no', start/prepare/stuck: clam}\n", encoding="utf-8"
    )
    ran = reflect("play", path)
    assert "error[RS202]" in ran.err
    assert "error[RS203]" in ran.err
