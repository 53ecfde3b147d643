"""How passages are quoted: shortened, with words put in, or in somebody else's words."""

import json
from collections.abc import Callable
from typing import NamedTuple
from uuid import uuid4

from qualcode.store import history
from qualcode.store.project import Project
from qualcode.store.sight import seen


class Edit(NamedTuple):
    """The words that stand for a passage; those of a paraphrase are not the person's own."""

    words: str
    is_paraphrase: bool


def edits(project: Project) -> dict[int, Edit]:
    """How passages are quoted that are not quoted word by word, by coding."""
    rows = project.db.execute(
        "select coding_id, words, is_paraphrase from quote_edit"
        f" where coding_id in (select coding_id from {seen(project)})"
    ).fetchall()
    return {coding_id: Edit(words, bool(is_paraphrase)) for coding_id, words, is_paraphrase in rows}


def edit(project: Project, coding_id: int, words: str, *, is_paraphrase: bool) -> None:
    """Say how a passage is quoted; what was said before about it is replaced."""
    project.db.execute(
        "insert into quote_edit (guid, coding_id, words, is_paraphrase, edited_at)"
        " values (:guid, :coding, :words, :paraphrase, :at)"
        " on conflict (coding_id) do update"
        " set words = :words, is_paraphrase = :paraphrase, edited_at = :at",
        {
            "guid": str(uuid4()),
            "coding": coding_id,
            "words": words,
            "paraphrase": int(is_paraphrase),
            "at": history.now(),
        },
    )


def forget(project: Project, coding_id: int) -> int:
    """Quote a passage word by word again; returns how many edits there were."""
    return int(project.db.execute("delete from quote_edit where coding_id = ?", (coding_id,)).rowcount)


def mask(project: Project, masked: Callable[[int, str], str]) -> None:
    """Write the words of all edits anew, those that are there and those kept for undo.

    ``masked`` gives for a coding and words those that may stay.
    """
    for edit_id, coding_id, words in project.db.execute(
        "select quote_edit_id, coding_id, words from quote_edit"
    ).fetchall():
        if (stays := masked(coding_id, words)) != words:
            project.db.execute("update quote_edit set words = ? where quote_edit_id = ?", (stays, edit_id))
    for change_id, *states in project.db.execute(
        "select change_id, old, new from change where table_name = 'quote_edit'"
    ).fetchall():
        old, new = (state and _masked(state, masked) for state in states)
        project.db.execute("update change set old = ?, new = ? where change_id = ?", (old, new, change_id))


def _masked(state: str, masked: Callable[[int, str], str]) -> str:
    row = json.loads(state)
    return json.dumps(row | {"words": masked(row["coding_id"], row["words"])}, ensure_ascii=False)
