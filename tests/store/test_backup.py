"""Backups of a project that is open and at work."""

from pathlib import Path

import pytest

from qualcode.model.errors import QualcodeError
from qualcode.workbench import coders, history, projects

from .observing import everything


def test_a_backup_is_the_last_committed_state_as_one_file(project_file: Path) -> None:
    copy = project_file.with_name("copy.qualcode")
    with projects.open_project(project_file) as one, projects.open_project(project_file) as two:
        coders.add(one, "Cleo")
        committed = everything(two)
        with one.step("Not finished yet"):
            coders.add(one, "Dora")
            projects.back_up(two, copy)
    assert sorted(path.name for path in project_file.parent.iterdir()) == ["copy.qualcode", "study.qualcode"]
    with projects.open_project(copy) as project:
        assert everything(project) == committed
        assert history.undo(project) == "Added a coder"


def test_a_backup_overwrites_nothing_and_leaves_nothing_behind(project_file: Path) -> None:
    other = project_file.with_name("other.qualcode")
    other.write_text("Mine.")
    with projects.open_project(project_file) as project:
        with pytest.raises(QualcodeError, match="is there already"):
            projects.back_up(project, other)
        with pytest.raises(QualcodeError, match="is there already"):
            projects.back_up(project, project_file)
        with pytest.raises(QualcodeError, match="There is no folder"):
            projects.back_up(project, project_file.parent / "nowhere" / "copy")
    assert other.read_text() == "Mine."
    assert sorted(path.name for path in project_file.parent.iterdir()) == ["other.qualcode", "study.qualcode"]
