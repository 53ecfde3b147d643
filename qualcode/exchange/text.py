"""Plain text for terminals and files: an outline of codes with its numbers beside it.

No character of the content can drive the terminal, and colour comes only when asked for. Numbers are never
broken or cut; a table that is wider than the terminal goes on below, with its first column repeated.
"""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from qualcode.exchange.legible import legible
from qualcode.exchange.text_layout import GAP, Block, blocks, heading_lines, lane
from qualcode.exchange.wrapping import padded, wrapped
from qualcode.model.tables import Kind, Table, outline, rows_as_text, themes

INDENT = "  "
MEASURE = 100

_BOLD, _DIM, _PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[0m"


class Line(NamedTuple):
    """A finished line and the escape sequence of its style, empty for none."""

    text: str
    style: str = ""


def write(table: Table, width: int | None = None, *, colour: bool = False) -> bytes:
    """The table as text of at most ``width`` terminal cells, or as wide as it likes without one.

    ``colour`` sets headings and themes in bold and the note dim.
    """
    lines = _page(legible(table), width)
    return "".join(f"{_styled(line, has_style=colour)}\n" for line in lines).encode()


def _styled(line: Line, *, has_style: bool) -> str:
    text = line.text.rstrip()
    return f"{line.style}{text}{_PLAIN}" if has_style and line.style and text else text


def _page(table: Table, width: int | None) -> Iterator[Line]:
    measure = MEASURE if width is None else min(width, MEASURE)
    cells = _cells(table)
    lanes = [
        lane(index, column, [row[index] for row in cells], width)
        for index, column in enumerate(table.columns)
    ]
    yield from (Line(text, _BOLD) for text in wrapped(table.title, measure))
    for block in blocks(lanes, width):
        yield Line("")
        yield from _block(block, table, cells)
    if table.note:
        yield Line("")
    for note in table.note:
        yield from (Line(text, _DIM) for text in wrapped(note, measure, hanging=2))


def _cells(table: Table) -> list[list[str]]:
    """All cells as they are printed, codes moved in by their depth in the outline."""
    cells = [list(row) for row in rows_as_text(table)]
    for row, place in zip(cells, outline(table), strict=True):
        if place is not None:
            row[0] = INDENT * place.indent + place.label
    return cells


def _block(block: Block, table: Table, cells: Sequence[Sequence[str]]) -> Iterator[Line]:
    yield from (Line(text, _BOLD) for text in _heading(block, table))
    yield Line("─" * block.width)
    is_airy = any(column.kind is Kind.QUOTES for column in table.columns)
    for number, (row, theme) in enumerate(zip(cells, themes(table), strict=True)):
        is_new = number > 0 and table.rows[number][0] != table.rows[number - 1][0]
        if number and (is_airy or (theme and is_new)):
            yield Line("")
        texts = [
            [row[lane.index]] if lane.is_number else wrapped(row[lane.index], width, lane.hanging)
            for lane, width in zip(block.lanes, block.widths, strict=True)
        ]
        yield from (Line(text, _BOLD if theme else "") for text in _beside(block, texts))


def _heading(block: Block, table: Table) -> list[str]:
    headings = [
        [text for part in heading_lines(table.columns[lane.index]) for text in wrapped(part, width)]
        for lane, width in zip(block.lanes, block.widths, strict=True)
    ]
    height = max(map(len, headings), default=0)
    return list(_beside(block, [[""] * (height - len(lines)) + lines for lines in headings]))


def _beside(block: Block, texts: Sequence[Sequence[str]]) -> Iterator[str]:
    """The lines of several cells beside each other, from the top."""
    for line in zip_longest(*texts, fillvalue=""):
        yield GAP.join(
            padded(text, width, is_right=lane.is_number)
            for text, lane, width in zip(line, block.lanes, block.widths, strict=True)
        )
