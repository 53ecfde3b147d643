"""What a revision left doubtful, and the earlier versions of a note: looking at them and settling them."""

from typing import NamedTuple

from qualcode.analysis.rewordings import Rewording, rewordings
from qualcode.model.errors import QualcodeError
from qualcode.model.spans import Span
from qualcode.model.tables import Cell, Column, Kind, Table
from qualcode.model.texts import number_of
from qualcode.store import codings as coding_store
from qualcode.store import documents as document_store
from qualcode.store import doubts as doubt_store
from qualcode.store import revisions as revision_store
from qualcode.store.doubts import Doubted
from qualcode.store.project import Project
from qualcode.store.revisions import Version
from qualcode.workbench import codebook as codebook_verbs
from qualcode.workbench import documents as document_verbs

__all__ = ["Doubted", "InContext", "Rewording", "Version"]


class InContext(NamedTuple):
    """Words with what stood before and behind them."""

    before: str
    words: str
    behind: str


# --- the list ---------------------------------------------------------------------------------------------


def doubts(project: Project, name: str | None = None) -> list[Doubted]:
    """The doubtful passages of a note, or of all notes."""
    document_id = None if name is None else document_verbs.find(project, name)
    return doubt_store.listed(project, document_id)


def waiting(count: int) -> str:
    """How many passages somebody has to look at, in a sentence.

    >>> waiting(2)
    '2 passages wait for a decision after a text was corrected.'
    """
    if not count:
        return "No passage waits for a decision."
    waits = "waits" if count == 1 else "wait"
    return f"{number_of(count, 'passage')} {waits} for a decision after a text was corrected."


def where_it_stood(project: Project, found: Doubted, context: int = 240) -> InContext:
    """The words of a doubtful passage in their old context, so many characters of it on either side."""
    text = revision_store.version_text(project, found.since)
    start, end = found.origin.start_char, found.origin.end_char
    return InContext(text[max(0, start - context) : start], text[start:end], text[end : end + context])


def review(project: Project, name: str | None = None) -> Table:
    """The doubtful passages with their old words and the proposed place."""
    codebook = codebook_verbs.read(project)
    columns = (
        Column("id", "id", Kind.COUNT),
        Column("document", "note", Kind.TEXT),
        Column("what", "coded or marked", Kind.TEXT),
        Column("coder", "coder", Kind.TEXT),
        Column("why", "why doubtful", Kind.TEXT),
        Column("words", "words before", Kind.TEXT),
        Column("start", "start", Kind.COUNT),
        Column("end", "end", Kind.COUNT),
        Column("proposed", "proposed now", Kind.TEXT),
    )
    rows: list[tuple[Cell, ...]] = [
        (
            found.doubt_id,
            found.document,
            found.mark if found.code_id is None else codebook.label(found.code_id),
            found.coder,
            found.doubt.explained,
            found.words,
            found.proposed.start_char if found.proposed else None,
            found.proposed.end_char if found.proposed else None,
            found.proposed_words,
        )
        for found in doubts(project, name)
    ]
    note = (
        (
            "`qualcode document settle ID --keep` takes the proposed place (without one the coding stays"
            " without text), `--at START END` another place; `--remove` takes it away.",
            "Until then a coding counts, and is quoted with the proposed words or with none.",
        )
        if rows
        else ("Nothing is doubtful.",)
    )
    return Table("Doubtful passages", columns, tuple(rows), note)


# --- settling ---------------------------------------------------------------------------------------------


def settle_at(project: Project, doubt_id: int, span: Span) -> str:
    """Put a doubtful passage to a place of its note; returns the words."""
    with project.step("Settled a doubtful passage") as wording:
        found = _found(project, doubt_id)
        wording.subject = found.document
        return _put(project, found, span)


def settle_as_proposed(project: Project, doubt_id: int) -> str:
    """Take the proposed place; a coding without one is kept without text. Returns the words, perhaps none."""
    with project.step("Settled a doubtful passage") as wording:
        found = _found(project, doubt_id)
        wording.subject = found.document
        if found.proposed is not None:
            return _put(project, found, found.proposed)
        if found.coding_id is None:
            raise QualcodeError(
                "The marked words are no longer in the note, so there is nothing to mark.",
                "Settle it with --remove, or with --at START END.",
            )
        _place_coding(project, found, found.coding_id, None, "")
        return ""


def settle_by_removing(project: Project, doubt_id: int) -> None:
    """Take a doubtful coding or mark away (undo brings it back)."""
    with project.step("Removed a doubtful passage") as wording:
        found = _found(project, doubt_id)
        wording.subject = found.document
        if found.coding_id is not None:
            coding_store.remove(project, [found.coding_id])
        elif found.text_status_id is not None:
            doubt_store.remove_status(project, found.text_status_id)


def _found(project: Project, doubt_id: int) -> Doubted:
    for found in doubt_store.listed(project):
        if found.doubt_id == doubt_id:
            return found
    raise QualcodeError(
        f"There is no doubtful passage {doubt_id}.", "`qualcode document review` lists those that are left."
    )


def _put(project: Project, found: Doubted, span: Span) -> str:
    words = span.of(document_store.read(project, found.document_id).text)
    if not words.strip():
        raise QualcodeError("The passage has no words.", "Choose a passage with words in it.")
    if found.coding_id is not None:
        if not any(v.span.overlaps(span) for v in document_store.voices(project, found.document_id)):
            raise QualcodeError(
                "These words are the interviewer's, which are not coded.", "Choose words of the person."
            )
        _place_coding(project, found, found.coding_id, span, words)
    elif found.text_status_id is not None:
        doubt_store.place_status(project, found.text_status_id, span, words)
        doubt_store.forget(project, [found.doubt_id])
    return words


def _place_coding(project: Project, found: Doubted, coding_id: int, span: Span | None, words: str) -> None:
    if not doubt_store.place_coding(project, coding_id, span, words):
        raise QualcodeError(
            "There is a coding like it already.",
            f"Keep only that one: qualcode document settle {found.doubt_id} --remove",
        )
    doubt_store.forget(project, [found.doubt_id])


# --- earlier versions -------------------------------------------------------------------------------------


def versions(project: Project, name: str) -> Table:
    """The earlier versions of a note's text, oldest first, numbered from 1."""
    columns = (
        Column("version", "version", Kind.COUNT),
        Column("revised_at", "replaced", Kind.TEXT),
        Column("coder", "by", Kind.TEXT),
        Column("reason", "reason", Kind.TEXT),
        Column("characters", "characters", Kind.COUNT),
        Column("source", "file", Kind.TEXT),
    )
    found = revision_store.versions(project, document_verbs.find(project, name))
    rows: list[tuple[Cell, ...]] = [
        (number, one.revised_at, one.coder, one.reason, one.characters, one.source)
        for number, one in enumerate(found, 1)
    ]
    note = () if rows else ("The text is as it was imported.",)
    return Table(f"Earlier versions of {name}", columns, tuple(rows), note)


def version_text(project: Project, name: str, number: int) -> str:
    """The words of an earlier version of a note, by its number."""
    found = revision_store.versions(project, document_verbs.find(project, name))
    if not 1 <= number <= len(found):
        raise QualcodeError(
            f"{name} has no earlier version {number}.", f"`qualcode document versions {name}` lists them."
        )
    return revision_store.version_text(project, found[number - 1].version_id)


def corrected_in(project: Project, name: str, number: int) -> list[Rewording]:
    """What the version after this one, or the present text, says otherwise, in reading order."""
    document_id = document_verbs.find(project, name)
    later = len(revision_store.versions(project, document_id)) > number
    now = version_text(project, name, number + 1) if later else document_store.read(project, document_id).text
    return rewordings(version_text(project, name, number), now)
