"""The cases of warnings as tables: which notes, people, codes and words each of them is about."""

from collections.abc import Mapping, Sequence
from itertools import islice

from qualcode.model.codings import Polarity
from qualcode.model.errors import QualcodeError
from qualcode.model.tables import Cell, CodePath, Column, Kind, Table
from qualcode.model.texts import number_of
from qualcode.store import cases as case_store
from qualcode.store import coded as coded_store
from qualcode.store.cases import Told
from qualcode.workbench.agreement import Agreement
from qualcode.workbench.agreement_warnings import Case, Warned, warned

SHOWN = 200
"""Cases of a warning in a report of all warnings; one of them alone is told in full."""
_COLUMNS = (
    Column("respondent", "person", Kind.TEXT),
    Column("document", "note", Kind.TEXT),
    Column("start", "start", Kind.COUNT),
    Column("end", "end", Kind.COUNT),
    Column("code", "code", Kind.CODE),
    Column("polarity", "polarity", Kind.TEXT),
    Column("coder", "coder", Kind.TEXT),
    Column("words", "words", Kind.TEXT),
    Column("why", "why", Kind.TEXT),
)


def of_one(of: Agreement, number: int) -> Table:
    """All cases of a warning by its number in the report."""
    found = warned(of)
    if not 1 <= number <= len(found):
        raise QualcodeError(
            f"There is no warning {number}.",
            f"This report has {number_of(len(found), 'warning')}: `--section warnings` lists them.",
        )
    return table(of, number, found[number - 1], most=None)


def table(of: Agreement, number: int, warning: Warned, most: int | None = SHOWN) -> Table:
    """The cases of a warning, or the first of them; columns that say nothing are left out."""
    cases = iter(warning.cases())
    shown = list(cases if most is None else islice(cases, most))
    rows = _rows(of, shown)
    kept = [place for place in range(len(_COLUMNS)) if any(row[place] not in {"", None} for row in rows)]
    note = [warning.text]
    if not shown:
        note.append("There is nothing more to open behind it.")
    elif next(cases, None) is not None:
        note.append(f"The first {len(shown)} cases; `--warning {number}` lists all.")
    return Table(
        f"Warning {number}: {warning.kind}",
        tuple(_COLUMNS[place] for place in kept),
        tuple(tuple(row[place] for place in kept) for row in rows),
        tuple(note),
    )


def _rows(of: Agreement, cases: Sequence[Case]) -> list[tuple[Cell, ...]]:
    project = of.compared.project
    told = case_store.told(project, [case.coding_id for case in cases if case.coding_id is not None])
    people = _people(of)
    return [_row(of, case, told.get(case.coding_id or 0), people) for case in cases]


def _people(of: Agreement) -> Mapping[int, str]:
    """The names of the people of every document."""
    roster = of.compared.question.roster
    names = dict(zip(roster.ids, roster.names, strict=True))
    whose = coded_store.people_of_documents(of.compared.project)
    return {document_id: "; ".join(names[each] for each in sorted(ids)) for document_id, ids in whose.items()}


def _row(of: Agreement, case: Case, coding: Told | None, people: Mapping[int, str]) -> tuple[Cell, ...]:
    book = of.compared.question.codebook
    if coding is not None:
        polarity = "" if coding.polarity is Polarity.NONE else coding.polarity.value
        place = coding.document, coding.start_char, coding.end_char
        path = CodePath(book.path(coding.code_id))
        return coding.people, *place, path, polarity, coding.coder, coding.quote, case.why
    path_of_label = None if case.label is None else CodePath(book.path(of.labels.code(case.label)))
    polarity = "" if case.label is None else of.labels.polarity_in_words(case.label)
    document = "" if case.document_id is None else of.compared.names_of_documents[case.document_id]
    whose = people.get(case.document_id or 0, "")
    return whose, document, None, None, path_of_label, polarity, case.coder, "", case.why
