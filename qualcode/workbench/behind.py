"""Behind a number: the people it counts and the words they said."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial
from itertools import groupby
from typing import NamedTuple

from qualcode.model.codebook import folded
from qualcode.model.codings import Polarity
from qualcode.model.people import People
from qualcode.model.scope import Scope
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
    question = Question(project, _narrowed(scope, by, group))
    inside = question.codebook.subtrees[question.codebook.find(theme).code_id]
    passages = _of(_people(question, by, group), question, _said(question, inside))
    words = (words_of(question, passage) for passage in passages)
    return sorted(words, key=lambda words: (words.respondent, words.document, words.start_char))


class Behind:
    """What is behind the numbers of one table; the passages of each scope are read once for all of them."""

    def __init__(self, project: Project, by: str | None = None) -> None:
        self._by = by
        self._question = cache(partial(Question, project))
        self._said_of = cache(self._by_code)
        self._people_of = cache(lambda scope, group: _people(self._question(scope), by, group))

    def found(self, scope: Scope, theme: str, group: str = "") -> Found:
        """The people that such a number counts, and their passages, in the order of people and text."""
        scope = _narrowed(scope, self._by, group)
        question, by_code = self._question(scope), self._said_of(scope)
        inside = question.codebook.subtrees[question.codebook.find(theme).code_id]
        said = (passage for code_id in inside for passage in by_code.get(code_id, ()))
        passages = _of(self._people_of(scope, group), question, said)
        index, names = question.roster.index, question.roster.names
        places = {index[passage.respondent_id] for passage in passages}
        return Found([names[place] for place in sorted(places)], _in_order(passages, index))

    def _by_code(self, scope: Scope) -> Mapping[int, Sequence[Passage]]:
        question = self._question(scope)
        said = _said(question, question.selection.code_ids)
        return {code_id: [*those] for code_id, those in groupby(said, key=lambda passage: passage.code_id)}


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


def _said(question: Question, codes: frozenset[int] | None) -> list[Passage]:
    """The passages of some codes (None: of all), by code."""
    polarities = frozenset(question.scope.polarities) or None
    selection = replace(question.selection, code_ids=codes, polarities=polarities)
    return coding_store.passages(question.project, selection)


def _people(question: Question, by: str | None, group: str) -> People:
    """Those of the base who are in a group."""
    if by is None or folded(by) in _OF_CODINGS:
        return question.base
    columns = {column.name: column.base for column in groups_of(question, by).groups}
    return question.base & columns.get(group, People())


def _of(people: People, question: Question, said: Iterable[Passage]) -> list[Passage]:
    index = question.roster.index
    return [passage for passage in said if index[passage.respondent_id] in people]


def _in_order(passages: Iterable[Passage], index: Mapping[int, int]) -> list[Passage]:
    return sorted(passages, key=lambda passage: (index[passage.respondent_id], passage.reading_order))


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
