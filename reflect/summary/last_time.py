"""The actions of an earlier paper, to be followed up: read back from the JSON form of a case summary."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from reflect.flows.values import Action
from reflect.summary.model import Document, Said, Table

_PARTS = 5  # what, who, by when, how we will know, if not


class NoActionsError(ValueError):
    """These bytes hold no actions to follow up. The message says why and what to do."""


def actions_in(data: bytes) -> tuple[Action, ...]:
    """The actions of a case summary written as ``.json``, in its order, in the words they were agreed in.

    Raises NoActionsError for anything else, and for a summary without actions.
    """
    try:
        document = msgspec.json.decode(data, type=Document)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise NoActionsError(
            "That is not a summary of reflect's in its .json form. From the summary, choose a name that ends "
            "in .json, and give that file next time."
        ) from None
    found = tuple(_actions(document))
    if not found:
        raise NoActionsError("That summary has no actions in it, so there is nothing to follow up.")
    return found


def _actions(document: Document) -> Iterator[Action]:
    tables = (
        block
        for section in document.sections
        if section.id == "actions"
        for block in section.blocks
        if isinstance(block, Table) and len(block.head) == _PARTS
    )
    for row in (row for table in tables for row in table.rows):
        parts = ["".join(run.text for run in cell if run.said is Said.OWN).strip() for cell in row.cells]
        if parts[0]:
            yield Action(*parts)
