"""When interviews stop bringing new codes.

Base, run and threshold are those of Guest, Namey & Chen (2020), A simple method to assess and report thematic
saturation in qualitative research, PLOS ONE 15(5): e0232076: the new codes of a run of interviews, as a share
of the codes of the first interviews. A run begins at each interview behind the base, so that runs overlap.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import or_
from random import Random
from typing import NamedTuple

# The codes of an interview, one bit each.
Codes = int


@dataclass(frozen=True, slots=True)
class Rule:
    """How many interviews the base has and a run has, and up to how many percent new codes are few enough."""

    base_size: int = 4
    run_length: int = 2
    threshold: int = 5


class Run(NamedTuple):
    """A run that ends with interview ``last`` (from 1), its new codes, and the codes of the base."""

    last: int
    new: int
    of: int

    @property
    def percent(self) -> int | None:
        """The share rounded half up; None where the base has no code."""
        return (200 * self.new + self.of) // (2 * self.of) if self.of else None

    def is_reached(self, rule: Rule) -> bool:
        """Whether so little is new; the share itself counts, not the rounded one."""
        return self.of > 0 and 100 * self.new <= rule.threshold * self.of


def cumulated(interviews: Sequence[Codes]) -> list[int]:
    """How many different codes there are after each interview."""
    return [codes.bit_count() for codes in accumulate(interviews, or_)]


def runs(codes: Sequence[int], rule: Rule) -> Iterator[Run]:
    """Every run behind the base, from the cumulated numbers of codes.

    >>> new = [8, 4, 3, 1, 1, 0, 0]
    >>> [(run.last, run.new, run.percent) for run in runs(list(accumulate(new)), Rule())]
    [(6, 1, 6), (7, 0, 0)]
    """
    for last in range(rule.base_size + rule.run_length, len(codes) + 1):
        new = codes[last - 1] - codes[last - 1 - rule.run_length]
        yield Run(last, new, codes[rule.base_size - 1])


def reached(codes: Sequence[int], rule: Rule) -> Run | None:
    """The first run with few enough new codes, if there is one."""
    return next((run for run in runs(codes, rule) if run.is_reached(rule)), None)


class Orders(NamedTuple):
    """Random orders of the same interviews.

    ``low``, ``middle`` and ``high`` are the numbers of codes after each interview that 5, 50 and 95 in 100
    orders do not exceed; ``ends`` are, sorted, the interviews with which saturation was reached.
    """

    number: int
    low: tuple[int, ...]
    middle: tuple[int, ...]
    high: tuple[int, ...]
    ends: tuple[int, ...]


def random_orders(interviews: Sequence[Codes], rule: Rule, number: int, seed: int) -> Orders:
    """So many orders from one seed: the same seed gives the same orders."""
    random, shuffled = Random(seed), list(interviews)
    curves, ends = [], []
    for _ in range(number):
        random.shuffle(shuffled)
        curve = cumulated(shuffled)
        curves.append(curve)
        run = reached(curve, rule)
        if run is not None:
            ends.append(run.last)
    after_each = [sorted(numbers) for numbers in zip(*curves, strict=True)]
    low, middle, high = (
        tuple(at_percent(numbers, percent) for numbers in after_each) for percent in (5, 50, 95)
    )
    return Orders(number, low, middle, high, tuple(sorted(ends)))


def at_percent(ordered: Sequence[int], percent: int) -> int:
    """The smallest of ordered numbers that so many percent of them do not exceed.

    >>> at_percent([1, 2, 3, 4], 50), at_percent([1, 2, 3, 4], 95)
    (2, 4)
    """
    return ordered[-(-percent * len(ordered) // 100) - 1]
