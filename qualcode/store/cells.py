"""Cells: what an analyst wrote about one respondent and one theme, or how they rate it.

A cell keeps of every coding that it was written from the guid, the polarity and a digest of the words: enough
to see that something changed since, and no words that a withdrawal would have to look for.
"""

import hashlib
import json
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple
from uuid import uuid4

from qualcode.store import history
from qualcode.store.project import Project
from qualcode.store.sight import Work, seen


class CellKind(NamedTuple):
    """Where one kind of cells is kept: the table, and its columns of what was written and when."""

    table: Work
    body: str
    at: str


SUMMARIES = CellKind("summary_cell", "body", "written_at")
RATINGS = CellKind("rating", "value", "rated_at")


class Source(NamedTuple):
    """A coding as it was when a cell was written from it."""

    guid: str
    polarity: str
    digest: str


class CellKey(NamedTuple):
    """Whose cell, about whom, under which theme."""

    respondent_id: int
    code_id: int
    coder_id: int


class Evidence(NamedTuple):
    """A coding of a respondent as it is now."""

    coding_id: int
    respondent_id: int
    code_id: int
    coder_id: int
    document_id: int | None
    document: str | None
    start_char: int | None
    end_char: int | None
    quote: str
    source: Source


class OwnCell(NamedTuple):
    """What a coder wrote about a respondent and a code; ``body`` is the words, or the value of a rating."""

    cell_id: int
    respondent_id: int
    code_id: int
    coder_id: int
    coder: str
    body: str
    sources: Sequence[Source]
    written_at: str


def cells(project: Project, coder_id: int | None = None, of: CellKind = SUMMARIES) -> list[OwnCell]:
    """All cells of a kind, of one coder or of all, by respondent, code and coder."""
    return [
        OwnCell._make((*row[:6], [Source(*source) for source in json.loads(row[6])], row[7]))
        for row in project.db.execute(
            f"select {of.table}_id, respondent_id, code_id, coder_id, coder.name, {of.body}, sources, {of.at}"
            f" from {seen(project, of.table)} join coder using (coder_id)"
            " where :coder is null or coder_id = :coder"
            " order by respondent_id, code_id, coder_id",
            {"coder": coder_id},
        ).fetchall()
    ]


def evidence(project: Project, respondent_ids: Collection[int]) -> list[Evidence]:
    """All codings of these respondents, in reading order."""
    rows = project.db.execute(
        "select coding.coding_id, whose.respondent_id, coding.code_id, coding.coder_id,"
        " coding.document_id, document.name, coding.start_char, coding.end_char, coding.quote,"
        " coding.guid, coding.polarity"
        f" from coding join {seen(project, 'coding_respondent')} as whose using (coding_id)"
        " left join document on document.document_id = coding.document_id"
        " where whose.respondent_id in (select value from json_each(?))"
        " order by document.wave, document.name, coding.start_char, coding.end_char, coding.coding_id",
        (json.dumps(sorted(respondent_ids)),),
    ).fetchall()
    return [Evidence._make((*row[:9], Source(row[9], row[10], digest(row[8])))) for row in rows]


def digest(words: str) -> str:
    """What tells whether words are the same as they were."""
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def write(
    project: Project, key: CellKey, body: str, sources: Iterable[Source], of: CellKind = SUMMARIES
) -> None:
    """Write a coder's cell, or write it anew."""
    kept, at = json.dumps([list(source) for source in sources]), history.now()
    written = project.db.execute(
        f"update {of.table} set {of.body} = ?, sources = ?, {of.at} = ?"
        " where respondent_id = ? and code_id = ? and coder_id = ?",
        (body, kept, at, *key),
    ).rowcount
    if not written:
        project.db.execute(
            f"insert into {of.table} (guid, respondent_id, code_id, coder_id, {of.body}, sources, {of.at})"
            " values (?, ?, ?, ?, ?, ?, ?)",
            (str(uuid4()), *key, body, kept, at),
        )


def delete(project: Project, key: CellKey, of: CellKind = SUMMARIES) -> int:
    """Delete a coder's cell; returns how many there were (0 or 1)."""
    return int(
        project.db.execute(
            f"delete from {of.table} where respondent_id = ? and code_id = ? and coder_id = ?",
            key,
        ).rowcount
    )


def delete_of_code(project: Project, code_id: int) -> None:
    """Delete all cells of a code, of all coders."""
    for kind in SUMMARIES, RATINGS:
        project.db.execute(f"delete from {kind.table} where code_id = ?", (code_id,))


def move(project: Project, from_code_id: int, to_code_id: int) -> None:
    """Give the cells of one code to another.

    Where that has one of the same coder, both summaries become one text; of two ratings that of the code that
    stays is left, as two judgements do not add up to one.
    """
    for kind in SUMMARIES, RATINGS:
        there = {(cell.respondent_id, cell.coder_id): cell for cell in _of_code(project, to_code_id, kind)}
        for cell in _of_code(project, from_code_id, kind):
            twin = there.get((cell.respondent_id, cell.coder_id))
            if twin is None:
                project.db.execute(
                    f"update {kind.table} set code_id = ? where {kind.table}_id = ?",
                    (to_code_id, cell.cell_id),
                )
                continue
            if kind is SUMMARIES:
                _join(project, twin, cell)
            project.db.execute(f"delete from {kind.table} where {kind.table}_id = ?", (cell.cell_id,))


def _join(project: Project, summary: OwnCell, other: OwnCell) -> None:
    sources = [list(source) for source in dict.fromkeys((*summary.sources, *other.sources))]
    project.db.execute(
        "update summary_cell set body = ?, sources = ? where summary_cell_id = ?",
        (f"{summary.body}\n{other.body}", json.dumps(sources), summary.cell_id),
    )


def _of_code(project: Project, code_id: int, of: CellKind) -> list[OwnCell]:
    return [cell for cell in cells(project, of=of) if cell.code_id == code_id]
