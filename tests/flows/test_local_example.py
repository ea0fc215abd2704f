"""The example of a local folder: read, proved, laid over the real flows, and spoken."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from pathlib import Path

from reflect.flows.overlay import spoken
from reflect.flows.pack import check_pack, compile_pack, load_pack
from reflect.play import play
from reflect.scripts.read import read_script
from tests.flows.shipped import FLOWS

EXAMPLE = Path(__file__).parents[2] / "examples" / "local"
DRAMA = re.compile(r"01632 960\d{3}|03069 990\d{3}")


def test_nothing_is_wrong_with_it() -> None:
    assert check_pack(FLOWS, date(2026, 11, 22), EXAMPLE) == []


def test_its_numbers_are_the_ones_nobody_can_ring() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(EXAMPLE.rglob("*.yaml")))
    numbers = re.findall(r"\b0\d[\d ]{7,}\d", text)
    assert len(numbers) >= 7
    assert [one for one in numbers if not DRAMA.fullmatch(one)] == []


def test_it_names_the_pack_it_makes_and_says_what_is_set() -> None:
    own, area = load_pack(FLOWS, prove=False), load_pack(FLOWS, prove=False, local=EXAMPLE)
    assert own.digest != area.digest
    assert area.contacts["out-of-hours"].value == "01632 960102"
    assert own.contacts["out-of-hours"].value == ""
    assert "Larkwater" in str(spoken(area, "manager").flows["child/day"].nodes["day"].cue)


def test_a_conversation_meets_what_the_area_added() -> None:
    path = FLOWS / "tests" / "stuck_stalled_60.yaml"
    script = read_script(str(path), path.read_bytes())
    pack = load_pack(FLOWS, prove=False, local=EXAMPLE)
    played = play(pack, script, now=lambda: datetime(2026, 11, 22, tzinfo=UTC), new_id=lambda: "x")
    keys = [step.key for step in played.assistant.talk.path.steps]
    assert keys.index("next/escalate/here") == keys.index("next/escalate/trigger") - 1
    assert "larkwater/walk_through/walked" in keys
    assert "When We Disagree" in played.assistant.paper_text("txt")


def test_names_and_numbers_go_over_a_compiled_pack_without_its_flows(tmp_path: Path) -> None:
    compiled = tmp_path / "pack.json"
    compiled.write_bytes(compile_pack(FLOWS))
    area = tmp_path / "area"
    area.mkdir()
    (area / "local.yaml").write_text("contacts: {toolkit: {value: The Blue One}}\n", encoding="utf-8")
    pack = load_pack(compiled, local=area)
    assert pack.contacts["toolkit"].value == "The Blue One"
    assert pack.digest != load_pack(compiled).digest
    assert pack.flows == load_pack(compiled).flows
