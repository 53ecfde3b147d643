"""Kinds of disagreement: other borders, another code, or coded by one coder only."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import combinations

from qualcode.analysis.coded import CodedDocument, Part, bits_of
from qualcode.analysis.stretches import Stretch, length, united, within


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

    def add(self, document: CodedDocument) -> None:
        """Compare the coders of a document two by two."""
        for first, second in combinations(bits_of(document.coders), 2):
            for part in document.parts:
                one, other = _of_coder(document, part, first), _of_coder(document, part, second)
                self._confuse(one, other)
                self._sort(one, other)
                self._sort(other, one)

    def _sort(self, ours: Mapping[int, Sequence[Stretch]], theirs: Mapping[int, Sequence[Stretch]]) -> None:
        anywhere = united(stretch for stretches in theirs.values() for stretch in stretches)
        for code, stretches in ours.items():
            same = theirs.get(code, ())
            for stretch in stretches:
                size = stretch[1] - stretch[0]
                if shared := length(within([stretch], same)):
                    self._tell(Kind.BOUNDARY, size - shared, is_passage=True)
                else:
                    other = length(within([stretch], anywhere))
                    self._tell(Kind.OTHER_CODE, other, is_passage=other > 0)
                    self._tell(Kind.ONE_CODER, size - other, is_passage=other == 0)

    def _tell(self, kind: Kind, characters: int, *, is_passage: bool) -> None:
        if characters:
            self.characters[kind] += characters
            self.passages[kind] += is_passage

    def _confuse(self, one: Mapping[int, Sequence[Stretch]], other: Mapping[int, Sequence[Stretch]]) -> None:
        """Where passages without a counterpart of the same code meet, their codes are confused."""
        left = {code: list(_unmet(stretches, other.get(code, ()))) for code, stretches in one.items()}
        right = {code: list(_unmet(stretches, one.get(code, ()))) for code, stretches in other.items()}
        for code, stretches in left.items():
            for with_code, those in right.items():
                if code != with_code and (shared := length(within(stretches, those))):
                    self.confused[min(code, with_code), max(code, with_code)] += shared


def _unmet(stretches: Sequence[Stretch], same: Sequence[Stretch]) -> Iterator[Stretch]:
    return (stretch for stretch in stretches if not within([stretch], same))


def _of_coder(document: CodedDocument, part: Part, bit: int) -> dict[int, Sequence[Stretch]]:
    marked = {code: within(by_coder.get(bit, ()), part.codable) for code, by_coder in document.marks.items()}
    return {code: stretches for code, stretches in marked.items() if stretches}
