"""How far coders say to be with documents."""

from uuid import uuid4

from qualcode.model.documents import DocumentMark
from qualcode.store import history
from qualcode.store.project import Project


def marks_of(project: Project, document_id: int, coder_id: int) -> frozenset[DocumentMark]:
    """What a coder said of a document."""
    rows = project.db.execute(
        "select mark from document_mark where document_id = ? and coder_id = ?", (document_id, coder_id)
    ).fetchall()
    return frozenset(DocumentMark(mark) for (mark,) in rows)


def finished(project: Project) -> dict[int, frozenset[int]]:
    """The documents that each coder finished, by the id of the coder; who finished none is left out."""
    by_coder: dict[int, set[int]] = {}
    for coder_id, document_id in project.db.execute(
        "select distinct coder_id, document_id from document_mark"
    ).fetchall():
        by_coder.setdefault(coder_id, set()).add(document_id)
    return {coder_id: frozenset(documents) for coder_id, documents in by_coder.items()}


def add(project: Project, document_id: int, coder_id: int, mark: DocumentMark) -> None:
    """Set a mark that is not there yet."""
    project.db.execute(
        "insert into document_mark (guid, document_id, coder_id, mark, marked_at) values (?, ?, ?, ?, ?)",
        (str(uuid4()), document_id, coder_id, mark, history.now()),
    )


def remove(project: Project, document_id: int, coder_id: int) -> int:
    """Take a coder's marks off a document; returns how many there were."""
    return project.db.execute(
        "delete from document_mark where document_id = ? and coder_id = ?", (document_id, coder_id)
    ).rowcount
