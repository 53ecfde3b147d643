"""A benchmark study as a project file, and as files to be imported."""

from pathlib import Path

from qualcode.model.codings import Extent
from qualcode.model.documents import Note
from qualcode.model.respondents import AttributeKind
from qualcode.model.spans import Span
from qualcode.store import codings as coding_store
from qualcode.store import documents as document_store
from qualcode.store import respondents as respondent_store
from qualcode.store.codings import NewCoding
from qualcode.store.documents import Voice
from qualcode.workbench import codebook as codebook_verbs
from qualcode.workbench import coders as coder_verbs
from qualcode.workbench import projects

from .study import ATTRIBUTES, Study, StudyNote


def make_project(study: Study, path: Path) -> None:
    """The study as a project, kept as one recorded step like an import, without reading any file."""
    with projects.new(path, codebook=study.codebook, title="Bench") as project:
        coder_ids = [coder_verbs.add(project, name) for name in study.coders]
        coder_verbs.name_lead(project, study.coders[0])
        code_ids = tuple(codebook_verbs.read(project).by_id)
        with project.step("Made a study"):
            kinds = AttributeKind.SINGLE
            attributes = {name: respondent_store.add_attribute(project, name, kinds) for name in ATTRIBUTES}
            for note in study.notes():
                respondent_id = respondent_store.add(project, note.name)
                for name, value in note.values.items():
                    respondent_store.add_value(project, respondent_id, attributes[name], None, value)
                kept = Note(note.name, f"{note.name}.txt", note.text, note.name)
                document_id = document_store.add(project, kept, None, [respondent_id])
                whole = Voice(respondent_id, Span(0, len(note.text)))
                document_store.add_voices(project, document_id, [whole])
                coding_store.add(project, _codings(note, document_id, code_ids, coder_ids))


def _codings(
    note: StudyNote, document_id: int, code_ids: tuple[int, ...], coder_ids: list[int]
) -> list[NewCoding]:
    return [
        NewCoding(
            document_id,
            None,
            Extent.PASSAGE,
            mark.span.start_char,
            mark.span.end_char,
            code_ids[mark.code],
            coder_ids[mark.coder],
            mark.polarity,
            "",
            mark.span.of(note.text),
        )
        for mark in note.marks
    ]


def write_notes(study: Study, folder: Path) -> int:
    """The notes of the study as text files, for an import; returns how many."""
    folder.mkdir(parents=True, exist_ok=True)
    for note in study.notes():
        (folder / f"{note.name}.txt").write_bytes(note.text.encode())
    return study.size.notes
