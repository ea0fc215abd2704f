"""Everything that can be looked at, as lines: a question, why, the map, sources, danger, help."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from reflect.commands import COMMANDS
from reflect.plain.page import Page
from reflect.plain.wants import OWN_WORDS
from reflect.summary.phrases import day_in, small
from reflect.views import Danger, Ending, MapEntry, MapStage, MapView, PartGiven, SourceNote, Turn, Why

_STAGES: Final = {"done": "been there", "here": "you are here", "ahead": "still to come"}
_MARKS: Final = {
    "parked": "parked",
    "unknown": "not known yet",
    "look-again": "look again",
    "here": "you are here",
}


def heading(turn: Turn, number: int, stage: str) -> str:
    """``Question 4, about the child:``"""
    about = "safety" if turn.safety else small(stage)
    again = " again" if turn.revisiting else ""
    return f"Question {number}{again}, about {about}:" if about else f"Question {number}{again}:"


def question(page: Page, turn: Turn, head: str) -> None:
    """A question from its guidance to its source; what is to be given for it follows."""
    page.gap()
    for passage in turn.before:
        page.say(passage)
        page.gap()
    page.say(head)
    if turn.lead:
        page.say(turn.lead)
    page.say(turn.ask)
    contacts(page, turn.contacts)
    if turn.source:
        page.say(f"From: {ended(spoken(turn.source))}")
    if turn.cue:
        page.gap()
        page.say("For you:")
        for line in turn.cue:
            page.say(line)
        page.gap()


def spoken(text: str) -> str:
    """Small print without the dots that stand between its parts on a screen."""
    return text.replace(". · ", ". From: ").replace(" · ", ", ")


def given(part: PartGiven) -> str:
    """A part of an answer read back: ``Who: me and the health visitor``."""
    label = part.label.rstrip(".") or "So far"
    return f"{label}{'' if label.endswith('?') else ':'} {part.text}"


def ended(text: str) -> str:
    """The text with a full stop, unless it has an end of its own."""
    return text if text[-1:] in ".?!" else f"{text}."


def contacts(page: Page, lines: tuple[str, ...]) -> None:
    """Whom to ring, one a line; those of whom the same is said (not set) are said together."""
    together: dict[str, list[str]] = {}
    for line in lines:
        who, _, what = line.partition(": ")
        together.setdefault(what or line, []).append(who if what else "")
    for what, callers in together.items():
        names = "; ".join(name for name in callers if name)
        page.say(f"{names}: {what}" if names else what)


def danger(page: Page, card: Danger) -> None:
    """What to do now, in order."""
    page.gap()
    page.say(f"{card.title}:")
    page.numbered((step, "") for step in card.steps)
    contacts(page, card.contacts)
    page.say(card.after)
    page.gap()


def why(page: Page, shown: Why) -> None:
    """The reason, its sources, and words explained."""
    page.gap()
    page.say(f"Why this question: {shown.why or 'no reason is written for this one.'}")
    if shown.challenge:
        page.say(f"A question to test it: {shown.challenge}")
    for line in shown.cue:
        page.say(line)
    sources(page, shown.sources)
    for note in shown.notes:
        page.say(note)
    for word, meaning in shown.words:
        page.say(f"“{word}” means: {meaning}")
    page.gap()


def sources(page: Page, notes: tuple[SourceNote, ...]) -> None:
    """Where guidance comes from, a document at a time: what it says, when we last looked, any caution."""
    documents: dict[tuple[str, str, str], list[SourceNote]] = {}
    for note in notes:
        documents.setdefault((note.title, note.edition, note.checked_on), []).append(note)
    for (title, edition, checked_on), points in documents.items():
        named = f"{title} ({edition})" if edition else title
        page.say(f"{named}, last checked {day_in(checked_on)}:")
        for point in points:
            page.say(f"{ended(point.gist)} In: {spoken(point.section.replace(' > ', ', '))}", first="  - ")
        for caveat in dict.fromkeys(point.caveat for point in points if point.caveat):
            page.say(f"Caution: {caveat}", indent="  ")


def map_of(page: Page, shown: MapView, numbers: Mapping[str, int]) -> None:
    """Every question met, by number; what to look at again; what was set aside."""
    page.gap()
    page.say("Where you are, and your answers by number:")
    for stage in shown.stages:
        if stage.state == "ahead" and not stage.entries:
            continue
        page.say(f"{stage.label}, {_STAGES[stage.state]}.")
        for entry in stage.entries:
            if entry.status != "offered":
                page.say(_entry(entry), first=f"  {numbers.get(entry.key, 0)}. ")
    ahead = [stage.label for stage in shown.stages if stage.state == "ahead" and not stage.entries]
    if ahead:
        page.say(f"Still to come: {'; '.join(ahead)}.")
    for entry in shown.look_again:
        because = f" because this answer has changed since: {entry.note}" if entry.note else ""
        page.say(f"Look again at {numbers.get(entry.key, 0)}{because}")
    if shown.set_aside:
        page.say("Set aside with a way you left. They come back if you do:")
        for entry in shown.set_aside:
            page.say(_entry(entry), indent="  ")
    page.say("To give an answer again, type change and its number, for example change 2.")
    _to_open(page, shown)
    page.gap()


def openings(shown: MapView) -> list[MapEntry]:
    """What can be opened, in the order of its numbers."""
    offered = [one for stage in shown.stages for one in stage.entries if one.status == "offered"]
    return [*offered, *(one for group in shown.areas for one in group.entries)]


def _to_open(page: Page, shown: MapView) -> None:
    """What was not explored, by number and in its groups."""
    numbers = {entry.key: number for number, entry in enumerate(openings(shown), 1)}
    if not numbers:
        return
    page.gap()
    page.say("Not explored, and can be opened now. Type open and its number, for example open 1.")
    offered = MapStage("More on what you were asked", "", tuple(
        entry for entry in openings(shown) if entry.status == "offered"))  # fmt: skip
    for group in (offered, *shown.areas):
        if group.entries:
            page.say(f"{group.label}:")
        for entry in group.entries:
            left = " Begun and left." if entry.status == "begun" else ""
            page.say(f"{ended(entry.ask)}{left}", first=f"  {numbers[entry.key]}. ")
    if shown.back:
        page.say(f"You were at: {shown.back.ask} Type on to go back to it.")


def _entry(entry: MapEntry) -> str:
    if entry.status == "here":
        return f"{entry.ask} You are here."
    answer = "; ".join(line.strip() for line in entry.answer.splitlines() if line.strip())
    mark = _MARKS.get(entry.status, "")
    said = answer if not mark or answer.lower().startswith(mark) else f"{mark}. {answer}".rstrip(". ")
    return f"{entry.ask} Answer: {said}"


def ending(page: Page, shown: Ending) -> None:
    """Where the conversation came to."""
    page.gap()
    if shown.notice:
        page.say(shown.notice)
    for passage in shown.before:
        page.say(passage)
        page.gap()
    page.say(shown.text)
    contacts(page, shown.contacts)


def help_page(page: Page, how: str, *, keys: bool) -> None:
    """How to answer here, and every word that can be used."""
    page.gap()
    if how:
        page.say(f"Here: {how}")
    page.say(
        "These words do something at any question. Where you write in your own words, put a slash before "
        "them, for example /park. The word danger needs no slash."
    )
    for command in COMMANDS:
        if command.in_plain:
            key = f" Key {command.keys[0].upper()}." if keys and command.keys[0].startswith("f") else ""
            page.say(f"{command.word}: {command.help}{key}", indent="  ")
    for word, does in OWN_WORDS.items():
        page.say(f"{word}: {does}", indent="  ")
    page.gap()
