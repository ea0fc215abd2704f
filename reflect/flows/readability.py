"""How hard a text is to read: words, sentences, and the Flesch-Kincaid grade (years of schooling).

A grade is for text of some length: a flow's questions are pooled, a screen of guidance stands alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from reflect.flows.model import Flow, Node
from reflect.flows.syllables import syllables
from reflect.flows.wordings import CUE

HARDEST: Final = 8.0
"""The grade that questions and guidance keep to, or below."""

_ECHO: Final = re.compile(r"\{[^{}]*\}")
_WORD: Final = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_END: Final = re.compile(r"[.?!…]+[\"'”’)\]]*(?=\s|$)|\n\s*\n")


class Reading(NamedTuple):
    """What was counted in a text. Texts are pooled by adding."""

    words: int = 0
    sentences: int = 0
    syllables: int = 0

    def and_(self, other: Reading) -> Reading:
        """Both texts as one."""
        return Reading(*(mine + theirs for mine, theirs in zip(self, other, strict=True)))

    @property
    def grade(self) -> float:
        """The Flesch-Kincaid grade; 0 where there are no words."""
        if not self.words:
            return 0.0
        per_sentence = self.words / max(1, self.sentences)
        return 0.39 * per_sentence + 11.8 * self.syllables / self.words - 15.59


def words_of(text: str) -> list[str]:
    """The words of a text. An answer said back counts as one short word: nobody knows how long it will be."""
    return _WORD.findall(_ECHO.sub("this", text))


def reading(text: str) -> Reading:
    """What there is to read in one text."""
    sentences = [part for part in _END.split(_ECHO.sub("this", text)) if _WORD.search(part)]
    words = words_of(text)
    return Reading(len(words), len(sentences), sum(map(syllables, words)))


def pooled(texts: Iterable[str]) -> Reading:
    """What there is to read in all of them together."""
    total = Reading()
    for text in texts:
        total = total.and_(reading(text))
    return total


def questions(flow: Flow) -> Iterator[tuple[Node, str]]:
    """Every question of a flow, other wordings of the same one too, with its node."""
    for node in flow.nodes.values():
        if node.asks:
            yield from ((node, text) for text in (node.ask, *(one.ask for one in node.instead)) if text)


def guidance(flow: Flow) -> Iterator[tuple[Node, str]]:
    """Every screen of guidance of a flow, with its node."""
    for node in flow.nodes.values():
        if node.kind == "say":
            yield node, " ".join(part for part in (node.lead, node.ask) if part)
            for one in node.instead:
                yield node, " ".join(part for part in (one.lead or node.lead, one.ask or node.ask) if part)
        if node.cue:
            yield node, " ".join(line for name in CUE if (line := getattr(node.cue, name)))
        if node.after:
            yield node, node.after
