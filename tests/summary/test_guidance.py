from msgspec.structs import replace

from reflect.flows.conditions import Is
from reflect.flows.model import Node, Option, Point, SignOff
from reflect.flows.values import Chosen, Idea, Tried, Written
from reflect.flows.wordings import Wording
from tests.summary.making import (
    PARKED,
    Answers,
    called,
    door,
    ids,
    items,
    lines,
    node,
    pack,
    paper,
    summed,
)  # fmt: skip

CAUTION = "Rests on an earlier edition of the national guidance: check the current one."
CA = "Calderdale multi-agency neglect guidance (2023)"


def test_documents_are_named_with_their_edition_and_the_headings_used() -> None:
    document = summed(Written("x"), cites=("CA-curiosity.1", "CA-day.1", "CA-curiosity.2", "NP-5.1"))
    assert lines(document, "guidance") == [
        "These documents stand behind the questions.",
        "Neglect Prompts (undated): The plan is not working.",
        f"{CA}: Professional curiosity; Lived experience. {CAUTION}",
        "Content last checked 1 November 2026. Not yet reviewed by a safeguarding lead.",
    ]


def test_only_what_was_answered_shown_or_marked_counts() -> None:
    used = pack(
        door(
            node("say", "say", cites=("CA-day.1",)),
            node("a", cites=("CA-curiosity.1",)),
            node("b", "try", items=items(x="One.", y="Two.")),
        )
    )
    named: Answers = {"talk/a": PARKED, "talk/b": Tried({})}
    assert lines(paper(used, named), "guidance")[1] == f"{CA}: Lived experience. {CAUTION}"
    marked: Answers = {**named, "talk/b": Tried({"x": Idea("tried")})}
    assert lines(paper(used, marked), "guidance")[1] == "Neglect Prompts (undated): The plan is not working."


def test_other_words_of_a_question_bring_their_own_source_and_a_choice_too() -> None:
    which = (Option("x", "X", cites=("NP-5.1",)), Option("y", "Y", cites=("CA-day.1",)))
    used = pack(
        door(
            node("a", "choice", options=which, cites=("NP-5.1", "CA-day.1")),
            node("b", instead=(Wording(Is("talk/a", "x"), ask="Other?", cites=("CA-curiosity.1",)),)),
        )
    )
    said = lines(paper(used, {"talk/a": Chosen("x"), "talk/b": Written("x")}), "guidance")
    assert said[1:3] == [
        "Neglect Prompts (undated): The plan is not working.",
        f"{CA}: Professional curiosity. {CAUTION}",
    ]


def test_an_unsigned_pack_says_so_even_where_nothing_was_cited() -> None:
    assert lines(summed(Written("x")), "guidance") == ["Not yet reviewed by a safeguarding lead."]
    signed = paper(pack(door(node("it")), signed=True), {"talk/it": Written("x")})
    assert "guidance" not in ids(signed)


def test_a_sign_off_of_other_content_is_none() -> None:
    used = pack(door(node("it")), signed=True)
    stale = replace(used, digest="now", sign_off=SignOff("lead", "2026-11-01", "then"))
    assert lines(paper(stale, {}), "guidance") == ["Not yet reviewed by a safeguarding lead."]
    fresh = replace(stale, sign_off=SignOff("lead", "2026-11-01", "now"))
    assert "guidance" not in ids(paper(fresh, {}))


def test_a_long_row_of_headings_names_the_most_used_where_the_pack_has_words_for_it() -> None:
    points = {f"P-{n}": Point(f"P-{n}", "CA", f"Heading {n}", "gist") for n in range(9)}
    used = pack(door(node("a", cites=tuple(points)), node("b", cites=("P-8", "NP-5.1"))))
    used = replace(used, points={**used.points, **points})
    answers = {"talk/a": Written("x"), "talk/b": Written("y")}
    assert "Heading 8; Heading 0; Heading 1; Heading 2; " in lines(paper(used, answers), "guidance")[2]
    assert "Heading 7." in lines(paper(used, answers), "guidance")[2]
    short = replace(used, words={**used.words, "paper.more-sections": "and {n} more sections"})
    assert (
        f"Heading 3; Heading 4; and three more sections. {CAUTION}"
        in lines(paper(short, answers), "guidance")[2]
    )


def test_guidance_on_wellbeing_is_not_named() -> None:
    used = pack(
        door(Node("go", "call", flow="arrive")),
        called("arrive", node("how", summary="private", cites=("CA-day.1",)), node("b", cites=("NP-5.1",))),
    )
    document = paper(used, {"arrive/how": Written("low"), "arrive/b": Written("x")})
    assert lines(document, "guidance") == ["Not yet reviewed by a safeguarding lead."]


def test_a_document_that_was_replaced_or_is_overdue_says_so_on_paper() -> None:
    base = pack(door(node("a", cites=("NP-5.1",))))
    words = {**base.words, "source.replaced": "Replaced by {by}.", "source.past": "Was due {date}."}

    def said(today_is_past: str, by: str) -> str:
        source = replace(base.sources["NP"], review_by=today_is_past, superseded_by=by)
        changed = replace(base, words=words, sources={**base.sources, "NP": source})
        return lines(paper(changed, {"talk/a": Written("x")}), "guidance")[1]

    assert said("2099-01-01", "") == "Neglect Prompts (undated): The plan is not working."
    assert said("2020-01-01", "").endswith("Was due 1 January 2020.")
    assert said("2099-01-01", "the next one").endswith("Replaced by the next one.")


def test_another_nation_is_told_that_the_guidance_is_englands() -> None:
    base = pack(door(node("a", cites=("NP-5.1",))))
    words = {**base.words, "law.elsewhere": "Check what holds in {nation}.", "nation.wales": "Wales"}

    def said(nation: str) -> str:
        changed = replace(base, words=words, nation=nation)
        return " ".join(lines(paper(changed, {"talk/a": Written("x")}), "guidance"))

    assert "Check what holds in Wales." in said("wales")
    for nation in ("", "england"):
        assert "Check what holds" not in said(nation)
