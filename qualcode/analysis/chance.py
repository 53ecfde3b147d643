"""Coefficients that differ in what they call chance, for any number of coders and categories.

Gwet, K. L. (2014). Handbook of inter-rater reliability, 4th ed. Units are given as for alpha: the values
that coders gave to a unit, and how many such units there are. A unit with a single value tells of the
frequencies of the categories, not of agreement.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence
from typing import NamedTuple

from qualcode.analysis.patterns import Counts


class _Found(NamedTuple):
    """Observed agreement, and the mean frequency of each category."""

    observed: float
    frequencies: Sequence[float]

    def beyond(self, chance: float) -> float | None:
        return None if 1 - chance < 1e-12 else (self.observed - chance) / (1 - chance)


def _found(units: Mapping[tuple[Hashable, ...], int]) -> _Found | None:
    agreed = shared = whole = 0.0
    frequencies: dict[Hashable, float] = defaultdict(float)
    for held, number in units.items():
        raters = len(held)
        if raters and number:
            counts = Counter(held)
            whole += number
            for value, n in counts.items():
                frequencies[value] += n / raters * number
            if raters > 1:
                shared += number
                agreed += sum(n * (n - 1) for n in counts.values()) / (raters * (raters - 1)) * number
    return _Found(agreed / shared, [f / whole for f in frequencies.values()]) if shared else None


def yes_or_no(counts: Counts) -> dict[tuple[Hashable, ...], int]:
    """Pattern counts of a code as units with the values 1 (coded) and 0."""
    units: dict[tuple[Hashable, ...], int] = defaultdict(int)
    for (present, coded), number in counts.items():
        those = coded.bit_count()
        units[(1,) * those + (0,) * (present.bit_count() - those)] += number
    return units


def fleiss_kappa(units: Mapping[tuple[Hashable, ...], int]) -> float | None:
    """Fleiss' kappa, generalised to missing values; with two coders it is Scott's pi.

    Fleiss, J. L. (1971). Psychological Bulletin 76, 378-382. Scott, W. A. (1955). Public Opinion
    Quarterly 19, 321-325.
    """
    found = _found(units)
    return None if found is None else found.beyond(sum(p * p for p in found.frequencies))


def ac1(units: Mapping[tuple[Hashable, ...], int], categories: int) -> float | None:
    """Gwet's AC1 over so many categories; for a code that is given or not it rises with uncoded text.

    Gwet, K. L. (2008). British Journal of Mathematical and Statistical Psychology 61, 29-48. The example
    is table 2 of Feinstein & Cicchetti (1990), Journal of Clinical Epidemiology 43, 543-549.

    >>> round(ac1({(1, 1): 80, (1, 0): 10, (0, 1): 5, (0, 0): 5}, 2), 3)
    0.808
    """
    found = _found(units)
    if found is None:
        return None
    return found.beyond(sum(p * (1 - p) for p in found.frequencies) / (categories - 1))


def brennan_prediger(units: Mapping[tuple[Hashable, ...], int], categories: int) -> float | None:
    """Agreement beyond 1 / categories; for a code that is given or not it rises with uncoded text.

    Brennan, R. L. & Prediger, D. J. (1981). Educational and Psychological Measurement 41, 687-699.
    """
    found = _found(units)
    return None if found is None else found.beyond(1 / categories)
