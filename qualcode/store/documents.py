"""Notes and transcripts: frozen texts with their turns, voices, status and sentences."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple
from uuid import uuid4

from qualcode.model.documents import (
    Document,
    DocumentMark,
    DocumentState,
    Note,
    Role,
    StatusSpan,
    TextStatus,
    Turn,
)
from qualcode.model.spans import Span
from qualcode.store import history
from qualcode.store.project import Project
from qualcode.store.sight import seen


class Voice(NamedTuple):
    """A stretch of codable text that belongs to one respondent."""

    respondent_id: int
    span: Span


class Listed(NamedTuple):
    """A document without its text, for lists."""

    document_id: int
    name: str
    wave: int | None
    respondents: str
    characters: int
    codings: int
    summaries: int


class Worked(NamedTuple):
    """A document in the list of one coder: what this coder has done on it."""

    document_id: int
    name: str
    wave: int | None
    respondents: str
    codings: int
    summaries: int
    marks: str
    is_assigned: bool

    @property
    def state(self) -> DocumentState:
        """How far the coder is with it."""
        for mark in DocumentMark.CHECKED, DocumentMark.FINISHED:
            if mark in self.marks:
                return DocumentState(mark)
        if self.codings:
            return DocumentState.CODED
        if self.summaries:
            return DocumentState.SUMMARISED
        return DocumentState.ASSIGNED if self.is_assigned else DocumentState.NEW


class Known(NamedTuple):
    """What tells whether a file was imported before."""

    name: str
    source: str
    file_sha256: str


def known(project: Project) -> list[Known]:
    """All documents by name, source and file."""
    return [
        Known(*row)
        for row in project.db.execute(
            "select name, source, file_sha256 from document order by document_id"
        ).fetchall()
    ]


def add(project: Project, note: Note, wave: int | None, respondent_ids: Sequence[int]) -> int:
    """A new document with the people it belongs to; its turns and voices are added apart."""
    cursor = project.db.execute(
        "insert into document (guid, name, source, file_sha256, text_sha256, header, text, wave, imported_at)"
        " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            str(uuid4()),
            note.name,
            note.source,
            note.sha256,
            hashlib.sha256(note.text.encode()).hexdigest(),
            json.dumps(note.header, ensure_ascii=False),
            note.text,
            wave,
            history.now(),
        ),
    )
    document_id = int(cursor.lastrowid or 0)
    project.db.conn.executemany(
        "insert into document_respondent (document_id, respondent_id, is_sole) values (?, ?, ?)",
        [(document_id, respondent_id, len(respondent_ids) == 1) for respondent_id in respondent_ids],
    )
    return document_id


def add_turns(project: Project, document_id: int, turns: Iterable[Turn]) -> None:
    """The turns of a document, in reading order."""
    project.db.conn.executemany(
        "insert into turn (document_id, start_char, speech_char, end_char, speaker, role)"
        " values (?, ?, ?, ?, ?, ?)",
        [(document_id, t.start_char, t.speech_char, t.end_char, t.speaker, t.role) for t in turns],
    )


def add_voices(project: Project, document_id: int, voices: Iterable[Voice]) -> None:
    """Which stretches of a document are whose."""
    project.db.conn.executemany(
        "insert into voice (document_id, respondent_id, start_char, end_char) values (?, ?, ?, ?)",
        [(document_id, v.respondent_id, v.span.start_char, v.span.end_char) for v in voices],
    )


def ids_by_name(project: Project) -> dict[str, int]:
    """Every document's id by name."""
    return dict(project.db.execute("select name, document_id from document").fetchall())


def texts(project: Project) -> Iterator[str]:
    """The text of every document, one at a time."""
    for document_id in ids_by_name(project).values():
        found = project.db.execute("select text from document where document_id = ?", (document_id,))
        yield str(found.fetchone()[0])


def read(project: Project, document_id: int) -> Document:
    """A document with its text."""
    name, text, wave = project.db.execute(
        "select name, text, wave from document where document_id = ?", (document_id,)
    ).fetchone()
    return Document(document_id, name, text, wave, tuple(respondents_of(project, document_id).values()))


def respondents_of(project: Project, document_id: int) -> dict[int, str]:
    """The people whom a document belongs to, name by id."""
    return dict(
        project.db.execute(
            "select respondent_id, name from document_respondent join respondent using (respondent_id)"
            " where document_id = ? order by document_respondent_id",
            (document_id,),
        ).fetchall()
    )


def turns(project: Project, document_id: int) -> list[Turn]:
    """The turns of a document, in reading order."""
    return [
        Turn(start, speech, end, speaker, Role(role))
        for start, speech, end, speaker, role in project.db.execute(
            "select start_char, speech_char, end_char, speaker, role from turn"
            " where document_id = ? order by start_char",
            (document_id,),
        ).fetchall()
    ]


def voices(project: Project, document_id: int) -> list[Voice]:
    """The codable stretches of a document, in reading order."""
    return [
        Voice(respondent_id, Span(start, end))
        for respondent_id, start, end in project.db.execute(
            "select respondent_id, start_char, end_char from voice"
            " where document_id = ? order by start_char, voice_id",
            (document_id,),
        ).fetchall()
    ]


def voices_of(project: Project, document_ids: Collection[int]) -> dict[int, list[tuple[int, int, int]]]:
    """The codable stretches by document: respondent, and where it begins and ends."""
    found: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for document_id, *voice in project.db.execute(
        "select document_id, respondent_id, start_char, end_char from voice"
        " where document_id in (select value from json_each(?)) order by document_id, start_char",
        (json.dumps(list(document_ids)),),
    ).fetchall():
        found[document_id].append((voice[0], voice[1], voice[2]))
    return found


def all_voices(project: Project) -> list[tuple[int, int, int, int]]:
    """The codable stretches of all documents: document, respondent, and where it begins and ends."""
    return project.db.execute(
        "select document_id, respondent_id, start_char, end_char from voice"
        " order by document_id, respondent_id, start_char"
    ).fetchall()


def listed(project: Project) -> list[Listed]:
    """All documents by name, with the people and the work done on each."""
    return [
        Listed(*row)
        for row in project.db.execute(
            "select document_id, document.name, wave,"
            " (select group_concat(respondent.name, ', ') from document_respondent"
            "  join respondent using (respondent_id) where document_id = document.document_id),"
            " length(text),"
            f" (select count(*) from {seen(project)} as work where work.document_id = document.document_id),"
            f" (select count(*) from {seen(project, 'summary')} as work"
            "  where work.document_id = document.document_id)"
            " from document order by document.name"
        ).fetchall()
    ]


def worked(project: Project, coder_id: int | None, document_id: int | None = None) -> list[Worked]:
    """All documents (or one) by name, with the work of one coder; no text is read."""
    return [
        Worked._make((*row[:-1], bool(row[-1])))
        for row in project.db.execute(
            "with sample as materialized (select distinct document_id from assignment"
            "  join assignment_respondent using (assignment_id)"
            "  join document_respondent using (respondent_id)"
            "  where coder_id = :coder)"
            " select document_id, document.name, wave,"
            " (select group_concat(respondent.name, ', ') from document_respondent"
            "  join respondent using (respondent_id) where document_id = document.document_id),"
            " (select count(*) from coding"
            "  where coding.document_id = document.document_id and coding.coder_id = :coder),"
            " (select count(*) from summary"
            "  where summary.document_id = document.document_id and summary.coder_id = :coder),"
            " (select coalesce(group_concat(mark), '') from document_mark"
            "  where document_mark.document_id = document.document_id and coder_id = :coder),"
            " document_id in sample"
            " from document where :document is null or document_id = :document order by document.name",
            {"coder": coder_id, "document": document_id},
        ).fetchall()
    ]


# --- text status -----------------------------------------------------------------------------------------


def add_status(project: Project, document_id: int, span: Span, status: TextStatus) -> None:
    """Mark how near a stretch is to the words that were said."""
    project.db.execute(
        "insert into text_status (guid, document_id, start_char, end_char, status, quote)"
        " select :guid, document_id, :start, :end, :status, substr(text, :start + 1, :end - :start)"
        " from document where document_id = :document",
        {
            "guid": str(uuid4()),
            "document": document_id,
            "start": span.start_char,
            "end": span.end_char,
            "status": status,
        },
    )


def statuses(project: Project, document_id: int) -> list[StatusSpan]:
    """The marked stretches of a document, in reading order; the newest mark of a place counts."""
    return [
        StatusSpan(Span(start, end), TextStatus(status))
        for start, end, status in project.db.execute(
            "select start_char, end_char, status from text_status"
            " where document_id = ? order by start_char, text_status_id",
            (document_id,),
        ).fetchall()
    ]


# --- sentences, made late and kept ------------------------------------------------------------------------


def sentences(project: Project, document_id: int, pipeline: str, version: str) -> list[Span] | None:
    """The kept sentences of a document, None where this pipeline has not made them yet."""
    made = project.db.execute(
        "select pipeline, version from segmentation where document_id = ?", (document_id,)
    ).fetchone()
    if made != (pipeline, version):
        return None
    return [
        Span(start, end)
        for start, end in project.db.execute(
            "select start_char, end_char from sentence where document_id = ? order by start_char",
            (document_id,),
        ).fetchall()
    ]


def keep_sentences(
    project: Project, document_id: int, pipeline: str, version: str, spans: Iterable[Span]
) -> None:
    """Keep the sentences of a document with the name and version of what made them."""
    with project.unrecorded():
        forget_sentences(project, document_id)
        project.db.execute("insert into segmentation values (?, ?, ?)", (document_id, pipeline, version))
        project.db.conn.executemany(
            "insert into sentence values (?, ?, ?)",
            [(document_id, span.start_char, span.end_char) for span in spans],
        )


def forget_sentences(project: Project, document_id: int) -> None:
    """Drop the kept sentences of a document."""
    project.db.execute("delete from segmentation where document_id = ?", (document_id,))
    project.db.execute("delete from sentence where document_id = ?", (document_id,))


# --- deleting --------------------------------------------------------------------------------------------

_BELONGS_TO_A_DOCUMENT = (
    *("summary", "sheet_answer", "text_status", "turn", "voice", "document_respondent"),
    *("document_mark", "document_version", "adjudication"),
)


def delete(project: Project, document_id: int) -> int:
    """Delete a document with all that was written and coded in it; returns the number of codings."""
    db = project.db
    db.execute(
        "delete from memo where document_id = :document or coding_id in"
        " (select coding_id from coding where document_id = :document)",
        {"document": document_id},
    )
    db.execute("delete from doubt where document_id = ?", (document_id,))
    db.execute(
        "delete from quote_edit where coding_id in (select coding_id from coding where document_id = ?)",
        (document_id,),
    )
    codings = db.execute("delete from coding where document_id = ?", (document_id,)).rowcount
    for table in _BELONGS_TO_A_DOCUMENT:
        db.execute(f"delete from {table} where document_id = ?", (document_id,))
    forget_sentences(project, document_id)
    db.execute("delete from document where document_id = ?", (document_id,))
    return int(codings)
