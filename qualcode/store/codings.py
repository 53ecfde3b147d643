"""Codings: who marked which words with what, and whose words they are.

The view ``coding_respondent`` is the one definition of “this coding belongs to this respondent”. It is made
of two others: every coding in a document of a single respondent is theirs (``sole_respondent``), and the
respondents of all other codings are looked up one by one (``coding_looked_up``).
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple
from uuid import uuid4

from qualcode.model.codings import CodingRow, Extent, Polarity
from qualcode.model.errors import QualcodeError
from qualcode.model.people import People
from qualcode.model.scope import Selection
from qualcode.model.spans import Span
from qualcode.store import history
from qualcode.store.project import Project
from qualcode.store.respondents import Roster
from qualcode.store.sight import seen

_EXTENTS: Final = {extent.value: extent for extent in Extent}
_POLARITIES: Final = {polarity.value: polarity for polarity in Polarity}
IMPORTED: Final = "Imported"
"""So begins the label of a step in which codings came out of a file, made before and elsewhere."""


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

    @property
    def reading_order(self) -> tuple[int, str, int, int]:
        """What the passages of a person are put in order by: waves, then notes, then the text."""
        return (self.wave or 0, self.document or "", self.start_char or 0, self.coding_id)


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
    """Delete codings with the memos on them, and how they are quoted; returns how many."""
    removed = 0
    for coding_id in coding_ids:
        project.db.execute("delete from doubt where coding_id = ?", (coding_id,))
        project.db.execute("delete from memo where coding_id = ?", (coding_id,))
        project.db.execute("delete from quote_edit where coding_id = ?", (coding_id,))
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
    """Codings that the other code has already go, their memos, notes, stars and edits stay with the twin."""
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
        db.execute(
            "update coding set starred_at = gone.starred_at from coding gone"
            " where gone.coding_id = ? and coding.coding_id = ? and coding.starred_at = ''",
            (gone, stays),
        )
        db.execute("update or ignore quote_edit set coding_id = ? where coding_id = ?", (stays, gone))
    return remove(project, [gone for gone, _ in twins])


def condition(selection: Selection, rows: str = "coding") -> str:
    """The SQL condition on ``rows`` (``coding`` or a view of it); ids only, no user text."""
    parts = ["1"]
    for column, chosen in (
        ("coder_id", selection.coder_ids),
        ("code_id", selection.code_ids),
        ("polarity", selection.polarities),
    ):
        if chosen is not None:
            values = sorted(f"'{one}'" if isinstance(one, Polarity) else str(int(one)) for one in chosen)
            parts.append(f"{rows}.{column} in ({', '.join(values)})")
    if selection.waves is not None:
        waves = ", ".join(str(int(wave)) for wave in selection.waves)
        parts.append(f"{rows}.document_id in (select document_id from document where wave in ({waves}))")
    return " and ".join(parts)


def people_by_code(
    project: Project, selection: Selection, roster: Roster
) -> Mapping[Polarity, Mapping[int, People]]:
    """For every polarity the respondents with at least one coding of each code (the code itself only)."""
    places: dict[str, dict[int, list[int]]] = {polarity: defaultdict(list) for polarity in Polarity}
    index = roster.index
    for code_id, polarity, respondent_id in project.db.execute(
        f"select distinct code_id, polarity, respondent_id from {seen(project, 'coding_looked_up')} as whose"
        f" where {condition(selection, 'whose')}"
    ).fetchall():
        places[polarity][code_id].append(index[respondent_id])
    # Nearly all documents have one respondent, and one array of them for each code is read several times
    # faster than a row for each coding.
    sole = {
        document_id: index[respondent_id]
        for document_id, respondent_id in project.db.execute(
            "select document_id, respondent_id from sole_respondent"
        ).fetchall()
    }
    for code_id, polarity, documents in project.db.execute(
        f"select code_id, polarity, json_group_array(document_id) from {seen(project)} as coding"
        f" where document_id is not null and {condition(selection)} group by coder_id, code_id, polarity"
    ).fetchall():
        places[polarity][code_id] += [sole[each] for each in json.loads(documents) if each in sole]
    return {
        Polarity(polarity): {code_id: People(those) for code_id, those in by_code.items() if those}
        for polarity, by_code in places.items()
    }


def codings_by_code(
    project: Project, selection: Selection, of_people: Iterable[int] | None = None
) -> Mapping[int, int]:
    """How many codings each code has (the code itself only), of these respondents or of anybody."""
    if of_people is None:
        counts = (
            f"select code_id, count(*) from {seen(project)} as coding"
            f" where {condition(selection)} group by code_id"
        )
        return dict(project.db.execute(counts).fetchall())
    return dict(
        project.db.execute(
            "with chosen as materialized (select value as respondent_id from json_each(?)), counted as ("
            f" select code_id, count(*) as codings from {seen(project)} as coding where document_id in"
            " (select document_id from sole_respondent where respondent_id in chosen)"
            f" and {condition(selection)} group by code_id"
            " union all"
            " select code_id, count(distinct coding_id)"
            f" from {seen(project, 'coding_looked_up')} as whose where respondent_id in chosen"
            f" and {condition(selection, 'whose')} group by code_id"
            ") select code_id, sum(codings) from counted group by code_id",
            (json.dumps(list(of_people)),),
        ).fetchall()
    )


def passages(project: Project, selection: Selection, among: Collection[int] | None = None) -> list[Passage]:
    """Codings (only those ``among`` some) as words of people: by code, then people, waves and the text."""
    these = "" if among is None else " and whose.coding_id in (select value from json_each(:among))"
    return [
        Passage._make((*row[:8], _POLARITIES[row[8]], row[9]))
        for row in project.db.execute(
            "select coding.coding_id, coding.code_id, whose.respondent_id, coding.document_id,"
            " document.name, document.wave, coding.start_char, coding.end_char, coding.polarity, coding.quote"
            # A cross join keeps this order: first the chosen codings from an index, then their rows.
            f" from {seen(project, 'coding_respondent')} as whose"
            " cross join coding on coding.coding_id = whose.coding_id"
            " left join document on document.document_id = coding.document_id"
            f" where {condition(selection, 'whose')}{these}"
            " order by coding.code_id, whose.respondent_id, document.wave, document.name,"
            " coding.start_char, coding.end_char, coding.coding_id",
            {"among": json.dumps(sorted(among or ()))},
        ).fetchall()
    ]


def exported(project: Project, selection: Selection, labels: Mapping[int, str]) -> Iterator[CodingRow]:
    """Codings by document and place, each code by its label; read document by document.

    Nothing is left open between two documents, so that no window waits for a slow reader; a project that
    another program changes meanwhile is refused.
    """
    version, codings = project.data_version, seen(project)
    documents = project.db.execute(
        "select document.name, document_id, respondent.name from document"
        " left join sole_respondent using (document_id) left join respondent using (respondent_id)"
        " order by document.name"
    ).fetchall()
    for document, document_id, sole in [(None, None, None), *documents]:
        rows = _rows_of(project, codings, selection, document_id)
        people = {} if sole else _people_of(project, document_id)
        if project.data_version != version:
            raise QualcodeError("The project was changed while it was being exported.", "Export it again.")
        for coding_id, extent, start, end, code_id, coder, polarity, quote, note in rows:
            yield CodingRow(
                0,
                labels[code_id],
                document,
                sole or people.get(coding_id),
                _EXTENTS[extent],
                None if start is None else Span(start, end),
                coder,
                _POLARITIES[polarity],
                note,
                quote,
            )


def _rows_of(
    project: Project, codings: str, selection: Selection, document_id: int | None
) -> list[tuple[Any, ...]]:
    """The codings of a document, or (None) those without one, in the order of an export."""
    return project.db.execute(
        "select coding_id, extent, start_char, end_char, code_id, coder.name, polarity, quote, note"
        f" from {codings} as coding join coder using (coder_id)"
        f" where {_in(document_id)} and {condition(selection)}"
        " order by start_char, end_char, respondent_id, code_id, coder.name, polarity"
    ).fetchall()


def _people_of(project: Project, document_id: int | None) -> Mapping[int, str]:
    """The names of those whose the codings are, in a document of several people or (None) without one."""
    names: dict[int, list[str]] = defaultdict(list)
    for coding_id, name in project.db.execute(
        "select coding_id, name from coding_looked_up join respondent using (respondent_id)"
        f" where {_in(document_id)} order by coding_id, respondent_id"
    ).fetchall():
        names[coding_id].append(name)
    return {coding_id: "; ".join(those) for coding_id, those in names.items()}


def _in(document_id: int | None) -> str:
    """The condition on a document; ``is`` with a number would not find the index."""
    return "document_id is null" if document_id is None else f"document_id = {document_id:d}"


def count(project: Project) -> int:
    """How many codings there are, of all coders."""
    return int(project.db.execute("select count(*) from coding").fetchone()[0])


def at(project: Project, document_id: int, span: Span, code_id: int, coder_id: int | None) -> list[int]:
    """The codings of exactly this passage with a code by a coder."""
    return [
        row[0]
        for row in project.db.execute(
            f"select coding_id from {seen(project)} as coding"
            " where document_id = ? and start_char = ? and end_char = ? and code_id = ? and coder_id = ?",
            (document_id, span.start_char, span.end_char, code_id, coder_id),
        ).fetchall()
    ]


class Place(NamedTuple):
    """Where a passage stands, and what it is coded with by whom."""

    document: str
    start_char: int
    end_char: int
    code_id: int
    coder: str


def places(project: Project, coding_id: int) -> list[Place]:
    """The place of a coded passage; nothing where there is none of this number."""
    return [
        Place(*row)
        for row in project.db.execute(
            "select document.name, start_char, end_char, code_id, coder.name"
            f" from {seen(project)} as coding join coder using (coder_id) join document using (document_id)"
            " where coding_id = ? and extent = 'passage'",
            (coding_id,),
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
    is_starred: bool


def in_document(project: Project, document_id: int, coder_ids: Iterable[int]) -> list[Placed]:
    """The passages of a document that these coders coded, in reading order."""
    coders = ", ".join(str(int(coder_id)) for coder_id in coder_ids)
    return [
        Placed._make((*row[:5], _POLARITIES[row[5]], *row[6:8], bool(row[8])))
        for row in project.db.execute(
            "select coding_id, code_id, coder_id, start_char, end_char, polarity, note, quote,"
            " starred_at <> ''"
            f" from {seen(project)} as coding"
            f" where document_id = ? and extent = 'passage' and coder_id in ({coders})"
            " order by start_char, end_char desc, coding_id",
            (document_id,),
        ).fetchall()
    ]


def change(project: Project, coding_id: int, **fields: str | int) -> int:
    """Set columns of a coding; returns 0 where that would make it the twin of another one, else 1.

    Whoever moves its ends has settled where it stands.
    """
    columns = ", ".join(f"{column} = :{column}" for column in fields)
    changed = project.db.execute(
        f"update or ignore coding set {columns} where coding_id = :coding_id",
        {**fields, "coding_id": coding_id},
    ).rowcount
    if changed and "start_char" in fields:
        project.db.execute("delete from doubt where coding_id = ?", (coding_id,))
    return int(changed)
