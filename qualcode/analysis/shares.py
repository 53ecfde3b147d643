"""Intervals of shares."""

from math import floor, sqrt

from qualcode.model.tables import Share

_Z_95 = 1.959963984540054


def wilson(share: Share) -> tuple[int, int] | None:
    """The 95 % score interval of a share, in percent, rounded half up; None when nobody is in the base.

    Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference.
    Journal of the American Statistical Association 22, 209-212. It assumes that the people of the base
    are a random sample of a population.

    >>> wilson(Share(81, 263)), wilson(Share(0, 10)), wilson(Share(10, 10))
    ((26, 37), (0, 28), (72, 100))
    """
    if share.base == 0:
        return None
    low, high = wilson_bounds(share.n, share.base)
    return floor(100 * low + 0.5), floor(100 * high + 0.5)


def wilson_bounds(n: int, base: int) -> tuple[float, float]:
    """The interval as proportions.

    The example is case 1a of Newcombe, R. G. (1998). Two-sided confidence intervals for the single
    proportion. Statistics in Medicine 17, 857-872.

    >>> low, high = wilson_bounds(81, 263)
    >>> round(low, 4), round(high, 4)
    (0.2553, 0.3662)
    """
    proportion, square = n / base, _Z_95**2
    centre = proportion + square / (2 * base)
    half = _Z_95 * sqrt(proportion * (1 - proportion) / base + square / (4 * base**2))
    scale = 1 + square / base
    return max(0.0, (centre - half) / scale), min(1.0, (centre + half) / scale)
