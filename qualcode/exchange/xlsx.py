"""XLSX: a sheet of numbers to compute with, and a sheet with title and note.

Each share is a column of people and a column of percentages, with the base in the heading (or, where it
changes from row to row, in a column of its own); percentages of a small base are grey. Codes are moved in
under their themes, and a last column has their whole paths, which stay true after sorting. Texts are never
formulas or links. Excel holds 32,767 characters in a cell: what is longer is cut, and the note says where.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from io import BytesIO

from xlsxwriter import Workbook

from qualcode.exchange.legible import legible
from qualcode.exchange.machine_columns import MachineColumn, Part, machine_columns, value
from qualcode.exchange.xlsx_sheet import CELL_LIMIT, CUT, Sheet
from qualcode.model.tables import Cell, Hidden, Kind, Missing, Share, Table, outline, printed, themes

_CREATED = datetime(2000, 1, 1)
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
_TEXT_WIDTHS = {Kind.CODE: 44, Kind.TEXT: 32, Kind.QUOTES: 60}
_NUMBER_WIDTH = 14
_PATH_WIDTH = 60
_NOTE_WIDTH = 100
_GREY = "#808080"


def write(table: Table) -> bytes:
    """The table as a workbook with the sheets “Table” and “Note”; equal tables give equal bytes."""
    table = legible(table)
    content = BytesIO()
    with Workbook(content, _OPTIONS) as book:
        book.set_properties({"title": table.title[:255], "created": _CREATED})
        sheet = Sheet(book, "Table")
        width = _fill(sheet, table)
        _set_up(sheet, table, width)
        note = Sheet(book, "Note")
        _fill_note(note, table, sheet.cut)
        for filled in (sheet, note):
            filled.finish()
    return content.getvalue()


def _fill(sheet: Sheet, table: Table) -> int:
    """Fill the sheet column by column and say how many there are."""
    columns = [column for column in machine_columns(table) if not _is_in_heading(column, table)]
    has_outline = any(outline(table))
    for number, column in enumerate(columns):
        if has_outline and number == 0:
            _fill_outline(sheet, table)
        else:
            _fill_column(sheet, number, column, table)
    if any(line is not None and line.indent for line in outline(table)):
        _fill_paths(sheet, len(columns), table)
        return len(columns) + 1
    return len(columns)


def _is_in_heading(column: MachineColumn, table: Table) -> bool:
    return column.part is Part.BASE and table.columns[column.index].base is not None


def _fill_outline(sheet: Sheet, table: Table) -> None:
    _head(sheet, 0, table.columns[0].heading, _TEXT_WIDTHS[Kind.CODE])
    for row, (place, is_theme) in enumerate(zip(outline(table), themes(table), strict=True), start=1):
        if place is not None:
            sheet.write(row, 0, place.label, indent=place.indent, bold=is_theme)


def _fill_paths(sheet: Sheet, number: int, table: Table) -> None:
    style: dict[str, object] = {"indent": 1, "text_wrap": False}
    _head(sheet, number, "Path", _PATH_WIDTH, **style)
    for row, cells in enumerate(table.rows, start=1):
        sheet.write(row, number, printed(cells[0], table), font_color=_GREY, **style)


def _fill_column(sheet: Sheet, number: int, column: MachineColumn, table: Table) -> None:
    kind = table.columns[column.index].kind
    is_text = kind in _TEXT_WIDTHS
    align: dict[str, object] = (
        {"align": "left", "indent": 1 if number else 0} if is_text else {"align": "right"}
    )
    _head(sheet, number, _heading(column, table), _TEXT_WIDTHS.get(kind, _NUMBER_WIDTH), **align)
    for row, (cells, is_theme) in enumerate(zip(table.rows, themes(table), strict=True), start=1):
        cell = cells[column.index]
        is_grey = column.part is Part.PERCENT and _is_small(cell, table)
        colour: dict[str, object] = {"font_color": _GREY} if is_grey else {}
        content = _content(cell, column, table)
        sheet.write(row, number, content, bold=is_theme and not is_text, **align, **colour)


def _head(sheet: Sheet, number: int, text: str, width: int, **style: object) -> None:
    sheet.set_width(number, width)
    sheet.write(0, number, text, bold=True, valign="bottom", bottom=1, **style)


def _heading(column: MachineColumn, table: Table) -> str:
    of = table.columns[column.index]
    with_base = of.heading if of.base is None else f"{of.heading}\n(N = {of.base})"
    return {Part.BASE: f"{of.heading} base", Part.PERCENT: f"{of.heading} %"}.get(column.part, with_base)


def _content(cell: Cell, column: MachineColumn, table: Table) -> str | int | float | None:
    held = value(cell, column.part)
    if isinstance(held, int | float | str):
        return held
    return printed(held, table) if isinstance(held, Hidden | Missing | tuple) else None


def _is_small(cell: Cell, table: Table) -> bool:
    return isinstance(cell, Share) and cell.base < table.percent_from_base


def _set_up(sheet: Sheet, table: Table, width: int) -> None:
    """Headings stay in sight and on every printed page; filters on every column."""
    page = sheet.sheet
    page.freeze_panes(1, 1)
    if width:
        page.autofilter(0, 0, len(table.rows), width - 1)
    page.repeat_rows(0)


def _fill_note(sheet: Sheet, table: Table, cut: Sequence[str]) -> None:
    sheet.set_width(0, _NOTE_WIDTH)
    sheet.write(0, 0, table.title, bold=True, font_size=14)
    for row, line in enumerate((*table.note, *_remarks(table, cut)), start=2):
        sheet.write(row, 0, line)


def _remarks(table: Table, cut: Sequence[str]) -> Iterator[str]:
    """What is true of this file beside the table's own note."""
    if any(_is_small(cell, table) for row in table.rows for cell in row):
        yield f"Percentages in grey have a base smaller than {table.percent_from_base}."
    if cut:
        yield (
            f"Cut at “{CUT}”, because a cell of a spreadsheet holds {CELL_LIMIT:,} characters:"
            f" {', '.join(cut)}. The other formats have the whole text."
        )
