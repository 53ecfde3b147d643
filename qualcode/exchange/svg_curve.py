"""A curve over the rows of a table, with a band for its interval."""

from dataclasses import dataclass

from qualcode.exchange.plotted import Scale, scale, size, sizes, tick
from qualcode.exchange.svg_parts import LEADING, NO_DATA, SMALL, Look, Sheet, points, width_of
from qualcode.exchange.svg_rows import DASHED, GRID_LINE, MIDDLE, Sample, data_of, legend
from qualcode.model.plots import Plot
from qualcode.model.tables import Table, printed

_HEIGHT = 0.5
_RIGHT = 20.0
_MOST_POINTS = 60
_BAND: Look = {"fill": "currentColor", "fill_opacity": 0.15}
_LOOKS: tuple[Look, ...] = ({"stroke_width": 1.2}, {"stroke_dasharray": "2 1.5"})


def curve(sheet: Sheet, table: Table, plot: Plot) -> None:
    """The first value as a line with points, the second one dashed in the middle of a band."""
    _legend(sheet, table, plot)
    sheet.paragraph(0, plot.axis, sheet.width, size=SMALL)
    up = scale(sizes(table, (*plot.values, *plot.interval)))
    along = Scale(1, max(2, len(table.rows)), scale([len(table.rows)]).ticks)
    sheet.y += 8
    left = 6 + max(width_of(tick(value), SMALL) for value in up.ticks)
    _Chart(sheet, table, plot, along, up, left).draw()


def _legend(sheet: Sheet, table: Table, plot: Plot) -> None:
    entries = [
        (table.columns[place].heading, _sample(sheet, look))
        for place, look in zip(plot.values, _LOOKS, strict=False)
    ]
    if plot.interval:
        low, high = (table.columns[place].heading for place in plot.interval)
        entries.append((f"{low} to {high}", lambda x, y: sheet.area((x, y - 6, 12, 6), look=_BAND)))
    legend(sheet, entries)


def _sample(sheet: Sheet, look: Look) -> Sample:
    return lambda x, y: sheet.line((x, y - 2.5), (x + 12, y - 2.5), look=look)


@dataclass
class _Chart:
    sheet: Sheet
    table: Table
    plot: Plot
    along: Scale
    up: Scale
    left: float

    def __post_init__(self) -> None:
        self.right = self.sheet.width - _RIGHT
        self.bottom = self.sheet.y + self.sheet.width * _HEIGHT

    def x(self, place: float) -> float:
        """Where row ``place`` (from 1) stands."""
        return self.left + self.along.part(place) * (self.right - self.left)

    def y(self, value: float) -> float:
        """How high a value stands."""
        return self.bottom - self.up.part(value) * self.sheet.width * _HEIGHT

    def draw(self) -> None:
        """Axes, band, lines, points, and what is marked."""
        sheet, top = self.sheet, self.y(self.up.most)
        for value in self.up.ticks:
            sheet.words(
                self.left - 4, self.y(value) + 2.2, tick(value), size=SMALL, look={"text_anchor": "end"}
            )
            sheet.line((self.left, self.y(value)), (self.right, self.y(value)), look=GRID_LINE)
        below = self.bottom + SMALL * LEADING + 2
        for value in dict.fromkeys((1, *self._between(), len(self.table.rows))):
            sheet.words(self.x(value), below, tick(value), size=SMALL, look=MIDDLE)
        self._band()
        for place, look in zip(self.plot.values, _LOOKS, strict=False):
            self._line(place, look)
        self._points()
        sheet.y = self.bottom + SMALL * LEADING + 4
        for mark in self.plot.marks:
            self._mark(mark.at, mark.label, top)

    def _between(self) -> list[float]:
        """Round numbers of rows with room to the first and to the last one."""
        room = 0.06 * self.along.most
        return [one for one in self.along.ticks if room < one < self.along.most - room]

    def _steps(self, place: int) -> list[tuple[float, float]]:
        found = ((at, size(row[place])) for at, row in enumerate(self.table.rows, start=1))
        return [(self.x(at), self.y(value)) for at, value in found if value is not None]

    def _values(self, place: int) -> str:
        return " ".join(printed(row[place], self.table) for row in self.table.rows)

    def _band(self) -> None:
        if len(self.plot.interval) == 2:
            low, high = map(self._steps, self.plot.interval)
            self.sheet.add("polygon", "", NO_DATA, {"points": points([*low, *reversed(high)]), **_BAND})

    def _line(self, place: int, look: Look) -> None:
        data = {"column": str(place), "values": self._values(place)}
        plain: Look = {"fill": "none", "stroke": "currentColor", "stroke_width": 0.7}
        self.sheet.add("polyline", "", data, {"points": points(self._steps(place)), **plain, **look})

    def _points(self) -> None:
        own, rows = self.plot.values[0], self.table.rows
        for at, row in enumerate(rows, start=1):
            value = size(row[own])
            if value is None:
                continue
            data = data_of(at - 1, own, row[own], self.table)
            if len(rows) <= _MOST_POINTS:
                spot: Look = {"cx": self.x(at), "cy": self.y(value), "r": 1.2, "fill": "currentColor"}
                self.sheet.add("circle", "", data, spot)
            if at == len(rows):
                self.sheet.words(self.x(at) + 3, self.y(value) + 2.5, data["value"], data)

    def _mark(self, at: float, label: str, top: float) -> None:
        """A line down from the top to what it says, below the axis."""
        sheet = self.sheet
        sheet.line((self.x(at), top), (self.x(at), self.bottom), look=DASHED)
        sheet.paragraph(0, f"Dashed line at {tick(at)}: {label}", sheet.width, size=SMALL)
