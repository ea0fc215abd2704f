"""Other words for a flow: each for something that is there, in its place, and nothing protected."""

from __future__ import annotations

from collections.abc import Iterator

from reflect.flows.check.finding import error
from reflect.flows.diagnostics import Diagnostic
from reflect.flows.layers import BESIDE, folder_voice, place_of
from reflect.flows.nodes import Map
from reflect.flows.overlay_file import Overlay
from reflect.flows.reading import Reading
from reflect.flows.suggest import did_you_mean


def check(reading: Reading) -> Iterator[Diagnostic]:
    """Every overlay, of the pack and of a local folder."""
    for over in reading.overlays:
        yield from _in_its_place(reading, over)
        flow = reading.pack.flows.get(over.flow)
        if flow is None:
            if reading.may_hold(over.flow):
                continue  # what is wrong with that flow comes first
            remedy = did_you_mean(over.flow, reading.files) or "name a flow by its path, without .yaml"
            if over.local:
                remedy += "; a new flow says its `title`"
            place = place_of(over, "flow", key=False)
            yield error("RF904", place, f"no flow called `{over.flow}` in this pack", remedy)
            continue
        for name, raw in over.nodes.items():
            new = over.local and isinstance(raw, Map) and "kind" in raw
            if name not in reading.files[over.flow].nodes and not new:
                remedy = did_you_mean(name, flow.nodes) or "take it out"
                message = f"no node called `{name}` in `{over.flow}`"
                yield error("RF904", place_of(over, "nodes", name), message, remedy)
            elif isinstance(raw, Map) and name in flow.nodes and not new:
                yield from _protected(over, name, raw, protected=flow.nodes[name].protected)


def _in_its_place(reading: Reading, over: Overlay) -> Iterator[Diagnostic]:
    voice, flow = folder_voice(over.path)
    if over.voice != voice or over.flow != flow:
        key = "voice" if over.voice != voice else "flow"
        said = over.voice if key == "voice" else over.flow
        is_in = voice if key == "voice" else flow
        message = f"this says {key}: {said or '(none)'}, and its file stands in {over.path}"
        remedy = (
            f"write {key}: {is_in}, or move the file" if is_in else "move it to voices/<voice>/<flow>.yaml"
        )
        yield error("RF901", place_of(over, key, key=False), message, remedy)
    elif voice and voice not in reading.pack.voices:
        remedy = did_you_mean(voice, reading.pack.voices) or f"there is {', '.join(reading.pack.voices)}"
        yield error("RF314", place_of(over, "voice", key=False), f"no voice called `{voice}`", remedy)


def _protected(over: Overlay, name: str, raw: Map, *, protected: bool) -> Iterator[Diagnostic]:
    if not protected:
        return
    wrong = [key for key in raw if over.local or key not in BESIDE]
    if wrong:
        message = f"`{name}` is protected: nobody changes how it asks whether somebody is safe"
        remedy = "take it out" if over.local else "take it out; only a `cue` or `after` may stand beside it"
        yield error("RF903", place_of(over, "nodes", name, wrong[0]), message, remedy)
