"""Codings: who marked which words with what, and whose words they are.

The view ``coding_respondent`` is the one definition of “this coding belongs to this respondent”.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple
from uuid import uuid4

from qualcode.model.codings import CodingRow, Extent, Polarity
from qualcode.model.people import People
from qualcode.model.scope import Selection
from qualcode.model.spans import Span
from qualcode.store import history
from qualcode.store.project import Project
from qualcode.store.respondents import Roster


class NewCoding(NamedTuple):
    """A coding about to be kept; ``respondent_id`` only where there is no document."""

    document_id: int | None
    respondent_id: int | None
    extent: Extent
    start_char: int | None
    end_char: int | None
    code_id: int
    coder_id: int
    polarity: Polarity
    note: str
    quote: str


class Passage(NamedTuple):
    """A coding as the words of one respondent."""

    coding_id: int
    code_id: int
    respondent_id: int
    document_id: int | None
    document: str | None
    wave: int | None
    start_char: int | None
    end_char: int | None
    polarity: Polarity
    quote: str


def add(project: Project, codings: Iterable[NewCoding]) -> int:
    """Keep codings at the present version of the codebook; repeated ones are passed over.

    Returns how many were new.
    """
    db = project.db
    version, at = history.version_in_step(db), history.now()
    added = 0
    for coding in codings:
        added += db.conn.execute(
            "insert into coding (guid, document_id, respondent_id, extent, start_char, end_char, code_id,"
            " coder_id, polarity, note, quote, codebook_version, created_at)"
            " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
            (str(uuid4()), *coding, version, at),
        ).rowcount
    return added


def remove(project: Project, coding_ids: Iterable[int]) -> int:
    """Delete codings with the memos on them; returns how many."""
    removed = 0
    for coding_id in coding_ids:
        project.db.execute("delete from memo where coding_id = ?", (coding_id,))
        removed += project.db.execute("delete from coding where coding_id = ?", (coding_id,)).rowcount
    return removed


def move_memos(project: Project, from_coding_id: int, to_coding_id: int) -> None:
    """The memos on one coding become memos on another."""
    project.db.execute("update memo set coding_id = ? where coding_id = ?", (to_coding_id, from_coding_id))


def recode(project: Project, from_code_id: int, to_code_id: int, only: Iterable[int] | None = None) -> int:
    """Give the codings of one code (or ``only`` these) to another; those it has already become one.

    Part of a step that changes the codebook: the codings are of the version that the step leaves behind.
    Returns how many codings were recoded.
    """
    db = project.db
    version = history.codebook_version(db) + 1
    if only is not None:
        return sum(
            db.execute(
                "update coding set code_id = ?, codebook_version = ? where coding_id = ? and code_id = ?",
                (to_code_id, version, coding_id, from_code_id),
            ).rowcount
            for coding_id in only
        )
    merged = _merge_twins(project, from_code_id, to_code_id)
    moved = db.execute(
        "update coding set code_id = ?, codebook_version = ? where code_id = ?",
        (to_code_id, version, from_code_id),
    ).rowcount
    return int(moved) + merged


def _merge_twins(project: Project, from_code_id: int, to_code_id: int) -> int:
    """Codings that the other code has already go, their memos and notes stay with the twin."""
    db = project.db
    twins = db.execute(
        "select gone.coding_id, stays.coding_id from coding gone join coding stays"
        " on stays.code_id = ? and stays.coder_id = gone.coder_id and stays.polarity = gone.polarity"
        " and stays.extent = gone.extent and stays.document_id is gone.document_id"
        " and stays.respondent_id is gone.respondent_id"
        " and stays.start_char is gone.start_char and stays.end_char is gone.end_char"
        " where gone.code_id = ?",
        (to_code_id, from_code_id),
    ).fetchall()
    for gone, stays in twins:
        db.execute("update memo set coding_id = ? where coding_id = ?", (stays, gone))
        db.execute(
            "update coding set note = trim(coding.note || char(10) || gone.note, char(10)) from coding gone"
            " where gone.coding_id = ? and coding.coding_id = ? and instr(coding.note, gone.note) = 0",
            (gone, stays),
        )
    return remove(project, [gone for gone, _ in twins])


def _condition(selection: Selection) -> str:
    """The SQL condition on ``coding`` (and ``document`` where waves are chosen); ids only, no user text."""
    parts = ["1"]
    for column, chosen in (
        ("coding.coder_id", selection.coder_ids),
        ("coding.code_id", selection.code_ids),
        ("document.wave", selection.waves),
        ("coding.polarity", selection.polarities),
    ):
        if chosen is not None:
            values = sorted(f"'{one}'" if isinstance(one, Polarity) else str(int(one)) for one in chosen)
            parts.append(f"{column} in ({', '.join(values)})")
    return " and ".join(parts)


def _source(selection: Selection) -> str:
    return "coding" if selection.waves is None else "coding join document using (document_id)"


def people_by_code(
    project: Project, selection: Selection, roster: Roster
) -> Mapping[Polarity, Mapping[int, People]]:
    """For every polarity the respondents with at least one coding of each code (the code itself only)."""
    found: dict[Polarity, dict[int, list[int]]] = {polarity: defaultdict(list) for polarity in Polarity}
    index = roster.index
    for code_id, polarity, respondent_id in project.db.execute(
        "select distinct coding.code_id, coding.polarity, coding_respondent.respondent_id"
        f" from {_source(selection)} join coding_respondent using (coding_id) where {_condition(selection)}"
    ):
        found[polarity][code_id].append(index[respondent_id])
    return {
        polarity: {code_id: People(places) for code_id, places in by_code.items()}
        for polarity, by_code in found.items()
    }


def codings_by_code(
    project: Project, selection: Selection, of_people: Iterable[int] | None = None
) -> Mapping[int, int]:
    """How many codings each code has (the code itself only), of these respondents or of anybody."""
    join, only = "", ""
    if of_people is not None:
        join = "join coding_respondent using (coding_id)"
        only = f" and coding_respondent.respondent_id in ({', '.join(str(int(i)) for i in of_people)})"
    return dict(
        project.db.execute(
            f"select coding.code_id, count(distinct coding.coding_id) from {_source(selection)} {join}"
            f" where {_condition(selection)}{only} group by coding.code_id"
        ).fetchall()
    )


def passages(project: Project, selection: Selection) -> list[Passage]:
    """Codings as words of people: by code, then in the order of people, waves and the text."""
    return [
        Passage._make((*row[:8], Polarity(row[8]), row[9]))
        for row in project.db.execute(
            "select coding.coding_id, coding.code_id, coding_respondent.respondent_id, coding.document_id,"
            " document.name, document.wave, coding.start_char, coding.end_char, coding.polarity, coding.quote"
            " from coding left join document using (document_id) join coding_respondent using (coding_id)"
            f" where {_condition(selection)}"
            " order by coding.code_id, coding_respondent.respondent_id, document.wave, document.name,"
            " coding.start_char, coding.end_char, coding.coding_id"
        ).fetchall()
    ]


def exported(project: Project, selection: Selection) -> Iterator[tuple[int, CodingRow]]:
    """Codings by document and place, each with the id of its code, as rows whose code is left empty."""
    for name, people, extent, start, end, code_id, coder, polarity, quote, note in project.db.execute(
        "select document.name,"
        " (select group_concat(name, '; ') from coding_respondent join respondent using (respondent_id)"
        "  where coding_respondent.coding_id = coding.coding_id),"
        " extent, start_char, end_char, code_id, coder.name, polarity, quote, note"
        " from coding join coder using (coder_id) left join document using (document_id)"
        f" where {_condition(selection)}"
        " order by document.name, start_char, end_char, coding.respondent_id, code_id, coder.name, polarity"
    ).fetchall():
        span = None if start is None else Span(start, end)
        yield (
            code_id,
            CodingRow(0, "", name, people, Extent(extent), span, coder, Polarity(polarity), note, quote),
        )


def count(project: Project) -> int:
    """How many codings there are, of all coders."""
    return int(project.db.execute("select count(*) from coding").fetchone()[0])


def at(project: Project, document_id: int, span: Span, code_id: int, coder_id: int | None) -> list[int]:
    """The codings of exactly this passage with a code by a coder."""
    return [
        row[0]
        for row in project.db.execute(
            "select coding_id from coding where document_id = ? and start_char = ? and end_char = ?"
            " and code_id = ? and coder_id = ?",
            (document_id, span.start_char, span.end_char, code_id, coder_id),
        ).fetchall()
    ]


def names(project: Project) -> dict[int, str]:
    """A name for every coding that has a memo: its note and positions."""
    return {
        coding_id: f"{document or respondent} {'' if start is None else f'{start} to {end}'}".strip()
        for coding_id, document, respondent, start, end in project.db.execute(
            "select coding_id, document.name, respondent.name, start_char, end_char from memo"
            " join coding using (coding_id) left join document on document.document_id = coding.document_id"
            " left join respondent on respondent.respondent_id = coding.respondent_id"
        ).fetchall()
    }


class Placed(NamedTuple):
    """A coding with a place in its document, as a screen shows it."""

    coding_id: int
    code_id: int
    coder_id: int
    start_char: int
    end_char: int
    polarity: Polarity
    note: str
    quote: str


def in_document(project: Project, document_id: int, coder_ids: Iterable[int]) -> list[Placed]:
    """The passages of a document that these coders coded, in reading order."""
    coders = ", ".join(str(int(coder_id)) for coder_id in coder_ids)
    return [
        Placed._make((*row[:5], Polarity(row[5]), *row[6:]))
        for row in project.db.execute(
            "select coding_id, code_id, coder_id, start_char, end_char, polarity, note, quote from coding"
            f" where document_id = ? and extent = 'passage' and coder_id in ({coders})"
            " order by start_char, end_char desc, coding_id",
            (document_id,),
        ).fetchall()
    ]


def change(project: Project, coding_id: int, **fields: str | int) -> int:
    """Set columns of a coding; returns 0 where that would make it the twin of another one, else 1."""
    columns = ", ".join(f"{column} = :{column}" for column in fields)
    return int(
        project.db.execute(
            f"update or ignore coding set {columns} where coding_id = :coding_id",
            {**fields, "coding_id": coding_id},
        ).rowcount
    )
