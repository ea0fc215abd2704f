"""Going back to a question finds it as it was, whatever has been said since."""

from datetime import UTC, datetime
from pathlib import Path

from reflect.assistant import Assistant
from reflect.flows.pack import load_pack
from reflect.views import Reply, Turn

FLOWS = Path(__file__).parents[2] / "flows"
PICKED = {"start/prepare/further": "child", "look/child/which": "day"}


def open_turn(assistant: Assistant) -> Turn:
    assert assistant.turn is not None
    return assistant.turn


def test_a_choice_gone_back_to_still_offers_what_was_chosen() -> None:
    """What has been looked at is held back from then on, and not from the question it was chosen at."""
    assistant = Assistant(
        load_pack(FLOWS), now=lambda: datetime(2026, 11, 22, tzinfo=UTC), new_id=lambda: "x"
    )
    assistant.start("start/prepare", depth=60)
    while not open_turn(assistant).key.startswith("child/closer/"):
        turn = open_turn(assistant)
        if turn.key in PICKED:
            assistant.send(Reply(picks=(PICKED[turn.key],)))
        elif turn.can_park:
            assistant.park()
        else:
            assistant.send(Reply(picks=(turn.prompt.choices[-1].id,)))
    before = open_turn(assistant).key
    assistant.send(Reply(text="The hours after four, and the nights. Nan would know."))
    assert open_turn(assistant).key != before
    assistant.reopen("look/child/which")
    assert "day" in {choice.id for choice in open_turn(assistant).prompt.choices}
