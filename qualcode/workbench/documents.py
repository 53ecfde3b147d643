"""Notes: finding, reading, marking and deleting them."""

import re
from collections.abc import Sequence

from qualcode.language.pipeline import pipeline
from qualcode.language.sentences import sentences as split_sentences
from qualcode.model.codebook import folded
from qualcode.model.documents import Document, TextStatus
from qualcode.model.errors import QualcodeError
from qualcode.model.spans import Span
from qualcode.model.tables import Cell, Column, Kind, Table
from qualcode.model.texts import nearest
from qualcode.store import coders as coder_store
from qualcode.store import documents as document_store
from qualcode.store.project import Project
from qualcode.workbench import coders as coder_verbs


def find(project: Project, name: str) -> int:
    """The id of a document by its name; case does not matter where only one document matches."""
    return named(document_store.ids_by_name(project), name, "note")


def named(ids: dict[str, int], name: str, noun: str) -> int:
    """The id behind a name, exact or folded; an unknown one is refused with the nearest names."""
    if name in ids:
        return ids[name]
    matches = [known for known in ids if folded(known) == folded(name)]
    if len(matches) == 1:
        return ids[matches[0]]
    near = nearest(name, list(ids))
    lists = {"note": "document", "person": "respondent"}[noun]
    raise QualcodeError(
        f"There is no {noun} “{name}”.",
        f"Did you mean {' or '.join(near)}?" if near else f"`qualcode {lists} list` shows all of them.",
    )


def read(project: Project, name: str) -> Document:
    """A document with its text."""
    return document_store.read(project, find(project, name))


def listed(project: Project) -> Table:
    """All documents with what has been done on them."""
    columns = (
        Column("document", "note", Kind.TEXT),
        Column("wave", "wave", Kind.COUNT),
        Column("respondents", "people", Kind.TEXT),
        Column("characters", "characters", Kind.COUNT),
        Column("codings", "codings", Kind.COUNT),
        Column("summaries", "summaries", Kind.COUNT),
        Column("state", "state", Kind.TEXT),
    )
    states = {d.document_id: d.state for d in document_store.worked(project, project.coder_id)}
    rows: list[tuple[Cell, ...]] = [
        (d.name, d.wave, d.respondents, d.characters, d.codings, d.summaries, states[d.document_id])
        for d in document_store.listed(project)
    ]
    coder = coder_verbs.name_in_use(project)
    is_settled = any(each.is_consensus and each.codings for each in coder_store.all_coders(project))
    also = " and of the consensus" if is_settled else ""
    whose = (f"Codings and summaries of all coders{also}; the state is that of {coder}.",) if coder else ()
    hint = whose if rows else ("No notes yet. `qualcode import FOLDER` brings them in.",)
    return Table("Notes", columns, tuple(rows), hint)


def sentences(project: Project, document_id: int) -> Sequence[Span]:
    """The sentences of a document; they are made when they are first asked for, and kept."""
    tool = pipeline(project.facts.language)
    kept = document_store.sentences(project, document_id, tool.name, tool.version)
    if kept is not None:
        return kept
    text = document_store.read(project, document_id).text
    made = split_sentences(text, tool, document_store.turns(project, document_id))
    if not project.is_read_only:
        document_store.keep_sentences(project, document_id, tool.name, tool.version, made)
    return made


def sentence_table(project: Project, name: str) -> Table:
    """A document sentence by sentence, with the positions that coding on the command line needs."""
    document = read(project, name)
    turns = document_store.turns(project, document.document_id)
    rows: list[tuple[Cell, ...]] = []
    for number, span in enumerate(sentences(project, document.document_id), 1):
        speaker = next((t.speaker for t in turns if t.start_char <= span.start_char < t.end_char), "")
        rows.append((number, span.start_char, span.end_char, speaker, span.of(document.text)))
    columns = (
        Column("sentence", "no.", Kind.COUNT),
        Column("start", "start", Kind.COUNT),
        Column("end", "end", Kind.COUNT),
        Column("speaker", "speaker", Kind.TEXT),
        Column("text", "text", Kind.TEXT),
    )
    tool = pipeline(project.facts.language)
    note = (
        f"{', '.join(document.respondents)}" + (f", wave {document.wave}" if document.wave else ""),
        f"Sentences by {tool.name} {tool.version}. Positions count characters from 0, the end not included.",
    )
    return Table(document.name, columns, tuple(rows), note)


def passage(project: Project, name: str, words: str) -> Span:
    """The passage with these words, white space and case left aside; it must be the only one."""
    text = read(project, name).text
    pattern = r"\s+".join(map(re.escape, words.split()))
    found = [Span(*match.span()) for match in re.finditer(pattern, text, re.IGNORECASE)] if pattern else []
    if len(found) == 1:
        return found[0]
    if not found:
        raise QualcodeError(
            f"{name} does not hold these words: “{words}”.",
            f"Copy them from the note: `qualcode document show {name}`.",
        )
    places = ", ".join(f"{span.start_char} to {span.end_char}" for span in found[:5])
    raise QualcodeError(
        f"{name} holds these words {len(found)} times: {places}.", "Quote more words, or give the positions."
    )


def mark_status(project: Project, name: str, span: Span, status: TextStatus) -> str:
    """Mark how near a passage is to the words that were said; returns the passage."""
    with project.step(f"Marked a passage as {status}", name):
        document = read(project, name)
        words = span.of(document.text)
        document_store.add_status(project, document.document_id, span, status)
    return words


def delete(project: Project, name: str) -> int:
    """Delete a document with its codings, summaries and memos (undo brings it back); returns the codings."""
    with project.step("Deleted a note", name):
        return document_store.delete(project, find(project, name))
