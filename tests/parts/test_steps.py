from reflect import parts
from reflect.flows.values import OTHER, Action, Agreed
from reflect.views import Form, PartGiven, Reply
from tests.parts.making import IDEAS, WORDS, asked, context, finished, ids, picks, words

PLAIN = context("actions")
CARRIED = context("actions", carried_ideas=IDEAS)
FULL = words("See the bedrooms", "me and Amy", "Friday", "I will have seen them", "ring my manager")
NO, YES = picks("no"), picks("yes")


def test_a_step_is_five_parts_and_only_what_is_needed() -> None:
    for number, part in enumerate(("what", "who", "by", "known", "if_not")):
        prompt = asked(PLAIN, *FULL[:number])
        assert (prompt.form, prompt.ask, prompt.optional) == (
            Form.WRITE, WORDS[f"actions.{part}"], part != "what",
        )  # fmt: skip


def test_a_whole_step_and_a_draft() -> None:
    value = finished(PLAIN, *FULL, YES, *words("Ring school", "", "", "", ""), NO)
    full = Action("See the bedrooms", "me and Amy", "Friday", "I will have seen them", "ring my manager")
    assert value == Agreed((full, Action("Ring school")))
    assert [action.draft for action in value.actions] == [False, True]


def test_five_are_enough_or_as_many_as_the_node_says() -> None:
    short = words("Do", "", "", "", "")
    value = finished(PLAIN, *short, *(YES, *short) * 4)
    assert isinstance(value, Agreed)
    assert len(value.actions) == 5
    assert finished(context("actions", most=1), *short) == Agreed((Action("Do"),))


def test_a_step_may_come_from_an_idea_and_starts_with_its_words() -> None:
    prompt = asked(CARRIED)
    assert (prompt.form, prompt.ask) == (Form.CHOOSE, WORDS["actions.from"])
    assert [choice.label for choice in prompt.choices] == [
        "Bring a colleague", "Ask him what he fears", WORDS["actions.from.own"],
    ]  # fmt: skip
    assert asked(CARRIED, picks("co_work")).before == Reply(text="Bring a colleague")
    assert asked(CARRIED, picks(OTHER)).before == Reply()


def test_an_idea_is_offered_until_it_is_used() -> None:
    used = (picks("co_work"), *FULL, YES)
    assert ids(asked(CARRIED, *used)) == ["ask", OTHER]
    assert asked(CARRIED, *used, picks("ask"), *FULL, YES).form is Form.WRITE


def test_another_idea_brings_its_own_words_not_those_of_the_earlier_answer() -> None:
    before = (picks("co_work"), *FULL, NO)
    assert asked(CARRIED, picks("co_work"), before=before).before.text == "See the bedrooms"
    assert asked(CARRIED, picks("ask"), before=before).before.text == "Ask him what he fears"


def test_a_draft_keeps_its_words_when_the_ideas_it_came_from_are_gone() -> None:
    draft = (picks("co_work"), *FULL[:3])
    assert parts.usable(PLAIN, draft) == FULL[:3]
    assert asked(PLAIN, *draft, before=draft).ask == WORDS["actions.known"]


def test_a_draft_keeps_its_words_when_there_are_ideas_now() -> None:
    assert parts.usable(CARRIED, FULL[:3]) == ()
    assert asked(CARRIED, picks(OTHER), before=FULL[:3]).before == FULL[0]
    assert asked(CARRIED, picks(OTHER), FULL[0], before=FULL[:3]).before == FULL[1]


def test_what_was_given_so_far() -> None:
    what, who = WORDS["actions.what.label"], WORDS["actions.who.label"]
    given = parts.given(CARRIED, (picks("co_work"), *FULL[:2]))
    assert given == (PartGiven(what, "See the bedrooms"), PartGiven(who, "me and Amy"))


def test_how_they_read() -> None:
    first = Action("See the bedrooms", "me", "Friday", "seen", "ring")
    known, if_not = WORDS["actions.known.label"], WORDS["actions.if_not.label"]
    line = f"See the bedrooms - me - Friday - {known}: seen - {if_not}: ring"
    assert parts.answer_text(PLAIN.node, WORDS, Agreed((first,))) == line
    both = parts.answer_text(PLAIN.node, WORDS, Agreed((first, Action("Ring school"))))
    assert both == f"1. {line}\n2. Ring school"


def test_who_by_when_are_named_where_the_part_before_is_missing() -> None:
    by = WORDS["actions.by.label"]
    text = parts.answer_text(PLAIN.node, WORDS, Agreed((Action("Ring school", by="Friday"),)))
    assert text == f"Ring school - {by}: Friday"
