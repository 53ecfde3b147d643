"""Intervals by leaving out each respondent in turn.

Characters and sentences of one person are not independent, people are. Student's t with one degree of
freedom less than respondents, on Fisher's z so that the interval stays inside (-1, 1): Efron, B. & Stein, C.
(1981), Annals of Statistics 9, 586-596; Tukey, J. W. (1958), Annals of Mathematical Statistics 29, 614.
"""

from math import atanh, sqrt, tanh
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from qualcode.analysis.student import t_quantile

FEWEST = 5
ROUGH_UP_TO = 8


_FEWEST_OF = ((80, 10), (40, 7), (0, FEWEST))
"""From how many compared respondents on how many must have a code, for its interval to hold what it says.

Where fewer have it, 95% intervals held the true value in 80 to 89% of 2,000 samples each, above in 89 to 96%:
``python -m tests.bench.coverage`` prints the tables.
"""
_FEWEST_AS_UNITS = 20
"""The same for respondents as units: below it, coverage was 52 to 91%, from it on 89 to 98%."""


class Interval(NamedTuple):
    """A 95 % interval, or None twice and ``why`` there is none; ``is_rough`` with few respondents."""

    low: float | None
    high: float | None
    why: str = ""
    is_rough: bool = False


def too_few(people: int, holders: int, *, are_units: bool) -> str:
    """Why a code has no interval: where simulated intervals of so few held the true value too rarely.

    ``people``: respondents compared; ``holders``: those with the code; ``are_units``: people are the units.
    """
    fewest = next(least for from_people, least in _FEWEST_OF if people >= from_people)
    if holders < fewest:
        return f"fewer than {fewest} respondents with the code" + (f" of {people}" if fewest > FEWEST else "")
    if are_units and people < _FEWEST_AS_UNITS:
        return f"fewer than {_FEWEST_AS_UNITS} respondents as units"
    return ""


def standard_error(replicates: ArrayLike) -> float:
    """The delete-one standard error of an estimate from its values without each respondent.

    >>> round(standard_error([5.0, 6.0, 7.0]), 4)
    1.1547
    """
    values = np.asarray(replicates, float)
    n = len(values)
    return sqrt((n - 1) / n * float(((values - values.mean()) ** 2).sum()))


def interval(estimate: float | None, replicates: ArrayLike, holders: int) -> Interval:
    """The interval of an alpha or kappa; ``holders`` are the respondents with the code.

    ``replicates``: the estimate without each respondent, NaN where it is undefined.

    None where fewer than five respondents have the code, where the coefficient is undefined without
    somebody, and where nobody or only one respondent carries any disagreement.
    """
    if estimate is None:
        return Interval(None, None, "the coefficient is undefined")
    if holders < FEWEST:
        return Interval(None, None, f"fewer than {FEWEST} respondents with the code")
    values = np.asarray(replicates, float)
    if np.isnan(values).any():
        return Interval(None, None, "undefined without one of the respondents")
    if estimate == 1:
        return Interval(None, None, "no disagreement at all")
    if min(estimate, values.min()) <= -1 or max(estimate, values.max()) >= 1:
        return Interval(None, None, "one respondent carries all disagreement")
    half = t_quantile(len(values) - 1) * standard_error(np.arctanh(values))
    centre = atanh(estimate)
    return Interval(tanh(centre - half), tanh(centre + half), "", holders <= ROUGH_UP_TO)
