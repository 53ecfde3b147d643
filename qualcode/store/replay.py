"""Undo and redo: rows are put back as the history kept them.

Both refuse as soon as a row is not as the step left it, so that nobody's later work is overwritten.
"""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from qualcode.model.errors import QualcodeError
from qualcode.store.database import Database
from qualcode.store.history import Step, coder_name, immediate, row_as_json, write_trail


class _Change(NamedTuple):
    change_id: int
    table: str
    row_id: int
    kind: str
    old: str | None
    new: str | None


def last_done(db: Database, coder_id: int | None = None) -> Step | None:
    """The newest step that can be undone, of one coder or (None) of anybody."""
    return _one_step(
        db,
        "where state = 'done' and (:coder is null or coder_id = :coder) order by step_id desc",
        {"coder": coder_id},
    )


def next_undone(db: Database, undone_by: int | None = None) -> Step | None:
    """The step to redo first, of those that one coder or (None) anybody has undone."""
    return _one_step(
        db,
        "where state = 'undone' and (:coder is null or undone_by = :coder) order by step_id",
        {"coder": undone_by},
    )


def _one_step(db: Database, condition: str, parameters: dict[str, Any]) -> Step | None:
    row = db.execute(f"select step_id, label, subject from step {condition} limit 1", parameters).fetchone()
    return None if row is None else Step(*row)


def undo(db: Database, step: Step, coder_id: int | None) -> None:
    """Put every row back as it was before the step."""
    with _replaying(db, step, "undone"):
        for change in _changes(db, step, "desc"):
            current = _row(db, change)
            if change.kind == "added" and change.new is None:
                _refuse_if_changed_since(db, change, step, current)
                db.execute("update change set new = ? where change_id = ?", (current, change.change_id))
            elif not _same(current, change.new):
                raise _changed_since(db, change, step, "undone")
            _put(db, change, change.old)
        db.execute(
            "update step set state = 'undone', undone_by = ? where step_id = ?", (coder_id, step.step_id)
        )
        write_trail(db, "undid", step, coder_id)


def redo(db: Database, step: Step, coder_id: int | None) -> None:
    """Put every row as it was after the step."""
    with _replaying(db, step, "redone"):
        for change in _changes(db, step, "asc"):
            if not _same(_row(db, change), change.old):
                raise _changed_since(db, change, step, "redone")
            _put(db, change, change.new)
        db.execute("update step set state = 'done', undone_by = null where step_id = ?", (step.step_id,))
        write_trail(db, "redid", step, coder_id)


@contextmanager
def _replaying(db: Database, step: Step, what: str) -> Iterator[None]:
    """A transaction in which references may dangle until the end and nothing is recorded."""
    try:
        with immediate(db):
            db.execute("pragma defer_foreign_keys = on")
            db.execute("insert into current_step values (0)")
            yield
            db.execute("delete from current_step")
    except sqlite3.IntegrityError as error:
        raise QualcodeError(
            f"“{step.label}” cannot be {what}: something made since then rests on it.",
            "`qualcode trail` shows what came after it.",
        ) from error


def _changes(db: Database, step: Step, order: str) -> list[_Change]:
    return [
        _Change(*row)
        for row in db.execute(
            "select change_id, table_name, row_id, kind, old, new from change"
            f" where step_id = ? order by change_id {order}",
            (step.step_id,),
        ).fetchall()
    ]


def _row(db: Database, change: _Change) -> str | None:
    row = db.execute(
        f"select {row_as_json(db, change.table, change.table)} from {change.table} where rowid = ?",
        (change.row_id,),
    ).fetchone()
    return None if row is None else str(row[0])


def _same(current: str | None, kept: str | None) -> bool:
    """Whether a row is as it was kept; columns that a later version of the program added do not count."""
    if current is None or kept is None or current == kept:
        return current == kept
    now_there, then = json.loads(current), json.loads(kept)
    return all(now_there.get(column) == value for column, value in then.items())


def _put(db: Database, change: _Change, row: str | None) -> None:
    """Make the row what it was; exactly one row is touched."""
    if row is None:
        cursor = db.execute(f"delete from {change.table} where rowid = ?", (change.row_id,))
    else:
        values = json.loads(row)
        columns = ", ".join(values)
        marks = ", ".join("?" * len(values))
        exists = db.execute(f"select 1 from {change.table} where rowid = ?", (change.row_id,)).fetchone()
        if exists:
            cursor = db.execute(
                f"update {change.table} set ({columns}) = ({marks}) where rowid = ?",
                (*values.values(), change.row_id),
            )
        else:
            cursor = db.execute(
                f"insert into {change.table} ({columns}) values ({marks})", tuple(values.values())
            )
    if cursor.rowcount != 1:
        raise RuntimeError(f"replaying change {change.change_id} touched {cursor.rowcount} rows")


def _refuse_if_changed_since(db: Database, change: _Change, step: Step, current: str | None) -> None:
    """An added row is kept only when it is undone, so that texts are not stored twice; until then its
    later changes are the witness of what happened to it."""
    later = db.execute(
        "select 1 from change join step using (step_id) where table_name = ? and row_id = ?"
        " and change_id > ? and step_id <> ? and state <> 'undone' and state <> 'dropped'",
        (change.table, change.row_id, change.change_id, step.step_id),
    ).fetchone()
    if later is not None or current is None:
        raise _changed_since(db, change, step, "undone")


def _changed_since(db: Database, change: _Change, step: Step, what: str) -> QualcodeError:
    row = db.execute(
        "select step.label, coder_id from change join step using (step_id)"
        " where table_name = ? and row_id = ? and step_id <> ? order by change_id desc limit 1",
        (change.table, change.row_id, step.step_id),
    ).fetchone()
    by = f" (“{row[0]}”{_by(db, row[1])})" if row else ""
    return QualcodeError(
        f"“{step.label}” cannot be {what}: what it changed was changed again since then{by}.",
        "Undo the later step first; `qualcode trail` shows the order.",
    )


def _by(db: Database, coder_id: int | None) -> str:
    name = coder_name(db, coder_id)
    return f", by {name}" if name else ""
