"""Whole codings: the set of codes that each coder gave to a unit is one value.

A set is a row of 64-bit words, a bit for each code.
"""

from functools import cached_property
from itertools import combinations

import numpy as np

from qualcode.analysis.grid import Grid
from qualcode.analysis.laid import Ints


def likenesses(one: Ints, other: Ints) -> Ints:
    """1 less each of the three distances between sets: rows of words in, three rows of numbers out.

    Jaccard: shared codes over all codes; two empty sets are equal. MASI weighs it 1 for equal sets, 2/3
    where one holds the other, 1/3 where they overlap.
    """
    shared, union = _size(one & other), _size(one | other)
    is_equal = shared == union
    jaccard = np.where(is_equal, 1.0, shared / np.maximum(union, 1))
    is_within = (shared == _size(one)) | (shared == _size(other))
    weight = np.where(is_equal, 3, np.where(is_within, 2, 1))
    return np.stack((is_equal, jaccard, weight * jaccard / 3))


def _size(words: Ints) -> Ints:
    return np.asarray(np.bitwise_count(words).sum(axis=-1, dtype=np.int64))


class SetCounts:
    """What alpha needs of whole codings, gathered unit by unit.

    ``observed``: by distance, the sum over all units of the distances of all ordered pairs of coders,
    divided by the number of coders less one.
    """

    def __init__(self) -> None:
        self.observed = np.zeros(3)
        self._given: list[tuple[Ints, Ints]] = []

    def add(self, sets: Ints, present: Ints, number: Ints) -> None:
        """Count units, a row each. ``sets``: coder, unit, word; ``number``: how many units each row is."""
        raters = np.bitwise_count(present)
        is_pairable = raters > 1
        coders = [is_pairable & (present >> coder & 1 > 0) for coder in range(len(sets))]
        for one, other in combinations(range(len(sets)), 2):
            both = coders[one] & coders[other]
            distances = 1 - likenesses(sets[one, both], sets[other, both])
            self.observed += distances @ (2 * number[both] / (raters[both] - 1))
        for coder, chosen in enumerate(coders):
            if chosen.any():
                self._given.append(_each_once(sets[coder, chosen], number[chosen]))

    @cached_property
    def distinct(self) -> tuple[Ints, Ints]:
        """All sets given to units of two coders or more, as rows of words, and how often each was."""
        if not self._given:
            return np.zeros((0, 1), np.uint64), np.zeros(0)
        words, often = (np.concatenate(parts) for parts in zip(*self._given, strict=True))
        return _each_once(words, often)


def _each_once(words: Ints, number: Ints) -> tuple[Ints, Ints]:
    """Each different row of words once, and the sum of its numbers."""
    width = words.shape[1]
    rows = np.ascontiguousarray(words).view(f"V{width * 8}").ravel() if width > 1 else words.ravel()
    known, which = np.unique(rows, return_inverse=True)
    return known.view(np.uint64).reshape(-1, width), np.bincount(which, number, len(known))


def add_grid(counts: SetCounts, grid: Grid) -> None:
    """Count the units of a grid."""
    counts.add(sets_of(grid), grid.places.present, grid.places.weight)


def sets_of(grid: Grid) -> Ints:
    """The set of codes that each coder gave to each unit: coder, unit, word."""
    coders = int(np.bitwise_or.reduce(grid.places.present, initial=0)).bit_length()
    units, width = len(grid.places.weight), -(-grid.codes // 64)
    sets = np.zeros((coders, units * width), np.uint64)
    word = grid.place * width + grid.code // 64
    value = np.uint64(1) << (grid.code % 64).astype(np.uint64)
    for coder in range(coders):
        gave = grid.bits >> coder & 1 > 0
        np.bitwise_or.at(sets[coder], word[gave], value[gave])
    return sets.reshape(coders, units, width)
