"""Summaries of notes and memos on anything."""

import re
from typing import NamedTuple

from qualcode.model.errors import QualcodeError
from qualcode.model.tables import Cell, Column, Kind, Table
from qualcode.model.texts import legible_text, one_line
from qualcode.store import respondents as respondent_store
from qualcode.store import writing as writing_store
from qualcode.store.project import Project
from qualcode.store.writing import Memo
from qualcode.workbench import codebook as codebook_verbs
from qualcode.workbench import coders as coder_verbs
from qualcode.workbench import documents as document_verbs

KINDS = ("code", "theory", "method", "personal")
SUBJECTS = ("document", "respondent", "code", "passage")


def coder_in_use(project: Project) -> str:
    """Who is writing; empty before anybody did."""
    return coder_verbs.name_in_use(project)


def body_of(text: str, what: str) -> str:
    """What an analyst wrote, as it is kept; ``what`` it is to be (“summary”) is refused without words."""
    body = legible_text(text).strip()
    if not body:
        raise QualcodeError(f"The {what} has no words.", "Give its text, or pipe it in.")
    return body


def write_summary(project: Project, document: str, body: str) -> None:
    """Write the summary of a note as the coder in use, or write it anew: the method's first reduction."""
    body = body_of(body, "summary")
    document_id = document_verbs.find(project, document)
    with project.step("Wrote a summary", document):
        writing_store.write_summary(project, document_id, coder_verbs.in_use(project), body)


def summary_of(project: Project, document: str) -> str:
    """The summary of the coder in use, empty where there is none."""
    return writing_store.summary_of(project, document_verbs.find(project, document), project.coder_id)


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
    hint = () if rows else ("No summaries yet. `qualcode summary NOTE TEXT` writes one.",)
    return Table("Summaries", columns, tuple(rows), hint)


# --- memos ------------------------------------------------------------------------------------------------


class KnownMemo(NamedTuple):
    """A memo with its subject in words: ``document B07-w1``, ``passage B07-w1 4 to 30 · Pace``."""

    memo: Memo
    subject: str
    code: str

    @property
    def written(self) -> str:
        """When it was written, and edited if it was."""
        written, edited = self.memo.written_at[:10], self.memo.edited_at[:10]
        return f"{written}, edited {edited}" if edited not in {"", written} else written


def write_memo(project: Project, body: str, *, kind: str, title: str = "", on: str = "") -> int:
    """A dated memo on the study, or on ``document:NAME``, ``respondent:NAME``, ``code:NAME`` or
    ``passage:DOCUMENT START END CODE``, a coding of the coder in use."""
    body = body_of(body, "memo")
    target = _target(project, on)
    subject, _, name = on.partition(":")
    where = _PASSAGE.sub(r"\1", name) if subject == "passage" else name
    with project.step("Wrote a memo", where):
        coder_verbs.in_use(project)
        return writing_store.write_memo(project, kind, one_line(title), body, target)


def write_memo_at(
    project: Project, body: str, *, kind: str, title: str, target: tuple[str, int] | None, where: str
) -> int:
    """A memo on what a screen points at: a target of the store with its id, or (None) the study.

    ``where`` names the note or the person for the trail.
    """
    with project.step("Wrote a memo", where):
        coder_verbs.in_use(project)
        return writing_store.write_memo(project, kind, one_line(title), body_of(body, "memo"), target)


def edit_memo(
    project: Project,
    memo_id: int,
    *,
    body: str | None = None,
    kind: str | None = None,
    title: str | None = None,
) -> None:
    """Write a memo anew in part or in whole; its first date stays beside that of the editing."""
    fields = {"kind": kind, "title": None if title is None else one_line(title)}
    fields["body"] = None if body is None else body_of(body, "memo")
    given = {field: text for field, text in fields.items() if text is not None}
    with project.step("Edited a memo"):
        if not given or not writing_store.edit_memo(project, memo_id, **given):
            raise _no_memo(memo_id)


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
        case "passage":
            return "coding", _coding(project, name)
    raise QualcodeError(
        f"“{on}” is nothing that a memo can be about.",
        "Write document:NAME, respondent:NAME, code:NAME or 'passage:NAME START END CODE',"
        " or leave it out for the study as a whole.",
    )


_PASSAGE = re.compile(r"^(.+?)\s+(\d+)\s+(\d+)(?:\s+(.+))?$")


def _coding(project: Project, text: str) -> int:
    """The coding of the coder in use at ``DOCUMENT START END``, and with ``CODE`` where there are several."""
    parts = _PASSAGE.match(text.strip())
    if parts is None:
        raise QualcodeError(f"“{text}” is no passage.", "Write --on 'passage:DOCUMENT START END CODE'.")
    document, start, end, code = parts.groups()
    there = writing_store.codings_at(project, document_verbs.find(project, document), (int(start), int(end)))
    if code:
        code_id = codebook_verbs.read(project).find(code).code_id
        there = [one for one in there if one[1] == code_id]
    if len(there) != 1:
        how_many = "several codings of yours" if there else "no coding of yours"
        hint = "Add the code." if there else f"`qualcode export codings` lists the codings of {document}."
        raise QualcodeError(f"There is {how_many} at {start} to {end} of {document}.", hint)
    return there[0][0]


def known_memos(project: Project) -> list[KnownMemo]:
    """All memos with their subjects, oldest first."""
    codebook = codebook_verbs.read(project)
    people = {r_id: name for name, r_id in respondent_store.ids_by_name(project).items()}
    found = []
    for memo in writing_store.memos(project):
        code = codebook.label(memo.code_id) if memo.code_id is not None else ""
        match memo.target:
            case "document":
                subject = f"document {memo.document}"
            case "respondent":
                subject = f"respondent {people[memo.target_id or 0]}"
            case "code":
                subject = f"code {codebook.by_id[memo.code_id or 0].name}"
            case "coding":
                subject = f"passage {_of_passage(memo)} · {codebook.by_id[memo.code_id or 0].name}"
            case _:
                subject = "the study"
        found.append(KnownMemo(memo, subject, code))
    return found


def _of_passage(memo: Memo) -> str:
    whose = memo.document or ", ".join(memo.respondents)
    return whose if memo.start_char is None else f"{whose} {memo.start_char} to {memo.end_char}"


def memo_of(project: Project, memo_id: int) -> KnownMemo:
    """One memo by its number."""
    for known in known_memos(project):
        if known.memo.memo_id == memo_id:
            return known
    raise _no_memo(memo_id)


def _no_memo(memo_id: int) -> QualcodeError:
    return QualcodeError(f"There is no memo {memo_id}.", "`qualcode memo list` shows their numbers.")


def memos(
    project: Project,
    kind: str | None = None,
    on: str = "",
    *,
    code: str | None = None,
    respondent: str | None = None,
    coder: str | None = None,
) -> Table:
    """All memos, oldest first, filtered by kind, subject, code, person and coder.

    ``code`` finds memos on the code, on codes below it and on their passages; ``respondent`` finds memos on
    the person, on their notes and on their passages.
    """
    wanted = _target(project, on)
    codebook = codebook_verbs.read(project)
    inside = codebook.subtrees[codebook.find(code).code_id] if code else None
    ids = respondent_store.ids_by_name(project)
    people = {r_id: name for name, r_id in ids.items()}
    person = people[document_verbs.named(ids, respondent, "person")] if respondent else None
    by = coder_verbs.find(project, coder).name if coder else None
    rows: list[tuple[Cell, ...]] = [
        (memo.memo_id, memo.kind, known.subject, memo.coder, known.written, memo.title, memo.body)
        for known in known_memos(project)
        if (memo := known.memo)
        and kind in {None, memo.kind}
        and by in {None, memo.coder}
        and (wanted is None or (memo.target, memo.target_id) == wanted)
        and (inside is None or memo.code_id in inside)
        and (person is None or person in memo.respondents)
    ]
    columns = (
        Column("no", "no.", Kind.COUNT),
        Column("kind", "kind", Kind.TEXT),
        Column("on", "on", Kind.TEXT),
        Column("coder", "by", Kind.TEXT),
        Column("written", "written", Kind.TEXT),
        Column("title", "title", Kind.TEXT),
        Column("memo", "memo", Kind.TEXT),
    )
    is_filtered = bool(kind or on or code or respondent or coder)
    none = "No such memos." if is_filtered else "No memos yet. `qualcode memo add TEXT` writes one."
    return Table("Memos", columns, tuple(rows), () if rows else (none,))


def delete_memo(project: Project, memo_id: int) -> None:
    """Delete a memo (undo brings it back)."""
    with project.step("Deleted a memo"):
        if not writing_store.delete_memo(project, memo_id):
            raise _no_memo(memo_id)
