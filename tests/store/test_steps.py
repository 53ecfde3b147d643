"""A step is one transaction, one undo and one line of the trail."""

import sqlite3

import pytest

from qualcode.model.errors import QualcodeError
from qualcode.store import codebook as codebook_store
from qualcode.store import coders as coder_store
from qualcode.store import history as history_store
from qualcode.workbench import codebook, coders, history, projects
from qualcode.workbench.projects import Project

from .observing import dump, everything


def last_line(project: Project) -> history_store.TrailLine:
    return history_store.trail(project.db)[-1]


def test_a_change_before_the_first_step_is_refused(project: Project) -> None:
    before = everything(project)
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        coder_store.add(project, "Cleo")
    assert everything(project) == before


def test_a_change_between_steps_is_refused(project: Project) -> None:
    coders.add(project, "Cleo")
    before = everything(project)
    for change in (
        lambda: coder_store.add(project, "Dora"),
        lambda: coder_store.use(project, 2),
        lambda: project.db.execute("delete from summary"),
        lambda: project.set_fact("title", "Another"),
    ):
        with pytest.raises(sqlite3.IntegrityError, match="a change outside a step"):
            change()
    assert everything(project) == before


def test_a_nested_step_joins_the_outer_one(project: Project) -> None:
    lines = len(history_store.trail(project.db))
    before = dump(project)
    with project.step("Two coders at once"):
        coders.add(project, "Cleo")
        coders.add(project, "Dora")
    assert len(history_store.trail(project.db)) == lines + 1
    assert last_line(project).label == "Two coders at once"
    assert last_line(project).counts == {"coder": {"added": 2}}
    assert history.undo(project) == "Two coders at once"
    assert dump(project) == before


def test_what_fails_inside_a_step_is_taken_back_even_if_the_step_goes_on(project: Project) -> None:
    with project.step("With a failure in the middle"):
        coders.add(project, "Cleo")
        with pytest.raises(RuntimeError), project.step("Half of something"):
            coders.add(project, "Dora")
            raise RuntimeError
        coders.add(project, "Ella")
    names = [coder.name for coder in coder_store.all_coders(project)]
    assert names[-2:] == ["Cleo", "Ella"]
    assert last_line(project).counts == {"coder": {"added": 2}}


@pytest.mark.parametrize("fault", [QualcodeError("No."), RuntimeError(), KeyboardInterrupt()])
def test_a_step_that_fails_leaves_nothing(project: Project, fault: BaseException) -> None:
    coders.add(project, "Cleo")
    before = everything(project)
    with pytest.raises(type(fault)), project.step("In vain"):
        coders.add(project, "Dora")
        codebook.delete(project, "Support")
        raise fault
    assert everything(project) == before
    assert not project.db.conn.in_transaction


def test_a_step_without_changes_leaves_no_trace(project: Project) -> None:
    coders.add(project, "Cleo")
    before = everything(project)
    with project.step("Nothing"):
        pass
    with project.step("A change that changes nothing"):
        codebook_store.change(project, 1, name="Support")
    coders.use(project, "Anna")
    codebook.rename(project, "Courses", "Courses")
    assert everything(project) == before


def test_a_step_may_say_late_what_it_did(project: Project) -> None:
    with project.step() as step:
        coders.add(project, "Cleo")
        step.label, step.subject = "Found somebody", "Cleo"
    assert (last_line(project).label, last_line(project).subject) == ("Found somebody", "Cleo")
    assert history.undo(project) == "Found somebody"


def test_the_trail_says_who(project: Project) -> None:
    coders.use(project, "Berit")
    coders.add(project, "Cleo")
    history.undo(project)
    assert [line.coder for line in history_store.trail(project.db)][-3:] == ["Anna", "Berit", "Berit"]


def test_the_first_step_is_that_of_the_coder_it_adds(project: Project) -> None:
    with projects.new(project.path.with_name("fresh")) as fresh:
        coders.add(fresh, "Zoe")
        history.undo(fresh)
        assert [(line.act, line.coder) for line in history_store.trail(fresh.db)] == [
            ("did", "Zoe"),
            ("undid", "Zoe"),
        ]
        history.redo(fresh)
        assert coders.find(fresh, "Zoe").coder_id == fresh.coder_id


def test_caches_do_not_disturb_an_open_step(project: Project) -> None:
    with project.step("With a cache"):
        coders.add(project, "Cleo")
        with project.unrecorded():
            project.db.execute("insert into segmentation values (1, 'blank', '1')")
        coders.add(project, "Dora")
    assert last_line(project).counts == {"coder": {"added": 2}}


def test_each_version_of_the_codebook_is_kept(project: Project) -> None:
    before = codebook.read(project).version
    codebook.rename(project, "Courses", "Training")
    history.undo(project)
    history.redo(project)
    versions = codebook_store.versions(project)
    assert [version.version for version in versions] == list(range(1, before + 4))
    assert [version.label.partition("“")[0] for version in versions[-3:]] == [
        "Renamed ",
        "undid: Renamed ",
        "redid: Renamed ",
    ]
