"""A curve in signs: height by notes, several notes in one cell where there are more than cells."""

from qualcode.exchange.plotted import Scale, scale, size, sizes, tick
from qualcode.model.plots import Plot
from qualcode.model.tables import Cell, Column, Kind, Table, printed

_LINES = 14
_LEAST, _MOST = 20, 90
_MARGIN = 14


def curve(
    table: Table, plot: Plot, width: int
) -> tuple[tuple[Column, ...], tuple[tuple[Cell, ...], ...], tuple[str, ...]]:
    """Lines of signs from the highest value down, with what they mean."""
    up = scale(sizes(table, (*plot.values, *plot.interval)))
    cells = max(_LEAST, min(_MOST, width - _MARGIN, max(_LEAST, 2 * len(table.rows))))
    picture = [[" "] * cells for _ in range(_LINES)]
    for mark in plot.marks:
        for line in picture:
            line[_across(table, int(mark.at) - 1, cells)] = "┊"
    for at in range(cells):
        _column(picture, table, plot, up, at)
    levels = {
        round((up.most - value) / (up.most - up.least) * (_LINES - 1)): tick(value) for value in up.ticks
    }
    rows: list[tuple[Cell, ...]] = [
        (levels.get(number, ""), f"{'┤' if number in levels else '│'}{''.join(line)}")
        for number, line in enumerate(picture)
    ]
    rows.append(("", f"└{'─' * cells}"))
    last = str(len(table.rows))
    rows.append(("", f" 1{last.rjust(cells - 1)}"))
    columns = (
        Column("up", "", Kind.COUNT),
        Column("curve", table.columns[plot.values[0]].heading, Kind.COUNT),
    )
    return columns, tuple(rows), tuple(_legend(table, plot))


def _across(table: Table, row: int, cells: int) -> int:
    """The cell in which a row stands."""
    return min(cells - 1, max(0, row * (cells - 1) // max(1, len(table.rows) - 1)))


def _column(picture: list[list[str]], table: Table, plot: Plot, up: Scale, at: int) -> None:
    """Draw what stands in one cell across: the band, the middle over it, and the curve over both."""
    cells = len(picture[0])
    row = table.rows[min(len(table.rows) - 1, -(-at * (len(table.rows) - 1) // (cells - 1)))]
    bounds = [size(row[place]) for place in plot.interval]
    if len(bounds) == 2 and bounds[0] is not None and bounds[1] is not None:
        for line in range(_line(up, bounds[1]), _line(up, bounds[0]) + 1):
            picture[line][at] = "░"
    for place, sign in reversed([*zip(plot.values, "●┄", strict=False)]):
        if (value := size(row[place])) is not None:
            picture[_line(up, value)][at] = sign


def _line(up: Scale, value: float) -> int:
    return round((1 - up.part(value)) * (_LINES - 1))


def _legend(table: Table, plot: Plot) -> list[str]:
    columns, last = table.columns, table.rows[-1]
    said = [f"● {columns[plot.values[0]].heading} ({printed(last[plot.values[0]], table)} in the end)"]
    said += [f"┄ {columns[place].heading} ({printed(last[place], table)})" for place in plot.values[1:]]
    if plot.interval:
        said.append(f"░ {' to '.join(columns[place].heading for place in plot.interval)}")
    marks = [f"┊ at {tick(mark.at)}: {mark.label}." for mark in plot.marks]
    return [f"{plot.axis[:1].upper()}{plot.axis[1:]}. {', '.join(said)}.", *marks]
