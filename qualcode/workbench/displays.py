"""Displays: the answer to a saved or passing question of rows, columns and cells, as one table."""

from collections.abc import Sequence
from typing import NamedTuple

from qualcode.analysis.displays import Facet, common_base
from qualcode.analysis.matrix import Group, spread
from qualcode.model.displays import CellRule, Display
from qualcode.model.tables import Cell, CodePath, Column, Kind, Table
from qualcode.store.project import Project
from qualcode.workbench.behind import Words
from qualcode.workbench.display_answer import Answer
from qualcode.workbench.display_cells import KINDS
from qualcode.workbench.display_words import remarks


class _Row(NamedTuple):
    """A row by its number among all rows, with its cells as they are filled."""

    number: int
    filled: Sequence[Cell]


def show(project: Project, display: Display) -> Table:
    """The table of a display.

    Raises QualcodeError for attributes, codes, coders and waves that the project does not have, and for
    rows, columns and cells that cannot stand together.
    """
    answer = Answer(project, display)
    answer.refuse_unclear()
    frame = _Frame(answer)
    rows = [_filled(answer, number) for number in answer.shown]
    return Table(
        f"{display.title}: {project.facts.title}",
        tuple(frame.columns()),
        tuple(frame.row(row) for row in rows),
        remarks(answer, len(answer.ordering.rows) - len(rows)),
        project.facts.percent_from_base,
    )


def behind(project: Project, display: Display, row: int, column: int) -> list[Words]:
    """The passages behind a cell: of the rows that are shown and the columns that are crossed, from 0.

    Whatever the cell itself shows, these are all codings of its row and column.
    """
    answer = Answer(project, display)
    answer.refuse_unclear()
    crossed = answer.crossed[answer.shown[row]][column]
    codes, roster = answer.question.codebook.by_id, answer.question.roster
    passages = [answer.maker.passage(item) for item in crossed.items if item.is_coding]
    return [
        Words(
            roster.names[roster.index[passage.respondent_id]],
            codes[passage.code_id].name,
            passage.polarity,
            passage.quote,
            passage.document_id,
            passage.document or "",
            passage.start_char or 0,
            passage.end_char or 0,
        )
        for passage in passages
    ]


def _filled(answer: Answer, number: int) -> _Row:
    columns = answer.grid.columns_of(number).lines
    line = answer.grid.rows.lines[number]
    cells = zip(answer.crossed[number], columns, strict=True)
    return _Row(number, [answer.maker.cell(cell, line, column) for cell, column in cells])


class _Frame:
    """What stands around the cells: headings, labels, the number of people of a row, and the spread."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer
        self._rows, self._columns = answer.grid.rows, answer.grid.columns
        self._has_people = self._rows.facet is Facet.PERSON and not answer.is_of_one
        is_of_share = answer.display.cells.rule is CellRule.SHARE
        is_of_groups = self._columns.facet is not Facet.CODE and not answer.is_of_theme_change
        self._has_spread = is_of_share and is_of_groups

    def columns(self) -> list[Column]:
        """The columns of the table."""
        columns = [self._label()]
        if self._has_people:
            columns.append(Column("people", "people", Kind.COUNT, is_people=True))
        if self._answer.ordering.column is not None:
            columns.append(self._answer.ordering.column)
        taken = {column.key for column in columns} | {"spread"}
        columns += [self._column(number, taken) for number in range(len(self._columns.lines))]
        if self._has_spread:
            columns.append(Column("spread", "spread", Kind.TEXT))
        return columns

    def _label(self) -> Column:
        if self._rows.facet is Facet.CODE:
            return Column("code", "theme", Kind.CODE)
        key = {"person": "respondent", "note": "document"}.get(self._rows.noun, self._rows.noun)
        return Column(key, self._rows.noun, Kind.TEXT)

    def _column(self, number: int, taken: set[str]) -> Column:
        rule = self._answer.display.cells.rule
        line = self._columns.lines[number]
        key = f"{line.name} (column)" if line.name in taken else line.name
        base = None
        if not self._answer.is_of_one:
            base = common_base([row[number] for row in self._answer.crossed])
        return Column(key, self._heading(number), KINDS[rule], base)

    def _heading(self, number: int) -> str:
        """A code in a heading goes by its own name, where only one column bears it."""
        line = self._columns.lines[number]
        if line.code_id is None:
            return line.name
        codes = self._answer.question.codebook.by_id
        names = [codes[one.code_id].name for one in self._columns.lines if one.code_id is not None]
        return names[number] if names.count(names[number]) == 1 else line.name

    def row(self, row: _Row) -> tuple[Cell, ...]:
        """A row of the table."""
        answer, line = self._answer, self._rows.lines[row.number]
        path = None if line.code_id is None else CodePath(answer.question.codebook.path(line.code_id))
        cells: list[Cell] = [line.name if path is None else path]
        if self._has_people:
            cells.append(len(line.people & answer.question.base))
        if answer.ordering.column is not None:
            cells.append(answer.ordering.value(row.number))
        cells += row.filled
        if self._has_spread:
            cells.append(self._spread(row.number))
        return tuple(cells)

    def _spread(self, number: int) -> str:
        base = self._answer.question.base
        groups = [Group(of.name, of.people & base, {}, of.is_missing) for of in self._columns.lines]
        found = [cell.people for cell in self._answer.crossed[number]]
        return spread(groups, found, self._columns.noun)
