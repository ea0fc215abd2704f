"""Folding events one by one comes to the same conversation as replaying them all, whatever they are."""

from hypothesis import given, settings
from hypothesis import strategies as st

from reflect.conversation.events import (
    Answered,
    AnyEvent,
    Changed,
    Closed,
    DepthChanged,
    Exported,
    Opened,
    Parked,
    Restored,
    Unknown,
)
from reflect.conversation.talk import Talk, begin, replay
from reflect.flows.graph import graphs_of
from reflect.flows.values import Chosen, Dated, Ticked, Value, Written
from tests.conversation.small_pack import DOOR, small_pack

PACK = small_pack()
GRAPHS = graphs_of(PACK)
KEYS = [
    *(
        f"{DOOR}/{name}"
        for name in (
            "gate",
            "bringing",
            "seen",
            "longer",
            "sort",
            "again",
            "again#2",
            "pull",
            "look",
            "alone",
        )
    ),
    "part/ask/who",
    "part/ask/who#2",
    "nowhere/at_all",
]
OPTIONS = [
    "yes",
    "no",
    "10",
    "30",
    "moved",
    "late",
    "none",
    "here",
    "there",
    "far",
    "more",
    "enough",
    "nobody",
    "other",
]

values: st.SearchStrategy[Value] = st.one_of(
    st.builds(Chosen, st.sampled_from(OPTIONS)),
    st.builds(Ticked, st.lists(st.sampled_from(OPTIONS), unique=True, max_size=3).map(tuple)),
    st.builds(Written, st.text(max_size=20)),
    st.builds(Dated, st.text(max_size=5)),
)
moves = st.tuples(
    st.sampled_from(["open", "open", "open", "open", "any", "any", "depth", "restore", "close", "export"]),
    st.sampled_from(["answer", "answer", "answer", "park", "unknown"]),
    st.sampled_from(KEYS),
    values,
    st.sampled_from([10, 30]),
)


def fitting(talk: Talk, key: str, value: Value) -> Value:
    """Mostly an option the question has, so that conversations get somewhere; the rest as drawn."""
    node = PACK.flows.get(key.rpartition("/")[0])
    found = node.nodes.get(key.rpartition("/")[2].partition("#")[0]) if node else None
    if found and found.options and isinstance(value, Chosen):
        return Chosen(found.options[len(value.option) % len(found.options)].id)
    return value


def event(talk: Talk, move: tuple[str, str, str, Value, int]) -> AnyEvent:
    where, what, key, value, depth = move
    seq = talk.last_seq + 1
    match where:
        case "depth":
            return DepthChanged(seq=seq, at="", depth=depth, at_key=talk.open_key or key)
        case "restore":
            return Restored(seq=seq, at="", key=key)
        case "close":
            return Closed(seq=seq, at="", outcome="bring-to-supervision")
        case "export":
            return Exported(seq=seq, at="", document="case", format="md")
    key = talk.open_key or key if where == "open" else key
    if what == "park":
        return Parked(seq=seq, at="", key=key)
    if what == "unknown":
        return Unknown(seq=seq, at="", key=key)
    kind = Changed if key in talk.given else Answered
    return kind(seq=seq, at="", key=key, value=fitting(talk, key, value))


@given(
    st.sampled_from([0, 10, 30]), st.sampled_from(["practitioner", "manager"]), st.lists(moves, max_size=30)
)
@settings(max_examples=300, deadline=None)
def test_fold_equals_replay(depth: int, voice: str, drawn: list[tuple[str, str, str, Value, int]]) -> None:
    opened = Opened(
        seq=0, at="", id="x", flow=DOOR, pack="small", voice=voice, depth=depth, today="2026-11-22"
    )
    events: list[AnyEvent] = [opened]
    talk = begin(PACK, opened, GRAPHS)
    for move in drawn:
        one = event(talk, move)
        events.append(one)
        talk.apply(one)
        assert replay(PACK, events, GRAPHS).snapshot() == talk.snapshot()


@given(st.lists(moves, max_size=25), st.sampled_from(KEYS), values)
@settings(max_examples=200, deadline=None)
def test_nothing_given_is_ever_lost(
    drawn: list[tuple[str, str, str, Value, int]], key: str, value: Value
) -> None:
    """Every answer ever given is on the path or set aside with it: never gone."""
    opened = Opened(seq=0, at="", id="x", flow=DOOR, pack="small", voice="practitioner", depth=30, today="")
    talk = begin(PACK, opened, GRAPHS)
    met: set[str] = set()
    for move in drawn:
        one = event(talk, move)
        talk.apply(one)
        if isinstance(one, Answered | Changed | Parked | Unknown):
            met.add(one.key)
        assert met == set(talk.given)
        assert set(talk.set_aside()) | {step.key for step in talk.turns()} == met
    before = talk.snapshot()
    talk.effect(key, value)
    assert talk.snapshot() == before
