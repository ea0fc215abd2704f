"""One conversation through the assistant, as a front end holds it."""

from collections.abc import Callable
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest

from reflect.answering import NotAskedError, RefusedError
from reflect.assistant import Assistant, NoSuchDoorError, danger_card
from reflect.conversation.events import Answered, Changed, Opened, Parked, Unknown
from reflect.flows.values import Chosen, Reviewed, Ticked, Written
from reflect.views import Form, Reply, Turn
from tests.conversation.small_pack import DOOR, small_pack

MakeAssistant = Callable[[], Assistant]


@pytest.fixture
def assistant() -> Assistant:
    ids = (f"id{n}" for n in count())
    now = datetime(2026, 11, 22, 14, 2, tzinfo=UTC)
    made = Assistant(small_pack(), now=lambda: now, new_id=lambda: next(ids))
    made.start("small", depth=30)
    return made


def turn(assistant: Assistant) -> Turn:
    assert assistant.turn is not None
    return assistant.turn


def pick(*ids: str) -> Reply:
    return Reply(picks=ids)


def to_sort(assistant: Assistant) -> None:
    for reply in (
        pick("no"),
        Reply(text="Visits are moved every single week."),
        pick("moved"),
        pick("manager"),
    ):
        assistant.send(reply)
    assistant.send(Reply(text="since June, as far as anyone knows"))
    assert turn(assistant).key == f"{DOOR}/sort"


def test_a_door_opens_at_its_first_question(assistant: Assistant) -> None:
    first = turn(assistant)
    assert (first.key, first.kind, first.prompt.form, first.safety) == (
        f"{DOOR}/gate",
        "safety",
        Form.CHOOSE,
        True,
    )
    assert not first.can_back
    assert not first.can_park
    assert isinstance(assistant.record[0], Opened)


@pytest.mark.parametrize(
    "door, voice, depth, offered",
    [("nope", "", 0, "small"), ("small", "robot", 0, "practitioner, manager"), ("small", "", 45, "10, 30")],
)
def test_a_door_voice_or_depth_that_is_not_there_says_which_are(
    assistant: Assistant, door: str, voice: str, depth: int, offered: str
) -> None:
    with pytest.raises(NoSuchDoorError, match=offered):
        assistant.start(door, voice=voice, depth=depth)


def test_a_safety_question_can_be_neither_parked_nor_unknown(assistant: Assistant) -> None:
    assistant.park()
    assert turn(assistant).prompt.error == "This one needs an answer."
    assistant.unknown()
    assert turn(assistant).key == f"{DOOR}/gate"
    assert len(assistant.record) == 1


def test_each_question_says_back_what_was_said(assistant: Assistant) -> None:
    assistant.send(pick("no"))
    assistant.send(Reply(text="Visits are moved every week. It is the third time."))
    assert turn(assistant).lead == "You wrote “Visits are moved every week”."


def test_a_very_short_answer_gets_one_second_ask_and_never_two(assistant: Assistant) -> None:
    assistant.send(pick("no"))
    assistant.send(Reply(text="tired"))
    again = turn(assistant)
    assert (again.key, again.ask, again.prompt.before.text) == (
        f"{DOOR}/bringing",
        "Say a little more?",
        "tired",
    )
    assert again.prompt.adds
    assert isinstance(assistant.record[-1], Answered)  # the short answer is safe already
    assistant.send(Reply(text="tired still"))
    assert turn(assistant).key == f"{DOOR}/seen"
    assert assistant.talk.value(f"{DOOR}/bringing") == Written("tired still")


def test_parking_the_second_ask_keeps_the_first_answer(assistant: Assistant) -> None:
    assistant.send(pick("no"))
    assistant.send(Reply(text="tired"))
    assistant.park()
    assert turn(assistant).key == f"{DOOR}/seen"
    assert assistant.talk.value(f"{DOOR}/bringing") == Written("tired")


def test_saying_that_it_is_not_known_is_not_known_yet(assistant: Assistant) -> None:
    assistant.send(pick("no"))
    assistant.send(Reply(text="Dont know."))
    assert isinstance(assistant.record[-1], Unknown)
    assert turn(assistant).notice == "Noted."


def test_leaving_the_second_ask_as_it_is_records_nothing_more(assistant: Assistant) -> None:
    assistant.send(pick("no"))
    assistant.send(Reply(text="tired"))
    before = len(assistant.record)
    assistant.send(Reply(text="tired"))
    assert turn(assistant).key == f"{DOOR}/seen"
    assert len(assistant.record) == before


def test_a_reply_that_cannot_be_taken_comes_back_with_a_reason(assistant: Assistant) -> None:
    assistant.send(pick("no"))
    assistant.send(Reply(text="   "))
    refused = turn(assistant)
    assert refused.key == f"{DOOR}/bringing"
    assert refused.prompt.error
    assert refused.prompt.before.text == "   "


def test_parked_and_not_known_go_on_with_thanks(assistant: Assistant) -> None:
    assistant.send(pick("no"))
    assistant.park()
    assert (turn(assistant).key, turn(assistant).notice) == (f"{DOOR}/seen", "Parked.")
    assert turn(assistant).lead == ""  # the sentence that would say it back is dropped
    assistant.unknown()
    assert isinstance(assistant.record[-1], Unknown)
    status = assistant.status()
    assert (status.answers, status.parked, status.unknown) == (1, 1, 1)


def test_something_else_asks_for_the_words_and_back_goes_one_part_back(assistant: Assistant) -> None:
    to_sort(assistant)
    assistant.send(pick("other"))
    assert turn(assistant).prompt.form is Form.WRITE
    assistant.back()
    assert (turn(assistant).key, turn(assistant).prompt.form) == (f"{DOOR}/sort", Form.CHOOSE)
    assistant.send(pick("other"))
    assistant.send(Reply(text="we go round in circles"))
    assert assistant.talk.value(f"{DOOR}/sort") == Chosen("other", "we go round in circles")


def test_the_middle_of_an_answer_is_not_thrown_away_by_parking(assistant: Assistant) -> None:
    to_sort(assistant)
    assistant.send(pick("other"))
    assert not turn(assistant).can_park
    assistant.park()
    assert turn(assistant).prompt.error == "Finish it first."
    assert turn(assistant).key == f"{DOOR}/sort"


def test_words_half_typed_survive_parking(assistant: Assistant) -> None:
    assistant.send(pick("no"))
    assistant.draft(Reply(text="half a sent"))
    assistant.park()
    assistant.back()
    assert (turn(assistant).key, turn(assistant).prompt.before.text) == (f"{DOOR}/bringing", "half a sent")


def test_an_answer_that_was_parked_since_is_still_there_to_take_up_again(assistant: Assistant) -> None:
    to_sort(assistant)
    assistant.back()
    assistant.park()
    assistant.reopen(f"{DOOR}/longer")
    assert turn(assistant).prompt.before.text == "since June, as far as anyone knows"


def test_back_opens_the_question_before_filled_in_and_going_on_returns(assistant: Assistant) -> None:
    to_sort(assistant)
    events = len(assistant.record)
    assistant.back()
    assert (turn(assistant).key, turn(assistant).revisiting) == (f"{DOOR}/longer", True)
    assert turn(assistant).prompt.before.text == "since June, as far as anyone knows"
    assistant.back()
    assert (turn(assistant).key, turn(assistant).prompt.before.picks) == ("part/ask/who", ("manager",))
    assistant.go_on()
    assert turn(assistant).key == f"{DOOR}/sort"
    assert len(assistant.record) == events


def test_back_stops_at_the_first_question(assistant: Assistant) -> None:
    assistant.send(pick("no"))
    assistant.back()
    assistant.back()
    assert (turn(assistant).key, turn(assistant).notice) == (f"{DOOR}/gate", "This is the first question.")


def test_half_typed_words_are_there_when_their_question_is_again(assistant: Assistant) -> None:
    assistant.send(pick("no"))
    assistant.draft(Reply(text="half a sent"))
    assistant.back()
    assistant.go_on()
    assert turn(assistant).prompt.before.text == "half a sent"


def test_a_change_that_moves_others_is_told_first_and_can_be_left(assistant: Assistant) -> None:
    to_sort(assistant)
    assistant.reopen(f"{DOOR}/seen")
    assistant.send(pick("late"))
    asked = turn(assistant)
    assert asked.prompt.ask == "Sets 1 later answer aside. Change it?"
    assistant.send(pick("no"))
    assert assistant.talk.set_aside() == ()
    assert turn(assistant).notice == "Left as it was."
    assistant.reopen(f"{DOOR}/seen")
    assistant.send(pick("late"))
    assistant.send(pick("yes"))
    assert isinstance(assistant.record[-1], Changed)
    assert assistant.talk.set_aside() == ("part/ask/who",)
    assert turn(assistant).key == f"{DOOR}/sort"


def test_a_change_that_moves_nothing_is_simply_made(assistant: Assistant) -> None:
    to_sort(assistant)
    assistant.back()
    assistant.send(Reply(text="since last summer, in truth"))
    assert turn(assistant).notice == "Changed."
    assert assistant.talk.value(f"{DOOR}/longer") == Written("since last summer, in truth")


def test_parking_an_answered_question_is_a_change_too(assistant: Assistant) -> None:
    to_sort(assistant)
    assistant.reopen(f"{DOOR}/seen")
    assistant.park()
    assert turn(assistant).prompt.ask.startswith("Sets 1 later answer aside.")
    assistant.send(pick("yes"))
    assert isinstance(assistant.record[-1], Parked)


def test_looking_again_and_leaving_it_settles_it(assistant: Assistant) -> None:
    to_sort(assistant)
    assistant.send(pick("here"))
    assistant.send(Reply(text="to hope that it will hold"))
    assistant.reopen(f"{DOOR}/sort")
    assistant.send(pick("far"))
    assistant.send(pick("yes"))
    assert [entry.key for entry in assistant.map().look_again] == [f"{DOOR}/pull"]
    assert assistant.exchanges(1)[0].status == "look-again"
    assistant.reopen(f"{DOOR}/pull")
    assistant.send(Reply(text="to hope that it will hold"))
    assert assistant.map().look_again == ()


def test_the_map_lists_what_was_met_and_what_was_set_aside(assistant: Assistant) -> None:
    to_sort(assistant)
    assistant.change(f"{DOOR}/seen", Ticked(("late",)))
    view = assistant.map()
    assert [stage.label for stage in view.stages] == ["First", "Second"]
    assert view.stages[1].entries[-1].status == "here"
    assert [entry.key for entry in view.set_aside] == ["part/ask/who"]


def test_words_typed_on_home_wait_in_the_first_question_for_them(assistant: Assistant) -> None:
    assistant.start("small", depth=30, words="nobody has been upstairs")
    assistant.send(pick("no"))
    assert turn(assistant).prompt.before.text == "nobody has been upstairs"


def test_the_danger_screen_is_there_at_any_moment_and_leaves_no_trace(assistant: Assistant) -> None:
    before = assistant.record
    card = assistant.danger()
    assert "Emergency: 999" in card.contacts
    assert "Front door: not set" in card.contacts
    assert assistant.record == before
    assert "999" in danger_card().steps[0]


def test_guidance_stands_above_the_question_it_leads_to(assistant: Assistant) -> None:
    assistant.send(pick("no"))
    assistant.send(Reply(text="Visits are moved every single week."))
    assistant.send(pick("moved"))
    assert turn(assistant).before == ("Somebody may know already.\nFront door: not set",)
    assert turn(assistant).contacts == ()


def test_an_ending_can_be_left_or_gone_back_from(assistant: Assistant) -> None:
    assistant.send(pick("yes"))
    assert turn_or_none(assistant) is None
    assert assistant.ending is not None
    assert (assistant.ending.outcome, assistant.ending.stop) == ("stopped-for-safety", True)
    assistant.close()
    assistant.close()
    assert [type(event).__name__ for event in assistant.record] == ["Opened", "Answered", "Closed"]
    assistant.back()
    assert turn(assistant).key == f"{DOOR}/gate"


def turn_or_none(assistant: Assistant) -> Turn | None:
    return assistant.turn


def test_minutes_left_shrink_as_the_conversation_goes_on(assistant: Assistant) -> None:
    start = assistant.status().minutes_left
    to_sort(assistant)
    assert 0 < assistant.status().minutes_left < start
    assert assistant.status().save.text == "Not kept yet"


def test_a_script_answers_whole_and_is_refused_what_no_person_could_give(assistant: Assistant) -> None:
    assistant.answer(Chosen("no"))
    assistant.answer(Written("x"))  # no second ask for a script
    assert turn(assistant).key == f"{DOOR}/seen"
    with pytest.raises(RefusedError):
        assistant.answer(Chosen("nonsense"))
    with pytest.raises(NotAskedError):
        assistant.change(f"{DOOR}/pull", Written("x"))
    with pytest.raises(NotAskedError):
        assistant.reopen(f"{DOOR}/pull")


def test_why_explains_the_words_on_the_screen(assistant: Assistant) -> None:
    why = assistant.why()
    assert why is not None
    assert why.question == "Is anyone in danger now?"


# --------------------------------------------------------------------------------- more or less time


def test_less_time_from_here_on_is_told_and_keeps_every_answer(assistant: Assistant) -> None:
    for reply in (pick("no"), Reply(text="Visits are moved every single week."), pick("late")):
        assistant.send(reply)
    assert turn(assistant).key == f"{DOOR}/longer"
    given = assistant.talk.given.copy()
    assistant.take_time(10)
    assert turn(assistant).key == f"{DOOR}/sort"
    assert turn(assistant).notice == "Now 10 minutes."
    assert assistant.talk.given == given
    assert assistant.status().detail == "10 minutes"
    assistant.take_time(30)
    assert turn(assistant).key == f"{DOOR}/sort", "what was passed stays passed"


def test_the_times_say_what_is_still_ahead_in_each(assistant: Assistant) -> None:
    for reply in (pick("no"), Reply(text="Visits are moved every single week."), pick("late")):
        assistant.send(reply)
    short, long = assistant.times()
    assert (short.depth, long.depth, long.now) == (10, 30, True)
    assert short.minutes_left < long.minutes_left


def test_the_same_time_again_records_nothing(assistant: Assistant) -> None:
    before = len(assistant.record)
    assistant.take_time(30)
    assert len(assistant.record) == before


def test_a_time_the_pack_does_not_have_is_refused(assistant: Assistant) -> None:
    with pytest.raises(NoSuchDoorError, match="no conversation of 45 minutes"):
        assistant.take_time(45)


# ------------------------------------------------------------------------------- what was parked comes once


def to_look(assistant: Assistant) -> None:
    """Up to the review, with two questions parked on the way."""
    for reply in (pick("no"), Reply(text="Visits are moved every single week."), pick("late")):
        assistant.send(reply)
    assistant.park()
    assistant.send(pick("here"))
    assistant.park()
    assert turn(assistant).key == f"{DOOR}/look"


def test_a_parked_question_is_offered_once_at_the_end_and_answered_there(assistant: Assistant) -> None:
    to_look(assistant)
    assert turn(assistant).prompt.ask == "Any of these now?"
    offered = [choice.id for choice in turn(assistant).prompt.choices]
    assert offered == [f"{DOOR}/longer", f"{DOOR}/pull", "review.leave"]
    assistant.send(pick(f"{DOOR}/longer"))
    assert (turn(assistant).key, turn(assistant).revisiting) == (f"{DOOR}/longer", True)
    assistant.send(Reply(text="It was the same last winter, and the one before."))
    assert turn(assistant).key == f"{DOOR}/look"
    assert [choice.id for choice in turn(assistant).prompt.choices] == [f"{DOOR}/pull", "review.leave"]


def test_one_parked_again_is_not_offered_a_second_time(assistant: Assistant) -> None:
    to_look(assistant)
    assistant.send(pick(f"{DOOR}/longer"))
    assistant.park()
    assert turn(assistant).key == f"{DOOR}/look"
    assert [choice.id for choice in turn(assistant).prompt.choices] == [f"{DOOR}/pull", "review.leave"]


def test_left_open_they_go_on_to_be_brought_into_the_room(assistant: Assistant) -> None:
    to_look(assistant)
    assistant.send(pick("review.leave"))
    assert turn(assistant).prompt.form is Form.TICK
    assistant.send(pick(f"{DOOR}/pull"))
    assistant.send(Reply())
    assert assistant.talk.value(f"{DOOR}/look") == Reviewed((f"{DOOR}/pull",))


def test_what_is_not_known_is_not_offered_as_if_it_had_been_parked(assistant: Assistant) -> None:
    for reply in (pick("no"), Reply(text="Visits are moved every single week."), pick("late")):
        assistant.send(reply)
    assistant.unknown()
    assistant.send(pick("here"))
    assistant.send(Reply(text="To do it all by myself."))
    assert turn(assistant).prompt.form is Form.TICK


def test_a_question_parked_and_then_answered_asks_for_no_other_look(assistant: Assistant) -> None:
    assistant.send(pick("no"))
    assistant.park()
    for reply in (pick("late"), Reply(text="since June, as far as anyone knows"), pick("here")):
        assistant.send(reply)
    assistant.send(Reply(text="To do it all by myself."))
    assert turn(assistant).key == f"{DOOR}/look"
    assistant.send(pick(f"{DOOR}/bringing"))
    assistant.send(Reply(text="Visits are moved every single week."))
    assert turn(assistant).key == f"{DOOR}/alone", (
        "taken at once: nobody relied on it, and nothing is left open"
    )
    assert assistant.talk.look_again() == {}


def test_the_private_page_is_never_written_over_the_summary(assistant: Assistant, tmp_path: Path) -> None:
    file = tmp_path / "paper.md"
    assert assistant.write_paper(file).ok
    kept = file.read_bytes()
    result = assistant.write_paper(file, paper="private", overwrite=True)
    assert not result.ok
    assert "holds the summary" in result.message
    assert file.read_bytes() == kept
    assert assistant.write_paper(file, overwrite=True).ok, "the same paper may be written again"


def test_half_an_answer_is_not_dropped_with_the_longer_way(assistant: Assistant) -> None:
    for reply in (pick("no"), Reply(text="Visits are moved every single week."), pick("late")):
        assistant.send(reply)
    assistant.draft(Reply(text="half a thou"))
    assistant.take_time(10)
    assert turn(assistant).key == f"{DOOR}/longer"
    assert turn(assistant).notice == "Send it first."
    assert turn(assistant).prompt.before.text == "half a thou"


def test_a_length_that_changes_nothing_is_not_offered(assistant: Assistant) -> None:
    for reply in (pick("no"), Reply(text="Visits are moved every single week."), pick("late")):
        assistant.send(reply)
    assistant.send(Reply(text="since June, as far as anyone knows"))
    assert [one.depth for one in assistant.times()] == [30]
