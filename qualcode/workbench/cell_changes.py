"""What became of the passages that a summary or a rating was written from, in words."""

from collections.abc import Iterator
from typing import NamedTuple

from qualcode.model.codebook import Codebook
from qualcode.model.errors import QualcodeError
from qualcode.model.tables import Cell, Column, Kind, Table
from qualcode.store import cell_sources
from qualcode.store import cells as cell_store
from qualcode.store.cells import RATINGS, SUMMARIES, CellKind, Evidence, Source
from qualcode.store.project import Project
from qualcode.workbench import cells as cell_verbs
from qualcode.workbench import codebook as codebook_verbs
from qualcode.workbench.cells import Known

_GONE = "(words that no note has any more)"
_NO_TEXT = "(no text)"


class Change(NamedTuple):
    """One passage behind a cell: what became of it, its words of then, and where they differ those of now."""

    what: str
    words: str
    now: str = ""
    is_change: bool = True

    def __str__(self) -> str:
        now = f", now “{self.now}”" if self.now else ""
        return f"{self.what}: “{self.words}”{now}"


def changes(project: Project, cell: Known) -> list[Change]:
    """Every passage behind a cell, and those that are new since."""
    codebook, key = codebook_verbs.read(project), cell.cell
    inside = codebook.subtrees[key.code_id]
    now = {
        one.source.guid: one
        for one in cell_store.evidence(project, [key.respondent_id])
        if one.coder_id == key.coder_id
    }
    changed = [
        source
        for source in key.sources
        if source.guid not in now or now[source.guid].source.digest != source.digest
    ]
    then = cell_sources.words_of_then(project, changed) if changed else {}
    found = [
        change
        for source in key.sources
        for change in _of_source(source, now.get(source.guid), then.get(source.guid, _GONE), codebook, inside)
    ]
    written_from = {source.guid for source in key.sources}
    new = [one for guid, one in now.items() if guid not in written_from and one.code_id in inside]
    return [*found, *(Change("new since", one.quote or _NO_TEXT) for one in new)]


def told(project: Project, cell: Known) -> list[str]:
    """What changed under a cell, a line for each passage."""
    return [str(change) for change in changes(project, cell) if change.is_change]


def _of_source(
    source: Source, now: Evidence | None, then: str, codebook: Codebook, inside: frozenset[int] | set[int]
) -> Iterator[Change]:
    if now is None:
        yield Change("removed", then)
        return
    words, changes = now.quote or _NO_TEXT, 0
    if now.code_id not in inside:
        yield Change(f"recoded, to {codebook.label(now.code_id)}", words)
        return
    if now.source.digest != source.digest:
        yield Change("words changed", then, words)
        changes += 1
    if now.source.polarity != source.polarity:
        yield Change(f"polarity changed, from {source.polarity} to {now.source.polarity}", words)
        changes += 1
    if not changes:
        yield Change("as it was", words, is_change=False)


def show(project: Project, respondent: str, code: str) -> Table:
    """The summaries and ratings of a person under a code, and what became of the passages behind each."""
    place = cell_verbs.place_of(project, respondent, code)
    found = [
        (kind, one)
        for kind in (SUMMARIES, RATINGS)
        for one in cell_verbs.known(project, of=kind)
        if (one.cell.respondent_id, one.cell.code_id) == place
    ]
    if not found:
        raise QualcodeError(
            f"Nobody wrote or rated anything of {respondent} under “{code}”.",
            "`qualcode cell write PERSON CODE TEXT` writes, `qualcode cell rate PERSON CODE VALUE` rates.",
        )
    rows: list[tuple[Cell, ...]] = [
        (_named(kind, one), change.what, change.words, change.now or None)
        for kind, one in found
        for change in changes(project, one)
    ]
    columns = (
        Column("cell", "cell", Kind.TEXT),
        Column("since", "since then", Kind.TEXT),
        Column("words", "passage", Kind.TEXT),
        Column("now", "now", Kind.TEXT),
    )
    title = f"{found[0][1].respondent} under {found[0][1].code}"
    return Table(title, columns, tuple(rows), tuple(_in_full(kind, one) for kind, one in found))


def _named(kind: CellKind, one: Known) -> str:
    return f"{'rating' if kind is RATINGS else 'summary'} by {one.cell.coder}"


def _in_full(kind: CellKind, one: Known) -> str:
    state = f" [{one.state}]" if one.state else ""
    what = "Rating" if kind is RATINGS else "Summary"
    return f"{what} by {one.cell.coder}, {one.cell.written_at[:10]}: {one.cell.body}{state}"
