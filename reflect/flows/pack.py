"""The way in: a folder of flows, or the compiled file, to a pack that can be walked.

Reading is one thing and proving another. ``load_pack`` does both; ``prove=False`` leaves out the proofs that
need networkx, for whoever must show something first and proves it a moment later.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

import msgspec
from msgspec.structs import replace

from reflect.flows import model
from reflect.flows.check import advise, check
from reflect.flows.diagnostics import ERROR, Diagnostic, FlowErrors, Place, in_order
from reflect.flows.digest import digest_of
from reflect.flows.folder import shown
from reflect.flows.layers import read_layers
from reflect.flows.local import add_local, local_files, only_values
from reflect.flows.read import collector_off
from reflect.flows.reading import Reading, read_alone

COMPILED: Final = "pack.json"

_decoder: Final = msgspec.json.Decoder(model.Pack)


def load_pack(path: Path | str, *, prove: bool = True, local: Path | None = None) -> model.Pack:
    """The pack in a folder (or compiled into a ``.json`` file), with its digest. ``local`` is a folder with
    what is particular to an area; the digest then names both together.

    Raises FlowErrors, with every one of them, where there is any error. ``prove=False`` skips the checks that
    need networkx.
    """
    path = Path(path)
    if path.suffix == ".json":
        pack = read_compiled(_bytes(path), shown(path))
        if local is None:
            return pack
        if only_values(local):
            return _with_values(pack, local)
    with collector_off():
        reading = read_layers(path.parent if path.suffix == ".json" else path, local)
        if found := check(reading, prove=prove):
            raise FlowErrors(in_order(found))
        return replace(reading.pack, digest=digest_of(reading.pack))


def _with_values(pack: model.Pack, local: Path) -> model.Pack:
    """A compiled pack with an area's names and numbers: no flow changes, so none has to be proved again."""
    reading = Reading(shown(local), pack, alone=False)
    add_local(reading, local, local_files(local))
    if wrong := [*reading.problems, *(one for document in reading.besides for one in document.problems)]:
        raise FlowErrors(in_order(wrong))
    return replace(reading.pack, digest=digest_of(reading.pack))


def check_pack(path: Path | str, today: date | None = None, local: Path | None = None) -> list[Diagnostic]:
    """Everything there is to say about a pack, a folder or a file of one, or one flow's file. Never raises.

    What stands in a pack is judged as a part of it; any other file is judged by itself. A compiled pack is
    judged by the flows beside it. ``local`` is a local folder, judged with the pack it is laid over.
    """
    path, today = Path(path), today or date.today()  # noqa: DTZ011 - the reader's own day is what is meant
    if not path.exists():
        return [_nothing_there(path)]
    if path.suffix == ".json":
        return _compiled(path, today)
    if (path / "pack.yaml").is_file():
        return _judged(read_layers(path, local), today)
    part = shown(path.resolve())
    for folder in path.resolve().parents:
        if (folder / "pack.yaml").is_file():
            reading = read_layers(folder, local)
            if any(_within(document.file, part) for document in reading.documents()):
                return [one for one in _judged(reading, today) if _within(one.file, part)]
    return _judged(read_layers(path, local) if path.is_dir() else read_alone(path), today)


def _within(file: str, part: str) -> bool:
    """Whether a file is this part of a pack, or in this folder of it."""
    return file == part or file.startswith(f"{part}/")


def compile_pack(path: Path | str, *, local: Path | None = None) -> bytes:
    """The pack as ``pack.json``, read and proved. Raises FlowErrors where there is any error."""
    return msgspec.json.encode(load_pack(path, local=local))


def read_compiled(data: bytes, file: str = COMPILED) -> model.Pack:
    """A pack from what ``compile_pack`` made; ``file`` names it in the error. Raises FlowErrors."""
    try:
        return _decoder.decode(data)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        message = f"this is not a compiled pack: {error}"
        raise FlowErrors(
            [Diagnostic("RF118", ERROR, Place(file), message, "compile it again: reflect flows compile")]
        ) from None


def _compiled(path: Path, today: date) -> list[Diagnostic]:
    """A compiled pack was proved when it was made; the flows beside it, where there are any, say more."""
    try:
        read_compiled(_bytes(path), shown(path))
    except FlowErrors as errors:
        return list(errors.diagnostics)
    return _judged(read_layers(path.parent), today) if (path.parent / "pack.yaml").is_file() else []


def _judged(reading: Reading, today: date) -> list[Diagnostic]:
    with collector_off():
        return in_order([*check(reading), *advise(reading, today)])


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        raise FlowErrors([_nothing_there(path)]) from None


def _nothing_there(path: Path) -> Diagnostic:
    return Diagnostic("RF117", ERROR, Place(shown(path)), "there is no such file or folder", "check the path")
