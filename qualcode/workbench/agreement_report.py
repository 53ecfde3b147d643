"""The report of agreement in the formats that hold all of it, and one table of it in the others."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TypeAlias

from qualcode.model.errors import QualcodeError
from qualcode.model.reports import Doors, Exhibit, Report, Section, doors_by_row
from qualcode.model.tables import Table
from qualcode.workbench import agreement_cases, exports
from qualcode.workbench.agreement import Agreement
from qualcode.workbench.agreement_data import data
from qualcode.workbench.agreement_tables import tables
from qualcode.workbench.agreement_warnings import warned
from qualcode.workbench.exports import format_of
from qualcode.workbench.names_out import Gate

_PAGES = ("html", "docx")
_HOLD_ALL = ("text", "md", "json", *_PAGES)
_HEADINGS = {
    "compared": "What was compared",
    "headline": "Headline",
    "codes": "Codes",
    "other": "Other coefficients",
    "kinds": "Kinds of disagreement",
    "confused": "Confused codes",
    "pairs": "Pairs of coders",
    "people": "People",
    "drift": "Time",
    "sets": "Whole codings",
    "methods": "Methods",
    "warnings": "Warnings",
}
_MAIN = "codes"


Part: TypeAlias = str | int | None
"""The name of a section, or the number of a warning whose cases are to be told; None is the whole report."""


def chosen_format(format_name: str | None, path: Path | None) -> str:
    """The format that was named, else that of the file's suffix, else text."""
    return format_name or ("text" if path is None else format_of(path))


_WANTED = {
    "drift": ": it needs notes that were coded on three days or more",
    "pairs": ": it needs three coders",
}


def sections(of: Agreement, format_name: str, only: Part = None) -> list[Table]:
    """The tables of the report in their order; one of them where it is named or the format holds one."""
    if isinstance(only, int):
        return [agreement_cases.of_one(of, only)]
    if only is None and format_name in _HOLD_ALL:
        return list(tables(of).values())
    only = only or ("kinds" if of.is_reflexive else _MAIN)
    found = tables(of, only)
    if only not in found:
        why = "" if of.is_reflexive else _WANTED.get(only, "")
        raise QualcodeError(
            f"There is nothing to show under “{only}” for these coders{why}.",
            f"Sections of this report: {', '.join(tables(of))}.",
        )
    return [found[only]]


def as_bytes(
    gate: Gate, of: Agreement, format_name: str, only: Part = None, *, excel_safe: bool = False
) -> bytes:
    """The report in a format; JSON has all numbers in full precision."""
    if format_name == "json" and only is None:
        return exports.json_bytes(gate, data(of))
    if format_name in _PAGES and only is None:
        return exports.report_bytes(gate, _report(of), f".{format_name}")
    parts = [
        exports.as_bytes(gate, table, format_name, excel_safe=excel_safe)
        for table in sections(of, format_name, only)
    ]
    return b"\n".join(parts)


def _report(of: Agreement) -> Report:
    """The whole report as one page; where a page can be opened, each warning opens its cases."""
    found = tables(of)
    title = next(iter(found.values())).title
    behind = tuple(_cases(of))
    opens = {"warnings": [section.key for section in behind]}
    parts = (
        Section(key, _HEADINGS[key], (), (Exhibit(table, _doors(table, opens.get(key, ()))),))
        for key, table in found.items()
    )
    return Report(title, (), tuple(parts), behind)


def _doors(table: Table, keys: Sequence[str]) -> Doors:
    return doors_by_row(table, keys) if keys else ()


def _cases(of: Agreement) -> Iterator[Section]:
    for number, warning in enumerate(warned(of), start=1):
        shown = Exhibit(agreement_cases.table(of, number, warning))
        yield Section(f"warning-{number}", shown.table.title, (), (shown,), depth=1, back="warnings")


def save(
    gate: Gate, of: Agreement, path: Path, format_name: str, only: Part = None, *, excel_safe: bool
) -> None:
    """Write the report to a file."""
    exports.write_file(path, [as_bytes(gate, of, format_name, only, excel_safe=excel_safe)])
