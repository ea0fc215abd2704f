"""Every scripted conversation of the content makes a paper that reads back as nothing but words."""

from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest

from reflect.conversation.talk import Talk
from reflect.flows.model import Pack
from reflect.flows.pack import load_pack
from reflect.flows.values import Written
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


def test_there_are_scripts() -> None:
    assert SCRIPTS
