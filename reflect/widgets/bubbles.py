"""How what was asked and what was answered are set: a bar for each speaker, answers in their own column."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from textual.content import Content

from reflect.commands import BY_ID
from reflect.views import Ending, Exchange, PartGiven, Turn
from reflect.widgets.keyline import key_name
from reflect.widgets.text import hang, joined, safe, wrap

GUIDE_WIDEST: Final = 76
"""Cells, with the bar: longer lines are hard to read."""
OWN_WIDEST: Final = 64
ROOMY: Final = 78
"""From this width on there is a blank line between a question and its answer."""
WHY: Final = f"{key_name(BY_ID['why'].keys[0])} {BY_ID['why'].label}"
"""The last line of an open question; a click on it asks why."""
_BLANK: Final = Content("")


def own_left(width: int) -> int:
    """Where the person's own column starts."""
    if width < 60:
        return 6
    return max(width * 3 // 10, min(width, 92) - OWN_WIDEST)


def own_right(width: int) -> int:
    """Where it ends, with its bar."""
    return min(width - 1, own_left(width) + OWN_WIDEST)


def asked(paragraphs: Iterable[Content], width: int, bar: str = "$guide") -> list[Content]:
    """Paragraphs beside a bar at the left, a blank line between them."""
    first = safe("▌ ", bar)
    laid: list[Content] = []
    for paragraph in paragraphs:
        if paragraph.plain.strip():
            laid += [safe("▌", bar)] if laid else []
            laid += hang(paragraph, min(width - 1, GUIDE_WIDEST), first, first)
    return laid


def said(text: Content, width: int) -> list[Content]:
    """The person's own words in their own column, a bar at its right."""
    left, right = own_left(width), own_right(width)
    pad = Content(" " * left)
    room = right - left - 2
    return [
        joined(pad, line, Content(" " * (room - line.cell_length + 1)), safe("▐", "$own"))
        for line in wrap(text, room)
    ]


def aside(text: str, width: int) -> list[Content]:
    """A quiet line that nobody says: what just happened."""
    return hang(safe(text, "$quiet"), min(width, GUIDE_WIDEST), Content("  ")) if text else []


def _sentences(*parts: tuple[str, str]) -> Content:
    """Sentences in one paragraph, each with its own weight."""
    return joined(*(safe(text, style) for text, style in parts if text), by=" ")


def exchange(one: Exchange, width: int) -> list[Content]:
    """A question that was answered, and its answer."""
    paragraphs = [
        *(safe(text) for text in one.before),
        *_contacts(one.contacts),
        _sentences((one.lead, ""), (one.ask, "")),
    ]
    laid = asked(paragraphs, width)
    laid += [_BLANK] if width >= ROOMY else []
    waiting = one.status in ("parked", "unknown")
    laid += said(safe(one.answer, "$quiet" if waiting else "$ink"), width)
    if one.after:
        laid += [*([_BLANK] if width >= ROOMY else []), *asked([safe(one.after, "$quiet")], width)]
    if one.status == "look-again":
        laid += said(safe("Look at this again: something before it has changed.", "$quiet"), width)
    return [*laid, _BLANK]


def question(turn: Turn, width: int) -> list[Content]:
    """The open question. The one thing to answer is bold and comes last: the part's own, where it has one."""
    part = turn.prompt.ask
    above = [safe(text) for text in turn.before] + _contacts(turn.contacts)
    if turn.revisiting:
        above.insert(0, safe("An earlier answer, opened again. Esc leaves it as it is.", "$quiet"))
    if part:
        above.append(_sentences((turn.lead, ""), (turn.ask, "")))
    now = safe(part, "bold") if part else _sentences((turn.lead, ""), (turn.ask, "bold"))
    laid = _notice(turn.notice, width)
    if turn.given:
        laid += [*asked(above, width), _BLANK, *_card(turn.given, width), _BLANK]
        above = []
    return [*laid, *asked([*above, _sourced(now, turn.source), *_cue(turn.cue)], width), _BLANK]


def ending(one: Ending, width: int) -> list[Content]:
    """The outcome, whom to ring where it ended early, and what can be done now."""
    bar = "$danger" if one.stop else "$guide"
    paragraphs = [
        *(safe(text) for text in one.before),
        safe(one.text, "bold" if one.stop else ""),
        *_contacts(one.contacts),
    ]
    return [*_notice(one.notice, width), *asked(paragraphs, width, bar), _BLANK]


def _notice(text: str, width: int) -> list[Content]:
    return [*aside(text, width), _BLANK] if text else []


def _contacts(contacts: tuple[str, ...]) -> list[Content]:
    """Whom to ring, a line each, in one paragraph."""
    return [Content("\n").join(safe(f"· {contact}") for contact in contacts)] if contacts else []


def _cue(lines: tuple[str, ...]) -> list[Content]:
    """What to listen for, ask next, challenge and look after: a quiet line each, in one paragraph."""
    if not lines:
        return []
    told = [line.partition(": ") for line in lines]
    return [Content("\n").join(_sentences((f"{head}:", "$guide"), (text, "")) for head, _, text in told)]


def _sourced(paragraph: Content, source: str) -> Content:
    """A question with its source straight under it, and the key that says more."""
    small = " · ".join(part for part in (source, WHY) if part)
    return joined(paragraph, safe(small, "$quiet"), by="\n")


def _card(given: tuple[PartGiven, ...], width: int) -> list[Content]:
    """What has been given of this answer so far, in the person's own column."""
    return [
        line
        for part in given
        for line in said(_sentences((part.label, "$quiet"), (part.text, "$ink")), width)
    ]
