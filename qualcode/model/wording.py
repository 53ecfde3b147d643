"""Tables and reports with every text in them put in other words."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

from qualcode.model.reports import Exhibit, Report, Section
from qualcode.model.tables import Cell, CodePath, Column, Entry, Missing, Rated, Table, Written

Change: TypeAlias = Callable[[str], str]


def reworded(table: Table, change: Change) -> Table:
    """The same table with its title, headings, cells and note changed text by text."""
    return replace(
        table,
        title=change(table.title),
        columns=tuple(_column(column, change) for column in table.columns),
        rows=tuple(tuple(_cell(cell, change) for cell in row) for row in table.rows),
        note=tuple(map(change, table.note)),
    )


def reworded_report(report: Report, change: Change, change_table: Callable[[Table], Table]) -> Report:
    """The same report with its headings and paragraphs changed, and its tables each as a whole."""

    def section(one: Section) -> Section:
        return replace(
            one,
            heading=change(one.heading),
            text=tuple(map(change, one.text)),
            exhibits=tuple(Exhibit(change_table(shown.table), shown.opens) for shown in one.exhibits),
        )

    return Report(
        change(report.title),
        tuple(map(change, report.lead)),
        tuple(map(section, report.sections)),
        tuple(map(section, report.behind)),
    )


def _column(column: Column, change: Change) -> Column:
    return replace(column, key=change(column.key), heading=change(column.heading))


def _cell(cell: Cell, change: Change) -> Cell:
    match cell:
        case str():
            return change(cell)
        case CodePath():
            return CodePath(tuple(map(change, cell.names)))
        case tuple():
            return tuple(_entry(entry, change) for entry in cell)
        case Missing():
            return Missing(change(cell.mark))
        case _:
            return cell


def _entry(entry: Entry, change: Change) -> Entry:
    if isinstance(entry, Written):
        return replace(
            entry,
            words=change(entry.words),
            coder=change(entry.coder),
            state=change(entry.state),
            about=change(entry.about),
        )
    if isinstance(entry, Rated):
        return replace(
            entry,
            value=change(entry.value),
            people=tuple(map(change, entry.people)),
            coders=tuple(map(change, entry.coders)),
            state=change(entry.state),
        )
    return replace(
        entry,
        words=change(entry.words),
        respondent=change(entry.respondent),
        attributes=tuple((change(name), change(value)) for name, value in entry.attributes),
        document=None if entry.document is None else change(entry.document),
        polarity=change(entry.polarity),
        said=change(entry.said),
        named=None if entry.named is None else change(entry.named),
    )
