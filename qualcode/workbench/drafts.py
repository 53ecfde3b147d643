"""Drafts: the words somebody was typing, kept while they type and offered when they come back."""

from typing import NamedTuple

from qualcode.store import documents as document_store
from qualcode.store import drafts as draft_store
from qualcode.store import respondents as respondent_store
from qualcode.store.drafts import Draft, Place
from qualcode.store.project import Project
from qualcode.workbench import codebook as codebook_verbs

__all__ = ["Draft", "Named", "Place"]


class Named(NamedTuple):
    """A draft with what it is about in words."""

    draft: Draft
    about: str


def keep(project: Project, place: Place, kind: str, body: str) -> None:
    """Keep a draft; where the project cannot be written to there is none."""
    if not project.is_read_only:
        draft_store.keep(project, place, kind, body)


def forget(project: Project, place: Place) -> None:
    """Drop a draft, because its text is kept or thrown away."""
    if not project.is_read_only:
        draft_store.forget(project, place)


def all_of(project: Project, document_id: int | None = None) -> list[Draft]:
    """The drafts of the coder in use, of one note or of all, newest first."""
    return [d for d in draft_store.drafts(project) if document_id in {None, d.place.document_id}]


def named(project: Project) -> list[Named]:
    """The drafts whose subject is still there, newest first."""
    notes = {d_id: name for name, d_id in document_store.ids_by_name(project).items()}
    people = {r_id: name for name, r_id in respondent_store.ids_by_name(project).items()}
    codes = {code.code_id: code.name for code in codebook_verbs.read(project)}
    found = []
    for draft in all_of(project):
        place = draft.place
        parts = [
            names.get(one)
            for names, one in (
                (people, place.respondent_id),
                (codes, place.code_id),
                (notes, place.document_id),
            )
            if one is not None
        ]
        if None not in parts:
            about = " · ".join(part for part in parts if part) or "the study"
            what = place.subject if place.subject in _NO_MEMOS else place.what
            found.append(Named(draft, f"{WORDS[what]}: {about}"))
    return found


def is_memo(draft: Draft) -> bool:
    """Whether a draft is one of a memo, as its place says; corrections and quotes are kept beside memos."""
    return draft.place.what == "memo" and draft.place.subject not in _NO_MEMOS


TEXT = "text"
"""The subject of a draft that is the corrected text of a note; its kind is the sum of the text before."""

QUOTE = "quote"
"""The subject of a draft that is the wording of a quote; its kind is ``paraphrase`` where it is one."""

_NO_MEMOS = (TEXT, QUOTE)

WORDS = {
    TEXT: "corrected text",
    QUOTE: "quote",
    "memo": "memo",
    "summary": "summary",
    "sheet": "contact summary sheet",
    "cell": "summary cell",
}
