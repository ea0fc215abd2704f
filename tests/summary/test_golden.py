"""The whole paper, as it is laid out. ``REFLECT_GOLDEN=write`` writes the pages again, to be read first."""

import os
from pathlib import Path

import pytest

from reflect.summary.build import case_summary
from reflect.summary.markdown import markdown
from reflect.summary.render import render
from tests.summary.making import DAY, told
from tests.summary.reading import EXPECTED, read_back, tokens
from tests.summary.rich import ANSWERS, rich_pack

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("kind", ["md", "txt"])
def test_the_paper_of_a_rich_conversation(kind: str) -> None:
    page = render(case_summary(told(rich_pack(), ANSWERS), DAY), kind)
    kept = GOLDEN / f"case.{kind}"
    if os.environ.get("REFLECT_GOLDEN") == "write":
        kept.write_bytes(page.encode())
    assert page == kept.read_bytes().decode()
    assert "\r" not in page
    assert not any(line != line.rstrip() for line in page.splitlines())


def test_it_is_finished_and_nothing_of_the_worker_is_in_it() -> None:
    document = case_summary(told(rich_pack(), ANSWERS), DAY)
    assert document.finished
    page = markdown(document)
    assert "CANARY" not in page
    assert {token.type for token in tokens(page)} <= EXPECTED
    assert "someone is up there [not Mr A]." in read_back(page)
