from reflect.flows.model import Option
from reflect.flows.values import Chosen, Dated, Ticked, Written
from reflect.summary.build import case_summary
from reflect.summary.model import Items, Line, Run, Said
from tests.summary.making import (
    DAY,
    PARKED,
    door,
    event,
    ids,
    lines,
    node,
    options,
    pack,
    paper,
    section,
    summed,
    told,
)

SEEN = options(kitchen="Kitchen", beds="Where each child sleeps", gp="GP surgery", mine="I looked")


def test_the_frame_and_the_persons_words_are_runs_of_their_own() -> None:
    document = summed(Written("  School rang.  "), summary="bringing: Why now: {answer}")
    assert section(document, "bringing").blocks == (
        Line((Run("Why now: "), Run("School rang.", Said.OWN)), ("talk/it",)),
    )


def test_paragraphs_stay_paragraphs_and_lines_stay_lines() -> None:
    document = summed(Written("one\ntwo\n \n\nthree"), summary="day: A day: {answer}")
    assert lines(document, "day") == ["A day: one\ntwo", "three"]


def test_words_are_never_recased_and_a_fixed_full_stop_gives_way_to_theirs() -> None:
    assert lines(summed(Written("no Food"), summary="day: {answer}. That is all."), "day") == [
        "no Food. That is all."
    ]
    assert lines(summed(Written("Is he well?"), summary="day: {answer}."), "day") == ["Is he well?"]
    assert lines(summed(Written('"I\'m tired."'), summary="day: He says {answer}."), "day") == [
        'He says "I\'m tired."'
    ]


def test_an_option_speaks_as_the_frame_and_takes_its_paper_words() -> None:
    both = (Option("a", "Yes, I did", says="yes, on 2 October"), Option("b", "No, nobody has"))
    told_so = summed(Chosen("a"), kind="choice", options=both, summary="day: Seen alone: {answer}")
    assert section(told_so, "day").blocks == (Line((Run("Seen alone: yes, on 2 October."),), ("talk/it",)),)
    label = summed(Chosen("b"), kind="choice", options=both, summary="day: Seen alone: {answer}")
    assert lines(label, "day") == ["Seen alone: no, nobody has."]
    anew = summed(Chosen("b"), kind="choice", options=both, summary="day: Seen alone? {answer}")
    assert lines(anew, "day") == ["Seen alone? No, nobody has."]
    first = summed(Chosen("b"), kind="choice", options=both, summary="day: {answer}")
    assert lines(first, "day") == ["No, nobody has."]


def test_something_else_is_the_persons_own() -> None:
    document = summed(
        Chosen("other", "Nan did"), kind="choice", options=SEEN, summary="day: Seen by: {answer}"
    )
    assert section(document, "day").blocks == (
        Line((Run("Seen by: "), Run("Nan did", Said.OWN)), ("talk/it",)),
    )


def test_several_read_as_a_sentence_has_them() -> None:
    document = summed(
        Ticked(("kitchen", "beds", "gp", "mine")),
        kind="multi",
        options=SEEN,
        summary="unknown: Seen: {answer}",
    )
    assert lines(document, "unknown") == ["Seen: kitchen, where each child sleeps, GP surgery and I looked."]


def test_a_row_whose_parts_hold_commas_is_kept_apart_by_more_than_commas() -> None:
    both = options(a="late, or not at all", b="in one room", c="alone")
    three = summed(Ticked(("a", "b", "c")), kind="multi", options=both, summary="day: Seen: {answer}")
    assert lines(three, "day") == ["Seen: late, or not at all; in one room; alone."]
    own = summed(
        Ticked(("a", "other"), "at nan's"), kind="multi", options=both, summary="day: Seen: {answer}"
    )
    assert lines(own, "day") == ["Seen: late, or not at all; at nan's"]


def test_own_words_stand_last_in_the_list_and_apart() -> None:
    document = summed(
        Ticked(("kitchen", "other"), "the Yard"), kind="multi", options=SEEN, summary="day: Seen: {answer}"
    )
    assert section(document, "day").blocks == (
        Line((Run("Seen: kitchen and "), Run("the Yard", Said.OWN)), ("talk/it",)),
    )


def test_an_option_the_content_has_lost_is_still_said() -> None:
    document = summed(Chosen("gone-now"), kind="choice", options=SEEN, summary="day: Seen: {answer}")
    assert lines(document, "day") == ["Seen: gone now."]


def test_dates_stand_in_the_persons_words_and_bare_dates_as_a_letter_has_them() -> None:
    said = summed(Dated("about three weeks ago", ""), kind="when", summary="day: Last seen: {answer}")
    assert lines(said, "day") == ["Last seen: about three weeks ago"]
    bare = summed(Dated("2026-10-02", "2026-10-02"), kind="when", summary="day: Last seen: {answer}")
    assert lines(bare, "day") == ["Last seen: 2 October 2026"]
    meant = summed(Dated("last Thursday", "2026-11-12"), kind="when", summary="day: Last seen: {answer}")
    assert lines(meant, "day") == ["Last seen: last Thursday (12 November 2026)"]
    plain = summed(Dated("12 November, at nan's", "2026-11-12"), kind="when", summary="day")
    assert lines(plain, "day") == ["12 November, at nan's"]
    odd = summed(Dated("2026-99-99", ""), kind="when", summary="day: Last seen: {answer}")
    assert lines(odd, "day") == ["Last seen: 2026-99-99"]


def test_words_marked_as_a_whole_say_how_they_are_known_behind_them() -> None:
    document = summed(
        Written("No food.", ("saw", "told")), summary="worries: Has happened: {answer}", basis=True
    )
    assert section(document, "worries").blocks == (
        Line(
            (Run("Has happened: "), Run("No food.", Said.OWN), Run(" (saw, was told)", Said.ASIDE)),
            ("talk/it",),
        ),
    )


def test_what_was_seen_and_what_was_told_stay_apart() -> None:
    text = "Saw: a clear kitchen. Told by mum: they sleep at nan's. I was not upstairs."
    document = summed(Written(text, ("saw", "told")), summary="together: What happened: {answer}", basis=True)
    first, apart = section(document, "together").blocks
    assert first == Line((Run("What happened:"),), ("talk/it",))
    assert isinstance(apart, Items)
    assert [line.runs for line in apart.items] == [
        (Run("Saw: ", Said.ASIDE), Run("a clear kitchen.", Said.OWN)),
        (Run("Was told by mum: ", Said.ASIDE), Run("they sleep at nan's.", Said.OWN)),
        (Run("I was not upstairs.", Said.OWN),),
    ]


def test_a_mark_no_stretch_carries_stands_behind_the_words_that_carry_none() -> None:
    text = "The beds were bare.\nTold: they sleep at nan's."
    document = summed(Written(text, ("saw", "told")), summary="day", basis=True)
    assert lines(document, "day") == ["The beds were bare. (saw)", "Was told: they sleep at nan's."]


def test_one_tag_for_everything_is_said_once() -> None:
    document = summed(
        Written("Told by school: he has cereal.", ("told",)), summary="day: Mornings: {answer}", basis=True
    )
    assert lines(document, "day") == ["Mornings: he has cereal. (was told by school)"]


def test_a_tag_where_nobody_asked_how_it_is_known_stays_as_typed() -> None:
    document = summed(Written("Read: the file. Think: who knows?"), summary="day")
    assert lines(document, "day") == ["Read: the file. Think: who knows?"]


def test_nothing_given_leaves_nothing() -> None:
    assert "day" not in ids(summed(Written("  "), summary="day: A day: {answer}"))
    assert "day" not in ids(summed(Ticked(()), kind="multi", options=SEEN, summary="day: Seen: {answer}"))
    assert "day" not in ids(summed(PARKED, summary="day: A day: {answer}"))


def test_answers_stand_in_the_order_they_were_given_each_on_its_own_line() -> None:
    used = pack(
        door(node("a", summary="day: A: {answer}"), node("b", summary="lens"), node("c", summary="day"))
    )
    answers = {"talk/a": Written("one"), "talk/b": Written("two"), "talk/c": Written("three")}
    document = paper(used, answers)
    assert lines(document, "day") == ["A: one", "three"]
    assert ids(document)[:1] == ["day"]


def test_an_answer_to_look_at_again_says_so() -> None:
    used = pack(
        door(
            node("a", summary="day"), node("b", summary="day: B: {answer}", lead="You wrote {a}."), node("c")
        )
    )
    talk = told(used, {"talk/a": Written("one"), "talk/b": Written("two")})
    talk.apply(event(talk, "talk/a", Written("otherwise")))
    assert lines(case_summary(talk, DAY), "day") == ["otherwise", "B: two (to look at again)"]


def test_a_frame_without_a_place_for_the_words_still_carries_them() -> None:
    assert lines(summed(Written("yes"), summary="day: He slept"), "day") == ["He slept yes"]
