"""The figures in words: what is met, what is not, and what they rest on."""

from __future__ import annotations

import pytest

from reflect.cli.figures import _told
from reflect.stats.figures import Figures
from reflect.stats.report import _met, figures, starts
from reflect.stats.spread import Spread
from tests.cli.conftest import SMALL, Reflect
from tests.cli.conftest import reflect as reflect  # noqa: PLC0414 - the fixture
from tests.conversation.small_pack import small_pack


def test_every_way_to_begin_is_counted_once() -> None:
    begun = [(doors, one.voice, one.depth, one.asked) for doors, one in starts(small_pack())]
    assert begun == [
        (("small",), "practitioner", 10, True),
        (("small",), "practitioner", 30, True),
        ((), "manager", 10, True),
        ((), "manager", 30, True),
    ]


def test_the_shares_are_of_all_ways() -> None:
    for ways in figures(small_pack()).ways:
        assert sum(one.share for one in ways.outcomes) == pytest.approx(1, abs=1e-5)
        assert ways.full
        assert ways.full.share == pytest.approx(sum(one.share for one in ways.outcomes if not one.stop))


@pytest.mark.parametrize(
    "lower,median,upper,met",
    [(18, 25, 32, "yes"), (17, 25, 32, "partly"), (18, 25, 33, "partly"), (10, 17, 30, "no")],
)
def test_a_range_is_kept_to_by_the_middle_half(lower: int, median: int, upper: int, met: str) -> None:
    assert _met(Figures(1, lower, median, upper, 99), (18, 32)) == met


def test_quartiles_are_the_first_numbers_that_far_along() -> None:
    spread = Spread()
    for number, chance in ((7, 0.25), (3, 0.25), (9, 0.5)):
        spread.put(number, chance)
    assert spread.quartiles() == (3, 3, 7, 9, 9)


def test_a_sample_says_that_it_is_one() -> None:
    told = "\n".join(_told(figures(small_pack(), cap=2, samples=25)))
    assert "From 25 sampled conversations." in told
    assert "Every way counted." not in told


def test_what_is_printed_fits_the_screen(reflect: Reflect) -> None:
    ran = reflect("flows", "stats", SMALL)
    assert ran.code == 0
    assert "Every way counted." in ran.out
    assert "turns meant for 30 minutes" in " ".join(ran.out.split())
    assert "Guidance screens at grade 8 or below" in ran.out
    assert max(len(line) for line in ran.out.splitlines()) <= 80
