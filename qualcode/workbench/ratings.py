"""Ratings: how strongly a person stands for a theme, by an analyst's own judgement, on the project's scale.

A rating is kept like a summary cell: who gave it, when, and from which codings, so that it turns stale, too.
"""

from collections.abc import Iterable, Mapping, Sequence

from qualcode.model.errors import QualcodeError
from qualcode.model.ratings import Scale
from qualcode.model.texts import number_of
from qualcode.store import cells as cell_store
from qualcode.store import ratings as rating_store
from qualcode.store.cells import RATINGS, CellKey
from qualcode.store.project import Project
from qualcode.store.sight import is_blind
from qualcode.workbench import cells as cell_verbs
from qualcode.workbench import coders as coder_verbs
from qualcode.workbench.cells import Known


def scale(project: Project) -> Scale:
    """The values that a rating may have, from the weakest up."""
    return Scale(rating_store.scale(project))


def set_scale(project: Project, values: Iterable[str]) -> Scale:
    """Rate on another scale from now on; a value that somebody was given has to stay on it."""
    wanted = Scale.of(values)
    with project.step("Set the scale of ratings"):
        _refuse_to_tell(project, wanted)
        lost = {
            value: count
            for value, count in rating_store.values_in_use(project).items()
            if value not in wanted.values
        }
        if lost:
            there = ", ".join(f"{value} ({number_of(count, 'rating')})" for value, count in lost.items())
            raise QualcodeError(
                f"These values are in use and not on the new scale: {there}.",
                "Keep them on it, or rate these people anew first: `qualcode cell list`",
            )
        rating_store.set_scale(project, wanted.values)
    return wanted


def _refuse_to_tell(project: Project, wanted: Scale) -> None:
    """A blind coder must not learn from a refusal which values others gave."""
    missing = [value for value in rating_store.scale(project) if value not in wanted.values]
    if missing and is_blind(project):
        raise QualcodeError(
            f"While the sample is blind, values can only be added; missing: {', '.join(missing)}.",
            "Keep them on it, or ask whoever leads the coding.",
        )


def rate(project: Project, respondent: str, code: str, value: str) -> int:
    """Rate a person under a theme as the coder in use, or rate anew.

    It is linked to the codings that this coder has there at present; returns how many.
    """
    respondent_id, code_id = cell_verbs.place_of(project, respondent, code)
    with project.step("Rated a cell", respondent):
        found = scale(project).find(value)
        key = CellKey(respondent_id, code_id, coder_verbs.in_use(project))
        return cell_verbs.keep(project, key, found, RATINGS)


def unrate(project: Project, respondent: str, code: str) -> None:
    """Take back the rating of the coder in use (undo brings it back)."""
    respondent_id, code_id = cell_verbs.place_of(project, respondent, code)
    with project.step("Took a rating back", respondent):
        if not cell_store.delete(project, CellKey(respondent_id, code_id, project.coder_id or 0), RATINGS):
            raise QualcodeError(
                f"{respondent} has no rating of yours under “{code}”.", "`qualcode cell list` shows all."
            )


def value_of(project: Project, respondent: str, code: str) -> str:
    """How the coder in use rated there, empty where they did not."""
    return cell_verbs.text_of(project, respondent, code, RATINGS)


def known(project: Project, coder_id: int | None = None) -> Sequence[Known]:
    """All ratings as they stand to their codings now, in the order of people and codes."""
    return cell_verbs.known(project, coder_id, RATINGS)


def strongest(project: Project, code_id: int, coder_ids: Iterable[int] | None = None) -> Mapping[int, str]:
    """For each person rated under a code the strongest value that anybody, or one of these coders, gave."""
    on, wanted = scale(project), None if coder_ids is None else set(coder_ids)
    found: dict[int, str] = {}
    for cell in cell_store.cells(project, of=RATINGS):
        if cell.code_id == code_id and (wanted is None or cell.coder_id in wanted):
            before = found.get(cell.respondent_id)
            if before is None or on.rank(cell.body) > on.rank(before):
                found[cell.respondent_id] = cell.body
    return found
