"""An estimate on each row with its interval, or why there is none."""

from collections.abc import Iterator, Sequence

from qualcode.exchange.plotted import scale, size, sizes
from qualcode.exchange.svg_parts import LEADING, SMALL, Data, Sheet, lines_of, width_of
from qualcode.exchange.svg_rows import GAP, Rows, label_width
from qualcode.model.plots import Plot
from qualcode.model.tables import Cell, Table, printed

_LEAST_STRIP = 150.0


def intervals(sheet: Sheet, table: Table, plot: Plot) -> None:
    """An estimate on each row with its interval, or the reason why there is none."""
    known = [*sizes(table, (plot.values[0], *plot.interval)), *(mark.at for mark in plot.marks), 1.0]
    widest = max((width_of(words, SMALL) for words in _estimates(table, plot)), default=0.0)
    left = label_width(sheet, table, plot)
    right = sheet.width - widest - 2 * GAP
    if right - left < _LEAST_STRIP:
        right = sheet.width - 2 * GAP
    rows = Rows(sheet, table, plot, scale(known, step_from=0.1), left, right)
    rows.draw(lambda number: _one_interval(rows, number))


def _estimates(table: Table, plot: Plot) -> Iterator[str]:
    return (_estimate(table, plot, row) for row in table.rows)


def _estimate(table: Table, plot: Plot, row: Sequence[Cell]) -> str:
    """“0.885 [0.748, 0.950]”, empty where there is no estimate."""
    value = row[plot.values[0]]
    if size(value) is None:
        return ""
    bounds = [printed(row[place], table) for place in plot.interval if size(row[place]) is not None]
    return f"{printed(value, table)}{f' [{bounds[0]}, {bounds[1]}]' if len(bounds) == 2 else ''}"


def _one_interval(rows: Rows, number: int) -> float:
    sheet, plot, row, y = rows.sheet, rows.plot, rows.table.rows[number], rows.sheet.y + 5
    cell, data = rows.cell(number, plot.values[0])
    value = size(cell)
    if value is None:
        return _undefined(rows, number, data)
    rows.whisker(number, y)
    sheet.sign(0, rows.x(value), y, data)
    words, room = _estimate(rows.table, plot, row), sheet.width - rows.right - GAP
    if width_of(words, SMALL) <= room:
        sheet.words(rows.right + GAP, y + 2.3, words, data, size=SMALL)
        return 10
    sheet.words(rows.left + 2, y + 2 + SMALL * LEADING, words, data, size=SMALL)
    return 10 + SMALL * LEADING


def _undefined(rows: Rows, number: int, data: Data) -> float:
    """Why there is no estimate, in words over the scale."""
    reason = rows.plot.reason
    why = printed(rows.table.rows[number][reason], rows.table) if reason is not None else ""
    lines = lines_of(f"undefined{why and f': {why}'}", rows.right - rows.left, SMALL)
    for nth, line in enumerate(lines, start=1):
        rows.sheet.words(
            rows.left + 2, rows.sheet.y + nth * SMALL * LEADING, line, data,
            size=SMALL, most=rows.right - rows.left, look={"font_style": "italic"},
        )  # fmt: skip
    return len(lines) * SMALL * LEADING
