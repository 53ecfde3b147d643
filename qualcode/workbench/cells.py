"""Summary cells: what an analyst makes of one person under one theme, linked to the codings behind it.

A cell is stale when a coding that it was written from was removed, left the theme, or changed its words or
polarity. Passages coded since are told apart: they do not contradict what was written.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from qualcode.model.codebook import Codebook
from qualcode.model.errors import QualcodeError
from qualcode.model.tables import Cell, CodePath, Column, Kind, Table
from qualcode.model.texts import number_of
from qualcode.store import cells as cell_store
from qualcode.store import respondents as respondent_store
from qualcode.store.cells import RATINGS, SUMMARIES, CellKey, CellKind, Evidence, OwnCell, Source
from qualcode.store.project import Project
from qualcode.workbench import codebook as codebook_verbs
from qualcode.workbench import coders as coder_verbs
from qualcode.workbench import documents as document_verbs
from qualcode.workbench.writing import body_of

__all__ = ["Evidence", "Known"]


class Known(NamedTuple):
    """A cell as it stands to its codings now; it is stale when there are ``reasons``."""

    cell: OwnCell
    respondent: str
    code: str
    reasons: Sequence[str]
    new: int

    @property
    def state(self) -> str:
        """The mark that every list shows."""
        if self.reasons:
            return f"stale: {', '.join(self.reasons)}"
        return f"{number_of(self.new, 'new passage')} since" if self.new else ""


def place_of(project: Project, respondent: str, code: str) -> tuple[int, int]:
    """The ids of a person and a code by their names."""
    people = respondent_store.ids_by_name(project)
    respondent_id = document_verbs.named(people, respondent, "person")
    return respondent_id, codebook_verbs.read(project).find(code).code_id


def names_of(project: Project, respondent_id: int, code_id: int) -> tuple[str, str]:
    """The name of a person and the label of a code."""
    names = {r_id: name for name, r_id in respondent_store.ids_by_name(project).items()}
    return names[respondent_id], codebook_verbs.read(project).label(code_id)


def first_note(project: Project, respondent: str, code: str) -> int | None:
    """The first note with a passage from which the cell would be written."""
    found = (one.document_id for one in passages(project, respondent, code))
    return next((document_id for document_id in found if document_id is not None), None)


def themes_above(project: Project, code: str) -> list[str]:
    """The labels of a code and of all themes above it, the code first."""
    names = codebook_verbs.read(project)
    path = names.path(names.find(code).code_id)
    return [str(CodePath(path[:depth])) for depth in range(len(path), 0, -1)]


def write(project: Project, respondent: str, code: str, text: str) -> int:
    """Write the cell of a person and a theme as the coder in use, or write it anew.

    It is linked to the codings that this coder has there at present; returns how many.
    """
    body = body_of(text, "cell")
    respondent_id, code_id = place_of(project, respondent, code)
    with project.step("Wrote a summary cell", respondent):
        key = CellKey(respondent_id, code_id, coder_verbs.in_use(project))
        return keep(project, key, body)


def keep(project: Project, key: CellKey, body: str, of: CellKind = SUMMARIES) -> int:
    """Write a cell of either kind within a step, linked to its codings; returns how many these are."""
    sources = [one.source for one in behind(project, key)]
    cell_store.write(project, key, body, sources, of)
    return len(sources)


def delete(project: Project, respondent: str, code: str) -> None:
    """Delete the cell of the coder in use (undo brings it back)."""
    respondent_id, code_id = place_of(project, respondent, code)
    with project.step("Deleted a summary cell", respondent):
        if not cell_store.delete(project, CellKey(respondent_id, code_id, project.coder_id or 0)):
            raise QualcodeError(
                f"{respondent} has no cell of yours under “{code}”.", "`qualcode cell list` shows all."
            )


def text_of(project: Project, respondent: str, code: str, of: CellKind = SUMMARIES) -> str:
    """What the coder in use wrote there, or how they rated it; empty where they did not."""
    place = place_of(project, respondent, code)
    own = cell_store.cells(project, project.coder_id or 0, of)
    return next((cell.body for cell in own if (cell.respondent_id, cell.code_id) == place), "")


def state_of(project: Project, respondent: str, code: str) -> str:
    """What changed under the cell of the coder in use, empty where nothing did or nothing is written."""
    place = place_of(project, respondent, code)
    own = known(project, project.coder_id or 0)
    return next((one.state for one in own if (one.cell.respondent_id, one.cell.code_id) == place), "")


def passages(project: Project, respondent: str, code: str) -> Sequence[Evidence]:
    """The codings of the coder in use from which the cell would be written now."""
    respondent_id, code_id = place_of(project, respondent, code)
    return behind(project, CellKey(respondent_id, code_id, project.coder_id or 0))


def behind(project: Project, key: CellKey) -> list[Evidence]:
    """The codings that a cell would be written from now."""
    inside = codebook_verbs.read(project).subtrees[key.code_id]
    found = cell_store.evidence(project, [key.respondent_id])
    return [one for one in found if one.coder_id == key.coder_id and one.code_id in inside]


# --- how cells stand to their codings ---------------------------------------------------------------------


def known(project: Project, coder_id: int | None = None, of: CellKind = SUMMARIES) -> list[Known]:
    """All cells of a kind, of one coder or of all, in the order of people and codes."""
    cells = cell_store.cells(project, coder_id, of)
    if not cells:
        return []
    codebook = codebook_verbs.read(project)
    order = {code_id: place for place, code_id in enumerate(codebook.by_id)}
    names = {r_id: name for name, r_id in respondent_store.ids_by_name(project).items()}
    now: dict[tuple[int, int], dict[str, Evidence]] = {}
    for one in cell_store.evidence(project, {cell.respondent_id for cell in cells}):
        now.setdefault((one.respondent_id, one.coder_id), {})[one.source.guid] = one
    compared = [
        _compared(cell, names, codebook, now.get((cell.respondent_id, cell.coder_id), {})) for cell in cells
    ]
    return sorted(compared, key=lambda one: (one.cell.respondent_id, order[one.cell.code_id]))


def _compared(
    cell: OwnCell, names: Mapping[int, str], codebook: Codebook, now: Mapping[str, Evidence]
) -> Known:
    inside = codebook.subtrees[cell.code_id]
    there = {guid for guid, one in now.items() if one.code_id in inside}
    new = there - {source.guid for source in cell.sources}
    reasons = _reasons(cell.sources, now, there)
    return Known(cell, names[cell.respondent_id], codebook.label(cell.code_id), reasons, len(new))


def _reasons(sources: Sequence[Source], now: Mapping[str, Evidence], there: Collection[str]) -> list[str]:
    removed = sum(source.guid not in now for source in sources)
    moved = sum(source.guid in now and source.guid not in there for source in sources)
    stay = [(source, now[source.guid].source) for source in sources if source.guid in there]
    words = sum(then.digest != present.digest for then, present in stay)
    polarity = sum(then.polarity != present.polarity for then, present in stay)
    told = (
        (removed, "{} removed"),
        (moved, "{} recoded"),
        (words, "words of {} changed"),
        (polarity, "polarity of {} changed"),
    )
    return [text.format(number_of(count, "passage")) for count, text in told if count]


def listed(
    project: Project,
    *,
    respondent: str | None = None,
    code: str | None = None,
    coder: str | None = None,
    is_stale: bool = False,
) -> Table:
    """The summaries and ratings with what changed under them; ``code`` takes in the codes below it."""
    coder_id = coder_verbs.find(project, coder).coder_id if coder else None
    codebook = codebook_verbs.read(project)
    inside = codebook.subtrees[codebook.find(code).code_id] if code else None
    person_id = (
        document_verbs.named(respondent_store.ids_by_name(project), respondent, "person")
        if respondent
        else None
    )
    found = [
        (kind, one)
        for kind in (SUMMARIES, RATINGS)
        for one in known(project, coder_id, kind)
        if (inside is None or one.cell.code_id in inside)
        and person_id in {None, one.cell.respondent_id}
        and (one.reasons or not is_stale)
    ]
    order = {code_id: place for place, code_id in enumerate(codebook.by_id)}
    found.sort(key=lambda each: (each[1].cell.respondent_id, order[each[1].cell.code_id]))
    rows = tuple(_row(kind, one, CodePath(codebook.path(one.cell.code_id))) for kind, one in found)
    hint = () if rows else ("No such cells. `qualcode cell write PERSON CODE TEXT` writes one.",)
    return Table("Summary cells and ratings", _COLUMNS, rows, hint)


_COLUMNS = (
    Column("respondent", "person", Kind.TEXT),
    Column("code", "theme", Kind.CODE),
    Column("coder", "by", Kind.TEXT),
    Column("written", "written", Kind.TEXT),
    Column("passages", "from passages", Kind.COUNT),
    Column("state", "since then", Kind.TEXT),
    Column("rating", "rating", Kind.TEXT),
    Column("summary", "summary", Kind.TEXT),
)


def _row(kind: CellKind, one: Known, code: CodePath) -> tuple[Cell, ...]:
    return (
        one.respondent,
        code,
        one.cell.coder,
        one.cell.written_at[:10],
        len(one.cell.sources),
        one.state or None,
        one.cell.body if kind is RATINGS else None,
        one.cell.body if kind is SUMMARIES else None,
    )
