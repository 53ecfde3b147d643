"""Steps: one transaction, one undo, one line of the trail.

While a step is open, temporary triggers (made from the live schema) keep the old and the new row of every
change as data; ``replay`` puts them back.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple

from qualcode.store.database import UNRECORDED, Database


class Step(NamedTuple):
    """A step as it can be undone or redone."""

    step_id: int
    label: str
    subject: str


@dataclass(slots=True)
class Wording:
    """What the open step says of itself; a verb that has to read first writes it when it knows.

    ``label`` says what was done without naming people or their words; ``subject`` may name a document or a
    respondent, and is blanked when that person withdraws.
    """

    label: str
    subject: str = ""


class TrailLine(NamedTuple):
    """One line of the audit trail; ``counts`` maps a table to what happened to how many of its rows."""

    trail_id: int
    made_at: str
    coder: str
    act: str
    label: str
    subject: str
    counts: dict[str, dict[str, int]]


def now() -> str:
    """The present second in UTC, ISO 8601."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@contextmanager
def immediate(db: Database) -> Iterator[None]:
    """A transaction that takes the write lock at once, so that what it reads cannot go stale."""
    db.execute("begin immediate")
    try:
        yield
    except BaseException:
        db.rollback()
        raise
    try:
        db.execute("commit")
    except BaseException:
        db.rollback()
        raise


@contextmanager
def savepoint(db: Database) -> Iterator[None]:
    """A part of the open transaction; when it fails, the part is taken back even if somebody goes on."""
    with db.utils.atomic():
        yield


def recorded_tables(db: Database) -> list[str]:
    """The tables whose every change is kept for undo."""
    return sorted(set(db.utils.table_names()) - UNRECORDED)


def start_recording(db: Database) -> None:
    """Make the temporary triggers of this connection; a change outside a step is refused by them."""
    db.execute("create temp table if not exists current_step (step_id integer not null)")
    for table in recorded_tables(db):
        old, new = row_as_json(db, table, "old"), row_as_json(db, table, "new")
        for event, kind, kept_old, kept_new, row, when in (
            ("insert", "added", "null", "null", "new", "1"),
            ("update", "changed", old, new, "old", _is_another(db, table)),
            ("delete", "removed", old, "null", "old", "1"),
        ):
            db.execute(f"""
                create temp trigger if not exists record_{event}_{table} after {event} on main.{table}
                when {when}
                begin
                    select raise(abort, 'a change outside a step')
                    where not exists (select 1 from current_step);
                    insert into change (step_id, table_name, row_id, kind, old, new)
                    select step_id, '{table}', {row}.rowid, '{kind}', {kept_old}, {kept_new}
                    from current_step where step_id > 0;
                end""")


def _is_another(db: Database, table: str) -> str:
    """The SQL condition that an update changed something: what stays as it was leaves no trace."""
    return " or ".join(f"old.{c.name} is not new.{c.name}" for c in db.utils.table(table).columns)


def row_as_json(db: Database, table: str, row: str) -> str:
    """The SQL expression of a whole row as one JSON object."""
    pairs = ", ".join(f"'{column.name}', {row}.{column.name}" for column in db.utils.table(table).columns)
    return f"json_object({pairs})"


@contextmanager
def recorded_step(db: Database, wording: Wording) -> Iterator[None]:
    """Everything inside is one step; when nothing changed, nothing is kept."""
    with immediate(db):
        coder_id = coder_in_use(db)
        with recording(db) as step_id:
            yield
        if not has_changes(db, step_id):
            db.execute("delete from step where step_id = ?", (step_id,))
            return
        # The very first step is that of the coder whom it added.
        coder_id = coder_in_use(db) if coder_id is None else coder_id
        end_redoing(db, coder_id)
        step = Step(step_id, wording.label, wording.subject)
        trail_id = write_trail(db, "did", step, coder_name(db, coder_id))
        db.execute(
            "update step set label = ?, subject = ?, coder_id = ?, trail_id = ? where step_id = ?",
            (step.label, step.subject, coder_id, trail_id, step_id),
        )


def end_redoing(db: Database, coder_id: int | None = None) -> None:
    """Drop what a coder (None: anybody) has undone: its rows can never come back, and are kept no longer."""
    undone = "state = 'undone' and (:coder is null or undone_by is null or undone_by = :coder)"
    of_coder = {"coder": coder_id}
    db.execute(f"delete from change where step_id in (select step_id from step where {undone})", of_coder)
    db.execute(f"update step set state = 'dropped' where {undone}", of_coder)


@contextmanager
def recording(db: Database) -> Iterator[int]:
    """Keep every change inside under a new step, whose id is given."""
    cursor = db.execute("insert into step (made_at) values (?)", (now(),))
    step_id = int(cursor.lastrowid or 0)
    db.execute("insert into current_step values (?)", (step_id,))
    yield step_id
    db.execute("delete from current_step")


@contextmanager
def not_recording(db: Database) -> Iterator[None]:
    """Changes inside are allowed, and kept nowhere."""
    db.execute("insert into current_step values (0)")
    yield
    db.execute("delete from current_step")


def has_changes(db: Database, step_id: int) -> bool:
    """Whether anything is kept under a step."""
    return db.execute("select 1 from change where step_id = ? limit 1", (step_id,)).fetchone() is not None


def write_trail(db: Database, act: str, step: Step, coder: str) -> int:
    """Write the line of the trail for a step and, where codes changed, the new version of the codebook.

    Returns the id of the line.
    """
    counts: dict[str, dict[str, int]] = {}
    for table, kind, count in db.execute(
        "select table_name, kind, count(*) from change where step_id = ? group by 1, 2 order by 1, 2",
        (step.step_id,),
    ):
        counts.setdefault(table, {})[kind] = count
    cursor = db.execute(
        "insert into trail (made_at, coder, act, label, subject, counts) values (?, ?, ?, ?, ?, ?)",
        (now(), coder, act, step.label, step.subject, json.dumps(counts)),
    )
    if "code" in counts:
        label = step.label if act == "did" else f"{act}: {step.label}"
        keep_codebook(db, label, codebook_version(db) + 1, coder)
    return int(cursor.lastrowid or 0)


def keep_codebook(db: Database, label: str, version: int, coder: str = "") -> None:
    """Keep the present codes as a version of the codebook."""
    tree = [dict(row) for row in db.utils.query("select * from code order by code_id")]
    db.execute(
        "insert into codebook_version (version, made_at, coder, label, tree) values (?, ?, ?, ?, ?)",
        (version, now(), coder, label, json.dumps(tree, ensure_ascii=False)),
    )


def coder_in_use(db: Database) -> int | None:
    """The coder in use, None before anybody coded."""
    row = db.execute("select current_coder_id from project").fetchone()
    return None if row is None else row[0]


def coder_name(db: Database, coder_id: int | None) -> str:
    """The name of a coder, empty where nobody is meant."""
    row = db.execute("select name from coder where coder_id is ?", (coder_id,)).fetchone()
    return str(row[0]) if row else ""


def trail(db: Database) -> list[TrailLine]:
    """All lines, oldest first."""
    rows = db.execute(
        "select trail_id, made_at, coder, act, label, subject, counts from trail order by trail_id"
    ).fetchall()
    return [TrailLine._make((*row[:6], json.loads(row[6]))) for row in rows]


def last_step_at(db: Database) -> str:
    """When the project last changed (ISO 8601, UTC)."""
    row = db.execute("select made_at from trail order by trail_id desc limit 1").fetchone()
    return str(row[0]) if row else str(db.execute("select created_at from project").fetchone()[0])


def codebook_version(db: Database, schema: str = "main") -> int:
    """The number of the present codebook; 0 while there is none."""
    found = db.execute(f"select coalesce(max(version), 0) from {schema}.codebook_version").fetchone()
    return int(found[0])


def version_in_step(db: Database) -> int:
    """The version of the codebook that the open step leaves behind."""
    is_changing = db.execute(
        "select exists (select 1 from change join current_step using (step_id) where table_name = 'code')"
    ).fetchone()[0]
    return codebook_version(db) + int(is_changing)
