"""The smallest pack without a fault of its own, around whatever a test wants to see."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from reflect.flows.words import REQUIRED

PACK: Final = """\
pack: mini
version: '1'
owner: the tests
voices: [practitioner, manager, learner]
depths: [10, 30]
stages: {happened: What happened}
doors: {prepare: {flow: start/prepare, label: Prepare, depth: 30}}
"""
DOOR: Final = """\
flow: start/prepare
title: Prepare
nodes:
  gate: {kind: safety, ask: Is a child in danger now?, why: It comes first., options: {'no': No}, to: more}
  more: {kind: call, flow: topic/one, to: [{else: done}]}
  done: {kind: outcome, outcome: bring, ask: Take this into the room.}
"""
TOPIC: Final = """\
flow: topic/one
title: One
nodes:
  rooms: {kind: text, ask: What has anyone seen?, why: It matters., summary: none, return: done}
"""
SOURCES: Final = """\
sources:
  CA: {title: Guidance, short: Guidance, edition: '1', checked_on: 2026-01-01, review_by: 2096-01-01}
points:
  CA-1.1: {section: One, gist: One.}
"""
WORDS: Final = "words:\n" + "".join(f'  {name}: "{name}"\n' for name in REQUIRED)
FILES: Final[dict[str, str]] = {
    "pack.yaml": PACK,
    "start/prepare.yaml": DOOR,
    "topic/one.yaml": TOPIC,
    "sources.yaml": SOURCES,
    "words.yaml": WORDS,
    "local.yaml": "contacts: {'999': {label: Police and ambulance, value: '999'}}\n",
}


def mini(root: Path, files: str | Mapping[str, Any] = "") -> Path:
    """The pack in ``root``, with these files over its own. Text alone is a flow, filed under its own id.

    A value may be ``{hex: bytes}``, ``{repeat: text, times: n}``, ``{many: n}`` files, or ``{delete: yes}``.
    """
    if isinstance(files, str):
        files = {f"{_flow(files)}.yaml": files} if files else {}
    for name, text in {**FILES, **files}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(text, str):
            path.write_text(text, encoding="utf-8", newline="\n")
        else:
            _special(path, text)
    return root


def _flow(text: str) -> str:
    first = text.partition("\n")[0]
    name = first.removeprefix("flow: ")
    return name if name != first and name.startswith("topic/") and name in FILES else "topic/one"


def _special(path: Path, how: Mapping[str, str]) -> None:
    if "hex" in how:
        path.write_bytes(bytes.fromhex(how["hex"]))
    elif "repeat" in how:
        path.write_text(how["repeat"] * int(how["times"]), encoding="utf-8")
    elif "many" in how:
        path.mkdir()
        for number in range(int(how["many"])):
            (path / f"n{number}.yaml").touch()
    else:
        path.unlink(missing_ok=True)
