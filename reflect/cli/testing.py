"""``reflect flows test``: plays scripts and judges each by what it expects. One line each."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from reflect.cli.packs import file_bytes, pack_for_authors, pack_of_script
from reflect.cli.trouble import DONE, FAILED, REFUSED, CommandError
from reflect.flows.diagnostics import FlowErrors, render
from reflect.flows.model import Pack
from reflect.flows.pack import load_pack
from reflect.play import play
from reflect.scripts.expect import disappointments, refuse_impossible, refuse_silence
from reflect.scripts.read import read_script

PASSED, NOT_PASSED, BROKEN = "passed", "failed", "broken"


def test(path: str, local: Path | None) -> int:
    """Play and judge every script the path means, and say how each went. The exit code."""
    pack, scripts = _what(path, local)
    went = [_one(pack, script) for script in scripts]
    counted = f"{went.count(PASSED)} passed, {went.count(NOT_PASSED)} failed"
    print(f"{counted}, {went.count(BROKEN)} broken" if BROKEN in went else counted)
    return REFUSED if BROKEN in went else FAILED if NOT_PASSED in went else DONE


def _what(path: str, local: Path | None) -> tuple[Pack, list[Path]]:
    """The pack and the scripts a path means: a folder of flows, a folder of scripts, or one script."""
    given = Path(path)
    if path and (given.is_file() or not (given / "pack.yaml").exists()) and given.exists():
        return load_pack(pack_of_script(given).path, local=local), _scripts(given)
    found = pack_for_authors(path)
    folder = found.path if found.path.is_dir() else found.path.parent
    return load_pack(found.path, local=local), _scripts(folder / "tests")


def _scripts(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    scripts = sorted(path.rglob("*.yaml")) if path.is_dir() else []
    if not scripts:
        raise CommandError(f"there are no scripts in {path}. A script is a .yaml file in the folder `tests`.")
    return scripts


def _one(pack: Pack, path: Path) -> str:
    """Play one script, print its line (and under it what went wrong), and say how it went."""
    name = str(path)
    try:
        script = read_script(name, file_bytes(path))
        refuse_impossible(pack, script)
        played = play(pack, script, now=lambda: datetime.now(UTC).astimezone(), new_id=lambda: "test")
        refuse_silence(script)
    except FlowErrors as errors:
        print(f"{BROKEN}  {name}\n{_indented(render(errors.diagnostics))}")
        return BROKEN
    wrong = disappointments(script, played)
    print(f"{NOT_PASSED if wrong else PASSED}  {name}: {script.test or script.start}")
    for sentence in wrong:
        print(f"        {sentence}")
    return NOT_PASSED if wrong else PASSED


def _indented(text: str) -> str:
    return "\n".join(f"  {line}".rstrip() for line in text.split("\n"))
