"""DOCX: a page for a thesis or an appendix, with real Word styles that can be changed in one place.

The title is a heading, the headings of the columns come again on every page, codes are moved in by the
indent of their paragraphs, and each line of the note is a paragraph below the table.
"""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from qualcode.exchange import docx_styles as styles
from qualcode.exchange.legible import legible
from qualcode.exchange.paper import TEXTS, is_wide, weights
from qualcode.exchange.text_layout import heading_lines
from qualcode.model.errors import QualcodeError
from qualcode.model.tables import (
    Cell,
    Column,
    Entry,
    Rated,
    Table,
    Written,
    outline,
    printed,
    themes,
)

MOST_COLUMNS = 63
_INDENT = Cm(0.5)
_SPACE_ABOVE_THEMES = Pt(7)


def write(table: Table) -> bytes:
    """The table as a Word document; equal tables give equal bytes."""
    table = legible(table)
    document = styles.new_document(table.title, is_landscape=is_wide(table))
    add_table(document, table, heading_level=1)
    return styles.saved(document)


def add_table(document: Any, table: Table, heading_level: int) -> None:
    """Put a legible table at the end of a document: its title as a heading, its cells, and its note.

    Raises QualcodeError for more columns than Word takes.
    """
    if len(table.columns) > MOST_COLUMNS:
        raise QualcodeError(
            f"A table of Word has at most {MOST_COLUMNS} columns, and “{table.title}” has"
            f" {len(table.columns)}.",
            "Narrow it, turn it round, or take another format: xlsx, html, csv.",
        )
    document.add_heading(table.title, level=heading_level)
    if table.columns:
        _add_cells(document, table)
    for line in table.note:
        document.add_paragraph(line, styles.NOTE)


def _add_cells(document: Any, table: Table) -> None:
    grid = document.add_table(1 + len(table.rows), len(table.columns), styles.TABLE_STYLE)
    grid.autofit = False
    _describe(grid, table.title)
    widths = _widths(table, styles.text_width(document))
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = width
    head, *rows = grid.rows
    _mark(head, "w:tblHeader")
    _fill(head, [[_heading(column)] for column in table.columns])
    for row, cells, place, is_theme in zip(rows, table.rows, outline(table), themes(table), strict=True):
        contents = [
            _content(cell, column, table, is_theme=is_theme)
            for cell, column in zip(cells, table.columns, strict=True)
        ]
        if place is not None:
            contents[0] = [_Paragraph(place.label, styles.THEME if is_theme else styles.TEXT, place.indent)]
        _fill(row, contents, is_theme=is_theme)


def _widths(table: Table, width: int) -> list[int]:
    """The width shared out among the columns."""
    shares = weights(table)
    return [width * share // sum(shares) for share in shares]


class _Paragraph(NamedTuple):
    text: str
    style: str
    indent: int = 0
    language: str = ""


def _heading(column: Column) -> _Paragraph:
    style = styles.HEADING if column.kind in TEXTS else styles.NUMBER_HEADING
    return _Paragraph("\n".join(heading_lines(column)), style)


def _content(cell: Cell, column: Column, table: Table, *, is_theme: bool) -> list[_Paragraph]:
    if isinstance(cell, tuple) and cell:
        return [paragraph for entry in cell for paragraph in _entry(entry)]
    if column.kind in TEXTS:
        return [_Paragraph(printed(cell, table), styles.TEXT)]
    return [_Paragraph(printed(cell, table), styles.THEME_NUMBER if is_theme else styles.NUMBER)]


def _entry(entry: Entry) -> Iterator[_Paragraph]:
    if isinstance(entry, Written):
        yield _Paragraph(entry.words, styles.TEXT)
        state = f" [{entry.state}]" if entry.state else ""
        yield _Paragraph(f"{entry.source}{state}", styles.SOURCE)
        return
    if isinstance(entry, Rated):
        yield _Paragraph(entry.text(), styles.TEXT)
        return
    polarity = "" if entry.polarity == "none" else f" [{entry.polarity}]"
    yield _Paragraph(entry.quoted, styles.QUOTE, language=entry.language)
    yield _Paragraph(f"{entry.attribution}{polarity}", styles.SOURCE)


def _fill(row: Any, contents: Sequence[Sequence[_Paragraph]], *, is_theme: bool = False) -> None:
    _mark(row, "w:cantSplit")
    for cell, paragraphs in zip(row.cells, contents, strict=True):
        if is_theme:
            cell.paragraphs[0].paragraph_format.space_before = _SPACE_ABOVE_THEMES
        for number, paragraph in enumerate(paragraphs):
            target = cell.add_paragraph() if number else cell.paragraphs[0]
            target._p.style = styles.style_id(paragraph.style)
            run = target.add_run(paragraph.text)
            if paragraph.language:
                styles.set_language(run, paragraph.language)
            if paragraph.indent:
                target.paragraph_format.left_indent = paragraph.indent * _INDENT


def _mark(row: Any, name: str) -> None:
    """Give the row a property that is true by being there."""
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _describe(grid: Any, title: str) -> None:
    """Name the table for those who listen to the document."""
    caption = OxmlElement("w:tblCaption")
    caption.set(qn("w:val"), title)
    grid._tbl.tblPr.append(caption)
