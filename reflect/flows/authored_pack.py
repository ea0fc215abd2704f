"""The files of a pack that are not flows, as an author writes them."""

from __future__ import annotations

from typing import Any, Literal

from msgspec import field

from reflect.flows.authored import Authored, Flag


class Door(Authored, kw_only=True):
    """Something to start from home."""

    flow: str
    label: str
    about: str = ""
    voice: str = "practitioner"
    depth: Literal["", "2", "10", "30", "60"] = ""


class SignOff(Authored, kw_only=True):
    """Who approved the content; all empty until somebody has."""

    approved_by_role: str = ""
    approved_on: str = ""
    digest: str = ""


class Pack(Authored, kw_only=True):
    """``pack.yaml``."""

    pack: str
    version: str
    owner: str
    voices: list[str]
    depths: list[Literal["2", "10", "30", "60"]]
    stages: dict[str, str]
    doors: dict[str, Any]
    protected: list[str] = field(default_factory=list)
    stops: list[str] = field(default_factory=list)
    sign_off: Any = None


class Heading(Authored, kw_only=True):
    """A section or chapter of a document, and a few words of ours for it."""

    section: str
    short: str


class Source(Authored, kw_only=True):
    """A document of ``sources.yaml``."""

    title: str
    short: str
    edition: str
    checked_on: str
    review_by: str
    caveat: str = ""
    superseded_by: str = ""
    counted: Flag = "yes"
    headings: list[Heading] = field(default_factory=list)


class Point(Authored, kw_only=True):
    """One idea of a document."""

    section: str
    gist: str
    caveat: str = ""
    waived: str = ""


class Sources(Authored, kw_only=True):
    """``sources.yaml``."""

    sources: dict[str, Any]
    points: dict[str, Any]


class Contact(Authored, kw_only=True):
    """Somebody to ring; no value means not set."""

    label: str
    value: str = ""
    hint: str = ""


class Local(Authored, kw_only=True):
    """``local.yaml`` of a pack."""

    contacts: dict[str, Any]
    nation: Literal["", "england", "wales", "scotland", "northern-ireland"] = ""


class LocalContact(Authored, kw_only=True):
    """One of the pack's contacts set for an area, or (with a label) one more."""

    label: str = ""
    value: str = ""
    hint: str = ""


class LocalValues(Authored, kw_only=True):
    """``local.yaml`` of a local folder."""

    contacts: dict[str, Any] = field(default_factory=dict)
    nation: Literal["", "england", "wales", "scotland", "northern-ireland"] = ""
    role: str = ""


class Words(Authored, kw_only=True):
    """``words.yaml`` and ``glossary.yaml``."""

    words: dict[str, str]
