"""Tables of people: who was interviewed, in which files, with which attributes."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from qualcode.exchange.csv_rows import CsvRow, CsvTable, wave_number
from qualcode.model.codebook import folded
from qualcode.model.errors import QualcodeError
from qualcode.model.respondents import AttributeValue, PersonRow

_HEADING = re.compile(r"(?P<name>[^@\[\]]*[^@\[\]\s])\s*(?P<multiple>\[\])?\s*(?:@\s*(?P<wave>.*))?")
_NO_ATTRIBUTES = {"respondent", "file", "wave"}


@dataclass(frozen=True, slots=True)
class PeopleTable:
    """The rows of a table of people, with what the reader had to remark."""

    rows: tuple[PersonRow, ...]
    remarks: tuple[str, ...] = ()


class Heading(NamedTuple):
    """What the name of a column says: ``status@1`` varies by wave, ``barriers[]`` has several values."""

    attribute: str
    wave: int | None
    is_multiple: bool

    def value(self, cell: str) -> AttributeValue | None:
        """What a cell of the column says; None when it is empty. Several values are parted by ``;``."""
        cells = cell.split(";") if self.is_multiple else [cell]
        values = tuple(dict.fromkeys(value for text in cells if (value := text.strip())))
        return AttributeValue(self.attribute, self.wave, values, self.is_multiple) if values else None


def attribute_heading(name: str) -> Heading:
    """The attribute that a column or a header key names; QualcodeError where it is no such name.

    >>> attribute_heading("status@1")
    Heading(attribute='status', wave=1, is_multiple=False)
    >>> attribute_heading("Barriers[]")
    Heading(attribute='Barriers', wave=None, is_multiple=True)
    """
    match = _HEADING.fullmatch(name.strip())
    wave = wave_number(match["wave"]) if match and match["wave"] is not None else None
    if not match or (match["wave"] is not None and wave is None):
        raise QualcodeError(
            f"“{name}” does not name an attribute.",
            "Attributes are named like status, status@1 (the value in wave 1), barriers[] (several values).",
        )
    return Heading(" ".join(match["name"].split()), wave, bool(match["multiple"]))


def read_people(table: CsvTable) -> PeopleTable:
    """The people of a table with the column ``respondent`` and perhaps ``file``, ``wave`` and attributes.

    Raises QualcodeError, with file and line, for rows without a respondent, bad waves, two rows for the same
    respondent and file, one file in two waves, and two values of one attribute.
    """
    table.require("respondent")
    headings = _headings(table)
    rows = tuple(_person(row, headings, table) for row in table.rows)
    _refuse_double_rows(rows, table)
    _refuse_two_spellings(rows, table)
    _refuse_two_values(rows, table)
    return PeopleTable(rows, table.remarks)


def _headings(table: CsvTable) -> dict[str, Heading]:
    """The attributes by folded column; the first spelling of an attribute counts in the whole table."""
    headings: dict[str, Heading] = {}
    first: dict[str, Heading] = {}
    for column, typed in table.columns.items():
        if column in _NO_ATTRIBUTES:
            continue
        try:
            heading = attribute_heading(typed)
        except QualcodeError as error:
            raise table.error(table.heading_line, error.message, error.hint) from None
        known = first.setdefault(folded(heading.attribute), heading)
        if known.is_multiple != heading.is_multiple or (known.wave is None) != (heading.wave is None):
            raise table.error(
                table.heading_line,
                f"the columns of “{known.attribute}” do not agree.",
                "Either all of them name a wave (@1, @2) or there is only one; either all end in [] or none.",
            )
        headings[column] = heading._replace(attribute=known.attribute)
    return headings


def _person(row: CsvRow, headings: dict[str, Heading], table: CsvTable) -> PersonRow:
    respondent = row.get("respondent")
    if not respondent:
        raise table.error(
            row.line, "the row names no respondent.", "Fill in the respondent, or delete the row."
        )
    values = (heading.value(row.get(column)) for column, heading in headings.items())
    return PersonRow(
        line=row.line,
        respondent=respondent,
        file=row.get("file") or None,
        wave=table.wave(row),
        values=tuple(value for value in values if value),
    )


def _refuse_double_rows(rows: tuple[PersonRow, ...], table: CsvTable) -> None:
    """One row for each respondent and file, or wave where there is no file; one wave for each file."""
    seen: dict[tuple[str, str | int | None], int] = {}
    waves: dict[str, PersonRow] = {}
    for row in rows:
        line = seen.setdefault((row.respondent, row.file or row.wave), row.line)
        if line != row.line:
            of_file = f" with the file {row.file}" if row.file else ""
            raise table.error(
                row.line,
                f"respondent {row.respondent}{of_file} already stands on line {line}.",
                "A respondent may have several rows, each with another file or another wave.",
            )
        if row.file and (first := waves.setdefault(row.file, row)).wave != row.wave:
            raise table.error(
                row.line,
                f"the file {row.file} has another wave here than on line {first.line}.",
                "A file belongs to one wave.",
            )


def _refuse_two_spellings(rows: tuple[PersonRow, ...], table: CsvTable) -> None:
    first: dict[str, PersonRow] = {}
    for row in rows:
        known = first.setdefault(folded(row.respondent), row)
        if known.respondent != row.respondent:
            raise table.error(
                row.line,
                f"respondent {row.respondent} is spelt {known.respondent} on line {known.line}.",
                "Spell a respondent in one way, so that nobody is counted twice.",
            )


def _refuse_two_values(rows: tuple[PersonRow, ...], table: CsvTable) -> None:
    first: dict[tuple[str, str, int | None], tuple[int, AttributeValue]] = {}
    for row in rows:
        for value in row.values:
            line, known = first.setdefault((row.respondent, value.attribute, value.wave), (row.line, value))
            if set(known.values) != set(value.values):
                raise table.error(
                    row.line,
                    f"{value.attribute} of respondent {row.respondent} is “{'; '.join(value.values)}” here"
                    f" and “{'; '.join(known.values)}” on line {line}.",
                    f"Give one value, or columns {value.attribute}@1 and {value.attribute}@2 for the waves.",
                )
