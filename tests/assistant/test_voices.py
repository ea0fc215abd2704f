"""The same conversation in three voices: what stands beside a question, and what is said after the answer."""

from datetime import UTC, datetime
from itertools import count

from msgspec.structs import replace

from reflect.assistant import Assistant
from reflect.flows.model import Pack
from reflect.flows.wordings import Cue, OptionWords, Rewording
from reflect.views import Reply
from tests.conversation.small_pack import DOOR, small_pack
from tests.plain.holding import flat, hold

GATE, OWN = Reply(picks=("no",)), Reply(text="Visits are moved every single week.")
CUED = Rewording(ask="What is on her mind?", cue=Cue(listen="A pause.", care="Tea first."))


def voiced(**said: Rewording) -> Pack:
    pack = small_pack()
    flow = pack.flows[DOOR]
    nodes = {**flow.nodes}
    nodes["bringing"] = replace(nodes["bringing"], why="Own words come first.")
    nodes["seen"] = replace(nodes["seen"], why="Behaviour first.", after="Ticks are not a verdict.")
    words = {"cue.listen": "Listen for", "cue.care": "Look after", "voice.manager": "Guiding"}
    return replace(
        pack,
        voices=("practitioner", "manager", "learner"),
        flows={**pack.flows, DOOR: replace(flow, nodes=nodes)},
        voiced={"manager": {f"{DOOR}/{name}": one for name, one in said.items()}},
        words={**pack.words, **words},
    )


def begun(voice: str, *replies: Reply, pack: Pack | None = None) -> Assistant:
    ids = (f"id{n}" for n in count())
    now = datetime(2026, 11, 22, tzinfo=UTC)
    made = Assistant(pack or voiced(bringing=CUED), now=lambda: now, new_id=lambda: next(ids))
    made.start("small", depth=30, voice=voice)
    for reply in replies:
        made.send(reply)
    return made


def test_a_manager_hears_the_question_to_ask_and_sees_the_cue_beside_it() -> None:
    turn = begun("manager", GATE).turn
    assert turn is not None
    assert turn.ask == "What is on her mind?"
    assert turn.cue == ("Listen for: A pause.", "Look after: Tea first.")
    why = begun("manager", GATE).why()
    assert why is not None
    assert why.cue == turn.cue
    alone = begun("practitioner", GATE).turn
    assert alone is not None
    assert (alone.ask, alone.cue) == ("What is on your mind?", ())


def test_the_cue_stands_beside_the_question_and_not_beside_its_second_ask() -> None:
    turn = begun("manager", GATE, Reply(text="tired")).turn
    assert turn is not None
    assert turn.prompt.adds
    assert turn.cue == ()


def test_every_event_says_whose_voice_it_was_and_every_conversation_which_pack() -> None:
    held = begun("manager", GATE, OWN)
    assert {event.by for event in held.record} == {"manager"}
    assert held.talk.opened.pack == held.pack.digest
    assert held.status().title == "Guiding"
    assert begun("practitioner").status().title == held.pack.flows[DOOR].title


def test_a_learner_is_told_why_after_the_answer_and_never_before() -> None:
    held = begun("learner", GATE)
    assert [one.after for one in held.exchanges(9)] == [""]
    assert held.after(f"{DOOR}/bringing") == ""
    held.send(OWN)
    assert held.exchanges(1)[0].after == "Own words come first."
    assert held.after(f"{DOOR}/bringing") == "Own words come first."
    held.park()
    assert held.exchanges(1)[0].after == "", "parked: it may still be answered"
    held.reopen(f"{DOOR}/seen")
    held.unknown()
    assert held.exchanges(1)[0].after == "Ticks are not a verdict."


def test_others_are_told_nothing_after_an_answer() -> None:
    for voice in ("practitioner", "manager"):
        assert [one.after for one in begun(voice, GATE, OWN).exchanges(9)] == ["", ""]


def test_an_option_in_other_words_is_still_the_same_answer() -> None:
    words = Rewording(options={"moved": OptionWords(label="Kept away", says="They kept away")})
    held = begun("manager", GATE, OWN, pack=voiced(seen=words))
    turn = held.turn
    assert turn is not None
    assert [choice.label for choice in turn.prompt.choices][:2] == ["Kept away", "Late"]
    held.send(Reply(picks=("moved",)))
    assert held.exchanges(1)[0].answer == "Kept away"
    assert held.turn is not None
    assert held.turn.key == "part/ask/who"


def test_a_role_known_for_the_area_is_asked_of_nobody() -> None:
    pack = voiced()
    flow = pack.flows[DOOR]
    asked = replace(flow.nodes["sort"], sets="role", other=False)
    pack = replace(pack, flows={**pack.flows, DOOR: replace(flow, nodes={**flow.nodes, "sort": asked})})
    way = (GATE, OWN, Reply(picks=("late",)), Reply(text="since June, as far as anyone knows"))
    asks, known = (
        begun("practitioner", *way, pack=pack),
        begun("practitioner", *way, pack=replace(pack, role="here")),
    )
    assert asks.turn is not None
    assert asks.turn.key == f"{DOOR}/sort"
    assert known.turn is not None
    assert known.turn.key == f"{DOOR}/pull"


def test_line_by_line_the_cue_comes_under_the_question_and_the_reason_after_the_answer() -> None:
    held = begun("manager")
    page = hold("1", assistant=held)
    asked, cue = page.index("What is on her mind?"), page.index("Listen for: A pause.")
    assert asked < cue < page.index("Look after: Tea first.")
    page = flat(hold("1", "Visits are moved every single week.", "1", assistant=begun("learner")))
    reason = page.index("Why that was asked: Own words come first.")
    assert page.index("What is on your mind?") < reason < page.index("What did you see?")
    assert "Why that was asked" not in flat(hold("1", "Visits again.", assistant=begun("practitioner")))
