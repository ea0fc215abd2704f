"""The values of a local folder: who to ring and what things are called here, words explained, documents."""

from __future__ import annotations

import os
from collections.abc import Container, Iterable
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from reflect.flows import authored_pack, model
from reflect.flows.convert import convert
from reflect.flows.diagnostics import ERROR, Diagnostic, FlowErrors, Place
from reflect.flows.folder import read_file, shown
from reflect.flows.nodes import Map
from reflect.flows.pack_files import each, read_sources, read_words
from reflect.flows.read import Document
from reflect.flows.reading import Reading
from reflect.flows.suggest import did_you_mean

LOCAL_FILES: Final = ("local.yaml", "glossary.yaml", "sources.yaml")
"""Files at the top of a local folder. Its flows and its other words stand in ``flows/``."""


def local_files(folder: Path) -> dict[str, Document]:
    """Those that are there, by name."""
    return {name: read_file(folder / name) for name in LOCAL_FILES if (folder / name).is_file()}


def only_values(folder: Path) -> bool:
    """Whether a local folder says nothing of the flows themselves, nor of what they rest on."""
    return not (folder / "flows").is_dir() and not (folder / "sources.yaml").is_file()


def add_local(reading: Reading, folder: Path, files: dict[str, Document]) -> None:
    """Put what the files of a local folder say over the pack's own values."""
    if not folder.is_dir():
        there = Place(shown(folder))
        remedy = "give the folder that has the local.yaml, or make one"
        reading.problems.append(Diagnostic("RF117", ERROR, there, "there is no such folder", remedy))
        return
    reading.besides.extend(files.values())
    _only_these(reading, folder)
    pack = reading.pack
    if "glossary.yaml" in files:
        pack = replace(pack, glossary={**pack.glossary, **read_words(files["glossary.yaml"])})
    if "sources.yaml" in files:
        sources, points = read_sources(files["sources.yaml"])
        _new_only(files["sources.yaml"], "sources", sources, pack.sources)
        _new_only(files["sources.yaml"], "points", points, pack.points)
        pack = replace(pack, sources={**sources, **pack.sources}, points={**points, **pack.points})
    if "local.yaml" in files:
        pack = _values(pack, files["local.yaml"])
    reading.pack = pack


def _only_these(reading: Reading, folder: Path) -> None:
    """A file laid in the wrong place would be missed without a word."""
    for path in sorted(folder.glob("*.y*ml")):
        if path.name not in LOCAL_FILES:
            message = f"`{path.name}` is not read from here"
            remedy = "put flows and other words for them into the folder `flows`"
            reading.problems.append(Diagnostic("RF907", ERROR, Place(shown(path)), message, remedy))


def _new_only(document: Document, key: str, new: Iterable[str], known: Container[str]) -> None:
    listed = document.root.get(key) if document.root is not None else None
    for name in new:
        if name in known and isinstance(listed, Map):
            message = f"`{name}` is one of the pack's own"
            document.report("RF906", listed.key_at(name), message, "give what you add a name of its own")


def _values(pack: model.Pack, document: Document) -> model.Pack:
    root = document.root
    local = convert(document, authored_pack.LocalValues, root, 0, "local.yaml") if root is not None else None
    if local is None or root is None:
        return pack
    contacts = dict(pack.contacts)
    given = each(document, authored_pack.LocalContact, root.get("contacts", ""), "a contact")
    for name, one in given.items():
        known = contacts.get(name)
        if known is None and not one.label:
            at = root["contacts"].key_at(name)
            remedy = did_you_mean(name, contacts) or "add `label:`, for a new one"
            document.report("RF904", at, f"there is no contact called `{name}` to set", remedy)
            continue
        contacts[name] = model.Contact(
            name,
            one.label or (known.label if known else ""),
            one.value or (known.value if known else ""),
            one.hint or (known.hint if known else ""),
        )
    if local.role and (roles := _roles(pack)) and local.role not in roles:
        remedy = did_you_mean(local.role, roles) or f"write one of {', '.join(roles)}"
        document.report("RF904", root.value_at("role"), f"there is no role called `{local.role}`", remedy)
    return replace(pack, contacts=contacts, nation=local.nation or pack.nation, role=local.role or pack.role)


def _roles(pack: model.Pack) -> list[str]:
    """The roles a flow asks for."""
    asked = (node for flow in pack.flows.values() for node in flow.nodes.values() if node.sets == "role")
    return list(dict.fromkeys(option.id for node in asked for option in node.options))


# ------------------------------------------------------------------------------------------ where it stands


def own_folder() -> Path:
    """Where this person's own local folder is looked for, whether or not it is there."""
    home = os.environ.get("REFLECT_HOME")
    if home:
        return Path(home) / "local"
    from platformdirs import user_config_path

    return user_config_path("reflect", appauthor=False) / "local"


def given_folder(name: str) -> Path:
    """The folder that was named. Raises FlowErrors where there is none."""
    folder = Path(name).expanduser()
    if not folder.is_dir():
        there = Place(shown(folder))
        remedy = "give the folder that has the local.yaml"
        raise FlowErrors([Diagnostic("RF117", ERROR, there, "there is no such folder", remedy)])
    return folder
