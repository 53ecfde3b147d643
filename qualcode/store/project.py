"""An open project: its steps, its facts, and closing it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from qualcode.model.errors import QualcodeError
from qualcode.store import history, replay
from qualcode.store.database import Database
from qualcode.store.faults import explained, in_words

SUFFIX = ".qualcode"


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


def _identity(path: Path) -> tuple[int, int] | None:
    """What tells a file from another one of the same name; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
