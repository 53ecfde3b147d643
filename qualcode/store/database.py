"""The connection to a project file, and what tells that a file is one."""

import sqlite3
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from sqlite_utils import Database as SqliteUtils

APPLICATION_ID: Final = 0x51434F44  # "QCOD"

MIGRATION_SET: Final = "qualcode"
MIGRATION_NAMES: Final = (
    "m0001_project",
    "m0002_writing",
    "m0003_revisions",
    "m0005_displays",
    "m0006_marks",
    "m0007_second_coder",
    "m0008_merging",
    "m0009_consensus",
    "m0010_names",
    "m0011_quotes",
    "m0012_again",
    "m0013_ratings",
)

UNRECORDED: Final = frozenset(
    {
        "step",
        "change",
        "trail",
        "codebook_version",
        "tombstone",
        "draft",
        "merged_in",
        "segmentation",
        "sentence",
        "search_document",
        "search_index",
        "search_index_config",
        "search_index_data",
        "search_index_idx",
        "search_state",
        "search_word",
        "_sqlite_migrations",
        "sqlite_sequence",
    }
)


def load_what_changes_need() -> None:
    """Import what the first change of a project waits for otherwise; a screen does so while one reads."""
    import sqlite_utils  # noqa: F401


class Database:
    """A connection that reads and writes rows by SQL, and knows its tables through sqlite-utils.

    Importing sqlite-utils takes as long as a whole count (it loads NumPy where that is installed), so it
    comes in only when tables are made, migrated or recorded; a command that reads does without.
    """

    def __init__(self, conn: sqlite3.Connection) -> None:
        self.conn = conn
        # As sqlite-utils would: a row that another trigger deletes leaves its traces too.
        conn.execute("pragma recursive_triggers = on")

    @cached_property
    def utils(self) -> "SqliteUtils":
        """The same connection as sqlite-utils sees it; no plugin touches a project."""
        from sqlite_utils import Database as SqliteUtils

        return SqliteUtils(self.conn, execute_plugins=False)

    def execute(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> sqlite3.Cursor:
        """Run one statement; outside a transaction it is committed at once."""
        try:
            return self.conn.execute(sql, parameters)
        except UnicodeDecodeError as error:  # the complaint itself quotes damaged bytes
            raise sqlite3.DatabaseError("database disk image is malformed") from error

    def rollback(self) -> None:
        """Take back the open transaction, if there is one."""
        self.conn.rollback()

    def close(self) -> None:
        """Close the file."""
        self.conn.close()

    def migrations_applied(self) -> frozenset[str]:
        """The names of the migrations that this file has had, those of newer versions included."""
        kept = self.execute("select 1 from sqlite_schema where name = '_sqlite_migrations'").fetchone()
        if kept is None:
            return frozenset()
        names = self.execute("select name from _sqlite_migrations where migration_set = ?", (MIGRATION_SET,))
        return frozenset(name for (name,) in names.fetchall())
