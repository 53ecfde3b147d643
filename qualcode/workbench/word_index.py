"""The index of words, kept up to date, and what it answers; without it every text is read."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from qualcode.language.folding import fold, words
from qualcode.language.sought import Phrase, Slot, Sought
from qualcode.model.texts import nearest
from qualcode.store import search as search_store
from qualcode.store.project import Project

if TYPE_CHECKING:
    from qualcode.workbench.reading import Progress

# So many unknown notes are read faster than the index would be missed.
WORTH_AN_INDEX = 500
_BATCH = 100


def is_worth_an_index(project: Project) -> bool:
    """Whether so many notes are new that somebody who may write should bring the index up to date."""
    return search_store.is_possible(project) and len(search_store.unknown(project)) >= WORTH_AN_INDEX


def bring_up_to_date(project: Project, worth: int = WORTH_AN_INDEX, tell: "Progress | None" = None) -> int:
    """Take new and changed notes into the index once there are ``worth`` of them; returns how many came in.

    Each batch is a short transaction, so that nobody who codes meanwhile has to wait; ``tell`` hears of each
    (how many are done, of how many, and what is being done).
    """
    if project.is_read_only or not search_store.is_possible(project):
        return 0
    unknown = search_store.unknown(project)
    if len(unknown) < max(1, worth):
        return 0
    if search_store.out_of_use(project) >= worth:
        search_store.forget(project)
        unknown = search_store.unknown(project)
    for start in range(0, len(unknown), _BATCH):
        sources = search_store.sources(project, unknown[start : start + _BATCH])
        search_store.keep(project, [(source, fold(source.text)) for source in sources])
        if tell is not None:
            tell(min(start + _BATCH, len(unknown)), len(unknown), "words")
    with project.unrecorded():
        if not search_store.missing(project):  # else somebody imported meanwhile
            search_store.mark_complete(project)
    return len(unknown)


def possible(project: Project, sought: Sought, document_ids: Sequence[int]) -> list[int]:
    """Those of the documents that may hold what is looked for, in the same order."""
    holding = search_store.holding(
        project, [[_either(slot) for slot in _slots(phrases)] for phrases in sought.alternatives]
    )
    if holding is None:
        return [*document_ids]
    holding.update(search_store.unknown(project))
    return [document_id for document_id in document_ids if document_id in holding]


def _slots(phrases: Sequence[Phrase]) -> list[Slot]:
    return [slot for phrase in phrases for slot in phrase.slots]


def _either(slot: Slot) -> list[str]:
    return [f"{form}*" for form in slot.forms] if slot.is_beginning else [*slot.forms]


def vocabulary(project: Project) -> list[str]:
    """All words of all texts, folded (perhaps with some of texts that are gone)."""
    found = set(search_store.vocabulary(project))
    unknown = search_store.unknown(project)
    for start in range(0, len(unknown), _BATCH):
        for source in search_store.sources(project, unknown[start : start + _BATCH]):
            found.update(words(fold(source.text)))
    return sorted(found)


def spelt_alike(project: Project, text: str) -> list[str]:
    """Words of the notes that somebody may have meant by those of ``text`` that no note has."""
    known = vocabulary(project)
    there = frozenset(known)
    sought = [word for word in words(fold(text)) if word not in there]
    return [near for word in dict.fromkeys(sought) for near in nearest(word, known)]
