"""Whether guidance still holds: replaced, not looked at again in time, or another nation's."""

from __future__ import annotations

from typing import Final

from reflect.flows.model import Pack, Source
from reflect.summary.phrases import day_in, word

ENGLAND: Final = "england"


def standing(pack: Pack, source: Source, today: str) -> str:
    """What to know of a document as of a day (ISO); empty where it is vouched for."""
    if source.superseded_by:
        return word(pack, "source.replaced", by=source.superseded_by)
    if "" < source.review_by < today:
        return word(pack, "source.past", date=day_in(source.review_by))
    return ""


def elsewhere(pack: Pack) -> str:
    """That law and guidance here are England's, for who works in another nation; else empty."""
    if pack.nation in ("", ENGLAND):
        return ""
    return word(pack, "law.elsewhere", nation=word(pack, f"nation.{pack.nation}"))
