"""Kinds of disagreement: other borders, another code, or coded by one coder only."""

from collections import Counter
from collections.abc import Mapping, Sequence
from enum import StrEnum
from itertools import combinations
from typing import TypeAlias

from qualcode.analysis.coded import CodedDocument, Marked, bits_of
from qualcode.analysis.stretches import Stretch, united


class Kind(StrEnum):
    """What two coders disagree on at a stretch that one of them gave a code to and the other did not."""

    BOUNDARY = "same code, other borders"
    OTHER_CODE = "another code on the same text"
    ONE_CODER = "coded by one coder only"


_Own: TypeAlias = Mapping[int, Sequence[Stretch]]
"""The passages of one coder by code."""


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

    def add(self, document: CodedDocument) -> None:
        """Compare the coders of a document two by two."""
        for part in document.parts:
            marks = document.in_part(part)
            for first, second in combinations(bits_of(document.coders), 2):
                one, other = _of_coder(marks, first), _of_coder(marks, second)
                self._confuse(self._sort(one, other), self._sort(other, one))

    def _sort(self, ours: _Own, theirs: _Own) -> list[tuple[int, int, int]]:
        """Sort the passages of one coder; returns those without a counterpart: start, end, code."""
        anywhere = united(stretch for stretches in theirs.values() for stretch in stretches)
        alone = []
        for code, stretches in ours.items():
            same = theirs.get(code, ())
            for start, end in stretches:
                if shared := _overlap(start, end, same):
                    self._tell(Kind.BOUNDARY, end - start - shared, is_passage=True)
                else:
                    alone.append((start, end, code))
                    other = _overlap(start, end, anywhere)
                    self._tell(Kind.OTHER_CODE, other, is_passage=other > 0)
                    self._tell(Kind.ONE_CODER, end - start - other, is_passage=other == 0)
        return alone

    def _tell(self, kind: Kind, characters: int, *, is_passage: bool) -> None:
        if characters:
            self.characters[kind] += characters
            self.passages[kind] += is_passage

    def _confuse(self, one: list[tuple[int, int, int]], other: list[tuple[int, int, int]]) -> None:
        """Where passages without a counterpart of the same code meet, their codes are confused."""
        for start, end, code in one:
            for other_start, other_end, with_code in other:
                shared = min(end, other_end) - max(start, other_start)
                if shared > 0:
                    self.confused[min(code, with_code), max(code, with_code)] += shared


def _overlap(start: int, end: int, stretches: Sequence[Stretch]) -> int:
    """How many of these characters disjoint stretches hold."""
    return sum(
        min(end, there_end) - max(start, there_start)
        for there_start, there_end in stretches
        if there_start < end and start < there_end
    )


def _of_coder(marks: Sequence[tuple[int, Marked]], bit: int) -> dict[int, Sequence[Stretch]]:
    return {code: marked[bit] for code, marked in marks if bit in marked}
