"""What stands around the cells of a display: headings, labels, the people of a row, and the spread."""

from collections.abc import Sequence
from functools import cached_property

from qualcode.analysis.displays import Crossed, Facet, common_bases
from qualcode.analysis.matrix import Group, spread
from qualcode.model.displays import CellRule
from qualcode.model.tables import Cell, CodePath, Column, Kind
from qualcode.workbench.display_answer import Answer
from qualcode.workbench.display_cells import kind_of


class Frame:
    """The columns of a display, and what a row has beside its cells."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer
        self._rows, self._columns = answer.grid.rows, answer.grid.columns
        self._has_people = self._rows.facet is Facet.PERSON and not answer.is_of_one
        is_of_share = answer.display.cells.rule is CellRule.SHARE
        is_of_groups = self._columns.facet is not Facet.CODE and not answer.is_of_theme_change
        self._has_spread = is_of_share and is_of_groups

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The columns of the table."""
        before = self.columns_before
        taken = {column.key for column in before} | {"spread"}
        cells = [self._column(number, taken, base) for number, base in enumerate(self._bases())]
        after = [Column("spread", "spread", Kind.TEXT)] if self._has_spread else []
        return (*before, *cells, *after)

    @cached_property
    def columns_before(self) -> Sequence[Column]:
        """The columns before the cells."""
        columns = [self._label()]
        if self._has_people:
            columns.append(Column("people", "people", Kind.COUNT, is_people=True))
        if self._answer.ordering.column is not None:
            columns.append(self._answer.ordering.column)
        return columns

    def _label(self) -> Column:
        if self._rows.facet is Facet.CODE:
            return Column("code", "theme", Kind.CODE)
        key = {"person": "respondent", "note": "document"}.get(self._rows.noun, self._rows.noun)
        return Column(key, self._rows.noun, Kind.TEXT)

    def _bases(self) -> Sequence[int | None]:
        width = len(self._columns.lines)
        return [None] * width if self._answer.is_of_one else common_bases(self._answer.crossed, width)

    def _column(self, number: int, taken: set[str], base: int | None) -> Column:
        line = self._columns.lines[number]
        key = f"{line.name} (column)" if line.name in taken else line.name
        return Column(key, self._heading(number), kind_of(self._answer.display.cells), base)

    def _heading(self, number: int) -> str:
        """A code in a heading goes by its own name, where only one column bears it."""
        line = self._columns.lines[number]
        if line.code_id is None:
            return line.name
        own = self._own_names
        return own[number] if own.count(own[number]) == 1 else line.name

    @cached_property
    def _own_names(self) -> Sequence[str]:
        codes = self._answer.question.codebook.by_id
        return [codes[line.code_id].name for line in self._columns.lines if line.code_id is not None]

    def label(self, number: int) -> Cell:
        """What a row is called."""
        line = self._rows.lines[number]
        if line.code_id is None:
            return line.name
        return CodePath(self._answer.question.codebook.path(line.code_id))

    def before(self, number: int) -> list[Cell]:
        """What stands in a row before its cells: its label, its people, what rows are ordered by."""
        cells = [self.label(number)]
        if self._has_people:
            cells.append(len(self._rows.lines[number].people & self._answer.question.base))
        if self._answer.ordering.column is not None:
            cells.append(self._answer.ordering.value(number))
        return cells

    def after(self, crossed: Sequence[Crossed]) -> list[Cell]:
        """What stands in a row behind its cells: how far it spreads."""
        if not self._has_spread:
            return []
        base = self._answer.question.base
        groups = [Group(of.name, of.people & base, {}, of.is_missing) for of in self._columns.lines]
        return [spread(groups, [cell.people for cell in crossed], self._columns.noun)]
