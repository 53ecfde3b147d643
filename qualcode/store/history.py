"""Steps: one transaction, one undo, one line of the trail.

While a step is open, temporary triggers (made from the live schema) keep the old and the new row of every
change as data; ``replay`` puts them back.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import NamedTuple

from qualcode.store.database import UNRECORDED, Database


class Step(NamedTuple):
    """A step as it can be undone or redone."""

    step_id: int
    label: str
    subject: str


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


def recorded_tables(db: Database) -> list[str]:
    """The tables whose every change is kept for undo."""
    return sorted(set(db.utils.table_names()) - UNRECORDED)


def start_recording(db: Database) -> None:
    """Make the temporary triggers of this connection; a change outside a step is refused by them."""
    db.execute("create temp table current_step (step_id integer not null)")
    for table in recorded_tables(db):
        old, new = row_as_json(db, table, "old"), row_as_json(db, table, "new")
        for event, kind, kept_old, kept_new, row in (
            ("insert", "added", "null", "null", "new"),
            ("update", "changed", old, new, "old"),
            ("delete", "removed", old, "null", "old"),
        ):
            db.execute(f"""
                create temp trigger record_{event}_{table} after {event} on main.{table}
                begin
                    select raise(abort, 'a change outside a step')
                    where not exists (select 1 from current_step);
                    insert into change (step_id, table_name, row_id, kind, old, new)
                    select step_id, '{table}', {row}.rowid, '{kind}', {kept_old}, {kept_new}
                    from current_step where step_id > 0;
                end""")


def row_as_json(db: Database, table: str, row: str) -> str:
    pairs = ", ".join(f"'{column.name}', {row}.{column.name}" for column in db.utils.table(table).columns)
    return f"json_object({pairs})"


@contextmanager
def recorded_step(db: Database, label: str, subject: str, coder_id: int | None) -> Iterator[None]:
    """Everything inside is one step; when nothing changed, nothing is kept.

    ``label`` says what was done without naming people or their words; ``subject`` may name a document or a
    respondent, and is blanked when that person withdraws.
    """
    with immediate(db):
        cursor = db.execute(
            "insert into step (label, subject, coder_id, made_at) values (?, ?, ?, ?)",
            (label, subject, coder_id, now()),
        )
        step_id = int(cursor.lastrowid or 0)
        db.execute("insert into current_step values (?)", (step_id,))
        yield
        db.execute("delete from current_step")
        if db.execute("select 1 from change where step_id = ? limit 1", (step_id,)).fetchone() is None:
            db.execute("delete from step where step_id = ?", (step_id,))
            return
        db.execute(
            "update step set state = 'dropped' where state = 'undone'"
            " and (:coder is null or undone_by is null or undone_by = :coder)",
            {"coder": coder_id},
        )
        write_trail(db, "did", Step(step_id, label, subject), coder_id)


def write_trail(db: Database, act: str, step: Step, coder_id: int | None) -> None:
    """Write the line of the trail for a step and, where codes changed, the new version of the codebook."""
    counts: dict[str, dict[str, int]] = {}
    for table, kind, count in db.execute(
        "select table_name, kind, count(*) from change where step_id = ? group by 1, 2 order by 1, 2",
        (step.step_id,),
    ):
        counts.setdefault(table, {})[kind] = count
    coder = coder_name(db, coder_id)
    db.execute(
        "insert into trail (made_at, coder, act, label, subject, counts) values (?, ?, ?, ?, ?, ?)",
        (now(), coder, act, step.label, step.subject, json.dumps(counts)),
    )
    if "code" in counts:
        tree = [dict(row) for row in db.utils.query("select * from code order by code_id")]
        db.execute(
            "insert into codebook_version (version, made_at, coder, label, tree)"
            " select coalesce(max(version), 0) + 1, ?, ?, ?, ? from codebook_version",
            (
                now(),
                coder,
                step.label if act == "did" else f"{act}: {step.label}",
                json.dumps(tree, ensure_ascii=False),
            ),
        )


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


def codebook_version(db: Database) -> int:
    """The number of the present codebook; 0 while there is none."""
    return int(db.execute("select coalesce(max(version), 0) from codebook_version").fetchone()[0])


def version_in_step(db: Database) -> int:
    """The version of the codebook that the open step leaves behind."""
    is_changing = db.execute(
        "select exists (select 1 from change join current_step using (step_id) where table_name = 'code')"
    ).fetchone()[0]
    return codebook_version(db) + int(is_changing)
