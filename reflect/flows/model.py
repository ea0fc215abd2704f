"""The normal form of a pack: what the reader produces, the compiler writes and the walker walks.

Everything an author may leave out is filled in here, every shorthand is gone, and every id a condition
or a route uses is resolved. Places in files live in a side table of the reader, never here, so that
the same words give the same digest wherever they stand.
"""

from __future__ import annotations

from typing import Final

import msgspec

from reflect.flows.conditions import ALWAYS, Condition
from reflect.flows.wordings import Challenge, Cue, Frame, Rewording, Wording

DEPTHS: Final = (2, 10, 30, 60)
"""Minutes a conversation can be opened for."""

VOICES: Final = ("practitioner", "manager", "learner")
"""Whom a conversation can be for. A pack offers some of them."""

KINDS_THAT_ASK: Final = frozenset(
    {
        "choice", "multi", "scale", "text", "when", "people", "carried", "weigh", "try", "actions",
        "decisions", "review",
        "pause", "safety",
    }
)  # fmt: skip
"""Kinds that stop for an answer. The others (say, branch, call, each, return, outcome) cost no turn."""

KINDS: Final = KINDS_THAT_ASK | {"say", "branch", "call", "each", "return", "outcome"}

GOES_INTO: Final = frozenset({"call", "each"})
"""Kinds that go into another flow and come back with a result."""

SECTIONS: Final = (
    "questions", "bringing", "day", "worries", "working", "together", "unknown",
    "explanations", "lens", "tried", "decisions", "actions", "escalate", "private",
)  # fmt: skip
"""Where an answer can stand on paper, in the order of the case summary. ``private`` is never in it."""


class Route(msgspec.Struct, frozen=True):
    """A way on: the node of this flow it leads to, taken when its condition holds. First match wins."""

    to: str
    when: Condition = ALWAYS


class Option(msgspec.Struct, frozen=True):
    """One thing to choose or tick.

    ``echo`` is how it is said back inside a later question, ``says`` how it reads on paper (first person);
    both fall back to ``label``. ``to`` overrides the node's own routes (choice, safety, scale, pause).
    """

    id: str
    label: str
    echo: str = ""
    says: str = ""
    to: str = ""
    when: Condition = ALWAYS
    exclusive: bool = False
    cites: tuple[str, ...] = ()
    challenge: Challenge | None = None


class Item(msgspec.Struct, frozen=True):
    """One idea of a ``try`` node. ``sets`` are the ids of the sets it belongs to (none: it is in every
    set).
    """

    id: str
    offer: str
    cites: tuple[str, ...] = ()
    when: Condition = ALWAYS
    caveat: str = ""
    sets: tuple[str, ...] = ()


class IdeaSet(msgspec.Struct, frozen=True):
    """A named handful of ideas: "Where does it snag?" -> "Getting to see them at all"."""

    id: str
    label: str


class Node(msgspec.Struct, frozen=True):
    """One step of a flow.

    ``ask`` is the question (or, on say/pause/outcome, the text), ``lead`` the sentences before it that may
    carry the person's own words as ``{node}`` or ``{flow/node}``. ``depth`` is the least depth that asks it.
    ``summary`` is None where the answer has no home on paper. ``cites`` are point ids of ``sources.yaml``.
    """

    id: str
    kind: str
    ask: str = ""
    lead: str = ""
    why: str = ""
    instead: tuple[Wording, ...] = ()
    cites: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    routes: tuple[Route, ...] = ()
    unsure: str = ""  # where "not known yet" leads; "" = the ordinary way on
    skipped: str = ""  # where it leads when depth or voice leaves it out
    depth: int = 2
    voices: tuple[str, ...] = ()  # empty: every voice
    stage: str = ""
    tags: tuple[str, ...] = ()
    minutes: float = 0.0  # 0: estimated from the kind
    max_visits: int = 1
    offer: bool = False  # not asked on the way: it waits behind "more here" and on the map
    protected: bool = False
    sets: str = (
        ""  # "depth" or "role": the answer is a fact of the conversation; not asked when known at the door
    )
    summary: Frame | None = None
    open_as: str = ""  # how it reads as an open question on paper; "" = the question itself
    challenge: str = ""  # a question that tests the answer, for who asks why
    cue: Cue | None = None  # for who guides the conversation; only an overlay gives one
    after: str = ""  # for who is learning: shown once the question is answered
    # choice, multi, scale, safety, pause; people: the age bands
    options: tuple[Option, ...] = ()
    other: bool = False  # "Something else, in my own words" is offered
    least: int = 0  # multi, weigh, actions, people: fewest
    most: int = 0  # multi, weigh, actions, people, carried: most; 0 = no limit of its own
    # text
    basis: bool = False
    second_ask: str = ""
    tests: str = ""  # public key of an earlier choice or multi whose challenge is asked in place of `ask`
    # weigh, actions, try, review: the words of each part, over the pack's own (words.yaml)
    parts: dict[str, str] = {}
    # try
    items: tuple[Item, ...] = ()
    idea_sets: tuple[IdeaSet, ...] = ()
    nearest: str = ""  # public key of an earlier choice whose option ids are the set ids
    # people
    named: str = ""  # how the first is called: "Child A"; the next goes on in the alphabet
    # each
    over: str = ""  # public key of the people gone through, one after another
    until: tuple[str, ...] = ()  # results that leave the round at once
    # call, each, return, outcome
    flow: str = ""
    once: bool = (
        False  # a call: when its flow was walked already, its result stands and it is not asked again
    )
    open: bool = False  # a call: its flow can be looked at from the map, at any time
    open_when: Condition = ALWAYS  # at any time this holds
    result: str = ""
    outcome: str = ""
    stop: bool = False  # an outcome that ends early: danger, act today
    contacts: tuple[str, ...] = ()  # ids of local.yaml shown with it

    @property
    def asks(self) -> bool:
        """True where the conversation waits for an answer."""
        return self.kind in KINDS_THAT_ASK


class Flow(msgspec.Struct, frozen=True):
    """One topic: its nodes in the order written. ``results`` are the names its ``return`` nodes hand back."""

    id: str
    title: str
    start: str
    nodes: dict[str, Node]
    stage: str = ""
    door: bool = False
    short: bool = False  # an honest short way: the summary says so
    results: tuple[str, ...] = ()


class Door(msgspec.Struct, frozen=True):
    """Something a person can start from home: a flow, a voice and a depth (0: the flow asks)."""

    id: str
    flow: str
    label: str
    about: str = ""
    voice: str = "practitioner"
    depth: int = 0


class Stage(msgspec.Struct, frozen=True):
    """A part of the way, as the side column and the map name it."""

    id: str
    label: str


class Source(msgspec.Struct, frozen=True):
    """A document the guidance comes from."""

    id: str
    title: str
    short: str  # as it stands under a question: "Calderdale"
    edition: str
    checked_on: str  # ISO date on which we last looked at it
    review_by: str  # ISO date of ours, after which we no longer vouch for it
    caveat: str = ""
    superseded_by: str = ""
    headings: dict[str, str] = {}  # sections or chapters of the document, in a few words of ours
    counted: bool = True  # False: a way of thinking beside the documents, not one all of which is to be used


class Point(msgspec.Struct, frozen=True):
    """One idea of a document: its ledger id, where it stands there, and what it says in our words."""

    id: str
    source: str
    section: str
    gist: str
    caveat: str = ""
    waived: str = ""  # the reason it stands on no node; "" = it must


class Contact(msgspec.Struct, frozen=True):
    """Somebody to ring. ``value`` empty: not set, and never invented; ``hint`` then says where to look."""

    id: str
    label: str
    value: str = ""
    hint: str = ""


class SignOff(msgspec.Struct, frozen=True):
    """Who approved the content and when. Empty: not yet reviewed by a safeguarding lead."""

    approved_by_role: str = ""
    approved_on: str = ""
    digest: str = ""


class Pack(msgspec.Struct, frozen=True):
    """A whole folder of flows, ready to walk. ``digest`` is the SHA-256 of everything else in it."""

    name: str
    version: str
    owner: str
    voices: tuple[str, ...]
    depths: tuple[int, ...]
    stages: tuple[Stage, ...]
    doors: tuple[Door, ...]
    flows: dict[str, Flow]
    sources: dict[str, Source]
    points: dict[str, Point]
    glossary: dict[str, str]
    contacts: dict[str, Contact]
    words: dict[str, str]
    nation: str = ""  # whose law and guidance apply where this is used; "" = not said
    role: str = ""  # the role of everybody who uses it, where that is known: then nobody is asked
    voiced: dict[str, dict[str, Rewording]] = {}  # by voice and ``flow/node``
    stops: tuple[str, ...] = ()  # tags ("a or b") of questions that no full route may miss
    sign_off: SignOff = SignOff()
    digest: str = ""

    def heading(self, point: Point) -> str:
        """Where a point stands in its document, as short as we can name it."""
        ours = self.sources[point.source].headings
        chapter = point.section.partition(" > ")[0]
        return ours.get(point.section) or ours.get(chapter) or chapter

    def node(self, key: str) -> Node:
        """The node behind a public key (``flow/node``, with or without ``@item`` and ``#visit``).

        Raises KeyError where the pack has no such node.
        """
        flow, _, node = plain_key(key).rpartition("/")
        return self.flows[flow].nodes[node]


def plain_key(key: str) -> str:
    """The public key without its ``@item`` and ``#visit``: the ``flow/node`` it belongs to."""
    return key.partition("#")[0].partition("@")[0]
