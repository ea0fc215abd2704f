"""How each stretch of somebody's writing is known: saw, was told, read, think, feel.

The tags are the person's own ("Saw: the beds were made. Told by nan: they sleep here."), found, not guessed.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from reflect.flows.values import BASES

_SAID: Final = {
    "saw": "saw",
    "seen": "saw",
    "told": "told",
    "read": "read",
    "think": "think",
    "thought": "think",
    "feel": "feel",
    "felt": "feel",
}

# Who told, where it was read: a few words between the tag and its colon.
_BY: Final = r"(?:by|from|in|on|at)[ \t][^:.!?\n]{1,40}"
_TAG: Final = re.compile(
    r"(?!i[ \t]+told)(?:i[ \t]+)?(?:(?:have|had|was|were|am|been)[ \t]+){0,2}"
    rf"(?P<said>saw|seen|told|read|think|thought|feel|felt)(?:[ \t]+(?P<by>{_BY}?))?[ \t]*:",
    re.IGNORECASE,
)
_NAMED: Final = re.compile(rf"(?P<by>{_BY}?)[ \t]*:\s*", re.IGNORECASE)
_BULLET: Final = re.compile(r"[ \t]*(?:(?:[-*•–]|\d{1,2}[.)])[ \t]+)?")
# The end of a sentence: its mark, anything that closes, a space; the next one does not start in lower case,
# unless it is a tag. A title or an initial before the dot is no end.
_SENTENCE: Final = re.compile(
    r"(?<!\b[A-Z])(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bSt)[.!?…][\"'”’)\]]*[ \t]+"
)


class _Cut(NamedTuple):
    """A tag in a line: where the stretch before it ends, where the tag ends, what it says."""

    at: int
    after: int
    basis: str
    by: str

    def words(self, text: str) -> str:
        """The words of its stretch, with who told them in front."""
        return f"{self.by}: {text.strip()}" if self.by else text


def tags(written: str) -> tuple[str, ...]:
    """How the words themselves say they are known, each once, in the order of ``BASES``."""
    found = {basis for basis, _ in stretches(written)}
    return tuple(basis for basis in BASES if basis in found)


@lru_cache(maxsize=512)
def stretches(written: str) -> tuple[tuple[str, str], ...]:
    """The words cut where they say how something is known: (basis or empty, the words without the tag).

    A tag that starts a line holds for the line, one inside it for its sentence, each up to the next tag: what
    follows a "Told:" sentence may well be something else, and it is not for us to call it told. A tag alone
    on its line holds for the lines under it, up to an empty one. Untagged lines that follow each other are
    one stretch. No word is lost: a tag with nothing after it is kept as words, and "Told by nan: ..." keeps
    its "by nan: ..." (see :func:`named`).
    """
    found: list[tuple[str, str]] = []
    loose: list[str] = []  # untagged lines not yet cut off

    def add(basis: str, words: str) -> None:
        if loose and (plain := "\n".join(loose).strip()):
            found.append(("", plain))
        loose.clear()
        if words.strip():
            found.append((basis, words.strip()))

    lines = written.split("\n")
    while lines:
        line = lines.pop(0)
        cuts = _tagged(line)
        if len(cuts) == 1 and not (line[: cuts[0].at] + line[cuts[0].after :]).strip():
            under = []
            while lines and lines[0].strip() and not _tagged(lines[0]):
                under.append(lines.pop(0))
            if under:
                add(cuts[0].basis, cuts[0].words("\n".join(under)))
                continue
            cuts = []
        if not cuts:
            loose.append(line)
            continue
        for basis, words in _pieces(line, cuts):
            add(basis, words)
    add("", "")
    return tuple(found)


def named(words: str) -> tuple[str, str]:
    """A stretch's "by nan" (who told, where it was read), or empty, and its words without it."""
    found = _NAMED.match(words)
    return (found["by"], words[found.end() :]) if found else ("", words)


def _pieces(line: str, cuts: list[_Cut]) -> list[tuple[str, str]]:
    """One line cut at its tags, and after the sentence of a tag that does not start it."""
    pieces = [("", line[: cuts[0].at])]
    for cut, upto in zip(cuts, [*(cut.at for cut in cuts[1:]), len(line)], strict=True):
        words = line[cut.after : upto]
        end = len(words) if cut.at == 0 else _sentence_end(words)
        if words.strip():
            pieces += [(cut.basis, cut.words(words[:end])), ("", words[end:])]
        else:
            pieces.append(("", line[cut.at : upto]))
    return pieces


def _tagged(line: str) -> list[_Cut]:
    """The tags of a line, in order."""
    bullet = _BULLET.match(line)
    starts = [(0, bullet.end() if bullet else 0), *((m.end(), m.end()) for m in _SENTENCE.finditer(line))]
    found = []
    for at, after in starts:
        if tag := _TAG.match(line, after):
            found.append(_Cut(at, tag.end(), _SAID[tag["said"].lower()], (tag["by"] or "").strip()))
    return found


def _sentence_end(words: str) -> int:
    """Where the first sentence ends."""
    for end in _SENTENCE.finditer(words):
        if not words[end.end() : end.end() + 1].islower():
            return end.end()
    return len(words)
