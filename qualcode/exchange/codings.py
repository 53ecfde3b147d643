"""Tables of codings, one coding a row."""

import re
from dataclasses import dataclass

from qualcode.exchange.csv_rows import CsvRow, CsvTable
from qualcode.exchange.table_kinds import CODING_COLUMNS
from qualcode.model.codings import CodingRow, Extent, Polarity
from qualcode.model.errors import QualcodeError
from qualcode.model.spans import Span

_NUMBER = re.compile(r"[0-9]{1,15}")
_POSITIONS = (
    "Positions count characters from 0 and the end is not included; both empty mean no text, and the start"
    " “whole” means the whole document."
)


@dataclass(frozen=True, slots=True)
class CodingsTable:
    """The rows of a table of codings, with what the reader had to remark."""

    rows: tuple[CodingRow, ...]
    remarks: tuple[str, ...] = ()


def read_codings(table: CsvTable) -> CodingsTable:
    """The codings of a table with the columns ``code`` and ``document`` or ``respondent``.

    ``start``, ``end``, ``coder``, ``polarity``, ``note`` and ``quote`` may follow; other columns are
    remarked on. Raises QualcodeError, with file and line, for rows that cannot be understood.
    """
    table.require("code")
    if not table.columns.keys() & {"document", "respondent"}:
        table.require("document")
    rows = tuple(_coding(row, table) for row in table.rows)
    return CodingsTable(rows, table.remarks + table.beyond(CODING_COLUMNS))


def _coding(row: CsvRow, table: CsvTable) -> CodingRow:
    code, document, respondent = row.get("code"), row.get("document"), row.get("respondent")
    if not code:
        raise table.error(row.line, "the row names no code.", "Fill in the code, or delete the row.")
    if not document and not respondent:
        raise table.error(
            row.line, "the row names neither a document nor a respondent.", "Fill in one of them, or both."
        )
    extent, span = _extent(row, table)
    return CodingRow(
        line=row.line,
        code=code,
        document=document or None,
        respondent=respondent or None,
        extent=extent,
        span=span,
        coder=row.get("coder") or None,
        polarity=_polarity(row, table),
        note=row.get("note"),
        quote=row.cells.get("quote") or None,
    )


def _extent(row: CsvRow, table: CsvTable) -> tuple[Extent, Span | None]:
    start, end = row.get("start"), row.get("end")
    if not start and not end:
        return Extent.NO_TEXT, None
    if start.casefold() == "whole" and not end:
        return Extent.WHOLE, None
    if not (_NUMBER.fullmatch(start) and _NUMBER.fullmatch(end)):
        raise table.error(row.line, f"“{start}” to “{end}” is not a passage.", _POSITIONS)
    try:
        return Extent.PASSAGE, Span(int(start), int(end))
    except QualcodeError as error:
        raise table.error(row.line, error.message, _POSITIONS) from None


def _polarity(row: CsvRow, table: CsvTable) -> Polarity:
    text = row.get("polarity").casefold()
    try:
        return Polarity(text or Polarity.NONE)
    except ValueError:
        raise table.error(
            row.line, f"“{text}” is not a polarity.", f"The polarities are {', '.join(Polarity)}."
        ) from None
