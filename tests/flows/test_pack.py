"""A folder to a pack: shorthand written out, names whole, the digest steady, the compiled file the same."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Final

import msgspec
import pytest

from reflect.flows.conditions import ALWAYS, Has, Is
from reflect.flows.diagnostics import FlowErrors
from reflect.flows.model import Node, Pack, Route
from reflect.flows.pack import check_pack, compile_pack, load_pack, read_compiled
from reflect.flows.wordings import Frame
from tests.flows.mini import TOPIC, mini

SMALL: Final = Path(__file__).parents[1] / "packs" / "small"
TODAY: Final = date(2026, 11, 22)


@pytest.fixture(scope="module")
def small() -> Pack:
    return load_pack(SMALL)


def topic(tmp_path: Path, nodes: str, **files: str) -> dict[str, Node]:
    mini(
        tmp_path,
        {"topic/one.yaml": f"flow: topic/one\ntitle: One\nstage: happened\nnodes:\n{nodes}", **files},
    )
    return load_pack(tmp_path).flows["topic/one"].nodes


def test_the_small_pack_has_nothing_to_say_about_it() -> None:
    assert check_pack(SMALL, TODAY) == []


def test_a_return_becomes_a_node_of_its_own_named_by_its_result(small: Pack) -> None:
    flow = small.flows["stuck/stalled"]
    assert list(flow.nodes) == ["signs", "snag", "ideas", "return_moving", "return_still"]
    assert flow.results == ("moving", "still")
    assert flow.nodes["return_still"] == Node("return_still", "return", result="still", stage="happened")
    assert flow.nodes["signs"].routes == (
        Route("return_moving", Has("stuck/stalled/signs", "none")),
        Route("snag", ALWAYS),
    )
    assert flow.nodes["ideas"].routes == (Route("return_still"),)


def test_a_call_has_a_rule_for_each_result_and_one_way_on_needs_no_rule(small: Pack) -> None:
    nodes = small.flows["start/prepare"].nodes
    assert nodes["stalled"].routes == (
        Route("since", Is("start/prepare/stalled", "moving")),
        Route("breath", Is("start/prepare/stalled", "still")),
    )
    assert nodes["seeing"].routes == (Route("sense"),)


def test_results_that_all_lead_the_same_way_need_no_rule(tmp_path: Path) -> None:
    nodes = topic(
        tmp_path,
        "  more: {kind: call, flow: topic/two, then: {done: last}}\n  last: {kind: return, result: over}\n",
        **{"topic/two.yaml": TOPIC.replace("topic/one", "topic/two")},
    )
    assert nodes["more"].routes == (Route("last"),)


def test_doors_stages_and_protection_come_from_the_pack(small: Pack) -> None:
    assert [name for name, flow in small.flows.items() if flow.door] == ["start/prepare"]
    nodes = small.flows["start/prepare"].nodes
    assert [name for name, node in nodes.items() if node.protected] == ["gate", "danger"]
    assert (nodes["gate"].stage, nodes["bringing"].stage) == ("safe", "bringing")
    assert [(door.id, door.voice, door.depth) for door in small.doors] == [
        ("prepare", "practitioner", 30),
        ("ten", "practitioner", 10),
    ]


def test_other_is_offered_on_choices_and_ticks_and_never_on_the_rest(small: Pack) -> None:
    offered = [node.kind for flow in small.flows.values() for node in flow.nodes.values() if node.other]
    assert offered == ["multi", "choice", "multi", "choice"]
    assert not small.flows["start/prepare"].nodes["minutes"].other


def test_a_pause_offers_the_words_of_the_pack(small: Pack) -> None:
    options = small.flows["start/prepare"].nodes["breath"].options
    assert [(one.id, one.label) for one in options] == [("on", "Carry on"), ("stop", "Stop here for today")]


def test_yes_and_no_are_read_where_they_are_asked_for_and_text_elsewhere(tmp_path: Path) -> None:
    nodes = topic(
        tmp_path,
        "  a:\n    kind: multi\n    other: false\n    ask: Which?\n    why: It matters.\n    summary: none\n"
        "    options: {yes: Yes, no: {label: No, exclusive: true}}\n    return: done\n",
    )
    assert [(one.id, one.label, one.exclusive) for one in nodes["a"].options] == [
        ("yes", "Yes", False),
        ("no", "No", True),
    ]
    assert nodes["a"].other is False


def test_what_is_left_out_is_filled_in(tmp_path: Path) -> None:
    node = topic(
        tmp_path, "  a: {kind: text, ask: What?, why: So., summary: {day: '{answer}'}, return: done}\n"
    )["a"]
    assert (node.depth, node.voices, node.max_visits, node.stage) == (2, (), 1, "happened")
    assert node.summary == Frame("day", "{answer}")


def test_a_result_can_stand_wherever_a_target_can(tmp_path: Path) -> None:
    nodes = topic(
        tmp_path,
        "  a:\n    kind: choice\n    depth: 30\n    ask: Which?\n    why: It matters.\n    summary: none\n"
        "    options: {x: {label: X, return: one}}\n    unsure: {return: two}\n    skipped: {return: three}\n"
        "    to:\n      - {if: answered(a), return: four}\n      - {else: {return: five}}\n",
    )
    node = nodes["a"]
    ways = [node.options[0].to, node.unsure, node.skipped, *(route.to for route in node.routes)]
    assert ways == [f"return_{one}" for one in ("one", "two", "three", "four", "five")]
    assert all(nodes[way].result == way.removeprefix("return_") for way in ways)


def test_the_compiled_pack_is_the_same_pack(small: Pack) -> None:
    data = compile_pack(SMALL)
    assert read_compiled(data) == small
    assert compile_pack(SMALL) == data


def test_a_compiled_pack_is_loaded_by_its_path(tmp_path: Path, small: Pack) -> None:
    path = tmp_path / "pack.json"
    path.write_bytes(compile_pack(SMALL))
    assert load_pack(path) == small


def test_a_compiled_pack_is_checked_by_the_flows_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "pack.json"
    path.write_bytes(compile_pack(SMALL))
    assert check_pack(path, TODAY) == []
    mini(tmp_path, TOPIC.replace("It matters.", "It matters!"))
    assert [one.code for one in check_pack(path, TODAY)] == ["RF704"]
    path.write_bytes(b"{}")
    assert [one.code for one in check_pack(path, TODAY)] == ["RF118"]


def test_the_digest_follows_the_words_and_not_where_they_stand(tmp_path: Path, small: Pack) -> None:
    copy = tmp_path / "elsewhere"
    shutil.copytree(SMALL, copy)
    path = copy / "curiosity" / "seeing.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text("# a note to the next author\n\n" + text, encoding="utf-8")
    assert load_pack(copy).digest == small.digest
    words = copy / "words.yaml"
    first, *others = words.read_text(encoding="utf-8").splitlines()
    words.write_text("\n".join([first, *reversed(others)]), encoding="utf-8")
    assert load_pack(copy).digest == small.digest
    path.write_text(text.replace("Kitchen", "The kitchen"), encoding="utf-8")
    assert load_pack(copy).digest != small.digest


def test_signing_off_leaves_the_digest_it_names_as_it_was(tmp_path: Path, small: Pack) -> None:
    copy = tmp_path / "signed"
    shutil.copytree(SMALL, copy)
    path = copy / "pack.yaml"
    signed = f"sign_off: {{approved_by_role: Lead, approved_on: 2026-11-01, digest: {small.digest}}}"
    path.write_text(path.read_text(encoding="utf-8").partition("sign_off")[0] + signed, encoding="utf-8")
    assert load_pack(copy).digest == small.digest
    assert check_pack(copy, TODAY) == []


def test_the_digest_is_the_same_in_another_process(small: Pack) -> None:
    """Nothing in it hangs on the order of a set, which another process would have otherwise."""
    code = f"from reflect.flows.pack import load_pack; print(load_pack({str(SMALL)!r}).digest)"
    environment = {**os.environ, "PYTHONHASHSEED": "7"}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == small.digest


def test_loading_raises_with_every_error_and_no_warning(tmp_path: Path) -> None:
    mini(
        tmp_path,
        {"topic/one.yaml": TOPIC.replace("It matters.", "It matters!").replace("return: done", "to: don")},
    )
    with pytest.raises(FlowErrors) as caught:
        load_pack(tmp_path)
    assert [one.code for one in caught.value.diagnostics] == ["RF302"]
    assert "error[RF302]: no node called `don` in this flow" in str(caught.value)
    assert {one.code for one in check_pack(tmp_path, TODAY)} == {"RF302", "RF704"}


def test_proofs_can_wait_and_then_networkx_does_too() -> None:
    code = (
        "import sys; from reflect.flows.pack import load_pack, check_pack\n"
        f"load_pack({str(SMALL)!r}, prove=False)\n"
        "assert not {'networkx', 'textual', 'rich'} & set(sys.modules)\n"
        f"load_pack({str(SMALL)!r})\n"
        "assert 'networkx' in sys.modules and not {'textual', 'rich'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_errors_are_reported_all_at_once_in_the_same_order_every_time(tmp_path: Path) -> None:
    mini(
        tmp_path,
        {
            "topic/one.yaml": TOPIC.replace("why: It matters., ", "").replace(
                "kind: text", "kind: text, depth: 7"
            ),
            "topic/two.yaml": "flow: topic/two\ntitle: Two\n"
            "nodes: {a: {kind: choice, ask: A?}, b: {kind: tezt}}\n",
            "start/prepare.yaml": "flow: start/prepare\n  nodes: [\n",
        },
    )
    found = check_pack(tmp_path, TODAY)
    assert [(Path(one.file).name, one.code) for one in found] == [
        ("prepare.yaml", "RF102"),
        ("one.yaml", "RF125"),
        ("two.yaml", "RF122"),
        ("two.yaml", "RF124"),
    ]
    assert check_pack(tmp_path, TODAY) == found


def test_a_file_in_a_pack_is_judged_as_part_of_it(tmp_path: Path) -> None:
    mini(
        tmp_path,
        {
            "topic/one.yaml": TOPIC.replace("kind: text", "kind: text, cites: [CA-1.9]"),
            "words.yaml": "words: {}",
        },
    )
    found = check_pack(tmp_path / "topic" / "one.yaml", TODAY)
    assert [one.code for one in found] == ["RF601"]


def test_a_folder_of_a_pack_is_judged_as_part_of_it(tmp_path: Path) -> None:
    mini(
        tmp_path,
        {"topic/one.yaml": TOPIC.replace("kind: text", "kind: text, cites: [CA-1.9]"), "words.yaml": "{}"},
    )
    assert [one.code for one in check_pack(tmp_path / "topic", TODAY)] == ["RF601"]
    assert check_pack(tmp_path / "start", TODAY) == []


def test_a_file_beside_a_pack_and_no_part_of_it_is_judged_by_itself(tmp_path: Path) -> None:
    script = mini(tmp_path, {"tests/one.yaml": "test: something else\n"}) / "tests" / "one.yaml"
    assert [one.code for one in check_pack(script, TODAY)] == ["RF120"]


def test_a_file_by_itself_is_not_blamed_for_what_nobody_can_know(tmp_path: Path) -> None:
    path = tmp_path / "lone.yaml"
    path.write_text(
        "flow: topic/lone\ntitle: Lone\nstage: anything\nnodes:\n"
        "  a: {kind: call, flow: topic/elsewhere, then: {x: b, y: b}}\n"
        "  b: {kind: text, lead: 'You said {topic/elsewhere/c}.', ask: What?, why: So., contacts: ['999'],"
        " cites: [XX-1], summary: none,"
        " to: [{if: answer('topic/elsewhere/c') == 'd', return: done}, {else: c}]}\n"
        "  c: {kind: say, cites: [XX-2], ask: So it is., return: done}\n",
        encoding="utf-8",
    )
    assert check_pack(path, TODAY) == []


def test_what_is_not_there_is_said_plainly(tmp_path: Path) -> None:
    for path in (tmp_path / "nowhere", tmp_path / "nowhere.json", tmp_path):
        with pytest.raises(FlowErrors) as caught:
            load_pack(path)
        assert [one.code for one in caught.value.diagnostics] == ["RF117"]
    assert [one.code for one in check_pack(tmp_path / "nowhere", TODAY)] == ["RF117"]


def test_a_compiled_file_of_another_shape_is_refused() -> None:
    for data in (b"", b"{}", b"\xff", msgspec.json.encode({"name": 1})):
        with pytest.raises(FlowErrors) as caught:
            read_compiled(data)
        assert caught.value.diagnostics[0].code == "RF118"


def test_hidden_files_and_the_folders_of_proofs_are_no_part_of_the_pack(tmp_path: Path) -> None:
    strange = "this: is no flow\n"
    mini(
        tmp_path,
        {
            ".git/x.yaml": strange,
            "tests/y.yaml": strange,
            "language/z.yaml": strange,
            "topic/.w.yaml": strange,
        },
    )
    assert check_pack(tmp_path, TODAY) == []
