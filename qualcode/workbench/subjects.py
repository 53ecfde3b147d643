"""What a memo can be about where somebody stands: the passage, the note, its people, the code, the study."""

from typing import NamedTuple

from qualcode.store import codings as coding_store
from qualcode.store import documents as document_store
from qualcode.store import respondents as respondent_store
from qualcode.store.drafts import Place
from qualcode.store.project import Project
from qualcode.workbench import codebook as codebook_verbs
from qualcode.workbench.writing import KnownMemo

_LONGEST_WORDS = 60


class Subject(NamedTuple):
    """A subject: ``what`` is a target of the store or ``study``; ``where`` names a note or person."""

    what: str
    target_id: int | None
    words: str
    where: str = ""

    @property
    def target(self) -> tuple[str, int] | None:
        """The target of the memo, None for the study."""
        return None if self.target_id is None else (self.what, self.target_id)


STUDY = Subject("study", None, "the study")


def subjects_at(project: Project, document_id: int | None, coding_id: int | None = None) -> list[Subject]:
    """The subjects at a note and a coding, the nearest first; the study is always the last."""
    if document_id is None:
        return [STUDY]
    found = []
    code_id = None
    name = document_store.read(project, document_id).name
    coder_ids = [] if project.coder_id is None else [project.coder_id]
    for placed in coding_store.in_document(project, document_id, coder_ids):
        if placed.coding_id == coding_id:
            code_id = placed.code_id
            code = codebook_verbs.read(project).by_id[code_id].name
            found.append(Subject("coding", coding_id, f"the passage “{_short(placed.quote)}” · {code}", name))
    found.append(Subject("document", document_id, f"the note {name}", name))
    for respondent_id, person in document_store.respondents_of(project, document_id).items():
        found.append(Subject("respondent", respondent_id, f"the person {person}", person))
    if code_id is not None:
        found.append(_code(project, code_id))
    return [*found, STUDY]


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _LONGEST_WORDS else f"{words[:_LONGEST_WORDS]}…"


def _code(project: Project, code_id: int) -> Subject:
    return Subject("code", code_id, f"the code {codebook_verbs.read(project).by_id[code_id].name}")


def of_memo(project: Project, known: KnownMemo) -> Subject:
    """The subject of a memo that is there."""
    memo = known.memo
    if memo.target == "coding" and memo.document_id is not None:
        return Subject("coding", memo.target_id, f"the {known.subject}", memo.document)
    match memo.target:
        case "":
            return STUDY
        case "document" | "coding":
            return Subject(memo.target, memo.target_id, f"the {known.subject}", memo.document)
        case "respondent":
            return Subject("respondent", memo.target_id, f"the person {memo.respondents[0]}")
        case _:
            return _code(project, memo.target_id or 0)


def of_draft(project: Project, place: Place) -> Subject:
    """The subject of a memo that was being written; what is gone since leaves the nearest that is there."""
    near = subjects_at(project, place.document_id, place.coding_id)
    if place.subject == "code" and place.code_id in codebook_verbs.read(project).by_id:
        return _code(project, place.code_id or 0)
    people = {r_id: name for name, r_id in respondent_store.ids_by_name(project).items()}
    if place.subject == "respondent" and place.respondent_id in people:
        return Subject("respondent", place.respondent_id, f"the person {people[place.respondent_id or 0]}")
    return next((subject for subject in near if subject.what == place.subject), near[0])
