"""Undo and redo: rows are put back as the history kept them.

Both refuse as soon as a row is not as the step left it, so that nobody's later work is overwritten.
"""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import Any, NamedTuple

from qualcode.model.errors import QualcodeError
from qualcode.store.database import Database
from qualcode.store.history import (
    Step,
    coder_in_use,
    coder_name,
    immediate,
    not_recording,
    recorded_tables,
    row_as_json,
    write_trail,
)


class _Change(NamedTuple):
    change_id: int
    table: str
    row_id: int
    kind: str
    old: str | None
    new: str | None


def last_done(db: Database, coder_id: int | None = None) -> Step | None:
    """The step that was done (or redone) last, of one coder or (None) of anybody."""
    return _newest(db, "state = 'done' and (:coder is null or coder_id = :coder)", coder_id)


def next_undone(db: Database, undone_by: int | None = None) -> Step | None:
    """The step that was undone last, by one coder or (None) by anybody."""
    return _newest(db, "state = 'undone' and (:coder is null or undone_by = :coder)", undone_by)


def _newest(db: Database, condition: str, coder_id: int | None) -> Step | None:
    # By the line of the trail: a step that was redone is newer than those made while it was undone.
    row = db.execute(
        f"select step_id, label, subject from step where {condition} order by trail_id desc limit 1",
        {"coder": coder_id},
    ).fetchone()
    return None if row is None else Step(*row)


def undo(db: Database, step: Step, coder_id: int | None) -> None:
    """Put every row back as it was before the step."""
    with _replaying(db, step, "done", "undone", coder_id) as rows:
        for change in rows.changes("desc"):
            current = rows.current(change)
            if change.kind == "added" and change.new is None:
                rows.keep_added(change, current)
            elif not _same(current, change.new):
                raise rows.changed_since(change)
            rows.put(change, current, change.old)


def redo(db: Database, step: Step, coder_id: int | None) -> None:
    """Put every row as it was after the step."""
    with _replaying(db, step, "undone", "redone", coder_id) as rows:
        for change in rows.changes("asc"):
            current = rows.current(change)
            if not _same(current, change.old):
                raise rows.changed_since(change)
            rows.put(change, current, change.new)


@contextmanager
def _replaying(db: Database, step: Step, state: str, becomes: str, coder_id: int | None) -> Iterator["_Rows"]:
    """A transaction in which references may dangle until the end and nothing is recorded."""
    try:
        with immediate(db):
            _refuse_unless(db, step, state, becomes)
            coder, in_use = coder_name(db, coder_id), coder_in_use(db)
            db.execute("pragma defer_foreign_keys = on")
            with not_recording(db):
                yield _Rows(db, step, becomes)
            _refuse_shifted(db, step, becomes)
            trail_id = write_trail(db, "undid" if becomes == "undone" else "redid", step, coder)
            db.execute(
                "update step set state = ?, undone_by = ?, trail_id = ? where step_id = ?",
                (*(("undone", coder_id) if becomes == "undone" else ("done", None)), trail_id, step.step_id),
            )
            if coder_in_use(db) != in_use:
                _hand_over(db, coder_id)
    except sqlite3.IntegrityError as error:
        raise QualcodeError(
            f"“{step.label}” cannot be {becomes}: something made since then rests on it.",
            "`qualcode trail` shows what came after it.",
        ) from error


def _refuse_unless(db: Database, step: Step, state: str, becomes: str) -> None:
    row = db.execute("select state from step where step_id = ?", (step.step_id,)).fetchone()
    if row is None or row[0] != state:
        raise QualcodeError(
            f"“{step.label}” cannot be {becomes}: another window was quicker.",
            "`qualcode trail` shows what was done.",
        )


_SHIFTED = """
    select document.name from {table} join document using (document_id)
    where {table}.start_char is not null and quote <> ''
        and substr(text, start_char + 1, end_char - start_char) <> quote
        and ({table}_id in (select row_id from change where step_id = :step and table_name = '{table}')
            or document_id in (select row_id from change where step_id = :step and table_name = 'document'
                and json_extract(old, '$.text_sha256') <> json_extract(new, '$.text_sha256')))
    limit 1
"""


def _refuse_shifted(db: Database, step: Step, becomes: str) -> None:
    """Refuse what would leave a passage on other words than those that it was put on.

    A text can have been revised since a passage was coded or removed, and coded since it was revised.
    """
    for table in "coding", "text_status":
        shifted = db.execute(_SHIFTED.format(table=table), {"step": step.step_id}).fetchone()
        if shifted is not None:
            raise QualcodeError(
                f"“{step.label}” cannot be {becomes}: the text of {shifted[0]} is not the one in which all"
                " passages were coded.",
                "`qualcode trail` shows when it was revised, and what was coded since then.",
            )


def _hand_over(db: Database, coder_id: int | None) -> None:
    """With the coder in use, what that coder had undone changes hands: it stays one chain of redoing."""
    db.execute(
        "update step set undone_by = ? where state = 'undone' and undone_by is ?",
        (coder_in_use(db), coder_id),
    )


class _Rows:
    """The rows that a step changed, while they are put back."""

    def __init__(self, db: Database, step: Step, becomes: str) -> None:
        self._db = db
        self._step = step
        self._becomes = becomes

    @cached_property
    def _as_json(self) -> dict[str, str]:
        return {table: row_as_json(self._db, table, table) for table in recorded_tables(self._db)}

    def changes(self, order: str) -> list[_Change]:
        """What the step did, from its end (``desc``) or its beginning (``asc``)."""
        rows = self._db.execute(
            "select change_id, table_name, row_id, kind, old, new from change"
            f" where step_id = ? order by change_id {order}",
            (self._step.step_id,),
        ).fetchall()
        return [_Change(*row) for row in rows]

    def current(self, change: _Change) -> str | None:
        """The row as it is now, None where there is none."""
        row = self._db.execute(
            f"select {self._as_json[change.table]} from {change.table} where rowid = ?", (change.row_id,)
        ).fetchone()
        return None if row is None else str(row[0])

    def put(self, change: _Change, current: str | None, row: str | None) -> None:
        """Make the row what it was; exactly one row is touched."""
        values: dict[str, Any] = json.loads(row) if row is not None else {}
        columns, marks = ", ".join(values), ", ".join("?" * len(values))
        if row is None:
            sql = f"delete from {change.table} where rowid = ?"
        elif current is None:
            sql = f"insert into {change.table} ({columns}) values ({marks})"
        else:
            sql = f"update {change.table} set ({columns}) = ({marks}) where rowid = ?"
        of_row = () if row is not None and current is None else (change.row_id,)
        touched = self._db.execute(sql, (*values.values(), *of_row)).rowcount
        if touched != 1:
            raise RuntimeError(f"replaying change {change.change_id} touched {touched} rows")

    def keep_added(self, change: _Change, current: str | None) -> None:
        """Keep an added row for redoing; it is kept only now, so that texts are not stored twice.

        Until then its later changes are the witness of what happened to it.
        """
        later = self._db.execute(
            "select 1 from change join step using (step_id) where table_name = ? and row_id = ?"
            " and change_id > ? and step_id <> ? and state = 'done'",
            (change.table, change.row_id, change.change_id, self._step.step_id),
        ).fetchone()
        if later is not None or current is None:
            raise self.changed_since(change)
        self._db.execute("update change set new = ? where change_id = ?", (current, change.change_id))

    def changed_since(self, change: _Change) -> QualcodeError:
        """The refusal that names the later step on the same row, where it is still known."""
        row = self._db.execute(
            "select step.label, coder_id from change join step using (step_id)"
            " where table_name = :table and row_id = :row and state = 'done'"
            " and trail_id > (select trail_id from step where step_id = :step)"
            " order by trail_id desc limit 1",
            {"table": change.table, "row": change.row_id, "step": self._step.step_id},
        ).fetchone()
        name = coder_name(self._db, row[1]) if row else ""
        by = f" (“{row[0]}”{f', by {name}' if name else ''})" if row else ""
        return QualcodeError(
            f"“{self._step.label}” cannot be {self._becomes}:"
            f" what it changed was changed again since then{by}.",
            "Undo the later step first; `qualcode trail` shows the order.",
        )


def _same(current: str | None, kept: str | None) -> bool:
    """Whether a row is as it was kept; columns that a later version of the program added do not count."""
    if current is None or kept is None or current == kept:
        return current == kept
    now_there, then = json.loads(current), json.loads(kept)
    return all(now_there.get(column) == value for column, value in then.items())
