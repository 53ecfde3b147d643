"""The passages that a revision of their text left doubtful, and how they are settled."""

from collections.abc import Iterable
from typing import NamedTuple

from qualcode.model.revisions import Doubt
from qualcode.model.spans import Span
from qualcode.store.project import Project
from qualcode.store.revisions import Placed
from qualcode.store.sight import seen


class NewDoubt(NamedTuple):
    """Why the place of a passage is doubtful, where it stood in which version, and the best place now."""

    item: Placed
    version_id: int
    why: Doubt
    origin: Span
    proposed: Span | None


class Doubted(NamedTuple):
    """A doubtful passage as somebody settles it: the ``words`` of before, and the best place now, if any.

    ``code_id`` is that of a coding; ``mark`` is the status of a text mark. ``origin`` is the place of the
    words in the version ``since``.
    """

    doubt_id: int
    document_id: int
    document: str
    coding_id: int | None
    text_status_id: int | None
    code_id: int | None
    coder: str
    mark: str
    doubt: Doubt
    words: str
    proposed: Span | None
    proposed_words: str
    since: int
    origin: Span


def put(project: Project, document_id: int, new: NewDoubt) -> None:
    """Put a passage on the list of those to be settled, or keep it there with a new proposal."""
    item, origin = new.item, new.origin
    start, end = (None, None) if new.proposed is None else (new.proposed.start_char, new.proposed.end_char)
    if item.doubt_id is not None:
        project.db.execute(
            "update doubt set why = ?, proposed_start = ?, proposed_end = ? where doubt_id = ?",
            (new.why, start, end, item.doubt_id),
        )
        return
    project.db.execute(
        "insert into doubt (document_id, document_version_id, coding_id, text_status_id, why,"
        " start_char, end_char, proposed_start, proposed_end) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            document_id,
            new.version_id,
            item.coding_id,
            item.text_status_id,
            new.why,
            origin.start_char,
            origin.end_char,
            start,
            end,
        ),
    )


def listed(project: Project, document_id: int | None = None) -> list[Doubted]:
    """The doubtful passages of a document, or of all, in the order of their old places."""
    return [
        Doubted._make(
            (
                *row[:8],
                Doubt(row[8]),
                row[9],
                None if row[10] is None else Span(row[10], row[11]),
                row[12] or "",
                row[13],
                Span(row[14], row[15]),
            )
        )
        for row in project.db.execute(
            "select doubt_id, doubt.document_id, document.name, doubt.coding_id, doubt.text_status_id,"
            " code_id, coalesce(coder.name, ''), coalesce(status, ''), why,"
            " substr(document_version.text, doubt.start_char + 1, doubt.end_char - doubt.start_char),"
            " proposed_start, proposed_end,"
            " substr(document.text, proposed_start + 1, proposed_end - proposed_start),"
            " doubt.document_version_id, doubt.start_char, doubt.end_char"
            " from doubt join document using (document_id) join document_version using (document_version_id)"
            " left join coding using (coding_id) left join coder on coder.coder_id = coding.coder_id"
            " left join text_status using (text_status_id)"
            " where (:document is null or doubt.document_id = :document) and (doubt.coding_id is null"
            f"  or exists (select 1 from {seen(project)} as own where own.coding_id = doubt.coding_id))"
            " order by document.name, doubt.document_version_id, doubt.start_char, doubt_id",
            {"document": document_id},
        ).fetchall()
    ]


def forget(project: Project, doubt_ids: Iterable[int]) -> None:
    """Take passages from the list: they are settled."""
    for doubt_id in doubt_ids:
        project.db.execute("delete from doubt where doubt_id = ?", (doubt_id,))


def place_coding(project: Project, coding_id: int, span: Span | None, quote: str) -> bool:
    """Put a coding to a place, or (None) keep it without text; False where it would be another one's twin."""
    extent, start, end = (
        ("no text", None, None) if span is None else ("passage", span.start_char, span.end_char)
    )
    changed = project.db.execute(
        "update or ignore coding set extent = ?, start_char = ?, end_char = ?, quote = ? where coding_id = ?",
        (extent, start, end, quote, coding_id),
    )
    return bool(changed.rowcount)


def place_status(project: Project, text_status_id: int, span: Span, quote: str) -> None:
    """Put a text mark to a place."""
    project.db.execute(
        "update text_status set start_char = ?, end_char = ?, quote = ? where text_status_id = ?",
        (span.start_char, span.end_char, quote, text_status_id),
    )


def remove_status(project: Project, text_status_id: int) -> None:
    """Take a text mark away."""
    project.db.execute("delete from doubt where text_status_id = ?", (text_status_id,))
    project.db.execute("delete from text_status where text_status_id = ?", (text_status_id,))
