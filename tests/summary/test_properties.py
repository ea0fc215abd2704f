"""Whatever people answer: their words are on the paper, and nothing else of theirs is."""

import re

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from reflect.conversation.talk import Talk
from reflect.flows.conditions import Has, Is
from reflect.flows.model import Node, Pack, Route
from reflect.flows.values import (
    BASES,
    OTHER,
    TRY_STATES,
    Action,
    Agreed,
    Chosen,
    Dated,
    Explanation,
    Holder,
    Idea,
    Reviewed,
    Ticked,
    Tried,
    Value,
    Weighed,
    Written,
)  # fmt: skip
from reflect.summary.build import case_summary
from reflect.summary.markdown import markdown
from reflect.summary.model import Said
from reflect.summary.text import text
from tests.summary.making import (
    DAY,
    PARKED,
    UNKNOWN,
    called,
    door,
    event,
    items,
    node,
    options,
    pack,
    runs_of,
    told,
)  # fmt: skip
from tests.summary.reading import EXPECTED, read_back, tokens

TICKS = options(a="Visits moved", b="Things agreed, then not done", c="None")


def packed() -> Pack:
    """A talk with every kind of question, a way that forks, a private part and guidance."""
    return pack(
        door(
            node("way", "choice", "bringing: Stuck: {answer}", options=TICKS,
                 routes=(Route("left", Is("talk/way", "a")), Route("right"))),
            node("left", summary="day: Left: {answer}", basis=True, routes=(Route("ticks"),)),
            node("right", "when", "day: Right: {answer}."),
            node("ticks", "multi", "together: Seen: {answer}", options=TICKS,
                 routes=(Route("more", Has("talk/ticks", "a")), Route("inner"))),
            node("more", summary="lens: About {way}: {answer}", lead="You said {way}."),
            Node("inner", "call", flow="arrive"),
            node("steer"),
            node("weighed", "weigh", "explanations"),
            node("ideas", "try", "tried", items=items(x="One.", y="Two.", z="Three.")),
            node("steps", "actions", "actions"),
            node("asked", summary="questions"),
            node("look", "review", "questions"),
            node("last", summary="escalate: {answer} At once."),
        ),
        called("arrive", node("mood", summary="private: {answer}"), node("who")),
    )  # fmt: skip


PACK = packed()
LETTERS = st.characters(exclude_categories=["Cs", "Cc"])
WORDS = st.text(LETTERS, max_size=40) | st.sampled_from(
    ["Saw: bread. Told: none.", "a | b", "# x\n\n1. y", "*?*", "What? Why? No."]
)
MARK = st.integers(0, 10**9).map(lambda n: f"w{n:09d}")


@st.composite
def answers(draw: st.DrawFn) -> dict[str, Value | str]:
    """An answer for every question, each piece of writing with a word of its own in it."""

    def words() -> str:
        return f"{draw(WORDS)} {draw(MARK)} {draw(WORDS)}".strip()

    def ticked() -> Ticked:
        ticks = draw(st.lists(st.sampled_from(["a", "b", "c"]), unique=True))
        return Ticked((*ticks, OTHER), words()) if draw(st.booleans()) else Ticked(tuple(ticks))

    written = draw(st.lists(st.sampled_from(BASES), unique=True, max_size=2).map(tuple))
    explanations = tuple(Explanation(words(), words(), "", words()) for _ in range(draw(st.integers(0, 3))))
    states = draw(st.dictionaries(st.sampled_from("xyz"), st.sampled_from(TRY_STATES), max_size=3))
    way = draw(st.sampled_from([Chosen("a"), Chosen("b"), Chosen(OTHER, words())]))
    given: dict[str, Value | str] = {
        "talk/way": way,
        "talk/left": Written(words(), written),
        "talk/right": Dated(words()),
        "talk/ticks": ticked(),
        "talk/more": Written(words()),
        "arrive/mood": Written(words()),
        "arrive/who": Written(words()),
        "talk/steer": Written(words()),
        "talk/weighed": Weighed(explanations),
        "talk/ideas": Tried({name: Idea(state, words()) for name, state in states.items()}),
        "talk/steps": Agreed(tuple(Action(words(), words()) for _ in range(draw(st.integers(0, 2))))),
        "talk/asked": Written(words()),
        "talk/look": Reviewed(("talk/left",), {"talk/left": Holder("nan")}),
        "talk/last": Written(words()),
    }  # fmt: skip
    for key in draw(st.sets(st.sampled_from(sorted(given)), max_size=5)):
        given[key] = draw(st.sampled_from([PARKED, UNKNOWN]))
    return dict(list(given.items())[: draw(st.integers(0, len(given)))]) if draw(st.booleans()) else given


def marks(value: object) -> set[str]:
    """The words of our own in an answer."""
    return set(re.findall(r"w\d{9}", repr(value)))


def changed(talk: Talk) -> None:
    """Take the other way: what was answered on the first is off the path."""
    way = talk.path.value("talk/way")
    if way:
        talk.apply(event(talk, "talk/way", Chosen("b" if way == Chosen("a") else "a")))


@given(answers(), st.booleans())
def test_every_word_of_a_framed_answer_on_the_path_is_on_paper_and_no_other(
    given_answers: dict[str, Value | str], turn_round: bool  # noqa: FBT001
) -> None:  # fmt: skip
    talk = told(PACK, given_answers)
    if turn_round:
        changed(talk)
    document = case_summary(talk, DAY)
    there: set[str] = set()
    for step in talk.path.steps:
        if step.node.summary and step.node.summary.section != "private":
            there |= marks(talk.value(step.key))
    for page in (read_back(markdown(document)), text(document)):
        assert marks(page) == there
    assert {token.type for token in tokens(markdown(document))} <= EXPECTED
    assert case_summary(talk, DAY) == document


@given(answers())
def test_what_is_marked_as_somebodys_own_is_in_what_they_wrote(given_answers: dict[str, Value | str]) -> None:
    talk = told(PACK, given_answers)
    wrote = "".join("".join(strings(given.value)) for given in talk.given.values() if given.value)
    squeezed = "".join(wrote.split())
    for run in runs_of(case_summary(talk, DAY)):
        if run.said is Said.OWN:
            assert "".join(run.text.split()) in squeezed


def strings(value: object) -> list[str]:
    """Everything written in an answer."""
    plain = msgspec.to_builtins(value)

    def look(part: object) -> list[str]:
        if isinstance(part, str):
            return [part]
        if isinstance(part, dict):
            return [text for one in part.values() for text in look(one)]
        return [text for one in part for text in look(one)] if isinstance(part, list | tuple) else []

    return look(plain)
