"""Intervals over respondents: when there is one, and when and why there is none."""

from math import atanh, isclose

import numpy as np
import pytest

from qualcode.analysis.jackknife import interval, standard_error, too_few
from qualcode.analysis.student import inside, t_quantile

from ..bench.coverage import compared, measured, samples

REPLICATES = [0.5, 0.55, 0.6, 0.62, 0.66, 0.7]


def test_quantiles_as_tables_print_them() -> None:
    printed = {1: 12.706, 2: 4.303, 3: 3.182, 7: 2.365, 10: 2.228, 20: 2.086, 60: 2.0, 120: 1.98}
    assert {freedom: round(t_quantile(freedom), 3) for freedom in printed} == printed
    assert round(t_quantile(9, 0.99), 3) == 3.25 and round(t_quantile(4, 0.9), 3) == 2.132
    assert isclose(t_quantile(9_999), 1.9602, abs_tol=1e-4)


@pytest.mark.parametrize("freedom", [1, 2, 5, 8, 33])
def test_a_quantile_holds_what_it_says(freedom: int) -> None:
    assert isclose(inside(t_quantile(freedom), freedom), 0.95, abs_tol=1e-12)
    assert inside(0, freedom) == 0


def test_the_interval_is_symmetric_on_fishers_scale() -> None:
    found = interval(0.6, REPLICATES, holders=9)
    assert found.low is not None and found.high is not None and not found.is_rough and not found.why
    half = t_quantile(5) * standard_error([atanh(value) for value in REPLICATES])
    assert isclose(atanh(0.6) - atanh(found.low), half) and isclose(atanh(found.high) - atanh(0.6), half)
    assert -1 < found.low < 0.6 < found.high < 1


def test_few_people_make_it_rough() -> None:
    assert interval(0.6, REPLICATES, holders=5).is_rough and interval(0.6, REPLICATES, holders=8).is_rough


@pytest.mark.parametrize(
    ("estimate", "replicates", "holders", "why"),
    [
        (None, REPLICATES, 9, "undefined"),
        (0.6, REPLICATES, 4, "fewer than 5 respondents"),
        (0.6, [*REPLICATES, None], 9, "undefined without one"),
        (1.0, [1.0] * 6, 9, "no disagreement"),
        (0.6, [*REPLICATES, 1.0], 9, "one respondent carries all disagreement"),
    ],
)
def test_none_with_its_reason(
    estimate: float | None, replicates: list[float | None], holders: int, why: str
) -> None:
    found = interval(estimate, replicates, holders)
    assert found.low is None and found.high is None and why in found.why


@pytest.mark.parametrize(
    ("people", "holders", "are_units", "why"),
    [
        (39, 5, False, ""),
        (39, 4, False, "fewer than 5 respondents with the code"),
        (40, 6, False, "fewer than 7 respondents with the code of 40"),
        (40, 7, False, ""),
        (182, 9, False, "fewer than 10 respondents with the code of 182"),
        (182, 10, True, ""),
        (19, 12, False, ""),
        (19, 12, True, "fewer than 20 respondents as units"),
    ],
)
def test_none_where_intervals_of_so_few_held_too_rarely(
    people: int, holders: int, are_units: bool, why: str
) -> None:
    assert too_few(people, holders, are_units=are_units) == why


def test_the_simulation_behind_the_rule() -> None:
    """Few with the code among many are held too rarely, many are not; the script prints all of it."""
    random = np.random.default_rng(7)
    truth = compared(next(iter(samples(random, 1, 100_000, 0.06)))).whole[0].alpha
    assert truth is not None
    held = list(measured(next(iter(samples(random, 600, 80, 0.06))), truth, 80, 0.06))
    few = [each.is_held for each in held if each.holders < 10]
    assert len(few) > 100 and sum(few) / len(few) < 0.92
    held = list(measured(next(iter(samples(random, 300, 40, 0.5))), truth_of_half(random), 40, 0.5))
    assert len(held) == 300 and 0.9 < sum(each.is_held for each in held) / 300 < 0.98


def truth_of_half(random: np.random.Generator) -> float:
    return compared(next(iter(samples(random, 1, 100_000, 0.5)))).whole[0].alpha or 0.0
