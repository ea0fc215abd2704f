"""A pack small enough to hold in the head and with every turn of the road in it, made without any YAML."""

from reflect.flows.conditions import ALWAYS, Answered, Has, Is, Not
from reflect.flows.model import (
    Contact,
    Door,
    Flow,
    Node,
    Option,
    Pack,
    Route,
    Stage,
)
from reflect.flows.wordings import Frame, Wording

DOOR = "start/small"


def options(*ids: str) -> tuple[Option, ...]:
    return tuple(Option(one, one.capitalize(), echo=f"it is {one}", says=f"It is {one}") for one in ids)


def to(*routes: str | tuple[object, str]) -> tuple[Route, ...]:
    """Rules in order: a bare name is the way on in any case."""
    return tuple(Route(one) if isinstance(one, str) else Route(one[1], one[0]) for one in routes)  # type: ignore[arg-type]


def flow(name: str, *nodes: Node, door: bool = False, results: tuple[str, ...] = ()) -> Flow:
    return Flow(name, name, nodes[0].id, {node.id: node for node in nodes}, door=door, results=results)


START = flow(
    DOOR,
    Node("gate", "safety", ask="Is anyone in danger now?", options=options("no", "yes"), stage="first",
         routes=to((Is(f"{DOOR}/gate", "yes"), "stopped"), "time"), protected=True),
    Node("time", "choice", ask="How long have you got?", sets="depth", stage="first", routes=to("bringing"),
         options=(Option("10", "Ten minutes"), Option("30", "Half an hour"))),
    Node("bringing", "text", ask="What is on your mind?", routes=to("seen"), stage="first",
         tags=("own-words",), second_ask="Say a little more?",
         summary=Frame("bringing", "On my mind: {answer}")),
    Node("seen", "multi", ask="What did you see?", lead="You wrote {bringing}.", stage="first",
         options=(*options("moved", "late"), Option("none", "None", exclusive=True)), other=True,
         routes=to((Has(f"{DOOR}/seen", "moved"), "moved"), "longer")),
    Node("moved", "call", flow="part/ask", routes=to((Is(f"{DOOR}/moved", "today"), "ring"), "longer")),
    Node("ring", "outcome", outcome="ring-today", ask="Ring first.", stop=True),
    Node("longer", "text", ask="And before that?", depth=30, stage="second", routes=to("sort"),
         summary=Frame("worries", "Before: {answer}")),
    Node("sort", "choice", ask="Which is nearest?", options=(
            Option("here", "Here"), Option("there", "There", to="again"), Option("far", "Far")),
         other=True, unsure="again", stage="second", routes=to("pull")),
    Node("again", "choice", ask="Once more?", options=options("more", "enough"), max_visits=3, stage="second",
         routes=to((Is(f"{DOOR}/again", "more"), "again"), "twice")),
    Node("twice", "call", flow="part/ask", once=True, routes=to("pull")),
    Node("pull", "text", ask="What does it pull you to?", lead="You said {sort}.", stage="second",
         instead=(Wording(Is(f"{DOOR}/sort", "far"), ask="Far from what?"),), routes=to("look"),
         summary=Frame("lens", "My pull: {answer}")),
    Node("look", "review", ask="Which of these?", stage="second", routes=to("check")),
    Node("check", "branch", routes=to((Not(Answered("part/ask/who")), "alone"), "end")),
    Node("alone", "text", ask="Who else knows?", voices=("practitioner",), skipped="end", routes=to("end")),
    Node("end", "outcome", outcome="bring-to-supervision", ask="Take it into the room."),
    Node("stopped", "outcome", outcome="stopped-for-safety", ask="Stopped.", stop=True),
    door=True,
)  # fmt: skip

PART = flow(
    "part/ask",
    Node("word", "say", ask="Somebody may know already.", contacts=("front-door",)),
    Node("who", "choice", ask="Who knows?", options=options("manager", "nobody"), stage="second",
         lead="You ticked {start/small/seen}.",
         routes=to((Is("part/ask/who", "nobody"), "return_today"), "return_done")),
    Node("return_today", "return", result="today"),
    Node("return_done", "return", result="done"),
    results=("today", "done"),
)  # fmt: skip


def with_ways(one: Flow) -> Flow:
    """``say`` nodes go on to the node after them: written out here so that the table above stays short."""
    names = list(one.nodes)
    for node in list(one.nodes.values()):
        if node.kind == "say" and not node.routes:
            after = names[names.index(node.id) + 1]
            one.nodes[node.id] = Node(
                node.id, "say", ask=node.ask, contacts=node.contacts, routes=(Route(after, ALWAYS),)
            )
    return one


WORDS = {
    "parked": "Parked", "unknown": "Not known yet", "unknown.said": "dont know | no idea",
    "other": "Something else",
    "other.ask": "In your own words",
    "basis.ask": "How do you know?", "notice.parked": "Parked.", "notice.unknown": "Noted.",
    "notice.changed": "Changed.", "notice.same": "Left as it was.",
    "notice.first": "This is the first question.",
    "notice.finish-first": "Finish it first.",
    "area.opened": "Opened: {title}.", "area.as-it-was": "As it was.", "area.to-the-end": "The end",
    "notice.time-first": "Send it first.",
    "notice.time": "Now {n} minutes.", "time.10": "Ten", "time.30": "Thirty", "time.60": "An hour",
    "review.again": "Any of these now?", "review.again.leave": "Leave them",
    "notice.must-answer": "This one needs an answer.", "contact.not-set": "not set",
    "change.ask": "Change it?", "change.yes": "Change it", "change.no": "Leave it",
    "change.aside": "Sets 1 later answer aside. | Sets {n} later answers aside.",
    "change.look": "Leaves 1 to look at again. | Leaves {n} to look at again.",
    "change.restored": "Brings 1 answer back. | Brings {n} answers back.",
}  # fmt: skip


def small_pack() -> Pack:
    return Pack(
        name="small",
        version="1",
        owner="nobody",
        voices=("practitioner", "manager"),
        depths=(10, 30),
        stages=(Stage("first", "First"), Stage("second", "Second")),
        doors=(Door("small", DOOR, "A small door"),),
        flows={DOOR: START, "part/ask": with_ways(PART)},
        sources={},
        points={},
        glossary={"room": "Where supervision happens."},
        contacts={
            "999": Contact("999", "Emergency", "999"),
            "front-door": Contact("front-door", "Front door"),
        },
        words=WORDS,
        digest="small",
    )
