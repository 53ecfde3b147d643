"""Units one by one: who of the coders gave which code to which unit."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from qualcode.analysis.coded import bits_of
from qualcode.analysis.grid import Grid, of_units
from qualcode.analysis.laid import Laid
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


def rows_of_document(laid: Laid, unit: Unit, coders: int, *, is_half: bool = False) -> Iterator[UnitRow]:
    """The turns or sentences of a document that lies alone; every code for every unit."""
    found = of_units(laid, unit, is_half=is_half)
    (document,) = laid.documents
    for code, row in zip(laid.codes, found.given.tolist(), strict=True):
        places = zip(*(column.tolist() for column in found.places), strict=True)
        for coded, (respondent, present, _, _, start, end) in zip(row, places, strict=True):
            values = _values(present, coded, coders)
            yield UnitRow(respondent, document.document, start, end, code, values)


def rows_of_respondents(found: Grid, codes: Sequence[int], coders: int) -> Iterator[UnitRow]:
    """The respondents as units; every code for every respondent."""
    given = found.given
    for place, (respondent, present, *_) in enumerate(zip(*found.places, strict=True)):
        for code, row in zip(codes, given, strict=True):
            values = _values(int(present), int(row[place]), coders)
            yield UnitRow(int(respondent), None, None, None, code, values)


def _values(present: int, coded: int, coders: int) -> tuple[int | None, ...]:
    return tuple((1 if coded & bit else 0) if present & bit else None for bit in bits_of(coders))
