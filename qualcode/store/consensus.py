"""Codings as they are settled between two coders, and the decisions that were taken."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple
from uuid import uuid4

from qualcode.model.codings import Extent, Polarity
from qualcode.model.consensus import Decision, Given, Held
from qualcode.model.spans import Span
from qualcode.store import history
from qualcode.store.project import Project
from qualcode.store.sight import seen


class Settled(NamedTuple):
    """A decision about to be kept: where, between whom, on which codings, and what came of it."""

    document_id: int
    code_ids: Sequence[int]
    coder_ids: tuple[int, int]
    decision: Decision
    reason: str
    guids: frozenset[str]
    sum: str
    made: frozenset[str]


class Adjudication(NamedTuple):
    """A kept decision, who took it and when."""

    adjudication_id: int
    settled: Settled
    decided_by: str
    decided_at: str

    def is_of(self, coder_ids: Collection[int]) -> bool:
        """Whether it was taken between these two."""
        return set(self.settled.coder_ids) == set(coder_ids)


def held(
    project: Project, document_ids: Collection[int], coder_ids: Collection[int]
) -> dict[int, list[Held]]:
    """The codings of these coders by document; a document without any is left out."""
    coders = ", ".join(str(int(coder_id)) for coder_id in coder_ids)
    found: dict[int, list[Held]] = defaultdict(list)
    for (
        document_id,
        coding_id,
        guid,
        coder_id,
        code_id,
        polarity,
        extent,
        start,
        end,
        quote,
        note,
    ) in project.db.execute(
        "select document_id, coding_id, guid, coder_id, code_id, polarity, extent, start_char, end_char,"
        f" quote, note from {seen(project)} as coding"
        f" where document_id in (select value from json_each(?)) and coder_id in ({coders})",
        (json.dumps(list(document_ids)),),
    ).fetchall():
        span = None if start is None else Span(start, end)
        given = Given(code_id, Polarity(polarity), Extent(extent), span)
        found[document_id].append(Held(coding_id, guid, coder_id, given, quote, note))
    return found


def document_of(project: Project, coding_id: int) -> int | None:
    """The document of a coding, None where there is none."""
    row = project.db.execute("select document_id from coding where coding_id = ?", (coding_id,)).fetchone()
    return None if row is None else row[0]


def adjudications(project: Project, document_ids: Collection[int]) -> dict[int, list[Adjudication]]:
    """All decisions on places of these documents, by document, in the order in which they were taken."""
    found: dict[int, list[Adjudication]] = defaultdict(list)
    rows = project.db.execute(
        "select adjudication_id, document_id, code_id, other_code_id, first_coder_id, second_coder_id,"
        " decision, reason, settled, settled_sum, made, coder.name, decided_at"
        " from adjudication join coder on coder.coder_id = decided_by"
        " where document_id in (select value from json_each(?)) order by adjudication_id",
        (json.dumps(list(document_ids)),),
    ).fetchall()
    for row in rows:
        settled = Settled(
            row[1],
            tuple(code_id for code_id in row[2:4] if code_id is not None),
            (row[4], row[5]),
            Decision(row[6]),
            row[7],
            frozenset(json.loads(row[8])),
            row[9],
            frozenset(json.loads(row[10])),
        )
        found[row[1]].append(Adjudication(row[0], settled, row[11], row[12]))
    return found


def add(project: Project, settled: Settled, decided_by: int) -> None:
    """Keep a decision on a place that has none."""
    code_id, *other = settled.code_ids
    project.db.execute(
        "insert into adjudication (guid, document_id, code_id, other_code_id, first_coder_id,"
        " second_coder_id, decision, reason, settled, settled_sum, made, decided_by, decided_at)"
        " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            str(uuid4()),
            settled.document_id,
            code_id,
            other[0] if other else None,
            *settled.coder_ids,
            settled.decision,
            settled.reason,
            json.dumps(sorted(settled.guids)),
            settled.sum,
            json.dumps(sorted(settled.made)),
            decided_by,
            history.now(),
        ),
    )


def remove(project: Project, adjudication_ids: Iterable[int]) -> None:
    """Forget decisions, because others are taken."""
    project.db.conn.executemany(
        "delete from adjudication where adjudication_id = ?", [(each,) for each in adjudication_ids]
    )


def give_reason(project: Project, adjudication_id: int, reason: str) -> None:
    """Write the reason of a decision anew."""
    project.db.execute(
        "update adjudication set reason = ? where adjudication_id = ?", (reason, adjudication_id)
    )


def move(project: Project, from_code_id: int, to_code_id: int) -> None:
    """The decisions on a code that is merged are decisions on the code that stays."""
    for column in "code_id", "other_code_id":
        project.db.execute(
            f"update adjudication set {column} = ? where {column} = ?", (to_code_id, from_code_id)
        )


def forget_code(project: Project, code_id: int) -> None:
    """Drop the decisions on a code that is deleted."""
    project.db.execute("delete from adjudication where code_id = ? or other_code_id = ?", (code_id, code_id))
