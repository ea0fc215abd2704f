"""Every scripted conversation of the content makes a paper that reads back as nothing but words."""

from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest

from reflect.conversation.talk import Talk
from reflect.flows.model import Pack
from reflect.flows.pack import load_pack
from reflect.flows.values import Chosen, Ticked, Written
from reflect.play import play
from reflect.scripts.read import read_script
from reflect.summary.build import case_summary
from reflect.summary.markdown import markdown
from reflect.summary.privacy import PRIVATE
from reflect.summary.render import KINDS, render
from tests.summary.making import DAY
from tests.summary.reading import EXPECTED, read_back, tokens

FLOWS = Path(__file__).parents[2] / "flows"
SCRIPTS = sorted((FLOWS / "tests").glob("*.yaml"))


@cache
def shipped() -> Pack:
    return load_pack(FLOWS)


@cache
def talked(script: Path) -> Talk:
    read = read_script(script.name, script.read_bytes())
    now = datetime(2026, 11, 19, 10, tzinfo=UTC)
    return play(shipped(), read, now=lambda: now, new_id=lambda: "one").assistant.talk


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_the_paper_of_every_script_is_laid_out_in_every_kind(script: Path) -> None:
    document = case_summary(talked(script), DAY)
    for kind in KINDS:
        page = render(document, kind)
        assert "{" not in page or kind == "json"
    assert {token.type for token in tokens(markdown(document))} <= EXPECTED


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_what_was_written_is_on_it(script: Path) -> None:
    talk = talked(script)
    page = " ".join(read_back(markdown(case_summary(talk, DAY))).split())
    for step in talk.path.steps:
        value = talk.value(step.key)
        frame = step.node.summary
        if isinstance(value, Written) and frame and not value.basis:
            on_paper = " ".join(value.text.split()) in page or frame.section == "questions"
            assert on_paper is (frame.section != PRIVATE)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_what_was_chosen_in_private_is_not_on_it(script: Path) -> None:
    talk = talked(script)
    page = " ".join(read_back(markdown(case_summary(talk, DAY))).split())
    for step in talk.path.steps:
        value, frame = talk.value(step.key), step.node.summary
        if frame and frame.section == PRIVATE and isinstance(value, Chosen | Ticked):
            picked = {value.option} if isinstance(value, Chosen) else set(value.options)
            said = [option.says or option.label for option in step.node.options if option.id in picked]
            phrases = [words for words in said if " " in words]  # one word alone may stand in any answer
            assert not [words for words in (*phrases, value.words) if words and words in page]
            assert frame.line.partition("{answer}")[0].strip() not in page


def test_there_are_scripts() -> None:
    assert SCRIPTS
