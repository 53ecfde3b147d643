"""The quote matrix: the words behind each theme, and the person behind the words."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import NamedTuple

from qualcode.model.codebook import folded
from qualcode.model.codings import Polarity
from qualcode.model.documents import StatusSpan, TextStatus
from qualcode.model.people import People
from qualcode.model.scope import Scope
from qualcode.model.spans import Span
from qualcode.model.tables import Cell, CodePath, Column, Kind, Quote, Table
from qualcode.store import codings as coding_store
from qualcode.store import documents as document_store
from qualcode.store import respondents as respondent_store
from qualcode.store.codings import Passage
from qualcode.store.project import Project
from qualcode.store.respondents import Value
from qualcode.workbench import attributes, footnotes
from qualcode.workbench.scopes import Question

NOT_SAID = (TextStatus.PARAPHRASE, TextStatus.ADDED_LATER)


def quotes(
    project: Project,
    scope: Scope | None = None,
    *,
    by: str | None = None,
    shown_attributes: Sequence[str] | None = None,
    most: int | None = None,
) -> Table:
    """Quotes by theme and, with ``by``, by the groups of an attribute; empty cells say none.

    A row holds the quotes of its own code, not of the codes below it. ``shown_attributes`` stand behind
    each quote (None: all); ``most`` limits the quotes of a cell, and the note says how many are left out.
    """
    question = Question(project, scope or Scope())
    groups = _groups(question, by)
    by_code = _by_code(question, QuoteMaker(project, question, shown_attributes))
    left_out = 0
    rows: list[tuple[Cell, ...]] = []
    for code_id in question.code_ids:
        cells: list[Cell] = []
        for group in groups:
            found = tuple(quote for passage, quote in by_code.get(code_id, []) if group.holds(passage))
            left_out += max(0, len(found) - most) if most else 0
            cells.append(found[:most])
        rows.append((CodePath(question.codebook.path(code_id)), *cells))
    columns = (
        Column("code", "theme", Kind.CODE),
        *(Column(group.name, group.name, Kind.QUOTES, base=group.base) for group in groups),
    )
    remark = "A row holds the quotes of its own code, not of the codes below it."
    if left_out:
        remark += f" Left out: {footnotes.counted(left_out, 'quote', 'quotes')} (at most {most} in a cell)."
    note = footnotes.of_passages(question, remark)
    title = f"Quotes by theme{f' and {by}' if by else ''}: {project.facts.title}"
    return Table(title, columns, tuple(rows), note, project.facts.percent_from_base)


def _by_code(question: Question, maker: "QuoteMaker") -> Mapping[int, Sequence[tuple[Passage, Quote]]]:
    """The passages of the people of the base, by code, each with its quote."""
    found: dict[int, list[tuple[Passage, Quote]]] = {}
    selection = replace(question.selection, polarities=frozenset(question.polarities))
    for passage in coding_store.passages(question.project, selection):
        if question.roster.index[passage.respondent_id] in question.base:
            found.setdefault(passage.code_id, []).append((passage, maker.quote(passage)))
    return found


class _Group(NamedTuple):
    """A column of quotes: which passages it holds, and of how many people where it stands for people."""

    name: str
    holds: Callable[[Passage], bool]
    base: int | None = None


def _groups(question: Question, by: str | None) -> Sequence[_Group]:
    match folded(by or ""):
        case "":
            return [_Group("quotes", lambda _: True)]
        case "wave":
            return [_Group(f"wave {wave}", partial(_is_of_wave, wave)) for wave in question.waves_apart]
        case "polarity":
            return [_Group(polarity, partial(_is_of_polarity, polarity)) for polarity in question.polarities]
        case _:
            return _values(question, by or "")


def _values(question: Question, by: str) -> Sequence[_Group]:
    found = attributes.groups(question.project, by, question.roster, question.waves)
    unknown = [group for group in found.unknown if group.people & question.base]
    attributes.refuse_too_many(by, [*found.values, *unknown])
    return [
        _Group(name, partial(_is_said_by, people, question.roster.index), len(people & question.base))
        for name, people in (*found.values, *unknown)
    ]


def _is_of_wave(wave: int, passage: Passage) -> bool:
    return passage.wave == wave


def _is_of_polarity(polarity: Polarity, passage: Passage) -> bool:
    return passage.polarity is polarity


def _is_said_by(people: People, index: Mapping[int, int], passage: Passage) -> bool:
    return index[passage.respondent_id] in people


@dataclass(frozen=True)
class QuoteMaker:
    """Puts the person, and how near to speech the note is, behind the words of a passage."""

    project: Project
    question: Question
    shown_attributes: Sequence[str] | None

    def quote(self, passage: Passage) -> Quote:
        """The quote of a passage."""
        place = self.question.roster.index[passage.respondent_id]
        return Quote(
            passage.quote,
            self.question.roster.names[place],
            tuple(self._attributes_of(passage)),
            passage.document,
            passage.wave,
            passage.start_char,
            passage.end_char,
            passage.polarity,
            self._is_verbatim(passage),
        )

    @cached_property
    def _values(self) -> Mapping[int, Sequence[Value]]:
        shown = None
        if self.shown_attributes is not None:
            shown = {attributes.find(self.project, name).name for name in self.shown_attributes}
        values: dict[int, list[Value]] = {}
        for value in respondent_store.values(self.project):
            if shown is None or value.attribute in shown:
                values.setdefault(value.respondent_id, []).append(value)
        return values

    def _attributes_of(self, passage: Passage) -> Iterable[tuple[str, str]]:
        """What is known of the person at the wave of the passage; several values of one attribute join."""
        joined: dict[str, list[str]] = {}
        for value in attributes.holding(self._values.get(passage.respondent_id, ()), passage.wave):
            joined.setdefault(value.attribute, []).append(value.value)
        return ((name, "; ".join(values)) for name, values in joined.items())

    @cached_property
    def _statuses(self) -> dict[int, list[StatusSpan]]:
        return {}

    def _is_verbatim(self, passage: Passage) -> bool:
        if passage.document_id is None or passage.start_char is None or passage.end_char is None:
            return True
        if passage.document_id not in self._statuses:
            self._statuses[passage.document_id] = document_store.statuses(self.project, passage.document_id)
        span = Span(passage.start_char, passage.end_char)
        return not any(
            s.status in NOT_SAID and s.span.overlaps(span) for s in self._statuses[passage.document_id]
        )
