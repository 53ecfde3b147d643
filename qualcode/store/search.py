"""The index of words: which documents may hold what is looked for.

It is made late, follows the documents, and may be missing: what it does not know has to be read. Whoever
fills it gives the words of a text as they are compared; the positions are found in the texts themselves.
An entry belongs to one text of a document (by its sum), so that a document that was deleted, brought back
or revised is never answered for by its old words. Entries cannot be taken out one by one: erasing drops
the whole index, and so does a new one when too many entries are out of use.
"""

import json
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from qualcode.model.spans import Span
from qualcode.store.project import Project
from qualcode.store.sight import seen

_TABLES = (
    """create table search_document (
        search_id integer primary key,
        document_id integer not null,
        text_sha256 text not null,
        unique (document_id, text_sha256)
    ) strict""",
    """create virtual table search_index using fts5 (
        words, content = '', detail = none, columnsize = 0, tokenize = 'ascii'
    )""",
    "create table search_state (trail_id integer not null) strict",
    "create virtual table search_word using fts5vocab (search_index, row)",
)


class Source(NamedTuple):
    """A document as it is searched."""

    document_id: int
    name: str
    wave: int | None
    text_sha256: str
    text: str


def is_possible(project: Project) -> bool:
    """Whether this build of SQLite can keep an index of words."""
    found = project.db.execute("select 1 from pragma_module_list where name = 'fts5'").fetchone()
    return found is not None


def exists(project: Project) -> bool:
    """Whether there is an index that can be asked."""
    found = project.db.execute("select 1 from sqlite_schema where name = 'search_document'").fetchone()
    return found is not None and is_possible(project)


def unknown(project: Project) -> list[int]:
    """The documents whose present text the index does not know."""
    if not exists(project):
        return _ids(project, "select document_id from document order by document_id")
    return missing(project) if _has_changed(project) else []


def missing(project: Project) -> list[int]:
    """The same, found by comparing all documents with an index that is there."""
    return _ids(
        project,
        "select document_id from document where (document_id, text_sha256) not in"
        " (select document_id, text_sha256 from search_document) order by document_id",
    )


def _has_changed(project: Project) -> bool:
    """Whether a document came, went or changed since the index was complete: the trail would tell."""
    found = project.db.execute(
        "select 1 from search_state join trail on trail.trail_id > search_state.trail_id"
        " where json_extract(trail.counts, '$.document') is not null limit 1"
    ).fetchone()
    is_complete = project.db.execute("select 1 from search_state").fetchone()
    return found is not None or is_complete is None


def sources(project: Project, document_ids: Sequence[int]) -> list[Source]:
    """These documents with their texts, in the order of their names."""
    return [
        Source(*row)
        for row in project.db.execute(
            "select document_id, name, wave, text_sha256, text from document"
            " where document_id in (select value from json_each(?)) order by name",
            (json.dumps(document_ids),),
        ).fetchall()
    ]


def in_order(project: Project, waves: Sequence[int], respondent_ids: Sequence[int] | None) -> list[int]:
    """The documents by name: of these waves (none: of all) and of these people (None: of all)."""
    conditions, parameters = ["1"], []
    if waves:
        conditions.append("wave in (select value from json_each(?))")
        parameters.append(json.dumps(waves))
    if respondent_ids is not None:
        conditions.append(
            "document_id in (select document_id from document_respondent"
            " where respondent_id in (select value from json_each(?)))"
        )
        parameters.append(json.dumps(respondent_ids))
    where = " and ".join(conditions)
    return _ids(project, f"select document_id from document where {where} order by name", *parameters)


def _ids(project: Project, sql: str, *parameters: str) -> list[int]:
    return [document_id for (document_id,) in project.db.execute(sql, parameters).fetchall()]


def keep(project: Project, entries: Iterable[tuple[Source, str]]) -> None:
    """Add documents with their words, parted by blanks."""
    with project.unrecorded():
        if not exists(project):
            for table in _TABLES:
                project.db.execute(table)
        for source, words in entries:
            added = project.db.execute(
                "insert into search_document (document_id, text_sha256) values (?, ?) on conflict do nothing",
                (source.document_id, source.text_sha256),
            )
            if added.rowcount:  # else another window was quicker
                project.db.execute(
                    "insert into search_index (rowid, words) values (?, ?)", (added.lastrowid, words)
                )


def mark_complete(project: Project) -> None:
    """Remember that at this line of the trail the index knows all documents."""
    with project.unrecorded():
        project.db.execute("delete from search_state")
        project.db.execute("insert into search_state select coalesce(max(trail_id), 0) from trail")


def holding(project: Project, alternatives: Sequence[Sequence[Sequence[str]]]) -> set[int] | None:
    """The documents that had, for one of the alternatives, one of each of its sets of words.

    A word that ends with ``*`` stands for all words that begin so. Some of the documents may have changed or
    gone since. None where there is no index.
    """
    if not exists(project):
        return None
    query = _any(_all(_any(map(_term, either)) for either in every) for every in alternatives)
    return set(
        _ids(
            project,
            "select document_id from search_document"
            " where search_id in (select rowid from search_index where search_index match ?)",
            query,
        )
    )


def _any(parts: Iterable[str]) -> str:
    return f"({' OR '.join(parts)})"


def _all(parts: Iterable[str]) -> str:
    return f"({' AND '.join(parts)})"


def _term(word: str) -> str:
    """A word in quotes, so that nothing in it is taken for a command."""
    bare = word.removesuffix("*").replace('"', '""')
    return f'"{bare}"' + ("*" if word.endswith("*") else "")


def vocabulary(project: Project) -> list[str]:
    """All words that the index has met."""
    if not exists(project):
        return []
    return [word for (word,) in project.db.execute("select term from search_word").fetchall()]


def out_of_use(project: Project) -> int:
    """How many entries no document has any more."""
    if not exists(project):
        return 0
    found = project.db.execute(
        "select count(*) from search_document where not exists (select 1 from document"
        " where document.document_id = search_document.document_id"
        " and document.text_sha256 = search_document.text_sha256)"
    ).fetchone()
    return int(found[0])


def forget(project: Project) -> None:
    """Drop the index with all words in it; it is made anew when it is needed."""
    with project.unrecorded():
        if exists(project):
            for table in ("search_word", "search_index", "search_state", "search_document"):
                project.db.execute(f"drop table {table}")


def coded_spans(project: Project, document_id: int, coder_ids: Iterable[int]) -> list[Span]:
    """The passages of a document that any of these coders coded, in reading order."""
    return [
        Span(start, end)
        for start, end in project.db.execute(
            f"select distinct start_char, end_char from {seen(project)} as coding"
            " where document_id = ? and extent = 'passage'"
            " and coder_id in (select value from json_each(?)) order by start_char",
            (document_id, json.dumps([*coder_ids])),
        ).fetchall()
    ]
