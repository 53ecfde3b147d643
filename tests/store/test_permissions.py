"""Files and folders that may not be written to, with real permissions."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from qualcode.model.errors import QualcodeError
from qualcode.workbench import coders, documents, projects

NOBODY = 65534


@contextmanager
def as_anybody() -> Iterator[None]:
    """As a user whom permissions hold: an administrator becomes nobody for a while."""
    if not hasattr(os, "setresuid") or os.geteuid() != 0:
        yield
        return
    os.setresuid(NOBODY, NOBODY, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)


@pytest.fixture
def place(study_file: Path) -> Iterator[Path]:
    """A folder that everybody may enter, with the small study in it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "study.qualcode"
        path.write_bytes(study_file.read_bytes())
        path.chmod(0o666)
        folder.chmod(0o777)
        yield folder
        folder.chmod(0o700)


def test_a_read_only_file_is_read_and_not_changed(place: Path) -> None:
    path = place / "study.qualcode"
    path.chmod(0o444)
    before = path.read_bytes()
    with as_anybody(), projects.open_project(path) as project:
        assert documents.read(project, "B07-w1").text.startswith("The zebra")
        with pytest.raises(QualcodeError, match="cannot be written to"):
            coders.add(project, "Cleo")
    assert path.read_bytes() == before


def test_in_a_read_only_folder_a_project_is_read_and_none_is_made(place: Path) -> None:
    place.chmod(0o555)
    with as_anybody():
        with projects.open_project(place / "study.qualcode") as project:
            assert documents.read(project, "B07-w1").text.startswith("The zebra")
            with pytest.raises(QualcodeError, match="cannot be written to"):
                coders.add(project, "Cleo")
            with pytest.raises(QualcodeError, match="cannot be opened or made here"):
                projects.back_up(project, place / "copy.qualcode")
        with pytest.raises(QualcodeError, match="cannot be opened or made here"):
            projects.new(place / "new")
    assert [path.name for path in place.iterdir()] == ["study.qualcode"]


def test_a_file_that_may_not_be_read_is_refused(place: Path) -> None:
    path = place / "study.qualcode"
    path.chmod(0)
    with as_anybody(), pytest.raises(QualcodeError, match="cannot be opened"):
        projects.open_project(path)


@pytest.fixture
def left_behind(place: Path) -> Path:
    """A project as a power cut leaves it: ready for a log, which holds the last step."""
    path = place / "study.qualcode"
    with projects.open_project(path) as project:
        coders.add(project, "Cleo")
        project.db.execute("pragma wal_checkpoint(full)")
        copies = {file: file.read_bytes() for file in place.iterdir()}
    for file, content in copies.items():
        file.write_bytes(content)
        file.chmod(0o666)
    return path


def test_a_project_left_by_a_power_cut_is_read_where_nothing_may_be_written(left_behind: Path) -> None:
    for suffix in ("-wal", "-shm"):
        left_behind.with_name(left_behind.name + suffix).unlink()
    left_behind.parent.chmod(0o555)
    with as_anybody(), projects.open_project(left_behind) as project:
        assert coders.find(project, "Cleo").name == "Cleo"


def test_a_project_left_by_a_power_cut_is_tidied_where_it_may_be(left_behind: Path) -> None:
    with as_anybody(), projects.open_project(left_behind) as project:
        assert coders.find(project, "Cleo").name == "Cleo"
    assert [path.name for path in left_behind.parent.iterdir()] == ["study.qualcode"]
