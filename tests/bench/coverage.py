"""How often the intervals of agreement hold the true value: `python -m tests.bench.coverage`.

A seeded simulation of two coders who code the notes of many samples of respondents. A share of the
respondents (the *prevalence*) has the code, each in a share of their passages of their own; how clear it is
differs from person to person; now and then a coder finds it where it is not, and borders differ. The true
value is that of half a million respondents.

Printed, for characters and for respondents as units: in per cent, how often the interval holds the true value
where there is one ("-" where fewer than 100 samples have one); by the number of respondents compared, and by
prevalence, or by how many of them have the code in the sample, which is what one can know of a study.
"""

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np

from qualcode.analysis.alpha import Compared, Sums, alphas_without_each
from qualcode.analysis.jackknife import interval

PASSAGES, LENGTH = 40, 200
FALSE, SHIFT = 0.0005, 24
RESPONDENTS = (5, 8, 12, 20, 40, 80, 180)
PREVALENCES = (0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.8, 0.95)
_HOLDERS = (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 30, 60)
_EVERYBODY = 500_000


class Coded(NamedTuple):
    """Of each sample (row) and respondent: pairable values, coded ones, and those apart."""

    values: int
    coded: Any
    apart: Any
    is_holder: Any


def samples(random: np.random.Generator, runs: int, people: int, prevalence: float) -> Iterator[Coded]:
    """The same samples at two units: characters, then respondents."""
    shape = runs, people
    has = random.random(shape) < prevalence
    there = random.binomial(PASSAGES, random.beta(1.5, 8, shape)) * has
    clear = random.beta(6, 2, shape)
    both = random.binomial(there, clear**2)
    # Each finds it with the probability `clear`; of what not both found, one alone found this share.
    alone = random.binomial(there - both, 2 * clear / (1 + clear))
    alone_each = random.binomial(alone, 0.5)
    first = alone_each + random.binomial(PASSAGES - there, FALSE)
    second = alone - alone_each + random.binomial(PASSAGES - there, FALSE)
    shifted = np.minimum(random.poisson(SHIFT * both), both * LENGTH)
    is_holder = both + first + second > 0
    characters = (first + second) * LENGTH + shifted
    yield Coded(
        2 * PASSAGES * LENGTH, 2 * both * LENGTH + (first + second) * LENGTH, 2 * characters, is_holder
    )
    found = (both + first > 0).astype(int) + (both + second > 0)
    yield Coded(2, found, 2 * (found == 1), is_holder)


def compared(coded: Coded) -> Compared:
    """The samples as if each were a code, to be measured as agreement is."""
    runs, people = coded.coded.shape
    sums = zip(coded.coded.sum(axis=1).tolist(), coded.apart.sum(axis=1).tolist(), strict=True)
    whole = {run: Sums(coded.values * people, *each) for run, each in enumerate(sums)}
    return Compared(range(runs), np.full(people, coded.values), coded.coded, coded.apart.astype(float), whole)


class Held(NamedTuple):
    """One sample: respondents compared, prevalence, those with the code, and whether the interval holds."""

    people: int
    prevalence: float
    holders: int
    is_held: bool


def measured(coded: Coded, truth: float, people: int, prevalence: float) -> Iterator[Held]:
    """Every sample with an interval."""
    of = compared(coded)
    holders = coded.is_holder.sum(axis=1).tolist()
    for run, sums in of.whole.items():
        found = interval(sums.alpha, alphas_without_each(of, run), holders[run])
        if found.low is not None and found.high is not None:
            yield Held(people, prevalence, holders[run], found.low <= truth <= found.high)


def simulated(runs: int, seed: int) -> tuple[list[Held], list[Held]]:
    """All samples with an interval, by characters and by respondents."""
    random = np.random.default_rng(seed)
    found: tuple[list[Held], list[Held]] = ([], [])
    for prevalence in PREVALENCES:
        truths = [compared(each).whole[0].alpha for each in samples(random, 1, _EVERYBODY, prevalence)]
        for people in RESPONDENTS:
            for held, truth, coded in zip(
                found, truths, samples(random, runs, people, prevalence), strict=True
            ):
                held.extend(measured(coded, truth or 0.0, people, prevalence))
    return found


def coverage(held: Sequence[Held], rows: Sequence[int], columns: Sequence[float], by: Any) -> str:
    """A table of percentages."""
    samples, hits = Counter(map(by, held)), Counter(by(each) for each in held if each.is_held)
    lines = [f"{'n':>5}" + "".join(f"{column:>7g}" for column in columns)]
    for row in rows:
        cells = (
            f"{100 * hits[row, column] / samples[row, column]:.0f}" if samples[row, column] >= 100 else "-"
            for column in columns
        )
        lines.append(f"{row:>5}" + "".join(f"{cell:>7}" for cell in cells))
    return "\n".join(lines)


def _in_class(number: int) -> int:
    """The greatest of the printed numbers that is not above."""
    return max(each for each in _HOLDERS if each <= number)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.bench.coverage", description=__doc__)
    parser.add_argument("--runs", type=int, default=2_000, help="samples of each kind (default: 2000)")
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    for unit, held in zip(("characters", "respondents"), simulated(chosen.runs, chosen.seed), strict=True):
        print(f"\n{unit}, by prevalence")
        print(coverage(held, RESPONDENTS, PREVALENCES, lambda each: (each.people, each.prevalence)))
        print(f"\n{unit}, by respondents with the code in the sample")
        print(coverage(held, RESPONDENTS, _HOLDERS, lambda each: (each.people, _in_class(each.holders))))
        print(f"\n{unit}, by respondents without the code in the sample")
        print(
            coverage(
                held, RESPONDENTS, _HOLDERS, lambda each: (each.people, _in_class(each.people - each.holders))
            )
        )
