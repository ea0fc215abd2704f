from reflect.flows.conditions import Is
from reflect.flows.model import IdeaSet, Item, Node
from reflect.flows.values import Action, Agreed, Chosen, Decided, Decision, Explanation, Idea, Tried, Weighed
from reflect.summary.model import Line, Run, Said, Table
from tests.summary.making import (
    called,
    door,
    everything,
    flow,
    ids,
    items,
    lines,
    node,
    pack,
    paper,
    section,
    summed,
)


def table(document: object, name: str) -> Table:
    found = [block for block in section(document, name).blocks if isinstance(block, Table)]  # type: ignore[arg-type]
    assert len(found) == 1
    return found[0]


def test_explanations_stand_side_by_side() -> None:
    held = Weighed(
        (Explanation("Money is short", "the dates", "moved visits"), Explanation("Someone is there"))
    )
    made = table(summed(held, kind="weigh", summary="explanations"), "explanations")
    assert made.head == ("What I think is going on", "For", "Against", "What would change my mind")
    assert made.rows[0].cells == (
        (Run("Money is short", Said.OWN),),
        (Run("the dates", Said.OWN),),
        (Run("moved visits", Said.OWN),),
        (),
    )
    assert len(made.rows) == 2
    assert made.caption == "More than one way to see it"
    assert made.keys == ("talk/it",)


def test_the_words_of_a_frame_stand_above_its_table() -> None:
    held = Weighed((Explanation("Money is short"),))
    document = summed(held, kind="weigh", summary="explanations: Two ways to see it: {answer}")
    assert section(document, "explanations").blocks[0] == Line((Run("Two ways to see it:"),), ("talk/it",))


def test_nothing_weighed_leaves_no_table() -> None:
    assert "explanations" not in ids(summed(Weighed(()), kind="weigh", summary="explanations"))


def test_actions_have_who_when_and_what_if_not() -> None:
    done = Action("See him at school", "me", "2026-11-24", "his words written down", "ask the nurse to")
    draft = Action("Ring nan", "me")
    made = table(summed(Agreed((done, draft)), kind="actions", summary="actions"), "actions")
    assert made.head == ("What", "Who", "By when", "How we will know", "If not")
    assert [run.text for run in made.rows[0].cells[2]] == ["24 November 2026"]
    assert made.rows[1].cells[0] == (
        Run("Ring nan", Said.OWN),
        Run(" "),
        Run("(still a draft)", Said.ASIDE),
    )


def test_decisions_have_their_reason_and_who_made_them() -> None:
    made = Decided((Decision("We stay with the plan", "he slept in his own bed all week", "both of us"),))
    shown = table(summed(made, kind="decisions", summary="decisions"), "decisions")
    assert shown.head == ("Decided", "Because", "Who decided")
    assert [run.text for cell in shown.rows[0].cells for run in cell] == [
        "We stay with the plan", "he slept in his own bed all week", "both of us",
    ]  # fmt: skip
    bare = table(summed(Decided((Decision("Close"),)), kind="decisions", summary="decisions"), "decisions")
    assert bare.rows[0].cells[0][-1] == Run("(still a draft)", Said.ASIDE)


LIST = items(a="Ten minutes at the start.", b="A colleague comes too.", c="A written agreement.")


def test_ideas_say_where_they_come_from_and_how_many_were_not_looked_at() -> None:
    value = Tried({"a": Idea("tried", "went well"), "c": Idea("supervision")})
    document = summed(value, kind="try", summary="tried", items=LIST)
    assert lines(document, "tried") == [
        "Ten minutes at the start. | Neglect Prompts | Tried | went well",
        "A written agreement. | Neglect Prompts | Take to supervision | ",
        "One more idea was not looked at.",
    ]


def test_many_ideas_left_are_a_number_in_words_and_those_that_do_not_fit_are_not_counted() -> None:
    many = items(**{f"idea_{n}": f"Idea {n}." for n in range(10)})
    unfit = tuple(Item(f"unfit_{n}", "No.", when=Is("talk/da", "yes")) for n in range(5))
    document = summed(Tried({"idea_0": Idea("will-try")}), kind="try", summary="tried", items=(*many, *unfit))
    assert lines(document, "tried")[-1] == "Nine more ideas were not looked at."


def test_ideas_of_a_set_nobody_opened_are_not_counted() -> None:
    in_sets = (
        *(Item(f"near_{n}", "Near.", sets=("near",)) for n in range(3)),
        *(Item(f"far_{n}", "Far.", sets=("far",)) for n in range(9)),
        Item("both", "Both.", sets=("near", "far")),
    )
    sets = (IdeaSet("near", "Near"), IdeaSet("far", "Far"))
    value = Tried({"near_0": Idea("tried")})
    document = summed(value, kind="try", summary="tried", items=in_sets, idea_sets=sets)
    assert lines(document, "tried")[-1] == "Three more ideas were not looked at."


def test_two_lists_of_ideas_are_one_table() -> None:
    second = called("more", node("these", "try", "tried", items=items(x="Ask nan.", y="Ask dad.")))
    used = pack(door(node("first", "try", "tried", items=LIST), Node("more", "call", flow="more")), second)
    answers = {"talk/first": Tried({"a": Idea("tried")}), "more/these": Tried({"x": Idea("will-try")})}
    document = paper(used, answers)
    made = table(document, "tried")
    assert len(made.rows) == 2
    assert made.keys == ("talk/first", "more/these")
    assert lines(document, "tried")[-1] == "Three more ideas were not looked at."


def test_no_idea_marked_leaves_the_section_to_not_explored() -> None:
    document = summed(Tried({}), kind="try", summary="tried", items=LIST)
    assert "tried" not in ids(document)
    assert "what was tried, how it went, what next" in everything(document)


def test_an_idea_the_content_has_lost_is_still_said() -> None:
    document = summed(Tried({"old_one": Idea("tried")}), kind="try", summary="tried", items=LIST)
    assert lines(document, "tried")[0] == "old one |  | Tried | "


def test_a_choice_in_a_called_flow_comes_in_path_order() -> None:
    used = pack(door(Node("go", "call", flow="in")), called("in", node("c", "choice", "day")), flow("x"))
    assert lines(paper(used, {"in/c": Chosen("other", "hers")}), "day") == ["hers"]
