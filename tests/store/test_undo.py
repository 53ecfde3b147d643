"""Undo and redo where order, other coders and other sessions matter."""

from collections.abc import Callable
from pathlib import Path

import pytest

from qualcode.model.codings import Polarity
from qualcode.model.errors import QualcodeError
from qualcode.model.spans import Span
from qualcode.store import history as history_store
from qualcode.store import replay
from qualcode.store.history import Step
from qualcode.workbench import codebook, coders, codings, documents, history, projects, writing
from qualcode.workbench.projects import Project

from .observing import dump, everything


def there_and_back(project: Project, *verbs: Callable[[], object]) -> None:
    """Every state is met again on the way back, and again on the way there."""
    states = [dump(project)]
    for verb in verbs:
        verb()
        states.append(dump(project))
    for state in reversed(states[:-1]):
        history.undo(project)
        assert dump(project) == state
    for state in states[1:]:
        history.redo(project)
        assert dump(project) == state


def step_labelled(project: Project, label: str) -> Step:
    rows = project.db.execute("select step_id, label, subject from step order by step_id").fetchall()
    return next(Step(*row) for row in rows if label in row[1])


def test_a_code_deleted_with_children_codings_and_memos_comes_back_whole(project: Project) -> None:
    writing.write_memo(project, "Slow is good.", kind="code", on="code:Slow")
    codings.apply_code(project, "D03-w1", Span(0, 6), "Slow", polarity=Polarity.POSITIVE)
    there_and_back(project, lambda: codebook.delete(project, "Support"))


def test_siblings_swap_their_names(project: Project) -> None:
    there_and_back(
        project,
        lambda: codebook.rename(project, "Slow", "Between"),
        lambda: codebook.rename(project, "Quick", "Slow"),
        lambda: codebook.rename(project, "Between", "Quick"),
    )


def test_siblings_swap_their_names_within_one_step(project: Project) -> None:
    def swap() -> None:
        with project.step("Swapped"):
            codebook.rename(project, "Slow", "Between")
            codebook.rename(project, "Quick", "Slow")
            codebook.rename(project, "Between", "Quick")

    there_and_back(project, swap)


def test_redo_needs_the_order_of_the_steps(project: Project) -> None:
    there_and_back(
        project,
        lambda: codebook.add(project, "New"),
        lambda: codebook.add(project, "New > Newer"),
        lambda: codings.apply_code(project, "D03-w1", Span(0, 6), "Newer", coder="Cleo"),
        lambda: codebook.merge(project, "Newer", "Practical > Pace"),
        lambda: codebook.move(project, "Practical > Pace", "New"),
        lambda: codebook.delete(project, "New"),
    )


def test_a_merge_keeps_the_memo_and_the_note_of_a_coding_that_was_there_twice(project: Project) -> None:
    codings.apply_code(project, "D03-w1", Span(0, 6), "Slow", note="first")
    codings.apply_code(project, "D03-w1", Span(0, 6), "Quick", note="second")
    there_and_back(project, lambda: codebook.merge(project, "Slow", "Quick"))
    rows = project.db.execute("select note from coding where note <> ''").fetchall()
    assert rows == [("second\nfirst",)]


def test_merged_codings_are_of_the_version_without_the_merged_code(project: Project) -> None:
    codebook.merge(project, "Practical > Courses", "Practical > Pace")
    (version,) = project.db.execute(
        "select codebook_version from coding where code_id = (select code_id from code"
        " where name = 'Pace' and parent_id = (select code_id from code where name = 'Practical'))"
    ).fetchone()
    assert version == codebook.read(project).version


def test_a_new_step_ends_the_redoing(project: Project) -> None:
    coders.add(project, "Cleo")
    history.undo(project)
    coders.add(project, "Dora")
    with pytest.raises(QualcodeError, match="nothing to redo"):
        history.redo(project)


def test_a_new_step_ends_the_redoing_of_what_another_coder_did(project: Project) -> None:
    """Undoing a change of coder hands over what that coder had undone."""
    coders.use(project, "Berit")
    codings.apply_code(project, "D03-w1", Span(0, 6), "Slow")
    history.undo(project)
    history.undo(project)
    coders.add(project, "Cleo")
    with pytest.raises(QualcodeError, match="nothing to redo"):
        history.redo(project)


def undone_by_berit(project: Project) -> None:
    """As if another coder had undone it, whose redoing does not end with a step of ours."""
    project.db.execute("update step set undone_by = 2 where state = 'undone'")


def test_what_was_redone_last_is_undone_first(project: Project) -> None:
    """Though the step has an older number: other work came in while it was undone."""
    codebook.rename(project, "Slow", "Slower")
    history.undo(project)
    undone_by_berit(project)
    codebook.edit(project, "Quick", {"definition": "Fast."})
    assert history.redo(project).startswith("Renamed")
    assert history.undo(project).startswith("Renamed")
    assert history.undo(project).startswith("Edited")


def test_a_step_made_while_another_was_undone_can_rest_on_the_same_rows(project: Project) -> None:
    before = dump(project)
    codebook.add(project, "New")
    codebook.edit(project, "New", {"definition": "One."})
    history.undo(project)
    undone_by_berit(project)
    coders.add(project, "Cleo")
    history.redo(project)
    codebook.edit(project, "New", {"definition": "Two."})
    for _ in range(4):
        history.undo(project)
    assert dump(project) == before


def test_undo_reaches_across_sessions(project_file: Path) -> None:
    with projects.open_project(project_file) as project:
        before = dump(project)
        codebook.delete(project, "Support")
        documents.delete(project, "B07-w1")
    with projects.open_project(project_file) as project:
        history.undo(project)
    with projects.open_project(project_file) as project:
        history.undo(project)
        assert dump(project) == before
    with projects.open_project(project_file) as project:
        assert history.redo(project).startswith("Deleted “Support”")


def refused(project: Project, verb: Callable[[Step], None], label: str, reason: str) -> None:
    """A refusal with its reason changes nothing at all."""
    before = everything(project)
    with pytest.raises(QualcodeError) as refusal:
        verb(step_labelled(project, label))
    assert reason in refusal.value.message
    assert refusal.value.hint
    assert everything(project) == before


def test_a_step_whose_row_another_coder_changed_is_refused_with_the_reason(project: Project) -> None:
    codebook.rename(project, "Slow", "Slower")
    coders.use(project, "Berit")
    codebook.rename(project, "Slower", "Slowest")
    mine = replay.last_done(project.db, coder_id=1)
    assert mine is not None and mine.label == "Changed the coder in use"
    refused(
        project, project.undo, "to “Slower”", "changed again since then (“Renamed “Support > Pace > Slower”"
    )
    refused(project, project.undo, "to “Slower”", ", by Berit)")


def test_an_added_row_that_was_changed_since_is_refused(project: Project) -> None:
    codebook.add(project, "New")
    codebook.edit(project, "New", {"definition": "Something."})
    refused(project, project.undo, "Added the code “New”", "“Edited the definition of “New””")


def test_an_added_row_that_is_gone_is_refused(project: Project) -> None:
    codebook.add(project, "New")
    codebook.delete(project, "New")
    refused(project, project.undo, "Added the code “New”", "“Deleted “New””")


def test_a_row_that_others_rest_on_is_refused(project: Project) -> None:
    codebook.add(project, "New")
    codings.apply_code(project, "D03-w1", Span(0, 6), "New")
    refused(project, project.undo, "Added the code “New”", "something made since then rests on it")


def test_redoing_what_does_not_fit_any_more_is_refused(project: Project) -> None:
    codebook.rename(project, "Slow", "Slower")
    history.undo(project)
    undone_by_berit(project)
    codebook.rename(project, "Slow", "Slowest")
    refused(project, project.redo, "to “Slower”", "changed again since then (“Renamed")


@pytest.mark.parametrize("verb", ["undo", "redo"])
def test_another_window_was_quicker(project: Project, verb: str) -> None:
    coders.add(project, "Cleo")
    if verb == "redo":
        history.undo(project)
    step = step_labelled(project, "Added a coder")
    with projects.open_project(project.path) as other:
        getattr(history, verb)(other)
    refused(project, getattr(project, verb), "Added a coder", "another window was quicker")
    assert step.label == "Added a coder"


def test_every_sign_survives_undo(project: Project) -> None:
    words = "‘“\"'\\ \u0000\u001b\u2028\U0001f993é e\u0301 \t\r\n{}[]:,null %s ?1"
    writing.write_memo(project, words, kind="theory", title="\u0001")
    there_and_back(project, lambda: writing.delete_memo(project, 2), lambda: coders.add(project, "Cleo"))


def test_undo_and_redo_each_leave_a_line(project: Project) -> None:
    coders.add(project, "Cleo")
    history.undo(project)
    history.redo(project)
    lines = history_store.trail(project.db)[-3:]
    assert [(line.act, line.label) for line in lines] == [
        ("did", "Added a coder"),
        ("undid", "Added a coder"),
        ("redid", "Added a coder"),
    ]
