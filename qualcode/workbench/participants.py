"""Describing who took part: the participant table, and a printed one held against the people."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

from qualcode.analysis.participants import (
    Characteristic,
    answers_given,
    in_figures,
    participant_columns,
    participant_rows,
)
from qualcode.analysis.printed import conflict_columns, conflicts, is_total
from qualcode.exchange.printed import PrintedTable, read_printed
from qualcode.model.codebook import folded
from qualcode.model.errors import QualcodeError
from qualcode.model.people import People
from qualcode.model.respondents import AttributeKind
from qualcode.model.scope import Scope
from qualcode.model.tables import Table
from qualcode.store.project import Project
from qualcode.workbench import attributes, footnotes
from qualcode.workbench.attributes import MOST_GROUPS, Groups
from qualcode.workbench.reading import bytes_of
from qualcode.workbench.scopes import Question

_MOST_NUMBERS = 12


class _Described(NamedTuple):
    """The people of a participant table: its columns, its characteristics, and what stands beside them."""

    groups: Mapping[str, People]
    characteristics: tuple[Characteristic, ...]
    remarks: tuple[str, ...]


def participants(
    project: Project, by: str | None = None, scope: Scope | None = None, *, shown: Sequence[str] | None = None
) -> Table:
    """The people by what is known of them (all attributes, or those ``shown``), in groups and altogether."""
    question = Question(project, scope or Scope())
    described = _described(question, by, shown)
    return Table(
        f"Participants: {project.facts.title}",
        participant_columns(described.groups, question.base),
        tuple(participant_rows(described.characteristics, described.groups, question.base)),
        footnotes.of_moves(question, *described.remarks),
        project.facts.percent_from_base,
    )


def against_printed(
    project: Project,
    printed: Path,
    by: str | None = None,
    scope: Scope | None = None,
) -> Table:
    """Where a printed participant table and the people of the project differ, cell by cell."""
    question = Question(project, scope or Scope())
    table = read_printed(bytes_of(printed), printed.name)
    described = _described(question, by, list(dict.fromkeys(figure.attribute for figure in table.figures)))
    _refuse_unknown_groups(table, described.groups)
    rows = tuple(conflicts(table.figures, described.characteristics, described.groups, question.base))
    wrong = len(rows) or "none"
    return Table(
        f"{printed.name} against the people of {project.facts.title}",
        conflict_columns(),
        rows,
        footnotes.of_moves(
            question,
            f"Of {len(table.figures)} figures compared, {wrong} cannot be right as printed. A count has to be"
            " that of the people, a percentage has to follow from the printed count and the N of its column.",
            *table.table.remarks,
        ),
        project.facts.percent_from_base,
    )


def _refuse_unknown_groups(table: PrintedTable, groups: Mapping[str, People]) -> None:
    known = {folded(name) for name in groups}
    for column in table.columns:
        if not is_total(column) and folded(column) not in known:
            raise table.table.error(
                table.table.heading_line,
                f"there is no group “{column}” among the people.",
                f"Groups: {', '.join(groups) or 'none without --by'}; “all” or “Total” is everybody.",
            )


def _described(question: Question, by: str | None, shown: Sequence[str] | None) -> _Described:
    across = None if by is None else attributes.groups(question.project, by, question.roster, question.waves)
    groups = {} if across is None else _within(across, question.base)
    attributes.refuse_too_many(by or "", [*groups])
    names = shown if shown is not None else _all_but(question.project, across)
    found = [attributes.groups(question.project, name, question.roster, question.waves) for name in names]
    if not found:
        raise QualcodeError(
            "Nothing is known of the people that a table could show.",
            "`qualcode import people.csv` brings attributes in.",
        )
    remarks = (*_of_columns(across), *_beside(question, found, groups))
    characteristics = tuple(map(_characteristic, filter(_has_rows, found)))
    return _Described(groups, characteristics, (*_of_rows(characteristics, question.base), *remarks))


def _within(found: Groups, base: People) -> dict[str, People]:
    """The columns: the people of each value, and those without one, as far as they are in the base."""
    columns = {group.name: group.people & base for group in (*found.values, *found.unknown)}
    return {name: people for name, people in columns.items() if people}


def _all_but(project: Project, across: Groups | None) -> list[str]:
    """All attributes, at each wave where they vary, without the one that makes the columns."""
    return [name for name in attributes.labels(project) if across is None or name != across.label]


def _has_rows(found: Groups) -> bool:
    """Whether the values are few enough for a row each; of numbers the mean and the range say more."""
    return len(found.values) <= (_MOST_NUMBERS if found.kind is AttributeKind.NUMBER else MOST_GROUPS)


def _characteristic(found: Groups) -> Characteristic:
    return Characteristic(
        found.label,
        found.kind is AttributeKind.MULTIPLE,
        {group.name: group.people for group in found.values},
        {group.name: group.people for group in found.unknown},
    )


# --- what stands below -----------------------------------------------------------------------------------


def _of_rows(characteristics: Sequence[Characteristic], everyone: People) -> Iterator[str]:
    yield (
        "The row of a characteristic counts those who answered. Percentages are of all people of the column"
        " (N in its heading), those without an answer included."
    )
    several = [
        f"{one.name} ({answers_given(one, everyone)} answers of {len(one.answered & everyone)} people)"
        for one in characteristics
        if one.is_multiple
    ]
    if several:
        yield f"Multiple response, so that rows may add up to more than N: {'; '.join(several)}."


def _of_columns(across: Groups | None) -> Iterator[str]:
    if across is not None and across.kind is AttributeKind.MULTIPLE:
        yield "A person may be in several columns."


def _beside(question: Question, found: Sequence[Groups], groups: Mapping[str, People]) -> Iterator[str]:
    """Numbers in figures, and what has too many different values to be shown in rows."""
    columns = {**groups, "all": question.base}
    for one in found:
        if one.kind is AttributeKind.NUMBER:
            yield f"{one.label}: {'; '.join(f'{name} {_figures(one, columns[name])}' for name in columns)}."
        elif not _has_rows(one):
            yield f"{one.label} has {len(one.values)} different values and is not shown."


def _figures(found: Groups, people: People) -> str:
    values = [Fraction(group.name) for group in found.values for _ in group.people & people]
    return in_figures(values) if values else "not known"
