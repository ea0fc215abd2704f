"""A folder, or one flow's file, as far as reading takes it: the model, and where everything in it stands.

What the checks look at. A reading is made even of a pack full of mistakes; whether it may be used is for
``pack.py`` to say.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from msgspec.structs import replace

from reflect.flows import model
from reflect.flows.diagnostics import ERROR, Diagnostic, Place, place_in
from reflect.flows.flow_file import FlowFile, read_flow
from reflect.flows.folder import read_file, read_folder, shown
from reflect.flows.nodes import Map, Raw, Seq
from reflect.flows.overlay_file import Overlay
from reflect.flows.pack_files import STANDING, read_contacts, read_pack_file, read_sources, read_words
from reflect.flows.read import Document, collector_off

VOICES: Final = "voices/"
"""The folder of a pack in which each voice's own words stand."""


class Reading:
    """``pack`` holds what could be read, ``files`` each flow's file by flow id, ``standing`` the other files.

    ``alone``: one file by itself, with no pack around it, so that what it names elsewhere cannot be judged.
    ``twice`` are flow files whose id an earlier file has; ``unread`` files in which no
    flow could be found, ``paths`` where each flow's file stands in the pack. ``noticed`` are warnings that
    proving came upon. ``overlays`` are files of other words, ``laid`` those that say something of a
    flow's node, ``besides`` files of a local folder that are not flows, ``voiced`` the files of the pack's
    voices as they were found.
    """

    def __init__(self, root: str, pack: model.Pack, *, alone: bool) -> None:
        self.root: Final = root
        self.pack = pack
        self.alone: Final = alone
        self.files: Final[dict[str, FlowFile]] = {}
        self.twice: Final[list[FlowFile]] = []
        self.unread: Final[list[Document]] = []
        self.paths: Final[set[str]] = set()
        self.standing: Final[dict[str, Document]] = {}
        self.overlays: Final[list[Overlay]] = []
        self.laid: Final[dict[tuple[str, str], list[Document]]] = {}
        self.besides: Final[list[Document]] = []
        self.voiced: Final[dict[str, Document]] = {}
        self.problems: Final[list[Diagnostic]] = []
        self.noticed: Final[list[Diagnostic]] = []

    def like(self, pack: model.Pack) -> Reading:
        """A reading of the same files, with another pack, that can be laid over without touching this one."""
        other = Reading(self.root, pack, alone=self.alone)
        other.files.update(self.files)
        other.paths.update(self.paths)
        other.standing.update(self.standing)
        other.laid.update({key: [*over] for key, over in self.laid.items()})
        return other

    @property
    def whole(self) -> bool:
        """True where every file could be read to the end."""
        documents = [*self.standing.values(), *self.unread]
        flows_whole = all(file.whole for file in self.files.values())
        return flows_whole and not (self.problems or self.twice or any(one.problems for one in documents))

    def documents(self) -> list[Document]:
        """Every file, with what reading it found."""
        flows = [file.document for file in (*self.files.values(), *self.twice)]
        overlays = [one.document for one in self.overlays]
        return [*self.standing.values(), *flows, *self.unread, *self.besides, *overlays]

    def may_hold(self, flow: str) -> bool:
        """Whether there may be such a flow: it is read, or its file could not be, or nobody can know."""
        return self.alone or flow in self.files or f"{flow}.yaml" in self.paths

    def _said_in(self, flow: str, path: tuple[str | int, ...]) -> Document:
        """The file that says it: of those that have it, the one laid over the others."""
        own = self.files[flow].document
        over = self.laid.get((flow, str(path[1])), ()) if len(path) > 1 else ()
        return max((*reversed(over), own), key=lambda one: _steps(one, path)) if over else own

    def says(self, flow: str, *path: str | int) -> bool:
        """Whether a file of this flow has a value there."""
        return _steps(self._said_in(flow, path), path) == len(path)

    def place(self, flow: str, *path: str | int) -> Place:
        """Where a value of a flow's file stands, by the keys that lead to it; as near as the file goes."""
        return _place(self._said_in(flow, path), path, of_key=False)

    def key_place(self, flow: str, *path: str | int) -> Place:
        """Where the last key of a path stands."""
        return _place(self._said_in(flow, path), path, of_key=True)

    def place_inside(self, flow: str, path: tuple[str | int, ...], offset: int, width: int) -> Place:
        """Where ``width`` characters stand ``offset`` characters into a text value."""
        document = self._said_in(flow, path)
        index = _offset(document, path, of_key=False)
        inside = document.text.inside(index, offset)
        return place_in(document.text, inside, width if inside != index or not offset else 0)

    def standing_place(self, name: str, *path: str | int, of_key: bool = False) -> Place:
        """Where a value, or its key, of a file that is not a flow stands; line 1 where there is no file."""
        found = [one for one in self.besides if one.file.endswith(f"/{name}")]
        found += [self.standing[name]] if name in self.standing else []
        document = max(found, key=lambda one: _steps(one, path), default=None)
        return _place(document, path, of_key=of_key) if document else Place(f"{self.root}/{name}")


def _place(document: Document, path: tuple[str | int, ...], *, of_key: bool) -> Place:
    return place_in(document.text, _offset(document, path, of_key=of_key))


def _steps(document: Document, path: tuple[str | int, ...]) -> int:
    """How many of the keys of a path a file has."""
    raw: Raw = document.root if document.root is not None else ""
    for step, key in enumerate(path):
        if (isinstance(raw, Map) and isinstance(key, str) and key in raw) or (
            isinstance(raw, Seq) and isinstance(key, int) and key < len(raw)
        ):
            raw = raw[key]  # type: ignore[index]  # a key of a mapping, an index of a list
        else:
            return step
    return len(path)


def _offset(document: Document, path: tuple[str | int, ...], *, of_key: bool) -> int:
    raw: Raw = document.root if document.root is not None else ""
    at = 0
    for step, key in enumerate(path):
        if isinstance(raw, Map) and isinstance(key, str) and key in raw:
            last = step == len(path) - 1
            at = raw.key_at(key) if of_key and last else raw.value_at(key)
            raw = raw[key]
        elif isinstance(raw, Seq) and isinstance(key, int) and key < len(raw):
            at, raw = raw.places[key], raw[key]
        else:
            break
    return at


def read_pack(root: Path) -> Reading:
    """A folder with a ``pack.yaml`` in it. Never raises: what is wrong is in the Reading."""
    if not (root / "pack.yaml").is_file():
        reading = Reading(shown(root), _NO_PACK, alone=False)
        message = "there is no pack.yaml here, so this is not a pack"
        remedy = "give the folder that has one, or one flow's file"
        reading.problems.append(Diagnostic("RF117", ERROR, Place(shown(root)), message, remedy))
        return reading
    with collector_off():
        documents, problems = read_folder(root)
        standing = {name: documents.pop(name) for name in STANDING if name in documents}
        voiced = {path: documents.pop(path) for path in [*documents] if path.startswith(VOICES)}
        reading = _assemble(root, documents, standing, problems)
        reading.voiced.update(voiced)
        return reading


def read_alone(path: Path) -> Reading:
    """One flow's file by itself. Never raises."""
    with collector_off():
        document = read_file(path)
        reading = Reading(shown(path.parent), _NO_PACK, alone=True)
        add_flows(reading, {"": document})
        for file in reading.files.values():
            ends = any(node.kind == "outcome" for node in file.flow.nodes.values())
            with_flows(reading, {file.flow.id} if ends else set())
        return reading


_NO_PACK: Final = model.Pack(
    name="",
    version="",
    owner="",
    voices=model.VOICES,
    depths=model.DEPTHS,
    stages=(),
    doors=(),
    flows={},
    sources={},
    points={},
    glossary={},
    contacts={},
    words={},
)


def _assemble(
    root: Path, documents: dict[str, Document], standing: dict[str, Document], problems: list[Diagnostic]
) -> Reading:
    pack = read_pack_file(standing["pack.yaml"]) if "pack.yaml" in standing else None
    reading = Reading(shown(root), pack or _NO_PACK, alone=False)
    reading.problems.extend(problems)
    reading.standing.update(standing)
    sources, points = read_sources(standing["sources.yaml"]) if "sources.yaml" in standing else ({}, {})
    contacts, nation = read_contacts(standing["local.yaml"]) if "local.yaml" in standing else ({}, "")
    reading.pack = replace(
        reading.pack,
        nation=nation,
        sources=sources,
        points=points,
        glossary=read_words(standing["glossary.yaml"]) if "glossary.yaml" in standing else {},
        contacts=contacts,
        words=read_words(standing["words.yaml"]) if "words.yaml" in standing else {},
    )
    add_flows(reading, documents)
    with_flows(reading)
    return reading


def add_flows(reading: Reading, documents: dict[str, Document]) -> None:
    """Read flows into the reading; ``with_flows`` then puts them into the pack."""
    for path, document in documents.items():
        reading.paths.add(path)
        file = read_flow(document, path, reading.pack.words)
        if file is None:
            reading.unread.append(document)
        elif file.flow.id in reading.files:
            reading.twice.append(file)
        else:
            reading.files[file.flow.id] = file


def with_flows(reading: Reading, doors: set[str] | None = None) -> None:
    """Put the flows into the pack in the order of their ids, marked as doors and their nodes as protected."""
    listed = patterns(reading)
    doors = {door.flow for door in reading.pack.doors} if doors is None else doors
    flows = {}
    for name, file in sorted(reading.files.items()):
        flow = replace(file.flow, door=True) if name in doors else file.flow
        held = [
            node
            for node in (flow.nodes.values() if listed else ())
            if not node.protected and any(protects(pattern, f"{name}/{node.id}") for pattern in listed)
        ]
        if held:
            flow = replace(flow, nodes=flow.nodes | {node.id: replace(node, protected=True) for node in held})
        flows[name] = flow
    reading.pack = replace(reading.pack, flows=flows)


def protects(pattern: str, key: str) -> bool:
    """Whether a pattern of ``protected`` means this ``flow/node``: itself, or everything below ``flow/*``."""
    return key.startswith(pattern[:-1]) if pattern.endswith("/*") else key == pattern


def patterns(reading: Reading) -> list[str]:
    """What ``protected`` of ``pack.yaml`` lists."""
    document = reading.standing.get("pack.yaml")
    listed = document.root.get("protected", ()) if document and document.root is not None else ()
    return [one for one in listed if isinstance(one, str)] if isinstance(listed, Seq) else []
