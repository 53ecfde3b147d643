"""Units one by one: who of the coders gave which code to which unit."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from qualcode.analysis.coded import CodedDocument, bits_of
from qualcode.analysis.patterns import Patterns
from qualcode.analysis.stretches import Units, patterns_of_units
from qualcode.model.agreement import Unit


class UnitRow(NamedTuple):
    """A unit and a code: 1 where a coder gave it, 0 where not, None where the coder is missing.

    ``document``, ``start_char`` and ``end_char`` are None for respondents.
    """

    respondent: int
    document: int | None
    start_char: int | None
    end_char: int | None
    code: int
    values: tuple[int | None, ...]


def rows_of_document(
    document: CodedDocument, unit: Unit, codes: Sequence[int], coders: int, *, is_half: bool = False
) -> Iterator[UnitRow]:
    """The turns or sentences of a document, codes rolled up; every code for every unit."""
    for part in document.parts:
        units = Units(document.borders[unit], part.codable, is_half=is_half)
        marks = dict(document.in_part(part))
        for code in codes:
            marked = marks.get(code, {})
            found = patterns_of_units({bit: units.coded(those) for bit, those in marked.items()})
            for place in sorted(units.places):
                values = _values(document.coders, found.get(place, 0), coders)
                yield UnitRow(part.respondent, document.document, *units.stretch(place), code, values)


def rows_of_respondents(patterns: Patterns, codes: Sequence[int], coders: int) -> Iterator[UnitRow]:
    """The respondents as units, from their pattern counts; every code for every respondent."""
    for respondent, totals in patterns.totals.items():
        for present in totals:
            for code in codes:
                coded = max(
                    (bits for _, bits in patterns.counts.get(code, {}).get(respondent, ())), default=0
                )
                yield UnitRow(respondent, None, None, None, code, _values(present, coded, coders))


def _values(present: int, coded: int, coders: int) -> tuple[int | None, ...]:
    return tuple((1 if coded & bit else 0) if present & bit else None for bit in bits_of(coders))
