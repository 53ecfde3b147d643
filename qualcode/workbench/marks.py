"""How far a coder is with a note: finished, checked once more, or open again."""

from collections.abc import Sequence

from qualcode.model.documents import DocumentMark, DocumentState
from qualcode.store import documents as document_store
from qualcode.store import marks as mark_store
from qualcode.store.project import Project
from qualcode.workbench import coders as coder_verbs
from qualcode.workbench import documents as document_verbs

_ALL = tuple(DocumentMark)


def finish(project: Project, names: Sequence[str], coder: str = "") -> list[str]:
    """Say that all of these notes is coded, also where no codings are; returns those that were open."""
    return _mark(project, names, coder, _ALL[:1], "Finished")


def check(project: Project, names: Sequence[str], coder: str = "") -> list[str]:
    """Say that the codings of these notes were gone through once more; they are finished with that."""
    return _mark(project, names, coder, _ALL, "Checked")


def reopen(project: Project, names: Sequence[str], coder: str = "") -> list[str]:
    """Take these notes up again; returns those that were finished."""
    with project.step(f"Opened {_so_many(names)} again", _about(names)):
        coder_id = _coder(project, coder)
        documents = [(name, document_verbs.find(project, name)) for name in names]
        return [name for name, document_id in documents if mark_store.remove(project, document_id, coder_id)]


def advance(project: Project, document_id: int) -> DocumentState:
    """Finish a note; a finished one is checked, a checked one opened again. For the coder in use."""
    [before] = document_store.worked(project, project.coder_id, document_id)
    verb = {DocumentState.FINISHED: check, DocumentState.CHECKED: reopen}.get(before.state, finish)
    verb(project, [before.name])
    [after] = document_store.worked(project, project.coder_id, document_id)
    return after.state


def _mark(
    project: Project, names: Sequence[str], coder: str, marks: Sequence[DocumentMark], word: str
) -> list[str]:
    changed = []
    with project.step(f"{word} {_so_many(names)}", _about(names)):
        coder_id = _coder(project, coder)
        for name in names:
            document_id = document_verbs.find(project, name)
            there = mark_store.marks_of(project, document_id, coder_id)
            missing = [mark for mark in marks if mark not in there]
            for mark in missing:
                mark_store.add(project, document_id, coder_id, mark)
            if missing:
                changed.append(name)
    return changed


def _coder(project: Project, name: str) -> int:
    return coder_verbs.find(project, name).coder_id if name else coder_verbs.in_use(project)


def _so_many(names: Sequence[str]) -> str:
    return "a note" if len(names) == 1 else f"{len(names)} notes"


def _about(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else ""
