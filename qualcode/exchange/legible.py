"""Text that every format can hold: no control characters, in one place for all writers."""

import re
from dataclasses import replace

from qualcode.model.tables import Cell, CodePath, Column, Quote, Table

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

_LINE_END = re.compile(r"\r\n?")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def legible_text(text: str) -> str:
    """The text with LF line ends, and each other control character replaced by one visible sign.

    These characters drive a terminal or are not allowed in XML; tabs and line ends stay.

    >>> legible_text("red \\x1b[31m")
    'red �[31m'
    """
    return _CONTROL.sub(REPLACEMENT, _LINE_END.sub("\n", text))


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
            return tuple(map(_quote, cell))
        case _:
            return cell


def _quote(quote: Quote) -> Quote:
    return replace(
        quote,
        words=legible_text(quote.words),
        respondent=legible_text(quote.respondent),
        attributes=tuple((legible_text(name), legible_text(value)) for name, value in quote.attributes),
        document=None if quote.document is None else legible_text(quote.document),
        polarity=legible_text(quote.polarity),
    )
