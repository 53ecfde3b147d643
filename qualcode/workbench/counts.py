"""Counting: themes, themes by groups, and what became of whom between two waves."""

from collections.abc import Mapping, Sequence

from qualcode.analysis.counts import Evidence, theme_columns, theme_counts, theme_row
from qualcode.analysis.matrix import Group, crosstab
from qualcode.analysis.roll_up import of_polarities, people_of_themes
from qualcode.analysis.suppression import without_small_cells
from qualcode.analysis.transitions import transition_grid
from qualcode.model.codebook import folded
from qualcode.model.codings import Polarity
from qualcode.model.errors import QualcodeError
from qualcode.model.people import People
from qualcode.model.respondents import AttributeKind
from qualcode.model.scope import Scope, Selection
from qualcode.model.tables import Table
from qualcode.store import coders as coder_store
from qualcode.store import codings as coding_store
from qualcode.store import respondents as respondent_store
from qualcode.store.project import Project
from qualcode.workbench import attributes
from qualcode.workbench.scopes import Question, followed_up

_INTERVAL_NOTE = (
    "Interval: Wilson score, 95%. It takes the people of the base for a random sample of a larger population"
    " of such respondents; for everybody who was interviewed the share itself is exact."
)


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
    rows = tuple(
        theme_row(question.codebook, by_id[code_id], base, with_interval) for code_id in question.code_ids
    )
    more = [_beside(question), _INTERVAL_NOTE if with_interval else ""]
    table = Table(
        f"Themes: {project.facts.title}",
        theme_columns(base, with_interval),
        rows,
        question.note(*filter(None, more)),
        project.facts.percent_from_base,
    )
    return without_small_cells(table, suppress_below, groups_are_apart=False) if suppress_below else table


def _beside(question: Question) -> str:
    """What the columns beside the share count."""
    whatever = " whatever the polarity chosen" if question.scope.polarities else ""
    return (
        f"Positive, critical: people with at least one such coding{whatever}. Codings: passages, not people."
    )


def _evidence(question: Question) -> Evidence:
    selection = question.selection
    counted = Selection(
        selection.coder_ids, selection.code_ids, selection.waves, frozenset(question.scope.polarities) or None
    )
    of_people = None
    if question.base != question.roster.everyone:
        of_people = [question.roster.ids[place] for place in question.base]
    return Evidence(
        coding_store.people_by_code(question.project, selection, question.roster),
        coding_store.codings_by_code(question.project, counted, of_people),
    )


# --- matrices --------------------------------------------------------------------------------------------


def matrix(project: Project, by: str, scope: Scope | None = None, *, suppress_below: int = 0) -> Table:
    """Themes by the groups of an attribute, by wave, by coder or by polarity: n and % of each column."""
    question = Question(project, scope or Scope())
    noun, groups, more = _groups(question, by)
    if not groups:
        raise QualcodeError(f"There is nobody to group by {by}.", "Import people or notes first.")
    if len(groups) > attributes.MOST_GROUPS:
        raise QualcodeError(
            f"{by} has {len(groups)} different values, too many for the columns of a matrix.",
            "Make an attribute with bands of it in the table of people, and group by that.",
        )
    columns, rows = crosstab(question.codebook, question.code_ids, groups, noun)
    table = Table(
        f"Themes by {by}: {project.facts.title}",
        columns,
        rows,
        question.note(f"Percentages are of the column (N in its heading). {more}".strip()),
        project.facts.percent_from_base,
    )
    if not suppress_below:
        return table
    are_apart = len(People.union(g.base for g in groups)) == sum(len(g.base) for g in groups)
    return without_small_cells(table, suppress_below, groups_are_apart=are_apart)


def _groups(question: Question, by: str) -> tuple[str, Sequence[Group], str]:
    """The groups of a matrix with the word for one of them, and what has to be said of them."""
    match folded(by):
        case "wave":
            return "wave", _waves(question), "A wave's N are the people seen in it."
        case "coder":
            return "coder", _coders(question), "A coder's N are the people in whose notes they coded."
        case "polarity":
            return "polarity", _polarities(question), "A person may be in several columns."
    found = attributes.groups(question.project, by, question.roster, question.waves)
    by_theme = _by_theme(question, question.selection)
    groups = [Group(group.name, group.people & question.base, by_theme) for group in found.values]
    unknown = found.unknown & question.base
    if unknown:
        groups += _unknown(question, found, unknown, by_theme)
    more = "Multiple response: a person may be in several columns."
    return found.noun, groups, more if found.kind is AttributeKind.MULTIPLE else ""


def _unknown(
    question: Question, found: attributes.Groups, unknown: People, by_theme: Mapping[int, People]
) -> list[Group]:
    """People without a value: those who were not seen in the wave of the attribute, and the others."""
    by_wave = respondent_store.seen(question.project)
    seen = question.roster.people(by_wave[found.wave]) if found.wave in by_wave else question.roster.everyone
    parts = (("(not followed up)", unknown - seen), ("(missing)", unknown & seen))
    return [Group(name, people, by_theme, is_missing=True) for name, people in parts if people]


def _by_theme(
    question: Question, selection: Selection, polarities: Sequence[Polarity] = ()
) -> Mapping[int, People]:
    found = coding_store.people_by_code(question.project, selection, question.roster)
    return people_of_themes(question.codebook, of_polarities(found, polarities or question.polarities))


def _waves(question: Question) -> Sequence[Group]:
    groups = []
    for wave, respondent_ids in respondent_store.seen(question.project, question.waves).items():
        if wave is not None:
            people = question.roster.people(respondent_ids)
            chosen = question.selection
            selection = Selection(chosen.coder_ids, chosen.code_ids, frozenset({wave}))
            groups.append(Group(f"wave {wave}", people & question.base, _by_theme(question, selection)))
    return groups


def _coders(question: Question) -> Sequence[Group]:
    groups = []
    chosen = question.selection
    coders = question.layer[0] if question.scope.coders else coder_store.all_coders(question.project)
    for coder in coders:
        mine = Selection(frozenset({coder.coder_id}), None, chosen.waves)
        found = coding_store.people_by_code(question.project, mine, question.roster)
        coded = People.union(people for by_code in found.values() for people in by_code.values())
        by_theme = people_of_themes(question.codebook, of_polarities(found, question.polarities))
        groups.append(Group(coder.name, coded & question.base, by_theme))
    return groups


def _polarities(question: Question) -> Sequence[Group]:
    found = coding_store.people_by_code(question.project, question.selection, question.roster)
    return [
        Group(
            polarity,
            question.base,
            people_of_themes(question.codebook, of_polarities(found, (polarity,))),
        )
        for polarity in question.polarities
    ]


# --- two waves -------------------------------------------------------------------------------------------


def transitions(project: Project, attribute: str, scope: Scope | None = None) -> Table:
    """From the first to the last wave of an attribute: who went where, of those followed."""
    question = Question(project, scope or Scope())
    waves = sorted(w for w in respondent_store.seen(project) if w is not None)
    followed = followed_up(project, question.roster) & question.base
    before, after = (
        {
            group.name: group.people
            for group in attributes.groups(project, f"{attribute}@{wave}", question.roster).values
        }
        for wave in (waves[0], waves[-1])
    )
    columns, rows = transition_grid(before, after, followed, question.base)
    note = question.note(
        f"Rows: {attribute} in wave {waves[0]}; columns: in wave {waves[-1]}. Percentages are of the people"
        f" of the row who were followed (the people at risk), not of all {len(followed)} followed."
        " Not followed: of all people of the row.",
        is_of_shares=False,
    )
    title = f"Transitions of {attribute}: {project.facts.title}"
    return Table(title, columns, rows, note, project.facts.percent_from_base)
