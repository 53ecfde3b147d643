"""What analysts write: summaries of documents, and memos on anything."""

import json
from collections.abc import Sequence
from typing import NamedTuple
from uuid import uuid4

from qualcode.store import history
from qualcode.store.project import Project
from qualcode.store.sight import seen


class Summary(NamedTuple):
    """A coder's summary of a document."""

    document: str
    coder: str
    written_at: str
    body: str


class Memo(NamedTuple):
    """A dated note; ``target`` is empty where it is about the study as a whole.

    ``document_id``, ``code_id``, ``respondents`` and the positions are those of the target, or of the coding
    that is the target.
    """

    memo_id: int
    kind: str
    title: str
    body: str
    coder: str
    written_at: str
    edited_at: str
    target: str
    target_id: int | None
    document_id: int | None
    document: str
    code_id: int | None
    respondents: Sequence[str]
    start_char: int | None
    end_char: int | None
    coding_coder_id: int | None


def write_summary(project: Project, document_id: int, coder_id: int, body: str) -> None:
    """Write a coder's summary of a document, or write it anew."""
    written = project.db.execute(
        "update summary set body = ?, written_at = ? where document_id = ? and coder_id = ?",
        (body, history.now(), document_id, coder_id),
    ).rowcount
    if not written:
        project.db.execute(
            "insert into summary (guid, document_id, coder_id, body, written_at) values (?, ?, ?, ?, ?)",
            (str(uuid4()), document_id, coder_id, body, history.now()),
        )


def summary_of(project: Project, document_id: int, coder_id: int | None) -> str:
    """A coder's summary of a document, empty where there is none."""
    row = project.db.execute(
        "select body from summary where document_id = ? and coder_id is ?", (document_id, coder_id)
    ).fetchone()
    return str(row[0]) if row else ""


def summaries(project: Project) -> list[Summary]:
    """All summaries, by document and coder."""
    return [
        Summary(*row)
        for row in project.db.execute(
            f"select document.name, coder.name, written_at, body from {seen(project, 'summary')}"
            " join document using (document_id) join coder using (coder_id)"
            " order by document.name, summary_id"
        ).fetchall()
    ]


def write_memo(project: Project, kind: str, title: str, body: str, on: tuple[str, int] | None) -> int:
    """A new memo of the coder in use; ``on`` is (noun, id) of what it is about, or None for the study."""
    row = {
        "guid": str(uuid4()),
        "kind": kind,
        "title": title,
        "body": body,
        "coder_id": project.coder_id,
        "written_at": history.now(),
    }
    if on is not None:
        target, target_id = on
        row[f"{target}_id"] = target_id
    columns, marks = ", ".join(row), ", ".join(f":{column}" for column in row)
    cursor = project.db.execute(f"insert into memo ({columns}) values ({marks})", row)
    return int(cursor.lastrowid or 0)


def memos(project: Project, memo_id: int | None = None) -> list[Memo]:
    """All memos (or one), oldest first."""
    return [
        Memo._make((*row[:12], json.loads(row[12]), *row[13:]))
        for row in project.db.execute(
            "select memo_id, kind, title, body, coalesce(coder.name, ''), memo.written_at, edited_at,"
            " case when memo.document_id is not null then 'document' when memo.respondent_id is not null"
            " then 'respondent' when memo.code_id is not null then 'code' when memo.coding_id is not null"
            " then 'coding' else '' end,"
            " coalesce(memo.document_id, memo.respondent_id, memo.code_id, memo.coding_id),"
            " document.document_id, coalesce(document.name, ''), coalesce(memo.code_id, coding.code_id),"
            f" ({_PEOPLE}), coding.start_char, coding.end_char, coding.coder_id"
            f" from {seen(project, 'memo')} as memo left join coder on coder.coder_id = memo.coder_id"
            " left join coding on coding.coding_id = memo.coding_id"
            " left join document on document.document_id = coalesce(memo.document_id, coding.document_id)"
            " where :memo is null or memo_id = :memo order by memo_id",
            {"memo": memo_id},
        ).fetchall()
    ]


_PEOPLE = """
    select json_group_array(name) from respondent where respondent_id = memo.respondent_id
        or respondent_id in (select respondent_id from document_respondent
            where document_id = memo.document_id)
        or respondent_id in (select respondent_id from coding_respondent
            where coding_respondent.coding_id = memo.coding_id)
"""


def edit_memo(project: Project, memo_id: int, **fields: str) -> int:
    """Write ``kind``, ``title`` or ``body`` of a memo anew; returns how many there were (0 or 1)."""
    columns = ", ".join(f"{column} = :{column}" for column in fields)
    return int(
        project.db.execute(
            f"update memo set {columns}, edited_at = :at where memo_id = :memo",
            {**fields, "at": history.now(), "memo": memo_id},
        ).rowcount
    )


def codings_at(project: Project, document_id: int, span: tuple[int, int]) -> list[tuple[int, int]]:
    """The codings of exactly this passage by the coder in use: their ids, each with its code."""
    return project.db.execute(
        "select coding_id, code_id from coding where document_id = ? and start_char = ? and end_char = ?"
        " and coder_id is ? order by coding_id",
        (document_id, *span, project.coder_id),
    ).fetchall()


def delete_memo(project: Project, memo_id: int) -> int:
    """Delete a memo; returns how many there were (0 or 1)."""
    return int(project.db.execute("delete from memo where memo_id = ?", (memo_id,)).rowcount)
