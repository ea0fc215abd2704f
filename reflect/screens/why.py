"""Why this question: the reason, where it comes from, and words explained."""

from __future__ import annotations

from collections.abc import Sequence

from textual.widget import Widget

from reflect.screens.reading import Block, ReadingPage
from reflect.views import SourceNote, Why


def source_block(note: SourceNote) -> Block:
    """A point of guidance with its document, its edition, when we last looked, and any caution."""
    edition = " · ".join(
        part for part in (note.edition, f"last checked {note.checked_on}" if note.checked_on else "") if part
    )
    return Block(
        (" · ".join(part for part in (note.title, note.section) if part), "bold $ink"),
        (note.gist, "$ink"),
        (edition, "$quiet"),
        (f"Take care: {note.caveat}" if note.caveat else "", "$own"),
    )


class WhyPage(ReadingPage):
    """Opened with F7, from the question it is about."""

    BESIDE = frozenset({"why"})  # it is open

    def __init__(self, why: Why) -> None:
        self._why = why
        super().__init__()

    def heading(self) -> tuple[str, ...]:
        return ("Why this question",)

    def contents(self) -> Sequence[Widget]:
        why = self._why
        blocks = [
            Block((why.question, "bold $ink")),
            Block((why.why or "No reason was written down for this one.", "$ink")),
        ]
        if why.challenge:
            blocks.append(Block((f"A question to test it: {why.challenge}", "$ink")))
        if why.cue:
            blocks.append(Block(("For you, beside the question", "bold $guide")))
            blocks += [Block((line, "$ink")) for line in why.cue]
        if why.sources:
            blocks += [Block(("Where it comes from", "bold $guide")), *map(source_block, why.sources)]
        blocks += [Block((note, "$own")) for note in why.notes]
        if why.words:
            blocks.append(Block(("Words explained", "bold $guide")))
            blocks += [Block((word, "bold $ink"), (meaning, "$ink")) for word, meaning in why.words]
        return blocks
