"""Saved displays, and the passages that are starred as quotes.

A display keeps the codes of its scope by their guids, so that it still means them when they are renamed,
moved or exchanged.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple
from uuid import uuid4

from qualcode.store import history
from qualcode.store.project import Project
from qualcode.store.sight import seen

Spec = Mapping[str, Any]


class Saved(NamedTuple):
    """A display as it is kept; ``coder`` made it, and it is empty where nobody coded before."""

    display_id: int
    title: str
    question: str
    spec: Spec
    coder: str
    made_at: str
    edited_at: str


class Note(NamedTuple):
    """A document with whose it is."""

    document_id: int
    name: str
    wave: int | None
    respondent_ids: tuple[int, ...]


def saved(project: Project) -> list[Saved]:
    """All displays in the order in which they were made."""
    return [
        Saved._make((*row[:3], json.loads(row[3]), *row[4:]))
        for row in project.db.execute(
            "select display_id, title, question, spec, coalesce(coder.name, ''), made_at, edited_at"
            " from display left join coder using (coder_id) order by display_id"
        ).fetchall()
    ]


def add(project: Project, title: str, question: str, spec: Spec) -> int:
    """Keep a new display of the coder in use."""
    cursor = project.db.execute(
        "insert into display (guid, title, question, spec, coder_id, made_at) values (?, ?, ?, ?, ?, ?)",
        (str(uuid4()), title, question, _packed(spec), project.coder_id, history.now()),
    )
    return int(cursor.lastrowid or 0)


def change(project: Project, display_id: int, title: str, question: str, spec: Spec) -> None:
    """Write a display anew."""
    project.db.execute(
        "update display set title = ?, question = ?, spec = ?, edited_at = ? where display_id = ?",
        (title, question, _packed(spec), history.now(), display_id),
    )


def delete(project: Project, display_id: int) -> None:
    """Delete a display; nothing that it shows goes with it."""
    project.db.execute("delete from display where display_id = ?", (display_id,))


def _packed(spec: Spec) -> str:
    return json.dumps(spec, ensure_ascii=False)


def guids_of_codes(project: Project) -> dict[int, str]:
    """The guid of every code."""
    return dict(project.db.execute("select code_id, guid from code").fetchall())


def notes(project: Project) -> list[Note]:
    """All documents with their people, by wave and name; those without a wave come first."""
    rows = project.db.execute(
        "select document_id, document.name, document.wave, json_group_array(respondent_id)"
        " from document join document_respondent using (document_id)"
        " group by document_id order by document.wave, document.name"
    ).fetchall()
    return [Note._make((*row[:3], tuple(json.loads(row[3])))) for row in rows]


# --- starred passages -------------------------------------------------------------------------------------


def starred(project: Project) -> set[int]:
    """The codings that are starred as quotes."""
    found = project.db.execute(
        f"select coding_id from {seen(project)} as coding where starred_at <> ''"
    ).fetchall()
    return {coding_id for (coding_id,) in found}


def star(project: Project, coding_ids: Iterable[int]) -> int:
    """Star codings; returns how many were not starred before."""
    return _set_stars(project, coding_ids, history.now())


def unstar(project: Project, coding_ids: Iterable[int]) -> int:
    """Take the stars of codings away; returns how many there were."""
    return _set_stars(project, coding_ids, "")


def _set_stars(project: Project, coding_ids: Iterable[int], at: str) -> int:
    return sum(
        project.db.execute(
            "update coding set starred_at = :at"
            " where coding_id = :coding and (starred_at = '') = (:at <> '')",
            {"at": at, "coding": coding_id},
        ).rowcount
        for coding_id in coding_ids
    )
