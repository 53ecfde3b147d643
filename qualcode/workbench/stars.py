"""The shelf of starred quotes: passages that are to be shown to readers."""

from dataclasses import replace
from typing import NamedTuple

from qualcode.model.scope import Scope
from qualcode.model.spans import Span
from qualcode.model.tables import Cell, CodePath, Column, Kind, Quote, Table
from qualcode.store import codings as coding_store
from qualcode.store import displays as display_store
from qualcode.store.codings import Passage
from qualcode.store.project import Project
from qualcode.workbench import footnotes
from qualcode.workbench.codings import exactly_at
from qualcode.workbench.quotes import QuoteMaker
from qualcode.workbench.scopes import Question

_EVERYBODY = Scope(is_every_coder=True)


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
        quote = next(quote for one, quote in _passages(Question(project, _EVERYBODY)) if one.coding_id in ids)
        return Starred(quote.words, is_new, quote.is_verbatim)


def unstar(project: Project, document: str, span: Span, code: str, coder: str | None = None) -> int:
    """Take the star of a passage away; returns how many there were."""
    with project.step("Took a star away", document):
        _, ids = exactly_at(project, document, span, code, coder)
        return display_store.unstar(project, ids)


def shelf(project: Project, scope: Scope | None = None) -> Table:
    """The starred quotes by theme; of every coder unless the scope names some."""
    question = Question(project, scope or _EVERYBODY)
    starred = display_store.starred(project)
    by_code: dict[int, list[Quote]] = {}
    for passage, quote in _passages(question):
        if passage.coding_id in starred:
            by_code.setdefault(passage.code_id, []).append(quote)
    rows: list[tuple[Cell, ...]] = [
        (CodePath(question.codebook.path(code_id)), tuple(by_code[code_id]))
        for code_id in question.code_ids
        if code_id in by_code
    ]
    columns = (Column("code", "theme", Kind.CODE), Column("quotes", "starred quotes", Kind.QUOTES))
    hint = () if rows else ("No quotes are starred. `qualcode star NOTE START END CODE` stars one.",)
    return Table("Starred quotes", columns, tuple(rows), (*footnotes.of_passages(question), *hint))


def _passages(question: Question) -> list[tuple[Passage, Quote]]:
    """The passages of the people of the question, each with its quote."""
    maker = QuoteMaker(question.project, question, ())
    selection = replace(question.selection, polarities=frozenset(question.polarities))
    return [
        (passage, maker.quote(passage))
        for passage in coding_store.passages(question.project, selection)
        if question.roster.index[passage.respondent_id] in question.base
    ]
