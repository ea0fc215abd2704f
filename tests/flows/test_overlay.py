"""A voice's own words, and a local folder's: laid over the flows, and never round a protected question."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from reflect.flows.diagnostics import Diagnostic
from reflect.flows.model import Pack
from reflect.flows.overlay import spoken
from reflect.flows.pack import check_pack, compile_pack, load_pack, read_compiled
from reflect.flows.sources import coverage
from reflect.flows.wordings import Cue
from tests.flows.mini import mini

TODAY = date(2026, 11, 22)
TOPIC = """\
flow: topic/one
title: One
nodes:
  rooms:
    kind: choice
    ask: Which room have you seen?
    options: {up: {label: Upstairs, says: I have been upstairs}, down: Downstairs}
    why: It matters.
    summary: {day: "I saw: {answer}"}
    after: Rooms people do not show are the ones to see.
    to: more
  more:
    kind: text
    ask: What else?
    instead: [{if: rooms == 'up', ask: What else is upstairs?}]
    why: There is more.
    summary: none
    return: done
"""


def pack_in(root: Path, words: str = "", **files: str) -> Pack:
    return load_pack(made(root, words, **files))


def made(root: Path, words: str = "", **files: str) -> Path:
    over = {"voices/manager/topic/one.yaml": said(words)} if words else {}
    named = {name.replace("__", "/") + ".yaml": content for name, content in files.items()}
    return mini(root, {"topic/one.yaml": TOPIC, **over, **named})


def said(words: str, voice: str = "manager") -> str:
    head = f"voice: {voice}\n" if voice else ""
    return f"{head}flow: topic/one\nnodes:\n{words}"


def found(root: Path, words: str) -> list[Diagnostic]:
    return check_pack(made(root, words), TODAY)


def test_a_voice_says_what_it_says_otherwise_and_the_rest_as_it_stands(tmp_path: Path) -> None:
    pack = pack_in(
        tmp_path,
        '  rooms: {ask: Which room has she seen?, line: "Seen: {answer}", cites: [CA-1.1], '
        "cue: {listen: The room not named., care: This can be hard to say.}, "
        "options: {up: {label: The bedrooms}, down: The kitchen}}\n",
    )
    node = spoken(pack, "manager").flows["topic/one"].nodes["rooms"]
    own = pack.flows["topic/one"].nodes["rooms"]
    assert node.ask == "Which room has she seen?"
    assert node.why == own.why
    assert node.cites == ("CA-1.1",)
    assert node.summary
    assert (node.summary.section, node.summary.line) == ("day", "Seen: {answer}")
    assert [(one.label, one.says) for one in node.options] == [
        ("The bedrooms", "I have been upstairs"),
        ("The kitchen", ""),
    ]
    assert node.cue == Cue(listen="The room not named.", care="This can be hard to say.")
    assert (node.routes, node.kind, node.depth) == (own.routes, own.kind, own.depth)


def test_who_practises_alone_hears_neither_cue_nor_explanation(tmp_path: Path) -> None:
    pack = pack_in(tmp_path, "  rooms: {cue: {listen: The room not named.}}\n")
    node = spoken(pack, "practitioner").flows["topic/one"].nodes["rooms"]
    assert (node.cue, node.after) == (None, "")
    assert spoken(pack, "manager").flows["topic/one"].nodes["rooms"].after == ""


def test_a_learner_is_told_after_the_answer_what_the_flow_says_or_else_why(tmp_path: Path) -> None:
    nodes = spoken(pack_in(tmp_path), "learner").flows["topic/one"].nodes
    assert nodes["rooms"].after == "Rooms people do not show are the ones to see."
    assert nodes["more"].after == "There is more."


def test_what_fits_the_answer_wins_unless_the_voice_says_that_too(tmp_path: Path) -> None:
    pack = pack_in(tmp_path / "a", "  more: {ask: What else did she see?}\n")
    assert [one.ask for one in spoken(pack, "manager").flows["topic/one"].nodes["more"].instead] == [
        "What else is upstairs?"
    ]
    words = "  more: {ask: What else did she see?, instead: [{if: rooms == 'down', ask: And downstairs?}]}\n"
    nodes = spoken(pack_in(tmp_path / "b", words), "manager").flows["topic/one"].nodes
    assert [one.ask for one in nodes["more"].instead] == ["And downstairs?"]


def test_the_words_of_a_voice_are_part_of_what_the_digest_names(tmp_path: Path) -> None:
    plain = pack_in(tmp_path / "a")
    voiced = pack_in(tmp_path / "b", "  rooms: {cue: {listen: The room not named.}}\n")
    assert plain.digest != voiced.digest
    assert spoken(voiced, "manager").digest == voiced.digest


def test_a_compiled_pack_speaks_as_the_folder_does(tmp_path: Path) -> None:
    pack = pack_in(tmp_path, "  rooms: {ask: Which room has she seen?}\n")
    assert spoken(read_compiled(compile_pack(tmp_path)), "manager") == spoken(pack, "manager")


def test_a_point_a_voice_brings_up_counts_as_brought_up(tmp_path: Path) -> None:
    words = "  rooms: {cue: {listen: The room not named.}, cites: [CA-1.1]}\n"
    assert coverage(pack_in(tmp_path / "a")).missing == ["CA-1.1"]
    assert coverage(pack_in(tmp_path / "b", words)).surfaced == {"CA-1.1": ("topic/one/rooms",)}


@pytest.mark.parametrize(
    "words, code, line",
    [
        ("  rooms: {to: more}\n", "RF902", 4),
        ("  rooms: {kind: text}\n", "RF902", 4),
        ("  rooms: {voices: [manager]}\n", "RF902", 4),
        ("  rooms: {asks: Which room?}\n", "RF120", 4),
        ("  rooms: {options: {attic: The attic}}\n", "RF904", 4),
        ("  more: {line: 'I saw {answer}'}\n", "RF904", 4),
        ("  more: {ask: What else?,\n    cue: {}}\n", "RF122", 5),
        ("  rooms: {cue: {hear: The room not named.}}\n", "RF120", 4),
        ("  rooms: {line: What I saw}\n", "RF514", 4),
        ("  rooms: {cites: [CA-7.7]}\n", "RF601", 4),
        ("  more:\n    lead: You said {attic}.\n    ask: What else?\n", "RF510", 5),
        ("  more: {instead: [{if: rooms == 'attic', ask: And there?}]}\n", "RF505", 4),
        ("  rooms: {why: 'See {more}.'}\n", "RF513", 4),
        ("  rooms: {after: You saw it.}\n", "RF904", 4),
        ("  rooms:\n    lead: You said {more}.\n    ask: Which?\n", "RF524", 5),
    ],
)
def test_what_a_voice_gets_wrong_is_told_at_its_place(
    tmp_path: Path, words: str, code: str, line: int
) -> None:
    shown = found(tmp_path, words)
    assert [one.code for one in shown] == [code]
    assert shown[0].file.endswith("voices/manager/topic/one.yaml")
    assert shown[0].line == line
    assert shown[0].help


def test_a_long_or_loud_line_of_a_voice_is_warned_of(tmp_path: Path) -> None:
    words = f"  rooms: {{ask: 'Which {'very ' * 30}room?', cue: {{listen: The room not named!}}}}\n"
    assert sorted(one.code for one in found(tmp_path, words)) == ["RF701", "RF704"]


def test_a_protected_question_keeps_its_words_and_may_have_a_cue(tmp_path: Path) -> None:
    gate = "voice: manager\nflow: start/prepare\nnodes:\n  gate: {cue: {listen: A pause.}}\n"
    pack = pack_in(tmp_path / "a", voices__manager__start__prepare=gate)
    assert spoken(pack, "manager").flows["start/prepare"].nodes["gate"].cue == Cue(listen="A pause.")
    worse = gate.replace("cue: {listen: A pause.}", "lead: This is only a form.")
    shown = check_pack(made(tmp_path / "b", voices__manager__start__prepare=worse), TODAY)
    assert [one.code for one in shown] == ["RF903"]


# a local folder


def local(root: Path, **files: str) -> Path:
    for name, content in files.items():
        path = root / "local" / (name.replace("__", "/") + ".yaml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    (root / "local").mkdir(exist_ok=True)
    return root / "local"


def test_a_local_folder_says_a_question_in_its_own_words_for_every_voice(tmp_path: Path) -> None:
    area = local(tmp_path, flows__topic__one=said("  rooms: {ask: Which room of the flat?}\n", ""))
    pack = load_pack(made(tmp_path / "flows", "  rooms: {lead: With her.}\n"), local=area)
    for voice in ("practitioner", "manager"):
        assert spoken(pack, voice).flows["topic/one"].nodes["rooms"].ask == "Which room of the flat?"
    assert spoken(pack, "manager").flows["topic/one"].nodes["rooms"].lead == "With her."


def test_a_local_folder_may_say_more_in_a_voice_the_pack_has_words_for(tmp_path: Path) -> None:
    own = "  rooms: {ask: Which room has she seen?, cue: {listen: A pause.}}\n"
    area = local(tmp_path, flows__voices__manager__topic__one=said("  rooms: {cue: {care: Tea first.}}\n"))
    node = spoken(load_pack(made(tmp_path / "flows", own), local=area), "manager").flows["topic/one"]
    assert node.nodes["rooms"].ask == "Which room has she seen?"
    assert node.nodes["rooms"].cue == Cue(listen="A pause.", care="Tea first.")


def test_a_whole_question_of_our_own_stands_in_front_of_one_of_the_packs(tmp_path: Path) -> None:
    ours = "  ours: {kind: text, before: more, ask: Ours?, why: We agreed it., summary: none}\n"
    pack = load_pack(made(tmp_path / "flows"), local=local(tmp_path, flows__topic__one=said(ours, "")))
    nodes = pack.flows["topic/one"].nodes
    assert [route.to for route in nodes["rooms"].routes] == ["ours"]
    assert [route.to for route in nodes["ours"].routes] == ["more"]


def test_a_flow_of_our_own_is_called_from_such_a_question(tmp_path: Path) -> None:
    call = said("  ours: {kind: call, before: rooms, flow: ours/one}\n", "")
    flow = TOPIC.replace("topic/one", "ours/one")
    area = local(tmp_path, flows__topic__one=call, flows__ours__one=flow)
    root = made(tmp_path / "flows")
    pack = load_pack(root, local=area)
    assert pack.flows["topic/one"].start == "ours"
    assert "ours/one" in pack.flows
    assert pack.digest != load_pack(root).digest
    assert check_pack(root, TODAY, area) == []


@pytest.mark.parametrize(
    "nodes, code",
    [
        ("  gate: {cue: {care: Never mind this one.}}\n", "RF903"),
        ("  ours: {kind: text, before: gate, ask: First?, why: W., summary: none}\n", "RF905"),
        ("  ours: {kind: text, before: more, to: done, ask: Ours?, why: W., summary: none}\n", "RF905"),
        ("  ours: {kind: outcome, before: more, outcome: over, ask: That is all.}\n", "RF905"),
        ("  more: {kind: call, before: done, flow: topic/one}\n", "RF905"),
        ("  more: {flow: topic/two}\n", "RF902"),
    ],
)
def test_a_local_folder_never_leads_round_what_keeps_people_safe(
    tmp_path: Path, nodes: str, code: str
) -> None:
    area = local(tmp_path, flows__start__prepare=f"flow: start/prepare\nnodes:\n{nodes}")
    shown = check_pack(made(tmp_path / "flows"), TODAY, area)
    assert [one.code for one in shown] == [code]
    assert "local/flows" in shown[0].file


def test_values_words_and_documents_of_an_area(tmp_path: Path) -> None:
    area = local(
        tmp_path,
        local="nation: wales\ncontacts:\n  '999': {hint: We ring this one.}\n"
        "  toolkit: {label: Our toolkit, value: The Blue One}\n",
        glossary="words: {mash: Where worries are looked at first.}\n",
        sources="sources:\n  OUR: {title: T, short: Ours, edition: '1', checked_on: 2026-01-01, "
        "review_by: 2096-01-01}\npoints: {OUR-1.1: {section: One, gist: One.}}\n",
    )
    pack = load_pack(made(tmp_path / "flows"), local=area)
    assert pack.contacts["toolkit"].value == "The Blue One"
    assert (pack.contacts["999"].value, pack.contacts["999"].hint) == ("999", "We ring this one.")
    assert pack.nation == "wales"
    assert pack.glossary["mash"]
    assert {"CA", "OUR"} == set(pack.sources)


@pytest.mark.parametrize(
    "content, code",
    [
        ("contacts: {front: {value: '1'}}\n", "RF904"),
        ("nation: narnia\n", "RF125"),
        ("contact: {}\n", "RF120"),
    ],
)
def test_a_wrong_value_is_told_at_its_place(tmp_path: Path, content: str, code: str) -> None:
    shown = check_pack(made(tmp_path / "flows"), TODAY, local(tmp_path, local=content))
    assert [(one.code, Path(one.file).name) for one in shown] == [(code, "local.yaml")]


def test_a_local_folder_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    assert [one.code for one in check_pack(made(tmp_path), TODAY, tmp_path / "nowhere")] == ["RF117"]
