"""Text that would like to be more than text: it is shown as written, and the terminal obeys none of it."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect.summary.model import Document, Line, Run, Said, Section
from reflect.views import (
    Choice,
    Danger,
    DoorView,
    Ending,
    Form,
    MapEntry,
    MapStage,
    MapView,
    Prompt,
    SourceNote,
    Status,
    Why,
)
from reflect.widgets.text import clean, hang, safe, wrap
from tests.app.driving import Driver, driving
from tests.app.fake import FakeAssistant
from tests.app.fake_words import Asked

HOSTILE = {
    "a closing tag": ("she said [/] and left", "she said [/] and left"),
    "an action": ("[@click=app.quit]x[/]", "[@click=app.quit]x[/]"),
    "role words in brackets": ("Child [0] said [K] to [Mr A]", "Child [0] said [K] to [Mr A]"),
    "the clipboard": ("a\x1b]52;c;c2VjcmV0\x07b", "a]52;c;c2VjcmV0b"),
    "the title": ("a\x1b]0;gone\x07b", "a]0;goneb"),
    "the second set of controls": ("a\x9b31mb\x9d52;c;x\x9cb", "a31mb52;c;xb"),
    "text turned round": ("a\u202eb\u2066c\u200bd\ufeff", "abcd"),
    "a backspace": ("no\x08\x08yes\r", "noyes"),
}
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b]")


class Unkind(FakeAssistant):
    """Every text it hands over is the same hostile one."""

    def __init__(self, text: str) -> None:
        choice = Choice("one", text, note=text)
        states = (Choice("s", text),)
        script = (
            Asked(
                "tick",
                text,
                (Prompt(Form.TICK, choices=(choice,), hint=text, error=text),),
                lead=text,
                source=text,
                before=(text,),
                contacts=(text,),
            ),
            Asked("mark", text, (Prompt(Form.MARK, ask=text, choices=(choice,), states=states),)),
            Asked("write", text, (Prompt(Form.WRITE, ask=text), Prompt(Form.WRITE, ask=text))),
        )
        super().__init__(script=script)
        self.text = text
        self.notice = text

    def doors(self) -> tuple[DoorView, ...]:
        return (DoorView("one", self.text, self.text),)

    def status(self) -> Status:
        status = super().status()
        stages = tuple(replace(stage, label=self.text) for stage in status.stages[:3])
        return replace(status, title=self.text, detail=self.text, stages=stages)

    def why(self) -> Why:
        return Why(self.text, self.text, self.sources(), ((self.text, self.text),), self.text)

    def sources(self) -> tuple[SourceNote, ...]:
        return (SourceNote(*([self.text] * 6)),)

    def danger(self) -> Danger:
        return Danger(self.text, (self.text,), (self.text,), self.text)

    def map(self) -> MapView:
        entry = MapEntry("tick", self.text, self.text, "answered", self.text)
        return MapView((MapStage(self.text, "here", (entry,)),), (entry,), (entry,))

    def paper(self) -> Document:
        line = Line((Run(self.text), Run(self.text, Said.OWN), Run(self.text, Said.ASIDE)))
        return Document("case", self.text, (self.text,), (Section("x", self.text, (line,)),), (self.text,))

    @property
    def ending(self) -> Ending | None:
        ending = super().ending
        return Ending("end", self.text, True, (self.text,), self.text, (self.text,)) if ending else None


def check(driver: Driver, seen: str, where: str) -> None:
    """The words can be read, and nothing painted is a control character."""
    assert "".join(seen.split()) in driver.flat.replace(" ", ""), where
    for line in driver.lines:
        assert not CONTROL.search(line), where


async def test_hostile_text_is_only_text_wherever_it_is_shown() -> None:
    text, seen = (" ".join(parts) for parts in zip(*HOSTILE.values(), strict=True))
    async with driving(Unkind(text), size=(160, 80)) as driver:
        check(driver, seen, "home")
        await driver.press("1")
        check(driver, seen, "a question")
        for key in ("f9", "f7", "f2", "f3", "f4"):
            await driver.press(key)
            check(driver, seen, key)
            await driver.press("escape")
        await driver.press("1", "enter")
        check(driver, seen, "ideas")
        await driver.press("enter")
        await driver.paste(text)
        check(driver, seen, "the box")
        assert driver.talk.answer.box.text == clean(text)
        await driver.press("enter")
        check(driver, seen, "the card")
        await driver.press("f6")
        assert driver.assistant.turn is None
        check(driver, seen, "the ending")
        assert driver.app.is_running


async def test_a_click_on_hostile_text_runs_nothing() -> None:
    async with driving(Unkind("[@click=app.quit]press here[/]")) as driver:
        await driver.press("1")
        for at in range(4, 12):
            await driver.pilot.click(driver.talk.transcript.question, offset=(at, 1))
        await driver.pilot.pause()
        assert driver.app.is_running


async def test_cutting_text_never_reaches_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[str] = []
    async with driving() as driver:
        assert driver.app._driver is not None
        monkeypatch.setattr(driver.app._driver, "write", written.append)
        await driver.answer("4")
        await driver.paste("a secret")
        await driver.press("ctrl+a", "shift+end", "ctrl+x")
        assert driver.talk.answer.box.text == ""
        await driver.press("ctrl+v")
        assert driver.talk.answer.box.text == "a secret"
    assert not any("]52;" in text for text in written)


@given(st.text())
def test_cleaned_text_holds_no_control_and_keeps_every_letter(text: str) -> None:
    kept = clean(text)
    assert not CONTROL.search(kept)
    assert clean(kept) == kept
    assert [one for one in text if one.isalnum()] == [one for one in kept if one.isalnum()]


def test_joiners_that_languages_need_stay() -> None:
    assert clean("می‌خواهم") == "می‌خواهم"
    assert clean("👩‍👧") == "👩‍👧"
    assert len(clean("e" + "\u0301" * 5000)) == 9


@given(st.text(min_size=1), st.integers(3, 80))
def test_text_laid_out_is_never_wider_than_its_place(text: str, width: int) -> None:
    for line in [*wrap(safe(text), width), *hang(safe(text), width, safe("- "))]:
        assert line.cell_length <= width
