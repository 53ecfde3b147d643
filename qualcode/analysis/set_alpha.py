"""Alpha of whole codings: the set of codes that a coder gave to a unit is one value.

Sets are bits of an integer. The distance decides the number, so that all three are shown side by side.
"""

from typing import NamedTuple

from qualcode.analysis.alpha import alpha
from qualcode.analysis.code_sets import SetCounts


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
    """Alpha of sets of codes with the nominal, Jaccard's and the MASI distance."""
    return SetAlphas(alpha(units), alpha(units, jaccard_distance), alpha(units, masi_distance))
