"""Krippendorff's alpha for any number of coders with missing values.

Krippendorff, K. (2011). Computing Krippendorff's alpha-reliability. University of Pennsylvania.
Undefined is None: no unit with two values, or no variation.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from itertools import combinations
from math import isnan
from typing import NamedTuple, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

from qualcode.analysis.laid import Ints, places_of
from qualcode.analysis.patterns import Counts, Patterns

Floats: TypeAlias = NDArray[np.float64]

Value = TypeVar("Value", bound=Hashable)

_PEOPLE = 500
"""Respondents that are left out at once: so few that the sums of all codes stay in the processor's cache."""


def is_different(one: Hashable, other: Hashable) -> float:
    """The nominal distance: 0 for equal values, else 1."""
    return float(one != other)


def alpha(
    units: Mapping[tuple[Value, ...], int], distance: Callable[[Value, Value], float] = is_different
) -> float | None:
    """Alpha of units, given as the values that coders gave to a unit and how many such units there are.

    ``distance`` is used as it is, not squared. A unit with a single value drops out of both observed and
    expected disagreement. The example is section C of Krippendorff (2011).

    >>> first, second = "aabbdcccedda", "babbbcccedDd".lower()
    >>> round(alpha(Counter(zip(first, second))), 3)
    0.692
    """
    values: Counter[Value] = Counter()
    for held, number in units.items():
        if len(held) > 1:
            for value in held:
                values[value] += number
    return _alpha(disagreement(units, distance), _expected(values, distance), values.total())


def disagreement(units: Mapping[tuple[Value, ...], int], distance: Callable[[Value, Value], float]) -> float:
    """Over the units the distances of all ordered pairs of values, by the number of values less one."""
    observed = 0.0
    for held, number in units.items():
        if len(held) > 1:
            apart = sum(distance(one, other) for one, other in combinations(held, 2) if one != other)
            observed += 2 * apart / (len(held) - 1) * number
    return observed


def _expected(values: Counter[Value], distance: Callable[[Value, Value], float]) -> float:
    """The distances over all ordered pairs of pairable values."""
    if distance is is_different:
        return float(values.total() ** 2 - sum(number * number for number in values.values()))
    return 2 * sum(
        number * other_number * distance(value, other)
        for (value, number), (other, other_number) in combinations(values.items(), 2)
    )


def _alpha(observed: float, expected: float, values: int) -> float | None:
    return None if expected == 0 else 1 - (values - 1) * observed / expected


class Sums(NamedTuple):
    """All that alpha needs of a code that is given or not: sums over units, so that they add up.

    ``values``: pairable values. ``coded``: those that are “coded”. ``apart``: over the units, the ordered
    pairs of coders who differ, divided by the number of coders less one.
    """

    values: int
    coded: int
    apart: float

    @property
    def alpha(self) -> float | None:
        """Nominal alpha of the code."""
        return _alpha(self.apart, 2 * self.coded * (self.values - self.coded), self.values)


def sums(counts: Counts) -> Sums:
    """The sums over all units of these pattern counts."""
    values = coded_values = 0
    apart = 0.0
    for (present, coded), units in counts.items():
        coders, those = present.bit_count(), coded.bit_count()
        if coders > 1:
            values += coders * units
            coded_values += those * units
            apart += 2 * those * (coders - those) / (coders - 1) * units
    return Sums(values, coded_values, apart)


class Compared(NamedTuple):
    """The sums of all codes at one unit, whole and by respondent.

    ``sizes``: pairable values of each respondent. ``coded`` and ``apart``: what ``Sums`` has, a row for
    each code, a column for each respondent. ``whole``: the sums of everybody, by code.
    """

    codes: Sequence[int]
    sizes: Ints
    coded: Ints
    apart: Floats
    whole: Mapping[int, Sums]

    def of(self, codes: Sequence[int]) -> tuple[Ints, Floats]:
        """The rows of ``coded`` and ``apart`` of some codes."""
        if list(codes) == list(self.codes):
            return self.coded, self.apart
        chosen = set(codes)
        rows = [place for place, code in enumerate(self.codes) if code in chosen]
        return self.coded[rows], self.apart[rows]


def compared(patterns: Patterns) -> Compared:
    """The sums behind alpha, its intervals and its pooled form."""
    people, totals, rows = patterns.respondents, patterns.totals, patterns.coded
    values = np.bitwise_count(totals.present) * totals.units
    sizes = np.bincount(places_of(people, totals.respondent), values, len(people)).astype(np.int64)
    coders = np.bitwise_count(rows.present).astype(np.int64)
    those = np.bitwise_count(rows.coded).astype(np.int64)
    shape = len(patterns.codes), len(people)
    cells = shape[0] * shape[1]
    coded = np.bincount(patterns.cell, those * rows.units, cells).astype(np.int64).reshape(shape)
    differing = 2 * those * (coders - those) / (coders - 1) * rows.units
    apart = np.bincount(patterns.cell, differing, cells).astype(float).reshape(shape)
    sums = zip(coded.sum(axis=1).tolist(), apart.sum(axis=1).tolist(), strict=True)
    everything = int(sizes.sum())
    whole = {code: Sums(everything, *each) for code, each in zip(patterns.codes, sums, strict=True)}
    return Compared(patterns.codes, sizes, coded, apart, whole)


def pooled_alpha(codes: Iterable[Sums]) -> float | None:
    """One alpha for many codes: 1 less summed observed over summed expected disagreement.

    Our definition, the counterpart of pooled kappa: the mean of the codes' alphas, each weighted by the
    disagreement that chance would give; unused codes weigh nothing.
    """
    codes = list(codes)
    observed = sum(code.apart / code.values for code in codes if code.values)
    expected = sum(
        2 * code.coded * (code.values - code.coded) / (code.values * (code.values - 1))
        for code in codes
        if code.values > 1
    )
    return None if expected == 0 else 1 - observed / expected


def alphas_without_each(of: Compared, code: int) -> Floats:
    """Alpha of a code without each respondent in turn; NaN where it is undefined."""
    coded, apart = of.of([code])
    return _without_each(of.sizes, coded, apart)


def pooled_without_each(of: Compared, codes: Sequence[int]) -> Floats:
    """Pooled alpha without each respondent in turn; NaN where it is undefined.

    All codes have the same number of values, so that observed and expected disagreements can be summed.
    """
    return _without_each(of.sizes, *of.of(codes))


def _without_each(sizes: Ints, coded: Ints, apart: Floats) -> Floats:
    rest = (sizes.sum() - sizes).astype(float)
    whole = coded.sum(axis=1, keepdims=True)
    expected = np.zeros_like(rest)
    for first in range(0, len(rest), _PEOPLE):
        some = slice(first, first + _PEOPLE)
        still = (whole - coded[:, some]).astype(float)
        expected[some] = (2 * still * (rest[some] - still)).sum(axis=0)
    observed = (rest - 1) * (apart.sum() - apart.sum(axis=0))
    return np.asarray(1 - np.divide(observed, expected, out=np.full_like(rest, np.nan), where=expected > 0))


def respondents_apart(of: Compared) -> list[tuple[float | None, float]]:
    """Of each respondent the pooled alpha of their own units, and their share of all disagreement."""
    apart = of.apart.sum(axis=0)
    expected = (2 * of.coded * (of.sizes - of.coded)).sum(axis=0)
    own = 1 - np.divide((of.sizes - 1) * apart, expected, out=np.full(len(apart), np.nan), where=expected > 0)
    shares = apart / (apart.sum() or 1.0)
    return [
        (None if isnan(alpha) else alpha, share)
        for alpha, share in zip(own.tolist(), shares.tolist(), strict=True)
    ]
