"""Intervals over respondents: when there is one, and when and why there is none."""

from math import atanh, isclose

import numpy as np
import pytest

from qualcode.analysis.alpha import Sums
from qualcode.analysis.jackknife import interval, standard_error, too_few, too_few_pooled
from qualcode.analysis.student import inside, t_quantile
from qualcode.model.agreement import Unit

from ..bench.coverage import clearness, drawn, measured, samples

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
        (40, 7, False, "fewer than 8 respondents with the code of 40"),
        (40, 8, False, ""),
        (100, 9, False, "fewer than 10 respondents with the code of 100"),
        (182, 11, False, "fewer than 12 respondents with the code of 182"),
        (182, 12, True, ""),
        (35, 31, True, "fewer than 5 respondents without the code"),
        (35, 31, False, ""),
        (100, 91, True, "fewer than 10 respondents without the code of 100"),
        (19, 12, False, ""),
        (19, 12, True, "fewer than 20 respondents as units"),
    ],
)
def test_none_where_intervals_of_so_few_held_too_rarely(
    people: int, holders: int, are_units: bool, why: str
) -> None:
    assert too_few(people, holders, are_units=are_units) == why


@pytest.mark.parametrize(
    ("people", "holders", "pairs", "why"),
    [
        (12, 5, 7, ""),
        (12, 5, 6, "fewer than 7 times that a respondent has a code"),
        (12, 4, 20, "fewer than 5 respondents with any code"),
        (182, 11, 40, "fewer than 12 respondents with any code of 182"),
    ],
)
def test_no_interval_of_pooled_codes(people: int, holders: int, pairs: int, why: str) -> None:
    assert too_few_pooled(people, holders, pairs) == why


@pytest.mark.parametrize("unit", [Unit.CHARACTER, Unit.SENTENCE, Unit.TURN])
def test_the_simulation_behind_the_rule(unit: Unit) -> None:
    """Few with the code among many are held too rarely, many are not; the script prints all of it."""
    random = np.random.default_rng(7)
    codes = drawn(random, 2_000, 120, [0.03])[unit]
    held = list(measured(codes, truth(random, 0.03, unit), 120, 0.03, is_pooled=False))
    few = [each.is_held for each in held if each.holders < 8]
    assert len(few) > 100 and sum(few) / len(few) < 0.9
    codes, of_half = drawn(random, 300, 40, [0.5])[unit], truth(random, 0.5, unit)
    held = list(measured(codes, of_half, 40, 0.5, is_pooled=False))
    assert len(held) == 300 and 0.9 < sum(each.is_held for each in held) / 300 < 0.98
    pooled = list(measured([*codes, *codes], of_half, 40, 0.5, is_pooled=True))
    assert [each.is_held for each in pooled] == [each.is_held for each in held]
    assert [each.holders for each in pooled] == [2 * each.holders for each in held]


def truth(random: np.random.Generator, prevalence: float, unit: Unit) -> float:
    everybody = samples(random, clearness(random, 1, 50_000), prevalence)[unit]
    values = everybody.values * 50_000
    return Sums(values, int(everybody.coded.sum()), float(everybody.apart.sum())).alpha or 0.0
