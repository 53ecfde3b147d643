"""Codings with the version of the codebook under which they were made or confirmed, and what codes meant."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from qualcode.model.codings import Polarity
from qualcode.model.meanings import Meaning, Meanings
from qualcode.model.scope import Selection
from qualcode.store import history
from qualcode.store.codings import condition
from qualcode.store.project import Project
from qualcode.store.sight import seen


class Fitted(NamedTuple):
    """A coding, and the ``version`` of the codebook that its coder had in mind."""

    coding_id: int
    code_id: int
    coder: str
    respondents: str
    document_id: int | None
    document: str | None
    wave: int | None
    start_char: int | None
    end_char: int | None
    polarity: Polarity
    quote: str
    version: int


def meanings(project: Project, code_ids: Iterable[int]) -> dict[int, Meanings]:
    """All meanings that these codes ever had, of those that are in any version of the codebook."""
    versions: dict[int, list[tuple[int, Meaning]]] = {code_id: [] for code_id in code_ids}
    # Read here and not by SQLite, which would parse every code of a tree once for each of its fields.
    for version, tree in project.db.execute(
        "select version, tree from codebook_version order by version"
    ).fetchall():
        for code in json.loads(tree):
            if code["code_id"] in versions:
                meaning = Meaning(*(code[field] for field in Meaning._fields))
                versions[code["code_id"]].append((version, meaning))
    return {code_id: Meanings.of(those) for code_id, those in versions.items() if those}


def fitted(project: Project, selection: Selection) -> list[Fitted]:
    """Codings with their people's names: by note, place and code; those without a note come first."""
    people = _people(project, selection)
    return [
        Fitted._make((*row[:3], row[3] or people.get(row[0], ""), *row[4:9], Polarity(row[9]), *row[10:]))
        for row in project.db.execute(
            "select coding.coding_id, coding.code_id, coder.name, respondent.name, coding.document_id,"
            " document.name, document.wave, start_char, end_char, polarity, quote, codebook_version"
            f" from {seen(project)} as coding join coder using (coder_id)"
            " left join document on document.document_id = coding.document_id"
            " left join sole_respondent on sole_respondent.document_id = coding.document_id"
            " left join respondent on respondent.respondent_id = sole_respondent.respondent_id"
            f" where {condition(selection)}"
            " order by document.name, start_char, end_char, coding.code_id, coding.coding_id"
        ).fetchall()
    ]


def _people(project: Project, selection: Selection) -> Mapping[int, str]:
    """The people of codings in notes of several people, or without a note."""
    names: dict[int, list[str]] = defaultdict(list)
    for coding_id, name in project.db.execute(
        "select coding_id, name from coding_looked_up join respondent using (respondent_id)"
        f" where {condition(selection, 'coding_looked_up')} order by coding_id, respondent_id"
    ).fetchall():
        names[coding_id].append(name)
    return {coding_id: "; ".join(those) for coding_id, those in names.items()}


def confirm(project: Project, coding_ids: Iterable[int]) -> None:
    """These codings fit the present version of the codebook."""
    version = history.version_in_step(project.db)
    project.db.conn.executemany(
        "update coding set codebook_version = ? where coding_id = ?",
        [(version, coding_id) for coding_id in coding_ids],
    )
