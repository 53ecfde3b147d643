"""Codings that a remark on agreement is about, by their ids."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from qualcode.model.codings import Polarity
from qualcode.model.scope import Selection
from qualcode.store.codings import condition
from qualcode.store.project import Project
from qualcode.store.sight import seen

_BATCH = 200
"""Documents that are searched for cases at once."""


class Told(NamedTuple):
    """A coding with its people and its words."""

    coding_id: int
    code_id: int
    polarity: Polarity
    coder: str
    people: str
    document: str | None
    start_char: int | None
    end_char: int | None
    quote: str


def told(project: Project, coding_ids: Sequence[int]) -> dict[int, Told]:
    """These codings by id; what the coder in use may not see is not there."""
    among = json.dumps(list(coding_ids))
    people: dict[int, list[str]] = defaultdict(list)
    for coding_id, name in project.db.execute(
        f"select coding_id, respondent.name from {seen(project, 'coding_respondent')} as whose"
        " join respondent using (respondent_id) where coding_id in (select value from json_each(?))"
        " order by coding_id, respondent_id",
        (among,),
    ).fetchall():
        people[coding_id].append(name)
    return {
        row[0]: Told._make((*row[:2], Polarity(row[2]), row[3], "; ".join(people[row[0]]), *row[4:]))
        for row in project.db.execute(
            "select coding_id, code_id, polarity, coder.name, document.name, start_char, end_char, quote"
            f" from {seen(project)} as coding join coder using (coder_id)"
            " left join document on document.document_id = coding.document_id"
            " where coding_id in (select value from json_each(?))",
            (among,),
        ).fetchall()
    }


def ids(project: Project, selection: Selection, document_ids: Iterable[int], more: str = "1") -> list[int]:
    """The codings of a selection in some documents, in reading order; ``more`` narrows them (SQL)."""
    return [
        coding_id
        for (coding_id,) in project.db.execute(
            f"select coding_id from {seen(project)} as coding join document using (document_id)"
            f" where coding.document_id in (select value from json_each(?)) and {condition(selection)}"
            f" and {more} order by document.name, start_char, end_char, coding_id",
            (json.dumps(list(document_ids)),),
        ).fetchall()
    ]


def without_words(project: Project, selection: Selection, document_ids: Iterable[int]) -> list[int]:
    """Codings that give a code to a document without saying to which words."""
    return ids(project, selection, document_ids, "extent = 'no text'")


def under_earlier_versions(
    project: Project, selection: Selection, document_ids: Iterable[int], last: int
) -> list[int]:
    """Codings that are known to fit an earlier version of the codebook only."""
    return ids(project, selection, document_ids, f"codebook_version < {int(last)}")


def without_document(project: Project, selection: Selection) -> list[int]:
    """Codings that belong to a respondent but to no document."""
    return [
        coding_id
        for (coding_id,) in project.db.execute(
            f"select coding_id from {seen(project)} as coding"
            f" where document_id is null and {condition(selection)} order by respondent_id, coding_id"
        ).fetchall()
    ]


def overlapping(project: Project, selection: Selection, document_ids: Sequence[int]) -> Iterator[int]:
    """Passages that share words with another of the same coder and code, in reading order.

    ``document_ids`` are in the order of names: no more of them are read than somebody wants cases.
    """
    for first in range(0, len(document_ids), _BATCH):
        yield from _overlapping(project, selection, document_ids[first : first + _BATCH])


def _overlapping(project: Project, selection: Selection, document_ids: Sequence[int]) -> list[int]:
    found: set[int] = set()
    before: tuple[int, int, int] | None = None
    until, last = -1, -1
    for coding_id, document_id, coder_id, code_id, start, end in project.db.execute(
        "select coding_id, document_id, coder_id, code_id,"
        " iif(extent = 'whole', 0, start_char), iif(extent = 'whole', 1 << 40, end_char)"
        f" from {seen(project)} as coding where extent <> 'no text'"
        f" and document_id in (select value from json_each(?)) and {condition(selection)}"
        " order by document_id, coder_id, code_id, 5, 6",
        (json.dumps(list(document_ids)),),
    ).fetchall():
        lane = (document_id, coder_id, code_id)
        if lane == before and start < until:
            found |= {last, coding_id}
        else:
            before, until = lane, -1
        if end > until:
            until, last = end, coding_id
    return ids(project, selection, document_ids, f"coding_id in ({', '.join(map(str, found)) or 'null'})")
