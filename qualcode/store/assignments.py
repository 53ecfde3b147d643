"""Samples of respondents that coders are asked to code."""

import json
from collections.abc import Iterable, Mapping
from typing import NamedTuple
from uuid import uuid4

from qualcode.store import history
from qualcode.store.project import Project


class Assigned(NamedTuple):
    """A sample: whose it is, how it was drawn, and how far its documents are."""

    coder_id: int
    coder: str
    frame: Mapping[str, object]
    is_blind: bool
    opened_at: str | None
    respondents: int
    documents: int
    started: int
    finished: int


def add(
    project: Project,
    coder_id: int,
    respondent_ids: Iterable[int],
    frame: Mapping[str, object],
    *,
    is_blind: bool,
) -> int:
    """Keep a sample and how it was drawn."""
    cursor = project.db.execute(
        "insert into assignment (guid, coder_id, frame, is_blind, assigned_at) values (?, ?, ?, ?, ?)",
        (str(uuid4()), coder_id, json.dumps(frame), is_blind, history.now()),
    )
    assignment_id = int(cursor.lastrowid or 0)
    for respondent_id in respondent_ids:
        project.db.execute(
            "insert into assignment_respondent (assignment_id, respondent_id) values (?, ?)",
            (assignment_id, respondent_id),
        )
    return assignment_id


def listed(project: Project) -> list[Assigned]:
    """All samples in the order in which they were drawn."""
    return [
        Assigned(coder_id, coder, json.loads(frame), bool(is_blind), opened_at, *counts)
        for coder_id, coder, frame, is_blind, opened_at, *counts in project.db.execute(
            "with of_sample as (select distinct assignment_id, document_id, assignment.coder_id"
            "  from assignment join assignment_respondent using (assignment_id)"
            "  join document_respondent using (respondent_id)),"
            " state as (select assignment_id, document_id,"
            "  exists (select 1 from coding where coding.document_id = of_sample.document_id"
            "   and coding.coder_id = of_sample.coder_id) as is_coded,"
            "  exists (select 1 from document_mark as mark where mark.document_id = of_sample.document_id"
            "   and mark.coder_id = of_sample.coder_id) as is_finished from of_sample)"
            " select coder_id, coder.name, frame, is_blind, opened_at,"
            " (select count(*) from assignment_respondent as whose"
            "  where whose.assignment_id = assignment.assignment_id),"
            " (select count(*) from state where state.assignment_id = assignment.assignment_id),"
            " (select count(*) from state where state.assignment_id = assignment.assignment_id"
            "  and (is_coded or is_finished)),"
            " (select count(*) from state where state.assignment_id = assignment.assignment_id"
            "  and is_finished)"
            " from assignment join coder using (coder_id) order by assignment_id"
        ).fetchall()
    ]


def unfinished_by_others(project: Project, coder_id: int) -> dict[str, int]:
    """Who else coded documents of a coder's samples without finishing them, and how many."""
    return dict(
        project.db.execute(
            "select coder.name, count(distinct document_id)"
            " from assignment join assignment_respondent using (assignment_id)"
            " join document_respondent using (respondent_id) join coding using (document_id)"
            " join coder on coder.coder_id = coding.coder_id"
            " where assignment.coder_id = :coder and coding.coder_id <> :coder and is_consensus = 0"
            " and not exists (select 1 from document_mark as mark"
            "  where mark.document_id = coding.document_id and mark.coder_id = coding.coder_id)"
            " group by coding.coder_id order by coding.coder_id",
            {"coder": coder_id},
        ).fetchall()
    )


def open_up(project: Project, coder_id: int) -> int:
    """Let a coder see the work of the others in their blind samples; returns how many were opened."""
    return project.db.execute(
        "update assignment set opened_at = ? where coder_id = ? and is_blind = 1 and opened_at is null",
        (history.now(), coder_id),
    ).rowcount


def documents_of(project: Project, coder_id: int) -> frozenset[int]:
    """The documents of all samples of a coder."""
    return frozenset(
        document_id
        for (document_id,) in project.db.execute(
            "select distinct document_id from assignment join assignment_respondent using (assignment_id)"
            " join document_respondent using (respondent_id) where assignment.coder_id = ?",
            (coder_id,),
        ).fetchall()
    )
