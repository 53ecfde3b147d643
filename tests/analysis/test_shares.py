"""Percentages against exact fractions, intervals against the published cases."""

from fractions import Fraction
from math import floor

import pytest

from qualcode.analysis.shares import wilson, wilson_bounds
from qualcode.model.tables import Share


def test_every_percentage_up_to_two_hundred_is_half_up() -> None:
    for base in range(1, 201):
        for n in range(base + 1):
            assert Share(n, base).percent == floor(Fraction(100 * n, base) + Fraction(1, 2)), (n, base)


@pytest.mark.parametrize(
    ("n", "base", "percent"),
    [
        *((10, 16, 63), (2, 16, 13), (6, 16, 38), (1, 22, 5), (20, 182, 11), (55, 182, 30), (54, 182, 30)),
        *((69, 182, 38), (70, 182, 38), (34, 182, 19), (12, 182, 7), (13, 182, 7), (26, 63, 41)),
    ],
)
def test_golden_percentages(n: int, base: int, percent: int) -> None:
    assert Share(n, base).percent == percent


def test_a_share_of_nobody_has_no_percentage() -> None:
    assert Share(0, 0).percent is None
    assert Share(0, 0).text() == "0 of 0"
    assert wilson(Share(0, 0)) is None


def test_small_bases_are_printed_without_percentage() -> None:
    assert Share(5, 19).text() == "5 of 19" and Share(5, 20).text() == "5 (25%)"
    assert Share(5, 6).text(percent_from_base=0) == "5 (83%)"
    assert Share(0, 0).text(percent_from_base=1) == "0 of 0"


@pytest.mark.parametrize(
    ("n", "base", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson_as_published(n: int, base: int, low: float, high: float) -> None:
    """Newcombe (1998), Table I, method 3."""
    bounds = wilson_bounds(n, base)
    assert tuple(round(bound, 4) for bound in bounds) == (low, high)
    assert wilson(Share(n, base)) == tuple(floor(100 * bound + 0.5) for bound in bounds)


def test_an_interval_holds_its_share_and_mirrors() -> None:
    for base in range(1, 60):
        for n in range(base + 1):
            low, high = wilson_bounds(n, base)
            assert 0 <= low <= n / base + 1e-12 and n / base - 1e-12 <= high <= 1
            mirrored_low, mirrored_high = wilson_bounds(base - n, base)
            assert abs(1 - mirrored_high - low) < 1e-12 and abs(1 - mirrored_low - high) < 1e-12
