"""Every claim of the proofs beside every conversation there is: small packs at random, the real walker."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from reflect.conversation.state import Given, Status
from reflect.flows.check.domains import ASIDE, NEVER
from reflect.flows.check.facts import Facts
from reflect.flows.check.program import Program
from reflect.flows.check.search import Goal, Search
from reflect.flows.check.solve import Lit
from reflect.flows.check.stops import passes
from reflect.flows.check.witness import UNKNOWN, Witness
from reflect.flows.graph import graphs_of
from reflect.flows.model import Pack
from tests.flows.small_packs import Seen, Walker, conversations, opened, packs, replies

MOST = 800
THOROUGH = settings(
    max_examples=int(os.environ.get("PROOFS_EXAMPLES", "40")),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # shrinking would hold every conversation again
)


def program_of(pack: Pack) -> Program:
    return Program(pack, list(pack.flows), whole=True)


def every(pack: Pack, depth: int) -> list[Walker]:
    found = []
    for walker in conversations(pack, depth):
        found.append(walker)
        assume(len(found) < MOST)
    return found


def bit_of(program: Program, key: int, seen: Seen) -> int:
    """The bit of what an answer is, as the walker has it."""
    name = program.domains.names[key]
    if name.startswith("@"):
        return 0
    value = seen.values.get(name) or seen.results.get(name)
    if value is None:
        return ASIDE if name in seen.asked else NEVER
    values = [one.value for one in program.domains.values[key]]
    if value in values:
        return 1 << values.index(value)
    return 0  # told apart by no condition: another value stands for it


def holds_for(program: Program, state: int, seen: Seen) -> bool:
    return all(
        bit == 0 or program.domains.get(state, key) & bit
        for key in range(len(program.domains.names))
        for bit in [bit_of(program, key, seen)]
    )


def assert_known(program: Program, facts: Facts, walker: Walker) -> None:
    for seen in walker.seen:
        site = program.site(*seen.key.rsplit("/", 1))
        state = (facts.after if seen.after else facts.before)[site.number]
        assert state, f"{seen.key} is come to"
        assert holds_for(program, state, seen), seen
    for start, to in walker.went:
        site, target = (program.site(*one.rsplit("/", 1)) for one in (start, to))
        assert target.number in facts.taken[site.number]


@given(packs())
@THOROUGH
def test_what_is_known_is_true_of_every_conversation(pack: Pack) -> None:
    program = program_of(pack)
    facts = Facts(program)
    for depth in pack.depths:
        for walker in every(pack, depth):
            assert_known(program, facts, walker)


@given(packs(), st.data())
@THOROUGH
def test_and_after_answers_and_the_depth_have_changed(pack: Pack, data: st.DataObject) -> None:
    program = program_of(pack)
    facts, graphs = Facts(program), graphs_of(pack)
    given: dict[str, Given] = {}
    depths: dict[str, int] = {}
    for _ in range(12):
        walker = Walker(pack, graphs, opened(10), given, depths)
        assert_known(program, facts, walker)
        if walker.lost:
            site = program.site(*walker.lost.rsplit("/", 1))
            goal = Goal(frozenset({site.number}), site.otherwise, before=False)
            assert Search(program, "practitioner", 10, any_depth=True).find(goal).way
            break
        keys = [key for key in given if key in walker.at]
        move = data.draw(st.sampled_from(["on", "on", "on", "change", "depth"]))
        if move == "depth" and walker.open_key:
            depths[walker.open_key] = data.draw(st.sampled_from([10, 30]))
        elif move == "change" and keys:
            key = data.draw(st.sampled_from(sorted(keys)))
            before = Walker(pack, graphs, opened(10), _up_to(walker, given, key), depths)
            if before.open_key == key:
                given = {**given, key: data.draw(st.sampled_from([*replies(before, pack.node(key))]))}
        elif walker.open_key:
            node = pack.node(walker.open_key)
            given = {**given, walker.open_key: data.draw(st.sampled_from([*replies(walker, node)]))}


def _up_to(walker: Walker, given: dict[str, Given], key: str) -> dict[str, Given]:
    return {
        one: reply for one, reply in given.items() if one in walker.at and walker.at[one] < walker.at[key]
    }


def replayed(pack: Pack, way: Witness) -> Walker:
    """The conversation a proof shows, held with the real walker: each question in turn, as it says."""
    graphs = graphs_of(pack)
    given: dict[str, Given] = {}
    for reply in way.replies:
        walker = Walker(pack, graphs, opened(way.depth, way.voice), given, {})
        if reply.known:
            continue
        assert pack.node(walker.open_key).id == reply.node
        if reply.value is not None:
            node = pack.node(walker.open_key)
            offered = [one.value for one in replies(walker, node)]
            assert node.kind == "multi" or reply.value.__class__ in {type(one) for one in offered}
            given[walker.open_key] = Given(Status.ANSWERED, reply.value, 0, 0)
        else:
            status = Status.UNKNOWN if reply.said == UNKNOWN else Status.PARKED
            given[walker.open_key] = Given(status, None, 0, 0)
    return Walker(pack, graphs, opened(way.depth, way.voice), given, {})


@given(packs())
@THOROUGH
def test_a_way_to_a_node_is_found_exactly_where_there_is_one(pack: Pack) -> None:
    program = program_of(pack)
    for depth in pack.depths:
        walkers = every(pack, depth)
        come_to = {seen.key for walker in walkers for seen in walker.seen}
        lost = {walker.lost for walker in walkers}
        for site in program.sites:
            found = Search(program, "practitioner", depth).find(Goal(frozenset({site.number})))
            assert found.sure
            assert (found.way is not None) == (site.key in come_to), site.key
            if found.way:
                assert site.key in {seen.key for seen in replayed(pack, found.way).seen}
            if site.node.routes:
                goal = Goal(frozenset({site.number}), site.otherwise, before=False)
                found = Search(program, "practitioner", depth).find(goal)
                assert found.sure
                assert (found.way is not None) == (site.key in lost), site.key
                if found.way:
                    assert replayed(pack, found.way).lost == site.key


@given(packs())
@THOROUGH
def test_a_way_round_a_question_is_found_exactly_where_there_is_one(pack: Pack) -> None:
    program = program_of(pack)
    for depth in pack.depths:
        walkers = every(pack, depth)
        search = Search(program, "practitioner", depth)
        for number, name in enumerate(program.domains.names):
            if name.startswith("@"):
                continue
            for site in program.sites:
                found = search.find(Goal(frozenset({site.number}), (Lit(number, NEVER),)))
                without = any(
                    seen.key == site.key and name not in seen.asked and not seen.results.get(name)
                    for walker in walkers
                    for seen in walker.seen
                    if not seen.after
                )
                assert found.sure
                assert (found.way is not None) == without, (site.key, name)
        ends = frozenset(s.number for s in program.sites if s.node.outcome and not s.node.stop)
        for stop in pack.stops:
            avoid = passes(program, stop)
            tagged = {program.sites[one].key for one in avoid}
            found = search.find(Goal(ends, avoid=avoid))
            missed = [
                walker
                for walker in walkers
                if walker.outcome
                and not walker.outcome.stop
                and not any(step.plain in tagged and step.status in _ASKED for step in walker.steps)
            ]
            assert found.sure
            assert (found.way is not None) == bool(missed)
            if found.way:
                end = replayed(pack, found.way)
                assert end.outcome is not None
                assert not end.outcome.stop
                assert not any(step.plain in tagged and step.status in _ASKED for step in end.steps)
                assert len(found.way.replies) <= max(len(walker.steps) for walker in missed)


_ASKED = (Status.ANSWERED, Status.PARKED, Status.UNKNOWN)
