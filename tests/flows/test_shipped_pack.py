"""What we ship keeps what the format promises, and has nothing left for its authors to look at."""

from __future__ import annotations

from datetime import date
from typing import Final

import pytest

from reflect.flows.diagnostics import ERROR, WARNING, render
from reflect.flows.model import Pack
from reflect.flows.pack import check_pack, compile_pack, read_compiled
from reflect.flows.sources import coverage
from tests.flows.shipped import FLOWS

TODAY: Final = date(2026, 11, 22)


def test_it_has_no_errors() -> None:
    found = [one for one in check_pack(FLOWS, TODAY) if one.severity == ERROR]
    assert not found, render(found)


def test_its_warnings_are_known() -> None:
    found = [one for one in check_pack(FLOWS, TODAY) if one.severity == WARNING]
    assert not found, render(found)


def test_it_compiles_to_the_same_pack(shipped: Pack) -> None:
    assert read_compiled(compile_pack(FLOWS)) == shipped


@pytest.mark.parametrize(
    "name",
    [
        "pack",
        "sources",
        "glossary",
        "local",
        "words",
        "start/prepare",
        "child/day",
        "voices/manager/child/day",
    ],
)
def test_a_file_of_it_can_be_checked_by_itself(name: str) -> None:
    """One of each sort: each is judged as a part of the pack, so the pack is read for every one."""
    found = check_pack(FLOWS / f"{name}.yaml", TODAY)
    assert [one for one in found if one.severity == ERROR] == []


def test_every_door_opens_at_a_depth_and_a_voice_it_has(shipped: Pack) -> None:
    assert shipped.doors
    for door in shipped.doors:
        assert shipped.flows[door.flow].door
        assert door.voice in shipped.voices
        assert door.depth in (0, *shipped.depths)


def test_nothing_is_invented_for_local_contacts(shipped: Pack) -> None:
    assert {name for name, contact in shipped.contacts.items() if contact.value} <= {
        "999",
        "101",
        "112",
        "111",
    }


def test_it_brings_up_points_of_every_document_it_names(shipped: Pack) -> None:
    tallies = coverage(shipped).by_document()
    assert set(tallies) <= set(shipped.sources)
    assert all(tally.surfaced for tally in tallies.values())
