"""The lines of a display on the screen: of each row only the cells that are seen are filled and drawn."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from qualcode.model.tables import Kind, Missing, heading, outline, printed
from qualcode.model.texts import legible_text
from qualcode.tui import grid
from qualcode.tui.grid import GAP, RULE, STALE, Widths
from qualcode.tui.marks import cut
from qualcode.workbench.displays import Shown

_SAMPLE = 40
_NUMBERS = {Kind.COUNT, Kind.PERCENT, Kind.COEFFICIENT, Kind.SHARE}
_SHADE = 3


class Inks(NamedTuple):
    """The styles of the parts of a line."""

    plain: Style
    head: Style
    missing: Style
    shade: Style
    caret: Style


class GridLines:
    """Draws one display at one width. Rows and columns are those of ``shown``, from 0."""

    def __init__(self, shown: Shown, *, is_shaded: bool, room: int) -> None:
        self.shown = shown
        self._is_shaded = is_shaded
        self._labels = shown.of_labels()
        self.names: Sequence[str] = [printed(row[0], self._labels) for row in self._labels.rows]
        self._lines = [
            _one_line(name) if place is None else "  " * place.indent + _one_line(place.label)
            for name, place in zip(self.names, outline(self._labels), strict=True)
        ]
        self._heads = [_one_line(heading(column)) for column in shown.columns]
        self.widths = self._measured(room)

    def _measured(self, room: int) -> Widths:
        """The widths by all labels and the first rows, as the others are not filled yet."""
        columns = range(len(self.shown.columns))
        rows = range(min(_SAMPLE, len(self.shown)))
        sample = [[" " * self._shade_cells(one) + self._said(row, one) for one in columns] for row in rows]
        return grid.widths(self.shown.columns, self._lines, sample, self.shown.before, room)

    def _said(self, row: int, column: int) -> str:
        return grid.said(self.shown.cell(row, column), self._labels)

    def _shade_cells(self, column: int) -> int:
        is_crossed = 0 <= column - self.shown.before < self.shown.crossed_columns
        return _SHADE if self._is_shaded and is_crossed else 0

    # --- one line ---------------------------------------------------------------------------------------

    def head(self, left: int, room: int, inks: Inks, caret: int) -> Strip:
        """The headings, from a cell of the moving columns on; that over the caret stands out."""

        def cell(column: int) -> list[Segment]:
            words = self._fitted(self._heads[column], column, self.widths.widths[column])
            return [Segment(words, inks.plain if column == caret else inks.head)]

        return self._strip(cell, left, room, inks)

    def row(self, row: int, left: int, room: int, inks: Inks, caret: int) -> Strip:
        """A row, from a cell of the moving columns on; ``caret`` is the column of the caret, -1 for none."""

        def cell(column: int) -> list[Segment]:
            segments = self._cell(row, column, inks) if column else self._label(row, inks)
            if column != caret:
                return segments
            return [Segment(one.text, (one.style or inks.plain) + inks.caret) for one in segments]

        return self._strip(cell, left, room, inks)

    def _strip(self, cell: Callable[[int], list[Segment]], left: int, room: int, inks: Inks) -> Strip:
        widths, gap = self.widths, Segment(" " * GAP, inks.plain)
        room_moving = room - widths.frozen_cells
        frozen = [part for column in range(widths.frozen) for part in (*cell(column), gap)]
        frozen[-1] = Segment(RULE, inks.missing)
        seen = widths.seen(left, room_moving)
        moving = Strip([part for column in seen for part in (*cell(column), gap)])
        from_left = left - widths.lefts[seen.start - widths.frozen] if seen else 0
        moving = moving.crop(from_left, from_left + room_moving)
        return Strip.join([Strip(frozen), moving]).adjust_cell_length(room, inks.plain)

    # --- one cell ---------------------------------------------------------------------------------------

    def _label(self, row: int, inks: Inks) -> list[Segment]:
        return [Segment(self._fitted(self._lines[row], 0, self.widths.widths[0]), inks.plain)]

    def _cell(self, row: int, column: int, inks: Inks) -> list[Segment]:
        cell = self.shown.cell(row, column)
        before = self._shade_cells(column)
        is_missing = isinstance(cell, Missing)
        style = inks.missing if is_missing else inks.plain
        words = grid.said(cell, self._labels)
        width = self.widths.widths[column] - before
        words = set_cell_size(cut(words, width), width) if is_missing else self._fitted(words, column, width)
        segments = [Segment(words, style)]
        if words.startswith(STALE):
            rest = Segment(words[len(STALE) :], style)
            segments = [Segment(STALE, style + Style(bold=True)), rest]
        if before:
            segments.insert(0, Segment(self._shade(row, column) * (before - 1) + " ", inks.shade))
        return segments

    def _shade(self, row: int, column: int) -> str:
        shown = self.shown
        return grid.shade(shown.cell(row, column), shown.count(row, column))

    def _fitted(self, words: str, column: int, width: int) -> str:
        """Words in the width of a column; numbers stand at its right."""
        words = cut(words, width)
        if self.shown.columns[column].kind in _NUMBERS:
            return " " * (width - cell_len(words)) + words
        return set_cell_size(words, width)


def _one_line(words: str) -> str:
    return " ".join(legible_text(words).split())
