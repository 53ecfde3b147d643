"""Rows of a coder's work that mean the same in every copy of a project: guids stand for ids.

A row of the project is told from the same row in a copy by its guid, and compared by a sum over all that it
says. What differs between copies without meaning anything (ids, versions of the codebook) is left out.
"""

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from qualcode.store.project import Project


class Noun(NamedTuple):
    """A kind of work: its table, the columns that it holds, and the columns that point elsewhere."""

    table: str
    columns: tuple[str, ...]
    references: tuple[str, ...]

    @property
    def tables(self) -> tuple[str, ...]:
        """The table that each reference points to."""
        return tuple(column.removesuffix("_id") for column in self.references)


NOUNS = (
    Noun(
        "coding",
        ("extent", "start_char", "end_char", "polarity", "note", "quote", "created_at"),
        ("document_id", "respondent_id", "code_id", "coder_id"),
    ),
    Noun(
        "memo",
        ("kind", "title", "body", "written_at", "edited_at"),
        ("document_id", "respondent_id", "code_id", "coding_id", "coder_id"),
    ),
    Noun("summary", ("body", "written_at"), ("document_id", "coder_id")),
    Noun("sheet_answer", ("body", "written_at"), ("document_id", "sheet_question_id", "coder_id")),
    Noun("summary_cell", ("body", "sources", "written_at"), ("respondent_id", "code_id", "coder_id")),
    Noun("rating", ("value", "sources", "rated_at"), ("respondent_id", "code_id", "coder_id")),
    Noun("document_mark", ("mark", "marked_at"), ("document_id", "coder_id")),
)
"""In the order in which they can be added: a memo may be about a coding."""


class Row(NamedTuple):
    """One row: what it holds, and the guids that it points to (None: to nothing)."""

    guid: str
    values: tuple[Any, ...]
    points_to: tuple[str | None, ...]

    @property
    def sum(self) -> str:
        """A sum over all that the row says: texts and whole numbers, which repr tells apart."""
        said = repr((self.values, self.points_to))
        return hashlib.blake2b(said.encode(), digest_size=16).hexdigest()


def rows(project: Project, noun: Noun, coder_id: int) -> dict[str, Row]:
    """A coder's rows of one kind by guid."""
    held = ", ".join(f"work.{column}" for column in ("guid", *noun.columns))
    names = [f"of_{table}" for table in noun.tables]
    pointed = ", ".join(f"{name}.guid" for name in names)
    joins = " ".join(
        f"left join {table} as {name} on {name}.{column} = work.{column}"
        for table, name, column in zip(noun.tables, names, noun.references, strict=True)
    )
    end = 1 + len(noun.columns)
    found = project.db.execute(
        f"select {held}, {pointed} from {noun.table} as work {joins}"
        f" where work.coder_id = ? order by work.{noun.table}_id",
        (coder_id,),
    ).fetchall()
    return {row[0]: Row(row[0], row[1:end], row[end:]) for row in found}


def ids(project: Project, table: str) -> dict[str, int]:
    """The id of every row of a table by guid."""
    return dict(project.db.execute(f"select guid, {table}_id from {table}").fetchall())


def add(project: Project, noun: Noun, new: Sequence[Row], version: int) -> bool:
    """Put rows in whose guids are all known here; a row that is here under another guid is passed over.

    Returns whether all came in.
    """
    if not new:
        return True
    known = [ids(project, table) for table in noun.tables]
    extra: dict[str, Any] = {"codebook_version": version} if noun.table == "coding" else {}
    columns = ("guid", *noun.columns, *noun.references, *extra)
    cursor = project.db.conn.executemany(
        f"insert into {noun.table} ({', '.join(columns)}) values ({', '.join('?' * len(columns))})"
        " on conflict do nothing",
        [(row.guid, *row.values, *_ids(row, known), *extra.values()) for row in new],
    )
    return cursor.rowcount == len(new)


def change(project: Project, noun: Noun, changed: Sequence[Row]) -> bool:
    """Write rows anew that are here already; one that would become the twin of another is passed over.

    Returns whether all were written.
    """
    if not changed:
        return True
    known = [ids(project, table) for table in noun.tables]
    columns = ", ".join(f"{column} = ?" for column in (*noun.columns, *noun.references))
    cursor = project.db.conn.executemany(
        f"update or ignore {noun.table} set {columns} where guid = ?",
        [(*row.values, *_ids(row, known), row.guid) for row in changed],
    )
    return cursor.rowcount == len(changed)


def _ids(row: Row, known: Sequence[Mapping[str, int]]) -> list[int | None]:
    return [None if guid is None else here[guid] for here, guid in zip(known, row.points_to, strict=True)]


def unknown_here(
    project: Project, noun: Noun, found: Collection[Row], unwanted: Collection[str] = ()
) -> frozenset[str]:
    """The guids of rows that point to something that is not here, or that is ``unwanted``."""
    if not found:
        return frozenset()
    known = [ids(project, table).keys() - set(unwanted) | {None} for table in noun.tables]
    # Many rows point to few others: these are looked at once each.
    strange = [
        set(guids) - those
        for guids, those in zip(zip(*(row.points_to for row in found), strict=True), known, strict=True)
    ]
    if not any(strange):
        return frozenset()
    return frozenset(
        row.guid
        for row in found
        if any(guid in those for those, guid in zip(strange, row.points_to, strict=True))
    )


# --- what was last shared or merged -----------------------------------------------------------------------


def bases(project: Project, noun: Noun, coder_id: int) -> dict[str, str]:
    """The sum of every row of a coder when it was last shared or merged, by guid."""
    return dict(
        project.db.execute(
            "select row_guid, sum from merge_base where coder_id = ? and noun = ?", (coder_id, noun.table)
        ).fetchall()
    )


def keep_bases(project: Project, noun: Noun, coder_id: int, sums: Mapping[str, str]) -> None:
    """Keep the sums of the rows that are the same on both sides now, and forget those that are gone."""
    before = bases(project, noun, coder_id)
    forget(project, before.keys() - sums.keys())
    project.db.conn.executemany(
        "insert into merge_base (row_guid, noun, coder_id, sum) values (?, ?, ?, ?)",
        # In the order of the index, which then grows at its ends instead of everywhere.
        sorted((guid, noun.table, coder_id, sum_) for guid, sum_ in sums.items() if guid not in before),
    )
    project.db.conn.executemany(
        "update merge_base set sum = ? where row_guid = ?",
        [(sum_, guid) for guid, sum_ in sums.items() if before.get(guid, sum_) != sum_],
    )


def forget(project: Project, guids: Collection[str]) -> None:
    """Forget the sums of these rows."""
    project.db.conn.executemany("delete from merge_base where row_guid = ?", [(guid,) for guid in guids])


def note_merged(project: Project, guids: Iterable[str]) -> None:
    """These rows came in with a merge."""
    project.db.conn.executemany(
        "insert into merged_in (guid) values (?) on conflict do nothing", [(guid,) for guid in sorted(guids)]
    )


def deleted(project: Project) -> frozenset[str]:
    """The guids of what somebody deleted; what left because a merge was undone is not among them."""
    return frozenset(
        guid
        for (guid,) in project.db.execute(
            "select guid from tombstone where guid not in (select guid from merged_in)"
        ).fetchall()
    )
