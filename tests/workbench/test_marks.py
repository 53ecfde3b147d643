"""A note is new, summarised, coded, finished or checked, for each coder apart."""

import pytest

from qualcode.model.documents import DocumentState
from qualcode.model.errors import QualcodeError
from qualcode.model.spans import Span
from qualcode.store import documents as document_store
from qualcode.store import marks as mark_store
from qualcode.workbench import coders, codings, documents, history, marks, respondents, writing
from qualcode.workbench.projects import Project


def state(project: Project, name: str, coder: str = "") -> DocumentState:
    coder_id = coders.find(project, coder).coder_id if coder else project.coder_id
    document_id = documents.find(project, name)
    return document_store.worked(project, coder_id, document_id)[0].state


def fresh(project: Project) -> str:
    """A note on which the coder in use has done nothing."""
    return next(d.name for d in document_store.worked(project, project.coder_id) if d.state == "new")


def test_a_note_goes_from_new_to_checked_and_back(project: Project) -> None:
    name = fresh(project)
    assert state(project, name) is DocumentState.NEW
    writing.write_summary(project, name, "Short.")
    assert state(project, name) is DocumentState.SUMMARISED
    codings.apply_code(project, name, Span(0, 3), "Support > Confidence")
    assert state(project, name) is DocumentState.CODED
    assert marks.finish(project, [name]) == [name]
    assert state(project, name) is DocumentState.FINISHED
    assert marks.check(project, [name]) == [name]
    assert state(project, name) is DocumentState.CHECKED
    assert marks.reopen(project, [name]) == [name]
    assert state(project, name) is DocumentState.CODED


def test_one_key_goes_round(project: Project) -> None:
    document_id = documents.find(project, fresh(project))
    came = [marks.advance(project, document_id) for _ in range(3)]
    assert came == [DocumentState.FINISHED, DocumentState.CHECKED, DocumentState.NEW]


def test_what_is_so_already_is_told_and_makes_no_step(project: Project) -> None:
    name = fresh(project)
    marks.check(project, [name])
    before = len(history.trail(project).rows)
    assert marks.finish(project, [name]) == []
    assert marks.check(project, [name]) == []
    assert len(history.trail(project).rows) == before


def test_marks_belong_to_a_coder(project: Project) -> None:
    coders.add(project, "Cleo")
    name = fresh(project)
    marks.finish(project, [name], "cleo")
    assert state(project, name) is DocumentState.NEW
    assert state(project, name, "Cleo") is DocumentState.FINISHED
    cleo = coders.find(project, "Cleo").coder_id
    assert mark_store.finished(project) == {cleo: {documents.find(project, name)}}


def test_an_unknown_note_marks_none_of_the_others(project: Project) -> None:
    name = fresh(project)
    with pytest.raises(QualcodeError, match="no note “nowhere”"):
        marks.finish(project, [name, "nowhere"])
    assert state(project, name) is DocumentState.NEW


def test_it_is_undone_and_redone_and_goes_with_the_note_and_the_person(project: Project) -> None:
    name = fresh(project)
    marks.check(project, [name])
    history.undo(project)
    assert state(project, name) is DocumentState.NEW
    history.redo(project)
    assert state(project, name) is DocumentState.CHECKED
    documents.delete(project, name)
    assert not mark_store.finished(project)
    history.undo(project)
    assert state(project, name) is DocumentState.CHECKED
    [person] = documents.read(project, name).respondents
    respondents.withdraw(project, person)
    assert not mark_store.finished(project)
