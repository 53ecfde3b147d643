"""A correction that somebody types: begun on the text of a note, left as a draft, foreseen, and kept."""

from dataclasses import replace
from hashlib import sha256
from typing import NamedTuple

from qualcode.model.documents import Document, Note
from qualcode.model.errors import QualcodeError
from qualcode.store import documents as document_store
from qualcode.store import revisions as revision_store
from qualcode.store.project import Project
from qualcode.workbench import drafts, revising
from qualcode.workbench.drafts import Draft, Place
from qualcode.workbench.revising import Revised


class Correction(NamedTuple):
    """A text on its way.

    ``document`` is the note as it is; ``since`` is the sum of the text on which the correction was begun.
    """

    document: Document
    text: str
    since: str
    is_draft: bool = False

    @property
    def is_changed(self) -> bool:
        """Whether there is anything to keep; any character counts."""
        return self.text != self.document.text

    @property
    def is_late(self) -> bool:
        """Whether somebody else changed the note since."""
        return self.since != _sum_of(self.document.text)


def begin(project: Project, document_id: int) -> Correction:
    """Begin with the text of a note, or go on with the draft that was left here.

    Raises QualcodeError where the note is gone.
    """
    if document_id not in document_store.ids_by_name(project).values():
        raise QualcodeError("This note is no longer in the project.", "Choose another one.")
    document = document_store.read(project, document_id)
    for draft in drafts.all_of(project, document_id):
        if draft.place == _place(document_id):
            return Correction(document, draft.body, draft.kind, is_draft=True)
    return Correction(document, document.text, _sum_of(document.text))


def is_correction(draft: Draft) -> bool:
    """Whether a draft is a corrected text of a note."""
    return draft.place.subject == drafts.TEXT


def keep_draft(project: Project, correction: Correction) -> None:
    """Keep the words so far; a text that is as it was needs no draft."""
    text = correction.text if correction.is_changed else ""
    drafts.keep(project, _place(correction.document.document_id), correction.since, text)


def throw_away(project: Project, document_id: int) -> Correction:
    """Drop the draft, and begin again."""
    drafts.forget(project, _place(document_id))
    return begin(project, document_id)


def foreseen(project: Project, correction: Correction) -> Revised:
    """What keeping the correction would do; nothing is changed.

    Raises QualcodeError where the note was changed meanwhile, and for a text without words.
    """
    return revising.foreseen(project, correction.document.name, _note(project, correction))


def keep(project: Project, correction: Correction, reason: str = "") -> Revised:
    """Put the corrected text in the place of the old one, as one step; its draft is done with.

    Raises QualcodeError where the note was changed meanwhile, and for a text without words.
    """
    name = correction.document.name
    with project.step("Revised the text of a note", name):
        revised = revising.revise(project, name, _note(project, correction), reason)
    drafts.forget(project, _place(correction.document.document_id))
    return revised


def _note(project: Project, correction: Correction) -> Note:
    """The note as a file with the corrected text would give it."""
    name, text = correction.document.name, correction.text
    if not text.strip():
        raise QualcodeError(
            "Without words it is no note.",
            f"To be rid of it leave this, then: qualcode document delete {name}",
        )
    before = revision_store.file_of(project, correction.document.document_id)
    if _sum_of(before.text) != correction.since:
        raise QualcodeError(
            f"{name} was changed by somebody else since this correction was begun, so it is not kept.",
            "Copy your words elsewhere, throw this draft away, and correct the text as it is now.",
        )
    return before if text == before.text else replace(before, text=text, sha256=_sum_of(text))


def _place(document_id: int) -> Place:
    return Place("memo", drafts.TEXT, document_id)


def _sum_of(text: str) -> str:
    return sha256(text.encode()).hexdigest()
