"""What an answer is: one small Struct for each shape an answer can have.

Every question of a flow is answered by exactly one of these. The same Struct is kept in the journal,
read by conditions, put back into the question on "back", and laid out on paper, so the shapes are
plain data with no behaviour beyond what every reader needs.

The script spelling (``flows/tests/`` and ``reflect play``) of each stands in its docstring.
"""

from __future__ import annotations

from typing import Final

import msgspec

OTHER: Final = "other"
"""The standing option "Something else, in my own words". Reserved: no flow may name an option this."""

BASES: Final = ("saw", "told", "read", "think", "feel")
"""How something is known, in the order it is offered: saw it, was told, read it, think it, feel it."""

TRY_STATES: Final = ("tried", "will-try", "not-right-here", "supervision")
"""What can be said of an idea to try. An idea nobody marked is simply not in the answer."""

FOLLOWED_STATES: Final = ("done", "partly", "not-done", "no-longer")
"""What became of an action agreed last time. One nobody marked is simply not in the answer."""


class Chosen(msgspec.Struct, frozen=True, tag="chosen"):
    """One option (choice, safety, scale, pause). ``words`` only with the option ``other``.

    Script: ``'no'``, or ``{other: in my own words}``.
    """

    option: str
    words: str = ""


class Ticked(msgspec.Struct, frozen=True, tag="ticked"):
    """Several options, in the order the flow lists them (multi).

    Script: ``[moved, agreed]``, or ``[moved, {other: in my own words}]``.
    """

    options: tuple[str, ...]
    words: str = ""


class Written(msgspec.Struct, frozen=True, tag="written"):
    """Free text (text), with how it is known where the question asks for that.

    Script: ``some text``, or ``{text: some text, basis: saw}``, or ``basis: [saw, told]``.
    """

    text: str
    basis: tuple[str, ...] = ()


class Dated(msgspec.Struct, frozen=True, tag="dated"):
    """A day or a stretch of time, in the person's words (when).

    ``on`` is the ISO date where the words name a day, else empty.
    Script: ``2026-11-26`` or ``about 3 weeks ago``.
    """

    words: str
    on: str = ""


class Explanation(msgspec.Struct, frozen=True):
    """One way to see it: what is going on, what points to it, what speaks against it, what would change
    it.
    """

    what: str
    points_to: str = ""
    against: str = ""
    would_change: str = ""


class Weighed(msgspec.Struct, frozen=True, tag="weighed"):
    """Two to four explanations held side by side (weigh).

    Script: a list of ``{what: , for: , against: , change: }``.
    """

    explanations: tuple[Explanation, ...]


class Idea(msgspec.Struct, frozen=True):
    """What the person said of one idea: a state of ``TRY_STATES`` and, for at most two ideas, a note."""

    state: str
    note: str = ""


class Tried(msgspec.Struct, frozen=True, tag="tried"):
    """Ideas looked at, by item id, in the order the flow lists them (try).

    Script: ``{co_work: will-try, ten_minutes: {state: tried, note: went well}}``.
    """

    ideas: dict[str, Idea]


class Action(msgspec.Struct, frozen=True):
    """One step: what, who, by when, how we will know, and what if not. Empty parts make it a draft."""

    what: str
    who: str = ""
    by: str = ""
    known_by: str = ""
    if_not: str = ""

    @property
    def draft(self) -> bool:
        """True while it lacks an owner, a date or a sign that it happened."""
        return not (self.who and self.by and self.known_by)


class Agreed(msgspec.Struct, frozen=True, tag="agreed"):
    """One to five actions (actions).

    Script: a list of ``{what: , who: , by: , known: , if_not: }``.
    """

    actions: tuple[Action, ...]


class Decision(msgspec.Struct, frozen=True):
    """One decision: what, because of what, and who decided it."""

    what: str
    because: str = ""
    who: str = ""


class Decided(msgspec.Struct, frozen=True, tag="decided"):
    """One to five decisions, each with its reason (decisions).

    Script: a list of ``{what: , because: , who: }``.
    """

    decisions: tuple[Decision, ...]


class Holder(msgspec.Struct, frozen=True):
    """For one open question: who might know, and by when to ask them."""

    who: str = ""
    by: str = ""


class Reviewed(msgspec.Struct, frozen=True, tag="reviewed"):
    """The open questions looked over at the end (review): which go into the room, and who might know.

    ``bring`` and the keys of ``holders`` are public keys of parked or not-known answers.
    Script: ``{bring: [child/day], who: {child/day: {who: school, by: Friday}}}``.
    """

    bring: tuple[str, ...] = ()
    holders: dict[str, Holder] = {}


class Person(msgspec.Struct, frozen=True):
    """Somebody by their part in the family. ``id`` (``child_b``) stays theirs while the list changes.

    ``band`` is the option id of their age.
    """

    id: str
    role: str
    band: str = ""


class Listed(msgspec.Struct, frozen=True, tag="listed"):
    """Who is meant, by role word and age band; may be nobody (people).

    Script: a list of ``{role: Child B, age: school}``, ``[]`` for nobody; ``id: child_c`` where somebody
    before them was taken off the list.
    """

    people: tuple[Person, ...] = ()


class Followed(msgspec.Struct, frozen=True):
    """What became of one action of last time: a state of ``FOLLOWED_STATES``, and why.

    ``who`` and ``by`` are those it was agreed with, where they came in with it.
    """

    what: str
    state: str = ""
    why: str = ""
    who: str = ""
    by: str = ""


class Carried(msgspec.Struct, frozen=True, tag="carried"):
    """Last time's actions, and what became of each; none where there was no last time (carried).

    Script: a list of ``{what: , state: done, why: }``, ``[]`` for none.
    """

    actions: tuple[Followed, ...] = ()


Value = Chosen | Ticked | Written | Dated | Weighed | Tried | Agreed | Decided | Reviewed | Listed | Carried
"""Any answer."""
