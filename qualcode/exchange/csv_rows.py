"""Tables as CSV: any usual encoding and delimiter, every row with its line."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO

from qualcode.exchange.decoding import decoded
from qualcode.model.codebook import folded
from qualcode.model.errors import QualcodeError

_DELIMITERS = ",;\t|"
_SAMPLE = 200
_WAVE = re.compile(r"0*[1-9][0-9]{0,3}")


@dataclass(frozen=True, slots=True)
class CsvRow:
    """A row that says something: the number of its first line in the file, and its cells by folded column."""

    line: int
    cells: dict[str, str]

    def get(self, column: str) -> str:
        """The cell without white space around it; empty where the column is missing."""
        return self.cells.get(column, "").strip()


@dataclass(frozen=True, slots=True)
class CsvTable:
    """A CSV file: ``columns`` maps folded names to the names as typed, in order."""

    source: str
    columns: dict[str, str]
    rows: tuple[CsvRow, ...]
    remarks: tuple[str, ...] = ()
    heading_line: int = 1

    def error(self, line: int, sentence: str, hint: str = "") -> QualcodeError:
        """A mistake on a line of this file, for the caller to raise."""
        return _mistake(self.source, line, sentence, hint)

    def require(self, *columns: str) -> None:
        """Raises QualcodeError when a column is missing."""
        if missing := [column for column in columns if column not in self.columns]:
            raise self.error(
                self.heading_line,
                f"there is no column “{missing[0]}”.",
                f"The columns are {', '.join(self.columns.values())}.",
            )

    def beyond(self, known: set[str]) -> tuple[str, ...]:
        """A remark on the columns that are not among ``known`` (folded names), if there are any."""
        others = [typed for name, typed in self.columns.items() if name not in known]
        return (f"columns not used: {', '.join(others)}",) if others else ()

    def wave(self, row: CsvRow) -> int | None:
        """The row's wave, an integer from 1; raises QualcodeError for anything else."""
        text = row.get("wave")
        if not text:
            return None
        if (wave := wave_number(text)) is None:
            raise self.error(row.line, f"“{text}” is not a wave.", "Waves are 1, 2, 3, ...")
        return wave


def _mistake(source: str, line: int, sentence: str, hint: str) -> QualcodeError:
    return QualcodeError(f"{source}, line {line}: {sentence}", hint)


def wave_number(text: str) -> int | None:
    """The wave that a text names, from 1 to 9999; None when it names none."""
    return int(text) if _WAVE.fullmatch(text) else None


def read_rows(raw: bytes, source: str, encoding: str | None = None) -> CsvTable:
    """The rows of a CSV file; blank ones are left out, short ones count as ending in empty cells.

    Raises QualcodeError, with the line, for two columns of one name, cells without a column, quotation
    marks that never close, a table without rows, and what ``decoded`` refuses.
    """
    content = decoded(raw, source, encoding)
    records = list(_records(content.text, _delimiter(content.text), source))
    if len(records) < 2:
        raise QualcodeError(f"{source} has no rows below its column names.", "Leave it out of the import.")
    heading_line, heading = records[0]
    columns = _columns(heading, heading_line, source)
    rows = tuple(_row(cells, line, heading, source) for line, cells in records[1:])
    return CsvTable(source, columns, rows, content.remarks, heading_line)


def _delimiter(text: str) -> str:
    """The delimiter that cuts most rows into as many cells as the first, and into most cells."""

    def steadiness(delimiter: str) -> tuple[float, int]:
        reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
        try:
            widths = [len(cells) for cells, _ in zip(reader, range(_SAMPLE), strict=False) if cells]
        except csv.Error:
            return 0.0, 0
        return (widths.count(widths[0]) / len(widths), widths[0]) if widths[0] > 1 else (0.0, 0)

    return max(_DELIMITERS, key=steadiness)


def _records(text: str, delimiter: str, source: str) -> Iterator[tuple[int, list[str]]]:
    """The rows that have a filled cell, each with the number of its first line."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield line, cells
            line = reader.line_num + 1
    except csv.Error:
        raise _mistake(
            source,
            line,
            "the quotation marks around a cell do not match.",
            "A cell that holds a quotation mark stands in quotation marks, and the inner one is doubled.",
        ) from None


def _columns(heading: list[str], line: int, source: str) -> dict[str, str]:
    columns: dict[str, str] = {}
    for cell in heading:
        typed = " ".join(cell.split())
        name = folded(cell)
        if name in columns:
            raise _mistake(source, line, f"there are two columns “{typed}”.", "Rename or delete one of them.")
        if name:
            columns[name] = typed
    return columns


def _row(cells: list[str], line: int, heading: list[str], source: str) -> CsvRow:
    names = [folded(cell) for cell in heading] + [""] * (len(cells) - len(heading))
    pairs = list(zip(names, cells, strict=False))
    for name, cell in pairs:
        if cell.strip() and not name:
            raise _mistake(
                source,
                line,
                f"the cell “{cell.strip()[:40]}” stands in no column.",
                "Put cells that hold the delimiter into quotation marks, or name the column.",
            )
    return CsvRow(line, {name: cell for name, cell in pairs if name})
