"""The sweep: where several coders' passages begin and end, and how much text lies between two borders.

A stretch is a pair (start, end) of code points, half-open. Coders are bits: coder i is ``1 << i``, and a
pattern is the sum of the bits of those who coded. The lengths equal those of arrays with one cell for each
character, at a price that does not depend on the length of the text.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence, Set
from typing import TypeAlias

Stretch: TypeAlias = tuple[int, int]


def united(stretches: Iterable[Stretch]) -> list[Stretch]:
    """The same characters as disjoint stretches in reading order; those that only touch stay two.

    >>> united([(5, 9), (0, 4), (3, 5), (0, 4)])
    [(0, 5), (5, 9)]
    """
    result: list[Stretch] = []
    until = -1
    for start, end in sorted(stretches):
        if start >= until:
            result.append((start, end))
            until = end
        elif end > until:
            result[-1] = (result[-1][0], end)
            until = end
    return result


def joined(stretches: Iterable[Stretch]) -> list[Stretch]:
    """The same characters as disjoint stretches in reading order; those that touch become one.

    >>> joined([(5, 9), (0, 5), (10, 12)])
    [(0, 9), (10, 12)]
    """
    result: list[Stretch] = []
    for start, end in united(stretches):
        if result and result[-1][1] == start:
            result[-1] = (result[-1][0], end)
        else:
            result.append((start, end))
    return result


def within(stretches: Sequence[Stretch], codable: Sequence[Stretch]) -> Sequence[Stretch]:
    """What of these stretches is codable, cut where codable text ends; both in order and disjoint.

    >>> within([(2, 8), (9, 12)], [(0, 4), (6, 10)])
    [(2, 4), (6, 8), (9, 10)]
    """
    if len(codable) == 1 and (not stretches or _is_inside(stretches, codable[0])):
        return stretches
    result: list[Stretch] = []
    place = 0
    for start, end in stretches:
        while place < len(codable) and codable[place][1] <= start:
            place += 1
        at = place
        while at < len(codable) and codable[at][0] < end:
            result.append((max(start, codable[at][0]), min(end, codable[at][1])))
            at += 1
    return result


def _is_inside(stretches: Sequence[Stretch], codable: Stretch) -> bool:
    return codable[0] <= stretches[0][0] and stretches[-1][1] <= codable[1]


def without(stretches: Sequence[Stretch], taken: Sequence[Stretch]) -> Sequence[Stretch]:
    """What of these stretches is not taken; both in order and disjoint.

    >>> without([(0, 10), (20, 30)], [(3, 5), (25, 40)])
    [(0, 3), (5, 10), (20, 25)]
    """
    borders = [0, *(border for stretch in taken for border in stretch)]
    ends = [*borders[1:], max((end for _, end in stretches), default=0)]
    free = [(start, end) for start, end in zip(borders[::2], ends[::2], strict=True) if start < end]
    return within(stretches, free)


def length(stretches: Iterable[Stretch]) -> int:
    """How many characters disjoint stretches hold."""
    return sum(end - start for start, end in stretches)


def lengths_by_pattern(marked: Mapping[int, Sequence[Stretch]]) -> dict[int, int]:
    """For every pattern of coders but the empty one the characters that exactly these coders coded.

    ``marked`` has the disjoint stretches of each coder by the coder's bit.

    >>> lengths_by_pattern({1: [(0, 10)], 2: [(5, 12), (20, 21)]})
    {1: 5, 3: 5, 2: 3}
    """
    if len(marked) == 1:
        return {bit: length(stretches) for bit, stretches in marked.items()}
    borders = []
    for bit, stretches in marked.items():
        for start, end in stretches:
            borders += [(start, bit), (end, -bit)]
    borders.sort()
    counts: dict[int, int] = {}
    pattern = last = 0
    for position, change in borders:
        if pattern and position > last:
            counts[pattern] = counts.get(pattern, 0) + position - last
        pattern += change
        last = position
    return counts


class Units:
    """The turns or sentences of a document as units: disjoint and in order; those without codable text go.

    ``is_half`` calls a unit coded when at least half of its codable characters are; else one is enough.
    """

    def __init__(
        self, borders: Sequence[Stretch], codable: Sequence[Stretch], *, is_half: bool = False
    ) -> None:
        self._starts = [start for start, _ in borders]
        self._ends = [end for _, end in borders]
        self._characters = self._covered(codable) if is_half else {}
        self.places = self._characters.keys() if is_half else self._touched(codable)
        self.is_half = is_half

    def __len__(self) -> int:
        return len(self.places)

    def stretch(self, place: int) -> Stretch:
        """Where a unit begins and ends."""
        return self._starts[place], self._ends[place]

    def coded(self, stretches: Sequence[Stretch]) -> Set[int]:
        """The places of the units that codable, disjoint stretches code."""
        if not self.is_half:
            return self._touched(stretches)
        covered = self._covered(stretches)
        return {place for place, held in covered.items() if 2 * held >= self._characters[place]}

    def _met(self, start: int, end: int) -> range:
        return range(bisect_right(self._ends, start), bisect_left(self._starts, end))

    def _touched(self, stretches: Sequence[Stretch]) -> Set[int]:
        places: set[int] = set()
        for start, end in stretches:
            places.update(self._met(start, end))
        return places

    def _covered(self, stretches: Sequence[Stretch]) -> dict[int, int]:
        covered: dict[int, int] = {}
        for start, end in stretches:
            for place in self._met(start, end):
                inside = min(end, self._ends[place]) - max(start, self._starts[place])
                covered[place] = covered.get(place, 0) + inside
        return covered


def patterns_of_units(coded: Mapping[int, Iterable[int]]) -> dict[int, int]:
    """The pattern of each unit that somebody coded, from the units of each coder by the coder's bit."""
    patterns: dict[int, int] = {}
    for bit, places in coded.items():
        for place in places:
            patterns[place] = patterns.get(place, 0) | bit
    return patterns
