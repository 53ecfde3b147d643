"""A table as a page whose numbers open: behind each of them its people and their passages."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from qualcode.analysis.counts import CRITICAL, POSITIVE
from qualcode.model.displays import Display
from qualcode.model.errors import QualcodeError
from qualcode.model.reports import Exhibit, Report, Section, counts_any
from qualcode.model.scope import Scope
from qualcode.model.tables import Cell, Column, Kind, Quote, Table, printed
from qualcode.store.project import Project
from qualcode.workbench import counts
from qualcode.workbench.behind import Behind, Found
from qualcode.workbench.displays import Shown
from qualcode.workbench.passage_rows import PassageRows
from qualcode.workbench.scopes import Question

_LEAD = (
    "Numbers, people in cells and what an analyst wrote open the people and passages behind them. This page"
    " therefore holds words of the notes."
)
_TABLE = "table"
_MOST_DOORS = 20_000
_MOST_PASSAGES = 100_000  # some 30 million characters
_COUNTED = {Kind.COUNT, Kind.SHARE}
_SIDES = {"positive": POSITIVE, "critical": CRITICAL}


def count(project: Project, scope: Scope, *, with_interval: bool = False) -> Report:
    """The theme table, with the people and passages behind each of its numbers."""
    table = counts.count(project, scope, with_interval=with_interval)
    numbers = Behind(project)

    def behind(theme: str, column: Column) -> Found:
        side = _SIDES.get(column.key)
        return numbers.found(scope if side is None else replace(scope, polarities=tuple(side)), theme)

    return _of_themes(project, table, behind)


def matrix(project: Project, by: str, scope: Scope) -> Report:
    """Themes by groups, with the people and passages behind each number."""
    table = counts.matrix(project, by, scope)
    numbers = Behind(project, by)

    return _of_themes(project, table, lambda theme, column: numbers.found(scope, theme, column.heading))


def _of_themes(project: Project, table: Table, found: Callable[[str, Column], Found]) -> Report:
    """A table with a theme in each row: what is ``found`` behind its numbers, by theme and column."""

    def behind(row: int, column: int) -> Found | None:
        one = table.columns[column]
        return found(str(table.rows[row][0]), one) if one.kind in _COUNTED else None

    return _Opened(project, table, behind).report()


def display(project: Project, asked: Display) -> Report:
    """A display, with the people and passages behind each number, person and sign in it."""
    refuse_hidden(asked.suppress_below)
    shown = Shown(project, asked)
    return _Opened(project, shown.table(), shown.found).report()


def refuse_other_formats(format_name: str, *, excel_safe: bool = False) -> None:
    """Refuse whatever cannot be opened, and what is for other formats."""
    if format_name != "html" or excel_safe:
        raise QualcodeError(
            f"--with-people is for HTML, whose numbers can be opened; this is {format_name}"
            f"{' with --excel-safe' * excel_safe}.",
            "Write a file that ends in .html, or add --format html.",
        )


def refuse_hidden(suppress_below: int) -> None:
    """Refuse to open numbers of which small ones are hidden."""
    if suppress_below > 1:
        raise QualcodeError(
            "The people behind the numbers would tell the small numbers that are to be hidden.",
            "Leave out --with-people, or show all numbers with --suppress-below 0.",
        )


def _is_door(cell: Cell) -> bool:
    """Whether a cell counts or names people, or somebody wrote or rated it."""
    if isinstance(cell, tuple):
        return not all(isinstance(entry, Quote) for entry in cell)
    return isinstance(cell, str) or counts_any(cell)


def _refuse_more(number: int, most: int, what: str) -> None:
    if number > most:
        raise QualcodeError(
            f"The page would hold {number:,} {what}; it can hold {most:,}.",
            "Ask for fewer people or codes, for example with --where or --code.",
        )


class _Door(NamedTuple):
    """Cells of a row, by their columns, and the people and passages behind each of them."""

    columns: list[int]
    behind: Found


def _key(row: int, door: _Door) -> str:
    return f"row-{row}-{door.columns[0]}"


@dataclass(frozen=True)
class _Opened:
    project: Project
    table: Table
    behind: Callable[[int, int], Found | None]

    def report(self) -> Report:
        """One section for the table, and one for each cell that opens, or for several that open the same."""
        doors = sum(_is_door(cell) for row in self.table.rows for cell in row[1:])
        _refuse_more(doors, _MOST_DOORS, "cells that open")
        rows = [self._behind_row(row) for row in range(len(self.table.rows))]
        said = sum(len(door.behind.passages) for row in rows for door in row)
        _refuse_more(said, _MOST_PASSAGES, "passages behind its numbers")
        sections = [self._section(row, door) for row, doors in enumerate(rows) for door in doors]
        opens = tuple(self._opens(row, doors) for row, doors in enumerate(rows))
        table = Section(_TABLE, "Table", (), (Exhibit(replace(self.table, plot=None), opens),))
        if not sections:
            return Report(self.table.title, (), (table,))
        people = Section("people", "People and passages", (), back=_TABLE)
        return Report(self.table.title, (_LEAD,), (table,), (people, *sections))

    def _behind_row(self, row: int) -> list[_Door]:
        """What the cells of a row open; what opens the same does so together."""
        doors: list[_Door] = []
        for column, cell in enumerate(self.table.rows[row][1:], start=1):
            behind = self.behind(row, column) if _is_door(cell) else None
            if behind is None or not behind.people:
                continue
            same = next((door for door in doors if door.behind == behind), None)
            if same is None:
                doors.append(_Door([column], behind))
            else:
                same.columns.append(column)
        return doors

    def _opens(self, row: int, doors: Iterable[_Door]) -> tuple[str, ...]:
        keys = {column: _key(row, door) for door in doors for column in door.columns}
        return tuple(keys.get(column, "") for column in range(len(self.table.columns)))

    def _section(self, row: int, door: _Door) -> Section:
        people, passages = door.behind
        label = printed(self.table.rows[row][0], self.table)
        return Section(
            _key(row, door),
            f"{label}, {', '.join(self._told(row, column) for column in door.columns)}",
            (f"People ({len(people)}): {', '.join(people)}.",),
            (Exhibit(self._passages.table("Passages", passages)),) if passages else (),
            depth=1,
            back=_TABLE,
        )

    def _told(self, row: int, column: int) -> str:
        """``Agency A: 6 (15%)``; the column alone where no number stands."""
        cell, heading = self.table.rows[row][column], self.table.columns[column].heading
        return f"{heading}: {printed(cell, self.table)}" if counts_any(cell) else heading

    @cached_property
    def _passages(self) -> PassageRows:
        return PassageRows(Question(self.project, Scope()), names_codes=True)
