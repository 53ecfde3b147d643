"""The units as a table of coders, from which other programs compute the same agreement."""

import csv
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

from qualcode.analysis.laid import Laid
from qualcode.analysis.unit_rows import UnitRow, rows_of_document, rows_of_respondents
from qualcode.model.agreement import Unit
from qualcode.model.errors import QualcodeError
from qualcode.workbench import exports
from qualcode.workbench.agreement import Agreement
from qualcode.workbench.names_out import Gate

_COLUMNS = ("unit", "respondent", "document", "start", "end", "code")


def save(gate: Gate, of: Agreement, path: Path) -> None:
    """A line for each unit and code with a column for each coder: 1 coded, 0 not, empty where missing.

    Apart by polarity a column of it follows the code.
    In R: ``d <- read.csv("units.csv"); irr::kripp.alpha(t(as.matrix(d[d$code == "Courses", 7:8])))``.
    """
    if of.unit is Unit.CHARACTER:
        raise QualcodeError(
            "A table of single characters would have a line for each of them.",
            "Add --unit sentence, turn or respondent.",
        )
    exports.write_file(path, _lines(gate, of))


def _lines(gate: Gate, of: Agreement) -> Iterator[bytes]:
    polarity = ["polarity"] if of.labels.is_by_polarity else []
    coders = [gate.text(coder.name) for coder in of.compared.coders]
    yield "\ufeff".encode() + _line([*_COLUMNS, *polarity, *coders])
    roster = of.compared.question.roster
    people = dict(zip(roster.ids, roster.names, strict=True))
    labels = {label: _label(of, label) for label in of.labels.ids}
    documents = of.compared.names_of_documents
    for row in _rows(of):
        name = "" if row.document is None else documents[row.document]
        place = [people[row.respondent], name, row.start_char, row.end_char]
        yield _line([of.unit.value, *gate.data([*place, *labels[row.code]]), *row.values])


def _label(of: Agreement, label: int) -> list[str]:
    """The code of a label, and its polarity where these are apart."""
    code = of.compared.question.codebook.label(of.labels.code(label))
    return [code, of.labels.polarity(label) or ""] if of.labels.is_by_polarity else [code]


def _rows(of: Agreement) -> Iterator[UnitRow]:
    codes, coders = of.comparison.codes, of.comparison.coders
    if of.unit is Unit.RESPONDENT:
        yield from rows_of_respondents(of.comparison.presences.grid(coders), codes, coders)
        return
    for document in of.read.documents():
        alone = Laid([document], codes, of.labels.targets)
        yield from rows_of_document(alone, of.unit, coders, is_half=of.compared.asked.is_half)


def _line(fields: list[str | int | None]) -> bytes:
    text = StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerow(fields)
    return text.getvalue().encode()
