"""Writing a paper: whole or not at all, for this person's eyes only, never over another file unasked."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ENDINGS: Final = ("md", "txt", "json")


@dataclass(frozen=True, slots=True)
class WriteResult:
    """Whether the file was written, and a sentence to show. ``exists``: ask before writing over it."""

    ok: bool
    message: str
    exists: bool = False


def write_new(path: Path, text_as: Callable[[str], str], *, overwrite: bool = False) -> WriteResult:
    """Write ``text_as(ending)`` to ``path``: a file of mode 0600, put in place in one step.

    Never raises: every failure is a sentence that says what happened and what to do.
    """
    path = path.expanduser()
    kind = path.suffix[1:].lower()
    if kind not in ENDINGS:
        return WriteResult(
            False, f"End the name with {', '.join(f'.{one}' for one in ENDINGS)}. Nothing was written."
        )
    if path.exists() and not overwrite:
        return WriteResult(False, f"{path} is there already. Nothing was written over.", exists=True)
    if not path.parent.is_dir():
        return WriteResult(
            False, f"There is no folder {path.parent}. Nothing was written; your words are still here."
        )
    try:
        _replace(path, text_as(kind).encode("utf-8"))
    except OSError as problem:
        reason = problem.strerror or type(problem).__name__
        return WriteResult(
            False, f"It could not be written there ({reason}). Your words are still here: try another folder."
        )
    return WriteResult(True, f"Written to {path.resolve()}")


def _replace(path: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(
        dir=path.parent, prefix=".reflect-"
    )  # mkstemp makes it 0600 whatever the umask
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, path)  # noqa: PTH105 - one atomic step on every system
    except OSError:
        with contextlib.suppress(OSError):
            os.unlink(name)  # noqa: PTH108
        raise
