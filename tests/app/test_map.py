"""The map as a list: folded where it is long, with what can be opened, all in words."""

from reflect.screens.map import map_rows
from reflect.views import MapEntry, MapStage, MapView
from reflect.widgets.picklist import Row


def stage(label: str, state: str, *statuses: str) -> MapStage:
    entries = (
        MapEntry(f"{label}/{at}", f"Question {at}?", "Answer.", one) for at, one in enumerate(statuses)
    )
    return MapStage(label, state, tuple(entries))


def shown(rows: list[Row]) -> list[tuple[str, str]]:
    return [(row.label, row.note) for row in rows if not row.heading]


def test_a_short_map_is_open() -> None:
    rows = map_rows(MapView((stage("First", "done", "answered"), stage("Second", "here", "here"))))
    assert shown(rows) == [("Question 0?", "Answer."), ("Question 0?", "you are here")]


def test_a_long_map_is_folded_but_where_one_is_and_says_what_it_holds() -> None:
    long = stage("First", "done", *["answered"] * 10, "parked", "unknown", "offered")
    view = MapView((long, stage("Second", "here", "answered", "here")))
    folded = map_rows(view)
    held = "10 answers, 1 parked, 1 not known yet, 1 more to ask"
    assert shown(folded)[0] == ("✓ First", f"{held}: Enter shows them")
    assert len(shown(folded)) == 3
    unfolded = map_rows(view, {folded[0].id})
    assert len(shown(unfolded)) == 3 + 13
    assert shown(unfolded)[0][1].endswith("Enter folds it")


def test_what_can_be_opened_says_so_in_words_and_the_way_back_comes_first() -> None:
    areas = (stage("Closer", "", "open", "begun"),)
    back = MapEntry("the-way", "Which is nearest?", "", "back")
    rows = map_rows(MapView((stage("Second", "here", "here", "offered"),), areas=areas, back=back))
    assert shown(rows) == [
        ("Which is nearest?", "Enter goes back to it"),
        ("Question 0?", "you are here"),
        ("Question 1?", "more here, not asked yet: Enter opens it"),
        ("Question 0?", "not explored: Enter opens it"),
        ("Question 1?", "begun and left: Enter goes on with it"),
    ]
