"""The pack a command works on."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from reflect.cli.arguments import Given, Option
from reflect.cli.trouble import CommandError
from reflect.flows.diagnostics import FlowErrors, errors, render
from reflect.flows.find import Found, find_pack
from reflect.flows.local import given_folder, own_folder
from reflect.flows.model import Pack
from reflect.flows.pack import load_pack

LOCAL: Final = Option("--local", "a folder with this area's own contacts, names, words and questions", "DIR")


def the_pack(local: str = "") -> Pack:
    """The pack this reflect holds conversations with, with what is said for this area in the folder named, or
    else in the person's own. Raises CommandError where there is none that works.
    """
    try:
        return load_pack(find_pack().path, local=local_folder(local))
    except FlowErrors as found:
        wrong = render(errors(found.diagnostics))
        raise CommandError(f"the questions can't be used as they are.\n\n{wrong}") from found


def local_folder(named: str) -> Path | None:
    """The local folder that was named, or the person's own where they have one. Raises FlowErrors."""
    if named:
        return given_folder(named)
    own = own_folder()
    return own if own.is_dir() else None


def local_named(given: Given) -> Path | None:
    """The folder after ``--local``. What authors and scripts do never depends on anybody's own folder."""
    return given_folder(given.get("--local")) if given.has("--local") else None


def pack_for_authors(path: str) -> Found:
    """The pack a ``flows`` command means: the one named, or the one that is here."""
    return find_pack(path or None, for_flows_command=True)


def pack_of_script(path: Path) -> Found:
    """The pack a script is written for: the one it stands in, or else the one conversations are held with."""
    around = next((folder for folder in path.resolve().parents if (folder / "pack.yaml").is_file()), None)
    return find_pack(around)


def file_bytes(path: Path) -> bytes:
    """What a file holds. Raises CommandError where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise CommandError(f"{path} cannot be read: {error.strerror or type(error).__name__}.") from error
