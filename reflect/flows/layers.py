"""What is laid over a pack's flows: the wording of its voices, and what a local folder says for its own area.

A voice's words wait in the pack until somebody speaks in that voice (``overlay.spoken``); what a local folder
says for every voice becomes part of the flows. Both are read by the same code and judged by the same checks.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final, NamedTuple

from msgspec.structs import replace

from reflect.flows import model
from reflect.flows.diagnostics import Place, place_in
from reflect.flows.folder import read_folder
from reflect.flows.local import add_local, local_files
from reflect.flows.nodes import Map
from reflect.flows.overlay import both, laid_over, spoken
from reflect.flows.overlay_file import Added, Overlay, read_overlay
from reflect.flows.read import Document, collector_off
from reflect.flows.reading import VOICES, Reading, add_flows, read_pack, with_flows
from reflect.flows.wordings import Rewording

BESIDE: Final = frozenset({"cue", "after"})
"""What a pack's own voice may put beside a protected question, whose own words are nobody's to change."""


def read_layers(root: Path, local: Path | None = None) -> Reading:
    """A pack with all that is laid over it. Never raises: what is wrong is in the Reading."""
    reading = read_pack(root)
    with collector_off():
        for path, document in reading.voiced.items():
            _lay(reading, path, document, local=False)
        if local is not None:
            _add_local(reading, local)
        reading.pack = replace(reading.pack, voiced=_voiced(reading))
    return reading


def _add_local(reading: Reading, local: Path) -> None:
    add_local(reading, local, local_files(local))
    if not (local / "flows").is_dir():
        return
    documents, problems = read_folder(local / "flows")
    reading.problems.extend(problems)
    new = {path: one for path, one in documents.items() if _is_flow(one)}
    add_flows(reading, new)
    with_flows(reading)
    for path, document in documents.items():
        if path not in new:
            _lay(reading, path, document, local=True)
    with_flows(reading)


def _is_flow(document: Document) -> bool:
    return document.root is not None and ("title" in document.root or "start" in document.root)


def _lay(reading: Reading, path: str, document: Document, *, local: bool) -> None:
    """Read one overlay, and lay it over the flows where it is for every voice."""
    over = read_overlay(document, path, reading.pack.flows, reading.pack.words, local=local)
    if over is None:
        reading.besides.append(document)
        return
    reading.overlays.append(over)
    if over.voice or over.flow not in reading.files:
        return
    file = reading.files[over.flow]
    flow = with_added(file.flow, over)
    words = _allowed(reading, over)
    nodes = flow.nodes | {name: laid_over(flow.nodes[name], said) for name, said in words.items()}
    reading.files[over.flow] = file._replace(
        flow=replace(flow, nodes=nodes), nodes=_written(file.nodes, over)
    )
    _note(reading, over)


def _allowed(reading: Reading, over: Overlay) -> dict[str, Rewording]:
    """What an overlay may say: of nodes that are there, and of a protected one only beside it."""
    flow = reading.pack.flows.get(over.flow)
    known = flow.nodes if flow else {}
    return {
        name: words
        for name, words in over.words.items()
        if name in known
        and (not known[name].protected or (not over.local and set(over.nodes[name]) <= BESIDE))
    }


def with_added(flow: model.Flow, over: Overlay) -> model.Flow:
    """The flow with whole nodes in front of others: every way to those leads to the new ones first."""
    for name, new in over.added.items():
        if new.before in flow.nodes:
            flow = _in_front(flow, name, new, over.voice)
    return flow


def _in_front(flow: model.Flow, name: str, new: Added, voice: str) -> model.Flow:
    def led(to: str) -> str:
        return name if to == new.before else to

    nodes = {
        one.id: replace(
            one,
            routes=tuple(replace(route, to=led(route.to)) for route in one.routes),
            options=tuple(replace(option, to=led(option.to)) for option in one.options),
            unsure=led(one.unsure),
            skipped=led(one.skipped),
        )
        for one in flow.nodes.values()
    }
    node = replace(new.node, voices=(voice,)) if voice else new.node
    return replace(flow, nodes=nodes | {name: node}, start=led(flow.start))


def _written(base: Map, over: Overlay) -> Map:
    """The nodes of a flow as its file and the overlay wrote them, for checks that look at what is there."""
    merged = Map(base)
    merged.at, merged.places = base.at, base.places
    for name, raw in over.nodes.items():
        below = base.get(name)
        if not isinstance(raw, Map) or name in over.added:
            merged[name] = raw
        elif isinstance(below, Map):
            joined = Map({**below, **raw})
            joined.at, joined.places = raw.at, raw.places
            for key in ("options", "items"):
                if isinstance(raw.get(key), Map) and isinstance(below.get(key), Map):
                    joined[key] = Map({**below[key], **raw[key]})
            merged[name] = joined
    return merged


def _note(reading: Reading, over: Overlay) -> None:
    for name in over.nodes:
        reading.laid.setdefault((over.flow, name), []).append(over.document)


def _voiced(reading: Reading) -> dict[str, dict[str, Rewording]]:
    voiced: dict[str, dict[str, Rewording]] = {}
    for over in reading.overlays:
        if over.voice:
            said = voiced.setdefault(over.voice, {})
            for name, words in _allowed(reading, over).items():
                key = f"{over.flow}/{name}"
                said[key] = both(said.get(key), words)
    return voiced


# -------------------------------------------------------------------------------------------- in one voice


class InVoice(NamedTuple):
    """A reading as one voice has it. ``files`` are those of its overlays; ``reads``: its words look at
    answers that the pack's own do not, so the proofs have to look again.
    """

    reading: Reading
    files: frozenset[str]
    reads: bool


def in_voice(reading: Reading, voice: str) -> InVoice:
    """What the checks judge for one voice: the pack as spoken, each word at its place."""
    overs = [one for one in reading.overlays if one.voice == voice]
    said = reading.like(replace(spoken(reading.pack, voice), voices=(voice,)))
    for over in overs:
        if file := said.files.get(over.flow):
            flow = said.pack.flows[over.flow]
            said.files[over.flow] = file._replace(flow=flow, nodes=_written(file.nodes, over))
            _note(said, over)
    words = [one for over in overs for one in over.words.values()]
    reads = any(one.instead or "{" in one.ask or "{" in one.lead for one in words)
    return InVoice(said, frozenset(over.document.file for over in overs), reads)


def place_of(over: Overlay, *path: str, key: bool = True) -> Place:
    """Where a key of an overlay stands, or its value."""
    raw, at = over.document.root, 0
    for name in path:
        if not isinstance(raw, Map) or name not in raw:
            break
        at = raw.key_at(name) if key else raw.value_at(name)
        raw = raw[name]
    return place_in(over.document.text, at)


def folder_voice(path: str) -> tuple[str, str]:
    """The voice and the flow that a file's place in its folder says."""
    if not path.startswith(VOICES):
        return "", path.removesuffix(".yaml")
    voice, _, flow = path.removeprefix(VOICES).partition("/")
    return voice, flow.removesuffix(".yaml")
