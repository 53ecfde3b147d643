"""Contact summary sheets: the project's own questions, and one answer per document, question and coder."""

from collections.abc import Iterable
from typing import NamedTuple
from uuid import uuid4

from qualcode.store import history
from qualcode.store.project import Project
from qualcode.store.sight import seen


class Question(NamedTuple):
    """A question of the sheet: its short ``name``, and what it asks in full."""

    question_id: int
    name: str
    question: str


class Answer(NamedTuple):
    """What a coder answered about a document."""

    document_id: int
    question_id: int
    coder_id: int
    coder: str
    body: str
    written_at: str


def questions(project: Project) -> list[Question]:
    """The questions in their order."""
    return [
        Question(*row)
        for row in project.db.execute(
            "select sheet_question_id, name, question from sheet_question"
            " order by position, sheet_question_id"
        ).fetchall()
    ]


def add_question(project: Project, name: str, question: str, position: int) -> int:
    """A new question at this position."""
    cursor = project.db.execute(
        "insert into sheet_question (guid, position, name, question) values (?, ?, ?, ?)",
        (str(uuid4()), position, name, question),
    )
    return int(cursor.lastrowid or 0)


def change_question(project: Project, question_id: int, **fields: str) -> None:
    """Write ``name`` or ``question`` anew."""
    columns = ", ".join(f"{column} = :{column}" for column in fields)
    project.db.execute(
        f"update sheet_question set {columns} where sheet_question_id = :id", {**fields, "id": question_id}
    )


def order(project: Project, question_ids: Iterable[int]) -> None:
    """Number the questions anew in this order."""
    project.db.conn.executemany(
        "update sheet_question set position = :place"
        " where sheet_question_id = :question and position <> :place",
        [{"place": place, "question": question_id} for place, question_id in enumerate(question_ids)],
    )


def delete_question(project: Project, question_id: int) -> int:
    """Delete a question with its answers; returns how many answers there were."""
    answers_gone = project.db.execute(
        "delete from sheet_answer where sheet_question_id = ?", (question_id,)
    ).rowcount
    project.db.execute("delete from sheet_question where sheet_question_id = ?", (question_id,))
    return int(answers_gone)


def answers(project: Project, document_id: int | None = None, coder_id: int | None = None) -> list[Answer]:
    """The answers about one document or about all, of one coder or of all; in the order of writing."""
    return [
        Answer(*row)
        for row in project.db.execute(
            "select document_id, sheet_question_id, coder_id, coder.name, body, written_at"
            f" from {seen(project, 'sheet_answer')} join coder using (coder_id)"
            " where (:document is null or document_id = :document)"
            " and (:coder is null or coder_id = :coder) order by sheet_answer_id",
            {"document": document_id, "coder": coder_id},
        ).fetchall()
    ]


def answer(project: Project, document_id: int, question_id: int, coder_id: int, body: str) -> None:
    """Write a coder's answer, or write it anew; without words it is taken away."""
    of = (document_id, question_id, coder_id)
    where = "document_id = ? and sheet_question_id = ? and coder_id = ?"
    if not body:
        project.db.execute(f"delete from sheet_answer where {where}", of)
        return
    at = history.now()
    written = project.db.execute(
        f"update sheet_answer set body = ?, written_at = ? where {where}", (body, at, *of)
    ).rowcount
    if not written:
        project.db.execute(
            "insert into sheet_answer (guid, document_id, sheet_question_id, coder_id, body, written_at)"
            " values (?, ?, ?, ?, ?, ?)",
            (str(uuid4()), *of, body, at),
        )
