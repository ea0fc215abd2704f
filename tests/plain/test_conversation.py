"""A whole conversation line by line, and everything that can be done on the way."""

import re
import sys
from pathlib import Path

import pytest

from reflect.assistant import Assistant
from reflect.plain import converse
from reflect.views import Reply
from tests.plain.holding import flat, hold, small_assistant

TO_STUCK = ("1", "2", "They moved the visit again, twice this month.", "1 2")
WHOLE = (
    *TO_STUCK, "1", "1 2", "1", "1 t 2 w", "It went well.", "Next week.", "1", "about three weeks ago", "1 2",
    "Nothing yet.", "2",
)  # fmt: skip


def begun(*replies: Reply) -> Assistant:
    assistant = small_assistant()
    assistant.start("prepare")
    for reply in replies:
        assistant.send(reply)
    return assistant


GATE = Reply(picks=("no",))


# ------------------------------------------------------------------------------------------- what it says


def test_it_says_what_it_is_before_it_asks_anything() -> None:
    page = hold()
    first, _, doors = page.partition("Where would you like to begin?")
    assert "type danger, at any time" in flat(first)
    assert "Nothing is kept yet" in flat(first)
    assert "1. Prepare for supervision\n" in doors


def test_a_question_says_its_number_and_what_it_is_about_first() -> None:
    page = hold("1", "2", "Moved again, and then again.", "")
    assert "\nQuestion 1, about safety:\nIs a child in danger right now?\n1. Yes" in page
    assert "\nQuestion 3, about what I am bringing:\nWhere are you stuck?\n" in page


def test_what_was_chosen_is_said_back_in_words() -> None:
    assert "You said: Prepare for supervision." in hold("1")
    assert "You said: Saw; Told." in hold(*TO_STUCK)


def test_the_small_print_of_the_question_is_not_said_again_of_each_choice() -> None:
    page = hold(*TO_STUCK)
    assert page.count("Neglect prompts, Not understanding") == 1


def test_every_line_is_short_plain_and_stays() -> None:
    page = hold(*TO_STUCK, "why", "map", "sources", "summary", "danger", "help", "1", "1 2", "1")
    assert max(map(len, page.splitlines())) <= 72
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f─-╿]", page)
    assert not re.search(r"^[=-]+$", page, re.MULTILINE)


# --------------------------------------------------------------------------------------- words instead


def test_a_safety_question_is_neither_parked_nor_left_unknown() -> None:
    page = flat(hold("1", "park", "unknown", "back"))
    assert "This question can't be parked" in page
    assert "“Not known yet” does not fit here" in page
    assert "This is the first question" in page


def test_parking_thanks_and_goes_on() -> None:
    assistant = begun(GATE)
    page = hold("/park", "not known yet", assistant=assistant)
    assert assistant.status().parked == 1
    assert assistant.status().unknown == 1
    assert "Parked\n" in page


def test_back_opens_the_answer_before_and_enter_keeps_it() -> None:
    assistant = begun(GATE)
    page = hold("They moved it all week.", "1", "back", "", "", assistant=assistant)
    assert "Question 2 again, about what I am bringing:" in page
    assert "Already here: They moved it all week.\n" in page
    assert "Type on to leave it as it is and go on." in page
    assert assistant.exchanges(9)[-1].answer.startswith("They moved it all week.")


def test_words_given_to_the_second_ask_are_added_and_never_replace_the_first() -> None:
    assistant = begun(GATE)
    page = hold("tired", "1", "nobody has been upstairs since June", "1", assistant=assistant)
    assert "What you write now is added to it." in page
    assert assistant.exchanges(9)[-1].answer.startswith("tired\nnobody has been upstairs since June")


def test_on_goes_back_to_where_it_was() -> None:
    page = hold(*TO_STUCK, "change 1", "on")
    assert page.index("Question 1 again") < page.rindex("Question 3, about what I am bringing:")


@pytest.mark.parametrize(
    "line, said",
    [
        ("change 9", "There is no answer 9"),
        ("change", "Type change and a number"),
        ("/change " + "9" * 5000, "no answer 9999"),
    ],
)
def test_changing_needs_a_number_that_there_is(line: str, said: str) -> None:
    assert said in flat(hold("1", "2", "/park", line))


def test_a_change_says_what_it_will_do_and_asks() -> None:
    assistant = begun(GATE)
    page = hold("/park", "1", "1 2", "change 3", "3", "1", assistant=assistant)
    assert "1 later answer is set aside" in page
    assert assistant.talk.set_aside()
    assert "Question 4, about what happened:\nYou said" in page


def test_the_map_uses_the_numbers_of_the_questions() -> None:
    page = hold(*TO_STUCK, "1", "map")
    assert re.search(
        r"^  3\. Where are you stuck\? Answer: The family keep putting me off$", page, re.MULTILINE
    )
    assert re.search(r"^  4\. What have you noticed\? You are here\.$", page, re.MULTILINE)
    assert "\nStill to come: What I may be missing; What next.\n" in page


def test_what_was_set_aside_stands_on_the_map() -> None:
    page = flat(hold("1", "2", "/park", "1", "1 2", "change 3", "3", "1", "/map"))
    assert "Set aside with a way you left. They come back if you do: What have you noticed?" in page


def test_why_gives_the_reason_its_source_and_when_we_last_looked() -> None:
    page = flat(hold("1", "2", "/why"))
    assert "Why this question: A clear question gets better supervision." in page
    assert "Calderdale multi-agency neglect guidance (2023), last checked 1 November 2026:" in page
    assert "- Ask who has seen what. In: Professional curiosity, How" in page
    assert "Caution: Rests on the 2023 national guidance" in page
    assert "A question to test it: Would the child say so too?" in page


def test_help_says_how_to_answer_here_and_every_word() -> None:
    page = hold("1", "?")
    assert "Here: Type a number from 1 to 2, then Enter." in page
    for word in (
        "danger",
        "back",
        "unknown",
        "park",
        "summary",
        "why",
        "map",
        "sources",
        "quit",
        "change",
        "write",
    ):
        assert f"  {word}: " in page


def test_words_that_need_a_conversation_say_so_at_the_door() -> None:
    assert "No question is open yet" in hold("map")


def test_a_sentence_at_the_door_stands_ready_where_words_are_asked_for() -> None:
    page = flat(hold("Nobody has been upstairs since June.", "2"))
    assert "Your words will stand ready" in page


# ------------------------------------------------------------------------------------- words as an answer


def test_a_lone_word_as_an_answer_is_asked_about_once() -> None:
    page = hold("1", "2", "back")
    assert "Is that your answer, or go back?\n1. It is my answer\n2. Go back\n" in page


@pytest.mark.parametrize("choice, answer", [("1", "back"), ("2", "")])
def test_and_it_is_whichever_the_person_says(choice: str, answer: str) -> None:
    assistant = begun(GATE)
    hold("back", choice, assistant=assistant)
    assert [part.text for part in assistant.turn.given] == ([answer] if answer else [])  # type: ignore[union-attr]
    assert (assistant.turn.key == "start/prepare/gate") is not bool(answer)  # type: ignore[union-attr]


def test_words_in_place_of_a_number_take_the_place_of_the_word_and_it_says_so() -> None:
    assistant = begun(GATE)
    page = flat(hold("why", "The door was open and nobody came.", "", assistant=assistant, person=True))
    assert assistant.turn.given[0].text == "The door was open and nobody came."  # type: ignore[union-attr]
    assert "“why” is left out of your answer." in page


def test_in_the_middle_of_an_answer_such_a_word_stays_as_part_of_it() -> None:
    assistant = begun(GATE)
    hold("He ran to the", "back", "door was open.", "", assistant=assistant, person=True)
    assert assistant.turn.given[0].text == "He ran to the\nback\ndoor was open."  # type: ignore[union-attr]


def test_enter_alone_is_no_answer_to_it() -> None:
    assistant = begun(GATE)
    hold("park", "", "", assistant=assistant, person=True)
    assert not assistant.turn.given  # type: ignore[union-attr]
    assert assistant.turn.key != "start/prepare/bringing"  # type: ignore[union-attr]


def test_a_word_nobody_knows_is_not_taken_for_an_answer() -> None:
    assistant = begun(GATE)
    page = flat(hold("/prak", assistant=assistant))
    assert "There is no /prak. Did you mean /park?" in page
    assert not assistant.turn.given  # type: ignore[union-attr]


# ------------------------------------------------------------------------------------------ danger, anywhere


@pytest.mark.parametrize(
    "lines", [("danger",), ("1", "Danger."), ("1", "/danger"), ("1", "2", "danger"), (*TO_STUCK, "3 /danger")]
)
def test_danger_is_one_word_away_from_every_prompt(lines: tuple[str, ...]) -> None:
    assert "Ring 999 now. You need nobody's permission." in flat(hold(*lines))


@pytest.mark.parametrize("word", ["danger", "/danger", "in June ///danger", "in June /danger"])
def test_half_typed_words_are_given_back_after_danger(word: str) -> None:
    assistant = begun(GATE)
    page = hold("They are not upstairs", word, "", assistant=assistant, person=True)
    assert "Your words are still here:\nThey are not upstairs\n" in page
    expected = "They are not upstairs\nin June" if "June" in word else "They are not upstairs"
    assert assistant.turn.given[0].text == expected  # type: ignore[union-attr]


def test_danger_is_there_at_the_end_too(tmp_path: Path) -> None:
    page = hold("1", "1", "danger", "write", "danger", str(tmp_path / "a.txt"), "quit", "danger", "1")
    assert flat(page).count("Ring 999 now. You need") == 2
    assert (tmp_path / "a.txt").exists()


# ------------------------------------------------------------------------------------------- the end of it


def test_the_end_offers_the_summary_a_file_and_leaving(tmp_path: Path) -> None:
    there = tmp_path / "there.md"
    there.write_text("mine", encoding="utf-8")
    new = tmp_path / "new.txt"
    page = hold("1", "1", "1", "2", str(tmp_path / "x.doc"), str(there), "1", str(new), "4")
    assert "What would you like to do now?\n1. Read the summary here\n" in page
    assert "That is the summary as it stands." in page
    assert there.read_text(encoding="utf-8") == "mine"
    assert new.read_text(encoding="utf-8").startswith("Title")
    assert flat(page).endswith(f"You have left. The summary is in {new}. Nothing else is kept.")


def test_a_file_is_written_over_only_when_asked(tmp_path: Path) -> None:
    there = tmp_path / "there.md"
    there.write_text("mine", encoding="utf-8")
    hold("1", "1", "write", str(there), "2", "4")
    assert there.read_text(encoding="utf-8") != "mine"


def test_leaving_asks_while_something_would_be_lost() -> None:
    page = hold("1", "2", "/quit", "1", "/park", "quit", "2", "never read")
    assert page.count("Nothing of this conversation is kept when you leave.") == 2
    assert page.endswith("You have left. Nothing was kept.\n")


def test_leaving_at_the_door_loses_nothing_and_asks_nothing() -> None:
    page = hold("quit")
    assert "Nothing of this conversation is kept when you leave." not in page
    assert page.endswith("You have left. Nothing was kept.\n")


def test_input_that_ends_says_what_is_kept() -> None:
    assert flat(hold("1", "2", "half a")).endswith(
        "The input has ended, so the conversation ends here. Nothing was kept."
    )


def test_an_answer_can_be_changed_from_the_end() -> None:
    assistant = begun(Reply(picks=("yes",)))
    assert assistant.ending
    hold("change 1", "2", assistant=assistant)
    assert assistant.turn or assistant.ending


def test_when_something_breaks_the_words_are_put_on_the_page(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assistant = begun(GATE, Reply(text="They moved it again, as ever."), Reply())

    def broken() -> None:
        raise RuntimeError("secret words")

    monkeypatch.setattr(assistant, "park", broken)
    monkeypatch.setattr(sys, "stdin", __import__("io").StringIO("park\n"))
    with pytest.raises(RuntimeError):
        converse(assistant)
    page = capsys.readouterr().out
    assert "Here is your summary as it stood" in page
    assert "They moved it again, as ever." in page


# ----------------------------------------------------------------------------------- more or less time


def test_time_asks_how_long_and_goes_on_with_that() -> None:
    page = flat(hold("1", "2", "time", "2", "1"))
    assert "How long have you got, all in all? Nothing you wrote is lost." in page
    assert "From here on, this is the way for 10 minutes." in page


def test_time_can_be_left_as_it_is() -> None:
    page = flat(hold("1", "2", "time", "2", "3"))
    assert "It stays as it is." in page
    assert "From here on" not in page
