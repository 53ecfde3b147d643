"""A table as a page whose numbers open: behind each of them its people and their passages."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from qualcode.analysis.counts import CRITICAL, POSITIVE
from qualcode.model.displays import Display
from qualcode.model.errors import QualcodeError
from qualcode.model.reports import Exhibit, Report, Section, counts_any
from qualcode.model.scope import Scope
from qualcode.model.tables import Cell, Kind, Quote, Table, printed
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
_COUNTED = {Kind.COUNT, Kind.SHARE}
_SIDES = {"positive": POSITIVE, "critical": CRITICAL}


def count(project: Project, scope: Scope, *, with_interval: bool = False) -> Report:
    """The theme table, with the people and passages behind each of its numbers."""
    table = counts.count(project, scope, with_interval=with_interval)
    numbers = Behind(project)

    def behind(row: int, column: int) -> Found | None:
        if table.columns[column].kind not in _COUNTED:
            return None
        side = _SIDES.get(table.columns[column].key)
        asked = scope if side is None else replace(scope, polarities=tuple(side))
        return numbers.found(asked, str(table.rows[row][0]))

    return _Opened(project, table, behind).report()


def matrix(project: Project, by: str, scope: Scope) -> Report:
    """Themes by groups, with the people and passages behind each number."""
    table = counts.matrix(project, by, scope)
    numbers = Behind(project, by)

    def behind(row: int, column: int) -> Found | None:
        if table.columns[column].kind not in _COUNTED:
            return None
        return numbers.found(scope, str(table.rows[row][0]), table.columns[column].heading)

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


@dataclass(frozen=True)
class _Opened:
    project: Project
    table: Table
    behind: Callable[[int, int], Found | None]

    def report(self) -> Report:
        """One section for the table, and one for each cell that opens."""
        number = sum(_is_door(cell) for row in self.table.rows for cell in row[1:])
        if number > _MOST_DOORS:
            raise QualcodeError(
                f"The page would hold what is behind {number:,} cells, and it can hold {_MOST_DOORS:,}.",
                "Ask for fewer people or codes, for example with --where or --code.",
            )
        sections = {key: section for row in self._found for key, section in row if section}
        doors = tuple(tuple(key if section else "" for key, section in row) for row in self._found)
        table = Section(_TABLE, "Table", (), (Exhibit(replace(self.table, plot=None), doors),))
        if not sections:
            return Report(self.table.title, (), (table,))
        people = Section("people", "People and passages", (), back=_TABLE)
        return Report(self.table.title, (_LEAD,), (table,), (people, *sections.values()))

    @cached_property
    def _found(self) -> Sequence[Sequence[tuple[str, Section | None]]]:
        return [
            [(f"row-{row}-{column}", self._section(row, column, cell)) for column, cell in enumerate(cells)]
            for row, cells in enumerate(self.table.rows)
        ]

    def _section(self, row: int, column: int, cell: Cell) -> Section | None:
        """What a cell opens; quotes say their words themselves."""
        behind = self.behind(row, column) if column > 0 and _is_door(cell) else None
        if behind is None or not behind.people:
            return None
        label = printed(self.table.rows[row][0], self.table)
        number = printed(cell, self.table)
        told = f": {number}" if counts_any(cell) else ""
        return Section(
            f"row-{row}-{column}",
            f"{label}, {self.table.columns[column].heading}{told}",
            (f"People ({len(behind.people)}): {', '.join(behind.people)}.",),
            (Exhibit(self._passages.table("Passages", behind.passages)),) if behind.passages else (),
            depth=1,
            back=_TABLE,
        )

    @cached_property
    def _passages(self) -> PassageRows:
        return PassageRows(Question(self.project, Scope()), names_codes=True)
