"""What a front end is shown, where the conversation itself would not show a mistake."""

from msgspec.structs import replace

from reflect import present
from reflect.conversation.events import Opened
from reflect.conversation.talk import begin
from reflect.flows.model import Contact, Option, Pack, Point, Source
from tests.conversation.small_pack import DOOR, small_pack


def with_sources() -> Pack:
    source = Source(
        "CA", "A partnership's guidance", "Calderdale", "2023", "2026-11-01", "2027-05-01", "Superseded."
    )
    points = {
        "CA-1": Point("CA-1", "CA", "Professional curiosity > Why", "Look again", caveat="Old."),
        "CA-2": Point("CA-2", "CA", "A heading that goes on for very much longer than forty characters", "x"),
    }
    return replace(small_pack(), sources={"CA": source}, points=points)


def test_a_source_is_named_in_a_few_words_or_by_its_short_name_alone() -> None:
    pack = with_sources()
    assert present.source_line(pack, ["CA-1"]) == "Calderdale · Professional curiosity"
    assert present.source_line(pack, ["CA-2"]) == "Calderdale"
    assert present.source_line(pack, ["nowhere"]) == ""


def test_a_long_heading_is_named_in_a_few_words_of_ours() -> None:
    pack = with_sources()
    long = pack.points["CA-2"].section
    source = replace(pack.sources["CA"], headings={long: "Long story", "Professional curiosity": "Curiosity"})
    pack = replace(pack, sources={"CA": source})
    assert present.source_line(pack, ["CA-2"]) == "Calderdale · Long story"
    assert present.source_line(pack, ["CA-1"]) == "Calderdale · Curiosity"
    assert present.source_line(pack, ["CA-1", "CA-2"]) == "Calderdale"  # no one part stands for both


def test_each_point_is_noted_once_with_every_caution() -> None:
    notes = present.source_notes(with_sources(), ["CA-1", "CA-1"], "2026-11-22")
    assert [(note.edition, note.caveat) for note in notes] == [("2023", "Old. Superseded.")]


def test_guidance_that_may_no_longer_hold_says_so_first() -> None:
    words = {"source.replaced": "Replaced by {by}.", "source.past": "Was due {date}."}
    pack = replace(with_sources(), words={**small_pack().words, **words})
    due = replace(pack.sources["CA"], review_by="2027-05-01")

    def caveat(today: str, **changed: str) -> str:
        sources = {"CA": replace(due, **changed)}
        return present.source_notes(replace(pack, sources=sources), ["CA-2"], today)[0].caveat

    assert "Was due" not in caveat("2027-05-01")
    assert caveat("2027-05-02").startswith("Was due 1 May 2027.")
    assert caveat("2027-05-02", superseded_by="the 2027 edition").startswith("Replaced by the 2027 edition.")


def test_a_contact_that_is_not_set_says_so_and_no_number_is_made_up() -> None:
    pack = replace(
        small_pack(), contacts={"a": Contact("a", "Front door"), "b": Contact("b", "Emergency", "999")}
    )
    assert present.contact_lines(pack, ["a", "b"]) == ("Front door: not set", "Emergency: 999")


def test_the_glossary_finds_whole_words_only() -> None:
    pack = small_pack()
    assert present.glossary_of(pack, "into the Room with you") == (("room", "Where supervision happens."),)
    assert present.glossary_of(pack, "a broomstick") == ()
    assert present.glossary_of(pack, "in two rooms") == (("room", "Where supervision happens."),)


def test_the_longer_word_goes_before_the_one_inside_it() -> None:
    pack = replace(
        small_pack(), glossary={"plan": "What is agreed.", "protection plan": "Made at a meeting."}
    )
    assert present.glossary_of(pack, "The protection plan") == (("protection plan", "Made at a meeting."),)
    assert len(present.glossary_of(pack, "The protection plan, and my own plan")) == 2


def test_looking_ahead_passes_a_safety_question_whose_options_all_lead_somewhere_themselves() -> None:
    """The first screen of the app once fell over here."""
    pack = small_pack()
    gate = pack.flows[DOOR].nodes["gate"]
    alone = replace(
        gate, options=(Option("yes", "Yes", to="stopped"), Option("no", "No", to="bringing")), routes=()
    )
    flow = replace(pack.flows[DOOR], nodes={**pack.flows[DOOR].nodes, "gate": alone})
    opened = Opened(
        seq=0, at="", id="x", flow=DOOR, pack="", voice="practitioner", depth=30, today="2026-11-22"
    )
    talk = begin(replace(pack, flows={**pack.flows, DOOR: flow}), opened)
    assert present.minutes_left(talk) > 2
