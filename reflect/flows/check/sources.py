"""Guidance says where it comes from, and the documents behind it are still vouched for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from reflect.flows.check.finding import error, nodes_of, warning
from reflect.flows.diagnostics import Diagnostic
from reflect.flows.digest import digest_of
from reflect.flows.model import Node, Point
from reflect.flows.reading import Reading
from reflect.flows.sources import cited
from reflect.flows.suggest import did_you_mean

GROUND_RULES = "ground-rules"


def check(reading: Reading) -> Iterator[Diagnostic]:
    """Every point that is cited."""
    for point in reading.pack.points.values():
        yield from _point(reading, point)
    for name, file in reading.files.items():
        for written, _ in nodes_of(file):
            node = reading.pack.flows[name].nodes[written.id]
            if node.kind == "say" and not (node.cites or node.protected or GROUND_RULES in node.tags):
                place = reading.key_place(name, "nodes", node.id)
                remedy = "add `cites: [point]`, or the tag ground-rules where it only says how this works"
                yield error("RF602", place, "guidance that does not say where it comes from", remedy)
            if not reading.alone:
                yield from _cites(reading, name, node)


def advise(reading: Reading, today: date) -> Iterator[Diagnostic]:
    """Warnings only: documents as of ``today``, and the sign-off."""
    yield from _documents(reading, today)
    yield from _sign_off(reading)


def _point(reading: Reading, point: Point) -> Iterator[Diagnostic]:
    document = reading.standing["sources.yaml"]
    written = [*(document.root["sources"] if document.root is not None else ()), *reading.pack.sources]
    if point.source not in written:
        place = reading.standing_place("sources.yaml", "points", point.id, of_key=True)
        remedy = did_you_mean(point.source, written) or "begin it with the id of a source, and a hyphen"
        yield error(
            "RF603", place, f"`{point.id}` belongs to no source: there is no `{point.source}`", remedy
        )


def _documents(reading: Reading, today: date) -> Iterator[Diagnostic]:
    for source in reading.pack.sources.values():
        if source.superseded_by:
            place = reading.standing_place("sources.yaml", "sources", source.id, "superseded_by")
            message = f"{source.short} ({source.edition}) has been replaced by {source.superseded_by}"
            yield warning("RF605", place, message, "read the new one, and change what rests on the old")
        elif _passed(source.review_by, today):
            place = reading.standing_place("sources.yaml", "sources", source.id, "review_by")
            message = f"{source.short} ({source.edition}) was to be looked at again by {source.review_by}"
            yield warning(
                "RF604", place, message, "check for a newer edition, then move `checked_on` and `review_by`"
            )


def _passed(day: str, today: date) -> bool:
    try:
        return date.fromisoformat(day) < today
    except ValueError:  # reported where it was read
        return False


def _cites(reading: Reading, flow: str, node: Node) -> Iterator[Diagnostic]:
    document = reading.standing.get("sources.yaml")
    if document and document.problems:
        return  # what is wrong there comes first
    for point, path in cited(node):
        if point not in reading.pack.points:
            place = reading.place(flow, "nodes", node.id, *path)
            remedy = did_you_mean(point, reading.pack.points) or "add it to `points` of sources.yaml"
            yield error("RF601", place, f"no point called `{point}` in sources.yaml", remedy)


def _sign_off(reading: Reading) -> Iterator[Diagnostic]:
    signed = reading.pack.sign_off.digest
    if signed and signed != (now := digest_of(reading.pack)):
        place = reading.standing_place("pack.yaml", "sign_off", "digest")
        message = "the content has changed since it was signed off"
        yield warning("RF606", place, message, f"have it approved again, then write digest: {now}")
