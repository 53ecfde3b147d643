"""All values of a row on one line, told apart by signs (Cleveland's dot plot)."""

from collections.abc import Sequence

from qualcode.exchange.plotted import is_small, scale, size, sizes, spread
from qualcode.exchange.svg_parts import LEADING, SIGNS, SMALL, Data, Look, Sheet, width_of
from qualcode.exchange.svg_rows import GAP, Rows, Sample, label_width, legend
from qualcode.model.plots import Plot
from qualcode.model.tables import Column, Table, heading

_SPREAD: Look = {"stroke_width": 1, "stroke_opacity": 0.5}


def dots(sheet: Sheet, table: Table, plot: Plot) -> None:
    """All values of a row on one line, whose length is their spread, with the numbers below it."""
    left = label_width(sheet, table, plot)
    rows = Rows(sheet, table, plot, scale(sizes(table, plot.values)), left, sheet.width - GAP, gap=6)
    columns = [table.columns[place] for place in plot.values]
    legend(sheet, [(heading(column), _sample(sheet, table, n, column)) for n, column in enumerate(columns)])
    rows.draw(lambda number: _one_dotted(rows, number))


def _sample(sheet: Sheet, table: Table, nth: int, column: Column) -> Sample:
    return lambda x, y: sheet.sign(nth, x + 6, y - 2.3, is_open=is_small(column, table))


def _one_dotted(rows: Rows, number: int) -> float:
    sheet, y = rows.sheet, rows.sheet.y + 5
    found = [(nth, place, *rows.cell(number, place)) for nth, place in enumerate(rows.plot.values)]
    if (ends := spread(rows.table, rows.plot, rows.table.rows[number])) is not None:
        sheet.line((rows.x(ends[0]), y), (rows.x(ends[1]), y), look=_SPREAD)
    for nth, place, cell, data in found:
        if (length := size(cell)) is not None:
            is_open = is_small(rows.table.columns[place], rows.table)
            sheet.sign(nth, rows.x(length), y, data, is_open=is_open)
    return 8 + _numbers(rows, [(nth, place, data) for nth, place, _, data in found])


def _numbers(rows: Rows, found: Sequence[tuple[int, int, Data]]) -> float:
    """The numbers of a row, each behind its sign; returns how high they stand."""
    sheet, room = rows.sheet, rows.sheet.width - rows.left
    widest = max((width_of(data["value"], SMALL) for _, _, data in found), default=0.0) + 12
    in_line = min(SIGNS, max(1, int(room / widest)))
    for nth, place, data in found:
        line, across = divmod(nth, in_line)
        x, y = rows.left + across * room / in_line, sheet.y + 8 + (line + 1) * SMALL * LEADING
        sheet.sign(nth, x + 3, y - 2.3, is_open=is_small(rows.table.columns[place], rows.table))
        sheet.words(x + 8, y, data["value"], data, size=SMALL, most=room / in_line - 8)
    return (-(-len(found) // in_line)) * SMALL * LEADING + 1
