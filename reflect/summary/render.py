"""A paper in the form somebody asked for. Each renderer is imported when it is first needed."""

from __future__ import annotations

from typing import Final

from reflect.summary.model import Document

KINDS: Final = ("md", "txt", "json")
"""The forms a paper can be had in, by file ending."""


def render(document: Document, kind: str) -> str:
    """The paper as text of one kind of ``KINDS``. Raises ValueError for any other."""
    match kind:
        case "md":
            from reflect.summary.markdown import markdown

            return markdown(document)
        case "txt":
            from reflect.summary.text import text

            return text(document)
        case "json":
            import msgspec

            return msgspec.json.format(msgspec.json.encode(document), indent=2).decode() + "\n"
        case _:
            raise ValueError(f"a paper can be {', '.join(KINDS)}, not {kind}")


def section_text(document: Document, section_id: str) -> str:
    """One section as plain text, for copying it on its own; empty where the paper has no such section."""
    from reflect.summary import text

    return next((text.section_text(one) for one in document.sections if one.id == section_id), "")
