from reflect import parts
from reflect.flows.values import TRY_STATES, Idea, Tried
from reflect.parts.ideas import ENOUGH
from reflect.views import Form, PartGiven, Reply
from tests.parts.making import ITEMS, SETS, WORDS, asked, context, finished, ids, picks, words

IN_SETS = context("try", items=ITEMS, idea_sets=SETS)
TALK = context("try", items=ITEMS, idea_sets=SETS, nearest="talk")
SHORT = context("try", items=ITEMS[:3])
NOTHING = Reply()
NO_MORE = picks(ENOUGH)


def marks(**states: str) -> Reply:
    return Reply(marks=states)


def test_the_nearest_set_is_asked_for() -> None:
    prompt = asked(IN_SETS)
    assert (prompt.form, prompt.ask) == (Form.CHOOSE, WORDS["try.nearest"])
    assert ids(prompt) == ["door", "talk", "own"]


def test_it_is_not_asked_where_an_earlier_answer_names_it() -> None:
    assert ids(asked(TALK)) == ["idea_9", "idea_10", "idea_12"]


def test_it_is_asked_where_the_earlier_answer_names_no_set_here() -> None:
    assert asked(context("try", items=ITEMS, idea_sets=SETS, nearest="other")).ask == WORDS["try.nearest"]


def test_a_set_whose_ideas_are_all_held_back_is_not_offered() -> None:
    without = tuple(item for item in ITEMS if item.sets)  # one idea stands in every set
    ctx = context("try", items=tuple(item for item in without if "own" not in item.sets), idea_sets=SETS)
    assert ids(asked(ctx)) == ["door", "talk"]


def test_at_most_seven_are_marked_at_once() -> None:
    prompt = asked(IN_SETS, picks("door"))
    assert prompt.form is Form.MARK
    assert len(prompt.choices) == 7
    assert [state.id for state in prompt.states] == list(TRY_STATES)
    assert prompt.states[0].label == WORDS["try.state.tried"]


def test_each_idea_says_where_it_comes_from_and_any_caution() -> None:
    notes = [choice.note for choice in asked(IN_SETS, picks("door")).choices]
    assert notes[:2] == ["from CA.1", "Not alone · from CA.1"]


def test_what_was_not_shown_yet_is_offered_and_enter_ends_it() -> None:
    prompt = asked(IN_SETS, picks("door"), NOTHING)
    assert (prompt.form, prompt.ask, prompt.before) == (Form.CHOOSE, WORDS["try.more"], NO_MORE)
    assert ids(prompt) == ["door", "talk", "own", ENOUGH]  # two of "door" are left over
    assert ids(asked(IN_SETS, picks("door"), NOTHING, picks("door"))) == ["idea_8", "idea_9", "idea_12"]


def test_no_idea_is_shown_twice() -> None:
    shown = ids(asked(TALK, NOTHING, picks("own")))
    assert shown == ["idea_11"]  # idea_12, in every set, stood on the first page


def test_when_all_was_shown_nothing_more_is_offered() -> None:
    assert finished(SHORT, NOTHING) == Tried({})


def test_ideas_without_sets_come_in_pages_of_seven() -> None:
    ctx = context("try", items=ITEMS)
    assert len(asked(ctx).choices) == 7
    more = asked(ctx, NOTHING)
    assert [choice.label for choice in more.choices] == [WORDS["go-on"], WORDS["try.enough"]]
    assert ids(asked(ctx, NOTHING, picks(ids(more)[0]))) == [f"idea_{n}" for n in range(8, 13)]


def test_two_are_talked_through_what_was_tried_first() -> None:
    given = marks(idea_1="supervision", idea_2="will-try", idea_3="tried")
    first = asked(SHORT, given)
    assert (first.form, first.ask, first.optional) == (Form.WRITE, "How did it go: Idea 3", True)
    second = asked(SHORT, given, *words("well"))
    assert second.ask == "What do you need for: Idea 2"
    value = finished(SHORT, given, *words("well", ""))
    assert value == Tried(
        {"idea_1": Idea("supervision"), "idea_2": Idea("will-try"), "idea_3": Idea("tried", "well")}
    )


def test_the_two_are_the_same_whichever_handful_came_first() -> None:
    one_way = (NOTHING, picks("own"), marks(idea_11="tried"), picks("door"), marks(idea_1="tried"), NO_MORE)
    value = finished(TALK, *one_way, *words("the first", "the second"))
    assert value == Tried({"idea_1": Idea("tried", "the first"), "idea_11": Idea("tried", "the second")})
    assert parts.next_step(TALK, parts.replies_for(TALK, value)) == value


def test_ideas_stand_in_the_order_of_the_flow() -> None:
    value = finished(SHORT, marks(idea_3="tried", idea_1="tried"), NOTHING, NOTHING)
    assert isinstance(value, Tried)
    assert list(value.ideas) == ["idea_1", "idea_3"]


def test_an_earlier_mark_waits_on_its_idea_whichever_handful_shows_it() -> None:
    before = parts.replies_for(IN_SETS, Tried({"idea_9": Idea("will-try", "ring Amy")}))
    assert asked(IN_SETS, picks("talk"), before=before).before == marks(idea_9="will-try")
    note = asked(IN_SETS, picks("talk"), marks(idea_9="will-try"), NO_MORE, before=before)
    assert note.before == Reply(text="ring Amy")


def test_what_was_given_so_far() -> None:
    given = parts.given(SHORT, (marks(idea_1="tried"), *words("well")))
    assert given == (PartGiven("Idea 1", WORDS["try.state.tried"]), PartGiven("Idea 1", "well"))


def test_how_it_reads() -> None:
    value = Tried({"idea_1": Idea("tried", "well"), "gone": Idea("will-try")})
    assert parts.answer_text(SHORT.node, WORDS, value).splitlines() == [
        f"Idea 1: {WORDS['try.state.tried']}",
        "well",
        f"gone: {WORDS['try.state.will-try']}",
    ]
    assert parts.answer_text(SHORT.node, WORDS, Tried({})) == WORDS["go-on"]


def test_a_note_that_would_be_lost_is_refused_by_name() -> None:
    ideas = {"idea_1": Idea("tried"), "idea_2": Idea("tried"), "idea_3": Idea("tried", "mine")}
    assert parts.accept(SHORT, Tried(ideas)) == "There is no place here for “mine”. Please take it out."


def test_a_node_without_ideas_holds_nobody_up() -> None:
    assert finished(context("try"), NOTHING) == Tried({})
