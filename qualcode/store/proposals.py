"""Codes that a coder proposed, and that nobody has taken over yet."""

from qualcode.store.project import Project


def proposed(project: Project) -> dict[int, int]:
    """The id of the coder who proposed each proposed code, by the id of the code."""
    return dict(
        project.db.execute(
            "select code_id, proposed_by from code where proposed_by is not null order by code_id"
        ).fetchall()
    )


def propose(project: Project, code_id: int, coder_id: int | None) -> None:
    """Make a code the proposal of a coder; None takes it over."""
    project.db.execute("update code set proposed_by = ? where code_id = ?", (coder_id, code_id))
