"""Whole codings: the set of codes that each coder gave to a unit, as bits of one integer."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from qualcode.analysis.coded import CodedDocument, Marked, Part, bits_of
from qualcode.analysis.patterns import Patterns
from qualcode.analysis.stretches import Units, length
from qualcode.model.agreement import Unit

SetCounts: TypeAlias = Counter[tuple[int, ...]]
"""How many units have these sets, one of each coder who worked on the unit."""


class CodeSets:
    """Counts the sets of codes of turns, sentences or characters, document by document."""

    def __init__(self, unit: Unit, codes: Sequence[int], *, is_half: bool = False) -> None:
        self.counts: SetCounts = Counter()
        self.unit = unit
        self._bit = {code: 1 << place for place, code in enumerate(codes)}
        self._is_half = is_half

    def add(self, document: CodedDocument, part: Part, marks: Sequence[tuple[int, Marked]]) -> None:
        """Count the units of a part of a document, given its codable marks."""
        ours = [(self._bit[code], marked) for code, marked in marks if code in self._bit]
        if self.unit is Unit.CHARACTER:
            size, found = length(part.codable), _of_stretches(ours)
        else:
            units = Units(document.borders[self.unit], part.codable, is_half=self._is_half)
            size, found = len(units), _of_units(ours, units)
        coders = list(bits_of(document.coders))
        for sets, number in found:
            self.counts[tuple(sorted(sets.get(bit, 0) for bit in coders))] += number
            size -= number
        if size:
            self.counts[(0,) * len(coders)] += size


def _of_stretches(marks: Sequence[tuple[int, Marked]]) -> Iterator[tuple[dict[int, int], int]]:
    borders = []
    for code, marked in marks:
        for bit, stretches in marked.items():
            for start, end in stretches:
                borders += [(start, bit, code), (end, bit, -code)]
    borders.sort()
    sets: dict[int, int] = {}
    last = 0
    for position, bit, change in borders:
        if position > last and any(sets.values()):
            yield sets, position - last
        sets[bit] = sets.get(bit, 0) + change
        last = position


def _of_units(marks: Sequence[tuple[int, Marked]], units: Units) -> Iterator[tuple[dict[int, int], int]]:
    sets: dict[int, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for code, marked in marks:
        for bit, stretches in marked.items():
            for unit in units.coded(stretches):
                sets[unit][bit] |= code
    for by_coder in sets.values():
        yield by_coder, 1


def of_respondents(patterns: Patterns, codes: Sequence[int]) -> SetCounts:
    """The sets of codes that each coder gave to each respondent, from pattern counts of respondents."""
    result: SetCounts = Counter()
    for respondent, totals in patterns.totals.items():
        for present in totals:
            sets = dict.fromkeys(bits_of(present), 0)
            for place, code in enumerate(codes):
                for _, coded in patterns.counts.get(code, {}).get(respondent, ()):
                    for bit in bits_of(coded):
                        sets[bit] |= 1 << place
            result[tuple(sorted(sets.values()))] += 1
    return result
