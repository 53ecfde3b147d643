"""SVG: a table that can be drawn as a figure for a paper, one column (85 mm) or a page (170 mm) wide.

The picture and the table are the same cells: each mark names its cell in ``data-row`` and ``data-column``
and says in ``data-value`` what is printed there. Nothing is fetched and no font is inside; greys and patterns
need no colour. The text alternative tells the numbers.
"""

from collections.abc import Callable, Iterator
from html import escape

from qualcode.exchange.plotted import NOTHING, drawable, label_of, remarks
from qualcode.exchange.svg_bars import bars
from qualcode.exchange.svg_curve import curve
from qualcode.exchange.svg_dots import dots
from qualcode.exchange.svg_grid import grid
from qualcode.exchange.svg_intervals import intervals
from qualcode.exchange.svg_parts import NO_DATA, SMALL, Look, Sheet, element, number
from qualcode.model.plots import Plot, PlotKind
from qualcode.model.tables import Table, heading, printed

PAGE, COLUMN = 170, 85
"""Widths in millimetres."""

_POINTS = 72 / 25.4
_MARGIN = 4.0
_TITLE, _BOLD = 9.0, 1.15
_CODES = {PAGE: 20, COLUMN: 10}
_DRAW: dict[PlotKind, Callable[[Sheet, Table, Plot], None]] = {
    PlotKind.BARS: bars,
    PlotKind.DOTS: dots,
    PlotKind.GRID: grid,
    PlotKind.CURVE: curve,
    PlotKind.INTERVALS: intervals,
}
_FONT = "Helvetica, Arial, 'Liberation Sans', 'Noto Sans', sans-serif"


def write(table: Table, width: int = PAGE) -> bytes:
    """The table as an SVG file of this width; a table that cannot be drawn is refused."""
    table, plot = drawable(table, _CODES[width])
    sheet = _sheet("figure", width)
    sheet.paragraph(0, table.title, sheet.width / _BOLD, size=_TITLE, look={"font_weight": "bold"})
    sheet.y += 3
    _draw(sheet, table, plot)
    sheet.y += 4
    for line in (*remarks(table, plot), *table.note):
        sheet.paragraph(0, line, sheet.width, size=SMALL)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{_svg(sheet, table, plot, is_alone=True)}\n'.encode()


def inline(table: Table, key: str) -> str:
    """The figure as part of an HTML page, in the colour of its text; title and note stand in the page.

    ``key`` tells it from other figures of the page. Empty for a table without a plot.
    """
    if table.plot is None:
        return ""
    table, plot = drawable(table, _CODES[PAGE])
    sheet = _sheet(key, PAGE)
    _draw(sheet, table, plot)
    for line in remarks(table, plot):
        sheet.paragraph(0, line, sheet.width, size=SMALL)
    return _svg(sheet, table, plot, is_alone=False)


def _sheet(key: str, millimetres: int) -> Sheet:
    return Sheet(millimetres * _POINTS - 2 * _MARGIN, key)


def _draw(sheet: Sheet, table: Table, plot: Plot) -> None:
    if table.rows:
        _DRAW[plot.kind](sheet, table, plot)
    else:
        sheet.paragraph(0, NOTHING, sheet.width)


def _svg(sheet: Sheet, table: Table, plot: Plot, *, is_alone: bool) -> str:
    """The element around a figure; a file of its own says its colours and tells the note, too."""
    width, height = sheet.width + 2 * _MARGIN, sheet.y + 2 * _MARGIN
    title, described = f"{sheet.key}-title", f"{sheet.key}-desc"
    words = [*_in_words(table, plot), *(table.note if is_alone else ())]
    paper: Look = {"x": -_MARGIN, "y": -_MARGIN, "width": width, "height": height, "fill": "#fff"}
    parts = (
        element("title", escape(table.title), id=title),
        element("desc", escape("\n".join(words)), id=described),
        _patterns(sheet.key),
        *([element("rect", "", NO_DATA, **paper)] if is_alone else []),
        *sheet.elements,
    )
    box = " ".join(map(number, (-_MARGIN, -_MARGIN, width, height)))
    look: Look = {
        "width": f"{number(width / _POINTS)}mm",
        "height": f"{number(height / _POINTS)}mm",
        "viewBox": box,
        "role": "img",
        "aria-labelledby": title,
        "aria-describedby": described,
        "font-family": _FONT,
        "fill": "currentColor",
    }
    alone: Look = {"xmlns": "http://www.w3.org/2000/svg", "color": "#000"}
    return element("svg", "\n".join(("", *parts, "")), NO_DATA, **(alone if is_alone else {}), **look)


def _patterns(key: str) -> str:
    """Stripes for the second of two thin bars, a lighter hatching for what is hidden."""
    return element(
        "defs",
        "".join(
            element(
                "pattern",
                element("rect", width=thick, height=3.0, fill="currentColor"),
                id=f"{key}-{name}", width=3.0, height=3.0,
                patternUnits="userSpaceOnUse", patternTransform=f"rotate({turn})",
            )
            for name, thick, turn in (("stripe", 1.2, 45), ("hatch", 0.4, -45))
        ),
    )  # fmt: skip


def _in_words(table: Table, plot: Plot) -> Iterator[str]:
    """What the figure shows, line by line, for whoever does not see it."""
    yield f"{plot.axis}."
    shown = dict.fromkeys((*plot.values, *plot.interval, *plot.beside))
    if plot.reason is not None:
        shown[plot.reason] = None
    for row in table.rows:
        cells = [
            f"{heading(table.columns[place])} {printed(row[place], table)}"
            for place in shown
            if printed(row[place], table)
        ]
        yield f"{label_of(table, plot, row)}: {', '.join(cells)}."
    yield from (f"{mark.label}." for mark in plot.marks)
