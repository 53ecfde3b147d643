"""Full, failing and damaged disks: one clear sentence, nothing half-written, and never a fault of SQLite."""

import random
import resource
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from qualcode.model.errors import QualcodeError
from qualcode.model.spans import Span
from qualcode.store import faults
from qualcode.store.database import Database
from qualcode.workbench import (
    codebook,
    coders,
    codings,
    documents,
    history,
    imports,
    projects,
    respondents,
    writing,
)
from qualcode.workbench.projects import Project

from .observing import everything

LONG = "word " * 60_000

WRITING: dict[str, Callable[[Project, Path], object]] = {
    "summary": lambda project, _: writing.write_summary(project, "B07-w1", LONG),
    "undo": lambda project, _: history.undo(project),
    "redo": lambda project, _: history.redo(project),
    "withdraw": lambda project, _: respondents.withdraw(project, "B07"),
    "import": lambda project, folder: imports.import_paths(project, [folder]),
}


@contextmanager
def full(project: Project) -> Iterator[None]:
    """No page more than the file has."""
    (pages,) = project.db.execute("pragma page_count").fetchone()
    project.db.execute(f"pragma max_page_count = {pages}")
    yield
    project.db.execute("pragma max_page_count = 1073741823")


@pytest.mark.parametrize("verb", ["summary", "undo", "redo", "import"])
def test_a_full_disk_is_said_and_nothing_is_changed(project: Project, tmp_path: Path, verb: str) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "E05.txt").write_text(LONG)
    writing.write_summary(project, "D03-w1", "Short.")
    if verb == "undo":
        with project.step("Much at once"):
            writing.write_summary(project, "B07-w1", LONG)
            documents.delete(project, "B07-w1")
    if verb == "redo":
        writing.write_summary(project, "B07-w1", LONG)
        history.undo(project)
    project.db.execute("vacuum")
    before = everything(project)
    with full(project), pytest.raises(QualcodeError, match=r"The disk is full; nothing was changed\."):
        WRITING[verb](project, tmp_path / "notes")
    assert everything(project) == before
    WRITING[verb](project, tmp_path / "notes")
    assert everything(project) != before


@contextmanager
def no_file_grows_beyond(size: int) -> Iterator[None]:
    """The system refuses to write, as a disk does that is full or broken."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


def test_a_disk_that_refuses_at_the_commit_is_said_and_nothing_is_changed(project_file: Path) -> None:
    with projects.open_project(project_file) as project:
        coders.add(project, "Cleo")
        before = everything(project)
        with (
            no_file_grows_beyond(100_000),
            pytest.raises(QualcodeError, match="could not be read or written"),
        ):
            writing.write_summary(project, "B07-w1", LONG)
        assert everything(project) == before
    with projects.open_project(project_file) as project:
        assert everything(project) == before


def test_a_disk_that_refuses_leaves_no_half_made_project_or_backup(project_file: Path) -> None:
    with projects.open_project(project_file) as project, no_file_grows_beyond(20_000):
        with pytest.raises(QualcodeError):
            projects.new(project_file.with_name("new"))
        with pytest.raises(QualcodeError):
            projects.back_up(project, project_file.with_name("copy.qualcode"))
    assert [path.name for path in project_file.parent.iterdir()] == ["study.qualcode"]


def test_erasing_on_a_full_disk_is_told_truly(
    project_file: Path, monkeypatch: pytest.MonkeyPatch, bytes_of: Callable[[Path], bytes]
) -> None:
    """What is erased is overwritten even if the file cannot be rewritten afterwards."""
    execute = Database.execute

    def no_room(self: Database, sql: str, parameters: Sequence[object] = ()) -> sqlite3.Cursor:
        if sql == "vacuum":
            raise sqlite3.OperationalError("database or disk is full")
        return execute(self, sql, parameters)

    monkeypatch.setattr(Database, "execute", no_room)
    with projects.open_project(project_file) as project:
        writing.write_summary(project, "B07-w1", "A zebra again.")
        with pytest.raises(QualcodeError, match="They are erased, but the file could not be made smaller"):
            respondents.withdraw(project, "B07")
    content = bytes_of(project_file)
    assert not [
        trace for trace in (b"zebra", b"quagga", b"okapi", b"b07", b"nobody rang") if trace in content
    ]


# --- damage ------------------------------------------------------------------------------------------------


def use(path: Path) -> None:
    """Everything that a session may do, each verb by itself."""
    with projects.open_project(path) as project:
        for verb in (
            lambda: projects.status(project),
            lambda: respondents.listed(project),
            lambda: documents.read(project, "B07-w1"),
            lambda: history.trail(project),
            lambda: codebook.version_table(project),
            lambda: codings.apply_code(project, "D03-w1", Span(0, 6), "Slow"),
            lambda: writing.write_summary(project, "B07-w1", "Again."),
            lambda: history.undo(project),
            lambda: documents.delete(project, "C12-w1"),
            lambda: respondents.withdraw(project, "B07"),
        ):
            try:
                verb()
            except QualcodeError:
                continue


@pytest.mark.parametrize("part", [0.01, 0.3, 0.5, 0.9])
def test_a_file_cut_short_is_refused_in_words(project_file: Path, part: float) -> None:
    content = project_file.read_bytes()
    project_file.write_bytes(content[: int(len(content) * part)])
    with pytest.raises(QualcodeError) as refusal:
        use(project_file)
    assert "damaged" in refusal.value.message or "not a qualcode project" in refusal.value.message
    assert "backup" in refusal.value.hint


@pytest.mark.parametrize("seed", range(40))
def test_a_scribbled_file_is_refused_in_words_or_works(project_file: Path, seed: int) -> None:
    chance = random.Random(seed)
    content = bytearray(project_file.read_bytes())
    for _ in range(chance.choice((1, 3, 20))):
        start = chance.randrange(100, len(content) - 400)
        content[start : start + 300] = chance.randbytes(300)
    project_file.write_bytes(bytes(content))
    try:
        use(project_file)
    except QualcodeError as refusal:
        assert refusal.hint


# --- words -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        ("database or disk is full", "The disk is full"),
        ("database is locked", "another window"),
        ("attempt to write a readonly database", "cannot be written to"),
        ("unable to open database file", "cannot be opened or made"),
        ("file is not a database", "not a qualcode project"),
        ("database disk image is malformed", "is damaged"),
        ("disk I/O error", "could not be read or written"),
        ("no such table: coding", "does not answer as a project should (no such table: coding)"),
    ],
)
def test_every_fault_has_words_and_a_hint(fault: str, words: str) -> None:
    error = faults.explained(sqlite3.OperationalError(fault), Path("a folder/study.qualcode"))
    assert words in error.message
    assert error.hint
    assert "folder/" not in error.message


def test_no_fault_of_sqlite_leaves_a_project(project: Project) -> None:
    for fault in (
        sqlite3.OperationalError("disk I/O error"),
        sqlite3.DatabaseError("database disk image is malformed"),
        sqlite3.IntegrityError("UNIQUE constraint failed"),
        sqlite3.ProgrammingError("Cannot operate on a closed database."),
    ):
        with pytest.raises(QualcodeError) as refusal, projects.open_project(project.path):
            raise fault
        assert refusal.value.__cause__ is fault
    with pytest.raises(QualcodeError, match="disk I/O"), project.step("In vain"):
        raise sqlite3.OperationalError("disk I/O error")


def test_the_first_fault_is_the_one_that_is_told(project_file: Path) -> None:
    with pytest.raises(QualcodeError, match=r"^Mine\.$"), projects.open_project(project_file) as project:
        coders.add(project, "Cleo")
        with closing(sqlite3.connect(project_file)) as other:
            other.execute("pragma application_id = 0")
        raise QualcodeError("Mine.")
