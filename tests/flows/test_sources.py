"""Which points the flows bring up, which are left out for a reason, and which are missing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

import pytest
from msgspec.structs import replace

from reflect.flows.model import Pack
from reflect.flows.pack import load_pack
from reflect.flows.sources import Tally, cited, coverage
from tests.flows.mini import SOURCES, TOPIC, mini

SMALL: Final = Path(__file__).parents[1] / "packs" / "small"


@pytest.fixture(scope="module")
def small() -> Pack:
    return load_pack(SMALL)


def test_every_point_is_surfaced_waived_or_missing(small: Pack) -> None:
    found = coverage(small)
    assert found.tally == Tally(points=7, surfaced=6, waived=1, missing=0)
    assert list(found.waived) == ["NP-1.4"]
    assert json.loads(found.as_json()) == {"v": 1, "points": 7, "surfaced": 6, "waived": 1, "missing": []}


def test_a_point_names_every_node_that_brings_it_up_even_by_an_option_or_an_idea(small: Pack) -> None:
    assert coverage(small).surfaced["NP-1.3"] == ("stuck/stalled/signs", "stuck/stalled/ideas")


def test_a_wording_brings_a_point_up_too_and_a_place_that_only_ends_does_not(tmp_path: Path) -> None:
    points = "".join(f"  CA-{n}: {{section: S, gist: G.}}\n" for n in ("2.1", "2.2", "2.3"))
    node = "kind: text, instead: [{if: answered('start/prepare/gate'), why: So., cites: [CA-2.1]}]"
    mini(tmp_path, {"topic/one.yaml": TOPIC.replace("kind: text", node), "sources.yaml": SOURCES + points})
    door = tmp_path / "start" / "prepare.yaml"
    door.write_text(
        door.read_text(encoding="utf-8").replace("outcome: bring", "outcome: bring, cites: [CA-2.2]"),
        encoding="utf-8",
    )
    found = coverage(load_pack(tmp_path), "CA-2")
    assert found.surfaced == {"CA-2.1": ("topic/one/rooms",)}
    assert found.missing == ["CA-2.2", "CA-2.3"]


def test_tallies_by_document_and_by_group_add_up(small: Pack) -> None:
    found = coverage(small)
    assert found.by_document() == {"CA": Tally(3, 3, 0, 0), "NP": Tally(4, 3, 1, 0)}
    assert found.by_prefix() == {
        "CA-curiosity-how": Tally(2, 2, 0, 0),
        "CA-curiosity-why": Tally(1, 1, 0, 0),
        "NP-1": Tally(4, 3, 1, 0),
    }
    assert coverage(small, "CA-").by_document() == {"CA": Tally(3, 3, 0, 0)}
    assert coverage(small, "XX").tally == Tally(0, 0, 0, 0)


def test_a_way_of_thinking_beside_the_documents_is_in_no_tally_and_can_be_asked_for(small: Pack) -> None:
    name = next(iter(small.sources))
    beside = replace(small, sources={**small.sources, name: replace(small.sources[name], counted=False)})
    assert name in coverage(small).by_document()
    assert name not in coverage(beside).by_document()
    assert coverage(beside, f"{name}-").tally == coverage(small, f"{name}-").tally


def test_each_citation_knows_where_it_stands(small: Pack) -> None:
    node = small.flows["stuck/stalled"].nodes["signs"]
    assert list(cited(node)) == [("NP-1.2", ("cites", 0)), ("NP-1.3", ("options", "hostile", "cites", 0))]
