"""One rich conversation about an invented family: what the papers in ``golden/`` are made from."""

from typing import Final

from reflect.flows.model import Item, Node, Option, Pack
from reflect.flows.values import (
    Action,
    Agreed,
    Chosen,
    Dated,
    Explanation,
    Holder,
    Idea,
    Reviewed,
    Ticked,
    Tried,
    Weighed,
    Written,
)  # fmt: skip
from tests.summary.making import PARKED, UNKNOWN, Answers, called, door, items, node, options, pack

NP = ("NP-5.1",)

MOVED = (
    Option("moved", "Visits moved", says="visits moved or cut short", cites=("CA-curiosity.1",)),
    Option(
        "differs",
        "Two pictures",
        says="what is said and what is seen do not match",
        cites=("CA-curiosity.2",),
    ),
)
IDEAS: tuple[Item, ...] = items(
    ten="Ten minutes at the start for what she wants to talk about",
    co="A colleague comes on the next visit",
    paper="A written agreement",
    **{f"more_{n}": "Another" for n in range(9)},
)


def rich_pack() -> Pack:
    """A spine with a part for the child, one for working together, and one that is the worker's own."""
    return pack(
        door(
            node("stuck", "choice", "bringing: Where I am stuck: {answer}", cites=NP,
                 options=(Option("plan", "The plan", says="the plan does not seem to be working"),)),
            node("now", summary="bringing: Why now: {answer}"),
            Node("child", "call", flow="child/day"),
            node("happened", summary="worries: Has happened: {answer}", basis=True),
            node("ahead", summary="worries: May happen if nothing changes by spring: {answer}"),
            node("nan", summary="working: What is working: {answer}", basis=True),
            Node("together", "call", flow="together/visits"),
            Node("own", "call", flow="wellbeing/leave"),
            node("men", summary="day", ask="Who is in?", open_as="Who lives in the house during the week?"),
            node("sleep", ask="Where do the children sleep?"),
            node("weigh", "weigh", "explanations"),
            node("lens", summary="lens"),
            node("ideas", "try", "tried", items=IDEAS),
            node("steps", "actions", "actions"),
            node("trigger", summary="escalate: {answer}"),
            Node("health", "call", flow="child/health", depth=60),
            node("ask", summary="questions"),
            node("look", "review", "questions"),
        ),
        called(
            "child/day",
            node("day", summary="day: If he could tell me about yesterday, he might say: {answer}",
                 basis=True, cites=("CA-day.1",)),
            node("seen", "when", "day: Last seen: {answer}"),
        ),
        called("child/health", node("grow", summary="day"), title="Health and growth"),
        called(
            "together/visits",
            node("visits", basis=True,
                 summary="together: What each of us did in the last three visits: {answer}"),
            node("noticed", "multi", "together: Behaviour I have noticed: {answer}", options=MOVED),
            node("else", summary="together: What else could it be: {answer}"),
            node("rooms", "multi", "unknown: Parts of the home seen: {answer}",
                 options=options(kitchen="Kitchen", hall="The hall, and the stairs")),
        ),
        called("wellbeing/leave", node("load", summary="private: What this leaves me with: {answer}")),
    )  # fmt: skip


ANSWERS: Final[Answers] = {
    "talk/stuck": Chosen("plan"),
    "talk/now": Written(
        "four of the last six visits were moved on the day, and school rang on Monday because Child A fell "
        "asleep in assembly again.\n\nIt is also five weeks to the next conference."
    ),
    "child/day/day": Written("\"I'm tired and I'm worried about B when I'm at school.\"", ("think",)),
    "child/day/seen": Dated("about three weeks ago, with his mum in the room. Not on his own since June"),
    "talk/happened": Written(
        "Read in the school log: asleep in class five times this half term.\n"
        "Saw: no food in the fridge on 2 October, plenty on 16 October.\n"
        "Child B, 3, was not brought to two speech appointments.",
        ("saw", "read"),
    ),
    "talk/ahead": Written("he stops coming to school and is looking after her full time."),
    "talk/nan": Written(
        "Nan has them Friday to Sunday most weeks. They eat, sleep and get washed there.", ("told",)
    ),
    "together/visits/visits": Written(
        "Saw: mum texted to move two, was in for one and kept it to the kitchen. Told by mum: she was "
        "poorly. I rearranged every time and did not say why it mattered.",
        ("saw", "told"),
    ),
    "together/visits/noticed": Ticked(("moved", "differs")),
    "together/visits/else": Written("she is ashamed of upstairs. Or someone is up there [not Mr A]."),
    "together/visits/rooms": Ticked(("kitchen", "hall", "other"), "the garden, once"),
    "wellbeing/leave/load": Written("I lie awake over this one. CANARY."),
    "talk/men": PARKED,
    "talk/sleep": UNKNOWN,
    "talk/weigh": Weighed(
        (
            Explanation(
                "Mum is low and money is short; the house goes downhill at the end of the month",
                "pattern of dates; she says so; fine on the 16th",
                "moved visits are not at month end",
                "seeing upstairs on a bad week | and a good one",
            ),
            Explanation(
                "Someone in the house is stopping me getting in",
                "kept to the kitchen;\na man's work boots in the hall (saw)",
                "",
                "nan or the children saying no one else stays",
            ),
        )
    ),
    "talk/lens": Written(
        "She is a Black British woman who grew up in care; I am white and I can take her children to "
        "conference. We have not said either of those things out loud."
    ),
    "talk/ideas": Tried(
        {
            "ten": Idea("tried", "went well, then I ran out of time"),
            "co": Idea("will-try", "health visitor, she likes her"),
            "paper": Idea("supervision", "not until I know who is in the house"),
        }
    ),
    "talk/steps": Agreed(
        (
            Action(
                "See Child A on his own at school; ask about a night and a morning",
                "me", "2026-11-24", "his words written down the same day", "ask the school nurse to",
            ),
            Action("Say in one plain sentence what I am worried about", "me"),
        )
    ),
    "talk/trigger": Written(
        "If we are turned away on the 26th, or if either child says someone is hurting or frightening them, "
        "I ring my manager the same day."
    ),
    "talk/ask": Written(
        "How do I ask to see upstairs without losing the bit of trust I have? "
        "Am I the third worker to be told things are about to get better?"
    ),
    "talk/look": Reviewed(("talk/men",), {"talk/men": Holder("mum; nan; the housing officer", "2026-11-26")}),
}  # fmt: skip
