"""CSV: UTF-8 with a byte order mark, CRLF, comma; one header line, then the rows.

A share becomes three columns (``KEY``, ``base``, ``percent``, or ``KEY n``, ``KEY base``, ``KEY percent``);
a hidden number stands there as ``<5`` with an empty percentage. Quotes are one text, a line each.

The last column is ``note``: title and note on one line, in the first row only (in a row of its own where
the table has none). So R, pandas and Excel read the table without any setting, the numbers keep their
type, and the file still says what was counted, of whom and by whom; lines before or after the table would
either break such programs or turn into rows of people that nobody interviewed.
"""

import csv
from collections.abc import Sequence
from io import StringIO

from qualcode.exchange.legible import legible
from qualcode.exchange.machine_columns import MachineColumn, Value, free_name, machine_columns, value
from qualcode.model.tables import Cell, Hidden, Missing, Table, printed

NOTE_SEPARATOR = " | "

_FORMULA_STARTS = ("=", "+", "-", "@", "\t")


def write(table: Table, *, excel_safe: bool = False) -> bytes:
    """The table as CSV.

    ``excel_safe`` puts ``'`` before texts that a spreadsheet would run as a formula (they begin with
    ``=``, ``+``, ``-``, ``@`` or a tab); it changes the data, so it is not the default.
    """
    table = legible(table)
    columns = machine_columns(table)
    names = [column.name for column in columns]
    rows = [[_field(column, row[column.index], table) for column in columns] for row in table.rows]
    lines = _noted(names, rows, NOTE_SEPARATOR.join((table.title, *table.note)))
    text = StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(
        [_safe(field) for field in line] if excel_safe else line for line in lines
    )
    return text.getvalue().encode("utf-8-sig")


def _field(column: MachineColumn, cell: Cell, table: Table) -> str | int | float | None:
    held: Value = value(cell, column.part)
    match held:
        case Hidden():
            return held.text()
        case tuple() | Missing():
            return printed(held, table)
        case str() | int() | float():
            return held
        case _:
            return None


def _noted(
    names: Sequence[str], rows: Sequence[Sequence[str | int | float | None]], note: str
) -> list[list[str | int | float | None]]:
    one_line = " ".join(note.split())
    filled = rows or [[None] * len(names)]
    return [
        [*names, free_name("note", set(names))],
        *([*row, one_line if index == 0 else None] for index, row in enumerate(filled)),
    ]


def _safe(field: str | int | float | None) -> str | int | float | None:
    return f"'{field}" if isinstance(field, str) and field.startswith(_FORMULA_STARTS) else field
