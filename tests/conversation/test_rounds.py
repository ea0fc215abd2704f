"""Rounds over several people, last time's actions, and a depth that changes on the way."""

from hypothesis import given
from hypothesis import strategies as st

from reflect.conversation.events import Answered, AnyEvent, Changed, DepthChanged, Opened, Parked, Unknown
from reflect.conversation.state import Status
from reflect.conversation.talk import Talk, begin, replay
from reflect.conversation.wording import wording
from reflect.flows.conditions import Answered as HasAnswer
from reflect.flows.conditions import Count, Is
from reflect.flows.graph import graphs_of
from reflect.flows.model import Door, Node, Option, Pack
from reflect.flows.values import Chosen, Listed, Person, Value, Written
from reflect.flows.wordings import Frame, Wording
from tests.conversation.small_pack import flow, options, small_pack, to

DOOR = "start/family"
BANDS = (Option("small", "Under five"), Option("school", "Five or over"))
TWO = Listed((Person("child_b", "Child B", "small"), Person("child_c", "the baby", "small")))

FAMILY = flow(
    DOOR,
    Node("gate", "safety", ask="Danger?", options=options("no"), routes=to("others")),
    Node("others", "people", ask="Who else?", options=BANDS, named="Child B", routes=to("round")),
    Node("round", "each", over=f"{DOOR}/others", flow="part/own", until=("today",),
         routes=to((Is(f"{DOOR}/round", "today"), "ring"), "many")),
    Node("many", "branch", routes=to((Count(f"{DOOR}/others", ">=", 2), "which"), "end")),
    Node("which", "text", ask="Which of them first?", lead="You listed {others}.", routes=to("end")),
    Node("end", "outcome", outcome="done", ask="Done."),
    Node("ring", "outcome", outcome="ring", ask="Ring.", stop=True),
    door=True,
)  # fmt: skip
OWN = flow(
    "part/own",
    Node("day", "text", ask="What do you know of {person}'s yesterday?", lead="Now {person}.",
         summary=Frame("day", "What I know of {person}'s day: {answer}"),
         open_as="What is {person}'s day like?",
         routes=to("inner")),
    Node("inner", "call", flow="part/sleep", routes=to("worry")),
    Node("worry", "choice", ask="Worried?", lead="You wrote {day}.", options=options("no", "yes"),
         instead=(Wording(HasAnswer("part/sleep/where"), ask="Worried, knowing where {person} sleeps?"),),
         routes=to((Is("part/own/worry", "yes"), "return_today"), "return_done")),
    Node("return_today", "return", result="today"),
    Node("return_done", "return", result="done"),
    results=("today", "done"),
)  # fmt: skip
SLEEP = flow(
    "part/sleep",
    Node("where", "text", depth=30, ask="Where does {person} sleep?", routes=to("return_done")),
    Node("return_done", "return", result="done"),
    results=("done",),
)


def family() -> Pack:
    small = small_pack()
    return Pack(
        **{
            name: getattr(small, name)
            for name in ("version", "owner", "stages", "sources", "points", "glossary", "contacts", "words")
        },
        name="family",
        voices=("practitioner",),
        depths=(10, 30, 60),
        doors=(Door("family", DOOR, "A family"),),
        flows={DOOR: FAMILY, "part/own": OWN, "part/sleep": SLEEP},
        digest="family",
    )


PACK = family()
GRAPHS = graphs_of(PACK)


class Held:
    """A conversation held by answering whatever is open."""

    def __init__(self, depth: int = 30) -> None:
        self.events: list[AnyEvent] = [
            Opened(
                seq=0, at="", id="1", flow=DOOR, pack="family", voice="practitioner", depth=depth, today=""
            )
        ]
        self.talk = begin(PACK, self.events[0], GRAPHS)  # type: ignore[arg-type]

    def add(self, event: AnyEvent) -> None:
        self.events.append(event)
        self.talk.apply(event)
        assert replay(PACK, self.events, GRAPHS).snapshot() == self.talk.snapshot()

    def give(self, value: Value) -> str:
        key = self.talk.open_key
        self.add(Answered(seq=len(self.events), at="", key=key, value=value))
        return key

    def begin_with(self, people: Listed) -> None:
        self.give(Chosen("no"))
        self.give(people)


def asked(talk: Talk) -> list[str]:
    return [step.key for step in talk.turns()]


def ask_of(talk: Talk) -> str:
    step = talk.step_of(talk.open_key)
    return talk.words(wording(talk, step).ask, step)


def test_each_child_is_asked_about_under_a_key_of_its_own_and_by_its_role_word() -> None:
    held = Held()
    held.begin_with(TWO)
    assert ask_of(held.talk) == "What do you know of Child B's yesterday?"
    for answer in ("B was at nan's on Sunday.", "B sleeps in the small bed."):
        held.give(Written(answer))
    held.give(Chosen("no"))
    assert ask_of(held.talk) == "What do you know of the baby's yesterday?"
    held.give(Written("The baby slept late."))
    held.give(Written("In a cot."))
    held.give(Chosen("no"))
    assert held.talk.open_key == f"{DOOR}/which"
    assert asked(held.talk)[2:] == [
        "part/own/day@child_b", "part/sleep/where@child_b", "part/own/worry@child_b",
        "part/own/day@child_c", "part/sleep/where@child_c", "part/own/worry@child_c",
    ]  # fmt: skip


def test_what_is_said_of_one_child_is_not_said_back_about_another() -> None:
    held = Held()
    held.begin_with(TWO)
    held.give(Written("Was at nan's on Sunday."))
    held.give(Written("In the small bed."))
    step = held.talk.step_of(held.talk.open_key)
    assert "nan" in held.talk.words("You wrote {day}.", step)
    assert ask_of(held.talk) == "Worried, knowing where Child B sleeps?"
    held.give(Chosen("no"))
    held.add(Parked(seq=len(held.events), at="", key=held.talk.open_key))
    held.add(Unknown(seq=len(held.events), at="", key=held.talk.open_key))
    step = held.talk.step_of(held.talk.open_key)
    assert step.key == "part/own/worry@child_c"
    assert held.talk.words("You wrote {day}.", step) == ""
    assert ask_of(held.talk) == "Worried?"


def test_a_child_to_ring_about_ends_the_round_at_once() -> None:
    held = Held(depth=10)
    held.begin_with(TWO)
    held.give(Written("Alone on Sunday night."))
    held.give(Chosen("yes"))
    assert held.talk.path.outcome is not None
    assert held.talk.path.outcome.outcome == "ring"
    assert not any("child_c" in key for key in asked(held.talk))


def test_with_nobody_listed_and_with_the_list_parked_the_round_is_passed_by() -> None:
    for none in (Listed(), None):
        held = Held()
        held.give(Chosen("no"))
        if none is None:
            held.add(Parked(seq=2, at="", key=held.talk.open_key))
        else:
            held.give(none)
        assert held.talk.path.outcome is not None
        assert held.talk.path.outcome.outcome == "done"


def test_a_child_taken_off_the_list_keeps_its_answers_aside_and_gets_them_back() -> None:
    held = Held(depth=10)
    held.begin_with(TWO)
    held.give(Written("B was at nan's."))
    held.give(Chosen("no"))
    held.give(Written("The baby slept."))
    only_c = Listed(TWO.people[1:])
    held.add(Changed(seq=9, at="", key=f"{DOOR}/others", value=only_c))
    assert held.talk.set_aside() == ("part/own/day@child_b", "part/own/worry@child_b")
    assert "part/own/day@child_c" in asked(held.talk)
    held.add(Changed(seq=10, at="", key=f"{DOOR}/others", value=TWO))
    assert held.talk.set_aside() == ()


def test_a_changed_answer_about_one_child_asks_for_another_look_at_that_child_only() -> None:
    held = Held(depth=10)
    held.begin_with(TWO)
    for words in ("B one two three.", "C one two three."):
        held.give(Written(words))
        held.give(Chosen("no"))
    held.add(Changed(seq=20, at="", key="part/own/day@child_b", value=Written("B four five six.")))
    assert list(held.talk.look_again()) == ["part/own/worry@child_b"]


def test_the_line_on_paper_and_the_open_question_say_whom_they_are_about() -> None:
    held = Held()
    held.begin_with(TWO)
    node = wording(held.talk, held.talk.step_of("part/own/day@child_b"))
    assert node.summary == Frame("day", "What I know of Child B's day: {answer}")
    assert node.open_as == "What is Child B's day like?"


def test_less_time_from_here_on_leaves_out_the_open_question_and_keeps_what_was_given() -> None:
    held = Held(depth=30)
    held.begin_with(TWO)
    held.give(Written("B was at nan's."))
    assert held.talk.open_key == "part/sleep/where@child_b"
    held.add(DepthChanged(seq=9, at="", depth=10, at_key=held.talk.open_key))
    assert held.talk.open_key == "part/own/worry@child_b"
    assert held.talk.path.depth == 10
    left = [step.key for step in held.talk.path.steps if step.status is Status.LEFT_OUT]
    assert left == ["part/sleep/where@child_b"]


people = st.sets(st.sampled_from("abc")).map(
    lambda letters: Listed(tuple(Person(f"child_{one}", f"Child {one}", "small") for one in sorted(letters)))
)
answers: st.SearchStrategy[Value] = st.one_of(
    people, st.builds(Chosen, st.sampled_from(["no", "yes"])), st.builds(Written, st.text(max_size=9))
)
KEYS = [f"part/own/{name}@child_{one}" for name in ("day", "worry") for one in "abc"] + [f"{DOOR}/others"]


@given(
    st.lists(
        st.tuples(st.booleans(), st.sampled_from(KEYS), answers, st.sampled_from([10, 30, 60])), max_size=25
    )
)
def test_folding_is_replaying_whatever_happens_in_a_round(
    moves: list[tuple[bool, str, Value, int]],
) -> None:
    held = Held()
    held.give(Chosen("no"))
    for at_open, key, value, depth in moves:
        where = held.talk.open_key or key
        if not at_open and isinstance(value, Written):
            held.add(DepthChanged(seq=len(held.events), at="", depth=depth, at_key=where))
        else:
            chosen = where if at_open else key
            held.add(Answered(seq=len(held.events), at="", key=chosen, value=value))
