"""How a cue stands under its question, and a reason under its answer."""

import pytest

from reflect.views import Exchange, Form, Prompt, Turn
from reflect.widgets import bubbles

CUE = ("Listen for: the hours nobody can fill.", "Look after: some days are hard to picture: wait a minute.")


@pytest.mark.parametrize("width", [50, 80, 120])
def test_a_cue_stands_under_the_question_a_line_each(width: int) -> None:
    turn = Turn("a/b", "text", "child", "What was yesterday like?", Prompt(Form.WRITE), cue=CUE)
    lines = [line.plain for line in bubbles.question(turn, width)]
    text = " ".join(line.removeprefix("▌").strip() for line in lines)
    asked = text.index("What was yesterday like?")
    assert asked < text.index("Listen for: the hours") < text.index("wait a minute.")
    assert any(line.startswith("▌ Look after: some days") for line in lines)


def test_a_reason_comes_under_the_answer_and_is_not_the_persons_own() -> None:
    one = Exchange("a/b", "What was yesterday like?", "Nobody knows.", "answered", after="A day can be told.")
    lines = [line.plain for line in bubbles.exchange(one, 80)]
    answer = next(at for at, line in enumerate(lines) if "Nobody knows." in line)
    reason = next(at for at, line in enumerate(lines) if "A day can be told." in line)
    assert answer < reason
    assert lines[reason].startswith("▌")
