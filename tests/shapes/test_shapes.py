"""The JSON that other tools rely on: the samples decode strictly, and so does what the commands print."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import msgspec
import pytest

from reflect.cli import run
from reflect.shapes import Coverage, Finding, Fuzz, Listed, Match, Play, Scan, Show, Smart, Stats

HERE = Path(__file__).parent
PACK = HERE.parent / "packs" / "small"
SHAPES: Final[dict[str, Any]] = {
    "play": Play,
    "show": Show,
    "list": list[Listed],
    "match": list[Match],
    "scan": list[Scan],
    "smart": list[Smart],
    "check": list[Finding],
    "coverage": Coverage,
    "stats": Stats,
    "fuzz": Fuzz,
}


def decoded(data: bytes, shape: Any) -> Any:
    return msgspec.json.decode(data, type=shape, strict=True)


@pytest.mark.parametrize("name", SHAPES)
def test_the_sample_has_exactly_this_shape(name: str) -> None:
    data = (HERE / f"{name}.json").read_bytes()
    again = msgspec.json.encode(decoded(data, SHAPES[name]))
    assert msgspec.json.decode(again) == msgspec.json.decode(data), "the sample shows every field"


@pytest.mark.parametrize("name", SHAPES)
def test_a_field_nobody_knows_is_refused(name: str) -> None:
    sample = msgspec.json.decode((HERE / f"{name}.json").read_bytes())
    (sample[0] if isinstance(sample, list) else sample)["extra"] = 1
    with pytest.raises(msgspec.ValidationError):
        decoded(msgspec.json.encode(sample), SHAPES[name])


def test_every_sample_has_its_shape() -> None:
    assert {path.stem for path in HERE.glob("*.json")} == set(SHAPES)


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> bytes:
    run([*arguments, "--json"])
    return capsys.readouterr().out.encode()


def test_what_check_prints(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    lone = tmp_path / "lone.yaml"
    lone.write_text("flow: lone\nnodes: {}\nnodez: {}\n", encoding="utf-8")
    assert decoded(printed(capsys, "flows", "check", str(PACK)), list[Finding]) == []
    found = decoded(printed(capsys, "flows", "check", str(lone)), list[Finding])
    assert [one.line for one in found if "nodez" in one.message] == [3]


def test_what_coverage_prints(capsys: pytest.CaptureFixture[str]) -> None:
    shown = decoded(printed(capsys, "flows", "coverage", str(PACK)), Coverage)
    assert shown.points == shown.surfaced + shown.waived + len(shown.missing)


def test_what_stats_prints(capsys: pytest.CaptureFixture[str]) -> None:
    shown = decoded(printed(capsys, "flows", "stats", str(PACK)), Stats)
    assert {one.voice for one in shown.ways} == {"practitioner", "manager"}
    assert {one.depth for one in shown.ways} == {10, 30}
    for one in shown.ways:
        assert not one.sampled
        assert sum(ended.share for ended in one.outcomes) == pytest.approx(1)
        assert one.all.turns.least <= one.all.turns.median <= one.all.turns.most
    assert [one.flow for one in shown.reading] == ["curiosity/seeing", "start/prepare", "stuck/stalled"]


def test_what_fuzz_prints(capsys: pytest.CaptureFixture[str]) -> None:
    shown = decoded(printed(capsys, "flows", "fuzz", str(PACK), "--runs", "60"), Fuzz)
    assert shown.runs == sum(one.runs for one in shown.outcomes) == 60
    assert shown.failure is None


def test_what_play_prints(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    import shutil

    pack = tmp_path / "pack"
    shutil.copytree(PACK, pack)
    script = pack / "tests" / "short.yaml"
    script.parent.mkdir()
    script.write_text(
        "start: prepare\nanswers: {start/prepare/gate: 'no'}\notherwise: unknown\n", encoding="utf-8"
    )
    shown = decoded(printed(capsys, "play", str(script)), Play)
    assert shown.answers["start/prepare/gate"] == "no"
    assert shown.answers["start/prepare/bringing"] == "unknown"
    assert [one.status for one in shown.open_questions][:1] == ["unknown"]
