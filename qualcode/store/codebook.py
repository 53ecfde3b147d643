"""The tree of codes in the project file."""

from collections.abc import Iterable
from typing import Any, NamedTuple
from uuid import uuid4

from qualcode.model.codebook import Code, Codebook
from qualcode.store import cells as cell_store
from qualcode.store import consensus as consensus_store
from qualcode.store import history
from qualcode.store.project import Project

FIELDS = ("definition", "include", "exclude", "example", "colour", "key")
_COLUMNS = "code_id, parent_id, position, name, definition, include, exclude, example, colour, key"


class Version(NamedTuple):
    """One version of the codebook: when, by whom and through which step it came about."""

    version: int
    made_at: str
    coder: str
    label: str


def read(project: Project) -> Codebook:
    """The present codebook."""
    rows = project.db.execute(f"select {_COLUMNS} from code order by code_id").fetchall()
    return Codebook(history.codebook_version(project.db), tuple(Code(*row) for row in rows))


def add(project: Project, parent_id: int | None, name: str, position: int, fields: dict[str, str]) -> int:
    """A new code at this place; ``fields`` may hold any of FIELDS."""
    row: dict[str, Any] = {"guid": str(uuid4()), "parent_id": parent_id, "name": name, "position": position}
    row |= {field: fields.get(field, "") for field in FIELDS}
    columns, marks = ", ".join(row), ", ".join(f":{column}" for column in row)
    cursor = project.db.execute(f"insert into code ({columns}) values ({marks})", row)
    return int(cursor.lastrowid or 0)


def change(project: Project, code_id: int, **fields: str | int | None) -> None:
    """Set columns of a code (name, position, parent_id or any of FIELDS)."""
    columns = ", ".join(f"{column} = :{column}" for column in fields)
    project.db.execute(f"update code set {columns} where code_id = :code_id", {**fields, "code_id": code_id})


def order(project: Project, code_ids: Iterable[int]) -> None:
    """Number siblings anew in this order."""
    project.db.conn.executemany(
        "update code set position = :place where code_id = :code and position <> :place",
        [{"place": place, "code": code_id} for place, code_id in enumerate(code_ids)],
    )


def delete(project: Project, code_ids: Iterable[int]) -> int:
    """Delete codes with their codings, decisions, memos and cells; returns the number of codings."""
    codings = 0
    # Children stand after their parents, so that the leaves go first.
    for code_id in reversed(list(code_ids)):
        project.db.execute(
            "delete from memo where code_id = :code or coding_id in"
            " (select coding_id from coding where code_id = :code)",
            {"code": code_id},
        )
        for table in "doubt", "quote_edit":
            project.db.execute(
                f"delete from {table} where coding_id in (select coding_id from coding where code_id = ?)",
                (code_id,),
            )
        codings += project.db.execute("delete from coding where code_id = ?", (code_id,)).rowcount
        cell_store.delete_of_code(project, code_id)
        consensus_store.forget_code(project, code_id)
        project.db.execute("delete from code where code_id = ?", (code_id,))
    return codings


def codings_of(project: Project, code_ids: Iterable[int]) -> int:
    """How many codings these codes have, of all coders."""
    wanted = ", ".join(str(int(code_id)) for code_id in code_ids)
    return int(project.db.execute(f"select count(*) from coding where code_id in ({wanted})").fetchone()[0])


def versions(project: Project) -> list[Version]:
    """All versions, oldest first."""
    return [
        Version(*row)
        for row in project.db.execute(
            "select version, made_at, coder, label from codebook_version order by version"
        ).fetchall()
    ]


def move_memos(project: Project, from_code_id: int, to_code_id: int) -> None:
    """Give the memos of one code, its cells and the decisions on it to another."""
    cell_store.move(project, from_code_id, to_code_id)
    consensus_store.move(project, from_code_id, to_code_id)
    project.db.execute("update memo set code_id = ? where code_id = ?", (to_code_id, from_code_id))


def keep_words(project: Project, from_code_id: int, to_code_id: int) -> None:
    """Add what was written in the fields of a code that goes to those of the code that stays."""
    for field in ("definition", "include", "exclude", "example"):
        project.db.execute(
            f"update code set {field} = trim(code.{field} || char(10) || gone.{field}, char(10))"
            f" from code gone where gone.code_id = ? and code.code_id = ? and gone.{field} <> ''"
            f" and instr(code.{field}, gone.{field}) = 0",
            (from_code_id, to_code_id),
        )
