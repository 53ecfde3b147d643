"""Which documents' codings and decisions changed since somebody looked, so that only these are read again."""

from typing import NamedTuple

from qualcode.store.project import Project

_ELSEWHERE = frozenset(
    {
        *("display", "doubt", "memo", "name_out", "quote_edit", "rating"),
        *("sheet_answer", "summary", "summary_cell"),
    }
)
"""Tables whose rows say nothing of what is coded where."""

_TOUCHED = """
    select table_name, kind,
        coalesce(json_extract(change.new, '$.document_id'), json_extract(change.old, '$.document_id'),
            coding.document_id, adjudication.document_id),
        coalesce(json_extract(change.new, '$.coder_id'), json_extract(change.old, '$.coder_id'),
            coding.coder_id)
    from step join change using (step_id)
        left join coding on table_name = 'coding' and coding_id = row_id
        left join adjudication on table_name = 'adjudication' and adjudication_id = row_id
    where state in ('done', 'undone') and trail_id > ?
"""


class Touched(NamedTuple):
    """Documents in which codings or decisions changed, and the coders of these codings."""

    document_ids: frozenset[int]
    coder_ids: frozenset[int]


def now(project: Project) -> int:
    """What to ask by later on: the newest line of the trail, which every step, undo and redo writes."""
    return int(project.db.execute("select coalesce(max(trail_id), 0) from trail").fetchone()[0])


def since(project: Project, moment: int) -> Touched | None:
    """What was touched since a moment; None where something else changed too, or nobody can tell any more.

    Nobody codes yet who was only added, as the consensus is by the first decision.

    A step that was undone and redone has two lines of the trail, and what was undone for good has none of
    its changes left: lines without a step of their own say that not all is known.
    """
    lines = project.db.execute("select count(*) from trail where trail_id > ?", (moment,)).fetchone()[0]
    steps = project.db.execute(
        "select count(*) from step where state in ('done', 'undone') and trail_id > ?", (moment,)
    ).fetchone()[0]
    if lines != steps:
        return None
    documents, coders = set(), set()
    for table, kind, document_id, coder_id in project.db.execute(_TOUCHED, (moment,)).fetchall():
        if table in _ELSEWHERE or (table, kind) == ("coder", "added"):
            continue
        if table not in {"coding", "adjudication"} or document_id is None:
            return None
        documents.add(document_id)
        coders |= {coder_id} if table == "coding" else set()
    return Touched(frozenset(documents), frozenset(coders))
