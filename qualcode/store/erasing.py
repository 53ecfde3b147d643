"""Erasing a person for good: rows, the undo data that holds them, and the pages of the file.

The one place where history is cut, for the right of a respondent to withdraw.
"""

import json
import sqlite3
from typing import Any, NamedTuple

from qualcode.model.codebook import folded
from qualcode.model.errors import QualcodeError
from qualcode.store import codings as coding_store
from qualcode.store import documents as document_store
from qualcode.store import history
from qualcode.store.faults import explained
from qualcode.store.masking import Mask
from qualcode.store.project import Project


class Erased(NamedTuple):
    """How much of a person was erased; ``masked`` are shared documents of which only their words went."""

    documents: int
    masked: int
    codings: int
    closed_steps: int


class _Person(NamedTuple):
    """A respondent, their ``own`` documents, those ``shared`` with others, and those deleted before."""

    respondent_id: int
    name: str
    own: list[int]
    shared: list[int]
    deleted: list[int]


def erase(project: Project, respondent_id: int) -> Erased:
    """Erase a respondent's own documents, codings, quotes and undo data; irreversible.

    In documents that are also others', their words are masked character for character, so that the
    positions of everybody else's codings stay. Call it inside ``project.unrecorded()``.
    """
    db = project.db
    person = _person(project, respondent_id)
    mask = Mask(project, respondent_id, person.name)
    _blank_subjects(project, person, mask)
    before = coding_store.count(project)
    with history.recording(db) as erasing:
        coding_store.remove(project, _codings_alone(project, respondent_id))
        for document_id in person.own:
            document_store.delete(project, document_id)
        for document_id in person.shared:
            mask.put_on(document_id)
        for table in ("memo", "attribute_value", "voice", "document_respondent", "respondent"):
            db.execute(f"delete from {table} where respondent_id = ?", (respondent_id,))
        for document_id in person.shared:
            _settle_soleness(project, document_id)
    closed = _cut_history(project, person, erasing)
    return Erased(len(person.own), len(person.shared), before - coding_store.count(project), closed)


def compact(project: Project) -> None:
    """Rewrite the file without the pages of what was erased."""
    try:
        project.db.execute("vacuum")
        is_busy = project.db.execute("pragma wal_checkpoint(truncate)").fetchone()[0]
    except sqlite3.Error as error:
        why = explained(error, project.path).message
        raise QualcodeError(
            f"They are erased, but the file could not be made smaller: {why}",
            "Their words were overwritten in it all the same.",
        ) from error
    if is_busy:
        raise QualcodeError(
            "They are erased, but another window has the project open and may still show them.",
            "Close it: with the last window their words leave the disk.",
        )


def _person(project: Project, respondent_id: int) -> _Person:
    db = project.db
    name = db.execute("select name from respondent where respondent_id = ?", (respondent_id,)).fetchone()[0]
    theirs = db.execute(
        "select document_id, is_sole from document_respondent where respondent_id = ?", (respondent_id,)
    ).fetchall()
    once_theirs = db.execute(
        "select distinct json_extract(coalesce(old, new), '$.document_id') from change"
        " where table_name = 'document_respondent'"
        " and json_extract(coalesce(old, new), '$.respondent_id') = ?",
        (respondent_id,),
    ).fetchall()
    return _Person(
        respondent_id,
        str(name),
        [document_id for document_id, is_sole in theirs if is_sole],
        [document_id for document_id, is_sole in theirs if not is_sole],
        sorted({document_id for (document_id,) in once_theirs} - {document_id for document_id, _ in theirs}),
    )


def _codings_alone(project: Project, respondent_id: int) -> list[int]:
    """The codings that are this person's alone (those shared with others stay, with masked words)."""
    return [
        row[0]
        for row in project.db.execute(
            "select coding_id from coding_respondent group by coding_id"
            " having sum(respondent_id = ?) and count(distinct respondent_id) = 1",
            (respondent_id,),
        ).fetchall()
    ]


def _settle_soleness(project: Project, document_id: int) -> None:
    project.db.execute(
        "update document_respondent set is_sole ="
        " (select count(*) = 1 from document_respondent where document_id = :document)"
        " where document_id = :document",
        {"document": document_id},
    )


# --- what the history keeps of them ------------------------------------------------------------------------


def _cut_history(project: Project, person: _Person, erasing: int) -> int:
    """Forget the kept rows of the person; returns how many steps can no longer be undone.

    ``erasing`` is the step under which the erasing itself was recorded, to tell which rows went and which
    were masked; it goes too. A row that is gone leaves the steps that made or changed it, which can still be
    undone for everybody else. A step that keeps an older state of a row that stays is closed.
    """
    db = project.db
    closed = _steps(
        project,
        "(old is not null or new is not null) and step_id <> :erasing and ("
        " exists (select 1 from change masked where masked.step_id = :erasing and masked.kind = 'changed'"
        "  and masked.table_name = change.table_name and masked.row_id = change.row_id)"
        " or json_extract(coalesce(old, new), '$.document_id') in (select value from json_each(:shared)))",
        {"erasing": erasing, "shared": json.dumps(person.shared)},
    )
    for step_id in closed:
        db.execute("delete from change where step_id = ?", (step_id,))
    touched = set(closed)
    parameters = {
        "erasing": erasing,
        "respondent": person.respondent_id,
        "documents": json.dumps(person.own + person.deleted),
    }
    for trace in (_KEPT_ROW_OF_THEIRS, _ROW_THAT_WENT):
        touched.update(_steps(project, trace, parameters))
        db.execute(f"delete from change where {trace}", parameters)
    emptied = [
        step_id
        for step_id in sorted(touched)
        if db.execute("select 1 from change where step_id = ? limit 1", (step_id,)).fetchone() is None
    ]
    for step_id in emptied:
        db.execute("update step set state = 'closed', subject = '' where step_id = ?", (step_id,))
    db.execute("delete from change where step_id = ?", (erasing,))
    db.execute("delete from step where step_id = ?", (erasing,))
    return len(emptied)


def _steps(project: Project, condition: str, parameters: dict[str, Any]) -> list[int]:
    found = project.db.execute(f"select distinct step_id from change where {condition}", parameters)
    return [step_id for (step_id,) in found.fetchall()]


# Rows that had gone before, or are as they were before: memos on the person's codings quote, too.
_OF_DOCUMENTS = "in (select value from json_each(:documents))"
_CODINGS = (
    "select row_id from change where table_name = 'coding'"
    f" and (json_extract(coalesce(old, new), '$.document_id') {_OF_DOCUMENTS}"
    "  or json_extract(coalesce(old, new), '$.respondent_id') = :respondent)"
)
_KEPT_ROW_OF_THEIRS = "step_id <> :erasing and ({})".format(
    " or ".join(
        f"json_extract({row}, '$.document_id') {_OF_DOCUMENTS}"
        f" or json_extract({row}, '$.coding_id') in ({_CODINGS})"
        f" or json_extract({row}, '$.respondent_id') = :respondent"
        for row in ("old", "new")
    )
)
_ROW_THAT_WENT = (
    "step_id <> :erasing and (table_name, row_id) in"
    " (select table_name, row_id from change where step_id = :erasing and kind = 'removed')"
)


def _blank_subjects(project: Project, person: _Person, mask: Mask) -> None:
    """Blank what names the person or a document of theirs in the trail and in the steps, however written."""
    names = project.db.execute(
        "select name from document where document_id in (select value from json_each(:documents))"
        " union select json_extract(coalesce(old, new), '$.name') from change where table_name = 'document'"
        " and coalesce(old, new) is not null and row_id in (select value from json_each(:documents))",
        {"documents": json.dumps(person.own + person.deleted)},
    ).fetchall()
    theirs = {folded(name) for (name,) in names}
    for table in ("trail", "step"):
        subjects = project.db.execute(f"select distinct subject from {table} where subject <> ''").fetchall()
        for (subject,) in subjects:
            if folded(subject) in theirs or mask.is_named_in(subject):
                project.db.execute(f"update {table} set subject = '' where subject = ?", (subject,))
