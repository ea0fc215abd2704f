"""A pack with areas that can be opened from the map, and with questions that are only offered."""

from msgspec.structs import replace

from reflect.flows.conditions import Answered, AnyOf, Is, Not
from reflect.flows.model import Node, Option, Pack
from reflect.flows.wordings import Frame
from tests.conversation.small_pack import flow, options, small_pack, to

DOOR = "start/open"
SLEEP = "look/child/sleep"
MEALS = "look/child/meals"
DEEP = "look/more/deep"
NOT_YET = Not(AnyOf((Answered("area/sleep/where"), Answered("area/meals/what"))))


def say(section: str) -> Frame:
    return Frame(section, "I said: {answer}")


START = flow(
    DOOR,
    Node("gate", "safety", ask="Is anyone in danger now?", options=options("no", "yes"), stage="first",
         routes=to((Is(f"{DOOR}/gate", "yes"), "danger"), "time"), protected=True),
    Node("danger", "call", flow="part/danger",
         routes=to((Is(f"{DOOR}/danger", "ring_first"), "ring"), "time")),
    Node("time", "choice", ask="How long have you got?", sets="depth", stage="first", routes=to("mind"),
         options=(Option("10", "Ten"), Option("30", "Thirty"), Option("60", "An hour"))),
    Node("mind", "text", ask="What is on your mind?", routes=to("more"), stage="first",
         summary=say("bringing")),
    Node("more", "choice", ask="And what else?", options=options("a_lot", "little"), offer=True,
         stage="first", lead="You wrote {mind}.", skipped="sort",
         routes=to((Is(f"{DOOR}/more", "a_lot"), "which"), "sort"),
         summary=say("worries")),
    Node("which", "text", ask="Which of it?", stage="first", routes=to("sort"), summary=say("worries")),
    Node("sort", "choice", ask="Which is nearest?", options=options("here", "there", "far"), stage="second",
         other=True, lead="You ate {area/meals/what}.",
         routes=to((Is(f"{DOOR}/sort", "far"), "hub"), (Is(f"{DOOR}/sort", "there"), "sleep_first"), "last"),
         summary=say("lens")),
    Node("sleep_first", "call", flow="area/sleep",
         routes=to((Is(f"{DOOR}/sleep_first", "ring_first"), "ring"), "last")),
    Node("hub", "choice", ask="Where would you look?", stage="second", depth=30, max_visits=2,
         options=(Option("child", "The child", when=NOT_YET),
                  Option("on", "None", to="last")), skipped="last",
         routes=to((Is(f"{DOOR}/hub", "child"), "look_child"), "last")),
    Node("look_child", "call", flow="look/child", stage="second",
         routes=to((Is(f"{DOOR}/look_child", "ring_first"), "today"), "hub")),
    Node("look_more", "call", flow="look/more", stage="second", routes=to("last")),
    Node("today", "call", flow="part/danger",
         routes=to((Is(f"{DOOR}/today", "ring_first"), "ring"), "hub")),
    Node("last", "text", ask="What is the first step?", stage="second", routes=to("look"),
         summary=say("actions")),
    Node("look", "review", ask="Which of these?", stage="second", routes=to("end")),
    Node("end", "outcome", outcome="bring-to-supervision", ask="Take it into the room.", stage="second"),
    Node("ring", "outcome", outcome="ring-today", ask="Ring first.", stop=True, stage="first"),
    door=True,
)  # fmt: skip

DANGER = flow(
    "part/danger",
    Node("rung", "safety", ask="Who has been rung?", options=options("nobody", "done"), protected=True,
         stage="first", routes=to((Is("part/danger/rung", "nobody"), "ring_first"), "go_on")),
    Node("ring_first", "return", result="ring_first"),
    Node("go_on", "return", result="go_on"),
    results=("ring_first", "go_on"),
)  # fmt: skip

CHILD = flow(
    "look/child",
    Node("which", "choice", ask="What about the child?", stage="second",
         options=(Option("sleep", "Sleep", to="sleep"), Option("meals", "Meals", to="meals")),
         routes=to("done")),
    Node("sleep", "call", flow="area/sleep", stage="second", open=True,
         routes=to((Is(SLEEP, "ring_first"), "ring"), "done")),
    Node("meals", "call", flow="area/meals", stage="second", open=True, routes=to("done")),
    Node("ring", "return", result="ring_first"),
    Node("done", "return", result="done"),
    results=("ring_first", "done"),
)  # fmt: skip

SLEEP_FLOW = flow(
    "area/sleep",
    Node("where", "choice", ask="Where do they sleep?", options=options("bed", "floor", "outside"),
         lead="You wrote {start/open/mind}.", stage="second", summary=say("day"),
         routes=to((Is("area/sleep/where", "outside"), "safe"), "who")),
    Node("safe", "safety", ask="Are they safe tonight?", options=options("yes", "no"), protected=True,
         stage="second", routes=to((Is("area/sleep/safe", "no"), "ring_first"), "who")),
    Node("who", "text", ask="Who says so?", depth=30, stage="second", routes=to("long"), summary=say("day")),
    Node("long", "text", ask="For how long?", depth=60, stage="second", routes=to("done"),
         summary=say("day")),
    Node("ring_first", "return", result="ring_first"),
    Node("done", "return", result="done"),
    results=("ring_first", "done"),
)  # fmt: skip

MEALS_FLOW = flow(
    "area/meals",
    Node("what", "choice", ask="What did they eat?", options=options("enough", "little"), stage="second",
         routes=to("when"), summary=say("day")),
    Node("when", "text", ask="When was that?", lead="You said {what}.", stage="second", routes=to("done"),
         summary=say("day")),
    Node("done", "return", result="done"),
    results=("done",),
)  # fmt: skip

MORE = flow(
    "look/more",
    Node("deep", "call", flow="area/deep", stage="second", open=True, voices=("practitioner",),
         routes=to("done")),
    Node("done", "return", result="done"),
    results=("done",),
)  # fmt: skip

DEEP_FLOW = flow(
    "area/deep",
    Node("depth", "text", ask="What lies under it?", depth=60, stage="second", routes=to("done"),
         summary=say("lens")),
    Node("done", "return", result="done"),
    results=("done",),
)  # fmt: skip


def open_pack() -> Pack:
    small = small_pack()
    flows = {one.id: one for one in (START, DANGER, CHILD, SLEEP_FLOW, MEALS_FLOW, MORE, DEEP_FLOW)}
    doors = (replace(small.doors[0], flow=DOOR, voice="practitioner", depth=0),)
    return replace(small, flows=flows, doors=doors, depths=(10, 30, 60))
