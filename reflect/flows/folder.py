"""A folder of YAML into documents: which files belong to a pack, and how much is too much."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from reflect.flows.diagnostics import ERROR, Diagnostic, Place
from reflect.flows.read import MAX_BYTES, Document, read_document
from reflect.flows.text import Text

MAX_FILES: Final = 2000
MAX_PACK_BYTES: Final = 16 * 1024 * 1024

NOT_THE_PACK: Final = frozenset({"tests", "language"})
"""Folders at the top that prove a pack and are no part of it."""


def shown(path: Path) -> str:
    """A path as people know it: from where they stand if it is below, with forward slashes."""
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()


def read_folder(root: Path) -> tuple[dict[str, Document], list[Diagnostic]]:
    """Every YAML file of a pack by its path inside it, in order, and what is wrong with the folder itself.

    Nothing at all of a folder that holds too much.
    """
    documents: dict[str, Document] = {}
    problems: list[Diagnostic] = []
    total = 0
    for path in _files(root):
        inside = path.relative_to(root).as_posix()
        if path.suffix == ".yml":
            message = "a file whose name ends in .yml is not read"
            problems.append(_problem("RF116", path, message, "rename it so that it ends in .yaml"))
            continue
        if len(documents) >= MAX_FILES:
            return {}, [_too_much(root, f"more than {MAX_FILES} files")]
        documents[inside] = read_file(path)
        total += len(documents[inside].text.text)
        if total > MAX_PACK_BYTES:
            return {}, [_too_much(root, "more than 16 MiB of text")]
    return documents, problems


def _too_much(root: Path, message: str) -> Diagnostic:
    return _problem("RF113", root, message, "take out what is not a flow; is this the right folder?")


def read_file(path: Path) -> Document:
    """One file. Never raises: what is wrong, even that it cannot be opened, is in the Document."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        document = Document(Text(shown(path), ""))
        document.report(
            "RF117", 0, f"the file cannot be opened: {error.strerror}", "check its name and who may read it"
        )
        return document
    return read_document(shown(path), data)


def _files(root: Path) -> list[Path]:
    """YAML files below ``root`` in the order of their paths, without hidden ones and those left out."""
    found = []
    for folder, below, names in os.walk(root):
        here = Path(folder)
        below[:] = [
            name for name in below if not name.startswith(".") and not (here == root and name in NOT_THE_PACK)
        ]
        found += [
            here / name for name in names if name.endswith((".yaml", ".yml")) and not name.startswith(".")
        ]
    return sorted(path for path in found if path.is_file())


def _problem(code: str, path: Path, message: str, remedy: str) -> Diagnostic:
    return Diagnostic(code, ERROR, Place(shown(path)), message, remedy)
