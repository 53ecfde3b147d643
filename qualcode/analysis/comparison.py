"""One pass over the documents, everything that agreement is computed from."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from qualcode.analysis.alpha import Compared, compared
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
    _known: dict[tuple[Unit, int], tuple[Patterns, Compared]] = field(default_factory=dict, repr=False)

    def patterns(self, unit: Unit, coders: int | None = None) -> Patterns:
        """The pattern counts at a unit, among all compared coders or only some of them."""
        return self._counted(unit, self.coders if coders is None else coders)[0]

    def sums(self, unit: Unit, coders: int | None = None) -> Compared:
        """The sums behind alpha at a unit, among all compared coders or only some of them."""
        return self._counted(unit, self.coders if coders is None else coders)[1]

    def _counted(self, unit: Unit, coders: int) -> tuple[Patterns, Compared]:
        if (unit, coders) not in self._known:
            if unit is Unit.RESPONDENT:
                patterns = self.presences.patterns(coders)
            else:
                whole = self.by_unit[unit]
                patterns = whole if coders == self.coders else whole.among(coders)
            self._known[unit, coders] = patterns, compared(patterns, self.codes)
        return self._known[unit, coders]

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
    shared = {}
    for document in documents:
        if document.coders.bit_count() > 1:
            shared[document.document] = document.coders
            disagreements.add(document)
            whole = replace(
                document,
                marks=rolled_up(document.marks, targets),
                textless=_lifted(document.textless, targets),
            )
            inside = [(part, whole.in_part(part)) for part in whole.parts]
            for part, marks in inside:
                for each in counting:
                    each.add(whole, part, marks)
            is_alike = whole.voices is whole.parts
            for voice, marks in inside if is_alike else ((v, whole.in_part(v)) for v in whole.voices):
                presences.add(whole, voice, marks)
    found = {each.unit: each.counts for each in sets}
    if Unit.RESPONDENT in set_units:
        found[Unit.RESPONDENT] = of_respondents(presences.patterns(coders), codes)
    by_unit = {each.unit: each.patterns for each in patterns}
    return Comparison(coders, codes, shared, presences, by_unit, found, segments, disagreements)


def _lifted(textless: Mapping[int, int], targets: Mapping[int, Sequence[int]]) -> dict[int, int]:
    lifted: dict[int, int] = {}
    for code, bits in textless.items():
        for target in targets.get(code, ()):
            lifted[target] = lifted.get(target, 0) | bits
    return lifted
