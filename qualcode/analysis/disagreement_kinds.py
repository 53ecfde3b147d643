"""Kinds of disagreement: other borders, another code, or coded by one coder only."""

from collections import Counter
from enum import StrEnum
from itertools import combinations

import numpy as np

from qualcode.analysis.laid import Ints, Laid, Passages, Stretches, counted_on, united


class Kind(StrEnum):
    """What two coders disagree on at a stretch that one of them gave a code to and the other did not."""

    BOUNDARY = "same code, other borders"
    POLARITY = "same code, another polarity"
    OTHER_CODE = "another code on the same text"
    ONE_CODER = "coded by one coder only"


class Disagreements:
    """Disagreeing stretches of all pairs of coders, by kind; codes stand for themselves, not rolled up.

    A passage that meets a passage of the other coder with the same code differs, if at all, in its
    borders. Of any other passage, what the other coder gave the same code with another polarity is “another
    polarity” (where these are told apart: codes that are the same divided by ``per_code``), what the other
    gave other codes to is “another code”, and the rest is coded by one coder only; the passage as a whole
    is of the first of these kinds that any of it is.
    """

    def __init__(self, per_code: int = 1) -> None:
        self._per_code = per_code
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
        polar = self._of_another_polarity(alone, theirs, size)
        is_polar, is_other = polar > 0, other > 0
        self._tell(Kind.POLARITY, polar)
        self._tell(Kind.OTHER_CODE, (other - polar)[is_polar], is_passage=False)
        self._tell(Kind.OTHER_CODE, other[~is_polar])
        length = alone.end - alone.start
        self._tell(Kind.ONE_CODER, (length - other)[is_other], is_passage=False)
        self._tell(Kind.ONE_CODER, length[~is_other])
        return alone

    def _of_another_polarity(self, alone: Passages, theirs: Passages, size: int) -> Ints:
        """Of each passage the characters to which the other coder gave the code with any polarity."""
        if self._per_code == 1:
            return np.zeros_like(alone.start)
        code, start, end = united(theirs.code // self._per_code, theirs.start, theirs.end, size)
        whole = theirs._replace(code=code, start=start, end=end)
        same_code = alone._replace(code=alone.code // self._per_code)
        return _on_lanes(whole, size).covered(*_on_lanes(same_code, size))

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
