"""Text that every format can hold: no control characters, in one place for all writers."""

from dataclasses import replace

from qualcode.model.tables import Cell, CodePath, Column, Entry, Missing, Table, Written
from qualcode.model.texts import legible_text


def legible(table: Table) -> Table:
    """The same table with legible text in its title, headings, cells and note."""
    return replace(
        table,
        title=legible_text(table.title),
        columns=tuple(_column(column) for column in table.columns),
        rows=tuple(tuple(_cell(cell) for cell in row) for row in table.rows),
        note=tuple(legible_text(line) for line in table.note),
    )


def _column(column: Column) -> Column:
    return replace(column, key=legible_text(column.key), heading=legible_text(column.heading))


def _cell(cell: Cell) -> Cell:
    match cell:
        case str():
            return legible_text(cell)
        case CodePath():
            return CodePath(tuple(map(legible_text, cell.names)))
        case tuple():
            return tuple(map(_entry, cell))
        case Missing():
            return Missing(legible_text(cell.mark))
        case _:
            return cell


def _entry(entry: Entry) -> Entry:
    if isinstance(entry, Written):
        return replace(
            entry,
            words=legible_text(entry.words),
            coder=legible_text(entry.coder),
            about=legible_text(entry.about),
        )
    return replace(
        entry,
        words=legible_text(entry.words),
        respondent=legible_text(entry.respondent),
        attributes=tuple((legible_text(name), legible_text(value)) for name, value in entry.attributes),
        document=None if entry.document is None else legible_text(entry.document),
        polarity=legible_text(entry.polarity),
        said=legible_text(entry.said),
        named=None if entry.named is None else legible_text(entry.named),
    )
