"""Projects of older versions: each opens, is brought up to date, and keeps its whole history."""

import re
import shutil
from contextlib import closing
from pathlib import Path

import pytest

from qualcode.model.errors import QualcodeError
from qualcode.model.scope import Scope
from qualcode.model.spans import Span
from qualcode.workbench import codings, counts, documents, history, projects, respondents
from qualcode.workbench.projects import Project

from .observing import dump

OLD = sorted((Path(__file__).parent.parent / "old_projects").glob("*.qualcode"))


def test_there_are_old_projects() -> None:
    assert [path.name for path in OLD][:1] == ["m0001.qualcode"]


@pytest.fixture(params=OLD, ids=lambda path: path.stem)
def old_file(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return Path(shutil.copy(request.param, tmp_path / "old.qualcode"))


def schema(project: Project) -> set[tuple[str, str]]:
    """What makes up the file, by what it says, but for the index of words, which is made late."""
    rows = project.db.execute(
        "select name, sql from sqlite_schema where name not like 'search_%' and sql is not null"
    ).fetchall()
    return {(name, " ".join(re.sub(r"--.*", "", sql).split())) for name, sql in rows}


def test_its_tables_are_those_of_a_new_project(old_file: Path) -> None:
    with (
        projects.open_project(old_file) as old,
        closing(projects.new(old_file.with_name("new"))) as new,
    ):
        assert schema(old) == schema(new), "a migration was edited; see tests/old_projects/README.md"
        assert old.db.execute("pragma foreign_key_check").fetchall() == []
        assert old.db.execute("pragma integrity_check").fetchone() == ("ok",)


def test_it_is_read_as_it_was(old_file: Path) -> None:
    with projects.open_project(old_file) as project:
        assert project.facts.title == "An old study"
        assert [row[0] for row in documents.listed(project).rows] == ["A1-w1", "A1-w2", "pair"]
        assert documents.read(project, "A1-w2").text == "I have work now. 仕事 is fine.\n"
        assert [row[0] for row in respondents.listed(project).rows] == ["A1", "B2"]
        everybody = counts.count(project, Scope(is_every_coder=True))
        assert [str(row[0]) for row in everybody.rows] == [str(row[0]) for row in counts.count(project).rows]
        assert len(everybody.rows) == 3


def test_its_history_reaches_back_before_the_update(old_file: Path) -> None:
    with projects.open_project(old_file) as project:
        at_first = dump(project)
        assert history.redo(project) == "Deleted “Support > Pace”"
        for verb in (history.undo, history.redo):
            with pytest.raises(QualcodeError, match="There is nothing to"):
                while True:
                    verb(project)
        history.undo(project)
        assert dump(project) == at_first


def test_work_goes_on_in_it(old_file: Path) -> None:
    with projects.open_project(old_file) as project:
        before = dump(project)
        codings.apply_code(project, "A1-w2", Span(0, 6), "Training")
        documents.delete(project, "A1-w1")
        history.undo(project)
        history.undo(project)
        assert dump(project) == before
        respondents.withdraw(project, "A1")
        assert [row[0] for row in respondents.listed(project).rows] == ["B2"]
