"""Every way counted, against every way walked one by one, and against chance."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations
from pathlib import Path as File

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reflect.conversation.state import Given, Status
from reflect.conversation.walk import Path
from reflect.flows.conditions import All as Both
from reflect.flows.conditions import Answered, AnyOf, Condition, Count, Has, Is, IsNot, Not, holds
from reflect.flows.graph import Graphs, graphs_of
from reflect.flows.minutes import minutes_of
from reflect.flows.model import Flow, Node, Option, Pack, Route
from reflect.flows.pack import load_pack
from reflect.flows.values import Chosen, Listed, Person, Ticked, Value, Written
from reflect.stats.answers import UnknownKindError
from reflect.stats.count import Counted, Counter, Start
from tests.conversation.small_pack import DOOR, flow, small_pack

Told = dict[tuple[str, int, int], Fraction]

# ------------------------------------------------------------------------------------- one by one


def every_answer(node: Node, path: Path, depth: int) -> list[Value]:
    """Each answer by itself: nothing is taken together."""
    offered = [one for one in node.options if holds(one.when, path)]
    if node.kind in ("choice", "safety"):
        if node.sets == "depth":
            return [Chosen(str(depth))]
        names = [*(one.id for one in offered), *["other"] * node.other]
        return [Chosen(one) for one in names or ["seen"]]
    if node.kind == "multi":
        free = [one.id for one in offered if not one.exclusive] + ["other"] * node.other
        alone = [one.id for one in offered if one.exclusive]
        least = min(max(node.least, 1), len(free) + len(alone))
        most = max(node.most, least) if node.most else len(free)
        sizes = range(least, most + 1)
        found = [Ticked(some) for size in sizes for some in combinations(free, size)]
        return [*found, *(Ticked((one,)) for one in alone)] or [Ticked(())]
    if node.kind == "people":
        rows = [Person(one, one) for one in ("child_a", "child_b")]
        sizes = range(node.least, node.most + 1)
        return [Listed(tuple(rows[:many])) for many in sizes for _ in range(2 ** (node.most - many))]
    return [Written("words")]


def one_by_one(pack: Pack, graphs: Graphs, start: Start) -> Told:
    """The probability of each (outcome, turns, minutes), every way walked from the door each time."""
    told: Told = defaultdict(Fraction)

    def walk(given: dict[str, Given], chance: Fraction, turns: int, minutes: int) -> None:
        path = Path(pack, graphs, start.opened(pack), given, {})
        if path.outcome:
            told[path.outcome.outcome, turns, minutes] += chance
            return
        node = path.steps[-1].node
        answers = every_answer(node, path, start.depth)
        for value in answers:
            after = {**given, path.open_key: Given(Status.ANSWERED, value, 1, 1)}
            walk(after, chance / len(answers), turns + 1, minutes + round(minutes_of(node) * 100))

    walk({}, Fraction(1), 0, 0)
    return told


def agrees(counted: Counted, told: Told) -> None:
    assert set(counted.endings) == {outcome for outcome, _, _ in told}
    for outcome, ending in counted.endings.items():
        turns: dict[int, Fraction] = defaultdict(Fraction)
        minutes: dict[int, Fraction] = defaultdict(Fraction)
        for (where, many, long), chance in told.items():
            if where == outcome:
                turns[many] += chance
                minutes[long] += chance
        assert dict(ending.turns.each()) == pytest.approx({k: float(v) for k, v in turns.items()})
        in_hundredths = {round(k * counted.unit * 100): v for k, v in ending.minutes.each()}
        assert in_hundredths == pytest.approx({k: float(v) for k, v in minutes.items()})


# ------------------------------------------------------------------------------------- any small flow

NAMES = [f"n{number}" for number in range(6)]
KEYS = [*(f"{DOOR}/{name}" for name in NAMES), "part/ask/p0", "part/ask/p1"]
OPTIONS = ["a", "b", "c"]

tests: st.SearchStrategy[Condition] = st.recursive(
    st.one_of(
        st.builds(Is, st.sampled_from(KEYS), st.sampled_from([*OPTIONS, "left", "right"])),
        st.builds(IsNot, st.sampled_from(KEYS), st.sampled_from(OPTIONS)),
        st.builds(Has, st.sampled_from(KEYS), st.sampled_from(OPTIONS)),
        st.builds(Answered, st.sampled_from(KEYS)),
        st.builds(Count, st.sampled_from(KEYS), st.sampled_from([">=", "=="]), st.integers(1, 2)),
    ),
    lambda inner: st.one_of(
        st.builds(Not, inner),
        st.builds(Both, st.tuples(inner, inner)),
        st.builds(AnyOf, st.tuples(inner, inner)),
    ),
    max_leaves=4,
)


@st.composite
def nodes(draw: st.DrawFn, name: str, ahead: list[str], last: list[str], back: list[str]) -> Node:
    """A node whose ways lead ahead, but for loops that its visits end."""
    kind = draw(st.sampled_from(["choice", "choice", "multi", "text", "branch", "say", "call", "call"]))
    to = [*ahead, *last]
    visits = draw(st.sampled_from([1, 1, 2])) if kind not in ("branch", "say", "call") else 1
    targets = to + (back if visits > 1 else [])
    routes = [Route(draw(st.sampled_from(targets)), draw(tests)) for _ in range(draw(st.integers(0, 2)))]
    routes.append(Route(draw(st.sampled_from(to))))
    depth = draw(st.sampled_from([2, 2, 2, 30]))
    skipped = draw(st.sampled_from(["", draw(st.sampled_from(to))]))
    if kind == "call":
        return Node(name, kind, flow="part/ask", once=draw(st.booleans()), routes=tuple(routes))
    options = tuple(
        Option(
            one,
            one,
            to=draw(st.sampled_from(["", "", draw(st.sampled_from(targets))])) if kind == "choice" else "",
            when=draw(tests) if draw(st.integers(0, 3)) == 3 else Both(()),
            exclusive=kind == "multi" and draw(st.integers(0, 3)) == 3,
        )
        for one in OPTIONS[: draw(st.integers(1, 3))]
    )
    asks = kind in ("choice", "multi")
    return Node(
        name,
        kind,
        ask="?",
        options=options if asks else (),
        other=asks and draw(st.booleans()),
        most=draw(st.sampled_from([0, 0, 2])) if kind == "multi" else 0,
        max_visits=visits,
        depth=depth if kind not in ("branch", "say") else 2,
        skipped=skipped,
        minutes=draw(st.sampled_from([0.0, 0.5])),
        routes=tuple(routes),
    )


@st.composite
def packs(draw: st.DrawFn) -> Pack:
    """A door of a few nodes that may call one flow."""

    def several(names: list[str], last: list[str]) -> Iterator[Node]:
        for at, name in enumerate(names):
            yield draw(nodes(name, names[at + 1 :], last, names[:at]))

    ends = [Node("good", "outcome", outcome="good"), Node("stop", "outcome", outcome="stop", stop=True)]
    names = NAMES[: draw(st.integers(2, 5))]
    made = list(several(names, ["good"]))
    made[-1] = Node(
        names[-1], "choice", ask="?", options=(Option("a", "a"), Option("b", "b", to="stop")),
        routes=(Route("good"),),
    )  # fmt: skip
    door = flow(DOOR, *made, *ends, door=True)
    called = [node for node in several(["p0", "p1"], ["left", "right"]) if node.kind != "call"]
    part = flow("part/ask", *_without_holes(called), results=("left", "right"))
    return _pack(door, part)


def _without_holes(made: list[Node]) -> list[Node]:
    """The called flow's nodes and its two ways back; whoever led to a node left out leads back instead."""
    from msgspec.structs import replace

    there = {node.id for node in made} | {"left", "right"}
    patched = [
        replace(
            node,
            routes=tuple(Route(one.to if one.to in there else "left", one.when) for one in node.routes),
            options=tuple(replace(one, to=one.to if one.to in there else "") for one in node.options),
            skipped=node.skipped if node.skipped in there else "",
        )
        for node in made
    ]
    return [*patched, Node("left", "return", result="left"), Node("right", "return", result="right")]


def _pack(*flows: Flow) -> Pack:
    from msgspec.structs import replace

    return replace(small_pack(), flows={one.id: one for one in flows})


@given(packs(), st.sampled_from([10, 30]))
@settings(max_examples=200)
def test_counting_is_walking_every_way(pack: Pack, depth: int) -> None:
    graphs = graphs_of(pack)
    start = Start(DOOR, "practitioner", depth)
    counted = Counter(pack, graphs).exactly(start)
    agrees(counted, one_by_one(pack, graphs, start))
    assert not counted.sampled


@pytest.mark.parametrize("voice", ["practitioner", "manager"])
@pytest.mark.parametrize("depth", [10, 30])
@pytest.mark.parametrize("asked", [False, True])
def test_a_pack_with_every_turn_of_the_road(voice: str, depth: int, *, asked: bool) -> None:
    pack = small_pack()
    graphs = graphs_of(pack)
    start = Start(DOOR, voice, depth, asked)
    agrees(Counter(pack, graphs).exactly(start), one_by_one(pack, graphs, start))


# ------------------------------------------------------------------------------------- the shipped pack


@pytest.mark.parametrize("depth", [2, 10])
def test_the_shipped_pack_against_chance(depth: int) -> None:
    pack = load_pack(File(__file__).parents[2] / "flows")
    counter = Counter(pack, graphs_of(pack))
    start = Start(pack.doors[0].flow, "practitioner", depth)
    exact, sampled = counter.exactly(start), counter.sample(start, 1500, seed=3)
    assert sum(one.turns.total for one in exact.endings.values()) == pytest.approx(1)
    assert set(sampled.endings) <= set(exact.endings)
    for name, ending in exact.endings.items():
        if name not in sampled.endings:
            assert ending.turns.total < 0.01
            continue
        seen = sampled.endings[name]
        share = ending.turns.total
        assert seen.turns.total == pytest.approx(share, abs=5 * (share * (1 - share) / 1500) ** 0.5)
        assert {turns for turns, _ in seen.turns.each()} <= {turns for turns, _ in ending.turns.each()}
        mean = sum(n * p for n, p in ending.turns.each()) / share
        spread = sum((n - mean) ** 2 * p for n, p in ending.turns.each()) / share
        other = sum(n * p for n, p in seen.turns.each()) / seen.turns.total
        assert other == pytest.approx(mean, abs=5 * (spread / (1500 * seen.turns.total)) ** 0.5 + 1e-6)


# ------------------------------------------------------------------------------------- its edges


def test_past_the_cap_it_samples_and_says_so() -> None:
    pack = small_pack()
    counter = Counter(pack, graphs_of(pack))
    start = Start(DOOR, "practitioner", 30)
    counted = counter.count(start, cap=3, samples=40)
    assert (counted.sampled, counted.places) == (40, 0)
    assert sum(one.turns.total for one in counted.endings.values()) == pytest.approx(1)
    again = Counter(pack, graphs_of(pack)).count(start, cap=3, samples=40)
    assert {k: list(v.turns.each()) for k, v in again.endings.items()} == {
        k: list(v.turns.each()) for k, v in counted.endings.items()
    }
    assert Counter(pack, graphs_of(pack)).count(start).sampled == 0


def test_a_kind_it_does_not_know_is_refused_by_name() -> None:
    pack = _pack(flow(DOOR, Node("strange", "dance", ask="?", routes=(Route("strange"),)), door=True))
    with pytest.raises(UnknownKindError, match=rf"`{DOOR}/strange` is of the kind `dance`"):
        Counter(pack, graphs_of(pack))


# ------------------------------------------------------------------ what is remembered across a call


def two(name: str, **keys: object) -> Node:
    options = (Option("a", "a"), Option("b", "b", to=str(keys.pop("b", ""))))
    return Node(name, "choice", ask="?", options=options, routes=(Route(str(keys.pop("to"))),))


def test_an_answer_only_a_called_flow_reads_is_remembered_until_then() -> None:
    door = flow(
        DOOR,
        two("first", to="then"),
        Node("then", "text", ask="?", routes=(Route("into"),)),
        Node("into", "call", flow="part/ask", routes=(Route("good"),)),
        Node("good", "outcome", outcome="good"),
        door=True,
    )
    part = flow(
        "part/ask",
        Node("sort", "branch", routes=(Route("more", Is(f"{DOOR}/first", "a")), Route("left"))),
        Node("more", "text", ask="?", routes=(Route("left"),)),
        Node("left", "return", result="left"),
        results=("left",),
    )
    pack = _pack(door, part)
    counted = Counter(pack, graphs_of(pack)).exactly(Start(DOOR, "practitioner", 30))
    assert dict(counted.endings["good"].turns.each()) == {2: 0.5, 3: 0.5}


def test_what_a_flow_came_back_with_stands_for_the_call_that_is_made_once() -> None:
    door = flow(
        DOOR,
        Node("one", "call", flow="part/ask", routes=(Route("then"),)),
        Node("then", "text", ask="?", routes=(Route("two"),)),
        Node("two", "call", flow="part/ask", once=True,
             routes=(Route("more", Is(f"{DOOR}/two", "right")), Route("good"))),
        Node("more", "text", ask="?", routes=(Route("good"),)),
        Node("good", "outcome", outcome="good"),
        door=True,
    )  # fmt: skip
    part = flow(
        "part/ask",
        two("which", to="left", b="right"),
        Node("left", "return", result="left"),
        Node("right", "return", result="right"),
        results=("left", "right"),
    )
    pack = _pack(door, part)
    counted = Counter(pack, graphs_of(pack)).exactly(Start(DOOR, "practitioner", 30))
    assert dict(counted.endings["good"].turns.each()) == {2: 0.5, 3: 0.5}


def people_pack() -> Pack:
    """A list of up to two, a round over them that reads what was said of each, and a round after that."""
    door = flow(
        DOOR,
        two("first", to="who"),
        Node("who", "people", ask="?", named="Child A", least=0, most=2, routes=(Route("round"),)),
        Node("round", "each", over=f"{DOOR}/who", flow="part/ask", until=("right",),
             routes=(Route("stop", Is(f"{DOOR}/round", "right")), Route("between"))),
        Node("between", "text", ask="?", routes=(Route("again"),)),
        Node("again", "each", over=f"{DOOR}/who", flow="part/more", routes=(Route("good"),)),
        Node("good", "outcome", outcome="good"),
        Node("stop", "outcome", outcome="stop", stop=True),
        door=True,
    )  # fmt: skip
    ask = flow(
        "part/ask",
        Node("how", "multi", ask="?", options=(Option("a", "a"), Option("b", "b"), Option("c", "c")),
             routes=(Route("right", Has("part/ask/how", "c")), Route("tell", Has("part/ask/how", "a")),
                     Route("left"))),
        Node("tell", "text", ask="?", minutes=0.5, routes=(Route("left"),)),
        Node("left", "return", result="left"),
        Node("right", "return", result="right"),
        results=("left", "right"),
    )  # fmt: skip
    more = flow(
        "part/more",
        Node("sort", "branch", routes=(
            Route("look", Both((Has("part/ask/how", "b"), Is(f"{DOOR}/first", "a")))), Route("done"))),
        Node("look", "text", ask="?", routes=(Route("done"),)),
        Node("done", "return", result="done"),
        results=("done",),
    )  # fmt: skip
    return _pack(door, ask, more)


def test_rounds_over_people() -> None:
    pack = people_pack()
    graphs = graphs_of(pack)
    start = Start(DOOR, "practitioner", 30)
    agrees(Counter(pack, graphs).exactly(start), one_by_one(pack, graphs, start))
