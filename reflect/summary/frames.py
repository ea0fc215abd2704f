"""One answer in its fixed line: the frame's words, then the person's own, never mixed and never changed."""

from __future__ import annotations

import re
from typing import Final

from reflect.conversation.basis import named, stretches
from reflect.conversation.echo import listed
from reflect.flows.model import Node, Pack
from reflect.flows.values import BASES, OTHER, Chosen, Dated, Listed, Person, Ticked, Value, Written
from reflect.summary.model import Block, Items, Line, Run, Said
from reflect.summary.phrases import aside, capital, day_in, ended, small, word

PLACE: Final = "{answer}"
_PARAGRAPHS: Final = re.compile(r"\n[^\S\n]*\n\s*")

Paragraph = tuple[Run, ...]


def framed(pack: Pack, node: Node, value: Value, key: str, notes: tuple[Run, ...] = ()) -> tuple[Block, ...]:
    """The blocks an answer becomes, ``notes`` behind its last words. None where there is nothing to say."""
    line = node.summary.line if node.summary else PLACE
    before, _, after = line.partition(PLACE) if PLACE in line else (f"{line} ", "", "")
    within = bool(before.strip()) and before.rstrip()[-1] not in ".?!"  # the answer goes on with a sentence
    match value:
        case Written(text, basis):
            if len(cut := stretches(text) if basis or node.basis else ()) > 1 and any(how for how, _ in cut):
                return _apart(pack, before, after, cut, _untold(basis, cut), (key,), notes)
            paragraphs, known = _written(pack, text, basis, cut)
            notes = (*known, *notes)
        case Chosen(option, words) if option == OTHER:
            paragraphs = own(words)
        case Chosen(option):
            paragraphs = ((Run(_says(node, option, within=within)),),)
        case Ticked():
            paragraphs = _ticked(node, value, within=within)
        case Dated(words, on):
            paragraphs = own(day_in(words.strip()))
            notes = (*_day_meant(words, on), *notes)
        case Listed(people):
            paragraphs = (_people(pack, node, people),)
        case _:
            paragraphs = ()
    return _lines(before, after, paragraphs, (key,), notes)


def own(text: str) -> tuple[Paragraph, ...]:
    """The person's words, a paragraph each; only the blanks around them are left out."""
    return tuple((Run(part, Said.OWN),) for part in _PARAGRAPHS.split(text.strip()) if part.strip())


def tidy(*runs: Run) -> Paragraph:
    """The runs without empty ones, neighbours of one voice together."""
    kept: list[Run] = []
    for run in runs:
        if kept and kept[-1].said == run.said:
            kept[-1] = Run(kept[-1].text + run.text, run.said)
        elif run.text:
            kept.append(run)
    return tuple(kept)


def spaced(runs: Paragraph, notes: tuple[Run, ...]) -> Paragraph:
    """Runs with asides behind them, a space before each."""
    for note in notes:
        runs = (*runs, Run(f" {note.text}", note.said))
    return runs


def _lines(
    before: str, after: str, paragraphs: tuple[Paragraph, ...], keys: tuple[str, ...], notes: tuple[Run, ...]
) -> tuple[Block, ...]:
    if not any(run.text.strip() for paragraph in paragraphs for run in paragraph):
        return ()
    paragraphs = ((Run(before), *paragraphs[0]), *paragraphs[1:])
    last = paragraphs[-1]
    if after.startswith(".") and ended(last[-1].text):
        after = after[1:]
    if not after and last[-1].said is Said.FRAME and not ended(last[-1].text):
        after = "."
    last = spaced((*last, Run(after)), notes)
    return tuple(Line(tidy(*runs), keys) for runs in (*paragraphs[:-1], last))


def _day_meant(words: str, on: str) -> tuple[Run, ...]:
    """The day that words like "last Thursday" meant when they were said, where they do not name it."""
    meant = day_in(on)
    named_already = words.strip() == on or meant.rpartition(" ")[0] in words
    return () if named_already else (aside(meant),)


def _people(pack: Pack, node: Node, people: tuple[Person, ...]) -> Paragraph:
    """Everybody listed with their age, or that there is nobody."""
    runs: list[Run] = []
    for one in people:
        age = next((option for option in node.options if option.id == one.band), None)
        runs += [Run("; " if runs else ""), Run(one.role, Said.OWN)]
        runs += [Run(", "), Run(age.says or small(age.label))] if age else []
    return tidy(*runs) or (Run(word(pack, "people.none.says")),)


# ------------------------------------------------------------------------------------------- options


def _says(node: Node, option_id: str, *, within: bool) -> str:
    """How a chosen option reads on paper: what it says there, or its label, small inside a sentence."""
    for option in node.options:
        if option.id == option_id:
            return option.says or (small(option.label) if within else option.label)
    return option_id.replace("-", " ")  # the content has moved on; what was chosen is still said


def _ticked(node: Node, value: Ticked, *, within: bool) -> tuple[Paragraph, ...]:
    """Several as a sentence has them; own words last, with any further paragraphs of theirs."""
    chosen = [option for option in value.options if option != OTHER]
    says = [_says(node, option, within=within or i > 0) for i, option in enumerate(chosen)]
    words = own(value.words)
    if not words:
        return ((Run(_in_a_row(says)),),) if says else ()
    return ((Run(_in_a_row(says, more=True)), *words[0]), *words[1:])


def _in_a_row(says: list[str], *, more: bool = False) -> str:
    """Several as a sentence has them: "a, b and c"; with ``more`` to come, "a, b and ".

    Where one has a comma or an "and" of its own, "a, or so; b; c".
    """
    if any("," in one or " and " in one for one in says):
        return "; ".join([*says, ""] if more else says)
    return listed([*says, ""] if more and says else says)


# ---------------------------------------------------------------------------------- how it is known


def _untold(basis: tuple[str, ...], cut: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    """What the answer as a whole was marked with and no stretch of it says."""
    told = {how for how, _ in cut}
    return tuple(how for how in BASES if how in basis and how not in told)


def _known(pack: Pack, basis: tuple[str, ...]) -> tuple[Run, ...]:
    """The aside for words marked as a whole: "(saw, was told)"."""
    return (aside(", ".join(word(pack, f"paper.{how}") for how in basis)),) if basis else ()


def _how(pack: Pack, how: str, by: str) -> str:
    """One way of knowing, and who told or where it was read: "was told by nan"."""
    return f"{word(pack, f'paper.{how}')} {by}".strip()


def _written(
    pack: Pack, text: str, basis: tuple[str, ...], cut: tuple[tuple[str, str], ...]
) -> tuple[tuple[Paragraph, ...], tuple[Run, ...]]:
    """Words of one piece, and the asides that say how they are known."""
    if len(cut) == 1 and cut[0][0]:
        how, words = cut[0]
        by, words = named(words)
        return own(words), (aside(_how(pack, how, by)), *_known(pack, _untold(basis, cut)))
    return own(text), _known(pack, basis)


def _apart(
    pack: Pack,
    before: str,
    after: str,
    cut: tuple[tuple[str, str], ...],
    untold: tuple[str, ...],
    keys: tuple[str, ...],
    notes: tuple[Run, ...],
) -> tuple[Block, ...]:
    """What was seen, told, read, thought and felt, each stretch on a line of its own."""
    lines: list[Paragraph] = []
    loose = max((i for i, (how, _) in enumerate(cut) if not how), default=len(cut) - 1)
    for i, (how, words) in enumerate(cut):
        by, words = named(words) if how else ("", words)  # noqa: PLW2901 - the words without who told them
        mark = f"{capital(_how(pack, how, by))}: " if how else ""
        runs = tidy(Run(mark, Said.ASIDE), Run(words, Said.OWN))
        lines.append(spaced(runs, _known(pack, untold)) if i == loose else runs)
    lines[-1] = spaced(lines[-1], notes)
    above = (Line((Run(before.rstrip()),), keys),) if before.strip() else ()
    below = (Line((Run(after.strip()),), keys),) if after.strip(" .") else ()
    return (*above, Items(tuple(Line(runs, keys) for runs in lines)), *below)
