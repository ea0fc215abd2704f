"""Colours can be told apart, and none of them carries a meaning alone."""

import re
from pathlib import Path

import pytest

import reflect
from reflect.themes import BY_ID, CONTRAST, DARK, LIGHT, LOOKS, PAIRS, Look, first_look
from tests.app.driving import driving

ROOT = Path(reflect.__file__).parent
OTHERS = {"foreground", "primary"}  # Textual's own, for what Textual draws


def light(colour: str) -> float:
    """How light a colour is, as WCAG reckons it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.id)
@pytest.mark.parametrize("text,behind", PAIRS)
def test_every_text_can_be_read_on_what_is_behind_it(look: Look, text: str, behind: str) -> None:
    colours = look.variables()
    assert contrast(colours[text], colours[behind]) >= look.least


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.id)
def test_the_cursor_and_a_selection_can_be_seen(look: Look) -> None:
    colours = look.colours
    assert contrast(colours.paper, colours.ink) >= look.least
    assert contrast(colours.paper, colours.guide) >= look.least


def test_the_looks_promise_what_the_standard_asks() -> None:
    assert (LIGHT.least, DARK.least, CONTRAST.least) == (4.5, 4.5, 7)


def test_style_sheets_and_widgets_use_no_colour_that_is_not_ours() -> None:
    ours = set(LIGHT.variables()) | OTHERS
    for file in [*ROOT.glob("screens/*"), *ROOT.glob("widgets/*")]:
        if file.suffix in (".py", ".tcss"):
            used = set(re.findall(r"\$([a-z][a-z-]*)", file.read_text(encoding="utf-8")))
            assert used <= ours, file.name


def test_style_sheets_name_no_colour_outright() -> None:
    for file in [*ROOT.glob("screens/*.tcss"), *ROOT.glob("widgets/*.tcss")]:
        assert not re.search(
            r":[^;]*(#[0-9a-f]{3,}(?![\w-]*\s*[,{])|rgb\()", file.read_text(encoding="utf-8")
        ), file.name


def test_a_terminal_that_says_it_is_light_gets_paper() -> None:
    assert first_look({"COLORFGBG": "0;15"}) is LIGHT
    assert first_look({"COLORFGBG": "15;0"}) is DARK
    assert first_look({"COLORFGBG": "0;default;15"}) is LIGHT
    assert first_look({}) is DARK


@pytest.mark.parametrize("look", BY_ID)
async def test_every_look_opens_and_says_the_same(look: str) -> None:
    async with driving(look=look) as driver:
        assert "▸ 1  Prepare for supervision" in driver.shown


async def test_without_colour_the_same_marks_and_words_are_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with driving() as driver:
        await driver.answer("4", "words")
        await driver.press("1")
        assert driver.app.no_color
        assert "▸ 1 [x]" in driver.shown
        assert "✓ Safe to go on" in driver.shown
        greys = [
            style.color.triplet
            for strip in driver.screen._compositor.render_strips()
            for _, style, _ in strip.apply_filter(
                driver.app.get_line_filters()[0], driver.app.background_colors[0]
            )
            if style and style.color and style.color.triplet
        ]
        assert greys
        assert all(max(grey) - min(grey) <= 1 for grey in greys)
