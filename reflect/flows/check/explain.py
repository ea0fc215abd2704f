"""What each code means: one file each under ``codes/``, with a bad example and a good one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import msgspec

from reflect.flows.folder import read_file
from reflect.flows.suggest import nearest

FOLDER: Final = Path(__file__).parent / "codes"


class Definition(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One code. ``bad`` and ``good`` are a flow's file, or files by name; ``line`` is where it shows."""

    code: str
    severity: str
    title: str
    means: str
    remedy: str
    bad: str | dict[str, Any]
    line: int
    good: str | dict[str, Any]
    file: str = ""


class UnknownCodeError(LookupError):
    """There is no such code; the message says what was perhaps meant."""


def codes() -> list[str]:
    """Every code, in order."""
    return sorted(path.stem for path in FOLDER.glob("RF*.yaml"))


def definition(code: str) -> Definition:
    """What a code means. Raises UnknownCodeError."""
    name = code.strip().upper()
    if name not in codes():
        near = nearest(name, codes())
        perhaps = f"Did you mean {near}?" if near else f"They run from {codes()[0]} to {codes()[-1]}."
        raise UnknownCodeError(f"There is no code {name}. {perhaps}")
    return msgspec.convert(read_file(FOLDER / f"{name}.yaml").root, Definition, strict=False)


def explain(code: str) -> str:
    """What a code means, what to do, and an example of each, for people to read. Raises UnknownCodeError."""
    one = definition(code)
    lines = [f"{one.severity}[{one.code}]: {one.title}", "", one.means.strip(), "", one.remedy.strip(), ""]
    lines += ["Not this:", "", *_example(one.bad), "", "But this:", "", *_example(one.good)]
    return "\n".join(lines)


def _example(files: str | dict[str, Any]) -> Iterator[str]:
    if isinstance(files, str):
        yield from (f"    {line}".rstrip() for line in files.splitlines())
        return
    for name, text in files.items():
        yield f"  {name}"
        if isinstance(text, str):
            yield from (f"    {line}".rstrip() for line in text.splitlines())
        else:
            yield f"    ({_WORDED[next(iter(text))]})"


_WORDED: Final = {
    "hex": "bytes that no editor shows",
    "repeat": "far too long to show",
    "many": "more than 2,000 files",
    "delete": "not there",
}
"""What stands for the text of an example that cannot be shown."""
