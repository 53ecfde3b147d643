"""A grid of numbers, shaded by how large they are: dark enough to tell them apart, light enough to read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qualcode.exchange.plotted import darkness, signs, sizes
from qualcode.exchange.svg_parts import LEADING, SMALL, Data, Look, Sheet, lines_of, width_of
from qualcode.exchange.svg_rows import GAP, MIDDLE, Sample, data_of, label_width, labels, legend, write_label
from qualcode.model.plots import Plot
from qualcode.model.tables import Cell, Hidden, Missing, Table, printed

PRESENT = "present"

_DARKEST = 0.42
_LEAST, _MOST, _MOST_HEADING = 11.0, 64.0, 40.0
_MOST_HEADING_LINES = 4


def grid(sheet: Sheet, table: Table, plot: Plot) -> None:
    """The rows by the values; columns that do not fit beside the labels go on below, labels repeated."""
    empty = signs(table, plot.values)
    _legend(sheet, table, plot, empty)
    places = (*plot.beside, *plot.values)
    said = {place: [said_in(row[place], table, empty) for row in table.rows] for place in places}
    label = label_width(sheet, table, plot)
    room = sheet.width - label - GAP * 2
    cell = _cell_width(table, said, room)
    in_block = max(1, int(room / cell))
    cell = min(_MOST, room / min(in_block, max(1, len(places))))
    headings = _headings(sheet, table, places, cell)
    drawn = _Grid(sheet, table, plot, said, label, cell)
    for start in range(0, max(1, len(places)), in_block):
        drawn.block({place: headings[place] for place in places[start : start + in_block]})
        sheet.y += 6


def said_in(cell: Cell, table: Table, empty: Mapping[str, str]) -> str:
    """What is written in a cell: its number, or the sign of the reason why it is empty."""
    if cell == PRESENT:
        return ""
    return empty.get(cell.mark, cell.mark) if isinstance(cell, Missing) else printed(cell, table)


def _legend(sheet: Sheet, table: Table, plot: Plot, empty: Mapping[str, str]) -> None:
    sheet.paragraph(0, plot.axis, sheet.width, size=SMALL)
    entries = [(mark, _written(sheet, sign)) for mark, sign in empty.items() if sign != mark]
    if any(isinstance(row[place], Hidden) for row in table.rows for place in plot.values):
        entries.append(("hidden", lambda x, y: sheet.hatched((x, y - 6, 12, 7))))
    if entries:
        legend(sheet, entries)


def _written(sheet: Sheet, sign: str) -> Sample:
    return lambda x, y: sheet.words(x + 6, y, sign, size=SMALL, look=MIDDLE)


def _cell_width(table: Table, said: Mapping[int, Sequence[str]], room: float) -> float:
    """What the widest number needs on one line, or where that is too much for all, its widest part."""
    words = [word for place in said for word in table.columns[place].heading.split()]
    heads = min(_MOST_HEADING, max((width_of(word, SMALL) for word in words), default=0))
    numbers = {one for column in said.values() for one in column}
    whole = max((width_of(one, SMALL) for one in numbers), default=0)
    parts = max((width_of(part, SMALL) for one in numbers for part in one.split()), default=0)
    widths = [max(needed, _LEAST) + 4 for needed in (max(whole, heads), max(parts, heads), parts)]
    return next((width for width in widths if width * len(said) <= room), widths[-1])


def _headings(sheet: Sheet, table: Table, places: Sequence[int], cell: float) -> dict[int, str]:
    """What stands above the columns: their headings, or numbers that are told first where these are long."""
    said = {place: table.columns[place].heading for place in places}
    if all(_is_set_in(words, cell - 2) for words in said.values()):
        return said
    numbers = {place: str(number) for number, place in enumerate(places, start=1)}
    for place, words in said.items():
        sheet.paragraph(0, f"{numbers[place]}  {words}", sheet.width, size=SMALL)
    return numbers


def _is_set_in(words: str, width: float) -> bool:
    """Whether a heading can be read above its column: in few lines, no word broken."""
    has_room = len(lines_of(words, width, SMALL)) <= _MOST_HEADING_LINES
    return has_room and all(len(lines_of(word, width, SMALL)) == 1 for word in words.split())


@dataclass(frozen=True)
class _Grid:
    """What stands in the cells of each column, and how wide labels and cells are."""

    sheet: Sheet
    table: Table
    plot: Plot
    said: Mapping[int, Sequence[str]]
    label: float
    cell: float

    def block(self, headings: Mapping[int, str]) -> None:
        """Some of the columns under their headings, beside the labels."""
        xs = self._xs([*headings])
        self._heads(headings, xs)
        most = max(sizes(self.table, self.plot.values), default=0)
        for number, name in enumerate(labels(self.table, self.plot, self.label - GAP)):
            top = self.sheet.y
            lines = {place: lines_of(self.said[place][number], self.cell - 3, SMALL) for place in xs}
            most_lines = max(map(len, lines.values()), default=1)
            height = max(write_label(self.sheet, name, self.label - GAP), most_lines * SMALL * LEADING) + 3
            for place, x in xs.items():
                data = data_of(number, place, self.table.rows[number][place], self.table)
                self._shade(place, (x, top, height), most, data)
                self._write(lines[place], (x, top, height), data)
            self.sheet.y = top + height + 1

    def _xs(self, places: Sequence[int]) -> dict[int, float]:
        """Where the columns stand; those beside, and those set apart, with a gap."""
        plot = self.plot
        apart = plot.values[len(plot.values) - plot.apart :]
        gaps = [next((place for place in places if place in those), None) for those in (plot.values, apart)]
        xs, x = {}, self.label
        for place in places:
            x += GAP if x > self.label and place in gaps else 0
            xs[place] = x
            x += self.cell
        return xs

    def _heads(self, headings: Mapping[int, str], xs: Mapping[int, float]) -> None:
        sheet, columns = self.sheet, self.table.columns
        lines = {
            place: [
                *lines_of(words, self.cell - 2, SMALL),
                *([] if columns[place].base is None else [f"N = {columns[place].base}"]),
            ]
            for place, words in headings.items()
        }
        sheet.y += max(map(len, lines.values()), default=0) * SMALL * LEADING + 2
        for place, those in lines.items():
            for number, line in enumerate(reversed(those)):
                x, y = xs[place] + self.cell / 2, sheet.y - number * SMALL * LEADING
                sheet.words(x, y, line, size=SMALL, most=self.cell - 2, look=MIDDLE)
        sheet.y += 4

    def _shade(self, place: int, box: tuple[float, float, float], most: float, data: Data) -> None:
        (x, y, height), cell = box, self.table.rows[int(data["row"])][place]
        if place in self.plot.beside:
            return
        if isinstance(cell, Hidden):
            self.sheet.hatched((x, y, self.cell - 1, height))
        elif cell == PRESENT:
            self.sheet.sign(0, x + self.cell / 2, y + height / 2, data)
        elif (shade := darkness(cell, most, self.plot.levels)) is not None:
            look: Look = {"fill_opacity": _DARKEST * shade, "stroke": "currentColor", "stroke_width": 0.2}
            self.sheet.area((x, y, self.cell - 1, height), data, look)

    def _write(self, lines: Sequence[str], box: tuple[float, float, float], data: Data) -> None:
        x, top, height = box
        first = top + (height - (len(lines) - 1) * SMALL * LEADING) / 2 + SMALL * 0.36
        for nth, line in enumerate(lines):
            middle, y = x + self.cell / 2, first + nth * SMALL * LEADING
            self.sheet.words(middle, y, line, data, size=SMALL, most=self.cell - 2, look=MIDDLE)
