"""The files of a pack that are not flows, each into its part of the model."""

from __future__ import annotations

from datetime import date
from typing import Any, Final, TypeVar

from reflect.flows import authored, authored_pack, model
from reflect.flows.authored import yes
from reflect.flows.convert import convert
from reflect.flows.nodes import Map, Raw
from reflect.flows.read import Document

_A = TypeVar("_A", bound=authored.Authored)

STANDING: Final[tuple[str, ...]] = ("pack.yaml", "sources.yaml", "glossary.yaml", "local.yaml", "words.yaml")
"""Files at the top of a pack that are not flows."""


def read_pack_file(document: Document) -> model.Pack | None:
    """``pack.yaml`` as a pack without flows; None where it cannot be read (reported)."""
    root = document.root
    head = convert(document, authored_pack.Pack, root, 0, "a pack") if root is not None else None
    if head is None or root is None:
        return None
    doors = each(document, authored_pack.Door, root["doors"], "a door")
    sign_off = authored_pack.SignOff()
    if "sign_off" in root:
        at = root.key_at("sign_off")
        sign_off = convert(document, authored_pack.SignOff, root["sign_off"], at, "a sign-off") or sign_off
        if sign_off.approved_on:
            _day(document, root["sign_off"], "approved_on")
    return model.Pack(
        name=head.pack,
        version=head.version,
        owner=head.owner,
        voices=tuple(head.voices),
        depths=tuple(int(depth) for depth in head.depths),
        stages=tuple(model.Stage(name, label) for name, label in head.stages.items()),
        doors=tuple(
            model.Door(name, door.flow, door.label, door.about, door.voice, int(door.depth or 0))
            for name, door in doors.items()
        ),
        flows={},
        sources={},
        points={},
        glossary={},
        contacts={},
        words={},
        stops=tuple(head.stops),
        sign_off=model.SignOff(sign_off.approved_by_role, sign_off.approved_on, sign_off.digest),
    )


def read_sources(document: Document) -> tuple[dict[str, model.Source], dict[str, model.Point]]:
    """``sources.yaml``: documents and points by id. A point belongs to the source its id begins with."""
    root = document.root
    if root is None or convert(document, authored_pack.Sources, root, 0, "sources.yaml") is None:
        return {}, {}
    sources = each(document, authored_pack.Source, root["sources"], "a source")
    points = each(document, authored_pack.Point, root["points"], "a point")
    for name in sources:
        _day(document, root["sources"][name], "checked_on")
        _day(document, root["sources"][name], "review_by")
    return (
        {
            name: model.Source(
                name,
                one.title,
                one.short,
                one.edition,
                one.checked_on,
                one.review_by,
                one.caveat,
                one.superseded_by,
                {heading.section: heading.short for heading in one.headings},
                yes(one.counted),
            )
            for name, one in sources.items()
        },
        {
            name: model.Point(name, name.partition("-")[0], one.section, one.gist, one.caveat, one.waived)
            for name, one in points.items()
        },
    )


def read_contacts(document: Document) -> tuple[dict[str, model.Contact], str]:
    """``local.yaml``: contacts by id, and the nation it is written for."""
    root = document.root
    local = convert(document, authored_pack.Local, root, 0, "local.yaml") if root is not None else None
    if local is None or root is None:
        return {}, ""
    contacts = each(document, authored_pack.Contact, root["contacts"], "a contact")
    made = {name: model.Contact(name, one.label, one.value, one.hint) for name, one in contacts.items()}
    return made, local.nation


def read_words(document: Document) -> dict[str, str]:
    """``words.yaml`` or ``glossary.yaml``: text by id."""
    words = document.root and convert(document, authored_pack.Words, document.root, 0, "this file")
    return words.words if words else {}


def each(document: Document, cls: type[_A], raw: Raw, what: str) -> dict[str, _A]:
    """Every value of a mapping as a ``cls``, without those that are not one (reported)."""
    made: dict[str, _A] = {}
    if isinstance(raw, Map):
        for name, value, at, _ in raw.pairs():
            if one := convert(document, cls, value, at, what):
                made[name] = one
    return made


def _day(document: Document, raw: Any, key: str) -> None:
    """Report a date that is not one."""
    try:
        date.fromisoformat(raw[key])
    except ValueError:
        message = f"`{key}` cannot be `{raw[key]}`"
        document.report("RF125", raw.value_at(key), message, "write the day as 2026-11-30")
