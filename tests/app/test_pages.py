"""The pages over a conversation: summary, why, map, sources, help, the palette, and writing to a file."""

from datetime import date
from pathlib import Path

import pytest

from reflect.commands import COMMANDS
from reflect.screens.conversation import Conversation
from reflect.screens.help import HelpPage, command_rows
from reflect.screens.palette import PalettePage, rows
from reflect.screens.write import WritePage, suggested
from reflect.summary.model import Document, Section
from reflect.themes import LOOKS
from tests.app.driving import NARROW, SIZES, WIDE, driving
from tests.app.fake import FakeAssistant

PAGES = {
    "f1": "Help",
    "f2": "Where you are",
    "f3": "Sources",
    "f4": "The summary so far",
    "f7": "Why this question",
}


async def test_every_page_opens_while_typing_and_esc_gives_the_words_back() -> None:
    async with driving() as driver:
        await driver.answer("4")
        await driver.press("a", "b")
        for key, title in PAGES.items():
            await driver.press(key)
            assert title in driver.lines[0]
            await driver.press("escape")
            assert driver.talk.answer.box.text == "ab"
            assert driver.talk.answer.box.has_focus


async def test_one_page_takes_the_place_of_another() -> None:
    async with driving() as driver:
        await driver.answer("4")
        await driver.press("f4", "f2", "f7", "f3")
        assert "Sources" in driver.lines[0]
        await driver.press("f8")
        assert isinstance(driver.screen, Conversation), "one step back, not four"


async def test_the_summary_sets_own_words_apart_without_colour() -> None:
    async with driving() as driver:
        await driver.answer("4")
        await driver.press("f4")
        assert "1. “How do I ask to see upstairs" in driver.shown
        assert "  ▏ four of the last six visits" in driver.shown
        assert "Last seen: “about three weeks ago” (saw)" in driver.shown


async def test_its_tables_are_columns_where_they_fit_and_lines_where_they_do_not() -> None:
    async with driving(size=WIDE) as driver:
        await driver.answer("4")
        await driver.press("f4")
        assert any("Question" in line and "Who might know" in line for line in driver.lines)
    async with driving(size=NARROW) as driver:
        await driver.answer("4")
        await driver.press("f4", "pagedown")
        assert "Who might know: “mum; nan; the housing" in driver.shown


async def test_why_shows_reason_source_edition_caution_and_words() -> None:
    async with driving() as driver:
        await driver.answer("4")
        await driver.press("f7")
        shown = driver.shown
        assert "can part company slowly" in shown
        assert "2024 edition · last checked 1 November 2026" in shown
        assert "Take care: It rests on an earlier edition" in shown
        assert "Wanting to know what life is really like" in shown
        assert "A question to test it: Who else would have seen it?" in shown


def test_help_tells_every_command_with_its_key_and_word() -> None:
    told = "\n".join(f"{keys} {words}" for keys, words in command_rows())
    for command in COMMANDS:
        assert f"/{command.word}" in told
        assert command.help in told


@pytest.mark.parametrize(
    "replies,first", [(("4",), "In a box"), ((), "On a list"), (("4", "x", "1 2", "3"), "On ideas to try")]
)
async def test_help_begins_with_what_works_right_here(replies: tuple[str, ...], first: str) -> None:
    async with driving() as driver:
        await driver.answer(*replies)
        await driver.press("f1")
        assert driver.lines[2].strip() == first


async def test_help_opens_once() -> None:
    async with driving() as driver:
        await driver.press("f1", "f1")
        assert sum(isinstance(screen, HelpPage) for screen in driver.app.screen_stack) == 1


# the palette


def test_the_palette_holds_our_commands_and_the_colours_and_nothing_else() -> None:
    every = frozenset(command.id for command in COMMANDS)
    ids = [row.id for row in rows(every)]
    assert ids == [command.id for command in COMMANDS] + [f"look:{look.id}" for look in LOOKS]
    assert [row.id for row in rows(every, "park")] == ["park"]
    assert rows(every, "screenshot") == []


async def test_the_palette_does_what_is_found_first() -> None:
    async with driving() as driver:
        await driver.answer("4")
        await driver.press("ctrl+p", "p", "a", "r", "k", "enter")
        assert driver.assistant.log[-1] == "park"
        await driver.press("ctrl+p", "down", "up", "s", "t", "r", "o", "n", "g", "enter")
        assert driver.app.theme == "reflect-contrast"
        assert isinstance(driver.screen, Conversation)


async def test_the_palette_on_home_offers_only_what_home_can_do() -> None:
    async with driving() as driver:
        await driver.press("ctrl+p")
        assert isinstance(driver.screen, PalettePage)
        assert [row.id for row in driver.screen.list.rows][:3] == ["danger", "help", "quit"]


# writing


def test_the_name_suggested_has_the_date_and_nobody_in_it(tmp_path: Path) -> None:
    assert suggested(date(2026, 11, 22), tmp_path) == tmp_path / "reflect-summary-2026-11-22.md"
    (tmp_path / "Documents").mkdir()
    assert suggested(date(2026, 11, 22), tmp_path).parent == tmp_path / "Documents"


async def test_the_summary_is_written_and_it_says_where(home: Path) -> None:
    async with driving() as driver:
        await driver.answer("4")
        await driver.press("f4", "w", "enter")
        file = home / "reflect-summary-2026-11-22.md"
        assert file.exists()
        assert "Written to" in driver.shown
        assert "The summary so far" in driver.lines[0]


async def test_a_file_that_is_there_is_not_written_over_unasked(home: Path) -> None:
    file = home / "reflect-summary-2026-11-22.md"
    file.write_text("mine", encoding="utf-8")
    async with driving() as driver:
        await driver.answer("4")
        await driver.press("f4", "w", "enter")
        assert "There is a file of that name already." in driver.shown
        assert file.read_text(encoding="utf-8") == "mine"
        await driver.press("1")
        assert isinstance(driver.screen, WritePage)
        assert driver.screen.path.has_focus
        await driver.press("enter", "2")
        assert file.read_text(encoding="utf-8") == "the summary\n"


async def test_a_folder_that_is_not_there_is_said_and_the_name_stays() -> None:
    async with driving() as driver:
        await driver.answer("4")
        await driver.press("f4", "w")
        assert isinstance(driver.screen, WritePage)
        driver.screen.path.value = "nowhere/x.md"
        await driver.press("enter")
        assert "There is no folder" in driver.shown
        assert driver.screen.path.value == "nowhere/x.md"


# the end


async def test_at_the_end_the_summary_can_be_read_written_or_left() -> None:
    async with driving() as driver:
        await driver.answer("4", "words", "1 2", "3")
        await driver.press("enter", "f6", "enter")
        assert "That is all for today." in driver.shown
        assert "1  Read the summary" in driver.shown
        await driver.press("1")
        assert "The summary" in driver.lines[0]
        await driver.press("escape", "2")
        assert isinstance(driver.screen, WritePage)
        await driver.press("escape", "f8")
        assert "A breath" not in driver.shown
        assert driver.talk.assistant.turn is not None, "back works from the end too"


@pytest.mark.parametrize("size", SIZES)
async def test_every_page_fits_every_size(size: tuple[int, int]) -> None:
    async with driving(size=size) as driver:
        await driver.answer("4")
        for key in (*PAGES, "f9", "ctrl+p", "ctrl+q"):
            await driver.press(key)
            assert all(len(line) <= size[0] for line in driver.lines)
            last = driver.lines[-1]
            assert "Esc back" in last
            assert "F9 a child is in danger" in last or key == "f9"
            await driver.press("escape")


async def test_the_private_page_is_a_page_of_its_own_and_goes_to_a_file_of_its_own() -> None:
    own = Document("private", "Private reflection", (), (Section("private", "Mine", ()),), ())
    async with driving(FakeAssistant(private=own)) as driver:
        await driver.answer("4")
        await driver.press("f4")
        assert "your private page" in driver.shown
        await driver.press("p")
        assert "Private reflection" in driver.shown
        assert "your private page" not in driver.shown
        await driver.press("w", "enter")
        assert any(line.startswith("write reflect-private-") for line in driver.assistant.log)


async def test_without_anything_private_there_is_no_private_page() -> None:
    async with driving() as driver:
        await driver.answer("4")
        await driver.press("f4")
        assert "private" not in driver.shown
        await driver.press("p")
        assert "The summary" in driver.shown
