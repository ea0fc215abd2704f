from reflect.flows.values import Holder, Reviewed, Value, Written
from reflect.summary.build import case_summary
from reflect.summary.model import Items, Line, Run, Said
from tests.summary.making import (
    DAY,
    PARKED,
    UNKNOWN,
    Answers,
    door,
    event,
    everything,
    ids,
    lines,
    node,
    pack,
    paper,
    section,
    told,
)  # fmt: skip

USED = pack(
    door(
        node("who", ask="Who lives there?"),
        node("sleep", ask="Where do they sleep?", open_as="Where do the children sleep?"),
        node("dad", summary="worries", ask="Who is dad?", lead="You wrote {who}."),
        node("nan", ask="What of nan?"),
        node("look", "review", "questions"),
        node("own", summary="questions"),
    )
)
OPEN: Answers = {"talk/who": UNKNOWN, "talk/sleep": PARKED, "talk/dad": PARKED, "talk/nan": UNKNOWN}


def with_review(value: Value) -> Answers:
    return {**OPEN, "talk/look": value}


def test_every_open_question_is_in_the_table_with_who_might_know() -> None:
    review = Reviewed(("talk/dad",), {"talk/dad": Holder("mum", "2026-11-26"), "talk/who": Holder("nan")})
    document = paper(USED, with_review(review))
    assert lines(document, "unknown") == [
        "Who lives there? (not known yet) | nan | ",
        "Where do the children sleep? (parked) |  | ",
        "Who is dad? (parked) | mum | 26 November 2026",
        "What of nan? (not known yet) |  | ",
    ]


def test_those_picked_are_the_questions_at_the_top_in_path_order() -> None:
    document = paper(USED, with_review(Reviewed(("talk/dad", "talk/who"))))
    assert document.sections[0].id == "questions"
    assert section(document, "questions").blocks == (
        Items(
            (Line((Run("Who lives there?"),), ("talk/who",)), Line((Run("Who is dad?"),), ("talk/dad",))),
            numbered=True,
        ),
    )


def test_before_the_review_the_first_three_stand_there() -> None:
    assert lines(paper(USED, OPEN), "questions") == [
        "Who lives there?",
        "Where do the children sleep?",
        "Who is dad?",
    ]


def test_picking_none_is_respected() -> None:
    assert "questions" not in ids(paper(USED, with_review(Reviewed())))


def test_somebodys_own_question_comes_first() -> None:
    document = paper(USED, {**with_review(Reviewed(("talk/nan",))), "talk/own": Written("How do I ask?")})
    assert lines(document, "questions") == ["How do I ask?", "What of nan?"]
    only = section(document, "questions").blocks[0]
    assert isinstance(only, Items)
    assert only.items[0].runs == (Run("How do I ask?", Said.OWN),)


def test_questions_written_in_one_go_are_a_list_of_their_own() -> None:
    def top(text: str) -> list[str]:
        return lines(paper(USED, {**with_review(Reviewed()), "talk/own": Written(text)}), "questions")

    assert top("How do I ask? Am I the third? What must happen?") == [
        "How do I ask?", "Am I the third?", "What must happen?",
    ]  # fmt: skip
    assert top('1. How do I ask\n2) Why now? She is ill.\n\n- Who is "dad?" ') == [
        "How do I ask", "Why now? She is ill.", 'Who is "dad?"',
    ]  # fmt: skip
    assert top("She is ill. How do I ask?") == ["She is ill. How do I ask?"]
    assert top("what?? no") == ["what?? no"]


def test_a_framed_question_stands_above_the_list() -> None:
    used = pack(door(node("own", summary="questions: What I want: {answer}"), node("b", ask="Who?")))
    document = paper(used, {"talk/own": Written("clarity"), "talk/b": PARKED})
    assert lines(document, "questions") == ["What I want: clarity", "Who?"]


def test_a_question_answered_since_is_no_longer_open() -> None:
    talk = told(USED, with_review(Reviewed(("talk/dad", "talk/who"))))
    talk.apply(event(talk, "talk/dad", Written("her cousin")))
    document = case_summary(talk, DAY)
    assert lines(document, "questions") == ["Who lives there?"]
    assert "Who is dad?" not in everything(document)
    assert lines(document, "worries") == ["her cousin"]


def test_the_question_reads_with_what_was_said() -> None:
    used = pack(door(node("a"), node("b", ask="Who else knows {a}?"), node("c", ask="Who knows of {b}?")))
    document = paper(used, {"talk/a": Written("that he sleeps in class"), "talk/b": PARKED, "talk/c": PARKED})
    assert lines(document, "unknown") == [
        "Who else knows “that he sleeps in class”? (parked) |  | ",
        "Talk (parked) |  | ",
    ]


def test_breaths_and_facts_of_the_talk_are_no_questions() -> None:
    used = pack(door(node("time", "choice", sets="depth"), node("look", "review"), node("a")))
    document = paper(used, {"talk/time": PARKED, "talk/look": PARKED, "talk/a": Written("x")}, depth=0)
    assert lines(document, "unknown") == ["Nothing was parked or left as not known."]


def test_an_unfinished_talk_does_not_say_that_nothing_is_open() -> None:
    assert "unknown" not in ids(paper(USED, {"talk/who": Written("mum and two children")}))
