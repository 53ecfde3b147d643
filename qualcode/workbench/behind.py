"""Behind a number: the people it counts and the words they said."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from qualcode.model.codebook import folded
from qualcode.model.codings import Polarity
from qualcode.model.people import People
from qualcode.model.scope import Scope, Selection
from qualcode.model.tables import Cell, Column, Kind, Table
from qualcode.store import codings as coding_store
from qualcode.store.codings import Passage
from qualcode.store.project import Project
from qualcode.workbench.counts import groups_of
from qualcode.workbench.scopes import Question

_OF_CODINGS = {"wave", "coder", "polarity"}


class Words(NamedTuple):
    """A passage behind a number, with where it can be opened."""

    respondent: str
    code: str
    polarity: Polarity
    quote: str
    document_id: int | None
    document: str
    start_char: int
    end_char: int
    coding_id: int | None = None


class Found(NamedTuple):
    """The people behind a number, by name, and their passages."""

    people: Sequence[str]
    passages: Sequence[Passage]


def behind(project: Project, scope: Scope, theme: str, by: str | None = None, group: str = "") -> list[Words]:
    """The passages that a number of a theme table or matrix counts, person by person.

    ``theme`` is a path; with ``by`` only the people of this ``group`` are meant.
    """
    question, passages = _passages(project, scope, theme, by, group)
    words = (words_of(question, passage) for passage in passages)
    return sorted(words, key=lambda words: (words.respondent, words.document, words.start_char))


def found(project: Project, scope: Scope, theme: str, by: str | None = None, group: str = "") -> Found:
    """The people that such a number counts, and their passages, in the order of people and text."""
    question, passages = _passages(project, scope, theme, by, group)
    places = {question.roster.index[passage.respondent_id] for passage in passages}
    in_order = sorted(
        passages,
        key=lambda passage: (
            question.roster.index[passage.respondent_id],
            passage.wave or 0,
            passage.document or "",
            passage.start_char or 0,
            passage.coding_id,
        ),
    )
    return Found([question.roster.names[place] for place in sorted(places)], in_order)


def words_of(question: Question, passage: Passage) -> Words:
    """A passage as it is opened."""
    return Words(
        question.roster.names[question.roster.index[passage.respondent_id]],
        question.codebook.by_id[passage.code_id].name,
        Polarity(passage.polarity),
        passage.quote,
        passage.document_id,
        passage.document or "",
        passage.start_char or 0,
        passage.end_char or 0,
        passage.coding_id,
    )


def _passages(
    project: Project, scope: Scope, theme: str, by: str | None, group: str
) -> tuple[Question, list[Passage]]:
    question = Question(project, _narrowed(scope, by, group))
    scope = question.scope
    inside = question.codebook.subtrees[question.codebook.find(theme).code_id]
    people = question.base
    selection = Selection(
        question.selection.coder_ids, inside, question.selection.waves, frozenset(scope.polarities) or None
    )
    if by is not None and folded(by) not in _OF_CODINGS:
        columns = {column.name: column.base for column in groups_of(question, by).groups}
        people &= columns.get(group, People())
    index = question.roster.index
    said = coding_store.passages(project, selection)
    return question, [passage for passage in said if index[passage.respondent_id] in people]


def as_table(passages: Iterable[Words], number: str, note: tuple[str, ...]) -> Table:
    """The passages behind a number, with the note of the table that it stands in."""
    columns = (
        Column("respondent", "person", Kind.TEXT),
        Column("code", "theme", Kind.TEXT),
        Column("polarity", "polarity", Kind.TEXT),
        Column("words", "words", Kind.TEXT),
        Column("document", "note", Kind.TEXT),
    )
    rows: list[tuple[Cell, ...]] = [
        (words.respondent, words.code, str(words.polarity), words.quote, words.document) for words in passages
    ]
    return Table(f"Passages: {number}", columns, tuple(rows), note)


def _narrowed(scope: Scope, by: str | None, group: str) -> Scope:
    """Waves, coders and polarities belong to codings, so a column of them narrows the scope."""
    match folded(by or ""):
        case "wave":
            return replace(scope, waves=(int(group.removeprefix("wave ")),))
        case "coder":
            return replace(scope, coders=(group,), is_every_coder=False)
        case "polarity":
            return replace(scope, polarities=(Polarity(group),))
    return scope
