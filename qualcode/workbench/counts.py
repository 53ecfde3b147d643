"""Counting: themes, themes by groups, and what became of whom between two waves."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from qualcode.analysis.counts import CRITICAL, POSITIVE, Evidence, theme_columns, theme_counts, theme_row
from qualcode.analysis.matrix import Group, are_alike, are_apart, crosstab, plural
from qualcode.analysis.roll_up import of_polarities, people_of_themes
from qualcode.analysis.suppression import Parts, without_small_cells, words_for
from qualcode.analysis.transitions import commonest_move, transition_grid, without_moves, without_small_moves
from qualcode.model.codebook import folded
from qualcode.model.errors import QualcodeError
from qualcode.model.people import People
from qualcode.model.respondents import AttributeKind
from qualcode.model.scope import Scope, Selection
from qualcode.model.tables import Cell, Column, Share, Table
from qualcode.store import codings as coding_store
from qualcode.store.project import Project
from qualcode.workbench import attributes, footnotes, plots
from qualcode.workbench.scopes import Question, seen_in, two_waves


def count(
    project: Project, scope: Scope | None = None, *, with_interval: bool = False, suppress_below: int = 0
) -> Table:
    """The theme table: people, share, positive, critical and codings of every theme and code."""
    question = Question(project, scope or Scope())
    base = question.base
    by_id = {
        figures.code_id: figures
        for figures in theme_counts(question.codebook, _evidence(question), base, question.polarities)
    }
    chosen = [by_id[code_id] for code_id in question.code_ids]
    columns = theme_columns(base, with_interval)
    interval = _interval_in_words(question) if with_interval else ""
    table = Table(
        f"Themes: {project.facts.title}",
        columns,
        tuple(theme_row(question.codebook, figures, base, with_interval) for figures in chosen),
        footnotes.of_shares(question, _beside(question), interval),
        project.facts.percent_from_base,
        plots.of_themes(columns),
    )
    parts = None
    if set(question.polarities) == {*POSITIVE, *CRITICAL}:
        sides = tuple(place for place, column in enumerate(columns) if column.key in {"positive", "critical"})
        parts = Parts(sides, tuple(len(figures.people) for figures in chosen), are_apart=False)
    return suppressed(table, question, suppress_below, parts)


def _beside(question: Question) -> str:
    """What the columns beside the share count."""
    whatever = ", whatever polarity is chosen" if question.scope.polarities else ""
    return (
        f"Positive, critical: people with at least one such coding{whatever}. Codings: passages, not people."
    )


def _interval_in_words(question: Question) -> str:
    return (
        f"Interval: 95% Wilson score. It assumes that the base, {footnotes.base_in_words(question)}, is a"
        " random sample of a larger population of such people, and says nothing of a population that they"
        " were not drawn from; of the people interviewed the share is exact."
    )


def _evidence(question: Question) -> Evidence:
    counted = replace(question.selection, polarities=frozenset(question.polarities))
    of_people = None
    if question.base != question.roster.everyone:
        of_people = [question.roster.ids[place] for place in question.base]
    return Evidence(
        coding_store.people_by_code(question.project, question.selection, question.roster),
        coding_store.codings_by_code(question.project, counted, of_people),
    )


def suppressed(table: Table, question: Question, below: int, parts: Parts | None = None) -> Table:
    """The table with small cells hidden; a base that is small itself would leave nothing to show."""
    if below < 2:
        return table
    _refuse_small_base(question, below)
    return without_small_cells(table, below, parts)


def _refuse_small_base(question: Question, below: int) -> None:
    if len(question.base) < below:
        raise QualcodeError(
            f"The base has fewer than {below} people, so every number of this table would be hidden.",
            "Widen --where, --wave or --base.",
        )


# --- matrices --------------------------------------------------------------------------------------------


class Columns(NamedTuple):
    """The groups of a matrix, the word for one of them, and what has to be said of them."""

    noun: str
    groups: Sequence[Group]
    remark: str = ""


def matrix(project: Project, by: str, scope: Scope | None = None, *, suppress_below: int = 0) -> Table:
    """Themes by the groups of an attribute, by wave, by coder or by polarity: n and % of each column."""
    scope = scope or Scope()
    is_by_coder = folded(by) == "coder"
    if is_by_coder and not scope.coders:
        scope = replace(scope, is_every_coder=True)
    question = Question(project, scope)
    columns = groups_of(question, by)
    attributes.refuse_too_many(by, columns.groups)
    crossing = crosstab(question.codebook, question.code_ids, columns.groups, columns.noun)
    own = f"each column its own coder{footnotes.without_later_times(question)}"
    layer = own if is_by_coder else ""
    table = Table(
        f"Themes by {by}: {project.facts.title}",
        crossing.columns,
        crossing.rows,
        footnotes.of_shares(question, _of_columns(columns), layer=layer),
        project.facts.percent_from_base,
        plots.of_groups(crossing.columns, is_in_time=folded(by) == "wave"),
    )
    places = tuple(range(1, 1 + len(columns.groups)))
    parts = Parts(places, crossing.totals, are_apart(columns.groups))
    return suppressed(table, question, suppress_below, parts)


def _of_columns(columns: Columns) -> str:
    """How the columns of a matrix are to be read."""
    sentences = (
        "Percentages are of the column (N in its heading).",
        columns.remark,
        "" if are_apart(columns.groups) else "A person may be in several columns.",
        f"Spread: in how many {plural(columns.noun)} anybody mentioned it"
        + ("; mostly: more than half of those who did." if are_alike(columns.groups) else "."),
    )
    return " ".join(filter(None, sentences))


def groups_of(question: Question, by: str) -> Columns:
    """The columns that ``by`` names: the values of an attribute, or the waves, coders or polarities."""
    match folded(by):
        case "wave":
            return _waves(question)
        case "coder":
            return _coders(question)
        case "polarity":
            return _polarities(question)
        case _:
            return _values(question, by)


def _values(question: Question, by: str) -> Columns:
    found = attributes.groups(question.project, by, question.roster, question.waves)
    by_theme = _by_theme(question, question.selection)
    groups = [Group(group.name, group.people & question.base, by_theme) for group in found.values]
    unknown = [
        Group(group.name, group.people & question.base, by_theme, is_missing=True) for group in found.unknown
    ]
    multiple = "Multiple response." if found.kind is AttributeKind.MULTIPLE else ""
    return Columns(found.noun, [*groups, *(group for group in unknown if group.base)], multiple)


def _by_theme(question: Question, selection: Selection) -> Mapping[int, People]:
    found = coding_store.people_by_code(question.project, selection, question.roster)
    return people_of_themes(question.codebook, of_polarities(found, question.polarities))


def _waves(question: Question) -> Columns:
    groups = []
    for wave in question.waves_apart:
        selection = replace(question.selection, waves=frozenset({wave}))
        seen = seen_in(question.project, question.roster, [wave])
        groups.append(Group(f"wave {wave}", seen & question.base, _by_theme(question, selection)))
    return Columns("wave", groups, "N of a wave: the people seen in it.")


def _coders(question: Question) -> Columns:
    if not question.layer.coders:
        raise QualcodeError("There are no coders yet.", "`qualcode coder add NAME` adds one.")
    groups = []
    for coder in question.layer.coders:
        mine = replace(question.selection, coder_ids=frozenset({coder.coder_id}), code_ids=None)
        found = coding_store.people_by_code(question.project, mine, question.roster)
        coded = People.union(people for by_code in found.values() for people in by_code.values())
        by_theme = people_of_themes(question.codebook, of_polarities(found, question.polarities))
        groups.append(Group(coder.name, coded & question.base, by_theme))
    remark = "N of a coder: the people whose notes they coded, perhaps others for each coder."
    return Columns("coder", groups, remark)


def _polarities(question: Question) -> Columns:
    found = coding_store.people_by_code(question.project, question.selection, question.roster)
    themes = {p: people_of_themes(question.codebook, of_polarities(found, (p,))) for p in question.polarities}
    return Columns("polarity", [Group(p, question.base, by_theme) for p, by_theme in themes.items()])


# --- two waves -------------------------------------------------------------------------------------------


def transitions(
    project: Project, attribute: str, scope: Scope | None = None, *, suppress_below: int = 0
) -> Table:
    """From the first to the last wave of an attribute: who went where, of those followed.

    Of an attribute that does not change from wave to wave: who was followed, and who was not.
    """
    question = Question(project, scope or Scope())
    name = attributes.find(project, attribute).name
    first, *_, last = two_waves(project)
    followed = question.base
    for wave in (first, last):
        followed &= seen_in(project, question.roster, [wave])
    found = [attributes.groups(project, f"{name}@{wave}", question.roster) for wave in (first, last)]
    before, after = ({group.name: group.people for group in groups.values} for groups in found)
    columns, rows = transition_grid(before, after, followed, question.base)
    hiding: tuple[str, ...] = ()
    if suppress_below > 1:
        _refuse_small_base(question, suppress_below)
        rows, hiding = without_small_moves(rows, suppress_below), (words_for(suppress_below),)
    if all(groups.wave is None for groups in found):
        columns, rows = without_moves(columns), tuple(map(without_moves, rows))
        columns = (replace(columns[0], heading=name), *columns[1:])
        title, told = "Attrition by", _of_attrition(name, last, found[0].kind)
    else:
        title = "Transitions of"
        told = (
            f"Rows: {name} in wave {first}; columns: in wave {last}. Percentages are of the people of the row"
            f" who were followed (the people at risk), not of all {len(followed)} followed; “not followed” is"
            f" of all people of the row.{_both_bases(columns, rows, len(followed))}"
        )
    return Table(
        f"{title} {name}: {project.facts.title}",
        columns,
        rows,
        footnotes.of_moves(question, told, *hiding),
        project.facts.percent_from_base,
        plots.of_moves(columns),
    )


def _of_attrition(name: str, last: int, kind: AttributeKind) -> str:
    several = " A person may be in several rows." if kind is AttributeKind.MULTIPLE else ""
    return (
        f"“{name}” does not change from wave to wave. “not followed” is of all people of the row: not seen in"
        f" wave {last}.{several}"
    )


def _both_bases(columns: Sequence[Column], rows: Sequence[tuple[Cell, ...]], followed: int) -> str:
    """What part of the people at risk, and of all who were followed, the commonest move is."""
    move = commonest_move(columns, rows)
    if move is None:
        return ""
    before, to, share = move
    of_all = Share(share.n, followed)
    return (
        f" From {before} to {to}: {share.n}, which is {share.percent}% of the {share.base} at risk and"
        f" {of_all.percent}% of all {followed} followed."
    )
