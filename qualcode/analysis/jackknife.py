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


_FEWEST_OF = ((150, 12), (80, 10), (40, 8), (0, FEWEST))
"""From how many compared respondents on how many must have a code (as units, also be without it).

In a simulation of one kind of study (``python -m tests.bench.coverage``, 4,000 samples of each sort) 95%
intervals by character, sentence and turn held the true value in 78 to 95% of the samples with fewer, and in
89 to 97% from there on: still less than they say where only just so many have the code.
"""
_FEWEST_AS_UNITS = 20
"""The same for respondents as units: below it 57 to 99%, from it on (with the rule above) 93 to 99%."""
_FEWEST_POOLED = 7
"""The same for pooled codes, respondents counted once for each code: below it 86 to 100%, above 87 to 99%.

From it on, intervals of pooled codes held in less than 90% of the samples of up to 40 respondents only.
"""


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
    of = f" of {people}" if fewest > FEWEST else ""
    if holders < fewest:
        return f"fewer than {fewest} respondents with the code{of}"
    if are_units and people < _FEWEST_AS_UNITS:
        return f"fewer than {_FEWEST_AS_UNITS} respondents as units"
    if are_units and people - holders < fewest:
        return f"fewer than {fewest} respondents without the code{of}"
    return ""


def too_few_pooled(people: int, holders: int, pairs: int) -> str:
    """Why pooled codes have no interval.

    ``holders``: respondents with any of the codes; ``pairs``: those with each code, added up.
    """
    if why := too_few(people, holders, are_units=False):
        return why.replace("the code", "any code")
    return f"fewer than {_FEWEST_POOLED} times that a respondent has a code" if pairs < _FEWEST_POOLED else ""


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
