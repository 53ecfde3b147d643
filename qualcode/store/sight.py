"""What the coder in use may see: a blind coder sees of the sample only what is their own."""

from typing import Literal

from qualcode.store.project import Project

Work = Literal[
    "coding",
    "coding_looked_up",
    "coding_respondent",
    "memo",
    "summary",
    "sheet_answer",
    "summary_cell",
    "rating",
]
OF_A_CODER = frozenset(
    (
        "coding",
        "memo",
        "summary",
        "sheet_answer",
        "summary_cell",
        "rating",
        "doubt",
        "adjudication",
        "quote_edit",
    )
)
"""Tables whose rows say what somebody thought of a document or a person."""


def is_blind(project: Project) -> bool:
    """Whether anything is hidden from the coder in use."""
    return bool(project.db.execute("select exists (select 1 from hidden_document)").fetchone()[0])


def seen(project: Project, work: Work = "coding") -> str:
    """The name under which the work of coders is read for an answer.

    Who keeps the project whole (merging codes, withdrawal) reads the table itself. The views cost the
    covering index, so they are used only while something is hidden.
    """
    return f"seen_{work}" if is_blind(project) else work


def hidden_documents(project: Project) -> frozenset[int]:
    """The documents of which the coder in use sees only their own work."""
    return frozenset(
        document_id
        for (document_id,) in project.db.execute("select document_id from hidden_document").fetchall()
    )
