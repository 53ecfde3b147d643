"""Summaries of notes and memos on anything."""

from qualcode.model.errors import QualcodeError
from qualcode.model.tables import Cell, Column, Kind, Table
from qualcode.model.texts import legible_text, one_line
from qualcode.store import codings as coding_store
from qualcode.store import documents as document_store
from qualcode.store import respondents as respondent_store
from qualcode.store import writing as writing_store
from qualcode.store.project import Project
from qualcode.workbench import codebook as codebook_verbs
from qualcode.workbench import coders as coder_verbs
from qualcode.workbench import documents as document_verbs

KINDS = ("code", "theory", "method", "personal")
SUBJECTS = ("document", "respondent", "code")


def write_summary(project: Project, document: str, body: str) -> None:
    """Write the summary of a note as the coder in use, or write it anew: the method's first reduction."""
    body = legible_text(body).strip()
    if not body:
        raise QualcodeError("The summary has no words.", "Give its text, or pipe it in.")
    document_id = document_verbs.find(project, document)
    with project.step("Wrote a summary", document):
        writing_store.write_summary(project, document_id, coder_verbs.in_use(project), body)


def summaries(project: Project, document: str | None = None) -> Table:
    """All summaries, or those of one note."""
    if document is not None:
        document_verbs.find(project, document)
    rows: list[tuple[Cell, ...]] = [
        (summary.document, summary.coder, summary.written_at[:10], summary.body)
        for summary in writing_store.summaries(project)
        if document is None or summary.document.casefold() == document.casefold()
    ]
    columns = (
        Column("document", "note", Kind.TEXT),
        Column("coder", "by", Kind.TEXT),
        Column("written", "written", Kind.TEXT),
        Column("summary", "summary", Kind.TEXT),
    )
    hint = () if rows else ("No summaries yet. `qualcode summary NOTE --text ...` writes one.",)
    return Table("Summaries", columns, tuple(rows), hint)


def write_memo(project: Project, body: str, *, kind: str, title: str = "", on: str = "") -> int:
    """A dated memo on the study, or on ``document:NAME``, ``respondent:NAME`` or ``code:NAME``."""
    body = legible_text(body).strip()
    if not body:
        raise QualcodeError("The memo has no words.", "Give its text, or pipe it in.")
    target = _target(project, on)
    with project.step("Wrote a memo", on.partition(":")[2]):
        coder_verbs.in_use(project)
        return writing_store.write_memo(project, kind, one_line(title), body, target)


def _target(project: Project, on: str) -> tuple[str, int] | None:
    if not on:
        return None
    subject, _, name = on.partition(":")
    match subject if name.strip() else "":
        case "document":
            return subject, document_verbs.find(project, name)
        case "respondent":
            ids = respondent_store.ids_by_name(project)
            return subject, document_verbs.named(ids, name, "person")
        case "code":
            return subject, codebook_verbs.read(project).find(name).code_id
    raise QualcodeError(
        f"“{on}” is nothing that a memo can be about.",
        "Write document:NAME, respondent:NAME or code:NAME, or leave it out for the study as a whole.",
    )


def memos(project: Project, kind: str | None = None, on: str = "") -> Table:
    """All memos, oldest first, filtered by kind and subject."""
    wanted = _target(project, on)
    names = {
        "document": {d_id: name for name, d_id in document_store.ids_by_name(project).items()},
        "respondent": {r_id: name for name, r_id in respondent_store.ids_by_name(project).items()},
        "code": {code.code_id: code.name for code in codebook_verbs.read(project)},
        "coding": coding_store.names(project),
    }
    rows: list[tuple[Cell, ...]] = []
    for memo in writing_store.memos(project):
        about = (memo.target, memo.target_id) if memo.target else None
        if (kind and memo.kind != kind) or (wanted and about != wanted):
            continue
        subject = "the study" if about is None else f"{memo.target} {names[memo.target][memo.target_id or 0]}"
        rows.append(
            (memo.memo_id, memo.kind, subject, memo.coder, memo.written_at[:10], memo.title, memo.body)
        )
    columns = (
        Column("no", "no.", Kind.COUNT),
        Column("kind", "kind", Kind.TEXT),
        Column("on", "on", Kind.TEXT),
        Column("coder", "by", Kind.TEXT),
        Column("written", "written", Kind.TEXT),
        Column("title", "title", Kind.TEXT),
        Column("memo", "memo", Kind.TEXT),
    )
    hint = () if rows else ("No memos yet. `qualcode memo add TEXT` writes one.",)
    return Table("Memos", columns, tuple(rows), hint)


def delete_memo(project: Project, memo_id: int) -> None:
    """Delete a memo (undo brings it back)."""
    with project.step("Deleted a memo"):
        if not writing_store.delete_memo(project, memo_id):
            raise QualcodeError(f"There is no memo {memo_id}.", "`qualcode memo list` shows their numbers.")
