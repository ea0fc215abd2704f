"""What the proofs say of whole packs; every conversation they show is held with the real walker."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect.conversation.events import Opened
from reflect.conversation.state import Given, Status
from reflect.conversation.walk import LostPathError
from reflect.conversation.walk import Path as Walk
from reflect.flows.check.domains import Domains
from reflect.flows.check.facts import Facts
from reflect.flows.check.judge import Judge
from reflect.flows.check.program import Program
from reflect.flows.check.search import Found, Goal, Search
from reflect.flows.check.stops import passes
from reflect.flows.check.witness import UNKNOWN, Witness
from reflect.flows.conditions import Answered, Condition, Count, Has, holds
from reflect.flows.diagnostics import Diagnostic
from reflect.flows.graph import graphs_of
from reflect.flows.model import Door, Flow, Node, Option, Pack, Route
from reflect.flows.pack import check_pack, load_pack
from reflect.flows.reading import Reading, read_pack
from reflect.flows.values import OTHER, Ticked, Value
from tests.flows.mini import PACK, mini

HEAD: Final = "flow: topic/one\ntitle: One\nnodes:\n"
LAST: Final = "  last: {kind: return, result: done}\n"
SHIPPED: Final = Path(__file__).parents[2] / "flows"


def choice(name: str, options: Sequence[str], to: str, more: str = "") -> str:
    listed = ", ".join(f"{one}: {one.capitalize()}" for one in options)
    return (
        f"  {name}:\n    kind: choice\n    ask: What about {name}?\n    why: It matters.\n    summary: none\n"
        f"    options: {{{listed}}}\n{more}    to: {to}\n"
    )


def safety(name: str, options: Sequence[str], to: str) -> str:
    listed = ", ".join(f"{one}: {one.capitalize()}" for one in options)
    return (
        f"  {name}: {{kind: safety, ask: And {name}?, why: It matters., options: {{{listed}}}, to: {to}}}\n"
    )


def text(name: str, to: str, more: str = "") -> str:
    return f"  {name}: {{kind: text, ask: And {name}?, why: It matters., summary: none, {more}to: {to}}}\n"


def judged(root: Path) -> tuple[Reading, Judge]:
    reading = read_pack(root)
    return reading, Judge(reading, Program(reading.pack, list(reading.pack.flows), whole=True))


def found(root: Path, nodes: str, **files: str) -> list[Diagnostic]:
    named = {name.replace("__", "/") + ".yaml": content for name, content in files.items()}
    mini(root, {"topic/one.yaml": HEAD + nodes + LAST, **named})
    return check_pack(root, date(2026, 11, 22))


def codes(diagnostics: list[Diagnostic]) -> list[str]:
    return [one.code for one in diagnostics]


def held(pack: Pack, way: Witness) -> Walk:
    """The conversation a proof shows, question by question. Raises LostPathError where no rule holds."""
    opened = Opened(
        seq=0, at="", id="x", flow=way.door, pack="", voice=way.voice, depth=way.depth, today="2026-11-22"
    )
    replies: dict[str, Given] = {}
    walk = Walk(pack, graphs_of(pack), opened, replies, {})
    for reply in way.replies:
        if reply.known:
            continue
        assert walk.open_key.partition("#")[0] == f"{reply.flow}/{reply.node}"
        unknown = Status.UNKNOWN if reply.said == UNKNOWN else Status.PARKED
        status = unknown if reply.value is None else Status.ANSWERED
        replies[walk.open_key] = Given(status, reply.value, 0, 0)
        walk.extend()
    return walk


# ------------------------------------------------------------------------------------------ rules and `else`


def test_rules_that_cover_every_answer_need_no_else(tmp_path: Path) -> None:
    rules = """[{if: "seen == 'me'", to: last}, {if: "seen == 'you'", to: last}]"""
    assert found(tmp_path, safety("seen", ["me", "you"], rules)) == []
    (one,) = found(tmp_path, choice("seen", ["me", "you"], rules, "    other: no\n"))
    assert one.code == "RF501"
    assert "`topic/one/seen` is parked or not known" in one.message


def test_the_case_that_rules_leave_out_is_one_that_happens(tmp_path: Path) -> None:
    rules = """[{if: "heard == 'much' and seen == 'me'", to: last}, {if: "seen != 'me'", to: last}]"""
    nodes = safety("seen", ["me", "you"], "heard") + safety("heard", ["much", "little"], rules)
    (one,) = found(tmp_path, nodes)
    assert one.code == "RF501"
    assert "seen 'me', heard 'little'" in one.message
    reading, judge = judged(tmp_path)
    site = judge.program.site("topic/one", "heard")
    way = judge.find(Goal(frozenset({site.number}), site.otherwise, before=False)).way
    assert way is not None
    with pytest.raises(LostPathError, match="topic/one/heard"):
        held(reading.pack, way)


def test_rules_may_lean_on_what_was_chosen_on_the_way(tmp_path: Path) -> None:
    """Only those who said `little` come to `why`, so two of its rules cover everybody."""
    nodes = (
        safety("heard", ["much", "little", "nothing"], "sort")
        + """  sort: {kind: branch, to: [{if: "heard == 'much'", to: last}, {else: why}]}\n"""
        + """  why: {kind: branch, to: [{if: "heard == 'little'", to: last}, """
        + """{if: "heard == 'nothing'", to: last}]}\n"""
    )
    assert found(tmp_path, nodes) == []


def test_what_two_answers_rule_out_together_is_found_too(tmp_path: Path) -> None:
    """Each of `a` and `b` can be anything at the end, and still they are never both `x`."""
    nodes = (
        safety("a", ["x", "y"], "fork")
        + """  fork: {kind: branch, to: [{if: "a == 'x'", to: some}, {else: all_of}]}\n"""
        + safety("some", ["p", "q"], "last_one")
        + safety("all_of", ["p", "q"], "last_one")
        + """  last_one: {kind: branch, to: [{if: answered(some), to: last}, {if: "a == 'y'", to: last}]}\n"""
    )
    assert found(tmp_path, nodes) == []


def test_a_change_of_depth_on_the_way_is_reckoned_with(tmp_path: Path) -> None:
    """At ten minutes nobody is asked, at thirty everybody; who changes in between meets neither rule."""
    nodes = (
        "  first: {kind: safety, depth: 30, ask: And first?, why: It matters., options: {x: X}, to: second}\n"
        "  second: {kind: safety, depth: 30, ask: And second?, why: It matters., options: {x: X}, to: sort}\n"
        "  sort: {kind: branch, to: [{if: answered(first) and answered(second), to: last}, "
        "{if: not (answered(first) or answered(second)), to: last}]}\n"
    )
    (one,) = found(tmp_path, nodes)
    assert one.code == "RF501"
    assert "once an answer or the depth is changed" in one.message


# ---------------------------------------------------------------------------------- never, and never first


def test_a_call_that_never_comes_back_so_is_told_once_where_it_begins(tmp_path: Path) -> None:
    two = (
        "flow: topic/two\ntitle: Two\nnodes:\n"
        + safety("seen", ["me", "you"], "sort")
        + """  sort: {kind: branch, to: [{if: "seen == 'me'", return: some}, """
        + """{if: "seen == 'you'", return: some}, {else: {return: none}}]}\n"""
    )
    nodes = "  go: {kind: call, flow: topic/two, then: {some: last, none: ask_more}}\n" + text(
        "ask_more", "last"
    )
    shown = found(tmp_path, nodes, topic__two=two)
    assert [(one.code, Path(one.file).name) for one in shown] == [("RF410", "two.yaml")]
    assert "the result `none`" in shown[0].message


def test_a_flow_called_twice_is_not_taken_to_know_the_first_caller_only(tmp_path: Path) -> None:
    two = (
        "flow: topic/two\ntitle: Two\nnodes:\n"
        """  sort: {kind: branch, to: [{if: "answer('topic/one/a') == 'x'", return: first}, """
        """{else: {return: later}}]}\n"""
    )
    nodes = (
        "  early: {kind: call, flow: topic/two, to: [{else: a}]}\n"
        + safety("a", ["x", "y"], "late")
        + "  late: {kind: call, flow: topic/two, then: {first: last, later: b}}\n"
        + text("b", "last")
    )
    assert found(tmp_path, nodes, topic__two=two) == []


def test_a_call_made_once_keeps_its_result(tmp_path: Path) -> None:
    two = "flow: topic/two\ntitle: Two\nnodes:\n" + safety(
        "seen", ["me", "you"], """[{if: "seen == 'me'", return: me}, {else: {return: you}}]"""
    )
    nodes = (
        "  first: {kind: call, flow: topic/two, then: {me: again, you: last}}\n"
        "  again: {kind: call, flow: topic/two, once: yes, then: {me: last, you: never}}\n"
        + text("never", "last")
    )
    (one,) = found(tmp_path, nodes, topic__two=two)
    assert (one.code, one.line) == ("RF410", 6)


def test_a_way_on_which_a_call_is_not_made_again_is_found(tmp_path: Path) -> None:
    two = "flow: topic/two\ntitle: Two\nnodes:\n" + safety("seen", ["me", "you"], "{return: done}").replace(
        "to: {return: done}", "return: done"
    )
    nodes = (
        "  first: {kind: call, flow: topic/two, to: again}\n"
        "  again: {kind: call, flow: topic/two, once: yes, to: b}\n" + text("b", "last")
    )
    assert found(tmp_path, nodes, topic__two=two) == []
    reading, judge = judged(tmp_path)
    way = judge.find(Goal(frozenset({judge.program.site("topic/one", "b").number}))).way
    assert way is not None
    assert held(reading.pack, way).open_key == "topic/one/b"
    assert [reply.node for reply in way.replies] == ["gate", "seen"]


@given(
    options=st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1, max_size=5),
    limits=st.tuples(st.integers(0, 4), st.integers(0, 5)),
    other=st.booleans(),
    counted=st.booleans(),
)
def test_what_can_be_ticked_is_told_apart_just_as_conditions_do(
    options: list[tuple[bool, bool]], limits: tuple[int, int], *, other: bool, counted: bool
) -> None:
    """Beside every set of ticks the question takes: as many kinds of them as the conditions can tell."""
    listed = tuple(Option(f"o{at}", "O", exclusive=alone) for at, (alone, _) in enumerate(options))
    node = Node("m", "multi", options=listed, other=other, least=limits[0], most=limits[1])
    flow = Flow("a", "A", "m", {"m": node})
    pack = Pack("", "", "", ("practitioner",), (30,), (), (), {"a": flow}, {}, {}, {}, {}, {})
    conditions: list[Condition] = [Has("a/m", f"o{at}") for at, (_, read) in enumerate(options) if read]
    conditions += [Count("a/m", ">=", 2), Count("a/m", "==", 3)] if counted else []
    ids = [one.id for one in listed] + ([OTHER] if other else [])
    alone = {one.id for one in listed if one.exclusive}
    least = min(max(node.least, 1), len(ids))
    most = max(node.most, least) if node.most else len(ids)
    allowed = [
        Ticked(some)
        for many in range(1, len(ids) + 1)
        for some in combinations(ids, many)
        if (many == 1 and some[0] in alone) or (alone.isdisjoint(some) and least <= many <= most)
    ]
    domains = Domains(pack, ["a/m"], conditions, set())
    made = [one.value for one in domains.values[domains.index["a/m"]][2:]] if domains.index else []
    assert {_told(one, conditions) for one in made} == {_told(one, conditions) for one in allowed}


def _told(value: Value | str | None, conditions: list[Condition]) -> tuple[bool, ...]:
    class Only:
        def value(self, key: str) -> Value | None:
            del key
            return None if isinstance(value, str) else value

        def result(self, key: str) -> str:
            del key
            return ""

    return tuple(holds(one, Only()) for one in conditions)


def test_an_option_no_answers_offer_says_what_is_known(tmp_path: Path) -> None:
    nodes = choice("a", ["x", "y"], """[{if: "a == 'x'", to: b}, {else: last}]""") + (
        "  b:\n    kind: choice\n    ask: And b?\n    why: It matters.\n    summary: none\n"
        "    options: {p: {label: P, if: \"a == 'y'\"}, q: Q}\n    to: last\n"
    )
    (one,) = found(tmp_path, nodes)
    assert one.code == "RF520"
    assert "`topic/one/a` can only be 'x'" in one.message


def test_a_line_for_paper_may_read_what_is_said_later(tmp_path: Path) -> None:
    nodes = (
        "  a: {kind: text, ask: And a?, why: It matters., summary: {day: 'A: {answer}'}, to: b,\n"
        "    instead: [{if: answered(b), KEY}]}\n" + text("b", "last")
    )
    assert found(tmp_path, nodes.replace("KEY", "line: 'B is known: {answer}'")) == []
    assert codes(found(tmp_path, nodes.replace("KEY", "ask: And a again?"))) == ["RF524"]


# ---------------------------------------------------------------------------------------- too many to prove


def test_answers_that_have_nothing_to_do_with_each_other_are_never_too_many(tmp_path: Path) -> None:
    """Nine multis of seven options: 128 to the ninth combinations, taken apart."""
    rooms = "{a: A, b: B, c: C, d: D, e: E, f: F, g: G}"
    nodes = "".join(
        f"  m{i}: {{kind: multi, ask: Which?, why: It matters., summary: none, options: {rooms}, "
        f"to: {f'm{i + 1}' if i < 8 else 'sort'}}}\n"
        for i in range(9)
    )
    each = " and ".join(f"('a' in m{i} or count(m{i}) >= 3 and 'b' in m{i})" for i in range(9))
    nodes += f'  sort: {{kind: branch, to: [{{if: "{each}", to: more}}, {{else: last}}]}}\n' + text(
        "more", "last"
    )
    assert found(tmp_path, nodes) == []


# ------------------------------------------------------------------------------------------------- the stops


def stops(root: Path, nodes: str, stop: str = "[child-day]", **files: str) -> list[Diagnostic]:
    return found(root, nodes, pack=f"{PACK}stops: {stop}\n", **files)


def test_a_stop_asked_on_one_of_two_ways_is_missed_on_the_other(tmp_path: Path) -> None:
    nodes = choice("a", ["x", "y"], """[{if: "a == 'x'", to: day}, {else: last}]""") + text(
        "day", "last", "tags: [child-day], "
    )
    (one,) = stops(tmp_path, nodes)
    assert one.code == "RF803"
    reading, judge = judged(tmp_path)
    (search,) = judge.searches(30)
    ends = frozenset(site.number for site in judge.program.sites if site.node.outcome)
    way = search.find(Goal(ends, avoid=passes(judge.program, "child-day"))).way
    assert way is not None
    assert str(way) in one.message
    walk = held(reading.pack, way)
    assert walk.outcome is not None
    assert "topic/one/day" not in walk.at


def test_ways_on_which_two_questions_share_a_stop_miss_none_of_it(tmp_path: Path) -> None:
    """`child-day` on one way and `child-voice` on the other; the way with neither is for ten minutes only."""
    nodes = (
        choice("a", ["x", "y"], """[{if: "a == 'x'", to: day}, {else: voice}]""")
        + text("day", "last", "tags: [child-day], depth: 30, ")
        + text("voice", "last", "tags: [child-voice], ")
    )
    assert stops(tmp_path, nodes, "[child-day or child-voice]") == []
    assert codes(stops(tmp_path, nodes)) == ["RF803"]


def test_a_way_that_no_answers_take_is_no_way_past_a_stop(tmp_path: Path) -> None:
    """The graph has a way past `day`: out of `early` with `y`, and then as if it had been `x`."""
    nodes = (
        safety("early", ["x", "y"], """[{if: "early == 'x'", to: day}, {else: between}]""")
        + text("day", "between", "tags: [child-day], ")
        + text("between", "sort")
        + """  sort: {kind: branch, to: [{if: "early == 'x'", to: last}, {else: day_after}]}\n"""
        + text("day_after", "last", "tags: [child-day], ")
    )
    assert stops(tmp_path, nodes) == []


def test_an_early_end_need_not_pass_the_stops_and_a_question_left_out_does_not_count(tmp_path: Path) -> None:
    door = (
        "flow: start/prepare\ntitle: Prepare\nnodes:\n"
        "  gate: {kind: safety, ask: Danger now?, why: First., options: {'no': {label: 'No', to: more}, "
        "'yes': {label: 'Yes', to: stopped}}, to: stopped}\n"
        "  more: {kind: call, flow: topic/one, to: done}\n"
        "  done: {kind: outcome, outcome: bring, ask: Take it along.}\n"
        "  stopped: {kind: outcome, outcome: stopped, stop: yes, ask: Stop here.}\n"
    )
    nodes = text("day", "last", "tags: [child-day], ")
    assert stops(tmp_path, nodes, start__prepare=door) == []
    left_out = nodes.replace("tags", "voices: [manager], tags")
    (one,) = stops(tmp_path, left_out, start__prepare=door)
    assert "practitioner, 30 minutes" in one.message


@pytest.mark.parametrize("depth", [10, 30])
def test_every_node_of_the_shipped_flows_is_come_to_by_a_conversation_that_can_be_held(depth: int) -> None:
    pack = load_pack(SHIPPED, prove=False)
    program = Program(pack, list(pack.flows), whole=True)
    search = Search(program, "practitioner", depth)
    for flow in ("ideas/stalled", "mind/two_stories", "close/check"):
        for site in (program.site(flow, node) for node in program.flows[flow].nodes):
            shown: Found = search.find(Goal(frozenset({site.number})))
            if shown.way:
                walk = held(pack, shown.way)
                assert site.key in walk.at or site.key == walk.open_key


def test_a_flow_walked_for_each_person_may_not_be_walked_at_all() -> None:
    ends = {"end": Node("end", "outcome", outcome="end")}
    inner = {
        "day": Node("day", "text", tags=("child-day",), routes=(Route("back"),)),
        "back": Node("back", "return", result="done"),
    }
    outer = {
        "go": Node("go", "each", flow="part/one", routes=(Route("sort"),)),
        "sort": Node("sort", "branch", routes=(Route("end", Answered("part/one/day")), Route("end"))),
        **ends,
    }
    flows = {
        "start/door": Flow("start/door", "Door", "go", outer, door=True),
        "part/one": Flow("part/one", "One", "day", inner, results=("done",)),
    }
    doors = (Door("door", "start/door", "Door"),)
    pack = Pack("", "", "", ("practitioner",), (30,), (), doors, flows, {}, {}, {}, {}, {})
    program = Program(pack, list(flows), whole=True)
    facts = Facts(program)
    sort = program.site("start/door", "sort")
    day = program.domains.index["part/one/day"]
    assert program.domains.get(facts.before[sort.number], day) == program.domains.full[day]
    assert facts.firsts >= {(sort.number, 0), (sort.number, 1)}
    goal = Goal(frozenset({program.site("start/door", "end").number}), avoid=passes(program, "child-day"))
    found_way = Search(program, "practitioner", 30).find(goal).way
    assert found_way is not None
    assert found_way.replies == ()
