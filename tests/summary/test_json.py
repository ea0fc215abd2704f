import json

import msgspec

from reflect.flows.values import Action, Agreed, Written
from reflect.summary.model import Document
from reflect.summary.render import render
from tests.summary.making import summed


def test_the_document_comes_back_as_it_was() -> None:
    for document in (
        summed(Written("Kind words\n\n学校"), summary="day: A: {answer}"),
        summed(Agreed((Action("See him"),)), kind="actions", summary="actions"),
    ):
        page = render(document, "json")
        assert msgspec.json.decode(page, type=Document) == document
        assert json.loads(page)["v"] == 1
        assert json.loads(page)["kind"] == "case"
        assert page.endswith("}\n")


def test_words_stay_readable_and_say_whose_they_are() -> None:
    page = json.loads(render(summed(Written("ماں نے کہا"), summary="day: A: {answer}"), "json"))
    assert page["sections"][0]["blocks"][0] == {
        "type": "line",
        "runs": [{"text": "A: ", "said": "frame"}, {"text": "ماں نے کہا", "said": "own"}],
        "keys": ["talk/it"],
    }
    assert "ماں" in render(summed(Written("ماں"), summary="day"), "json")
