"""Signs are offered as things to see and to ask about; what is no sign is not among them."""

from __future__ import annotations

from typing import Final

import pytest

from reflect.flows.conditions import holds
from reflect.flows.model import Option, Pack
from reflect.flows.values import Chosen, Ticked
from tests.flows.shipped import Given

AREA: Final = "child/signs/area"
LISTS: Final = (
    "child/signs_small/infant",
    "child/signs_small/preschool",
    "child/signs_school/primary",
    "child/signs_teen/teen",
    "child/signs_around/around",
)
NO_SIGN: Final = (
    "disab",
    "mental",
    "depress",
    "illness of",
    "drink",
    "drugs",
    "learning need",
    "sexual",
    "risky",
)


def options(pack: Pack, key: str) -> tuple[Option, ...]:
    return tuple(pack.node(key).options)


@pytest.mark.parametrize("key", LISTS)
def test_no_list_of_signs_names_a_parents_illness_or_disability_or_blames_a_child(
    shipped: Pack, key: str
) -> None:
    for option in options(shipped, key):
        assert not [word for word in NO_SIGN if word in option.label.lower()], option.label


@pytest.mark.parametrize("key", LISTS)
def test_each_sign_brings_a_question_and_there_is_always_none_of_these(shipped: Pack, key: str) -> None:
    listed = options(shipped, key)
    assert [one.id for one in listed if one.exclusive] == ["none"]
    assert all(one.challenge for one in listed if not one.exclusive)


@pytest.mark.parametrize("key", LISTS[:-1])
@pytest.mark.parametrize("area", ["body", "feelings", "learning", "outside"])
def test_only_what_fits_the_part_that_was_noticed_is_shown(shipped: Pack, key: str, area: str) -> None:
    given = Given({AREA: Ticked((area,)), "child/who/age": Chosen("two")})
    shown = [one for one in options(shipped, key) if holds(one.when, given) and not one.exclusive]
    assert len(shown) < len(options(shipped, key)) - 1


def test_older_names_that_blame_are_not_used(shipped: Pack) -> None:
    texts = [point.gist for point in shipped.points.values()]
    texts += [one.label for key in LISTS for one in options(shipped, key)]
    blaming = ("failure to thrive", "missed appointment", "did not attend")
    assert not [text for text in texts if any(words in text.lower() for words in blaming)]
