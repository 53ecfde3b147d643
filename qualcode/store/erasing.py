"""Erasing a person for good: rows, the undo data that holds them, and the pages of the file.

The one place where history is cut, for the right of a respondent to withdraw.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

from qualcode.store import documents as document_store
from qualcode.store.project import Project


class Erased(NamedTuple):
    """How much of a person was erased; ``masked`` are shared documents of which only their words went."""

    documents: int
    masked: int
    codings: int
    closed_steps: int


def erase(project: Project, respondent_id: int) -> Erased:
    """Erase a respondent's own documents, codings, quotes and undo data; irreversible.

    In documents that are also others', their words are masked character for character, so that the
    positions of everybody else's codings stay. Call it inside ``project.unrecorded()``.
    """
    own, shared = _documents(project, respondent_id)
    before = _count(project, "coding")
    for document_id in shared:
        _mask(project, document_id, respondent_id)
    names = _names(project, respondent_id, own)
    gone = {
        "document_id": own,
        "respondent_id": [respondent_id],
        "coding_id": _codings(project, respondent_id),
    }
    closed = _erase_history(project, gone, shared)
    for document_id in own:
        document_store.delete(project, document_id)
    for table in ("memo", "coding", "attribute_value", "voice", "document_respondent", "respondent"):
        _delete(project, table, "respondent_id", [respondent_id])
    _settle_soleness(project, shared)
    _blank_subjects(project, names)
    return Erased(len(own), len(shared), before - _count(project, "coding"), closed)


def compact(project: Project) -> None:
    """Rewrite the file without the pages of what was erased."""
    project.db.execute("pragma wal_checkpoint(truncate)").fetchone()
    project.db.execute("vacuum")
    project.db.execute("pragma wal_checkpoint(truncate)").fetchone()


def _documents(project: Project, respondent_id: int) -> tuple[list[int], list[int]]:
    rows = project.db.execute(
        "select document_id, is_sole from document_respondent where respondent_id = ?", (respondent_id,)
    ).fetchall()
    return [d for d, is_sole in rows if is_sole], [d for d, is_sole in rows if not is_sole]


def _names(project: Project, respondent_id: int, documents: Iterable[int]) -> list[str]:
    keys = [("respondent", respondent_id), *(("document", document_id) for document_id in documents)]
    return [
        project.db.execute(f"select name from {noun} where {noun}_id = ?", (key,)).fetchone()[0]
        for noun, key in keys
    ]


def _codings(project: Project, respondent_id: int) -> list[int]:
    """The codings that are this person's alone (those shared with others stay, with masked words)."""
    return [
        row[0]
        for row in project.db.execute(
            "select coding_id from coding_respondent group by coding_id"
            " having sum(respondent_id = ?) and count(distinct respondent_id) = 1",
            (respondent_id,),
        ).fetchall()
    ]


def _mask(project: Project, document_id: int, respondent_id: int) -> None:
    """Replace the person's words in a shared document, and in the quotes of codings that reach into them."""
    text = document_store.read(project, document_id).text
    spans = [v.span for v in document_store.voices(project, document_id) if v.respondent_id == respondent_id]
    others = [v.span for v in document_store.voices(project, document_id) if v.respondent_id != respondent_id]
    for span in spans:
        if span not in others:
            masked = "".join("█" if not c.isspace() else c for c in span.of(text))
            text = text[: span.start_char] + masked + text[span.end_char :]
    db = project.db
    trigger = db.execute("select sql from sqlite_master where name = 'document_text_is_frozen'").fetchone()[0]
    db.execute("drop trigger document_text_is_frozen")
    db.execute("update document set text = ?, header = '[]' where document_id = ?", (text, document_id))
    db.execute(trigger)
    for coding_id, start, end in db.execute(
        "select coding_id, start_char, end_char from coding where document_id = ? and extent = 'passage'",
        (document_id,),
    ).fetchall():
        db.execute("update coding set quote = ? where coding_id = ?", (text[start:end], coding_id))
    document_store.forget_sentences(project, document_id)


def _erase_history(project: Project, gone: dict[str, list[int]], shared: list[int]) -> int:
    """Delete the kept rows of what goes; the steps they belong to can no longer be undone."""
    db = project.db
    conditions: list[str] = []
    parameters: list[Any] = []
    for column, ids in gone.items():
        table = column.removesuffix("_id")
        marks = ", ".join("?" * len(ids))
        conditions += [
            f"(table_name = '{table}' and row_id in ({marks}))",
            f"json_extract(old, '$.{column}') in ({marks})",
            f"json_extract(new, '$.{column}') in ({marks})",
        ]
        parameters += ids * 3
    for document_id in shared:
        conditions.append("(table_name = 'document' and row_id = ?)")
        conditions.append("json_extract(coalesce(old, new), '$.document_id') = ?")
        parameters += [document_id, document_id]
    where = " or ".join(conditions)
    found = db.execute(f"select distinct step_id from change where {where}", parameters).fetchall()
    steps = [row[0] for row in found]
    for step_id in steps:
        db.execute("delete from change where step_id = ?", (step_id,))
        db.execute("update step set state = 'closed', subject = '' where step_id = ?", (step_id,))
    return len(steps)


def _delete(project: Project, table: str, column: str, ids: Iterable[int]) -> None:
    for its_id in ids:
        project.db.execute(f"delete from {table} where {column} = ?", (its_id,))


def _settle_soleness(project: Project, shared: Iterable[int]) -> None:
    for document_id in shared:
        project.db.execute(
            "update document_respondent set is_sole ="
            " (select count(*) = 1 from document_respondent where document_id = :document)"
            " where document_id = :document",
            {"document": document_id},
        )


def _blank_subjects(project: Project, names: Iterable[str]) -> None:
    for name in names:
        for table in ("trail", "step"):
            project.db.execute(f"update {table} set subject = '' where subject = ?", (name,))


def _count(project: Project, table: str) -> int:
    return int(project.db.execute(f"select count(*) from {table}").fetchone()[0])
