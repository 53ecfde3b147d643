"""Who coded."""

from typing import NamedTuple
from uuid import uuid4

from qualcode.store.project import Project
from qualcode.store.sight import seen


class Coder(NamedTuple):
    """A coder and how many codings are theirs; a later time of somebody is ``again_of`` their first."""

    coder_id: int
    name: str
    is_consensus: bool
    codings: int
    again_of: int | None = None

    @property
    def person(self) -> int:
        """The id of the coder at the first time, by which people are told apart."""
        return self.coder_id if self.again_of is None else self.again_of


def all_coders(project: Project) -> list[Coder]:
    """Every coder in the order in which they joined."""
    rows = project.db.execute(
        "select coder_id, name, is_consensus,"
        f" (select count(*) from {seen(project)} as coding where coding.coder_id = coder.coder_id), again_of"
        " from coder order by coder_id"
    ).fetchall()
    return [
        Coder(coder_id, name, bool(is_consensus), codings, again_of)
        for coder_id, name, is_consensus, codings, again_of in rows
    ]


def consensus_ids(project: Project) -> frozenset[int]:
    """The coder who holds what the others agreed on; nobody before there is one."""
    rows = project.db.execute("select coder_id from coder where is_consensus = 1").fetchall()
    return frozenset(coder_id for (coder_id,) in rows)


def add(project: Project, name: str, is_consensus: bool = False) -> int:
    """A new coder; the first one becomes the coder in use."""
    cursor = project.db.execute(
        "insert into coder (guid, name, is_consensus) values (?, ?, ?)", (str(uuid4()), name, is_consensus)
    )
    coder_id = int(cursor.lastrowid or 0)
    project.db.execute("update project set current_coder_id = ? where current_coder_id is null", (coder_id,))
    return coder_id


def add_time(project: Project, name: str, person: int) -> int:
    """A later time of a coder."""
    cursor = project.db.execute(
        "insert into coder (guid, name, again_of) values (?, ?, ?)", (str(uuid4()), name, person)
    )
    return int(cursor.lastrowid or 0)


def use(project: Project, coder_id: int) -> None:
    """Make a coder the one in use."""
    project.db.execute("update project set current_coder_id = ?", (coder_id,))


def name_lead(project: Project, coder_id: int) -> None:
    """Make a coder the lead coder."""
    project.db.execute("update project set lead_coder_id = ?", (coder_id,))


def lead_id(project: Project) -> int | None:
    """The lead coder, None until one is named."""
    row = project.db.execute("select lead_coder_id from project").fetchone()
    return None if row is None else row[0]


def first_to_code(project: Project) -> int | None:
    """Whoever made the oldest coding that is still there."""
    row = project.db.execute("select coder_id from coding order by coding_id limit 1").fetchone()
    return None if row is None else int(row[0])
