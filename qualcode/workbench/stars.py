"""The shelf of starred quotes: passages that are to be shown to readers."""

from typing import NamedTuple

from qualcode.model.scope import Scope
from qualcode.model.spans import Span
from qualcode.model.tables import Table
from qualcode.store import displays as display_store
from qualcode.store.project import Project
from qualcode.workbench.codings import exactly_at
from qualcode.workbench.quote_edits import place_of
from qualcode.workbench.quotes import quotes
from qualcode.workbench.quoting import QuoteMaker, passages, starring
from qualcode.workbench.scopes import Question


class Starred(NamedTuple):
    """A passage that was starred; its words are no quote where ``is_verbatim`` is False."""

    words: str
    is_new: bool
    is_verbatim: bool


def star(project: Project, document: str, span: Span, code: str, coder: str | None = None) -> Starred:
    """Star the coding of exactly this passage with a code, of the coder in use or of another."""
    with project.step("Starred a quote", document):
        _, ids = exactly_at(project, document, span, code, coder)
        is_new = display_store.star(project, ids) > 0
        question = Question(project, starring(None))
        passage = next(one for one in passages(question) if one.coding_id in ids)
        quote = QuoteMaker(project, question).quote(passage)
        return Starred(quote.words, is_new, quote.is_verbatim)


def unstar(project: Project, document: str, span: Span, code: str, coder: str | None = None) -> int:
    """Take the star of a passage away; returns how many there were."""
    with project.step("Took a star away", document):
        _, ids = exactly_at(project, document, span, code, coder)
        return display_store.unstar(project, ids)


def turn(project: Project, coding_id: int) -> bool:
    """Star a coded passage, or take its star away; returns whether it is starred now."""
    place = place_of(project, coding_id)
    with project.step(subject=place.document) as step:
        _, ids = exactly_at(project, *place)
        if display_store.unstar(project, ids):
            step.label = "Took a star away"
            return False
        display_store.star(project, ids)
        step.label = "Starred a quote"
        return True


def starred(project: Project) -> set[int]:
    """The numbers of the starred passages."""
    return display_store.starred(project)


def shelf(project: Project, scope: Scope | None = None) -> Table:
    """The starred quotes by theme; of every coder unless the scope names some."""
    return quotes(project, scope, only_starred=True)
