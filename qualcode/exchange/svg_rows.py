"""Figures with a line for each row of the table: labels on the left, and one scale beside them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, TypeAlias

from qualcode.exchange.plotted import Scale, label_of, size, tick
from qualcode.exchange.svg_parts import (
    LEADING,
    NO_DATA,
    PLAIN,
    SMALL,
    TEXT,
    Data,
    Look,
    Sheet,
    lines_of,
    width_of,
)
from qualcode.model.plots import Plot
from qualcode.model.tables import Cell, OutlineLine, Table, outline, printed, themes

GAP = 6.0
MIDDLE: Look = {"text_anchor": "middle"}
BOLD: Look = {"font_weight": "bold"}
GRID_LINE: Look = {"stroke_width": 0.3, "stroke_opacity": 0.35}
DASHED: Look = {"stroke_dasharray": "3 2"}
Sample: TypeAlias = Callable[[float, float], None]
"""Draws a sample for a legend, from a point on the base line of its words."""

_INDENT = 7.0
_MOST_INDENTS = 6
_LABELS = 0.36


class Label(NamedTuple):
    """What a row is called, in lines, and how far in it stands."""

    lines: Sequence[str]
    indent: float
    is_theme: bool


def labels(table: Table, plot: Plot, width: float) -> list[Label]:
    """The labels of all rows, in lines of this width; codes stand as in the outline of the table."""
    found = []
    places = outline(table) if plot.labels == 0 else [None] * len(table.rows)
    for row, place, is_theme in zip(table.rows, places, themes(table), strict=True):
        words = label_of(table, plot, row) if place is None else _said_in(place, table, plot, row)
        indent = 0 if place is None else min(place.indent, _MOST_INDENTS) * _INDENT
        found.append(Label(lines_of(words, width - indent, TEXT), indent, is_theme))
    return found


def _said_in(place: OutlineLine, table: Table, plot: Plot, row: Sequence[Cell]) -> str:
    """What of a label the outline says, with what follows it."""
    return label_of(table, replace(plot, labels=0), (place.label, *row[1:]))


def label_width(sheet: Sheet, table: Table, plot: Plot) -> float:
    """What the labels need, up to their part of the sheet, with the gap behind them."""
    most = sheet.width * _LABELS
    found = labels(table, plot, most - GAP)
    widest = max((one.indent + width_of(line, TEXT) for one in found for line in one.lines), default=0)
    return min(most, max(widest * 1.1, 20) + GAP)


def write_label(sheet: Sheet, label: Label, width: float) -> float:
    """Write a label below what is there; returns how high it is."""
    for number, line in enumerate(label.lines, start=1):
        sheet.words(
            label.indent, sheet.y + number * TEXT * LEADING - 2, line, most=width - label.indent,
            look=BOLD if label.is_theme else PLAIN,
        )  # fmt: skip
    return len(label.lines) * TEXT * LEADING


def data_of(row: int, column: int, cell: Cell, table: Table) -> Data:
    """Which cell of the table a mark shows, and what is printed there."""
    return {"row": str(row), "column": str(column), "value": printed(cell, table)}


@dataclass
class Rows:
    """A sheet with labels on the left and one scale for the values of all rows beside them."""

    sheet: Sheet
    table: Table
    plot: Plot
    scale: Scale
    left: float
    right: float
    gap: float = 3

    def x(self, value: float) -> float:
        """Where a value stands."""
        return self.left + self.scale.part(value) * (self.right - self.left)

    def draw(self, draw_one: Callable[[int], float]) -> None:
        """The axis, then every row; ``draw_one`` draws one from ``sheet.y`` on and returns how high it is."""
        sheet = self.sheet
        self._axis()
        top, before = sheet.y, len(sheet.elements)
        for number, label in enumerate(labels(self.table, self.plot, self.left - GAP)):
            height = max(draw_one(number), write_label(sheet, label, self.left - GAP))
            sheet.y += height + self.gap
        lines = Sheet(sheet.width, sheet.key)
        for value in self.scale.ticks:
            lines.line((self.x(value), top), (self.x(value), sheet.y), look=GRID_LINE)
        for mark in self.plot.marks:
            lines.line((self.x(mark.at), top), (self.x(mark.at), sheet.y), look=DASHED)
        sheet.elements[before:before] = lines.elements

    def _axis(self) -> None:
        sheet = self.sheet
        sheet.paragraph(self.left, self.plot.axis, sheet.width - self.left, size=SMALL)
        if self.plot.marks:
            sheet.y += SMALL * LEADING
            for mark, anchor in zip(self.plot.marks, ("end", "start"), strict=False):
                sheet.words(self.x(mark.at), sheet.y, mark.label, size=SMALL, look={"text_anchor": anchor})
        sheet.y += SMALL * LEADING
        room_from = 0.0
        for value in self.scale.ticks:
            x, half = self.x(value), width_of(tick(value), SMALL) / 2
            if x - half >= room_from:
                sheet.words(x, sheet.y, tick(value), size=SMALL, look=MIDDLE)
                room_from = x + half + 3
        sheet.y += 4

    def cell(self, number: int, place: int) -> tuple[Cell, Data]:
        """A cell with what its mark says of it."""
        cell = self.table.rows[number][place]
        return cell, data_of(number, place, cell, self.table)

    def whisker(self, number: int, y: float) -> float:
        """The interval of a row, if it has one; returns how far right it reaches, else where rows begin."""
        row = self.table.rows[number]
        bounds = [value for place in self.plot.interval if (value := size(row[place])) is not None]
        if len(bounds) != 2:
            return self.left
        low, high = (printed(row[place], self.table) for place in self.plot.interval)
        whisker(
            self.sheet,
            self.x(bounds[0]),
            self.x(bounds[1]),
            y,
            {"row": str(number), "low": low, "high": high},
        )
        return self.x(bounds[1])


def whisker(sheet: Sheet, low: float, high: float, y: float, data: Data = NO_DATA) -> None:
    """A line with a bar at either end."""
    sheet.line((low, y), (high, y), data, {"stroke_width": 0.8})
    for x in (low, high):
        sheet.line((x, y - 2), (x, y + 2), look={"stroke_width": 0.8})


def legend(sheet: Sheet, entries: Sequence[tuple[str, Sample]]) -> None:
    """Samples with what they mean, beside each other as far as they fit."""
    x, sheet.y = 0.0, sheet.y + TEXT * LEADING + 2
    for words, draw in entries:
        lines = lines_of(words, sheet.width - 18, SMALL)
        width = 18 + max(width_of(line, SMALL) for line in lines)
        if x and x + width > sheet.width:
            x, sheet.y = 0.0, sheet.y + SMALL * LEADING
        draw(x, sheet.y)
        for line in lines:
            sheet.words(x + 16, sheet.y, line, size=SMALL, most=sheet.width - 18)
            if line is not lines[-1]:
                sheet.y += SMALL * LEADING
        x += width + GAP
    sheet.y += 2
