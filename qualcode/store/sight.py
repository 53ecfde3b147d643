"""What the coder in use may see: a blind coder sees of the sample only what is their own."""

from typing import Literal

from qualcode.store.project import Project

Codings = Literal["coding", "coding_looked_up", "coding_respondent"]


def is_blind(project: Project) -> bool:
    """Whether anything is hidden from the coder in use."""
    return bool(project.db.execute("select exists (select 1 from hidden_document)").fetchone()[0])


def seen(project: Project, codings: Codings = "coding") -> str:
    """The name under which codings are read for an answer; who keeps the project whole reads the table.

    The views cost the covering index, so they are used only while something is hidden.
    """
    return f"seen_{codings}" if is_blind(project) else codings


def hidden_documents(project: Project) -> frozenset[int]:
    """The documents of which the coder in use sees only their own work."""
    return frozenset(
        document_id
        for (document_id,) in project.db.execute("select document_id from hidden_document").fetchall()
    )
