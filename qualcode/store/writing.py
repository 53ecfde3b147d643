"""What analysts write: summaries of documents, and memos on anything."""

from typing import NamedTuple
from uuid import uuid4

from qualcode.store import history
from qualcode.store.project import Project

TARGETS = ("document", "respondent", "code", "coding")


class Summary(NamedTuple):
    """A coder's summary of a document."""

    document: str
    coder: str
    written_at: str
    body: str


class Memo(NamedTuple):
    """A dated note; ``target`` is empty where it is about the study as a whole."""

    memo_id: int
    kind: str
    title: str
    body: str
    coder: str
    written_at: str
    target: str
    target_id: int | None


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


def summaries(project: Project) -> list[Summary]:
    """All summaries, by document and coder."""
    return [
        Summary(*row)
        for row in project.db.execute(
            "select document.name, coder.name, written_at, body from summary"
            " join document using (document_id) join coder using (coder_id)"
            " order by document.name, summary_id"
        ).fetchall()
    ]


def write_memo(project: Project, kind: str, title: str, body: str, on: tuple[str, int] | None) -> int:
    """A new memo of the coder in use on ``on``, one of TARGETS with its id, or (None) on the study."""
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


def memos(project: Project) -> list[Memo]:
    """All memos, oldest first."""
    return [
        Memo(*row)
        for row in project.db.execute(
            "select memo_id, kind, title, body, coalesce(coder.name, ''), written_at,"
            " case when document_id is not null then 'document' when respondent_id is not null"
            " then 'respondent' when code_id is not null then 'code' when coding_id is not null"
            " then 'coding' else '' end,"
            " coalesce(document_id, respondent_id, code_id, coding_id)"
            " from memo left join coder using (coder_id) order by memo_id"
        ).fetchall()
    ]


def delete_memo(project: Project, memo_id: int) -> int:
    """Delete a memo; returns how many there were (0 or 1)."""
    return int(project.db.execute("delete from memo where memo_id = ?", (memo_id,)).rowcount)
