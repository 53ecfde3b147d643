"""Drafts: what somebody was writing when the terminal went; not recorded, as nothing was done yet.

They live in the project and not beside it, so that the words of a person who withdraws go with that person.
"""

from typing import NamedTuple

from qualcode.store import history
from qualcode.store.project import Project


class Place(NamedTuple):
    """What a draft is for. ``document_id`` is also kept where it was begun beside a document."""

    what: str
    subject: str = ""
    document_id: int | None = None
    respondent_id: int | None = None
    code_id: int | None = None
    coding_id: int | None = None
    sheet_question_id: int | None = None
    memo_id: int | None = None


class Draft(NamedTuple):
    """An unfinished text; ``kind`` is that of a memo."""

    place: Place
    kind: str
    body: str
    saved_at: str


_COLUMNS = ", ".join(Place._fields)
_THERE = " and ".join(f"{column} is :{column}" for column in ("coder", *Place._fields)).replace(
    "coder is", "coder_id is"
)


_IS_LEFT = (
    "(:document_id is null or exists (select 1 from document where document_id = :document_id))"
    " and (:respondent_id is null or exists"
    "  (select 1 from respondent where respondent_id = :respondent_id))"
)


def keep(project: Project, place: Place, kind: str, body: str) -> None:
    """Keep a draft of the coder in use in place of the one before; without words there is none.

    About a document or a person that was erased meanwhile in another window nothing is kept.
    """
    with project.unrecorded():
        _forget(project, place)
        if body.strip():
            marks = ", ".join(f":{column}" for column in Place._fields)
            project.db.execute(
                f"insert into draft (coder_id, {_COLUMNS}, kind, body, saved_at)"
                f" select :coder, {marks}, :kind, :body, :at where {_IS_LEFT}",
                {**_parameters(project, place), "kind": kind, "body": body, "at": history.now()},
            )


def forget(project: Project, place: Place) -> None:
    """Drop a draft of the coder in use."""
    with project.unrecorded():
        _forget(project, place)


def _forget(project: Project, place: Place) -> None:
    project.db.execute(f"delete from draft where {_THERE}", _parameters(project, place))


def _parameters(project: Project, place: Place) -> dict[str, int | str | None]:
    return {"coder": project.coder_id or 0, **place._asdict()}


def drafts(project: Project) -> list[Draft]:
    """The drafts of the coder in use, newest first."""
    return [
        Draft(Place(*row[:8]), *row[8:])
        for row in project.db.execute(
            f"select {_COLUMNS}, kind, body, saved_at from draft where coder_id = ? order by draft_id desc",
            (project.coder_id or 0,),
        ).fetchall()
    ]
