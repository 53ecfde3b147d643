"""Kinds of disagreement: other borders, another code, or coded by one coder only."""

from collections import Counter
from enum import StrEnum
from itertools import combinations

import numpy as np

from qualcode.analysis.laid import Ints, Laid, Passages, Stretches, counted_on, united


class Kind(StrEnum):
    """What two coders disagree on at a stretch that one of them gave a code to and the other did not."""

    BOUNDARY = "same code, other borders"
    OTHER_CODE = "another code on the same text"
    ONE_CODER = "coded by one coder only"


class Disagreements:
    """Disagreeing stretches of all pairs of coders, by kind; codes stand for themselves, not rolled up.

    A passage that meets a passage of the other coder with the same code differs, if at all, in its
    borders. Of any other passage, what the other coder gave other codes to is “another code”, the rest
    is coded by one coder only; the passage as a whole counts as “another code” when any of it is.
    """

    def __init__(self) -> None:
        self.characters: Counter[Kind] = Counter()
        self.passages: Counter[Kind] = Counter()
        self.confused: Counter[tuple[int, int]] = Counter()
        """Characters by the two codes, the lower id first."""

    @property
    def most_confused(self) -> list[tuple[tuple[int, int], int]]:
        """The confused codes with their characters, most characters first, then in the order of their ids."""
        return sorted(self.confused.items(), key=lambda each: (-each[1], each[0]))

    def add(self, laid: Laid) -> None:
        """Compare the coders of some documents two by two."""
        present = laid.present[laid.part_document[laid.stretch_part[laid.own_codable.stretch]]]
        everybody = int(np.bitwise_or.reduce(laid.present, initial=0))
        for first, second in combinations(range(everybody.bit_length()), 2):
            both = 1 << first | 1 << second
            shared = laid.own_codable.chosen(present & both == both)
            one, other = (shared.chosen(shared.coder == coder) for coder in (first, second))
            self._confuse(self._sort(one, other, laid.size), self._sort(other, one, laid.size))

    def _sort(self, ours: Passages, theirs: Passages, size: int) -> Passages:
        """Sort the passages of one coder; returns those without a counterpart."""
        same = _on_lanes(theirs, size).covered(*_on_lanes(ours, size))
        alone = ours.chosen(same == 0)
        is_met = same > 0
        self._tell(Kind.BOUNDARY, (ours.end - ours.start - same)[is_met])
        _, start, end = united(np.zeros_like(theirs.start), theirs.start, theirs.end, size)
        other = Stretches(start, end).covered(alone.start, alone.end)
        self._tell(Kind.OTHER_CODE, other)
        length = alone.end - alone.start
        self._tell(Kind.ONE_CODER, (length - other)[other > 0], is_passage=False)
        self._tell(Kind.ONE_CODER, length[other == 0])
        return alone

    def _tell(self, kind: Kind, characters: Ints, *, is_passage: bool = True) -> None:
        if differing := int(np.count_nonzero(characters)):
            self.characters[kind] += int(characters.sum())
            self.passages[kind] += differing if is_passage else 0

    def _confuse(self, one: Passages, other: Passages) -> None:
        """Where passages without a counterpart of the same code meet, their codes are confused."""
        one, other = (each.chosen(np.argsort(each.start, kind="stable")) for each in (one, other))
        # Of two passages that meet, one begins in the other: in the first of them, or else in the second.
        of_one, of_other = counted_on(
            np.searchsorted(other.start, one.start), np.searchsorted(other.start, one.end)
        )
        more_other, more_one = counted_on(
            np.searchsorted(one.start, other.start, "right"), np.searchsorted(one.start, other.end)
        )
        ones, others = np.concatenate((of_one, more_one)), np.concatenate((of_other, more_other))
        shared = np.minimum(one.end[ones], other.end[others]) - np.maximum(
            one.start[ones], other.start[others]
        )
        codes, with_codes = one.code[ones], other.code[others]
        pairs = zip(np.minimum(codes, with_codes), np.maximum(codes, with_codes), strict=True)
        for pair, characters in zip(pairs, shared.tolist(), strict=True):
            self.confused[int(pair[0]), int(pair[1])] += characters


def _on_lanes(passages: Passages, size: int) -> Stretches:
    """The passages of one coder on a lane for each code; disjoint there, in order of code and place."""
    return Stretches(passages.code * size + passages.start, passages.code * size + passages.end)
