"""A table of people as it was printed, typed into CSV: counts and percentages by group."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from qualcode.exchange.csv_rows import CsvRow, CsvTable, read_rows
from qualcode.model.respondents import PrintedFigure

_CELL = re.compile(r"(?:(?P<n>\d{1,9})\s*(?:\(\s*(?P<share>\d{1,3})\s*%\s*\))?|(?P<alone>\d{1,3})\s*%)")


class PrintedTable(NamedTuple):
    """The cells of a printed table that are not empty; ``columns`` are its groups as typed."""

    table: CsvTable
    columns: tuple[str, ...]
    figures: tuple[PrintedFigure, ...]


def read_printed(raw: bytes, source: str) -> PrintedTable:
    """The cells of a CSV with ``attribute``, ``value`` and a column for each group: “10 (46%)”, “10”, “46%”.

    An empty attribute is that of the row above. Raises QualcodeError, with file and line, for a cell that is
    no such figure, a row without a value, and a table without groups.
    """
    table = read_rows(raw, source)
    table.require("attribute", "value")
    groups = {name: typed for name, typed in table.columns.items() if name not in {"attribute", "value"}}
    if not groups:
        raise table.error(
            table.heading_line, "there is no column with figures.", "Name each group, or write “all”."
        )
    return PrintedTable(table, tuple(groups.values()), tuple(_cells(table, groups)))


def _cells(table: CsvTable, groups: dict[str, str]) -> Iterator[PrintedFigure]:
    attribute = ""
    for row in table.rows:
        attribute = row.get("attribute") or attribute
        if not attribute or not row.get("value"):
            raise table.error(
                row.line, "the row does not say what it counts.", "Fill in attribute and value."
            )
        for name, typed in groups.items():
            if row.get(name):
                yield PrintedFigure(row.line, attribute, row.get("value"), typed, *_figures(table, row, name))


def _figures(table: CsvTable, row: CsvRow, column: str) -> tuple[int | None, int | None]:
    match = _CELL.fullmatch(row.get(column))
    if match is None:
        raise table.error(
            row.line, f"“{row.get(column)[:40]}” is no figure.", "Write 10 (46%), or 10, or 46%."
        )
    n, percent = match["n"], match["share"] or match["alone"]
    return None if n is None else int(n), None if percent is None else int(percent)
