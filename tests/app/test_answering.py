"""The five forms: what each key does, and that nothing is sent that was not meant."""

from reflect.views import Choice, Form, Prompt, Reply
from tests.app.driving import driving
from tests.app.fake import FakeAssistant
from tests.app.fake_words import SCRIPT, Asked, choices

TO_TICK = ("4", "some words")
TO_CHOOSE = (*TO_TICK, "1 2")
TO_MARK = (*TO_CHOOSE, "3")


async def test_choose_by_digit_by_arrows_and_with_home_and_end() -> None:
    async with driving() as driver:
        await driver.answer("4")
        assert driver.assistant.given["gate"][0].picks == ("no,-as-far-as-i-know",)
    async with driving() as driver:
        await driver.press("1", "end", "up", "enter")
        assert driver.assistant.given["gate"][0].picks == ("not-this-minute,-but",)
    async with driving() as driver:
        await driver.press("1", "end", "home", "down", "up", "up", "enter")
        assert driver.assistant.given["gate"][0].picks == ("yes,-or-it-could-be-",)


async def test_choose_by_a_click() -> None:
    async with driving() as driver:
        await driver.press("1")
        await driver.pilot.click(driver.talk.answer.list._views[1], offset=(8, 0))
        await driver.pilot.pause()
        assert driver.assistant.given["gate"][0].picks == ("i-am-not-sure",)


async def test_the_caret_is_a_mark_and_not_only_a_colour() -> None:
    async with driving() as driver:
        await driver.press("1", "down")
        assert "▸ 2  I am not sure" in driver.shown
        assert "  1  Yes" in driver.shown


async def test_ticking_toggles_and_an_exclusive_line_clears_the_others() -> None:
    async with driving() as driver:
        await driver.answer(*TO_TICK)
        await driver.press("1", "2")
        assert driver.shown.count("[x]") == 2
        await driver.press("6")
        assert driver.talk.answer.reply == Reply(picks=("none-of-these",))
        await driver.press("home", "space")
        assert driver.talk.answer.reply == Reply(picks=("visits-moved-or-cut-",))
        await driver.press("space")
        assert driver.talk.answer.reply == Reply()
        await driver.press("3", "1", "enter")
        assert driver.assistant.given["seen"][0].picks == ("visits-moved-or-cut-", "kept-to-one-room"), (
            "in their order"
        )


async def test_marking_gives_ideas_a_state_by_a_letter_shown_beside() -> None:
    async with driving() as driver:
        await driver.answer(*TO_MARK)
        assert "t tried   w will try   n not right here   s take to supervision" in driver.shown
        await driver.press("t", "down", "w", "down", "s", "down", "n")
        assert "[t]  Ten minutes" in driver.shown
        assert "Take to supervision · Neglect Prompts" in driver.shown, "the state in words too"
        await driver.press("up", "space", "up", "w")
        assert driver.talk.answer.reply.marks == {"ten": "tried", "nan": "not-right-here"}
        await driver.press("enter")
        assert driver.assistant.given["ideas"][0].marks == {"ten": "tried", "nan": "not-right-here"}


async def test_enter_sends_what_was_written_and_ctrl_j_starts_a_line() -> None:
    async with driving() as driver:
        await driver.answer("4")
        await driver.press("o", "n", "e", "ctrl+j", "2", "enter")
        assert driver.assistant.given["bringing"][0].text == "one\n2"


async def test_digits_and_letters_are_text_while_writing() -> None:
    async with driving() as driver:
        await driver.answer("4")
        await driver.press("1", "u", "p", "question_mark", "9")
        assert driver.talk.answer.box.text == "1up?9"
        assert driver.assistant.log == ["start prepare", "send no,-as-far-as-i-know"]


async def test_a_reply_that_is_not_taken_stays_with_the_reason_under_it() -> None:
    async with driving() as driver:
        await driver.answer("4")
        await driver.press("space", "enter")
        assert "! There is nothing here yet." in driver.shown
        assert driver.talk.answer.box.text == " "
        await driver.paste("words")
        await driver.press("enter")
        assert "There is nothing here yet" not in driver.shown


async def test_the_parts_of_an_answer_grow_on_a_quiet_card() -> None:
    async with driving() as driver:
        await driver.answer(*TO_MARK)
        await driver.press("enter")
        await driver.paste("See Child A on his own")
        await driver.press("enter")
        assert "What will be done? See Child A on his own" in driver.shown
        assert "Who does it?" in driver.shown
        await driver.paste("me")
        await driver.press("enter")
        assert "Who does it? me" in driver.shown
        assert "A date, or “in two weeks”." in driver.shown
        await driver.press("enter")
        assert [reply.text for reply in driver.assistant.given["action"]] == [
            "See Child A on his own",
            "me",
            "",
        ]


async def test_only_going_on_takes_enter_or_a_click() -> None:
    script = (Asked("one", "A breath.", (Prompt(Form.GO),)), Asked("two", "Another.", (Prompt(Form.GO),)))
    async with driving(FakeAssistant(script=script)) as driver:
        await driver.press("1", "x", "u", "p", "enter")
        assert driver.assistant.log[1:] == ["send on"]
        await driver.pilot.click(driver.talk.answer.list._views[0], offset=(3, 0))
        await driver.pilot.pause()
        assert driver.assistant.log[1:] == ["send on", "send on"]


async def test_a_line_that_is_only_a_command_is_one() -> None:
    async with driving() as driver:
        await driver.answer("4")
        for word, called in (("/back", "back"), ("/park", "park"), (" /UNKNOWN ", "unknown")):
            await driver.paste(word)
            await driver.press("enter")
            assert driver.assistant.log[-1] == called
            assert not driver.assistant.drafts.get("bringing", Reply()).text, (
                "a command is not half an answer"
            )
            await driver.press("f2", "home", "down", "enter")  # and to the question with a box again


async def test_a_command_on_the_last_line_leaves_the_lines_above_it() -> None:
    async with driving() as driver:
        await driver.answer("4")
        await driver.paste("half of it\n/why")
        await driver.press("enter")
        assert "Why this question" in driver.lines[0]
        await driver.press("escape")
        assert driver.talk.answer.box.text == "half of it"


async def test_a_misspelt_command_is_asked_about_and_never_sent_by_itself() -> None:
    async with driving() as driver:
        await driver.answer("4")
        await driver.paste("/prak")
        await driver.press("enter")
        assert "There is no command /prak" in driver.shown
        assert "bringing" not in driver.assistant.given
        await driver.press("enter")
        assert driver.assistant.given["bringing"][0].text == "/prak"


async def test_the_letters_for_not_knowing_work_on_lists() -> None:
    async with driving() as driver:
        await driver.answer(*TO_TICK)
        await driver.press("u")
        assert driver.assistant.status_of["seen"] == "unknown"
        await driver.press("p")
        assert driver.assistant.status_of["upstairs"] == "parked"
        await driver.press("question_mark")
        assert "Why this question" in driver.lines[0]


async def test_a_paste_onto_a_list_changes_nothing_and_says_why() -> None:
    async with driving() as driver:
        await driver.answer(*TO_TICK)
        await driver.paste("1\n2\n")
        assert "There is nothing to write in here" in driver.shown
        await driver.press("down")
        assert "There is nothing to write in here" not in driver.shown, "a notice goes with the next key"
        assert driver.assistant.log[-1] == "send some words"


async def test_more_than_nine_lines_can_still_be_reached() -> None:
    many = Asked(
        "many", "Which?", (Prompt(Form.CHOOSE, choices=choices(*(f"Line {n}" for n in range(1, 13)))),)
    )
    async with driving(FakeAssistant(script=(many, *SCRIPT)), size=(80, 24)) as driver:
        await driver.press("1", "end")
        assert "▸    Line 12" in driver.shown
        await driver.press("enter")
        assert driver.assistant.given["many"][0].picks == ("line-12",)


async def test_every_way_out_beside_an_answer_can_be_clicked() -> None:
    async with driving() as driver:
        await driver.answer(*TO_TICK)
        for command, called in (("unknown", "unknown"), ("park", "park")):
            zones = driver.talk.answer._keys._zones
            y, start = next((y, start) for y, start, _, name in zones if name == command)
            await driver.pilot.click("#ways", offset=(start + 2 + 1, y))
            await driver.pilot.pause()
            assert driver.assistant.log[-1] == called
        lines = driver.talk.transcript.question.shown.splitlines()
        at = next(at for at, line in enumerate(lines) if "F7 why" in line)
        await driver.pilot.click(driver.talk.transcript.question, offset=(5, at))
        await driver.pilot.pause()
        assert "Why this question" in driver.lines[0]


async def test_what_can_be_left_out_says_so_until_something_is_written() -> None:
    async with driving() as driver:
        await driver.answer(*TO_MARK)
        await driver.press("enter", "a", "enter", "b", "enter")
        assert "Enter leaves it out" in driver.shown
        await driver.press("c")
        assert "Enter sends" in driver.shown


async def test_a_source_is_said_once_and_a_caution_is_kept() -> None:
    ideas = (
        Choice("a", "Ten minutes", "Prompts · Stalled"),
        Choice("b", "A letter", "Never alone. · Prompts · Stalled"),
    )
    asked = Asked("ideas", "Which?", (Prompt(Form.CHOOSE, choices=ideas),), source="Prompts · Stalled")
    async with driving(FakeAssistant(script=(asked,))) as driver:
        await driver.press("1")
        assert driver.shown.count("Prompts · Stalled") == 1
        assert "Never alone." in driver.shown


async def test_whom_to_ring_stands_above_the_question_and_the_question_comes_last() -> None:
    asked = Asked("x", "What now?", (Prompt(Form.GO),), before=("Guidance.",), contacts=("Emergency: 999",))
    async with driving(FakeAssistant(script=(asked,))) as driver:
        await driver.press("1")
        flat = driver.flat
        assert flat.index("Guidance.") < flat.index("· Emergency: 999") < flat.index("What now?")
