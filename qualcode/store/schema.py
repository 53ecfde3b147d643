"""The tables of a project file, as numbered migrations that are never edited after a release.

Whatever can be exchanged or merged has a guid, and leaves a tombstone when it is deleted. Every table that
is not named in ``database.UNRECORDED`` is recorded by the history, so that all its changes can be undone;
a migration is named in ``database.MIGRATION_NAMES`` too.
"""

from collections.abc import Sequence

from sqlite_utils import Database, Migrations

from qualcode.store import (
    schema_again,
    schema_consensus,
    schema_displays,
    schema_marks,
    schema_merging,
    schema_names,
    schema_project,
    schema_quotes,
    schema_ratings,
    schema_revisions,
    schema_second_coder,
    schema_writing,
)

migrations = Migrations("qualcode")


@migrations()
def m0001_project(db: Database) -> None:
    """Everything that the first release keeps."""
    _make(
        db,
        schema_project.PEOPLE,
        schema_project.DOCUMENTS,
        schema_project.CODING,
        schema_project.WRITING,
        schema_project.HISTORY,
        exchanged=schema_project.EXCHANGED,
    )


@migrations()
def m0002_writing(db: Database) -> None:
    """Contact summary sheets, summary cells, drafts, and when a memo was edited."""
    _make(
        db,
        schema_writing.SHEETS,
        schema_writing.CELLS,
        schema_writing.DRAFTS,
        exchanged=schema_writing.EXCHANGED,
    )


@migrations()
def m0003_revisions(db: Database) -> None:
    """Earlier versions of texts, and what a revision left doubtful."""
    _make(
        db,
        schema_revisions.VERSIONS,
        schema_revisions.DOUBTS,
        schema_revisions.QUOTES,
        exchanged=schema_revisions.EXCHANGED,
    )


@migrations()
def m0005_displays(db: Database) -> None:
    """Saved displays, and which codings are starred as quotes."""
    _make(db, schema_displays.DISPLAYS, exchanged=schema_displays.EXCHANGED)


@migrations()
def m0006_marks(db: Database) -> None:
    """Who finished which document, and who checked it once more."""
    _make(db, schema_marks.MARKS, exchanged=schema_marks.EXCHANGED)


@migrations()
def m0007_second_coder(db: Database) -> None:
    """Samples for other coders, codes that a blind coder proposes, and what a blind coder may see."""
    _make(
        db,
        schema_second_coder.ASSIGNMENTS,
        schema_second_coder.SIGHT,
        exchanged=schema_second_coder.EXCHANGED,
    )


@migrations()
def m0008_merging(db: Database) -> None:
    """What was last shared or merged of a coder's work."""
    _make(db, schema_merging.MERGING)


@migrations()
def m0009_consensus(db: Database) -> None:
    """How two coders settled what they differ on."""
    _make(db, schema_consensus.ADJUDICATIONS, exchanged=schema_consensus.EXCHANGED)


@migrations()
def m0010_names(db: Database) -> None:
    """The names that must not leave the project."""
    _make(db, schema_names.NAMES, exchanged=schema_names.EXCHANGED)


@migrations()
def m0011_quotes(db: Database) -> None:
    """How passages are quoted that are not quoted word by word."""
    _make(db, schema_quotes.QUOTES, exchanged=schema_quotes.EXCHANGED)


@migrations()
def m0012_again(db: Database) -> None:
    """Which coder is another one at a later time."""
    _make(db, schema_again.AGAIN)


@migrations()
def m0013_ratings(db: Database) -> None:
    """How strongly a person stands for a theme, on the scale of the project."""
    _make(db, schema_ratings.RATINGS, exchanged=schema_ratings.EXCHANGED)


def _make(db: Database, *scripts: str, exchanged: Sequence[str] = ()) -> None:
    """Run scripts; rows of tables that are ``exchanged`` leave a tombstone from now on."""
    for script in (*scripts, *(_TOMBSTONES.replace("{table}", table) for table in exchanged)):
        _run(db, script)


def _run(db: Database, script: str) -> None:
    """Execute a script within the open transaction (``executescript`` would commit it)."""
    for statement in script.split(";\n\n"):
        if statement.strip():
            db.execute(statement)


_TOMBSTONES = """
create trigger {table}_leaves_a_tombstone after delete on {table}
begin
    insert into tombstone (guid, noun, deleted_at)
    values (old.guid, '{table}', strftime('%Y-%m-%dT%H:%M:%SZ', 'now'));
end;

create trigger {table}_takes_its_tombstone_away after insert on {table}
begin
    delete from tombstone where guid = new.guid;
end
"""
