"""A bar for each row, from 0, with its interval as a whisker and thin bars below it."""

from qualcode.exchange.plotted import of_base, scale, size, sizes
from qualcode.exchange.svg_parts import TEXT, Data, Look, Sheet, width_of
from qualcode.exchange.svg_rows import GAP, Rows, Sample, label_width, legend, whisker
from qualcode.model.plots import Plot
from qualcode.model.tables import Cell, Hidden, Table, heading, printed

_BAR, _THIN, _HATCHED = 8.0, 4.0, 14.0
_TINY = 6.0
_PALE: Look = {"fill_opacity": 0.3}


def bars(sheet: Sheet, table: Table, plot: Plot) -> None:
    """A bar for each row, from 0; its interval as a whisker; what stands beside it as thin bars below."""
    value = plot.values[0]
    beside = (of_base(row[place], row[value]) for row in table.rows for place in plot.beside)
    known = [*sizes(table, (value, *plot.interval)), *(one for one in beside if one is not None)]
    widest = max((width_of(printed(row[value], table), TEXT) for row in table.rows), default=0.0)
    left = label_width(sheet, table, plot)
    rows = Rows(sheet, table, plot, scale(known), left, sheet.width - widest - GAP)
    _bar_legend(sheet, table, plot)
    rows.draw(lambda number: _one_bar(rows, number))


def _bar_legend(sheet: Sheet, table: Table, plot: Plot) -> None:
    drawn: list[tuple[str, Sample]] = [
        (heading(table.columns[plot.values[0]]), lambda x, y: sheet.area((x, y - 6, 12, 6), look=_PALE))
    ]
    for number, place in enumerate(plot.beside):
        drawn.append((table.columns[place].heading, _thin_sample(sheet, number)))
    if plot.interval:
        drawn.append(("95% interval", lambda x, y: whisker(sheet, x, x + 12, y - 3)))
    legend(sheet, drawn)


def _thin_sample(sheet: Sheet, number: int) -> Sample:
    return lambda x, y: sheet.area((x, y - 5, 12, _THIN), look=_thin_look(sheet, number))


def _one_bar(rows: Rows, number: int) -> float:
    sheet, plot, top = rows.sheet, rows.plot, rows.sheet.y
    cell, data = rows.cell(number, plot.values[0])
    length, end = size(cell), rows.left
    if isinstance(cell, Hidden):
        sheet.hatched((rows.left, top, _HATCHED, _BAR))
        end += _HATCHED
    elif length is not None:
        end = rows.x(length)
        sheet.area((rows.left, top, end - rows.left, _BAR), data, _PALE)
    end = max(end, rows.whisker(number, top + _BAR / 2))
    sheet.words(end + 3, top + _BAR - 1.2, data["value"], data)
    height = _BAR + 1
    for nth, place in enumerate(plot.beside):
        _thin_bar(rows, number, nth, top + height, rows.cell(number, place))
        height += _THIN + 1.8
    return height


def _thin_bar(rows: Rows, number: int, nth: int, y: float, shown: tuple[Cell, Data]) -> None:
    """One of the bars below, with its number."""
    sheet, (cell, data), end = rows.sheet, shown, rows.left
    length = of_base(cell, rows.table.rows[number][rows.plot.values[0]])
    if isinstance(cell, Hidden):
        sheet.hatched((rows.left, y, _HATCHED, _THIN))
        end += _HATCHED
    elif length:
        end = rows.x(length)
        sheet.area((rows.left, y, end - rows.left, _THIN), data, _thin_look(sheet, nth))
    sheet.words(end + 3, y + _THIN + 0.2, data["value"], data, size=_TINY)


def _thin_look(sheet: Sheet, nth: int) -> Look:
    if nth == 0:
        return {"fill_opacity": 0.8}
    return {"fill": f"url(#{sheet.key}-stripe)", "stroke": "currentColor", "stroke_width": 0.4}
