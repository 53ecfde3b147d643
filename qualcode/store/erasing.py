"""Erasing a person for good: rows, the undo data that holds them, and the pages of the file.

The one place where history is cut, for the right of a respondent to withdraw.
"""

import json
import sqlite3
from contextlib import closing
from typing import NamedTuple

from qualcode.model.codebook import folded
from qualcode.model.errors import QualcodeError
from qualcode.store import codings as coding_store
from qualcode.store import documents as document_store
from qualcode.store import history
from qualcode.store import names as name_store
from qualcode.store import quotes as quote_store
from qualcode.store import search as search_store
from qualcode.store.database import Database
from qualcode.store.display_masking import mask_displays, values_of
from qualcode.store.faults import explained
from qualcode.store.masking import Mask
from qualcode.store.project import Project

_OF_A_RESPONDENT = (
    "memo",
    "summary_cell",
    "rating",
    "attribute_value",
    "voice",
    "document_respondent",
    "assignment_respondent",
    "respondent",
)


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
    # What was undone may hold them as somebody else: imported, undone, and imported again.
    history.end_redoing(db)
    person = _person(project, respondent_id)
    mask = Mask(project, respondent_id, person.name)
    _blank_subjects(project, person, mask)
    before = coding_store.count(project)
    values = values_of(project, respondent_id)
    with history.recording(db) as erasing:
        coding_store.remove(project, _codings_alone(project, respondent_id))
        for document_id in person.own:
            document_store.delete(project, document_id)
        for document_id in person.shared:
            mask.put_on(document_id)
        for table in _OF_A_RESPONDENT:
            db.execute(f"delete from {table} where respondent_id = ?", (respondent_id,))
        _forget_drafts(project, person)
        mask_displays(project, mask.without_name, values)
        quote_store.mask(project, mask.of_edit)
        name_store.mask(project, mask.without_name)
        for document_id in person.shared:
            _settle_soleness(project, document_id)
    closed = _cut_history(project, person, erasing) + name_store.forget(project)
    search_store.forget(project)
    return Erased(len(person.own), len(person.shared), before - coding_store.count(project), closed)


def compact(project: Project) -> None:
    """Rewrite the file without the pages of what was erased."""
    try:
        # On a connection of its own: the one that writes keeps what is temporary in memory, here all of it.
        with closing(Database(sqlite3.connect(project.path, isolation_level=None))) as apart:
            apart.execute("pragma secure_delete = on").fetchone()
            apart.execute("vacuum")
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


def _forget_drafts(project: Project, person: _Person) -> None:
    """Drop what was being written about the person, or beside a document with words of theirs."""
    project.db.execute(
        "delete from draft where respondent_id = ? or document_id in (select value from json_each(?))",
        (person.respondent_id, json.dumps(person.own + person.shared + person.deleted)),
    )


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
    were masked; it goes too. Rows that are gone leave the steps that made or changed them, which can still be
    undone for everybody else; a step without any rows left is closed.
    """
    db = project.db
    parameters = {
        "erasing": erasing,
        "respondent": person.respondent_id,
        "documents": json.dumps(person.own + person.deleted),
    }
    touched = _close_revisions(project, person.shared, erasing)
    db.execute(_KEEP_AS_MASKED, parameters)
    touched += _steps(project, _OF_ROWS_THAT_WENT, parameters)
    db.execute(f"delete from change where {_OF_ROWS_THAT_WENT}", parameters)
    emptied = [step_id for step_id in touched if not history.has_changes(db, step_id)]
    for step_id in emptied:
        db.execute("update step set state = 'closed', subject = '' where step_id = ?", (step_id,))
    db.execute("delete from change where step_id = ?", (erasing,))
    db.execute("delete from step where step_id = ?", (erasing,))
    return len(emptied)


def _close_revisions(project: Project, document_ids: list[int], erasing: int) -> list[int]:
    """Forget the steps that replaced the text of a shared document: whose its old words are is not known.

    What they moved stays where it is, and all that was done before rests on it: undoing ends there. Returns
    the steps that were forgotten.
    """
    revisions = json.dumps(
        _steps(
            project,
            "table_name = 'document' and row_id in (select value from json_each(:shared))"
            " and json_extract(old, '$.text_sha256') <> json_extract(new, '$.text_sha256')"
            " and step_id <> :erasing",
            {"shared": json.dumps(document_ids), "erasing": erasing},
        )
    )
    forgotten = [
        step_id
        for (step_id,) in project.db.execute(
            "select step_id from step where step_id in (select value from json_each(:revisions))"
            " or (state in ('done', 'undone') and exists (select 1 from step revision"
            "  where revision.step_id in (select value from json_each(:revisions))"
            "   and step.trail_id <= revision.trail_id"
            "   and (revision.state = 'done' or revision.state = step.state and step.state = 'undone')))",
            {"revisions": revisions},
        ).fetchall()
    ]
    for step_id in forgotten:
        project.db.execute("delete from change where step_id = ?", (step_id,))
    return forgotten


def _steps(project: Project, condition: str, parameters: dict[str, object]) -> list[int]:
    found = project.db.execute(f"select distinct step_id from change where {condition}", parameters)
    return [step_id for (step_id,) in found.fetchall()]


# No verb changes these rows, so that every kept state of them is the one that was masked just now.
_KEEP_AS_MASKED = """
    update change set old = iif(old is null, null, masked.row), new = iif(new is null, null, masked.row)
    from (
        select table_name, row_id, new as row, max(change_id) from change
        where step_id = :erasing and kind = 'changed'
            and table_name in ('document', 'turn', 'document_respondent')
        group by table_name, row_id
    ) masked
    where step_id <> :erasing and change.table_name = masked.table_name and change.row_id = masked.row_id
"""

# Of the rows that had gone before, those count that were theirs; memos on their codings quote, too.
_OF_DOCUMENTS = "in (select value from json_each(:documents))"
_CODINGS = (
    "select row_id from change where table_name = 'coding'"
    f" and (json_extract(coalesce(old, new), '$.document_id') {_OF_DOCUMENTS}"
    "  or json_extract(coalesce(old, new), '$.respondent_id') = :respondent)"
)
_WAS_THEIRS = " or ".join(
    f"json_extract({row}, '$.document_id') {_OF_DOCUMENTS}"
    f" or json_extract({row}, '$.coding_id') in ({_CODINGS})"
    f" or json_extract({row}, '$.respondent_id') = :respondent"
    for row in ("old", "new")
)
_OF_ROWS_THAT_WENT = (
    "step_id <> :erasing and (table_name, row_id) in (select table_name, row_id from change"
    f" where (step_id = :erasing and kind = 'removed') or {_WAS_THEIRS})"
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
