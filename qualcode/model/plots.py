"""What of a table can be drawn: a plot is one more way of writing the same cells."""

from dataclasses import dataclass
from enum import StrEnum


class PlotKind(StrEnum):
    """How the values of a table are drawn.

    ``BARS``: one bar a row, from 0. ``DOTS``: all values of a row on one line. ``GRID``: shaded numbers.
    ``PAIRS``: a grid of which each row of the table is one cell. ``CURVE``: values over the rows.
    ``INTERVALS``: an estimate with its interval in each row.
    """

    BARS = "bars"
    DOTS = "dots"
    GRID = "grid"
    PAIRS = "pairs"
    CURVE = "curve"
    INTERVALS = "intervals"


@dataclass(frozen=True, slots=True)
class Mark:
    """A value at which a line is drawn across, and what it says."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Plot:
    """Which columns are drawn, by their places from 0: ``labels`` of the rows, ``values``, ``interval``.

    ``axis`` says what is drawn, with its unit. ``beside`` stands beside the values: in BARS counts of people
    as bars of the same base, elsewhere as it is. ``reason`` says why a value is undefined. The last ``apart``
    values are set apart. ``across`` is a second label: of the column in PAIRS, behind the first elsewhere.
    In a CURVE the first value is the curve, the second one the middle of its interval. ``levels`` are the
    ratings that cells of a GRID may hold instead of numbers, from the weakest up.
    """

    kind: PlotKind
    values: tuple[int, ...]
    axis: str
    labels: int = 0
    interval: tuple[int, ...] = ()
    beside: tuple[int, ...] = ()
    marks: tuple[Mark, ...] = ()
    reason: int | None = None
    across: int | None = None
    apart: int = 0
    is_in_time: bool = False
    levels: tuple[str, ...] = ()
