"""A project of an older version is backed up, and then brought up to date in one go."""

from collections.abc import Callable
from pathlib import Path

import pytest

from qualcode.model.errors import QualcodeError
from qualcode.store import project_files
from qualcode.store.database import MIGRATION_NAMES, Database
from qualcode.workbench import codebook, history, projects

from .observing import dump


@pytest.fixture
def next_version(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """A version of the program that knows one migration more, made of this SQL."""
    migrate = project_files._migrate

    def _next_version(sql: str) -> None:
        def migrate_further(db: Database) -> None:
            migrate(db)
            db.execute(sql)
            db.execute(
                "insert into _sqlite_migrations (migration_set, name, applied_at)"
                " values ('qualcode', 'm0999_next', '')"
            )

        monkeypatch.setattr(project_files, "_migrate", migrate_further)
        monkeypatch.setattr(project_files, "MIGRATION_NAMES", (*MIGRATION_NAMES, "m0999_next"))

    return _next_version


def test_an_older_project_is_brought_up_to_date_beside_a_backup(
    project_file: Path, next_version: Callable[[str], None]
) -> None:
    before = project_file.read_bytes()
    next_version("alter table code add column short text not null default ''")
    with projects.open_project(project_file) as opened:
        assert opened.db.execute("select distinct short from code").fetchall() == [("",)]
    backup = project_file.with_name("study.qualcode.before-update-1")
    assert sorted(path.name for path in project_file.parent.iterdir()) == [project_file.name, backup.name]
    assert projects.find(project_file.parent) == project_file
    assert len(backup.read_bytes()) == len(before)


def test_undo_reaches_back_before_the_update(project_file: Path, next_version: Callable[[str], None]) -> None:
    with projects.open_project(project_file) as opened:
        codebook.delete(opened, "Support")
        codebook.rename(opened, "Courses", "Training")
        history.undo(opened)
    next_version("alter table code add column short text not null default ''")
    with projects.open_project(project_file) as opened:
        history.redo(opened)
        history.undo(opened)
        history.undo(opened)
        assert len(codebook.read(opened)) == 8
        while history.trail(opened).rows[-1][4] != "Brought in the codebook “Small”":
            history.undo(opened)


@pytest.mark.parametrize(
    "sql", ["create table", "delete from code where parent_id is null", "drop table document"]
)
def test_an_update_that_fails_leaves_the_project_as_it_was(
    project_file: Path, next_version: Callable[[str], None], sql: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with projects.open_project(project_file) as opened:
        before = dump(opened)
    next_version(sql)
    with pytest.raises(QualcodeError) as refusal:
        projects.open_project(project_file)
    assert refusal.value.hint
    monkeypatch.undo()
    with projects.open_project(project_file) as opened:
        assert dump(opened) == before


def test_each_update_has_a_backup_of_its_own(project_file: Path, next_version: Callable[[str], None]) -> None:
    project_file.with_name("study.qualcode.before-update-1").write_text("An earlier one.")
    next_version("select 1")
    projects.open_project(project_file).close()
    assert project_file.with_name("study.qualcode.before-update-1").read_text() == "An earlier one."
    assert project_file.with_name("study.qualcode.before-update-2").stat().st_size > 10_000


def test_an_older_project_that_cannot_be_written_to_is_refused(
    project_file: Path, next_version: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    next_version("select 1")
    monkeypatch.setattr("os.access", lambda *_: False)
    with pytest.raises(QualcodeError, match="cannot be brought up to date here"):
        projects.open_project(project_file)
    assert [path.name for path in project_file.parent.iterdir()] == ["study.qualcode"]
