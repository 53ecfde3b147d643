"""Tables and reports with every text in them put in other words.

All nouns of a table are gone through by their fields, so that a new one cannot be forgotten.
"""

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from functools import cache
from typing import Any, TypeAlias, cast

from qualcode.model.reports import Exhibit, Report, Section
from qualcode.model.tables import Table

Change: TypeAlias = Callable[[str], str]


def reworded(table: Table, change: Change) -> Table:
    """The same table with its title, headings, cells, plot and note changed text by text."""
    return cast(Table, _changed(table, change))


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


def _changed(value: Any, change: Change) -> Any:
    """A value with all texts in it changed; what names a choice, such as the kind of a column, stays."""
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        return change(value)
    if isinstance(value, tuple):
        return tuple([_changed(one, change) for one in value])
    if names := _fields_with_texts(value.__class__):
        return replace(value, **{name: _changed(getattr(value, name), change) for name in names})
    return value


@cache
def _fields_with_texts(noun: type) -> tuple[str, ...]:
    if not is_dataclass(noun):
        return ()
    return tuple(field.name for field in fields(noun) if field.type not in _NUMBERS)


_NUMBERS = {int, bool, float, int | None, float | None}
