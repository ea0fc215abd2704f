"""Areas opened from the map and questions that are only offered: on the path once something was given."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reflect.conversation.areas import areas_of
from reflect.conversation.events import (
    Answered,
    AnyEvent,
    Changed,
    Closed,
    DepthChanged,
    Opened,
    Parked,
    Restored,
    Unknown,
)
from reflect.conversation.state import Status
from reflect.conversation.talk import Talk, begin, replay
from reflect.flows.graph import graphs_of
from reflect.flows.values import Chosen, Value, Written
from tests.conversation.open_pack import DEEP, DOOR, MEALS, SLEEP, open_pack

PACK = open_pack()
GRAPHS = graphs_of(PACK)
AREAS = (SLEEP, MEALS, DEEP)


class Held:
    """A conversation with its record, and the moves of somebody in it."""

    def __init__(self, depth: int = 30, voice: str = "practitioner") -> None:
        opened = Opened(
            seq=0, at="", id="x", flow=DOOR, pack="", voice=voice, depth=depth, today="2026-11-22"
        )
        self.events: list[AnyEvent] = [opened]
        self.talk = begin(PACK, opened, GRAPHS)

    def add(self, event: AnyEvent) -> None:
        self.events.append(event)
        self.talk.apply(event)

    def say(self, *answers: str) -> "Held":
        """Answer what is open: an option's id, words, or `parked`."""
        for one in answers:
            self.give(self.talk.open_key, one)
        return self

    def give(self, key: str, answer: str) -> None:
        seq, step = self.talk.last_seq + 1, self.talk.step_of(key)
        if answer == "parked":
            self.add(Parked(seq=seq, at="", key=key, aside=step.aside))
            return
        chosen = answer in {option.id for option in step.node.options}
        value: Value = Chosen(answer) if chosen else Written(answer)
        kind = Changed if key in self.talk.given else Answered
        self.add(kind(seq=seq, at="", key=key, value=value, aside=step.aside))

    def open(self, area: str) -> "Held":
        self.talk.turn_to(area)
        return self

    @property
    def asked(self) -> list[str]:
        return [step.key for step in self.talk.turns()]

    def same_again(self) -> None:
        """What the events alone come to."""
        turned = self.talk.asides.turned
        self.talk.turn_to(None)
        assert replay(PACK, self.events, GRAPHS).snapshot() == self.talk.snapshot()
        if turned is not None:
            self.talk.turn_to(turned)


def at_sort(depth: int = 30) -> Held:
    return Held(depth).say("no", "a child's nights")


def test_what_can_be_opened_is_found_from_the_door() -> None:
    areas = areas_of(PACK, DOOR)
    assert list(areas) == [SLEEP, MEALS, DEEP]
    assert areas[SLEEP].calls == ((DOOR, "look_child"), ("look/child", "sleep"))
    assert (areas[SLEEP].depth, areas[DEEP].depth) == (30, 60)


def test_an_area_is_walked_where_one_is_and_the_conversation_goes_on_where_it_was() -> None:
    held = at_sort().open(MEALS)
    assert held.talk.open_key == "area/meals/what"
    assert (held.talk.path.aside, held.talk.path.way_key) == (MEALS, f"{DOOR}/sort")
    held.say("little", "On Friday at breakfast")
    assert held.talk.open_key == f"{DOOR}/sort"
    assert held.asked[-2:] == ["area/meals/what", "area/meals/when"]
    step = held.talk.path.steps[held.talk.path.at[f"{DOOR}/sort"]]
    assert held.talk.words("You ate {area/meals/what}. So?", step) == "You ate it is little. So?"
    held.say("here", "Ring school")
    assert held.talk.path.outcome is not None
    held.same_again()


def test_opening_alone_is_no_part_of_the_record() -> None:
    held = at_sort().open(MEALS)
    assert replay(PACK, held.events, GRAPHS).open_key == f"{DOOR}/sort"
    held.open("")
    assert (held.talk.open_key, held.asked) == (f"{DOOR}/sort", [f"{DOOR}/gate", f"{DOOR}/mind"])


def test_an_area_can_be_left_half_way_and_opened_again() -> None:
    held = at_sort().open(MEALS).say("enough").open("")
    assert held.talk.open_key == f"{DOOR}/sort"
    held.say("here")
    assert held.talk.open_key == f"{DOOR}/last"
    held.same_again()
    held.open(MEALS)
    assert held.talk.open_key == "area/meals/when"
    held.say("at noon, every day")
    assert held.talk.open_key == f"{DOOR}/last"
    assert held.asked[-3:] == ["area/meals/what", f"{DOOR}/sort", "area/meals/when"]
    held.same_again()


def test_a_restored_conversation_stands_in_the_area_it_stood_in() -> None:
    held = at_sort().open(SLEEP).say("bed")
    again = replay(PACK, held.events, GRAPHS)
    assert (again.open_key, again.path.aside) == ("area/sleep/who", SLEEP)


def test_of_two_areas_open_at_once_the_newer_goes_on_first() -> None:
    held = at_sort().open(SLEEP).say("bed").open(MEALS).say("little")
    assert held.talk.open_key == "area/meals/when"
    held.say("at noon, every day")
    assert held.talk.open_key == "area/sleep/who"
    held.say("nan says so herself")
    assert held.talk.open_key == f"{DOOR}/sort"
    held.same_again()


@pytest.mark.parametrize("depth, asked", [(10, 2), (30, 2), (60, 3)])
def test_an_area_is_walked_for_half_an_hour_at_least(depth: int, asked: int) -> None:
    held = at_sort(depth).open(SLEEP).say("bed")
    while held.talk.path.aside:
        held.say("in their own words")
    assert sum(key.startswith("area/") for key in held.asked) == asked
    assert held.talk.path.depth == depth


def test_an_area_that_asks_nothing_in_half_an_hour_is_walked_for_an_hour() -> None:
    assert at_sort(10).open(DEEP).talk.open_key == "area/deep/depth"


def test_an_area_that_was_walked_on_the_way_is_not_walked_again() -> None:
    held = at_sort().say("there", "bed", "nan says so herself").open(SLEEP)
    assert held.talk.open_key == f"{DOOR}/last"


def test_what_an_area_finds_can_end_the_conversation_as_it_would_on_the_way() -> None:
    held = at_sort().open(SLEEP).say("outside", "no")
    assert held.talk.open_key == "part/danger/rung", "safety that the result leads to is asked"
    assert held.talk.path.aside == SLEEP
    held.say("nobody")
    assert held.talk.path.outcome is not None
    assert held.talk.path.outcome.outcome == "ring-today"
    held.same_again()


def test_where_it_does_not_stop_the_conversation_goes_on() -> None:
    held = at_sort().open(SLEEP).say("outside", "no", "done")
    assert held.talk.open_key == f"{DOOR}/sort"
    assert f"{DOOR}/hub" not in held.talk.path.at
    held.same_again()


def test_a_question_about_safety_in_an_area_cannot_be_left() -> None:
    held = at_sort().open(SLEEP).say("outside").open("")
    assert held.talk.open_key == "area/sleep/safe"
    held.open(MEALS)
    assert held.talk.open_key == "area/sleep/safe"


def test_danger_on_the_way_waits_for_no_area() -> None:
    held = at_sort().open(MEALS).say("little")
    held.give(f"{DOOR}/gate", "yes")
    assert held.talk.open_key == "part/danger/rung"
    held.same_again()
    held.say("nobody")
    assert held.talk.path.outcome is not None
    assert held.talk.path.outcome.stop
    assert "area/meals/what" in held.talk.set_aside()
    held.same_again()
    held.give(f"{DOOR}/gate", "no")
    assert held.talk.open_key == f"{DOOR}/sort", "the way was gone on with, so the area was left"
    assert "area/meals/what" in held.asked
    held.same_again()


def test_changing_an_answer_in_an_area_goes_its_way_and_back() -> None:
    held = at_sort().open(SLEEP).say("bed", "nan says so herself", "here")
    held.give("area/sleep/where", "outside")
    assert held.talk.open_key == "area/sleep/safe"
    held.say("yes")
    assert held.talk.open_key == f"{DOOR}/last"
    held.same_again()


def test_an_area_can_be_opened_at_the_end_but_not_after_a_stop() -> None:
    held = at_sort().say("here", "Ring school")
    assert held.talk.path.outcome is not None
    held.open(MEALS)
    assert (held.talk.open_key, held.talk.path.way_key) == ("area/meals/what", "")
    held.say("little", "On Friday at breakfast")
    assert held.talk.path.outcome is not None
    held.same_again()
    stopped = Held().say("yes", "nobody").open(MEALS)
    assert stopped.talk.path.outcome is not None


def test_more_or_less_time_is_for_the_area_and_for_the_way() -> None:
    held = at_sort(60).open(SLEEP).say("bed", "nan says so herself")
    assert held.talk.open_key == "area/sleep/long"
    held.add(DepthChanged(seq=held.talk.last_seq + 1, at="", depth=10, at_key=held.talk.path.way_key))
    assert held.talk.open_key == f"{DOOR}/sort"
    held.say("far")
    assert held.talk.open_key == f"{DOOR}/last", "the hub wants half an hour"
    held.same_again()


def test_looking_ahead_in_an_area_sees_the_rest_of_it_and_of_the_way() -> None:
    from reflect.present import minutes_left

    held = at_sort()
    before = minutes_left(held.talk)
    held.open(MEALS)
    assert minutes_left(held.talk) > before
    assert held.talk.open_key == "area/meals/what"


# what is only offered


def test_what_is_only_offered_is_passed_over_and_can_be_answered_later() -> None:
    held = at_sort()
    offer = f"{DOOR}/more"
    assert held.talk.path.steps[held.talk.path.at[offer]].status is Status.LEFT_OUT
    held.give(offer, "little")
    assert held.talk.open_key == f"{DOOR}/sort"
    assert offer in held.asked
    held.same_again()


def test_what_an_offer_leads_to_is_asked_before_the_way_goes_on() -> None:
    held = at_sort().say("here")
    held.give(f"{DOOR}/more", "a_lot")
    assert held.talk.open_key == f"{DOOR}/which"
    held.say("the nights, mostly").say("Ring school")
    assert held.talk.path.outcome is not None
    held.same_again()


def test_an_offer_answered_in_the_middle_of_an_area_does_not_leave_it() -> None:
    held = at_sort().open(MEALS).say("little")
    held.give(f"{DOOR}/more", "little")
    assert held.talk.open_key == "area/meals/when"
    held.same_again()


# whatever happens

KEYS = [f"{flow.id}/{node.id}" for flow in PACK.flows.values() for node in flow.nodes.values() if node.asks]
moves = st.tuples(
    st.sampled_from(
        ["open"] * 8
        + ["area", "area", "area", "leave", "any", "any", "offer", "depth", "restore", "close", "odd"]
    ),
    st.sampled_from(["answer", "answer", "answer", "answer", "park", "unknown"]),
    st.sampled_from([*KEYS, f"{DOOR}/hub#2", "area/sleep/where#2", "nowhere/at_all"]),
    st.integers(0, 5),
    st.sampled_from([10, 30, 60]),
)
Move = tuple[str, str, str, int, int]


def made(talk: Talk, move: Move) -> AnyEvent | None:
    """The event of a move; None where it only turns somewhere."""
    where, what, key, number, depth = move
    seq, aside = talk.last_seq + 1, ""
    match where:
        case "area":
            talk.turn_to(AREAS[number % len(AREAS)])
            return None
        case "leave":
            talk.turn_to("")
            return None
        case "depth":
            return DepthChanged(seq=seq, at="", depth=depth, at_key=talk.path.way_key or key)
        case "restore":
            return Restored(seq=seq, at="", key=key, aside=AREAS[number] if number < 2 else "")
        case "close":
            return Closed(seq=seq, at="", outcome="bring-to-supervision")
        case "odd":
            aside = AREAS[number % len(AREAS)]
        case "offer":
            key = f"{DOOR}/more"
        case "open":
            key = talk.open_key or key
    step = talk.step_of(key) if key != "nowhere/at_all" else None
    if step and not aside:
        aside = step.aside
    if what == "park":
        return Parked(seq=seq, at="", key=key, aside=aside)
    if what == "unknown":
        return Unknown(seq=seq, at="", key=key, aside=aside)
    options = step.node.options if step else ()
    value: Value = Chosen(options[number % len(options)].id) if options else Written("in their own words")
    kind = Changed if key in talk.given else Answered
    return kind(seq=seq, at="", key=key, value=value, aside=aside)


@given(
    st.sampled_from([0, 10, 30, 60]),
    st.sampled_from(["practitioner", "manager"]),
    st.lists(moves, max_size=30),
)
@settings(max_examples=400, deadline=None)
def test_fold_equals_replay_with_areas_opened(depth: int, voice: str, drawn: list[Move]) -> None:
    held = Held(depth, voice)
    met: set[str] = set()
    for move in drawn:
        event = made(held.talk, move)
        if event:
            held.add(event)
            if isinstance(event, Answered | Changed | Parked | Unknown):
                met.add(event.key)
        talk = held.talk
        assert met == set(talk.given)
        assert met == set(talk.set_aside()) | set(held.asked), "nothing given is ever lost"
        assert len({step.key for step in talk.turns()}) == len(talk.turns()), "and nothing stands twice"
        if talk.open_key:
            assert talk.path.steps[-1].key == talk.open_key
        first = talk.path.steps[1] if len(talk.path.steps) > 1 else None
        assert first is None or f"{DOOR}/gate" in talk.given, "nothing comes before the question about danger"
        held.same_again()
