"""Going on with a draft of a memo, a summary or a sheet: the paper that it was begun on."""

from qualcode.tui.memo_paper import MemoPaper, memo_again
from qualcode.tui.note_papers import SheetPaper, SummaryPaper
from qualcode.tui.paper import Paper
from qualcode.workbench import desk, subjects
from qualcode.workbench.drafts import Draft
from qualcode.workbench.projects import Project


def from_draft(project: Project, draft: Draft) -> Paper:
    """The paper of a draft, with its words."""
    place = draft.place
    if place.what == "memo" and place.memo_id is not None:
        return memo_again(project, place.memo_id)
    if place.what == "memo":
        near = subjects.of_draft(project, place)
        others = [s for s in subjects.subjects_at(project, place.document_id) if s != near]
        return MemoPaper(project, [near, *others], place.document_id, draft=draft)
    document_id = place.document_id or 0
    make = SummaryPaper if place.what == "summary" else SheetPaper
    return make(project, document_id, desk.work_on(project, document_id).name)
