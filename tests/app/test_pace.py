"""Pastes without brackets, and keys pressed once too often: neither may ever answer a question."""

from textual.events import Key

from reflect.widgets.pace import BURST, DOUBLE, WORD, Pace
from tests.app.driving import driving

FIVE = "one\n2\nthree\n4\nfive\n"
REAL = Pace()


def key(name: str, at: float) -> Key:
    made = Key(name, None)
    made.time = at
    return made


def test_a_key_alone_is_not_hurried() -> None:
    pace = Pace()
    pace.arrived(only := key("enter", 10.0))
    assert not pace.hurried(only)


def test_a_key_right_behind_another_is_hurried() -> None:
    pace = Pace()
    pace.arrived(key("a", 10.0))
    pace.arrived(soon := key("enter", 10.0 + BURST / 2))
    assert pace.hurried(soon)
    pace.arrived(later := key("enter", 10.0 + BURST * 2))
    assert not pace.hurried(later)


def test_a_key_with_more_waiting_behind_it_is_hurried() -> None:
    pace = Pace()
    pace.arrived(first := key("enter", 10.0))
    pace.arrived(key("a", 11.0))
    assert pace.hurried(first)


def test_an_enter_right_behind_a_digit_does_not_answer_the_next_question() -> None:
    pace = Pace()
    assert not pace.twice("4", 10.0)
    assert pace.twice("enter", 10.0 + DOUBLE)
    assert not pace.twice("enter", 10.0 + 3 * DOUBLE)
    assert not pace.twice("1", 12.0), "another digit is another answer"
    assert not pace.twice("2", 12.1)


def test_the_same_key_twice_within_a_blink_answers_once() -> None:
    pace = Pace()
    assert not pace.twice("enter", 10.0)
    assert pace.twice("enter", 10.0 + DOUBLE / 2)
    assert pace.twice("enter", 10.0 + DOUBLE), "a key held down goes on not answering"
    assert not pace.twice("enter", 10.0 + 3 * DOUBLE)
    assert not pace.twice("1", 10.0 + 3 * DOUBLE), "another key is another thing"


async def test_a_paste_of_five_lines_without_brackets_never_sends() -> None:
    async with driving(pace=REAL) as driver:
        await driver.answer("4")
        await driver.burst(FIVE)
        assert driver.talk.answer.box.text == FIVE
        assert driver.assistant.log == ["start prepare", "send no,-as-far-as-i-know"]


async def test_a_paste_of_five_lines_with_brackets_never_sends() -> None:
    async with driving(pace=REAL) as driver:
        await driver.answer("4")
        await driver.paste(FIVE)
        assert driver.talk.answer.box.text == FIVE
        assert driver.assistant.log == ["start prepare", "send no,-as-far-as-i-know"]


async def test_a_paste_without_brackets_onto_a_list_answers_nothing() -> None:
    async with driving(pace=REAL) as driver:
        await driver.press("1")
        await driver.burst("4\nu\np\n1\n")
        assert driver.assistant.log == ["start prepare"]


def test_a_key_that_came_between_makes_it_two_answers() -> None:
    pace = Pace()
    assert not pace.twice("enter", 10.0)
    pace.arrived(key("a", 10.1))
    assert not pace.twice("enter", 10.2)


async def test_the_second_press_of_a_nervous_hand_does_not_answer_the_next_question() -> None:
    async with driving(pace=Pace(burst=0, double=60)) as driver:
        await driver.press("1", "1")
        assert driver.assistant.log == ["start prepare"], "and not: yes, a child is in danger"
        await driver.press("4", "m", "e", "enter")
        assert driver.assistant.log[-1] == "send me", "other keys came between"
        await driver.press("enter", "enter")
        assert driver.assistant.log[-1] == "send me"


async def test_what_is_too_much_for_one_answer_is_refused_whole_and_said() -> None:
    async with driving() as driver:
        await driver.answer("4")
        await driver.paste("x" * 19_990)
        await driver.until(lambda: "19,990 of 20,000 characters" in driver.shown)
        await driver.paste("y" * 11)
        await driver.until(lambda: "That was 11 characters and there is room for 10" in driver.shown)
        assert driver.talk.answer.box.text == "x" * 19_990
        await driver.paste("y" * 10)
        await driver.press("z")
        await driver.until(lambda: "This answer is full" in driver.shown)
        assert len(driver.talk.answer.box.text) == 20_000


async def test_an_ordinary_answer_shows_no_count() -> None:
    async with driving() as driver:
        await driver.answer("4")
        await driver.paste("x" * 3_999)
        assert "of 20,000" not in driver.shown


async def test_a_word_typed_at_a_list_parks_nothing_and_is_told() -> None:
    async with driving(pace=REAL) as driver:
        await driver.press("1")
        await driver.until(lambda: driver.assistant.turn)
        await driver.press("m", "u", "m", "p")
        await driver.pilot.pause(WORD + 0.2)
        assert not [line for line in driver.assistant.log if line in ("park", "unknown")]
        assert "There is nothing to write in here" in driver.shown


async def test_a_letter_alone_is_the_command_it_names() -> None:
    async with driving(pace=REAL) as driver:
        await driver.press("1")
        await driver.pilot.pause(2 * DOUBLE)
        await driver.press("4")
        await driver.pilot.pause(2 * DOUBLE)
        await driver.press("f5")
        await driver.pilot.pause(2 * DOUBLE)
        before = len(driver.assistant.log)
        await driver.press("p")
        assert driver.assistant.log[before:] == [], "it waits for a second letter"
        await driver.until(lambda: driver.assistant.log[before:] == ["park"])
