"""What a project holds, for comparison."""

from typing import NamedTuple

from qualcode.store.history import recorded_tables
from qualcode.workbench.projects import Project

Rows = list[tuple[object, ...]]


class Past(NamedTuple):
    """What may only grow."""

    trail: Rows
    versions: Rows


def dump(project: Project) -> dict[str, Rows]:
    """All rows of all recorded tables with their ids."""
    return {
        table: project.db.execute(f"select rowid, * from {table} order by rowid").fetchall()
        for table in recorded_tables(project.db)
    }


def everything(project: Project) -> dict[str, Rows]:
    """All rows of all tables, the history included."""
    tables = project.db.execute("select name from sqlite_schema where type = 'table'").fetchall()
    return {
        name: sorted(project.db.execute(f"select * from {name}").fetchall(), key=repr)
        for (name,) in tables
        if name != "sqlite_sequence"
    }


def past(project: Project) -> Past:
    return Past(
        project.db.execute("select * from trail order by trail_id").fetchall(),
        project.db.execute("select * from codebook_version order by version").fetchall(),
    )


def guids(project: Project) -> set[str]:
    """The guids of all rows that can be exchanged."""
    found: set[str] = set()
    for table in recorded_tables(project.db):
        columns = {row[1] for row in project.db.execute(f"pragma table_info({table})").fetchall()}
        if "guid" in columns and table != "project":
            found.update(row[0] for row in project.db.execute(f"select guid from {table}").fetchall())
    return found


def kept_guids(project: Project) -> set[str]:
    """The guids of rows that the history keeps: some were there within one step only."""
    rows = project.db.execute(
        "select distinct json_extract(coalesce(old, new), '$.guid') from change where table_name <> 'project'"
    ).fetchall()
    return {guid for (guid,) in rows if guid is not None}


def tombstones(project: Project) -> set[str]:
    return {row[0] for row in project.db.execute("select guid from tombstone").fetchall()}
