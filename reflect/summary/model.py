"""The one document model: what a paper says, before anyone decides how it looks.

Built by :mod:`reflect.summary.build`, laid out by the renderers. Every run of text says whose it is, so that
a renderer can set the person's own words apart and nothing is ever put into their mouth.
"""

from __future__ import annotations

from enum import StrEnum

import msgspec


class Said(StrEnum):
    """Whose words a run is."""

    FRAME = "frame"
    """A fixed line of the flow."""
    OWN = "own"
    """The person's own words, unchanged."""
    ASIDE = "aside"
    """How it is known, or where an idea comes from."""


class Run(msgspec.Struct, frozen=True):
    """A stretch of text with one voice."""

    text: str
    said: Said = Said.FRAME


class Line(msgspec.Struct, frozen=True, tag="line"):
    """A paragraph."""

    runs: tuple[Run, ...]
    keys: tuple[str, ...] = ()  # public keys of the answers it was made from


class Items(msgspec.Struct, frozen=True, tag="items"):
    """A list, numbered where the order matters."""

    items: tuple[Line, ...]
    numbered: bool = False


class Row(msgspec.Struct, frozen=True):
    """One row of a table, a cell a column."""

    cells: tuple[tuple[Run, ...], ...]


class Table(msgspec.Struct, frozen=True, tag="table"):
    """A table with a header row. ``caption`` names it for those who cannot see its shape."""

    head: tuple[str, ...]
    rows: tuple[Row, ...]
    caption: str = ""
    keys: tuple[str, ...] = ()


Block = Line | Items | Table


class Section(msgspec.Struct, frozen=True):
    """A heading and what stands under it. ``id`` is one of ``SECTIONS``, ``guidance`` or ``not-explored``."""

    id: str
    title: str
    blocks: tuple[Block, ...]


class Document(msgspec.Struct, frozen=True):
    """A paper. ``kind``: case (later also private, supervision, learning). ``facts`` stand under the
    title.
    """

    kind: str
    title: str
    facts: tuple[str, ...]
    sections: tuple[Section, ...]
    footer: tuple[str, ...]
    finished: bool = True
    v: int = 1
