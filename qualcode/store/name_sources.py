"""Every text of a project that an export could hold, table by table, so that no new table is forgotten."""

from collections.abc import Iterator
from typing import NamedTuple

from qualcode.store import history
from qualcode.store.project import Project
from qualcode.store.sight import OF_A_CODER, is_blind, seen

_NOT_TOLD = frozenset({"merge_base", "name_out", "turn", "document_version", "voice", "wave", "text_status"})
"""What is never exported, or only repeats the text of a note."""
_NO_WORDS = frozenset(
    {
        *("guid", "folded", "text_sha256", "header", "source", "sources", "spec", "frame", "colour", "key"),
        *("kind", "extent", "polarity", "mark", "approach", "language", "quote"),
        *("why", "decision", "settled", "settled_sum", "made"),
    }
)
_PLACES = ("document", "respondent", "code")


class Held(NamedTuple):
    """A text, in which table and column it stands, and the note, person or code that it is about."""

    table: str
    column: str
    about: str
    text: str


def texts(project: Project) -> Iterator[Held]:
    """All texts that the coder in use may see, of which an export could hold any."""
    for table in history.recorded_tables(project.db):
        if table not in _NOT_TOLD:
            yield from _of_table(project, table)


class Coded(NamedTuple):
    """A note with its text, and the passages of it that are coded or marked, as pairs of places."""

    name: str
    text: str
    passages: frozenset[tuple[int, int]]


def coded(project: Project) -> Iterator[Coded]:
    """Every note with coded passages that the coder in use may see."""
    for document_id, name in project.db.execute(
        "select document_id, name from document order by name"
    ).fetchall():
        passages = project.db.execute(
            f"select start_char, end_char from {seen(project)}"
            " where document_id = ? and start_char is not null",
            (document_id,),
        ).fetchall()
        if passages:
            found = project.db.execute("select text from document where document_id = ?", (document_id,))
            yield Coded(name, str(found.fetchone()[0]), frozenset(passages))


def _of_table(project: Project, table: str) -> Iterator[Held]:
    columns = {
        name: kind for _, name, kind, *_ in project.db.execute(f"pragma table_info({table})").fetchall()
    }
    told = [
        name
        for name, kind in columns.items()
        if kind.lower() == "text" and name not in _NO_WORDS and not name.endswith("_at")
    ]
    if not told:
        return
    abouts = [place for place in _PLACES if f"{place}_id" in columns and place != table]
    joins = " ".join(
        f"left join {place} as of_{place} on of_{place}.{place}_id = work.{place}_id" for place in abouts
    )
    own = ["work.name"] if "name" in columns else []
    names = [*own, *(f"of_{place}.name" for place in abouts)]
    seen = _seen(project, table)
    if seen is None:
        return
    found = project.db.execute(
        f"select {', '.join((*names, *(f'work.{name}' for name in told)))} from {seen} as work {joins}"
    ).fetchall()
    for row in found:
        about = ", ".join(filter(None, row[: len(names)]))
        for name, text in zip(told, row[len(names) :], strict=True):
            if text:
                yield Held(table, name, about, text)


def _seen(project: Project, table: str) -> str | None:
    """The table, or what a blind coder may see of it; None for nothing."""
    if table not in OF_A_CODER or not is_blind(project):
        return table
    view = f"seen_{table}"
    is_there = project.db.execute("select 1 from sqlite_schema where name = ?", (view,)).fetchone()
    return view if is_there else None
