"""What is drawn of a table, for every way of drawing: sizes, scales, and tables of which no plot is known."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import ceil, floor
from typing import NamedTuple

from qualcode.exchange.legible import legible
from qualcode.model.errors import QualcodeError
from qualcode.model.plots import Plot, PlotKind
from qualcode.model.tables import Cell, Column, Hidden, Kind, Missing, Rated, Share, Table, heading, printed
from qualcode.model.texts import legible_text

_STEPS = (1, 2, 5)
_MOST_TICKS = 7
NOTHING = "There is nothing to draw."
_DRAWN = (
    "themes (`count`), `matrix`, `transitions`, `cooccurrence`, `saturation`, codes of `agree`, and displays"
    " with numbers or ratings"
)


def drawable(table: Table, most_codes: int) -> tuple[Table, Plot]:
    """The table as it is drawn, in legible text, with its plot; a table without one is refused.

    Pairs are drawn of the first ``most_codes`` codes.
    """
    table = legible(table)
    if table.plot is None:
        raise QualcodeError(f"“{table.title}” cannot be drawn.", f"Plots are made of {_DRAWN}.")
    marks = tuple(replace(mark, label=legible_text(mark.label)) for mark in table.plot.marks)
    plot = replace(table.plot, axis=legible_text(table.plot.axis), marks=marks)
    return _crossed(table, plot, most_codes) if plot.kind is PlotKind.PAIRS else (table, plot)


def size(cell: Cell) -> float | None:
    """How long, dark or far along a cell is drawn, a share in percent; None where it is not told.

    >>> size(Share(1, 8)), size(Share(0, 0)), size(3), size(Hidden(5, 40))
    (12.5, None, 3.0, None)
    """
    match cell:
        case Share(n, base):
            return 100 * n / base if base else None
        case int() | float():
            return float(cell)
    return None


def darkness(cell: Cell, most: float, levels: Sequence[str]) -> float | None:
    """How dark a cell of a grid is, from 0 to 1 for the largest size; a single rating by its place in levels.

    >>> darkness(Share(1, 8), 25.0, ()), darkness((Rated("high", ("A01",), ("Ann",)),), 0, ("low", "high"))
    (0.5, 1.0)
    """
    match cell:
        case (Rated(value=value, is_counted=False),) if value in levels:
            return (levels.index(value) + 1) / len(levels)
    length = size(cell)
    return None if length is None else length / most if most else 0.0


def sizes(table: Table, places: Iterable[int]) -> list[float]:
    """All sizes that are known in these columns."""
    places = [*places]
    found = (size(row[place]) for row in table.rows for place in places)
    return [one for one in found if one is not None]


def of_base(count: Cell, share: Cell) -> float | None:
    """The size of a count of people on the scale of the share that it stands beside."""
    if isinstance(count, int) and isinstance(share, Share) and share.base:
        return 100 * count / share.base
    return None


def label_of(table: Table, plot: Plot, row: Sequence[Cell]) -> str:
    """What a row is called, in full."""
    parts = [printed(row[plot.labels], table)]
    if plot.across is not None:
        parts.append(printed(row[plot.across], table))
    return ", ".join(filter(None, parts))


class Scale(NamedTuple):
    """From ``least`` to ``most``, with round numbers to read it by."""

    least: float
    most: float
    ticks: tuple[float, ...]

    def part(self, value: float) -> float:
        """How far along a value is, from 0 to 1."""
        return (value - self.least) / (self.most - self.least)


def scale(values: Sequence[float], *, step_from: float = 1) -> Scale:
    """A scale that holds 0 and all values, and ends at round numbers.

    >>> scale([39.0, 12.0]).ticks, scale([]).most, scale([-0.3, 1.0], step_from=0.5).ticks
    ((0, 10, 20, 30, 40), 1, (-0.5, 0.0, 0.5, 1.0))
    """
    least, most = min([0.0, *values]), max([0.0, *values])
    if least == most:
        most = step_from
    step = step_from
    for number in range(3 * 20):
        step = step_from * _STEPS[number % 3] * 10 ** (number // 3)
        if (most - least) / step <= _MOST_TICKS:
            break
    first, last = floor(least / step + 1e-9), ceil(most / step - 1e-9)
    ticks = tuple(round(step * place, 9) for place in range(first, last + 1))
    return Scale(ticks[0], ticks[-1], ticks)


def tick(value: float) -> str:
    """A round number as an axis shows it: 40, 0.5.

    >>> tick(40.0), tick(0.5), tick(-0.0)
    ('40', '0.5', '0')
    """
    return f"{value + 0:g}" if abs(value) < 1e6 else f"{value:.0f}"


def is_small(column: Column, table: Table) -> bool:
    """Whether the base of a column is too small for percentages."""
    return column.base is not None and column.base < table.percent_from_base


def spread(table: Table, plot: Plot, row: Sequence[Cell]) -> tuple[float, float] | None:
    """From where to where the values of a row go, but those with a small base; None where none is known."""
    places = (place for place in plot.values if not is_small(table.columns[place], table))
    known = [value for place in places if (value := size(row[place])) is not None]
    return (min(known), max(known)) if known else None


def remarks(table: Table, plot: Plot) -> list[str]:
    """What has to be said of a plot that its table shows by itself."""
    cells = [row[place] for row in table.rows for place in (*plot.values, *plot.beside)]
    columns = [table.columns[place] for place in plot.values]
    small = [heading(column) for column in columns if is_small(column, table)]
    outside = "; no part of the spread" if plot.kind is PlotKind.DOTS else ""
    return [
        *([f"Small base, read the numbers{outside}: {', '.join(small)}."] if small else []),
        *(["Hidden numbers are hatched or left open: no length tells them."] if _has(cells, Hidden) else []),
    ]


def _has(cells: Iterable[Cell], kind: type) -> bool:
    return any(isinstance(cell, kind) for cell in cells)


def signs(table: Table, places: Iterable[int]) -> dict[str, str]:
    """A sign for each reason that a cell is empty, in the order of the table."""
    places = [*places]
    marks = {cell.mark: None for row in table.rows for p in places if isinstance(cell := row[p], Missing)}
    return {mark: _SIGNS[number] if number < len(_SIGNS) else mark for number, mark in enumerate(marks)}


_SIGNS = "–·×÷"


def _crossed(table: Table, plot: Plot, most_codes: int) -> tuple[Table, Plot]:
    """The pairs as one half of a grid, codes in the order in which the pairs bring them up.

    Columns are headed by the numbers that the codes have as rows.
    """
    across, value = plot.across or 0, plot.values[0]
    pairs = {frozenset((str(row[plot.labels]), str(row[across]))): _people(row[value]) for row in table.rows}
    names = list(dict.fromkeys(str(row[place]) for row in table.rows for place in (plot.labels, across)))
    shown = names[:most_codes]
    rows = tuple(
        (
            f"{number + 1}  {name}",
            *(pairs.get(frozenset((other, name))) for other in shown[:number]),
            *(None for _ in shown[number:-1]),
        )
        for number, name in enumerate(shown)
    )
    heading = table.columns[value].heading
    numbers = (Column(str(n), str(n), Kind.COUNT) for n in range(1, len(shown)))
    left_out = (
        f"Drawn are the first {len(shown)} codes of the table; {len(names) - len(shown)} are left out."
        if len(names) > len(shown)
        else ""
    )
    said = f"Cells: people in whom both codes come up ({heading}); empty: no such pair in the table."
    columns = (Column("code", "code", Kind.TEXT), *numbers)
    note = tuple(filter(None, (said, left_out, *table.note)))
    grid = replace(plot, kind=PlotKind.GRID, labels=0, values=tuple(range(1, len(shown))), across=None)
    return replace(table, columns=columns, rows=rows, note=note), grid


def _people(cell: Cell) -> Cell:
    """The number of people alone, as all shares of the grid have one base."""
    return cell.n if isinstance(cell, Share) else cell
