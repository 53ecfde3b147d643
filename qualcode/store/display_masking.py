"""Masking a person in saved displays, whose titles and filters may name them, and in what undo keeps."""

import json
import re
from collections.abc import Callable, Collection
from typing import Any

from qualcode.model.codebook import folded
from qualcode.store.project import Project

Masked = Callable[[str], str]


def values_of(project: Project, respondent_id: int) -> set[str]:
    """What is known of a person, folded; to be read before it is deleted."""
    rows = project.db.execute("select value from attribute_value where respondent_id = ?", (respondent_id,))
    return {folded(value) for (value,) in rows.fetchall()}


def mask_displays(project: Project, without_name: Masked, values: Collection[str]) -> None:
    """Blot out the name of a person, and those of their ``values`` that nobody else has.

    The kept rows are masked like those that are there, so that earlier steps can still be undone.
    """
    gone = set(values) - {
        folded(value)
        for (value,) in project.db.execute("select distinct value from attribute_value").fetchall()
    }
    titles: dict[str, str] = {}
    rows = "select display_id, title, question, spec from display"
    for display_id, *kept in project.db.execute(rows).fetchall():
        fields = dict(zip(("title", "question", "spec"), kept, strict=True))
        masked = _masked(fields, without_name, gone, titles)
        if masked != fields:
            project.db.execute(
                "update display set title = :title, question = :question, spec = :spec"
                " where display_id = :id",
                {**masked, "id": display_id},
            )
    for change_id, *states in project.db.execute(
        "select change_id, old, new from change where table_name = 'display'"
    ).fetchall():
        old, new = (
            state and json.dumps(_masked(json.loads(state), without_name, gone, titles), ensure_ascii=False)
            for state in states
        )
        project.db.execute("update change set old = ?, new = ? where change_id = ?", (old, new, change_id))


def _masked(
    row: dict[str, Any], without_name: Masked, gone: Collection[str], titles: dict[str, str]
) -> dict[str, Any]:
    """A display without the person; one title is masked the same way wherever it stands."""
    title = row["title"]
    if title not in titles:
        masked = without_name(title)
        while masked != title and masked in titles.values():
            masked += "█"
        titles[title] = masked
    spec = json.loads(row["spec"])
    spec["where"] = [
        [attribute, re.sub(r"\S", "█", value) if folded(value) in gone else without_name(value)]
        for attribute, value in spec["where"]
    ]
    spec["marks"] = {reason: without_name(mark) for reason, mark in spec["marks"].items()}
    if spec.get("named_by"):
        spec["named_by"] = without_name(spec["named_by"])
    return row | {
        "title": titles[title],
        "question": without_name(row["question"]),
        "spec": json.dumps(spec, ensure_ascii=False),
    }
