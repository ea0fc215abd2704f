"""The documents behind the questions so far."""

from __future__ import annotations

from collections.abc import Sequence

from textual.widget import Widget

from reflect.screens.reading import Block, ReadingPage
from reflect.screens.why import source_block
from reflect.views import SourceNote


class SourcesPage(ReadingPage):
    """Opened with F3."""

    BESIDE = frozenset({"sources"})  # it is open

    def __init__(self, sources: tuple[SourceNote, ...]) -> None:
        self._sources = sources
        super().__init__()

    def heading(self) -> tuple[str, ...]:
        return ("Sources",)

    def contents(self) -> Sequence[Widget]:
        if not self._sources:
            return [Block(("The questions so far come from no document. This fills as you go on.", "$ink"))]
        lead = "The guidance behind the questions so far, in a few words. The documents themselves say more."
        return [Block((lead, "$ink")), *map(source_block, self._sources)]
