"""Opening areas and what is only offered, line by line."""

from datetime import UTC, datetime

from reflect.assistant import Assistant
from tests.conversation.open_pack import DOOR, open_pack
from tests.plain.holding import flat, hold


def assistant() -> Assistant:
    made = Assistant(open_pack(), now=lambda: datetime(2026, 11, 22, 12, tzinfo=UTC), new_id=lambda: "x")
    made.start(DOOR, depth=30)
    return made


TO_SORT = ("1", "A child's nights, and who is there.", "")


def test_the_map_lists_by_number_what_can_be_opened() -> None:
    page = flat(hold(*TO_SORT, "map", assistant=assistant()))
    assert "Not explored, and can be opened now. Type open and its number, for example open 1." in page
    assert "More on what you were asked: 1. And what else?" in page
    assert "look/child: 2. area/sleep. 3. area/meals. look/more: 4. area/deep." in page


def test_open_goes_in_on_goes_back_and_what_was_said_is_kept() -> None:
    held = assistant()
    page = flat(hold(*TO_SORT, "open 3", "2", "/map", "/on", "open 3", "On Friday.", "", assistant=held))
    assert "Opened: area/meals. Question 3, about second: What did they eat?" in page
    assert "Type on to go back to where you were." in page
    assert "You were at: Which is nearest? Type on to go back to it." in page
    assert held.turn is not None
    assert held.turn.key == f"{DOOR}/sort"
    assert [step.key for step in held.talk.turns()][-2:] == ["area/meals/what", "area/meals/when"]


def test_more_asks_what_is_only_offered_and_says_where_there_is_none() -> None:
    page = flat(hold(*TO_SORT, "more", "2", "more", assistant=assistant()))
    assert "There is one more question on this. Type more to see it." in page
    assert "And what else?" in page
    assert "There is no more on this one." in page


def test_a_number_that_opens_nothing_says_so() -> None:
    page = flat(hold("open 1", *TO_SORT, "open 9", "open", assistant=assistant()))
    assert "There is no number 1 to open. Nothing can be opened now." in page
    assert "There is no number 9 to open. map lists what can be opened, with its numbers." in page
    assert "Type open and a number." in page
