"""The pack a command works on."""

from __future__ import annotations

from pathlib import Path

from reflect.cli.trouble import CommandError
from reflect.flows.diagnostics import FlowErrors, errors, render
from reflect.flows.find import Found, find_pack
from reflect.flows.model import Pack
from reflect.flows.pack import load_pack


def the_pack() -> Pack:
    """The pack this reflect holds conversations with. Raises CommandError where there is none that works."""
    try:
        return load_pack(find_pack().path)
    except FlowErrors as found:
        wrong = render(errors(found.diagnostics))
        raise CommandError(f"the questions can't be used as they are.\n\n{wrong}") from found


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
