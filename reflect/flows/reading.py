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
from reflect.flows.pack_files import STANDING, read_contacts, read_pack_file, read_sources, read_words
from reflect.flows.read import Document, collector_off


class Reading:
    """``pack`` holds what could be read, ``files`` each flow's file by flow id, ``standing`` the other files.

    ``alone``: one file by itself, with no pack around it, so that what it names elsewhere cannot be judged.
    ``twice`` are flow files whose id an earlier file has; ``unread`` files in which no
    flow could be found, ``paths`` where each flow's file stands in the pack. ``noticed`` are warnings that
    proving came upon.
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
        self.problems: Final[list[Diagnostic]] = []
        self.noticed: Final[list[Diagnostic]] = []

    @property
    def whole(self) -> bool:
        """True where every file could be read to the end."""
        documents = [*self.standing.values(), *self.unread]
        flows_whole = all(file.whole for file in self.files.values())
        return flows_whole and not (self.problems or self.twice or any(one.problems for one in documents))

    def documents(self) -> list[Document]:
        """Every file, with what reading it found."""
        flows = [file.document for file in (*self.files.values(), *self.twice)]
        return [*self.standing.values(), *flows, *self.unread]

    def may_hold(self, flow: str) -> bool:
        """Whether there may be such a flow: it is read, or its file could not be, or nobody can know."""
        return self.alone or flow in self.files or f"{flow}.yaml" in self.paths

    def place(self, flow: str, *path: str | int) -> Place:
        """Where a value of a flow's file stands, by the keys that lead to it; as near as the file goes."""
        return _place(self.files[flow].document, path, of_key=False)

    def key_place(self, flow: str, *path: str | int) -> Place:
        """Where the last key of a path stands."""
        return _place(self.files[flow].document, path, of_key=True)

    def place_inside(self, flow: str, path: tuple[str | int, ...], offset: int, width: int) -> Place:
        """Where ``width`` characters stand ``offset`` characters into a text value."""
        document = self.files[flow].document
        index = _offset(document, path, of_key=False)
        inside = document.text.inside(index, offset)
        return place_in(document.text, inside, width if inside != index or not offset else 0)

    def standing_place(self, name: str, *path: str | int, of_key: bool = False) -> Place:
        """Where a value, or its key, of a file that is not a flow stands; line 1 where there is no file."""
        document = self.standing.get(name)
        return _place(document, path, of_key=of_key) if document else Place(f"{self.root}/{name}")


def _place(document: Document, path: tuple[str | int, ...], *, of_key: bool) -> Place:
    return place_in(document.text, _offset(document, path, of_key=of_key))


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
        return _assemble(root, documents, standing, problems)


def read_alone(path: Path) -> Reading:
    """One flow's file by itself. Never raises."""
    with collector_off():
        document = read_file(path)
        reading = Reading(shown(path.parent), _NO_PACK, alone=True)
        _add_flows(reading, {"": document})
        for file in reading.files.values():
            ends = any(node.kind == "outcome" for node in file.flow.nodes.values())
            _with_flows(reading, {file.flow.id} if ends else set())
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
    reading.pack = replace(
        reading.pack,
        sources=sources,
        points=points,
        glossary=read_words(standing["glossary.yaml"]) if "glossary.yaml" in standing else {},
        contacts=read_contacts(standing["local.yaml"]) if "local.yaml" in standing else {},
        words=read_words(standing["words.yaml"]) if "words.yaml" in standing else {},
    )
    _add_flows(reading, documents)
    _with_flows(reading, {door.flow for door in reading.pack.doors})
    return reading


def _add_flows(reading: Reading, documents: dict[str, Document]) -> None:
    for path, document in documents.items():
        reading.paths.add(path)
        file = read_flow(document, path, reading.pack.words)
        if file is None:
            reading.unread.append(document)
        elif file.flow.id in reading.files:
            reading.twice.append(file)
        else:
            reading.files[file.flow.id] = file


def _with_flows(reading: Reading, doors: set[str]) -> None:
    """Put the flows into the pack in the order of their ids, marked as doors and their nodes as protected."""
    listed = patterns(reading)
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
