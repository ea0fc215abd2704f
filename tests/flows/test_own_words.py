"""The flows are in our own words: no run of eight words stands both in them and in a document behind them.

The documents are not ours to ship. ``eight_words.bin`` holds a short digest of each run of eight words in
them, made by the same :func:`runs`, so that the check needs none of their text.
"""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

FLOWS = Path(__file__).parents[2] / "flows"
DIGESTS = Path(__file__).parent / "eight_words.bin"
SIZE = 6
HEADING = re.compile(r"\s*(?:- )?section:")  # the exact heading of a document is its name, not its text
WORD = re.compile(r"[a-z0-9]+(?:['’][a-z]+)?")


def runs(text: str) -> Iterator[tuple[int, str]]:
    """Each run of eight words in a text, in small letters, with the line it begins on."""
    words = [
        (number, word[0].replace("’", "'"))
        for number, line in enumerate(text.lower().splitlines(), 1)
        if not HEADING.match(line)
        for word in WORD.finditer(line)
    ]
    for at in range(len(words) - 7):
        yield words[at][0], " ".join(word for _, word in words[at : at + 8])


def digest(run: str) -> bytes:
    return hashlib.blake2b(run.encode(), digest_size=SIZE).digest()


def known() -> set[bytes]:
    data = DIGESTS.read_bytes()
    return {data[at : at + SIZE] for at in range(0, len(data), SIZE)}


def test_no_run_of_eight_words_is_a_document_s() -> None:
    theirs = known()
    shared = [
        f"{file.relative_to(FLOWS)}:{line}: {run}"
        for file in sorted(FLOWS.rglob("*.yaml"))
        for line, run in runs(file.read_text(encoding="utf-8"))
        if digest(run) in theirs
    ]
    assert shared == []


def test_a_sentence_of_a_document_would_be_found() -> None:
    """Eight words that do stand in one of them, told by their digest alone."""
    assert len(known()) > 10_000
    heading = "the plan doesn't seem to be working the family isn't co operating"
    assert any(digest(run) in known() for _, run in runs(heading))
