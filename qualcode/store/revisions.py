"""Earlier versions of texts, and what stands where in a text."""

import hashlib
import json
from collections.abc import Mapping
from typing import NamedTuple
from uuid import uuid4

from qualcode.model.documents import Note
from qualcode.model.revisions import Doubt
from qualcode.model.spans import Span
from qualcode.store import history
from qualcode.store.documents import Known
from qualcode.store.project import Project


class Version(NamedTuple):
    """An earlier version of a text, without the text; ``revised_at`` is when it was replaced, and by whom."""

    version_id: int
    characters: int
    source: str
    reason: str
    coder: str
    revised_at: str


class Kin(NamedTuple):
    """What tells apart codings at one place."""

    coder_id: int
    code_id: int
    polarity: str


class Placed(NamedTuple):
    """A coding or a text mark with its place; exactly one of the ids is there.

    ``kin`` tells apart what may stand at one place; marks have none. ``doubt_id`` is there where the place
    is doubtful since an earlier revision; ``since`` is the version in which the passage stood at ``origin``.
    """

    coding_id: int | None
    text_status_id: int | None
    kin: Kin | None
    span: Span
    quote: str
    doubt_id: int | None = None
    doubt: Doubt | None = None
    since: int | None = None
    origin: Span | None = None


# --- versions ---------------------------------------------------------------------------------------------


def replace_text(
    project: Project, document_id: int, note: Note, reason: str, speakers: Mapping[str, object]
) -> int:
    """Keep the present version of a text and put the note's in its place; returns the id of the kept one.

    ``speakers`` says which labels were those of speakers, in a form that JSON can hold.
    Codings, marks, turns and voices are moved apart, in the same step.
    """
    sha256 = hashlib.sha256(note.text.encode()).hexdigest()
    cursor = project.db.execute(
        "insert into document_version (guid, document_id, text, text_sha256, revised_sha256, source,"
        " file_sha256, header, speakers, reason, coder_id, revised_at)"
        " select ?, document_id, text, text_sha256, ?, source, file_sha256, header, ?, ?, ?, ?"
        " from document where document_id = ?",
        (
            str(uuid4()),
            sha256,
            json.dumps(speakers, ensure_ascii=False),
            reason,
            project.coder_id,
            history.now(),
            document_id,
        ),
    )
    project.db.execute(
        "update document set text = ?, text_sha256 = ?, source = ?, file_sha256 = ?, header = ?"
        " where document_id = ?",
        (
            note.text,
            sha256,
            note.source,
            note.sha256,
            json.dumps(note.header, ensure_ascii=False),
            document_id,
        ),
    )
    return int(cursor.lastrowid or 0)


def versions(project: Project, document_id: int) -> list[Version]:
    """The earlier versions of a text, oldest first."""
    return [
        Version(*row)
        for row in project.db.execute(
            "select document_version_id, length(text), source, reason, coalesce(coder.name, ''), revised_at"
            " from document_version left join coder using (coder_id)"
            " where document_id = ? order by document_version_id",
            (document_id,),
        ).fetchall()
    ]


def version_text(project: Project, version_id: int) -> str:
    """The words of an earlier version."""
    row = project.db.execute(
        "select text from document_version where document_version_id = ?", (version_id,)
    ).fetchone()
    return str(row[0])


def speakers(project: Project, document_id: int) -> list[dict[str, object]]:
    """What was kept of the speakers with each earlier version, oldest first."""
    return [
        json.loads(kept)
        for (kept,) in project.db.execute(
            "select speakers from document_version where document_id = ? order by document_version_id",
            (document_id,),
        ).fetchall()
    ]


def file_of(project: Project, document_id: int) -> Note:
    """A document as its file gave it."""
    name, source, text, sha256, header = project.db.execute(
        "select name, source, text, file_sha256, header from document where document_id = ?", (document_id,)
    ).fetchone()
    pairs = tuple((key, value) for key, value in json.loads(header))
    return Note(name, source, text, sha256, pairs)


def earlier(project: Project) -> list[Known]:
    """The files of which texts were revised since, each with the name of its document."""
    return [
        Known(*row)
        for row in project.db.execute(
            "select name, document_version.source, document_version.file_sha256"
            " from document_version join document using (document_id)"
            " where document_version.file_sha256 <> document.file_sha256"
        ).fetchall()
    ]


# --- what stands where ------------------------------------------------------------------------------------


def placed(project: Project, document_id: int) -> list[Placed]:
    """All passages of a document that are coded or marked, in reading order."""
    found: list[Placed] = []
    for table, kin in (("coding", "code_id, coder_id, polarity"), ("text_status", "null, null, null")):
        for (
            row_id,
            code_id,
            coder_id,
            polarity,
            start,
            end,
            quote,
            doubt_id,
            why,
            since,
            *origin,
        ) in project.db.execute(
            f"select {table}_id, {kin}, {table}.start_char, {table}.end_char, quote,"
            " doubt_id, why, document_version_id, doubt.start_char, doubt.end_char"
            f" from {table} left join doubt using ({table}_id)"
            f" where {table}.document_id = ? and {table}.start_char is not null"
            f" order by {table}.start_char, {table}.end_char, {table}_id",
            (document_id,),
        ).fetchall():
            is_coding = table == "coding"
            found.append(
                Placed(
                    row_id if is_coding else None,
                    None if is_coding else row_id,
                    Kin(coder_id, code_id, polarity) if is_coding else None,
                    Span(start, end),
                    quote,
                    doubt_id,
                    Doubt(why) if why else None,
                    since,
                    Span(*origin) if doubt_id is not None else None,
                )
            )
    return found


def put(project: Project, places: Mapping[Placed, tuple[Span, str]]) -> None:
    """Move codings and marks to other places, with the words that stand there.

    No two codings of one kin may be meant for the same place. One that another coding is still about to
    leave is taken as soon as it is free.
    """
    waiting = [(item, *there) for item, there in places.items() if (item.span, item.quote) != there]
    while waiting:
        blocked = [one for one in waiting if not _moved(project, *one)]
        if len(blocked) == len(waiting):
            # They wait for each other in a ring: the first steps aside.
            _step_aside(project, blocked[0][0])
        waiting = blocked


def _moved(project: Project, item: Placed, span: Span, quote: str) -> bool:
    table, row_id = ("coding", item.coding_id) if item.coding_id else ("text_status", item.text_status_id)
    changed = project.db.execute(
        f"update or ignore {table} set start_char = ?, end_char = ?, quote = ? where {table}_id = ?",
        (span.start_char, span.end_char, quote, row_id),
    )
    return bool(changed.rowcount)


def _step_aside(project: Project, item: Placed) -> None:
    project.db.execute(
        "update coding set end_char = (select max(end_char) + 1 from coding) where coding_id = ?",
        (item.coding_id,),
    )


def replace_turns(project: Project, document_id: int) -> None:
    """Take the turns and voices of a document away, so that others can be added."""
    for table in "turn", "voice":
        project.db.execute(f"delete from {table} where document_id = ?", (document_id,))
