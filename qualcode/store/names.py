"""The list of names that must not leave the project, each with what stands for it."""

from collections.abc import Callable, Iterable
from typing import NamedTuple
from uuid import uuid4

from qualcode.model.names import NameKind, NameOut
from qualcode.store import history
from qualcode.store.project import Project


class Listed(NamedTuple):
    """A name of the list; ``folded`` tells it from all others, ``guid`` also in copies."""

    name_out_id: int
    guid: str
    folded: str
    coder: str
    added_at: str
    name: NameOut


def read(project: Project) -> list[NameOut]:
    """The whole list, in the order in which it was made."""
    rows = project.db.execute(
        "select name, replacement, kind, is_as_written from name_out order by name_out_id"
    ).fetchall()
    return [_name(*row) for row in rows]


def listed(project: Project) -> list[Listed]:
    """The whole list with who added what, and when."""
    rows = project.db.execute(
        "select name_out_id, name_out.guid, folded, coalesce(coder.name, ''), added_at,"
        " name_out.name, replacement, kind, is_as_written"
        " from name_out left join coder using (coder_id) order by name_out_id"
    ).fetchall()
    return [
        Listed(name_id, guid, folded, coder, added_at, _name(*name))
        for name_id, guid, folded, coder, added_at, *name in rows
    ]


def _name(name: str, replacement: str, kind: str, is_as_written: int) -> NameOut:
    return NameOut(name, replacement, NameKind(kind), bool(is_as_written))


def put(project: Project, name: NameOut, folded: str, guid: str = "", added_at: str = "") -> None:
    """Put a name on the list; one that is there already (by ``folded``) is written anew.

    A name that was added in a copy comes with its ``guid``, and when it was added there.
    """
    project.db.execute(
        "insert into name_out (guid, name, folded, kind, replacement, is_as_written, coder_id, added_at)"
        " values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (folded) do update"
        " set name = excluded.name, kind = excluded.kind, replacement = excluded.replacement,"
        " is_as_written = excluded.is_as_written",
        (
            guid or str(uuid4()),
            name.name,
            folded,
            name.kind.value,
            name.replacement,
            int(name.is_as_written),
            project.coder_id,
            added_at or history.now(),
        ),
    )


def delete(project: Project, ids: Iterable[int]) -> None:
    """Take names off the list."""
    project.db.conn.executemany("delete from name_out where name_out_id = ?", [(one,) for one in ids])


# --- erasing ----------------------------------------------------------------------------------------------


def forget(project: Project, ids: Iterable[int] = ()) -> int:
    """Erase names for good, and all that undo keeps of the list; returns how many steps that closes.

    Whose name a listed one is, nobody knows: so that nothing of the list can bring one back, its earlier
    states go as a whole. What is on the list stays there.
    """
    db = project.db
    delete(project, ids)
    touched = [
        step_id
        for (step_id,) in db.execute("select distinct step_id from change where table_name = 'name_out'")
    ]
    db.execute("delete from change where table_name = 'name_out'")
    emptied = [step_id for step_id in touched if not history.has_changes(db, step_id)]
    for step_id in emptied:
        db.execute("update step set state = 'closed', subject = '' where step_id = ?", (step_id,))
    return len(emptied)


def mask(project: Project, masked: Callable[[str], str]) -> None:
    """Write the replacements anew, without what ``masked`` takes out of them."""
    for one in listed(project):
        if (stays := masked(one.name.replacement)) != one.name.replacement:
            project.db.execute(
                "update name_out set replacement = ? where name_out_id = ?", (stays, one.name_out_id)
            )
