"""Summary cells: what an analyst wrote about one respondent and one theme, and from which codings.

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
from qualcode.store.sight import seen


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


class SummaryCell(NamedTuple):
    """What a coder wrote about a respondent and a code."""

    cell_id: int
    respondent_id: int
    code_id: int
    coder_id: int
    coder: str
    body: str
    sources: Sequence[Source]
    written_at: str


def cells(project: Project, coder_id: int | None = None) -> list[SummaryCell]:
    """All cells of one coder or of all, by respondent, code and coder."""
    return [
        SummaryCell._make((*row[:6], [Source(*source) for source in json.loads(row[6])], row[7]))
        for row in project.db.execute(
            "select summary_cell_id, respondent_id, code_id, coder_id, coder.name, body, sources, written_at"
            f" from {seen(project, 'summary_cell')} join coder using (coder_id)"
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
    return [Evidence._make((*row[:9], Source(row[9], row[10], _digest(row[8])))) for row in rows]


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def write(project: Project, key: CellKey, body: str, sources: Iterable[Source]) -> None:
    """Write a coder's cell, or write it anew."""
    kept, at = json.dumps([list(source) for source in sources]), history.now()
    written = project.db.execute(
        "update summary_cell set body = ?, sources = ?, written_at = ?"
        " where respondent_id = ? and code_id = ? and coder_id = ?",
        (body, kept, at, *key),
    ).rowcount
    if not written:
        project.db.execute(
            "insert into summary_cell (guid, respondent_id, code_id, coder_id, body, sources, written_at)"
            " values (?, ?, ?, ?, ?, ?, ?)",
            (str(uuid4()), *key, body, kept, at),
        )


def delete(project: Project, key: CellKey) -> int:
    """Delete a coder's cell; returns how many there were (0 or 1)."""
    return int(
        project.db.execute(
            "delete from summary_cell where respondent_id = ? and code_id = ? and coder_id = ?",
            key,
        ).rowcount
    )


def move(project: Project, from_code_id: int, to_code_id: int) -> None:
    """Give the cells of one code to another; where that has one of the same coder, both become one text."""
    there = {(cell.respondent_id, cell.coder_id): cell for cell in _of_code(project, to_code_id)}
    for cell in _of_code(project, from_code_id):
        twin = there.get((cell.respondent_id, cell.coder_id))
        if twin is None:
            project.db.execute(
                "update summary_cell set code_id = ? where summary_cell_id = ?", (to_code_id, cell.cell_id)
            )
            continue
        sources = [list(source) for source in dict.fromkeys((*twin.sources, *cell.sources))]
        project.db.execute(
            "update summary_cell set body = ?, sources = ? where summary_cell_id = ?",
            (f"{twin.body}\n{cell.body}", json.dumps(sources), twin.cell_id),
        )
        project.db.execute("delete from summary_cell where summary_cell_id = ?", (cell.cell_id,))


def _of_code(project: Project, code_id: int) -> list[SummaryCell]:
    return [cell for cell in cells(project) if cell.code_id == code_id]
