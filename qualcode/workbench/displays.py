"""Displays: the answer to a saved or passing question of rows, columns and cells, as one table."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from qualcode.analysis.displays import Crossed, Facet
from qualcode.model.displays import AxisKind, CellRule, Display
from qualcode.model.people import People
from qualcode.model.plots import Plot
from qualcode.model.tables import Cell, Column, Kind, Table, printed
from qualcode.store.codings import Passage
from qualcode.store.project import Project
from qualcode.workbench import cell_changes, plots
from qualcode.workbench.behind import Found, Words, words_of
from qualcode.workbench.display_answer import Answer
from qualcode.workbench.display_frame import Frame
from qualcode.workbench.display_hiding import Hiding
from qualcode.workbench.display_words import remarks

_KEPT_CELLS = 20_000
_DRAWN = {
    CellRule.SHARE: "people, and % of those whom the note below names",
    CellRule.CODINGS: "codings",
    CellRule.PRESENCE: "whether there is any such coding",
    CellRule.RATING: "own ratings",
}
_OF_PEOPLE = {CellRule.SHARE, CellRule.PRESENCE, CellRule.PEOPLE}
_OWN = {CellRule.SUMMARY, CellRule.RATING}


class Writable(NamedTuple):
    """Whose own cell, and of which code, stands or may stand in a cell of a display."""

    respondent: str
    code: str


def show(project: Project, display: Display) -> Table:
    """The table of a display.

    Raises QualcodeError for attributes, codes, coders and waves that the project does not have, and for
    rows, columns and cells that cannot stand together.
    """
    return Shown(project, display).table()


def behind(project: Project, display: Display, row: int, column: int) -> list[Words]:
    """The passages behind a cell: of the rows that are shown and the columns that are crossed, from 0.

    Whatever the cell itself shows, these are all codings of its row and column.
    """
    shown = Shown(project, display)
    return shown.behind(row, shown.before + column)


class Shown:
    """A display that was asked once; the cells of a row are filled when it is looked at.

    ``columns`` are those of the table. Rows, and the columns of the methods, are numbered from 0 as they
    stand in it. It knows the project as it was when it was asked. Raises QualcodeError as `show` does.
    """

    def __init__(self, project: Project, display: Display) -> None:
        self.display = display
        self._answer = Answer(project, display)
        self._answer.refuse_unclear()
        self._numbers = self._answer.shown
        self._frame = Frame(self._answer)
        self._hiding = Hiding(self._answer)
        self._filled: dict[tuple[int, int], Cell] = {}

    def __len__(self) -> int:
        return len(self._numbers)

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of the table."""
        return self._frame.columns

    @property
    def before(self) -> int:
        """How many columns stand before those that are crossed with the rows."""
        return len(self._frame.columns_before)

    @property
    def crossed_columns(self) -> int:
        """How many columns are crossed with the rows."""
        return len(self._answer.grid.columns.lines)

    @property
    def labels(self) -> Sequence[Cell]:
        """What the rows are called."""
        return [self._frame.label(number) for number in self._numbers]

    def printed(self, row: int, column: int) -> str:
        """A cell as people read it, in full."""
        return printed(self.cell(row, column), self._table((), ()))

    def label(self, row: int) -> str:
        """What a row is called."""
        return str(self._frame.label(self._numbers[row]))

    def cell(self, row: int, column: int) -> Cell:
        """One cell of the table; many of those that were looked at are kept."""
        if (row, column) not in self._filled:
            if len(self._filled) >= _KEPT_CELLS:
                self._filled.clear()
            self._filled[row, column] = self._cell(self._numbers[row], column)
        return self._filled[row, column]

    def _cell(self, number: int, column: int) -> Cell:
        crossed, place = self._answer.crossed[number], column - self.before
        if 0 <= place < len(crossed):
            return self._fill(number, place, crossed[place])
        before, after = self._beside(number)
        return before[column] if column < len(before) else after[place - len(crossed)]

    def _beside(self, number: int) -> tuple[list[Cell], list[Cell]]:
        """What stands in a row before and behind its cells."""
        before, after = self._frame.before(number), self._frame.after(self._answer.crossed[number])
        columns = (*self.columns[: self.before], *self.columns[len(self.columns) - len(after) :])
        told = self._hiding.beside(number, columns, [*before, *after])
        return told[: len(before)], told[len(before) :]

    def _row(self, number: int) -> tuple[Cell, ...]:
        crossed = self._answer.crossed[number]
        filled = [self._fill(number, place, cell) for place, cell in enumerate(crossed)]
        before, after = self._beside(number)
        return (*before, *filled, *after)

    def _fill(self, number: int, place: int, cell: Crossed) -> Cell:
        hidden = self._hiding.mark(number, place, cell)
        return hidden or self._answer.maker.cell(cell, self._answer.grid.rows.lines[number], cell.column)

    def table(self) -> Table:
        """The whole table, with its note."""
        self._answer.maker.count_anew()
        rows = tuple(map(self._row, self._numbers))
        note = (*remarks(self._answer, self._left_out), *self._hiding.note)
        return replace(self._table(rows, note), plot=self._plot)

    def of_labels(self) -> Table:
        """A table of the labels alone, with what can be said below it before the cells are filled."""
        labels = tuple((label,) for label in self.labels)
        return self._table(labels, remarks(self._answer, self._left_out, is_filled=False), 1)

    def _table(
        self, rows: tuple[tuple[Cell, ...], ...], note: tuple[str, ...], columns: int | None = None
    ) -> Table:
        facts = self._answer.project.facts
        title = f"{self.display.title}: {facts.title}"
        return Table(title, self.columns[:columns], rows, note, facts.percent_from_base)

    @property
    def _plot(self) -> Plot | None:
        """What can be drawn of a display of numbers or ratings."""
        axis = _DRAWN.get(self.display.cells.rule)
        if axis is None:
            return None
        crossed = range(self.before, self.before + self.crossed_columns)
        is_in_time = self.display.columns.kind is AxisKind.WAVE
        levels = self._answer.maker.own.scale.values if self.display.cells.rule is CellRule.RATING else ()
        return plots.of_display(self.columns, crossed, axis, is_in_time=is_in_time, levels=levels)

    @property
    def _left_out(self) -> int:
        return len(self._answer.crossed) - len(self)

    # --- one cell -----------------------------------------------------------------------------------------

    def behind(self, row: int, column: int) -> list[Words]:
        """The passages behind a cell, whatever it shows; of the whole row where no cell stands."""
        return [
            words_of(self._answer.question, passage) for passage in self._passages(self._about(row, column))
        ]

    def found(self, row: int, column: int) -> Found | None:
        """The people and passages behind a cell; None where a column tells something else of the row."""
        is_crossed = 0 <= column - self.before < self.crossed_columns
        if not (is_crossed or self.columns[column].kind is Kind.COUNT):
            return None
        cells = self._about(row, column)
        people = People.union(cell.people for cell in cells)
        if not is_crossed and self.columns[column].key == "people":
            people = self._answer.grid.rows.lines[self._numbers[row]].people & self._answer.question.base
        names = self._answer.question.roster.names
        return Found([names[place] for place in people], self._passages(cells))

    def _about(self, row: int, column: int) -> Sequence[Crossed]:
        """The cell; all of the row where no cell stands."""
        crossed = self._answer.crossed[self._numbers[row]]
        place = column - self.before
        return crossed[place : place + 1] if 0 <= place < len(crossed) else list(crossed)

    def _passages(self, cells: Iterable[Crossed]) -> list[Passage]:
        items = {item: None for cell in cells for item in cell.items if item.is_coding}
        return [self._answer.maker.passage(item) for item in items]

    def changed(self, row: int, column: int) -> list[str]:
        """What changed under the summaries or ratings of a cell since they were made."""
        place = column - self.before
        cells = self._answer.crossed[self._numbers[row]][max(0, place) : place + 1]
        return [
            f"{one.respondent}, {one.cell.coder}: {told}"
            for cell in cells
            for one in self._answer.maker.own.of(cell)
            if one.state
            for told in cell_changes.told(self._answer.project, one)
        ]

    def count(self, row: int, column: int) -> int:
        """How much is in a cell: its people where it names or counts these, else its passages."""
        cell = self._answer.crossed[self._numbers[row]][column - self.before]
        if self.display.cells.rule in _OF_PEOPLE:
            return len(cell.people)
        return len({item.reference for item in cell.items if item.is_coding})

    def writable(self, row: int, column: int) -> Writable | None:
        """Whose own summary or rating stands or may stand in a cell; None where none of one person would."""
        grid, place = self._answer.grid, column - self.before
        if self.display.cells.rule not in _OWN or not 0 <= place < len(grid.columns.lines):
            return None
        sides = (grid.rows, self._numbers[row]), (grid.columns, place)
        people = [axis.lines[number].name for axis, number in sides if axis.noun == "person"]
        codes = [axis.lines[number].name for axis, number in sides if axis.facet is Facet.CODE]
        return Writable(people[0], codes[0]) if people and codes else None
