"""Making, opening and closing project files: what is refused, and what is left on the disk."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from qualcode.model.errors import QualcodeError
from qualcode.store import project_files
from qualcode.workbench import coders, documents, projects
from qualcode.workbench.projects import Project


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def refusal(path: Path) -> str:
    with pytest.raises(QualcodeError) as caught:
        projects.open_project(path)
    assert caught.value.hint
    return caught.value.message


def alter(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


# --- making ------------------------------------------------------------------------------------------------


def test_a_project_is_one_file_with_a_mark(tmp_path: Path) -> None:
    projects.new(tmp_path / "study").close()
    assert files(tmp_path) == ["study.qualcode"]
    content = (tmp_path / "study.qualcode").read_bytes()
    assert content[68:72] == b"QCOD"


def test_a_file_that_is_there_is_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "study.qualcode"
    path.write_text("Mine.")
    with pytest.raises(QualcodeError, match="is there already"):
        projects.new(path)
    assert path.read_text() == "Mine."
    assert files(tmp_path) == ["study.qualcode"]


def test_a_file_that_appears_meanwhile_is_not_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "study.qualcode"
    monkeypatch.setattr(project_files, "_migrate", lambda _: path.write_text("Quicker."))
    with pytest.raises(QualcodeError):
        projects.new(path)
    assert path.read_text() == "Quicker."
    assert files(tmp_path) == ["study.qualcode"]


def test_what_fails_while_a_project_is_made_leaves_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(project_files, "_migrate", fail)
    with pytest.raises(QualcodeError, match="disk is full"):
        projects.new(tmp_path / "study")
    assert files(tmp_path) == []


def test_a_stick_that_knows_one_name_for_a_file_will_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    with projects.new(tmp_path / "study") as project:
        coders.add(project, "Anna")
        projects.back_up(project, tmp_path / "copy.qualcode")
    assert files(tmp_path) == ["copy.qualcode", "study.qualcode"]
    with pytest.raises(QualcodeError, match="is there already"):
        projects.new(tmp_path / "study")


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(QualcodeError, match="There is no folder"):
        projects.new(tmp_path / "nowhere" / "study")


@pytest.mark.parametrize("name", ["50 % & more?#", "Übung 研究", "a'b;c"])
def test_a_file_may_have_any_name(tmp_path: Path, name: str) -> None:
    with projects.new(tmp_path / name) as project:
        coders.add(project, "Anna")
    assert files(tmp_path) == [f"{name}.qualcode"]
    with projects.open_project(tmp_path / f"{name}.qualcode") as project:
        assert coders.find(project, "Anna").coder_id == 1


# --- closing -----------------------------------------------------------------------------------------------


def test_reading_changes_nothing_on_the_disk(project_file: Path) -> None:
    before = project_file.read_bytes()
    with projects.open_project(project_file) as project:
        projects.status(project)
        documents.listed(project)
        assert files(project_file.parent) == ["study.qualcode"]
    assert project_file.read_bytes() == before


def test_one_file_is_left_after_writing(project_file: Path) -> None:
    with projects.open_project(project_file) as project:
        coders.add(project, "Cleo")
        assert len(files(project_file.parent)) == 3
    assert files(project_file.parent) == ["study.qualcode"]


@pytest.mark.parametrize("writer_first", [True, False])
def test_the_last_of_two_windows_leaves_one_file(project_file: Path, writer_first: bool) -> None:
    writer, reader = projects.open_project(project_file), projects.open_project(project_file)
    coders.add(writer, "Cleo")
    assert coders.find(reader, "Cleo").name == "Cleo"
    for window in (writer, reader) if writer_first else (reader, writer):
        window.close()
    assert files(project_file.parent) == ["study.qualcode"]
    with closing(sqlite3.connect(project_file)) as connection:
        assert connection.execute("pragma journal_mode").fetchone() == ("delete",)


def test_closing_twice_does_no_harm(project_file: Path) -> None:
    with projects.open_project(project_file) as project:
        coders.add(project, "Cleo")
        project.close()


# --- what is no project ------------------------------------------------------------------------------------


def test_a_path_that_is_no_file_is_refused(tmp_path: Path) -> None:
    assert "does not exist" in refusal(tmp_path / "study.qualcode")
    assert "is a folder" in refusal(tmp_path)
    assert files(tmp_path) == []


@pytest.mark.parametrize("content", [b"", b"Not a project.", b"\x00" * 5000, b"SQLite format 3\x00"])
def test_a_file_that_is_no_project_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "study.qualcode"
    path.write_bytes(content)
    assert refusal(path) == "study.qualcode is not a qualcode project."
    assert path.read_bytes() == content


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "study.qualcode"
    alter(path, "create table project (title)")
    assert refusal(path) == "study.qualcode is not a qualcode project."


def test_a_project_of_a_newer_version_is_refused(project_file: Path) -> None:
    alter(
        project_file,
        "insert into _sqlite_migrations (migration_set, name, applied_at)"
        " values ('qualcode', 'm0999_future', '')",
    )
    before = project_file.read_bytes()
    assert refusal(project_file) == "study.qualcode was made by a newer version of qualcode."
    assert project_file.read_bytes() == before


# --- what is read-only -------------------------------------------------------------------------------------


def refuses_to_write(project: Project) -> None:
    for verb in (
        lambda: coders.add(project, "Cleo"),
        lambda: projects.set_percent_from_base(project, 3),
        lambda: documents.delete(project, "B07-w1"),
    ):
        with pytest.raises(QualcodeError, match="cannot be written to"):
            verb()
    assert documents.read(project, "B07-w1").text.startswith("The zebra")
    assert projects.status(project).rows


def test_a_project_without_permission_to_write_is_opened_for_reading(
    project_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda _, mode: mode != os.W_OK)
    with projects.open_project(project_file) as project:
        assert project.is_read_only
        refuses_to_write(project)
        assert len(documents.sentences(project, 1)) == 2  # made, but not kept
    assert files(project_file.parent) == ["study.qualcode"]
