"""Alpha of whole codings: the set of codes that a coder gave to a unit is one value.

Sets are bits of an integer. The distance decides the number, so that all three are shown side by side.
"""

from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

from qualcode.analysis.alpha import disagreement, is_different
from qualcode.analysis.code_sets import SetCounts

_ROWS = 256


def jaccard_distance(one: int, other: int) -> float:
    """1 less shared codes over all codes; two empty sets are equal.

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
    """Alpha with each of the three distances between sets."""

    nominal: float | None
    jaccard: float | None
    masi: float | None


def set_alphas(units: SetCounts) -> SetAlphas:
    """Alpha of sets of codes with the nominal, Jaccard's and the MASI distance.

    The same numbers as ``alpha`` with these distances, without asking them of every pair of sets.
    """
    values: Counter[int] = Counter()
    for held, number in units.items():
        if len(held) > 1:
            for value in held:
                values[value] += number
    likenesses = _likenesses(values)
    return SetAlphas(
        *(
            _alpha(units, values.total(), values.total() ** 2 - alike, distance)
            for alike, distance in zip(
                likenesses, (is_different, jaccard_distance, masi_distance), strict=True
            )
        )
    )


def _alpha(
    units: SetCounts, values: int, expected: float, distance: Callable[[int, int], float]
) -> float | None:
    if expected <= 1e-9 * values:
        return None
    return 1 - (values - 1) * disagreement(units, distance) / expected


def _likenesses(values: Counter[int]) -> tuple[float, float, float]:
    """Over all ordered pairs of values, also each with itself, 1 less each distance, summed up.

    MASI weighs a set in another 2/3, overlapping sets 1/3, and equal ones, which are on the diagonal, 1.
    """
    import numpy as np

    sets = list(values)
    codes = max((held.bit_length() for held in sets), default=0)
    bits = [[one >> code & 1 for code in range(codes)] for one in sets]
    held = np.array(bits, dtype=float).reshape(len(sets), codes)
    sizes, numbers = held.sum(axis=1), np.array([values[one] for one in sets], dtype=float)
    jaccard = within = 0.0
    for first in range(0, len(sets), _ROWS):
        # Distances are symmetric: what lies to the right of the block counts twice.
        rows, across = numbers[first : first + _ROWS], numbers[first:].copy()
        across[_ROWS:] *= 2
        shared = held[first : first + _ROWS] @ held[first:].T
        lengths = sizes[first : first + _ROWS, None]
        union = lengths + sizes[first:] - shared
        likeness = np.divide(shared, union, out=np.ones_like(shared), where=union > 0)
        jaccard += float(rows @ likeness @ across)
        likeness[shared < np.minimum(lengths, sizes[first:])] = 0
        within += float(rows @ likeness @ across)
    equal = float((numbers**2).sum())
    return equal, jaccard, (jaccard + within + equal) / 3
