"""Krippendorff's alpha for any number of coders with missing values.

Krippendorff, K. (2011). Computing Krippendorff's alpha-reliability. University of Pennsylvania.
Undefined is None: no unit with two values, or no variation.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple, TypeVar

from qualcode.analysis.patterns import Counts, Patterns

Value = TypeVar("Value", bound=Hashable)


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


NOTHING = Sums(0, 0, 0.0)


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
    """The sums of some codes at one unit, whole and by respondent; ``sizes`` are pairable values each.

    A respondent without a code has no entry under it: only their number of values matters.
    """

    sizes: Mapping[int, int]
    whole: Mapping[int, Sums]
    parts: Mapping[int, Mapping[int, Sums]]


def compared(patterns: Patterns, codes: Sequence[int]) -> Compared:
    """The sums behind alpha, its intervals and its pooled form."""
    sizes = {
        respondent: sum(present.bit_count() * units for present, units in totals.items())
        for respondent, totals in patterns.totals.items()
    }
    everything = sum(sizes.values())
    parts = {
        code: {respondent: sums(counts) for respondent, counts in patterns.counts.get(code, {}).items()}
        for code in codes
    }
    whole = {
        code: Sums(
            everything,
            sum(part.coded for part in by_respondent.values()),
            sum(part.apart for part in by_respondent.values()),
        )
        for code, by_respondent in parts.items()
    }
    return Compared(sizes, whole, parts)


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


def alphas_without_each(of: Compared, code: int) -> list[float | None]:
    """Alpha of a code without each respondent in turn."""
    values, coded, apart = of.whole[code]
    parts = of.parts[code]
    result = []
    for respondent, size in of.sizes.items():
        _, less_coded, less_apart = parts.get(respondent, NOTHING)
        rest, still = values - size, coded - less_coded
        expected = 2 * still * (rest - still)
        result.append(1 - (rest - 1) * (apart - less_apart) / expected if expected else None)
    return result


def pooled_without_each(of: Compared, codes: Sequence[int]) -> list[float | None]:
    """Pooled alpha without each respondent in turn.

    All codes have the same number of values, so that the sum of expected disagreements needs only the
    sums of coded values and of their squares, which change with the codes of one respondent.
    """
    values = sum(of.sizes.values())
    coded = sum(of.whole[code].coded for code in codes)
    squares = sum(of.whole[code].coded ** 2 for code in codes)
    apart = sum(of.whole[code].apart for code in codes)
    less: dict[int, list[float]] = {respondent: [0, 0, 0.0] for respondent in of.sizes}
    for code in codes:
        all_coded = of.whole[code].coded
        for respondent, part in of.parts[code].items():
            entry = less[respondent]
            entry[0] += part.coded
            entry[1] += all_coded**2 - (all_coded - part.coded) ** 2
            entry[2] += part.apart
    result = []
    for respondent, size in of.sizes.items():
        less_coded, less_squares, less_apart = less[respondent]
        rest = values - size
        expected = 2 * (rest * (coded - less_coded) - (squares - less_squares))
        result.append(1 - (rest - 1) * (apart - less_apart) / expected if expected else None)
    return result
