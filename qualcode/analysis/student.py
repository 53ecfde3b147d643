"""Quantiles of Student's t."""

from functools import cache
from math import atan, cos, pi, sin, sqrt


def inside(t: float, freedom: int) -> float:
    """The probability that |T| is at most ``t`` with a whole number of degrees of freedom.

    The finite series 26.7.3 and 26.7.4 of Abramowitz, M. & Stegun, I. A. (1964). Handbook of mathematical
    functions.
    """
    angle = atan(t / sqrt(freedom))
    square = cos(angle) ** 2
    is_odd = freedom % 2 == 1
    term = cos(angle) if is_odd else 1.0
    total = 0.0
    for step in range(freedom // 2):
        total += term
        top, bottom = (2 * step + 2, 2 * step + 3) if is_odd else (2 * step + 1, 2 * step + 2)
        term *= square * top / bottom
    return 2 / pi * (angle + sin(angle) * total) if is_odd else sin(angle) * total


@cache
def t_quantile(freedom: int, coverage: float = 0.95) -> float:
    """The t that holds the middle ``coverage`` of the distribution, found by bisection.

    >>> [round(t_quantile(freedom), 3) for freedom in (1, 4, 11, 30, 181)]
    [12.706, 2.776, 2.201, 2.042, 1.973]
    """
    low, high = 0.0, 1.0
    while inside(high, freedom) < coverage:
        high *= 2
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if inside(middle, freedom) < coverage else (low, middle)
    return (low + high) / 2
