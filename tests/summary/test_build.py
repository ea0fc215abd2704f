from reflect.flows.conditions import Is
from reflect.flows.model import SECTIONS, Node, Route
from reflect.flows.values import Chosen, Written
from reflect.summary.build import case_summary, private_reflection
from reflect.summary.text import text
from tests.summary.making import (
    DAY,
    PARKED,
    UNKNOWN,
    called,
    door,
    event,
    everything,
    flow,
    ids,
    lines,
    node,
    options,
    pack,
    paper,
    section,
    summed,
    told,
)  # fmt: skip

ALL = pack(door(*(node(f"n_{name.replace('-', '_')}", summary=name) for name in reversed(SECTIONS))))
ANSWERS = {f"talk/n_{name}": Written(f"about {name}") for name in SECTIONS}


def test_sections_stand_in_the_order_of_the_paper_whatever_the_order_of_the_talk() -> None:
    document = paper(ALL, ANSWERS)
    assert ids(document) == [*SECTIONS[:-1], "guidance"]
    assert section(document, "escalate").title == "What would make us escalate"


def test_facts_title_and_footer() -> None:
    document = paper(ALL, ANSWERS)
    assert document.kind == "case"
    assert document.title == "Case summary for supervision"
    assert document.facts == (
        "Prepared 19 November 2026",
        "Practitioner's preparation notes, 30 minutes",
        "Finished",
    )
    assert document.footer == ("One person's preparation notes, not an assessment.", "They may be disclosed.")
    assert document.finished


def test_a_talk_that_goes_on_or_stopped_early_is_not_finished() -> None:
    going = paper(ALL, {})
    assert not going.finished
    assert going.facts[-1] == "Not finished. This is how it stands now."
    stop = node("stop", "outcome", stop=True)
    assert not paper(pack(flow("talk", node("it"), end=stop)), {"talk/it": Written("x")}).finished


def test_empty_sections_are_named_and_not_printed() -> None:
    document = summed(Written("x"), summary="day")
    assert ids(document) == ["day", "unknown", "guidance", "not-explored"]
    caution, names = lines(document, "not-explored")
    assert names.startswith("Three questions for supervision; why I am bringing this, and why now; what I am")
    assert names.endswith("; actions; what would make us escalate.")
    assert "a day in" not in names
    assert caution == "A gap here is not an all-clear."


def test_a_short_way_says_what_it_is() -> None:
    used = pack(door(Node("go", "call", flow="brief")), called("brief", node("a", summary="day"), short=True))
    assert lines(paper(used, {"brief/a": Written("x")}), "not-explored")[0] == "A short way for now."


DEEP = pack(
    door(
        node("first", summary="day"),
        node("spine", summary="day", depth=30),
        Node("go", "call", flow="men", depth=30),
        Node("go_too", "call", flow="arrive", depth=30),
        Node("in_part", "call", flow="health"),
        Node("leaving", "call", flow="leave"),
        Node("hers", "call", flow="cues"),
    ),
    called("leave", node("load", summary="private", depth=30), title="How you leave"),
    called("cues", node("listen", summary="day", voices=("manager",), depth=60), title="What to listen for"),
    called("men", node("dad", summary="together"), title="The men in their lives"),
    called("arrive", node("mood", summary="private"), title="How you arrive"),
    called(
        "health",
        node("grow", summary="day"),
        node("teeth", summary="day", depth=30),
        node("steer", depth=30),
        title="Health and growth",
    ),
)


def test_what_this_depth_left_out_is_named_by_topic_once() -> None:
    answers = {"talk/first": Written("x"), "health/grow": Written("y")}
    _, names, in_part = lines(paper(DEEP, answers, depth=10), "not-explored")[:3]
    assert names.endswith("; what would make us escalate; the men in their lives.")
    assert in_part.endswith("health and growth.")
    full = everything(paper(DEEP, {**answers, "talk/spine": Written("z")}))
    assert "health and growth" not in full


def test_parked_and_not_known_answers_leave_their_section_empty() -> None:
    used = pack(door(node("a", summary="day"), node("b", summary="lens")))
    assert ids(paper(used, {"talk/a": PARKED, "talk/b": UNKNOWN})) == [
        "questions", "unknown", "guidance", "not-explored",
    ]  # fmt: skip


# ------------------------------------------------------------------------------------ what never appears

CANARY = "canary-7f3a"


def test_nothing_private_is_in_the_case_summary() -> None:
    used = pack(
        door(
            node("a", summary="day"),
            node("mood", summary="private: I feel {answer}", ask=f"How are you, {CANARY}?"),
            Node("go", "call", flow="leave"),
            node("rest", tags=("wellbeing",), ask=f"Rested, {CANARY}?"),
        ),
        called(
            "leave",
            node("load", summary="private", open_as=f"Who carries {CANARY}?"),
            node("who", ask=f"Who hears {CANARY}?"),
            node("said", "choice", options=options(a=CANARY)),
            title=f"Leaving {CANARY}",
        ),
    )
    for given in (Written(CANARY), Chosen("other", CANARY), PARKED, UNKNOWN):
        answers = {"talk/a": Written("the day"), "talk/mood": given, "leave/load": given, "leave/who": given}
        document = paper(used, {**answers, "leave/said": given, "talk/rest": given})
        assert document.finished
        assert CANARY not in everything(document)
        assert not any("mood" in key or "leave/" in key for key in keys(document))


def test_a_door_with_one_private_question_keeps_its_other_open_questions() -> None:
    used = pack(door(node("mood", summary="private"), node("a", ask="Who?")))
    assert lines(paper(used, {"talk/mood": PARKED, "talk/a": PARKED}), "unknown") == ["Who? (parked) |  | "]


def test_answers_off_the_path_never_appear() -> None:
    used = pack(
        door(
            node(
                "way", "choice", "bringing", options=options(left="Left", right="Right"),
                routes=(Route("left", Is("talk/way", "left")), Route("right")),
            ),
            node("left", summary="day", routes=(Route("end"),)),
            node("right", summary="day"),
        )
    )  # fmt: skip
    talk = told(used, {"talk/way": Chosen("left"), "talk/left": Written(CANARY)})
    assert CANARY in everything(case_summary(talk, DAY))
    talk.apply(event(talk, "talk/way", Chosen("right")))
    assert CANARY not in everything(case_summary(talk, DAY))
    assert "talk/left" not in keys(case_summary(talk, DAY))


def test_the_same_talk_gives_the_same_paper() -> None:
    assert paper(ALL, ANSWERS) == paper(ALL, ANSWERS)


def test_a_fact_known_at_the_door_stands_on_paper() -> None:
    used = pack(
        door(
            node(
                "role", "choice", "bringing: My part: {answer}", options=options(health="Health"), sets="role"
            ),
            node("a", summary="day"),
        )
    )
    document = paper(used, {"talk/a": Written("x")}, role="health")
    assert lines(document, "bringing") == ["My part: health."]


def keys(document: object) -> set[str]:
    import msgspec

    found: set[str] = set()

    def look(part: object) -> None:
        if isinstance(part, dict):
            found.update(part.get("keys", ()))
            for value in part.values():
                look(value)
        elif isinstance(part, list):
            for value in part:
                look(value)

    look(msgspec.json.decode(msgspec.json.encode(document)))
    return found


def test_the_private_page_holds_what_is_private_and_nothing_else() -> None:
    private = private_reflection(told(ALL, ANSWERS), DAY)
    assert private is not None
    assert private.kind == "private"
    shown = text(private)
    assert "about private" in shown
    assert [name for name in SECTIONS[:-1] if f"about {name}" in shown] == []
    assert "about private" not in text(paper(ALL, ANSWERS))


def test_with_nothing_private_there_is_no_private_page() -> None:
    rest = {key: value for key, value in ANSWERS.items() if not key.endswith("private")}
    assert private_reflection(told(ALL, rest), DAY) is None
