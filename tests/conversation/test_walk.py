"""The path: which question comes next, and what changing, parking and time do to it."""

import pytest

from reflect.conversation.events import (
    Answered,
    AnyEvent,
    Changed,
    Closed,
    DepthChanged,
    Opened,
    Parked,
    Restored,
    Unknown,
)
from reflect.conversation.state import Given, Status
from reflect.conversation.talk import NotOpenError, Talk, begin, replay
from reflect.conversation.walk import Path
from reflect.flows.values import Chosen, Ticked, Value, Written
from tests.conversation.small_pack import DOOR, small_pack

PACK = small_pack()


def opened(depth: int = 30, voice: str = "practitioner") -> Opened:
    return Opened(
        seq=0,
        at="2026-11-22T14:00:00",
        id="x",
        flow=DOOR,
        pack="small",
        voice=voice,
        depth=depth,
        today="2026-11-22",
    )


def talk_with(answers: dict[str, Value | Status], *, depth: int = 30, voice: str = "practitioner") -> Talk:
    """A conversation walked with these answers, as far as they reach."""
    talk = begin(PACK, opened(depth, voice))
    while talk.open_key in answers:
        give(talk, talk.open_key, answers[talk.open_key])
    return talk


def give(talk: Talk, key: str, given: Value | Status) -> None:
    seq = talk.last_seq + 1
    event: AnyEvent
    if given is Status.PARKED:
        event = Parked(seq=seq, at="", key=key)
    elif given is Status.UNKNOWN:
        event = Unknown(seq=seq, at="", key=key)
    else:
        assert not isinstance(given, Status)
        event = (Changed if key in talk.given else Answered)(seq=seq, at="", key=key, value=given)
    talk.apply(event)


def keys(talk: Talk) -> list[str]:
    return [step.key for step in talk.turns()]


TO_SORT: dict[str, Value | Status] = {
    f"{DOOR}/gate": Chosen("no"),
    f"{DOOR}/bringing": Written("Visits are moved. It is the third time."),
    f"{DOOR}/seen": Ticked(("late",)),
    f"{DOOR}/longer": Written("since June"),
}


def test_first_match_wins_and_the_outcome_is_reached() -> None:
    talk = talk_with({f"{DOOR}/gate": Chosen("yes")})
    assert talk.path.outcome is not None
    assert talk.path.outcome.outcome == "stopped-for-safety"
    assert talk.open_key == ""


def test_time_known_at_the_door_is_not_asked_and_reads_as_answered() -> None:
    talk = talk_with({f"{DOOR}/gate": Chosen("no")})
    assert talk.open_key == f"{DOOR}/bringing"
    assert talk.path.value(f"{DOOR}/time") == Chosen("30")


def test_time_not_known_at_the_door_is_asked_and_sets_the_depth() -> None:
    talk = talk_with({**TO_SORT, f"{DOOR}/time": Chosen("10")}, depth=0)
    assert f"{DOOR}/longer" not in keys(talk)
    assert talk.path.depth == 10


def test_a_shallow_conversation_leaves_deep_questions_out() -> None:
    talk = talk_with(TO_SORT, depth=10)
    assert talk.open_key == f"{DOOR}/sort"
    assert [step.key for step in talk.path.steps if step.status is Status.LEFT_OUT] == [f"{DOOR}/longer"]


def test_a_node_for_another_voice_takes_its_skipped_way() -> None:
    rest: dict[str, Value | Status] = {f"{DOOR}/sort": Chosen("here"), f"{DOOR}/pull": Written("to hope")}
    assert talk_with({**TO_SORT, **rest}).open_key == f"{DOOR}/alone"
    assert talk_with({**TO_SORT, **rest}, voice="manager").path.outcome is not None


def test_an_option_with_its_own_way_goes_there() -> None:
    assert talk_with({**TO_SORT, f"{DOOR}/sort": Chosen("there")}).open_key == f"{DOOR}/again"


def test_not_known_takes_the_unsure_way_and_parked_the_ordinary_one() -> None:
    assert talk_with({**TO_SORT, f"{DOOR}/sort": Status.UNKNOWN}).open_key == f"{DOOR}/again"
    assert talk_with({**TO_SORT, f"{DOOR}/sort": Status.PARKED}).open_key == f"{DOOR}/pull"


def test_a_missing_answer_makes_every_comparison_false() -> None:
    talk = talk_with({**TO_SORT, f"{DOOR}/seen": Status.PARKED})
    assert talk.open_key == f"{DOOR}/sort"  # not into part/ask, though nothing says it was not moved


def test_a_call_returns_with_its_named_result() -> None:
    ticked = {**TO_SORT, f"{DOOR}/seen": Ticked(("moved",))}
    done = talk_with({**ticked, "part/ask/who": Chosen("manager")})
    assert f"{DOOR}/longer" in keys(done)
    today = talk_with({**ticked, "part/ask/who": Chosen("nobody")})
    assert today.path.outcome is not None
    assert today.path.outcome.outcome == "ring-today"


def test_a_loop_counts_its_visits_and_leaves_after_the_last() -> None:
    again = {
        f"{DOOR}/again": Chosen("more"),
        f"{DOOR}/again#2": Chosen("more"),
        f"{DOOR}/again#3": Chosen("more"),
    }
    talk = talk_with({**TO_SORT, f"{DOOR}/sort": Chosen("there"), **again})
    assert keys(talk)[-3:] == [f"{DOOR}/again", f"{DOOR}/again#2", f"{DOOR}/again#3"]
    assert talk.open_key == "part/ask/who"


def test_parking_a_second_visit_takes_the_answer_of_the_first_out_of_sight() -> None:
    again: dict[str, Value | Status] = {f"{DOOR}/again": Chosen("more"), f"{DOOR}/again#2": Status.PARKED}
    talk = talk_with({**TO_SORT, f"{DOOR}/sort": Chosen("there"), **again})
    assert talk.path.value(f"{DOOR}/again") is None
    assert talk.open_key == "part/ask/who"


def test_a_flow_called_once_keeps_its_result_the_second_time() -> None:
    answers = {
        **TO_SORT,
        f"{DOOR}/seen": Ticked(("moved",)),
        "part/ask/who": Chosen("manager"),
        f"{DOOR}/sort": Chosen("there"),
        f"{DOOR}/again": Chosen("enough"),
    }
    talk = talk_with(answers)
    assert talk.open_key == f"{DOOR}/pull"
    assert talk.path.result(f"{DOOR}/twice") == "done"


def test_a_review_is_asked_only_when_something_was_left_open() -> None:
    rest: dict[str, Value | Status] = {f"{DOOR}/sort": Chosen("here"), f"{DOOR}/pull": Written("to hope")}
    assert talk_with({**TO_SORT, **rest}).open_key == f"{DOOR}/alone"
    parked = talk_with({**TO_SORT, **rest, f"{DOOR}/longer": Status.PARKED})
    assert parked.open_key == f"{DOOR}/look"


def test_changing_an_answer_sets_the_other_path_aside_and_changing_back_restores_it() -> None:
    talk = talk_with({**TO_SORT, f"{DOOR}/seen": Ticked(("moved",)), "part/ask/who": Chosen("manager")})
    give(talk, f"{DOOR}/seen", Ticked(("late",)))
    assert talk.set_aside() == ("part/ask/who",)
    assert talk.path.value("part/ask/who") is None
    give(talk, f"{DOOR}/seen", Ticked(("moved",)))
    assert talk.set_aside() == ()
    assert talk.path.value("part/ask/who") == Chosen("manager")


def test_the_effect_of_a_change_is_told_before_it_happens_and_changes_nothing() -> None:
    talk = talk_with({**TO_SORT, f"{DOOR}/seen": Ticked(("moved",)), "part/ask/who": Chosen("manager")})
    before = talk.snapshot()
    effect = talk.effect(f"{DOOR}/seen", Ticked(("late",)))
    assert effect.set_aside == ("part/ask/who",)
    assert talk.snapshot() == before
    give(talk, f"{DOOR}/seen", Ticked(("late",)))
    assert talk.effect(f"{DOOR}/seen", Ticked(("moved",))).restored == ("part/ask/who",)


def test_an_answer_whose_question_said_the_changed_one_back_waits_for_another_look() -> None:
    talk = talk_with({**TO_SORT, f"{DOOR}/sort": Chosen("here"), f"{DOOR}/pull": Written("to hope")})
    assert talk.look_again() == {}
    assert talk.effect(f"{DOOR}/sort", Chosen("far")).look_again == (f"{DOOR}/pull",)
    give(talk, f"{DOOR}/sort", Chosen("far"))
    assert talk.look_again() == {f"{DOOR}/pull": f"{DOOR}/sort"}
    give(talk, f"{DOOR}/pull", Written("to hope"))
    assert talk.look_again() == {}


def test_giving_the_same_answer_again_asks_nobody_to_look_again() -> None:
    talk = talk_with({**TO_SORT, f"{DOOR}/sort": Chosen("here"), f"{DOOR}/pull": Written("to hope")})
    give(talk, f"{DOOR}/sort", Chosen("here"))
    assert talk.look_again() == {}


def test_less_time_later_keeps_what_was_answered_and_shortens_what_comes() -> None:
    answers = {key: given for key, given in TO_SORT.items() if key != f"{DOOR}/longer"}
    talk = talk_with(answers)
    assert talk.open_key == f"{DOOR}/longer"
    talk.apply(DepthChanged(seq=talk.last_seq + 1, at="", depth=10, at_key=talk.open_key))
    assert talk.open_key == f"{DOOR}/sort"
    given = talk_with(TO_SORT)
    given.apply(DepthChanged(seq=given.last_seq + 1, at="", depth=10, at_key=f"{DOOR}/longer"))
    assert f"{DOOR}/longer" in keys(given)


def test_looking_ahead_sees_what_a_whole_walk_would_and_changes_nothing() -> None:
    talk = talk_with({**TO_SORT, f"{DOOR}/seen": Ticked(("moved",)), "part/ask/who": Chosen("manager")})
    before = talk.snapshot()
    wanted = {
        **talk.given,
        f"{DOOR}/sort": Given(Status.PARKED, None, 9, 9),
        f"{DOOR}/pull": Given(Status.PARKED, None, 10, 10),
    }
    whole = Path(PACK, talk.graphs, talk.opened, wanted, talk.depths)
    ahead = [step.key for step in talk.path.ahead(wanted)]
    assert ahead == [step.key for step in whole.steps][-len(ahead) :]
    assert ahead[0] == f"{DOOR}/sort"
    assert talk.snapshot() == before


def test_a_restored_answer_is_taken_as_it_stands() -> None:
    talk = talk_with({**TO_SORT, f"{DOOR}/sort": Chosen("here"), f"{DOOR}/pull": Written("to hope")})
    give(talk, f"{DOOR}/sort", Chosen("far"))
    talk.apply(Restored(seq=talk.last_seq + 1, at="", key=f"{DOOR}/pull"))
    assert talk.look_again() == {}
    assert talk.value(f"{DOOR}/pull") == Written("to hope")


def test_closing_is_remembered_and_moves_nothing() -> None:
    talk = talk_with({f"{DOOR}/gate": Chosen("yes")})
    path = talk.path
    talk.apply(Closed(seq=2, at="", outcome="stopped-for-safety"))
    assert talk.closed == "stopped-for-safety"
    assert talk.path is path


def test_a_record_must_begin_with_opened_and_only_begin_with_it() -> None:
    with pytest.raises(NotOpenError):
        replay(PACK, [Parked(seq=0, at="", key="x")])
    with pytest.raises(NotOpenError):
        replay(PACK, [])
    talk = begin(PACK, opened())
    with pytest.raises(NotOpenError):
        talk.apply(opened())
