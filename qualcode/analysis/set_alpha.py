"""Alpha of whole codings: the set of codes that a coder gave to a unit is one value.

The distance decides the number, so that all three are shown side by side.
"""

from typing import NamedTuple

import numpy as np

from qualcode.analysis.code_sets import SetCounts
from qualcode.analysis.laid import Ints

_ROWS = 64


def jaccard_distance(one: int, other: int) -> float:
    """1 less shared codes over all codes, sets being bits of a number; two empty sets are equal.

    >>> jaccard_distance(0b011, 0b110), jaccard_distance(0, 0), jaccard_distance(0, 1)
    (0.6666666666666667, 0.0, 1.0)
    """
    return 0.0 if one == other else 1 - (one & other).bit_count() / (one | other).bit_count()


def masi_distance(one: int, other: int) -> float:
    """1 - J M with Jaccard's J and M = 1 equal, 2/3 subset, 1/3 overlapping, 0 disjoint.

    Passonneau, R. (2006). Measuring agreement on set-valued items (MASI) for semantic and pragmatic
    annotation. LREC 2006, 831-836.

    >>> masi_distance(0b0011, 0b1111)
    0.6666666666666667
    """
    if one == other:
        return 0.0
    shared = one & other
    weight = 2 if shared in {one, other} else 1
    return 1 - weight * shared.bit_count() / (3 * (one | other).bit_count())


class SetAlphas(NamedTuple):
    """Alpha with each of the three distances between sets; ``why`` two of them were not computed."""

    nominal: float | None
    jaccard: float | None
    masi: float | None
    why: str = ""


def set_alphas(units: SetCounts, most: int | None = None) -> SetAlphas:
    """Alpha of sets of codes with the nominal, Jaccard's and the MASI distance.

    The same numbers as ``alpha`` with these distances. Jaccard and MASI compare every two different sets, so
    that they can be left out where there are more than ``most`` of them.
    """
    different = len(units.distinct[1])
    if most is not None and different > most:
        nominal = _alpha(units, 0, _equal(units))
        return SetAlphas(nominal, None, None, f"{different:,} different sets take long to compare")
    nominal, jaccard, masi = (_alpha(units, *each) for each in enumerate(_likenesses(units)))
    return SetAlphas(nominal, jaccard, masi)


def _alpha(units: SetCounts, distance: int, alike: float) -> float | None:
    values = float(units.distinct[1].sum())
    expected = values**2 - alike
    if expected <= 1e-9 * values:
        return None
    return 1 - (values - 1) * float(units.observed[distance]) / expected


def _equal(units: SetCounts) -> float:
    """How many ordered pairs of values, each also with itself, are equal."""
    return float((units.distinct[1] ** 2).sum())


def _likenesses(units: SetCounts) -> tuple[float, float, float]:
    """Over all ordered pairs of values, also each with itself, 1 less each distance, summed up.

    MASI weighs a set in another 2/3, overlapping sets 1/3, and equal ones, which are on the diagonal, 1.
    """
    words, numbers = units.distinct
    is_empty = ~words.any(axis=1)
    both_empty = float(numbers[is_empty].sum() ** 2)
    jaccard, within = _sums_of_pairs(words[~is_empty], numbers[~is_empty])
    jaccard, within, equal = jaccard + both_empty, within + both_empty, _equal(units)
    return equal, jaccard, (jaccard + within + equal) / 3


def _sums_of_pairs(words: Ints, numbers: Ints) -> tuple[float, float]:
    """Jaccard's likeness over all ordered pairs of sets that hold something, and over those within another.

    Counting bits in blocks that stay in the cache of the processor is as fast as products of matrices are
    where nothing else runs, and does not start threads. What lies to the right of a block counts twice.
    """
    sizes = np.bitwise_count(words).sum(axis=1, dtype=np.int16)
    order = np.argsort(sizes, kind="stable")
    words, sizes, numbers = words[order], sizes[order], numbers[order]
    jaccard = within = 0.0
    for top in range(0, len(words), _ROWS):
        rows, across = slice(top, top + _ROWS), numbers[top:].copy()
        across[_ROWS:] *= 2
        shared = np.zeros((len(sizes[rows]), len(across)), np.int16)
        for word in words.T:
            shared += np.bitwise_count(word[rows, None] & word[top:])
        likeness = shared / (sizes[rows, None] + sizes[top:] - shared)
        jaccard += float(np.einsum("i,ij,j->", numbers[rows], likeness, across))
        likeness *= shared == np.minimum(sizes[rows, None], sizes[top:])
        within += float(np.einsum("i,ij,j->", numbers[rows], likeness, across))
    return jaccard, within
