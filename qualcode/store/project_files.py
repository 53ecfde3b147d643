"""Project files: making, checking, opening, bringing up to date and copying them."""

import os
import sqlite3
from contextlib import closing
from itertools import count
from pathlib import Path
from uuid import uuid4

from qualcode.model.errors import QualcodeError
from qualcode.store import history
from qualcode.store.database import APPLICATION_ID, MIGRATION_NAMES, Database
from qualcode.store.faults import explained
from qualcode.store.project import Project

_BUSY_SECONDS = 5.0


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
