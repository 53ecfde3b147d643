"""One pass over the documents, everything that agreement is computed from."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from qualcode.analysis.code_sets import CodeSets, SetCounts, of_respondents
from qualcode.analysis.coded import CodedDocument, Marked, Part, rolled_up
from qualcode.analysis.disagreement import Disagreements
from qualcode.analysis.patterns import Patterns, Presences, UnitPatterns
from qualcode.analysis.u_alpha import Segments
from qualcode.model.agreement import Unit


class _Counting(Protocol):
    def add(self, document: CodedDocument, part: Part, marks: Sequence[tuple[int, Marked]]) -> None: ...


@dataclass(frozen=True)
class Comparison:
    """What several coders coded: pattern counts at every unit, sets of codes, units drawn, disagreements.

    ``coders``: the bits of all compared coders. ``documents``: for each document that at least two of
    them worked on, the bits of those who did.
    """

    coders: int
    codes: Sequence[int]
    documents: Mapping[int, int]
    presences: Presences
    by_unit: Mapping[Unit, Patterns]
    sets: Mapping[Unit, SetCounts]
    segments: Segments
    disagreements: Disagreements

    def patterns(self, unit: Unit, coders: int | None = None) -> Patterns:
        """The pattern counts at a unit, among all compared coders or only some of them."""
        if unit is Unit.RESPONDENT:
            return self.presences.patterns(self.coders if coders is None else coders)
        whole = self.by_unit[unit]
        return whole if coders is None or coders == self.coders else whole.among(coders)

    def u_alpha(self, code: int) -> float | None:
        """The unitizing alpha of a code on the documents of all compared coders."""
        return self.segments.u_alpha(code, self.by_unit[Unit.CHARACTER])


def compare(
    documents: Iterable[CodedDocument],
    coders: int,
    targets: Mapping[int, Sequence[int]],
    codes: Sequence[int],
    *,
    set_units: Sequence[Unit] = tuple(Unit),
    is_half: bool = False,
) -> Comparison:
    """Read the documents once. ``targets``: for each code the compared ``codes`` that it counts for."""
    presences, segments, disagreements = Presences(), Segments(coders), Disagreements()
    patterns = [UnitPatterns(unit, is_half=is_half) for unit in Unit if unit is not Unit.RESPONDENT]
    sets = [CodeSets(unit, codes, is_half=is_half) for unit in set_units if unit is not Unit.RESPONDENT]
    counting: list[_Counting] = [*patterns, *sets, segments]
    compared = {}
    for document in documents:
        if document.coders.bit_count() > 1:
            compared[document.document] = document.coders
            disagreements.add(document)
            whole = replace(
                document,
                marks=rolled_up(document.marks, targets),
                textless=_lifted(document.textless, targets),
            )
            presences.add(whole)
            for part in whole.parts:
                marks = whole.in_part(part)
                for each in counting:
                    each.add(whole, part, marks)
    found = {each.unit: each.counts for each in sets}
    if Unit.RESPONDENT in set_units:
        found[Unit.RESPONDENT] = of_respondents(presences.patterns(coders), codes)
    by_unit = {each.unit: each.patterns for each in patterns}
    return Comparison(coders, codes, compared, presences, by_unit, found, segments, disagreements)


def _lifted(textless: Mapping[int, int], targets: Mapping[int, Sequence[int]]) -> dict[int, int]:
    lifted: dict[int, int] = {}
    for code, bits in textless.items():
        for target in targets.get(code, ()):
            lifted[target] = lifted.get(target, 0) | bits
    return lifted
