"""What the assistant makes of areas opened from the map and of questions that are only offered."""

from datetime import datetime

import pytest

from reflect.answering import NotAskedError
from reflect.assistant import Assistant
from reflect.conversation.areas import WAY
from reflect.views import Reply
from tests.conversation.open_pack import DEEP, DOOR, MEALS, SLEEP, open_pack


def begun(depth: int = 30, voice: str = "practitioner") -> Assistant:
    assistant = Assistant(open_pack(), now=lambda: datetime(2026, 11, 22, 12, 0), new_id=lambda: "x")  # noqa: DTZ001
    assistant.start(DOOR, depth=depth, voice=voice)
    return assistant


def at_sort(depth: int = 30) -> Assistant:
    assistant = begun(depth)
    pick(assistant, "no")
    assistant.send(Reply(text="A child's nights, and who is there."))
    return assistant


def pick(assistant: Assistant, option: str) -> None:
    assistant.send(Reply(picks=(option,)))


def key(assistant: Assistant) -> str:
    return assistant.turn.key if assistant.turn else ""


def can_open(assistant: Assistant) -> dict[str, str]:
    return {entry.key: entry.status for group in assistant.map().areas for entry in group.entries}


def test_nothing_can_be_opened_before_the_question_about_danger_and_after_a_stop() -> None:
    assistant = begun()
    assert can_open(assistant) == {}
    with pytest.raises(NotAskedError):
        assistant.reopen(MEALS)
    pick(assistant, "yes")
    assert can_open(assistant) == {}
    pick(assistant, "nobody")
    assert assistant.ending is not None
    assert can_open(assistant) == {}


def test_the_map_says_what_can_be_opened_and_where_one_was() -> None:
    assistant = at_sort()
    assert can_open(assistant) == {SLEEP: "open", MEALS: "open", DEEP: "open"}
    assistant.reopen(MEALS)
    turn, shown = assistant.turn, assistant.map()
    assert turn is not None
    assert (turn.key, turn.area, turn.can_back) == ("area/meals/what", "area/meals", True)
    assert "area/meals" in turn.notice
    assert shown.back is not None
    assert (shown.back.key, shown.back.ask) == (WAY, "Which is nearest?")
    assert MEALS not in can_open(assistant), "it is open"


@pytest.mark.parametrize("leave", ["back", "esc", "map"])
def test_an_area_just_opened_can_be_left_and_leaves_no_trace(leave: str) -> None:
    assistant = at_sort()
    assistant.reopen(MEALS)
    before = len(assistant.record)
    if leave == "back":
        assistant.back()
    elif leave == "esc":
        assistant.go_on()
    else:
        assistant.reopen(WAY)
    assert key(assistant) == f"{DOOR}/sort"
    assert len(assistant.record) == before
    assert can_open(assistant)[MEALS] == "open"


def test_left_half_way_it_is_on_the_map_as_begun_and_goes_on() -> None:
    assistant = at_sort()
    assistant.reopen(MEALS)
    pick(assistant, "little")
    assistant.go_on()
    assert key(assistant) == f"{DOOR}/sort"
    assert can_open(assistant)[MEALS] == "begun"
    pick(assistant, "here")
    assistant.reopen(MEALS)
    assert key(assistant) == "area/meals/when"
    assistant.send(Reply(text="On Friday at breakfast."))
    assert key(assistant) == f"{DOOR}/last"
    assert MEALS not in can_open(assistant)
    assert "I said: On Friday at breakfast." in assistant.paper_text("txt")


def test_back_in_an_area_opens_the_answer_before() -> None:
    assistant = at_sort()
    assistant.reopen(MEALS)
    pick(assistant, "little")
    assistant.back()
    turn = assistant.turn
    assert turn is not None
    assert (turn.key, turn.revisiting, turn.prompt.before.picks) == ("area/meals/what", True, ("little",))
    pick(assistant, "enough")
    assert key(assistant) == "area/meals/when"


def test_a_question_about_safety_in_an_area_is_not_left() -> None:
    assistant = at_sort()
    assistant.reopen(SLEEP)
    pick(assistant, "outside")
    assistant.go_on()
    turn = assistant.turn
    assert turn is not None
    assert turn.key == "area/sleep/safe"
    assert turn.notice
    assert can_open(assistant) == {}


def test_more_or_less_time_can_be_taken_in_an_area() -> None:
    assistant = at_sort(60)
    assistant.reopen(MEALS)
    assert [one.depth for one in assistant.times() if one.now] == [60]
    assistant.take_time(10)
    assert assistant.status().detail == "10 minutes"
    assert key(assistant) == "area/meals/what"


def test_answers_set_aside_with_their_way_are_taken_up_when_the_area_is_opened() -> None:
    assistant = at_sort()
    pick(assistant, "there")
    pick(assistant, "bed")
    assistant.send(Reply(text="Nan says so, and I saw it."))
    assistant.reopen(f"{DOOR}/sort")
    pick(assistant, "here")
    pick(assistant, "yes")
    assert "area/sleep/where" in assistant.talk.set_aside()
    assistant.reopen(SLEEP)
    assert key(assistant) == f"{DOOR}/last"
    assert assistant.talk.set_aside() == ()
    assert "I said: Nan says so, and I saw it." in assistant.paper_text("txt")


def test_an_area_can_be_opened_from_the_end() -> None:
    assistant = at_sort()
    pick(assistant, "here")
    assistant.send(Reply(text="Ring the school."))
    assert assistant.ending is not None
    assistant.reopen(MEALS)
    assert key(assistant) == "area/meals/what"
    back = assistant.map().back
    assert back is not None
    assert assistant.times() == ()
    assistant.go_on()
    assert assistant.ending is not None


def test_more_here_opens_what_is_offered_and_back_leaves_it() -> None:
    assistant = at_sort()
    turn = assistant.turn
    assert turn is not None
    assert turn.more == 1
    assistant.more()
    assert key(assistant) == f"{DOOR}/more"
    assistant.back()
    assert key(assistant) == f"{DOOR}/sort"
    assistant.more()
    pick(assistant, "a_lot")
    turn = assistant.turn
    assert turn is not None
    assert (turn.key, turn.more) == (f"{DOOR}/which", 0), "what it leads to is asked at once"
    with pytest.raises(NotAskedError):
        assistant.more()


def test_what_is_only_offered_is_on_the_map_and_not_among_what_was_left_out() -> None:
    assistant = at_sort()
    entries = [entry for stage in assistant.map().stages for entry in stage.entries]
    assert [entry.key for entry in entries if entry.status == "offered"] == [f"{DOOR}/more"]
    assistant.reopen(f"{DOOR}/more")
    assistant.park()
    assert key(assistant) == f"{DOOR}/sort"
    assert f"{DOOR}/more" in [step.key for step in assistant.talk.open_steps()]


def test_what_nobody_opened_is_named_on_paper_by_its_group() -> None:
    assistant = at_sort()
    assert "look/child; look/more" in assistant.paper_text("txt")
    assistant.reopen(MEALS)
    pick(assistant, "little")
    assistant.send(Reply(text="On Friday at breakfast."))
    text = assistant.paper_text("txt")
    assert "look/child; look/more" not in text
