"""Pattern counts: for every code and respondent how many units exactly these coders coded.

Every coefficient, interval and roll-up is arithmetic on these counts. A pattern is (present, coded): the
bits of the coders who worked on the document, and of those among them who coded the unit. Coders who did
not work on it are missing, which is not the same as not having coded; a document with fewer than two
coders tells nothing of agreement and is left out.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TypeAlias

from qualcode.analysis.coded import CodedDocument, Marked, Part
from qualcode.analysis.stretches import Units, length, lengths_by_pattern, patterns_of_units
from qualcode.model.agreement import Unit

Pattern: TypeAlias = tuple[int, int]
Counts: TypeAlias = Mapping[Pattern, int]


class Patterns:
    """Pattern counts of all codes at one unit.

    ``totals``: respondent, then present bits, then all units. ``counts``: code, then respondent, then
    pattern, of the units that somebody coded; the rest of the totals nobody coded.
    """

    def __init__(self) -> None:
        self.totals: dict[int, Counter[int]] = defaultdict(Counter)
        self.counts: dict[int, dict[int, dict[Pattern, int]]] = defaultdict(dict)
        self._of_code: dict[int, Counts] = {}

    def add(self, code: int, respondent: int, present: int, by_coded: Mapping[int, int]) -> None:
        """Count units of a code by the bits of those who coded them, of all who worked on them."""
        kept = self.counts[code].setdefault(respondent, {})
        for coded, units in by_coded.items():
            kept[present, coded] = kept.get((present, coded), 0) + units

    @cached_property
    def uncoded(self) -> Counter[Pattern]:
        """All units as if nobody had coded any; to be asked when everything is counted."""
        whole: Counter[Pattern] = Counter()
        for totals in self.totals.values():
            for present, units in totals.items():
                whole[present, 0] += units
        return whole

    def among(self, coders: int) -> "Patterns":
        """The same units as seen by these coders only; units of fewer than two of them drop out."""
        chosen = Patterns()
        for respondent, totals in self.totals.items():
            for present, units in totals.items():
                if (present & coders).bit_count() > 1:
                    chosen.totals[respondent][present & coders] += units
        for code, by_respondent in self.counts.items():
            for respondent, counts in by_respondent.items():
                for (present, coded), units in counts.items():
                    if coded & coders and (present & coders).bit_count() > 1:
                        chosen.add(code, respondent, present & coders, {coded & coders: units})
        return chosen

    def of_code(self, code: int) -> Counts:
        """All patterns of a code with their units, of everybody together, also those that nobody coded."""
        if code not in self._of_code:
            whole = dict(self.uncoded)
            for counts in self.counts.get(code, {}).values():
                for pattern, units in counts.items():
                    whole[pattern] = whole.get(pattern, 0) + units
                    whole[pattern[0], 0] -= units
            self._of_code[code] = whole
        return self._of_code[code]

    def respondents_with(self, code: int, coders: int = -1) -> int:
        """How many respondents have a unit that at least one of these coders coded."""
        return sum(
            any(coded & coders for _, coded in counts) for counts in self.counts.get(code, {}).values()
        )


class UnitPatterns:
    """Counts the patterns of turns, sentences or characters, document by document."""

    def __init__(self, unit: Unit, *, is_half: bool = False) -> None:
        self.unit = unit
        self.patterns = Patterns()
        self._is_half = is_half

    def add(self, document: CodedDocument, part: Part, marks: Sequence[tuple[int, Marked]]) -> None:
        """Count the units of a part of a document, given its codable marks."""
        units = None
        if self.unit is not Unit.CHARACTER:
            units = Units(document.borders[self.unit], part.codable, is_half=self._is_half)
        size = length(part.codable) if units is None else len(units)
        if size:
            self.patterns.totals[part.respondent][document.coders] += size
            self._count(document.coders, part.respondent, marks, units)

    def _count(
        self, present: int, respondent: int, marks: Sequence[tuple[int, Marked]], units: Units | None
    ) -> None:
        known: dict[int, Mapping[int, int]] = {}
        for code, marked in marks:
            by_pattern = known.get(id(marked))
            if by_pattern is None:
                by_pattern = lengths_by_pattern(marked) if units is None else _by_pattern(units, marked)
                known[id(marked)] = by_pattern
            if by_pattern:
                self.patterns.add(code, respondent, present, by_pattern)


def _by_pattern(units: Units, marked: Marked) -> Mapping[int, int]:
    if len(units) == 1 and not units.is_half:
        return {sum(marked): 1}  # the whole text of a document without turns
    coded = {bit: units.coded(stretches) for bit, stretches in marked.items()}
    return Counter(patterns_of_units(coded).values())


class Presences:
    """Which coders gave which codes to a respondent in which document.

    Respondents are compared on equal evidence: the documents that at least two of the compared coders
    worked on, which for two coders are the documents of both.
    """

    def __init__(self) -> None:
        self._present: list[tuple[int, int, dict[int, int]]] = []

    def add(self, document: CodedDocument, voice: Part, marks: Sequence[tuple[int, Marked]]) -> None:
        """Note who gave what to somebody in a document, given the marks in that person's words."""
        given = dict(document.textless)
        for code, marked in marks:
            given[code] = given.get(code, 0) | sum(marked)
        self._present.append((voice.respondent, document.coders, given))

    def patterns(self, coders: int) -> Patterns:
        """The pattern counts of respondents (each is one unit) among these coders."""
        present: dict[int, int] = defaultdict(int)
        coded: dict[int, dict[int, int]] = defaultdict(lambda: defaultdict(int))
        for respondent, worked, by_code in self._present:
            if (worked & coders).bit_count() > 1:
                present[respondent] |= worked & coders
                for code, bits in by_code.items():
                    if bits & coders:
                        coded[code][respondent] |= bits & coders
        patterns = Patterns()
        for respondent, bits in present.items():
            patterns.totals[respondent][bits] = 1
        for code, by_respondent in coded.items():
            for respondent, bits in by_respondent.items():
                patterns.add(code, respondent, present[respondent], {bits: 1})
        return patterns
