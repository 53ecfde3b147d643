"""When somebody coded at each of two times."""

import json
from collections.abc import Iterable

from qualcode.store.project import Project
from qualcode.store.sight import seen


def days_between(
    project: Project, document_ids: Iterable[int], earlier_id: int, later_id: int
) -> dict[int, int]:
    """By document the days from the last coding of an earlier time to the first of a later one.

    What was coded at the earlier time after the later one had begun does not count; where nothing is left,
    there are 0 days. A document without codings of a time has the day on which it was called finished then.
    """
    codings = seen(project)
    return dict(
        project.db.execute(
            "with wanted as (select value as document_id from json_each(:documents)),"
            " trace as ("
            f"  select document_id, coder_id, created_at as made_at from {codings} as coding"
            "   where document_id in wanted and coder_id in (:earlier, :later)"
            "  union all"
            "  select document_id, coder_id, marked_at from document_mark as mark"
            "   where document_id in wanted and coder_id in (:earlier, :later)"
            f"   and not exists (select 1 from {codings} as coding"
            "     where coding.document_id = mark.document_id and coding.coder_id = mark.coder_id)),"
            " began as (select document_id, min(made_at) as made_at from trace"
            "  where coder_id = :later group by document_id),"
            " ended as (select document_id, max(trace.made_at) as made_at from trace"
            "  join began using (document_id)"
            "  where coder_id = :earlier and trace.made_at <= began.made_at group by document_id)"
            " select document_id, cast(julianday(substr(began.made_at, 1, 10))"
            "  - julianday(substr(coalesce(ended.made_at, began.made_at), 1, 10)) as integer)"
            " from began left join ended using (document_id)",
            {"documents": json.dumps(list(document_ids)), "earlier": earlier_id, "later": later_id},
        ).fetchall()
    )
