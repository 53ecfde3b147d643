"""How often each person, or each group, speaks on the shelf of quotes."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from qualcode.model.people import People
from qualcode.model.scope import Scope
from qualcode.model.tables import Cell, Column, Kind, Share, Table
from qualcode.model.texts import number_of
from qualcode.store.codings import Passage
from qualcode.store.project import Project
from qualcode.workbench import attributes, footnotes
from qualcode.workbench.attributes import ValueGroup
from qualcode.workbench.quoting import passages, starring
from qualcode.workbench.scopes import Question

MOST_PERCENT = 20
"""Of all quotes, more than this from one person are worth a warning, where it is more than one quote."""


class _Said(NamedTuple):
    """The quotes: each passage once for each of its people, however many codes it is starred under."""

    place: int
    passage: tuple[int | None, int | None, int | None, int]


def use(project: Project, scope: Scope | None = None, *, by: str | None = None) -> Table:
    """The starred quotes of each person, or of each group of an attribute, and what is out of balance."""
    shelf = _Shelf.of(project, scope)
    question, columns = shelf.question, _PERSON
    if by is None:
        rows = shelf.persons()
    else:
        columns = (Column(by, by, Kind.TEXT), *_OF_A_GROUP)
        rows = [shelf.group(group) for group in _groups(question, by)]
    note = footnotes.of_passages(question, *shelf.warnings(by), shelf.size())
    title = f"How often each {'person' if by is None else 'group'} is quoted: {project.facts.title}"
    return Table(title, columns, tuple(rows), note, project.facts.percent_from_base)


def balance(project: Project, by: str | None = None) -> tuple[str, ...]:
    """How many quotes of how many people are starred, then what is out of balance; nothing where none is."""
    shelf = _Shelf.of(project, None)
    return (shelf.size(), *shelf.warnings(by)) if shelf.said else ()


_COUNTED = (Column("quotes", "quotes", Kind.COUNT), Column("percent", "% of quotes", Kind.PERCENT))
_PERSON: tuple[Column, ...] = (Column("respondent", "person", Kind.TEXT), *_COUNTED)
_OF_A_GROUP = (Column("people", "people quoted", Kind.SHARE), *_COUNTED)


class _Shelf(NamedTuple):
    """The starred quotes of a question."""

    question: Question
    said: frozenset[_Said]

    @classmethod
    def of(cls, project: Project, scope: Scope | None) -> "_Shelf":
        """Those that the scope means; of every coder unless it names some."""
        question = Question(project, starring(scope))
        return cls(question, frozenset(_said(question, p) for p in passages(question, only_starred=True)))

    @property
    def total(self) -> int:
        """How many passages are quoted."""
        return len({one.passage for one in self.said})

    @property
    def each(self) -> Counter[int]:
        """How many quotes each person has."""
        return Counter(one.place for one in self.said)

    def size(self) -> str:
        """How many quotes there are, of how many people."""
        total = self.total
        if not total:
            return "No quotes are starred. `qualcode quotes --suggest` shows some, `qualcode star` stars one."
        people = number_of(len(self.question.base), "person", "people")
        return f"{number_of(total, 'quote')}, of {len(self.each)} of {people}."

    def persons(self) -> list[tuple[Cell, ...]]:
        """A row for each person; those who speak most come first."""
        ordered = sorted(self.each.items(), key=lambda item: (-item[1], item[0]))
        names, total = self.question.roster.names, self.total
        return [(names[place], n, Share(n, total).percent) for place, n in ordered]

    def group(self, group: ValueGroup) -> tuple[Cell, ...]:
        """The row of a group."""
        theirs = [one for one in self.said if one.place in group.people]
        n = len({one.passage for one in theirs})
        quoted = People({one.place for one in theirs})
        return (group.name, Share(len(quoted), len(group.people)), n, Share(n, self.total).percent)

    def warnings(self, by: str | None) -> Iterator[str]:
        """Who speaks too often, and which groups of an attribute never."""
        total = self.total
        for place, n in self.each.most_common():
            if n > 1 and 100 * n > MOST_PERCENT * total:
                yield (
                    f"Beware: {Share(n, total).percent}% of the quotes ({n} of {total}) are from one person,"
                    f" {self.question.roster.names[place]}."
                )
        silent = [g for g in _groups(self.question, by) if not g.people & People(self.each)] if by else []
        if silent:
            those = (f"{group.name} ({number_of(len(group.people), 'person', 'people')})" for group in silent)
            yield f"Beware: not quoted at all: {footnotes.listed(those)}."


def _said(question: Question, passage: Passage) -> _Said:
    place = question.roster.index[passage.respondent_id]
    alone = 0 if passage.document_id is not None and passage.start_char is not None else passage.coding_id
    return _Said(place, (passage.document_id, passage.start_char, passage.end_char, alone))


def _groups(question: Question, by: str) -> Sequence[ValueGroup]:
    found = attributes.groups(question.project, by, question.roster, question.waves)
    groups = [ValueGroup(name, people & question.base) for name, people in (*found.values, *found.unknown)]
    return [group for group in groups if group.people]
