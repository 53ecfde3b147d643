"""Tables, reports and materials as files, complete or not there at all: the one way out of a project.

What leaves goes through a gate, which keeps real names inside (see ``names_out``).
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any
from uuid import uuid4

from qualcode.exchange import material_out
from qualcode.exchange.formats import WRITERS, format_of, suffix_of, writer
from qualcode.model.errors import QualcodeError
from qualcode.model.reports import Report
from qualcode.model.scope import Scope, Selection
from qualcode.model.tables import Table
from qualcode.store import codings as coding_store
from qualcode.store.project import Project
from qualcode.workbench.names_out import Gate
from qualcode.workbench.scopes import Question

__all__ = ["format_of", "suffix_of"]

FORMATS = tuple(WRITERS)
BINARY = frozenset({"xlsx", "docx"})
FITTED = frozenset({"text", "plot"})
"""Formats that fit the width of a terminal."""

REPORT_SUFFIXES = (".html", ".docx")


def as_text(
    gate: Gate, table: Table, width: int | None = None, *, colour: bool = False, is_plot: bool = False
) -> str:
    """A table, or what can be drawn of it, for a terminal of ``width`` columns, or (None) as it likes."""
    from qualcode.exchange import plot_text, text

    write = plot_text.write if is_plot else text.write
    return write(gate.table(table), width, colour=colour).decode()


def as_bytes(gate: Gate, table: Table, format_name: str, *, excel_safe: bool = False) -> bytes:
    """A table in one of FORMATS; equal tables give equal bytes.

    ``excel_safe`` keeps a spreadsheet from running texts of a CSV as formulas; no other format needs it.
    """
    if not excel_safe:
        return writer(format_name)(gate.table(table))
    if format_name != "csv":
        raise QualcodeError(
            f"--excel-safe is for CSV only, and this is {format_name}.",
            "Leave it out, or add --format csv; no text of the other formats can run as a formula.",
        )
    from qualcode.exchange import csv_table

    return csv_table.write(gate.table(table), excel_safe=True)


def save(
    gate: Gate, table: Table, path: Path, format_name: str | None = None, *, excel_safe: bool = False
) -> None:
    """Write a table to a file, in the format of its suffix unless one is named."""
    write_file(path, [as_bytes(gate, table, format_name or format_of(path), excel_safe=excel_safe)])


def save_report(gate: Gate, report: Report, path: Path) -> None:
    """Write a report to a file with one of REPORT_SUFFIXES."""
    write_file(path, [report_bytes(gate, report, path.suffix.casefold())])


def report_bytes(gate: Gate, report: Report, suffix: str) -> bytes:
    """A report as a file with one of REPORT_SUFFIXES."""
    from qualcode.exchange import docx_report, html_report  # python-docx takes as long as a small report

    told = gate.report(report)
    return docx_report.write(told) if suffix == ".docx" else html_report.write(told)


def json_bytes(gate: Gate, members: Mapping[str, Any]) -> bytes:
    """Objects and lists as one JSON object, numbers in full precision."""
    from qualcode.exchange import json_report

    return json_report.write(gate.data(members))


def write_file(path: Path, chunks: Iterable[bytes]) -> None:
    """Write a file whole: an existing one is replaced only when the new one is complete."""
    if not path.name:
        raise QualcodeError("The file to write to has no name.", "Name a file.")
    if not path.parent.is_dir():
        raise QualcodeError(f"There is no folder {path.parent}.", "Make the folder first, or name another.")
    try:
        if path.exists() and not path.is_file():  # a pipe or a device is written to, never replaced
            _write(path, chunks)
        else:
            _replace(path.resolve(), chunks)
    except OSError as error:
        raise QualcodeError(
            f"{path} cannot be written: {error.strerror}.", "Choose another folder or free some space."
        ) from error


def _replace(path: Path, chunks: Iterable[bytes]) -> None:
    unfinished = path.with_name(f".{path.name[:100]}.{uuid4().hex[:8]}")
    try:
        _write(unfinished, chunks)
        unfinished.replace(path)
    finally:
        with suppress(OSError):  # where nothing can be written, nothing can be removed either
            unfinished.unlink(missing_ok=True)


def _write(path: Path, chunks: Iterable[bytes]) -> None:
    with path.open("wb") as file:
        file.writelines(chunks)


def codings_csv(gate: Gate, project: Project, scope: Scope | None = None) -> Iterator[bytes]:
    """The codings as a CSV that can be imported again: every coder's, unless the scope names some."""
    question = Question(project, scope or Scope())
    chosen = question.scope
    selection = Selection(
        question.selection.coder_ids if chosen.coders else None,
        question.selection.code_ids,
        question.selection.waves,
        frozenset(chosen.polarities) or None,
    )
    labels = {code_id: question.codebook.label(code_id) for code_id in question.codebook.by_id}
    rows = coding_store.exported(project, selection, labels)
    return material_out.codings_csv(map(gate.coding, rows), gate.text(project.facts.notice))
