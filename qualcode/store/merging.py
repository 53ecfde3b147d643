"""Comparing a project with a copy of it, and taking codes and coders over."""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from qualcode.store.portable import Noun, Row
from qualcode.store.project import Project


class Text(NamedTuple):
    """The name of a document, and the sum of its text."""

    name: str
    sum: str


class Known(NamedTuple):
    """A coder as one side knows them."""

    guid: str
    id: int
    name: str
    again_of: str | None


class NewCode(NamedTuple):
    """A code of the copy that is not here; its parent is here, or comes before it."""

    guid: str
    parent: str | None
    name: str
    fields: tuple[str, ...]
    proposed_by: int | None


_FIELDS = ("definition", "include", "exclude", "example", "colour")


def texts(project: Project) -> dict[str, Text]:
    """All documents by guid."""
    found = project.db.execute("select guid, name, text_sha256 from document").fetchall()
    return {guid: Text(name, sum_) for guid, name, sum_ in found}


def coders(project: Project) -> list[Known]:
    """All coders, those whom another one is at a later time before that one."""
    return [
        Known(*row)
        for row in project.db.execute(
            "select coder.guid, coder.coder_id, coder.name, first.guid from coder"
            " left join coder as first on first.coder_id = coder.again_of order by coder.coder_id"
        ).fetchall()
    ]


def add_coder(project: Project, coder: Known) -> int:
    """A coder who joined in a copy."""
    cursor = project.db.execute(
        "insert into coder (guid, name, again_of)"
        " values (?, ?, (select coder_id from coder as first where first.guid = ?))",
        (coder.guid, coder.name, coder.again_of),
    )
    return int(cursor.lastrowid or 0)


def first_version(copy: Project) -> int:
    """The version of the codebook that a copy began with: what was proposed since changed no meaning."""
    found = copy.db.execute("select coalesce(min(version), 0) from codebook_version").fetchone()
    return int(found[0])


def code_guids(project: Project) -> frozenset[str]:
    """The guids of all codes."""
    return frozenset(guid for (guid,) in project.db.execute("select guid from code").fetchall())


def new_codes(copy: Project, known: Collection[str]) -> list[NewCode]:
    """The codes of a copy that are not known here, parents first."""
    fields = ", ".join(f"code.{field}" for field in _FIELDS)
    found = copy.db.execute(
        "with recursive depth (code_id, level) as (select code_id, 0 from code where parent_id is null"
        " union all select code.code_id, level + 1 from depth join code on code.parent_id = depth.code_id)"
        f" select code.guid, parent.guid, code.name, code.proposed_by, {fields}"
        " from depth join code using (code_id)"
        " left join code as parent on parent.code_id = code.parent_id"
        " order by level, code.position, code.code_id"
    ).fetchall()
    return [
        NewCode(guid, parent, name, tuple(kept), proposed_by)
        for guid, parent, name, proposed_by, *kept in found
        if guid not in known
    ]


def add_proposal(project: Project, code: NewCode, proposed_by: int | None) -> str:
    """Put a proposed code behind its siblings, under a name that none of them has; returns the name."""
    db = project.db
    parent = db.execute("select code_id from code where guid = ?", (code.parent,)).fetchone()
    parent_id = parent[0] if parent else None
    siblings = db.execute("select name, position from code where parent_id is ?", (parent_id,)).fetchall()
    name = _free(code.name, {sibling for sibling, _ in siblings})
    position = max((position for _, position in siblings), default=-1) + 1
    columns = ("guid", "parent_id", "position", "name", *_FIELDS, "proposed_by")
    db.execute(
        f"insert into code ({', '.join(columns)}) values ({', '.join('?' * len(columns))})",
        (code.guid, parent_id, position, name, *code.fields, proposed_by),
    )
    return name


def _free(name: str, taken: Collection[str]) -> str:
    """The name, or the name with “(proposed)” and a number, that is not taken."""
    names = [name, f"{name} (proposed)", *(f"{name} (proposed {n})" for n in range(2, len(taken) + 3))]
    return next(each for each in names if each not in taken)


def remove(project: Project, table: str, guids: Iterable[str]) -> None:
    """Delete rows of a coder by guid."""
    project.db.conn.executemany(f"delete from {table} where guid = ?", [(guid,) for guid in guids])


def where(project: Project, noun: Noun, row: Row) -> str:
    """What a row is about, by name: “B07-w1, Own pace”."""
    names = []
    for table, guid in zip(noun.tables, row.points_to, strict=True):
        if table == "coding" and noun.references == ("coding_id",):
            found = project.db.execute(
                "select document.name, code.name, quote from coding join code using (code_id)"
                " left join document using (document_id) where coding.guid = ?",
                (guid,),
            ).fetchone()
            names += [str(name) for name in found or () if name]
        if guid is not None and table in {"document", "respondent", "code", "sheet_question"}:
            found = project.db.execute(f"select name from {table} where guid = ?", (guid,)).fetchone()
            names += [str(found[0])] if found else []
    return ", ".join(names)
