"""Which cells of a display are hidden, so that it points at no small group of people."""

from collections.abc import Sequence
from functools import cached_property

from qualcode.analysis.displays import Crossed, Facet, Line, Lines
from qualcode.analysis.hiding import Margin, Number, Summed, hide
from qualcode.analysis.suppression import words_for
from qualcode.model.displays import CellRule
from qualcode.model.errors import QualcodeError
from qualcode.model.people import People
from qualcode.model.tables import Cell, Column, Hidden, Kind
from qualcode.workbench.display_answer import Answer


class Hiding:
    """Decides about all cells of a display together, before any of them is filled.

    A cell of 1 to ``below`` - 1 people is hidden whatever it holds, and so is every cell of a group that is
    that small; of ratings, a cell in which a value has so few.
    """

    def __init__(self, answer: Answer) -> None:
        self._answer = answer
        self._below = answer.display.suppress_below
        if self.is_on:
            self._refuse_what_would_leave_nothing()

    @property
    def is_on(self) -> bool:
        """Whether anything is to be hidden."""
        return self._below > 1

    @property
    def note(self) -> tuple[str, ...]:
        """What has to be said of it."""
        return (words_for(self._below),) if self.is_on else ()

    def _refuse_what_would_leave_nothing(self) -> None:
        if self._answer.is_of_one:
            raise QualcodeError(
                "Each cell of this display is about one person or note, so that all would be hidden.",
                "Ask for groups: --rows codes --columns agency, or leave --suppress-below out.",
            )
        if len(self._answer.question.base) < self._below:
            raise QualcodeError(
                f"The base has fewer than {self._below} people, so that all would be hidden.",
                "Widen --where, --wave or --base.",
            )

    def mark(self, row: int, place: int, cell: Crossed) -> Hidden | None:
        """What stands in the place of a cell; None where it is shown."""
        number = self._numbers[row][place] if self.is_on else None
        if number is None or not number.is_hidden:
            return None
        base = len(cell.of) if self._answer.display.cells.rule is CellRule.SHARE else None
        return Hidden(self._below if number.is_marked else 0, base)

    def beside(self, row: int, columns: Sequence[Column], cells: Sequence[Cell]) -> list[Cell]:
        """What stands in a row beside its cells, without what would tell a hidden one."""
        if not self.is_on or not any(number.is_hidden for number in self._numbers[row]):
            return [*cells]
        return [self._without_traces(column, cell) for column, cell in zip(columns, cells, strict=True)]

    def _without_traces(self, column: Column, cell: Cell) -> Cell:
        if column.key == "spread":
            return "hidden"
        if column.kind is Kind.COUNT and column.key == "codings":
            return Hidden(0)
        is_small = isinstance(cell, int) and 0 < cell < self._below
        return Hidden(self._below) if is_small and column.key == "in all" else cell

    # --- the numbers of people --------------------------------------------------------------------------

    @cached_property
    def _numbers(self) -> Sequence[Sequence[Number]]:
        crossed = self._answer.crossed
        rows = [[self._number(cell) for cell in crossed[row]] for row in range(len(crossed))]
        totals = [len(People.union(cell.people for cell in crossed[row])) for row in range(len(crossed))]
        down = [People() for _ in self._answer.grid.columns.lines] if len(crossed) else []
        for row in range(len(crossed)):
            down = [so_far | cell.people for so_far, cell in zip(down, crossed[row], strict=True)]
        grid = self._answer.grid
        if self._answer.is_of_theme_change:
            _hide_whole_rows(rows)
        elif rows:
            across, along = _margin(grid.columns, grid.rows), _margin(grid.rows, grid.columns)
            hide(Summed(rows, across, along, totals, [*map(len, down)]), self._below)
        return rows

    def _number(self, cell: Crossed) -> Number:
        """The people of a cell; of a group that is small it is told neither whether there are any."""
        n = len(cell.people)
        if 0 < len(cell.of) < self._below or self._has_small_part(cell):
            return Number.untold(n)
        return Number.of(n, self._below)

    def _has_small_part(self, cell: Crossed) -> bool:
        if self._answer.display.cells.rule is not CellRule.RATING:
            return False
        return any(number < self._below for number in self._answer.maker.own.people_by_rating(cell))


def _margin(over: Lines, of: Lines) -> Margin:
    """What cells add up to over these lines, for each of the others."""
    if over.facet is Facet.CODE:
        return Margin.FREE
    if over.facet is not Facet.PERSON or not _are_apart(over.lines):
        return Margin.OVERLAPPING
    return Margin.KNOWN if of.facet is Facet.PERSON else Margin.TOLD


def _are_apart(lines: Sequence[Line]) -> bool:
    return len(People.union(line.people for line in lines)) == sum(len(line.people) for line in lines)


def _hide_whole_rows(rows: Sequence[Sequence[Number]]) -> None:
    """Change of themes adds up in more than one way, so that a row with a small number shows none."""
    for row in rows:
        if any(number.is_guarded for number in row):
            for number in row:
                number.hide_any()
