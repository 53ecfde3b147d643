"""Codings made before the meaning of their code changed: which they are, and saying that they still fit.

A coding keeps the version of the codebook that its coder had in mind. It waits for a re-check while the
definition, include or exclude of its code say something else now than under that version; once they say
the same again (an undo, or an edit back) it waits no longer. Recoding, merging and splitting decide about
the codings that they give to a code, so that these fit the version that came of it.
"""

from collections.abc import Sequence
from typing import NamedTuple

from qualcode.model.errors import QualcodeError
from qualcode.model.scope import Selection
from qualcode.model.tables import Cell, CodePath, Column, Kind, Table
from qualcode.model.texts import number_of
from qualcode.store import rechecks as recheck_store
from qualcode.store.project import Project
from qualcode.store.rechecks import Fitted
from qualcode.workbench import codebook as codebook_verbs
from qualcode.workbench import coders as coder_verbs

EVERY_CODER = None
OWN: Sequence[str] = ()


class Waiting(NamedTuple):
    """A coding that waits; ``fields`` say something else since the version ``since``."""

    coding: Fitted
    fields: tuple[str, ...]
    since: int

    @property
    def why(self) -> str:
        """``known to fit version 3; the definition changed in version 5``."""
        fields = " and ".join(self.fields)
        return f"known to fit version {self.coding.version}; the {fields} changed in version {self.since}"


def waiting(project: Project, code: str | None = None, coders: Sequence[str] | None = OWN) -> list[Waiting]:
    """The codings that wait for a re-check, of a code with all below it or of any, in reading order.

    Those of the coder in use (``OWN``), of the coders that are named, or (``EVERY_CODER``) of all.
    """
    codebook = codebook_verbs.read(project)
    chosen = codebook.subtrees[codebook.find(code).code_id] if code else frozenset(codebook.by_id)
    return _waiting(project, chosen, _coder_ids(project, coders))


def count(project: Project, code_id: int) -> int:
    """How many codings of a code (the code itself only) wait, of all coders."""
    return len(_waiting(project, frozenset({code_id}), None))


def _waiting(project: Project, code_ids: frozenset[int], coder_ids: frozenset[int] | None) -> list[Waiting]:
    meanings = recheck_store.meanings(project, code_ids)
    changed = frozenset(code_id for code_id, its in meanings.items() if len(its.steps) > 1)
    if not changed:
        return []
    found = []
    for coding in recheck_store.fitted(project, Selection(coder_ids, changed)):
        its = meanings[coding.code_id]
        fields = its.changed_after(coding.version)
        if fields:
            found.append(Waiting(coding, fields, its.since))
    return found


def passages(project: Project) -> dict[int, int]:
    """The passages of the coder in use that wait: the note of each coding."""
    codings = (one.coding for one in waiting(project))
    return {
        coding.coding_id: coding.document_id
        for coding in codings
        if coding.document_id is not None and coding.start_char is not None
    }


def _coder_ids(project: Project, coders: Sequence[str] | None) -> frozenset[int] | None:
    if coders is None:
        return None
    if coders:
        return frozenset(coder_verbs.find(project, name).coder_id for name in coders)
    return frozenset(() if project.coder_id is None else (project.coder_id,))


def table(project: Project, code: str | None = None, coders: Sequence[str] | None = OWN) -> Table:
    """The codings that wait, with their words and why they wait."""
    codebook = codebook_verbs.read(project)
    found = waiting(project, code, coders)
    columns = (
        Column("id", "id", Kind.COUNT),
        Column("code", "code", Kind.CODE),
        Column("person", "person", Kind.TEXT),
        Column("document", "note", Kind.TEXT),
        Column("coder", "coder", Kind.TEXT),
        Column("words", "words", Kind.TEXT),
        Column("why", "why", Kind.TEXT),
    )
    rows: list[tuple[Cell, ...]] = [
        (
            one.coding.coding_id,
            CodePath(codebook.path(one.coding.code_id)),
            one.coding.respondents,
            one.coding.document,
            one.coding.coder,
            one.coding.quote,
            one.why,
        )
        for one in found
    ]
    note = (
        "They count as before. `--confirm ID` (or `--confirm all`) says that a coding still fits."
        if rows
        else "No coding waits for a re-check."
    )
    return Table("Coded under an earlier meaning", columns, tuple(rows), (note,))


def confirm(
    project: Project,
    coding_ids: Sequence[int] | None,
    code: str | None = None,
    coders: Sequence[str] | None = OWN,
) -> int:
    """Say that codings (None: all that wait) fit the present meaning of their codes; returns how many.

    Nothing but the version that they are known to fit is changed. One that does not wait is refused.
    """
    with project.step() as step:
        there = {one.coding.coding_id: one.coding for one in waiting(project, code, coders)}
        chosen = list(there) if coding_ids is None else list(dict.fromkeys(coding_ids))
        for coding_id in chosen:
            if coding_id not in there:
                raise QualcodeError(
                    f"No coding {coding_id} waits for a re-check.",
                    "`qualcode codebook recheck` lists those that do; `--coder all` those of every coder.",
                )
        step.label = _said(project, {there[coding_id].code_id for coding_id in chosen}, len(chosen))
        step.subject = there[chosen[0]].document or "" if len(chosen) == 1 else ""
        recheck_store.confirm(project, chosen)
    return len(chosen)


def _said(project: Project, code_ids: set[int], codings: int) -> str:
    codebook = codebook_verbs.read(project)
    of = (
        f"“{codebook.label(next(iter(code_ids)))}”"
        if len(code_ids) == 1
        else number_of(len(code_ids), "code")
    )
    return (
        f"Confirmed {number_of(codings, 'coding')} of {of} under version {codebook.version} of the codebook"
    )
