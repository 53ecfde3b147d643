"""The project file: making, opening, checking and closing it."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self
from uuid import uuid4

from qualcode.model.errors import QualcodeError
from qualcode.store import history, replay
from qualcode.store.database import APPLICATION_ID, MIGRATION_NAMES, Database
from qualcode.store.faults import explained, in_words

SUFFIX = ".qualcode"
_BUSY_SECONDS = 5.0


class Facts(NamedTuple):
    """What a project says of itself; ``percent_from_base`` is the base from which percentages are printed."""

    title: str
    notice: str
    approach: str
    language: str
    percent_from_base: int


class Project:
    """An open project file. As a context manager it closes the file and puts faults of the disk into words.

    Reading changes nothing on the disk; the first step turns the write-ahead log on, and the last close
    leaves one file. Until then, and outside of steps, whatever would change the file is refused.
    """

    def __init__(self, path: Path, db: Database, is_read_only: bool) -> None:
        self.path = path
        self.db = db
        self.is_read_only = is_read_only
        self._is_recording = False
        self._is_closed = False
        self._identity = _identity(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self.close()
        except sqlite3.Error as fault:
            error = error or fault
        if isinstance(error, sqlite3.Error):
            raise explained(error, self.path) from error

    @contextmanager
    def step(self, label: str = "", subject: str = "") -> Iterator[history.Wording]:
        """One labelled step of the coder in use; inside another step it becomes part of that one.

        A verb reads what it decides upon inside its step, where nobody else can write; if the label depends
        on what it finds, it sets the label of the wording that it is given.
        """
        wording = history.Wording(label, subject)
        with in_words(self.path):
            if self.db.conn.in_transaction:
                with history.savepoint(self.db):
                    yield wording
            else:
                self._make_ready_to_write()
                with history.recorded_step(self.db, wording):
                    yield wording

    def undo(self, step: history.Step) -> None:
        """Undo a step in the name of the coder in use."""
        with in_words(self.path):
            self._make_ready_to_write()
            replay.undo(self.db, step, self.coder_id)

    def redo(self, step: history.Step) -> None:
        """Redo a step in the name of the coder in use."""
        with in_words(self.path):
            self._make_ready_to_write()
            replay.redo(self.db, step, self.coder_id)

    @property
    def coder_id(self) -> int | None:
        """The coder in use, None before anybody coded."""
        return history.coder_in_use(self.db)

    @property
    def guid(self) -> str:
        """What tells this project from all others, on any machine; copies of the file share it."""
        return str(self.db.execute("select guid from project").fetchone()[0])

    @property
    def data_version(self) -> int:
        """A number that changes when another connection changed the file."""
        return int(self.db.execute("pragma data_version").fetchone()[0])

    @property
    def facts(self) -> Facts:
        """Title, notice, approach, language and settings."""
        return Facts._make(self.db.execute(f"select {', '.join(Facts._fields)} from project").fetchone())

    def set_fact(self, name: str, value: str | int) -> None:
        """Change one of the facts."""
        if name not in Facts._fields:
            raise KeyError(name)
        self.db.execute(f"update project set {name} = ?", (value,))

    @contextmanager
    def unrecorded(self, label: str = "") -> Iterator[None]:
        """A transaction for what follows its source (caches), or for erasing what must leave no trace;
        with a label it still leaves a line of the trail."""
        with in_words(self.path):
            if self.db.conn.in_transaction:
                yield
                return
            self._make_ready_to_write()
            with history.immediate(self.db):
                with history.not_recording(self.db):
                    yield
                if label:
                    coder = history.coder_name(self.db, self.coder_id)
                    history.write_trail(self.db, "did", history.Step(0, label, ""), coder)

    def need_in_place(self) -> None:
        """Refuse to go on in a file that has lost its name: what is written there would vanish on closing."""
        now = _identity(self.path)
        if now is None:
            raise QualcodeError(
                f"{self.path.name} was deleted or moved while it was open.",
                "Nothing more can be kept in it; save a copy of what is open under another name.",
            )
        if now != self._identity:
            raise QualcodeError(
                f"{self.path.name} was replaced by another file while it was open.",
                "Nothing more can be kept in it; save a copy of what is open under another name.",
            )

    def wait_at_most(self, seconds: float) -> None:
        """How long to wait for another window or program that has the file to itself."""
        self.db.execute(f"pragma busy_timeout = {int(1000 * seconds)}").fetchone()

    def _make_ready_to_write(self) -> None:
        self.need_in_place()
        if self.is_read_only:
            raise QualcodeError(
                f"{self.path.name} cannot be written to, so nothing was changed.",
                "Copy the project to a folder where you may write, or change the permissions of the file.",
            )
        if not self._is_recording:
            self.db.execute("pragma query_only = off")
            # A network folder may not allow the log; SQLite then stays with the rollback journal.
            self.db.execute("pragma main.journal_mode = wal").fetchone()
            self.db.execute("pragma synchronous = full")
            # A large import stays in 64 MiB of memory, and what a statement could take back is not written
            # beside the project, page by page, for every row.
            self.db.execute("pragma cache_size = -65536")
            self.db.execute("pragma temp_store = memory")
            # What is deleted is overwritten, so that a person who withdraws is gone from the disk as well.
            self.db.execute("pragma secure_delete = on").fetchone()
            history.start_recording(self.db)
            self._is_recording = True

    def close(self) -> None:
        """Close the file; when nobody else has it open, the log is folded back into it."""
        if self._is_closed:
            return
        self._is_closed = True
        try:
            if not self.is_read_only:
                self.db.rollback()
                self.db.execute("pragma query_only = off")
                self.db.execute("pragma main.journal_mode = delete").fetchone()
        except sqlite3.OperationalError:
            pass  # another window still has the project open: the last one to close leaves one file
        finally:
            self.db.close()


def create(path: Path, title: str, approach: str, language: str, notice: str = "") -> Project:
    """Make a new project file; an existing file is never overwritten.

    The file gets its name only when it is complete, so that nothing half-written is left behind.
    """
    _refuse_place(path)
    unfinished = _unfinished(path)
    try:
        with closing(_connect(unfinished, "rwc")) as db:
            db.execute(f"pragma application_id = {APPLICATION_ID}")
            with history.immediate(db):
                _migrate(db)
                db.execute(
                    "insert into project (project_id, guid, title, notice, approach, language, created_at)"
                    " values (1, ?, ?, ?, ?, ?, ?)",
                    (str(uuid4()), title, notice, approach, language, history.now()),
                )
        _name(unfinished, path)
    except sqlite3.Error as error:
        raise explained(error, path) from error
    finally:
        unfinished.unlink(missing_ok=True)
    return open_project(path)


def open_project(path: Path) -> Project:
    """Open a project; whatever is not one, is damaged or comes from a newer version is refused.

    A project of an older version is backed up beside itself before its tables are brought up to date.
    """
    if not path.is_file():
        what = "is a folder" if path.is_dir() else "does not exist"
        raise QualcodeError(f"{path} {what}.", "Name a project file, which ends in .qualcode.")
    is_read_only = not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))
    try:
        db = _connect(path, _reading_mode(path) if is_read_only else "rw")
        try:
            _make_ready_to_read(db, path, is_read_only)
        except BaseException:
            db.close()
            raise
    except sqlite3.Error as error:
        raise explained(error, path) from error
    except OSError as error:
        raise QualcodeError(
            f"{path} cannot be opened: {error.strerror}.", "Check its permissions."
        ) from error
    return Project(path, db, is_read_only)


def open_for_reading(path: Path) -> Project:
    """A connection that can only read: to an open project for a thread of its own, or to a copy."""
    try:
        db = _connect(path, "ro")
        try:
            _check_identity(db, path)
            _refuse_older(db, path)
        except BaseException:
            db.close()
            raise
    except sqlite3.Error as error:
        raise explained(error, path) from error
    return Project(path, db, is_read_only=True)


def _refuse_older(db: Database, path: Path) -> None:
    if db.migrations_applied() != set(MIGRATION_NAMES):
        raise QualcodeError(
            f"{path.name} comes from an older version of qualcode.",
            "Open it once by itself, which brings it up to date (a backup stays beside it).",
        )


def _identity(path: Path) -> tuple[int, int] | None:
    """What tells a file from another one of the same name; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _connect(path: Path, mode: str) -> Database:
    connection = sqlite3.connect(
        f"{path.resolve().as_uri()}?mode={mode}", uri=True, isolation_level=None, timeout=_BUSY_SECONDS
    )
    return Database(connection)


def _reading_mode(path: Path) -> str:
    """How to open what cannot be written to: a file that was left ready for a log, but without one (as by a
    power cut), is as it will stay; SQLite would want to make a log beside it."""
    with path.open("rb") as file:
        is_with_log = file.read(20)[18:] == b"\x02\x02"
    is_left_alone = is_with_log and not path.with_name(f"{path.name}-wal").exists()
    return "ro&immutable=1" if is_left_alone else "ro"


def _make_ready_to_read(db: Database, path: Path, is_read_only: bool) -> None:
    _check_identity(db, path)
    if db.migrations_applied() != set(MIGRATION_NAMES):
        _bring_up_to_date(db, path, is_read_only)
    db.execute("pragma foreign_keys = on")
    db.execute("pragma query_only = on")


def _check_identity(db: Database, path: Path) -> None:
    if db.execute("pragma application_id").fetchone()[0] != APPLICATION_ID:
        raise QualcodeError(
            f"{path.name} is not a qualcode project.", "A project is made with `qualcode new`."
        )
    if not db.migrations_applied() <= set(MIGRATION_NAMES):
        raise QualcodeError(
            f"{path.name} was made by a newer version of qualcode.",
            "Install the newest qualcode and open it again.",
        )


def _bring_up_to_date(db: Database, path: Path, is_read_only: bool) -> None:
    if is_read_only:
        raise QualcodeError(
            f"{path.name} comes from an older version and cannot be brought up to date here.",
            "Copy it to a folder where you may write and open it there.",
        )
    with history.immediate(db):
        if db.migrations_applied() == set(MIGRATION_NAMES):
            return  # another window was quicker
        backup = _free_place(path)
        # A connection that is about to write cannot be backed up from.
        with closing(_connect(path, "ro")) as reading:
            back_up(reading, backup)
        _migrate(db)
        if db.execute("pragma foreign_key_check").fetchall():
            raise QualcodeError(
                f"{path.name} could not be brought up to date.", f"It stays as it was; so does {backup.name}."
            )


def _migrate(db: Database) -> None:
    from qualcode.store.schema import migrations

    migrations.apply(db.utils)


def _free_place(path: Path) -> Path:
    """A name for the backup of a project; it does not end in the suffix, so that it is not taken for one."""
    places = (path.with_name(f"{path.name}.before-update-{number}") for number in count(1))
    return next(place for place in places if not place.exists())


def back_up(db: Database, target: Path) -> None:
    """A consistent copy of the open project as one file, complete or not there at all."""
    _refuse_place(target)
    unfinished = _unfinished(target)
    try:
        with closing(sqlite3.connect(unfinished)) as copy:
            db.conn.backup(copy)
            copy.execute("pragma journal_mode = delete").fetchone()
        _name(unfinished, target)
    except sqlite3.OperationalError as error:
        raise explained(error, target) from error
    finally:
        unfinished.unlink(missing_ok=True)


def _refuse_place(path: Path) -> None:
    """Refuse to make a file where there is one already, or no folder."""
    if path.exists():
        raise QualcodeError(f"{path} is there already.", "Choose a name that is not taken.")
    if not path.parent.is_dir():
        raise QualcodeError(f"There is no folder {path.parent}.", "Make the folder first, or name another.")


def _unfinished(path: Path) -> Path:
    return path.with_name(f".{path.name}.{uuid4().hex[:8]}")


def _name(unfinished: Path, path: Path) -> None:
    """Give a finished file its name; a file that has it already is never overwritten."""
    try:
        try:
            os.link(unfinished, path)
        except FileExistsError:
            raise
        except OSError:
            # Memory sticks and some network folders know only one name for a file.
            _refuse_place(path)
            unfinished.rename(path)
    except FileExistsError as error:
        raise QualcodeError(f"{path} is there already.", "Choose a name that is not taken.") from error
    except OSError as error:
        raise QualcodeError(f"{path} cannot be made: {error.strerror}.", "Choose another folder.") from error
