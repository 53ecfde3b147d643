"""Plots for a terminal: the table as text, with a strip in block characters in each row.

The numbers stand beside what is drawn, and shades are signs, so that no colour is needed.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from math import ceil

from rich.cells import cell_len

from qualcode.exchange import text
from qualcode.exchange.plot_curve import curve
from qualcode.exchange.plotted import (
    NOTHING,
    Scale,
    darkness,
    drawable,
    label_of,
    remarks,
    scale,
    signs,
    size,
    sizes,
    spread,
    tick,
)
from qualcode.exchange.text_layout import GAP
from qualcode.model.plots import Plot, PlotKind
from qualcode.model.tables import Cell, Column, Hidden, Kind, Missing, Table, outline, printed

_WIDTH = 100
_LEAST_STRIP, _MOST_STRIP = 12, 60
_MOST_LABEL = 36
_LEVELS = " ░▒▓█"
_EIGHTHS = " ▏▎▍▌▋▊▉█"
_SPARKS = "▁▂▃▄▅▆▇█"
_LETTERS = "ABCDEFGH"
_SHADE = 2
_QUARTERS = "up to a quarter, half, three quarters, all of the largest"


def write(table: Table, width: int | None = None, *, colour: bool = False) -> bytes:
    """The plot in at most ``width`` terminal cells (100 without one); a table without one is refused."""
    width = width or _WIDTH
    table, plot = drawable(table, max(2, (width - _MOST_LABEL) // 6))
    if not table.rows:
        nothing = replace(table, columns=(Column("empty", "", Kind.TEXT),), rows=((NOTHING,),))
        return text.write(nothing, width, colour=colour)
    columns, rows, legend = _DRAW[plot.kind](table, plot, width)
    note = (*legend, *remarks(table, plot), *table.note)
    return text.write(replace(table, columns=columns, rows=rows, note=note), width, colour=colour)


Drawn = tuple[tuple[Column, ...], tuple[tuple[Cell, ...], ...], tuple[str, ...]]


def _strip_width(table: Table, plot: Plot, width: int, shown: Sequence[int]) -> int:
    """The cells that are left for the strip beside the labels and the columns of numbers."""
    numbers = sum(
        len(GAP)
        + max(
            [
                *(cell_len(printed(row[place], table)) for row in table.rows),
                *_heading_widths(table.columns[place]),
            ]
        )
        for place in shown
    )
    labels = _label_width(table, plot)
    return max(_LEAST_STRIP, min(_MOST_STRIP, width - min(labels, _MOST_LABEL) - numbers - len(GAP)))


def _heading_widths(column: Column) -> Iterator[int]:
    yield from (cell_len(word) for word in column.heading.split())
    if column.base is not None:
        yield cell_len(f"(N = {column.base})")


def _label_width(table: Table, plot: Plot) -> int:
    lines = outline(table) if plot.labels == 0 else [None] * len(table.rows)
    return max(
        cell_len(printed(row[plot.labels], table)) if line is None else 2 * line.indent + cell_len(line.label)
        for row, line in zip(table.rows, lines, strict=True)
    )


def _stripped(
    table: Table, plot: Plot, shown: Sequence[int], head: str, strips: Sequence[str]
) -> tuple[tuple[Column, ...], tuple[tuple[Cell, ...], ...]]:
    """Labels, strips under a scale, and columns of the table beside them."""
    names = (plot.labels,) if plot.across is None else (plot.labels, plot.across)
    columns = (
        *(table.columns[place] for place in names),
        Column("plot", head, Kind.COUNT),
        *(table.columns[place] for place in shown),
    )
    rows = tuple(
        (*(row[place] for place in names), strip, *(row[place] for place in shown))
        for row, strip in zip(table.rows, strips, strict=True)
    )
    return columns, rows


def _axis(along: Scale, width: int) -> str:
    """The scale above the strips, in one word: as many of its numbers as have room."""
    line = ["·"] * width
    for value in dict.fromkeys((along.ticks[0], along.ticks[-1], *along.ticks)):
        shown = tick(value)
        start = min(max(0, _place(along, value, width) - len(shown) // 2), width - len(shown))
        around = line[max(0, start - 1) : start + len(shown) + 1]
        if all(sign == "·" for sign in around):
            line[start : start + len(shown)] = shown
    return "".join(line)


def _place(along: Scale, value: float, width: int) -> int:
    return min(width - 1, max(0, int(along.part(value) * width)))


# --- bars ------------------------------------------------------------------------------------------------


def _bars(table: Table, plot: Plot, width: int) -> Drawn:
    shown = (*plot.values, *plot.interval, *plot.beside)
    strip = _strip_width(table, plot, width, shown)
    along = scale(sizes(table, (*plot.values, *plot.interval)))
    strips = [_bar(row, plot, along, strip) for row in table.rows]
    legend = f"Bars: {plot.axis}, from 0."
    if plot.interval:
        legend += " ▓ and ░ are the 95% interval, below and above the share."
    return *_stripped(table, plot, shown, _axis(along, strip), strips), (legend,)


def _bar(row: Sequence[Cell], plot: Plot, along: Scale, width: int) -> str:
    value = size(row[plot.values[0]])
    if value is None:
        return _open(row[plot.values[0]], width)
    bounds = [size(row[place]) for place in plot.interval]
    if len(bounds) == 2 and bounds[0] is not None and bounds[1] is not None:
        low, at, high = (round(along.part(one) * width) for one in (bounds[0], value, bounds[1]))
        return ("█" * low + "▓" * (at - low) + "░" * (high - at)).ljust(width)
    full, part = divmod(round(along.part(value) * width * 8), 8)
    return ("█" * full + (_EIGHTHS[part] if part else "")).ljust(width)


def _open(cell: Cell, width: int) -> str:
    """What stands for a number that is hidden, or not known: no length."""
    return ("╌╌╌" if isinstance(cell, Hidden) else "").ljust(width)


# --- dots ------------------------------------------------------------------------------------------------


def _dots(table: Table, plot: Plot, width: int) -> Drawn:
    """Where the numbers leave little room they go on below, and the strip has the width."""
    columns = list(table.columns)
    for letter, place in zip(_LETTERS, plot.values, strict=False):
        columns[place] = replace(columns[place], heading=f"{letter} {columns[place].heading}")
    table = replace(table, columns=tuple(columns))
    strip = _strip_width(table, plot, width, plot.values)
    if strip < 2 * _LEAST_STRIP:
        strip = _strip_width(table, plot, width, ())
    if plot.is_in_time:
        strip = max(_LEAST_STRIP, strip - len(plot.values) - 1)
    along = scale(sizes(table, plot.values))
    ends = [spread(table, plot, row) for row in table.rows]
    strips = [_dotted(row, plot, along, strip, end) for row, end in zip(table.rows, ends, strict=True)]
    if plot.is_in_time:
        strips = [f"{one} {_spark(row, plot, along)}" for one, row in zip(strips, table.rows, strict=True)]
    legend = f"Letters: {plot.axis}; + where several meet; the line is their spread."
    if plot.is_in_time:
        legend += " Behind it how they grew."
    return *_stripped(table, plot, plot.values, _axis(along, strip), strips), (legend,)


def _dotted(
    row: Sequence[Cell], plot: Plot, along: Scale, width: int, ends: tuple[float, float] | None
) -> str:
    found = [(n, value) for n, place in enumerate(plot.values) if (value := size(row[place])) is not None]
    if not found:
        return _open(row[plot.values[0]], width)
    line = [" "] * width
    if ends is not None:
        first, last = (_place(along, end, width) for end in ends)
        line[first : last + 1] = "─" * (last - first + 1)
    for n, value in found:
        place = _place(along, value, width)
        line[place] = _LETTERS[n] if line[place] in " ─" else "+"
    return "".join(line)


def _spark(row: Sequence[Cell], plot: Plot, along: Scale) -> str:
    """The values in the order of time, as bars one cell wide."""
    values = (size(row[place]) for place in plot.values)
    return "".join(" " if one is None else _SPARKS[min(7, int(along.part(one) * 8))] for one in values)


# --- grids -----------------------------------------------------------------------------------------------


def _grid(table: Table, plot: Plot, width: int) -> Drawn:  # noqa: ARG001 (the text goes on below by itself)
    """The table itself, with a shade before each number."""
    most = max(sizes(table, plot.values), default=0)
    empty = signs(table, plot.values)
    shown = (*plot.beside, *plot.values)
    columns = [table.columns[plot.labels], *(_numbers(table.columns[place]) for place in shown)]
    rows = [
        (
            row[plot.labels],
            *(
                row[place] if place in plot.beside else _shaded(row[place], table, plot, most, empty)
                for place in shown
            ),
        )
        for row in table.rows
    ]
    if plot.is_in_time:
        along = Scale(0, most or 1, ())
        columns.append(Column("growth", "growth", Kind.COUNT))
        rows = [(*shaded, _spark(row, plot, along)) for shaded, row in zip(rows, table.rows, strict=True)]
    reasons = "; ".join(f"{sign} {mark}" for mark, sign in empty.items() if sign != mark)
    legend = (
        f"Cells: {plot.axis}. ░ ▒ ▓ █: {'stronger and stronger' if plot.levels else _QUARTERS}.",
        reasons,
    )
    return tuple(columns), tuple(rows), tuple(filter(None, legend))


def _numbers(column: Column) -> Column:
    """Cells of words are set like numbers here, as signs stand in them."""
    return replace(column, kind=Kind.COUNT)


def _shaded(cell: Cell, table: Table, plot: Plot, most: float, empty: dict[str, str]) -> str:
    if cell == "present":
        return "●"
    if isinstance(cell, Missing):
        return empty[cell.mark]
    dark = darkness(cell, most, plot.levels)
    shade = "" if dark is None else _LEVELS[ceil(4 * dark - 1e-9)] * _SHADE
    return f"{shade} {printed(cell, table)}".strip().replace("\n", "; ")


# --- intervals -------------------------------------------------------------------------------------------


def _intervals(table: Table, plot: Plot, width: int) -> Drawn:
    shown = (*plot.values, *plot.interval)
    strip = _strip_width(table, plot, width, shown)
    along = scale([*sizes(table, shown), *(mark.at for mark in plot.marks), 1.0], step_from=0.1)
    strips = [_whiskered(row, plot, along, strip) for row in table.rows]
    marks = ", ".join(mark.label for mark in plot.marks)
    legend = [f"● {plot.axis}; ┊ {marks}."]
    if plot.reason is not None:
        legend += [
            f"Undefined: {label_of(table, plot, row)}: {printed(row[plot.reason], table)}."
            for row in table.rows
            if size(row[plot.values[0]]) is None
        ]
    return *_stripped(table, plot, shown, _axis(along, strip), strips), tuple(legend)


def _whiskered(row: Sequence[Cell], plot: Plot, along: Scale, width: int) -> str:
    line = [" "] * width
    for mark in plot.marks:
        line[_place(along, mark.at, width)] = "┊"
    bounds = [size(row[place]) for place in plot.interval]
    value = size(row[plot.values[0]])
    if value is None:
        return "".join(line)
    if len(bounds) == 2 and bounds[0] is not None and bounds[1] is not None:
        low, high = (_place(along, one, width) for one in (bounds[0], bounds[1]))
        line[low : high + 1] = ["├", *["─"] * (high - low - 1), "┤"] if high > low else ["│"]
    line[_place(along, value, width)] = "●"
    return "".join(line)


_DRAW: dict[PlotKind, Callable[[Table, Plot, int], Drawn]] = {
    PlotKind.BARS: _bars,
    PlotKind.DOTS: _dots,
    PlotKind.GRID: _grid,
    PlotKind.CURVE: curve,
    PlotKind.INTERVALS: _intervals,
}
