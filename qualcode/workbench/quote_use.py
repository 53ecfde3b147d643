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
    question = Question(project, starring(scope))
    said = {_said(question, passage) for passage in passages(question, only_starred=True)}
    total = len({each.passage for each in said})
    each = Counter(one.place for one in said)
    quoted = number_of(total, "quote") if total else "No quotes are starred: `qualcode star` stars some"
    remark = f"{quoted}, of {len(each)} of {number_of(len(question.base), 'person', 'people')}."
    columns, rows, beware = _PERSON, _persons(question, each, total), ""
    if by is not None:
        groups = _groups(question, by)
        columns = (Column(by, by, Kind.TEXT), *_OF_A_GROUP)
        rows = [_group_row(group, said, total) for group in groups]
        beware = _about_silent(groups, each)
    note = footnotes.of_passages(question, *_about_loud(question, each, total), beware, remark)
    title = f"How often each {'person' if by is None else 'group'} is quoted: {project.facts.title}"
    return Table(title, columns, tuple(rows), note, project.facts.percent_from_base)


_COUNTED = (Column("quotes", "quotes", Kind.COUNT), Column("percent", "% of quotes", Kind.PERCENT))
_PERSON: tuple[Column, ...] = (Column("respondent", "person", Kind.TEXT), *_COUNTED)
_OF_A_GROUP = (Column("people", "people quoted", Kind.SHARE), *_COUNTED)


def _said(question: Question, passage: Passage) -> _Said:
    place = question.roster.index[passage.respondent_id]
    alone = 0 if passage.document_id is not None and passage.start_char is not None else passage.coding_id
    return _Said(place, (passage.document_id, passage.start_char, passage.end_char, alone))


def _persons(question: Question, each: Counter[int], total: int) -> list[tuple[Cell, ...]]:
    """Those who speak most come first."""
    ordered = sorted(each.items(), key=lambda item: (-item[1], item[0]))
    return [(question.roster.names[place], n, Share(n, total).percent) for place, n in ordered]


def _groups(question: Question, by: str) -> Sequence[ValueGroup]:
    found = attributes.groups(question.project, by, question.roster, question.waves)
    groups = [ValueGroup(name, people & question.base) for name, people in (*found.values, *found.unknown)]
    return [group for group in groups if group.people]


def _group_row(group: ValueGroup, said: set[_Said], total: int) -> tuple[Cell, ...]:
    theirs = [one for one in said if one.place in group.people]
    n = len({one.passage for one in theirs})
    quoted = People({one.place for one in theirs})
    return (group.name, Share(len(quoted), len(group.people)), n, Share(n, total).percent)


def _about_loud(question: Question, each: Counter[int], total: int) -> Iterator[str]:
    for place, n in each.most_common():
        if n > 1 and 100 * n > MOST_PERCENT * total:
            yield (
                f"Beware: {Share(n, total).percent}% of the quotes ({n} of {total}) are from one person,"
                f" {question.roster.names[place]}."
            )


def _about_silent(groups: Sequence[ValueGroup], each: Counter[int]) -> str:
    silent = [group for group in groups if not group.people & People(each)]
    those = (f"{group.name} ({number_of(len(group.people), 'person', 'people')})" for group in silent)
    return f"Beware: not quoted at all: {footnotes.listed(those)}." if silent else ""
