"""When coders coded, opened and finished documents: what tells whether one could see another's work."""

import json
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from qualcode.model.scope import Selection
from qualcode.store.codings import IMPORTED, condition
from qualcode.store.project import Project
from qualcode.store.sight import seen


class Made(NamedTuple):
    """When a coder coded a document: from when that could be read here ("" if never), and the last time.

    What came in with a coder's copy was made elsewhere, so that its times say nothing of that. The versions
    are the first and the last of the codebook that its codings are known to fit.
    """

    readable_from: str
    last: str
    first_version: int
    last_version: int


def made(project: Project, selection: Selection, document_ids: Iterable[int]) -> dict[tuple[int, int], Made]:
    """By document and coder."""
    return {
        (document_id, coder_id): Made(*made)
        for document_id, coder_id, *made in project.db.execute(
            f"select document_id, coder_id, coalesce(min(iif({_NOT_MERGED}, created_at, null)), ''),"
            f" max(created_at), min(codebook_version), max(codebook_version) from {seen(project)} as coding"
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
            f" where table_name = 'coding' and kind = 'added' and label like '{IMPORTED}%'),"
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
    """By document and coder.

    Whoever opened a sample and undid that has seen it: the trail keeps what the sample does not.
    """
    return {
        (document_id, coder_id): Blind(assigned_at, opened_at)
        for document_id, coder_id, assigned_at, opened_at in project.db.execute(
            "with opening as (select assignment_id, min(made_at) as first_at from assignment"
            "  join coder using (coder_id) join trail on trail.subject = coder.name"
            "  where act <> 'undid' and made_at >= assigned_at"
            "  and json_extract(counts, '$.assignment.changed')"
            "  and (select count(*) from json_each(counts)) = 1"
            "  group by assignment_id)"
            " select document_id, coder_id, min(assigned_at),"
            " coalesce(max(min(coalesce(opened_at, first_at), coalesce(first_at, opened_at))), '')"
            " from assignment left join opening using (assignment_id)"
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
