"""The question that tests what was chosen: which is asked, how it reads on paper, and when to look again."""

from msgspec.structs import replace

from reflect.conversation.events import Answered, Opened, Parked
from reflect.conversation.talk import Talk, begin
from reflect.conversation.wording import wording
from reflect.flows.conditions import Is
from reflect.flows.model import Node, Option, Pack
from reflect.flows.values import OTHER, Chosen, Ticked, Value, Written
from reflect.flows.wordings import Challenge, Frame, Wording
from reflect.present import why_view
from tests.conversation.small_pack import DOOR, flow, small_pack, to

HEARD = f"{DOOR}/heard"
TEST = f"{DOOR}/test"
WEEK = Challenge("How many weeks like it?", "Weeks like it: {answer}", "How many such weeks?", ("CA-1.1",))
OPTIONS = (
    Option("week", "A bad week", echo="it was a bad week", challenge=WEEK),
    Option("nan", "At nan's", challenge=Challenge("Who has seen them there?")),
    Option("none", "None", exclusive=True),
)


def small(kind: str = "choice", *instead: Wording) -> Pack:
    """A pack of one choice, the node that tests it, and an end."""
    test = Node(
        "test", "text", ask="What would show it is true?", lead="You heard that {heard}.", why="It may be.",
        tests=HEARD, cites=("CA-2.1",), open_as="Is it true?", summary=Frame("unknown", "To check: {answer}"),
        routes=to("end"), instead=instead, challenge="Would a neighbour agree?",
    )  # fmt: skip
    heard = Node("heard", kind, ask="What did you hear?", options=OPTIONS, other=True, routes=to("test"))
    end = Node("end", "outcome", outcome="bring-to-supervision", ask="Take it into the room.")
    return replace(small_pack(), flows={DOOR: flow(DOOR, heard, test, end, door=True)})


def after(value: Value | None, pack: Pack) -> Talk:
    """The talk with this answer given, or with the question parked."""
    opened = Opened(
        seq=0,
        at="",
        id="x",
        pack="small",
        flow=DOOR,
        voice="practitioner",
        depth=30,
        today="2026-11-22",
    )
    talk = begin(pack, opened)
    if value is None:
        talk.apply(Parked(seq=1, at="", key=HEARD))
    else:
        talk.apply(Answered(seq=1, at="", key=HEARD, value=value))
    assert talk.open_key == TEST
    return talk


def worded(talk: Talk) -> Node:
    return wording(talk, talk.path.steps[talk.path.at[TEST]])


def test_what_was_chosen_brings_its_own_question_line_and_points() -> None:
    node = worded(after(Chosen("week"), small()))
    assert (node.ask, node.open_as) == ("How many weeks like it?", "How many such weeks?")
    assert node.cites == ("CA-1.1",)
    assert node.summary == Frame("unknown", "Weeks like it: {answer}")
    assert (node.lead, node.why) == ("You heard that {heard}.", "It may be.")


def test_what_a_challenge_leaves_out_stays_as_the_node_has_it() -> None:
    node = worded(after(Chosen("nan"), small()))
    assert (node.ask, node.open_as, node.cites) == ("Who has seen them there?", "Is it true?", ("CA-2.1",))
    assert node.summary == Frame("unknown", "To check: {answer}")


def test_something_else_parked_and_what_has_no_challenge_are_asked_the_nodes_own_question() -> None:
    for value in (Chosen(OTHER, "a cousin"), None):
        assert worded(after(value, small())).ask == "What would show it is true?"
    assert worded(after(Ticked(("none",)), small("multi"))).ask == "What would show it is true?"


def test_of_several_ticked_the_first_in_the_order_listed_is_tested() -> None:
    assert worded(after(Ticked(("nan", "week")), small("multi"))).ask == "How many weeks like it?"
    assert worded(after(Ticked((), "a cousin"), small("multi"))).ask == "What would show it is true?"


def test_other_words_are_laid_under_the_challenge_and_one_with_its_own_question_takes_its_place() -> None:
    when = Is(HEARD, "week")
    node = worded(after(Chosen("week"), small("choice", Wording(when, lead="Go gently.", line="x {answer}"))))
    assert (node.lead, node.ask) == ("Go gently.", "How many weeks like it?")
    node = worded(after(Chosen("week"), small("choice", Wording(when, ask="Whose week?"))))
    assert (node.ask, node.open_as) == ("Whose week?", "Is it true?")


def test_a_change_of_what_is_tested_asks_to_look_at_the_test_again() -> None:
    pack = small()
    pack = replace(
        pack,
        flows={
            DOOR: replace(
                pack.flows[DOOR],
                nodes={**pack.flows[DOOR].nodes, "test": replace(pack.flows[DOOR].nodes["test"], lead="")},
            )
        },
    )
    talk = after(Chosen("week"), pack)
    talk.apply(Answered(seq=2, at="", key=TEST, value=Written("Nine since Easter.")))
    assert talk.effect(HEARD, Chosen("nan")).look_again == (TEST,)


def test_why_shows_the_question_that_tests_the_answer() -> None:
    talk = after(Chosen("week"), small())
    assert why_view(talk, talk.path.steps[talk.path.at[TEST]]).challenge == "Would a neighbour agree?"
