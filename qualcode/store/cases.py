"""Codings that a remark on agreement is about, by their ids, and what is known of when they were made."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from qualcode.model.codings import Polarity
from qualcode.model.scope import Selection
from qualcode.store.codings import condition
from qualcode.store.project import Project
from qualcode.store.sight import seen


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


def overlapping(project: Project, selection: Selection, document_ids: Iterable[int]) -> list[int]:
    """Passages that share words with another of the same coder and code, in reading order."""
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


class Made(NamedTuple):
    """When a coder coded a document: from when that could be read here ("" if never), and the last time.

    What came in with a coder's copy was made elsewhere, so that its times say nothing of that.
    """

    readable_from: str
    last: str


def made(project: Project, selection: Selection, document_ids: Iterable[int]) -> dict[tuple[int, int], Made]:
    """By document and coder."""
    return {
        (document_id, coder_id): Made(readable_from, last)
        for document_id, coder_id, readable_from, last in project.db.execute(
            f"select document_id, coder_id, coalesce(min(iif({_NOT_MERGED}, created_at, null)), ''),"
            f" max(created_at) from {seen(project)} as coding"
            f" where document_id in (select value from json_each(?)) and {condition(selection)}"
            " group by document_id, coder_id",
            (json.dumps(list(document_ids)),),
        ).fetchall()
    }


def made_here_after(
    project: Project, selection: Selection, after: Iterable[tuple[int, int, str, str]]
) -> list[int]:
    """Codings made here, by document and coder: later than one moment, not later than another ("": ever).

    Imported codings, and those of a merged copy, say nothing of what their coder had before them.
    """
    return [
        coding_id
        for (coding_id,) in project.db.execute(
            "with imported as (select row_id from change join step using (step_id)"
            " where table_name = 'coding' and kind = 'added' and label like 'Imported%'),"
            " since as (select"
            " json_extract(value, '$[0]') as document_id, json_extract(value, '$[1]') as coder_id,"
            " json_extract(value, '$[2]') as seen_from, json_extract(value, '$[3]') as seen_until"
            " from json_each(?))"
            f" select coding_id from {seen(project)} as coding join document using (document_id)"
            " join since on since.document_id = coding.document_id and since.coder_id = coding.coder_id"
            " where created_at > seen_from and (seen_until = '' or created_at <= seen_until)"
            f" and {_NOT_MERGED} and coding_id not in (select row_id from imported)"
            f" and {condition(selection)} order by document.name, start_char, end_char, coding_id",
            (json.dumps(list(after)),),
        ).fetchall()
    ]


_NOT_MERGED = "coding.guid not in (select row_guid from merge_base)"


class Blind(NamedTuple):
    """A document in a blind sample of a coder: from when, and when somebody opened it for them."""

    assigned_at: str
    opened_at: str


def blind(project: Project, document_ids: Iterable[int]) -> dict[tuple[int, int], Blind]:
    """By document and coder."""
    return {
        (document_id, coder_id): Blind(assigned_at, opened_at)
        for document_id, coder_id, assigned_at, opened_at in project.db.execute(
            "select document_id, coder_id, min(assigned_at), coalesce(max(opened_at), '') from assignment"
            " join assignment_respondent using (assignment_id) join document_respondent using (respondent_id)"
            " where is_blind = 1 and document_id in (select value from json_each(?))"
            " group by document_id, coder_id",
            (json.dumps(list(document_ids)),),
        ).fetchall()
    }


def finished_at(project: Project, document_ids: Iterable[int]) -> dict[int, dict[int, str]]:
    """By document when each coder first called it finished."""
    found: dict[int, dict[int, str]] = defaultdict(dict)
    for document_id, coder_id, marked_at in project.db.execute(
        "select document_id, coder_id, min(marked_at) from document_mark"
        " where document_id in (select value from json_each(?)) group by document_id, coder_id",
        (json.dumps(list(document_ids)),),
    ).fetchall():
        found[document_id][coder_id] = marked_at
    return found
