"""Undo, redo and the trail."""

from collections.abc import Callable

from qualcode.model.errors import QualcodeError
from qualcode.model.tables import Cell, Column, Kind, Table
from qualcode.store import history as history_store
from qualcode.store import replay, sight
from qualcode.store.history import TrailLine
from qualcode.store.project import Project
from qualcode.workbench import coders as coder_verbs

_NOUNS = {
    "adjudication": ("decision", "decisions"),
    "assignment": ("sample", "samples"),
    "attribute": ("attribute", "attributes"),
    "attribute_value": ("attribute value", "attribute values"),
    "code": ("code", "codes"),
    "coder": ("coder", "coders"),
    "coding": ("coding", "codings"),
    "document": ("note", "notes"),
    "display": ("display", "displays"),
    "document_mark": ("state of a note", "states of notes"),
    "document_version": ("earlier text", "earlier texts"),
    "doubt": ("doubtful place", "doubtful places"),
    "memo": ("memo", "memos"),
    "name_out": ("name", "names"),
    "quote_edit": ("edited quote", "edited quotes"),
    "rating": ("rating", "ratings"),
    "respondent": ("person", "people"),
    "sheet_answer": ("sheet answer", "sheet answers"),
    "sheet_question": ("sheet question", "sheet questions"),
    "summary": ("summary", "summaries"),
    "summary_cell": ("summary cell", "summary cells"),
    "text_status": ("text mark", "text marks"),
    "turn": ("turn", "turns"),
    "wave": ("wave", "waves"),
}
_HIDDEN = "(work of another coder, hidden while the sample is blind)"


Verb = Callable[[Project], str]


def undo(project: Project) -> str:
    """Undo the last step; returns its label."""
    own = _own(project)
    step = replay.last_done(project.db, own)
    if step is None:
        only = "Who codes blind undoes only their own steps. " if own else ""
        raise QualcodeError("There is nothing to undo.", f"{only}`qualcode trail` shows what was done.")
    project.undo(step)
    return step.label


def redo(project: Project) -> str:
    """Redo the step that was undone last; returns its label."""
    step = replay.next_undone(project.db, _own(project))
    if step is None:
        raise QualcodeError("There is nothing to redo.", "A new step after an undo ends the redoing.")
    project.redo(step)
    return step.label


def _own(project: Project) -> int | None:
    """A blind coder undoes only their own steps: those of others would tell what they did."""
    return project.coder_id if sight.is_blind(project) else None


def trail(project: Project, most: int | None = None) -> Table:
    """Every step, undo and redo, oldest first; ``most`` keeps the newest lines only."""
    lines = seen_lines(project)
    kept = lines[-most:] if most else lines
    rows: list[tuple[Cell, ...]] = [
        (line.trail_id, line.made_at, line.coder, line.act, line.label, line.subject, _in_words(line.counts))
        for line in kept
    ]
    columns = (
        Column("no", "no.", Kind.COUNT),
        Column("at", "when (UTC)", Kind.TEXT),
        Column("coder", "coder", Kind.TEXT),
        Column("act", "act", Kind.TEXT),
        Column("label", "step", Kind.TEXT),
        Column("subject", "where", Kind.TEXT),
        Column("counts", "what changed", Kind.TEXT),
    )
    left_out = len(lines) - len(kept)
    note = (f"{left_out} earlier lines are not shown.",) if left_out else ()
    return Table(f"Trail: {project.facts.title}", columns, tuple(rows), note)


def seen_lines(project: Project) -> list[TrailLine]:
    """The trail as the coder in use may see it: what others did in a blind sample stays untold."""
    lines = history_store.trail(project.db)
    if not sight.is_blind(project):
        return lines
    own = coder_verbs.name_in_use(project)
    return [
        line._replace(label=_HIDDEN, subject="", counts={})
        if line.coder != own and sight.OF_A_CODER & line.counts.keys()
        else line
        for line in lines
    ]


def noun(table: str) -> str:
    """What a row of a table is called."""
    return _NOUNS.get(table, (table.replace("_", " "), ""))[0]


def _in_words(counts: dict[str, dict[str, int]]) -> str:
    parts = [
        f"{number} {_NOUNS[table][number != 1]} {kind}"
        for table, kinds in counts.items()
        if table in _NOUNS
        for kind, number in kinds.items()
    ]
    return ", ".join(parts)
