"""The rows and the columns of a display in one project: which lines there are, and who belongs to each."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from qualcode.analysis.change import Changes, changes
from qualcode.analysis.displays import Facet, Line, Lines, lines_of_people
from qualcode.analysis.roll_up import NOBODY, of_polarities, people_of_themes
from qualcode.model.codebook import Codebook, folded
from qualcode.model.displays import Axis, AxisKind
from qualcode.model.errors import QualcodeError
from qualcode.model.people import People
from qualcode.store import codings as coding_store
from qualcode.store import displays as display_store
from qualcode.workbench import attributes
from qualcode.workbench.counts import groups_of
from qualcode.workbench.scopes import Question, seen_in, two_waves

_CHANGES = ("gained", "kept", "lost", "never", "not followed")
MOST_COLUMNS = 256


def lines_of(question: Question, axis: Axis, *, is_rolled_up: bool) -> Lines:
    """The lines of an axis; ``is_rolled_up`` counts what is said of a code with all codes above it.

    Without it, each passage stands once, under the nearest code that has a line.
    """
    if axis.kind is AxisKind.CODES:
        return _codes(question, axis, is_rolled_up=is_rolled_up)
    makers: Mapping[AxisKind, Callable[[Question], Lines]] = {
        AxisKind.PEOPLE: _people,
        AxisKind.NOTES: _notes,
        AxisKind.CHANGE: partial(_change, of=axis.of),
        AxisKind.ATTRIBUTE: partial(_groups, by=axis.of, facet=Facet.PERSON),
        AxisKind.WAVE: partial(_groups, by="wave", facet=Facet.WAVE),
        AxisKind.CODER: partial(_groups, by="coder", facet=Facet.CODER),
        AxisKind.POLARITY: partial(_groups, by="polarity", facet=Facet.POLARITY),
        AxisKind.THEME_CHANGE: _refuse_theme_change,
    }
    return makers[axis.kind](question)


def _people(question: Question) -> Lines:
    names = question.roster.names
    return lines_of_people("person", [Line(names[place], People([place])) for place in question.base])


def _refuse_theme_change(_: Question) -> Lines:
    raise QualcodeError(
        "The change of themes stands in columns, beside themes in the rows.",
        "Ask for it with --rows codes --columns “theme change”.",
    )


def columns_of(question: Question, axis: Axis, rows: Lines, *, is_rolled_up: bool) -> Callable[[int], Lines]:
    """The columns as each row has them; too many are refused."""
    if axis.kind is AxisKind.THEME_CHANGE:
        return _theme_change(question, rows)
    columns = lines_of(question, axis, is_rolled_up=is_rolled_up)
    if axis.kind in {AxisKind.ATTRIBUTE, AxisKind.CHANGE}:
        attributes.refuse_too_many(axis.of, columns.lines)
    if len(columns.lines) > MOST_COLUMNS:
        raise QualcodeError(
            f"This display would have {len(columns.lines)} columns, and {MOST_COLUMNS} are the most.",
            "Put them into the rows with --transpose, or narrow it with --code, --where or --columns.",
        )
    return lambda _: columns


# --- codes ------------------------------------------------------------------------------------------------


def _codes(question: Question, axis: Axis, *, is_rolled_up: bool) -> Lines:
    codebook = question.codebook
    shown = [
        code_id
        for code_id in question.code_ids
        if axis.level is None or len(_above(codebook, code_id, question.code_ids)) < axis.level
    ]
    place = {code_id: number for number, code_id in enumerate(shown)}
    places: dict[Hashable, Sequence[int]] = {}
    for code_id in codebook.by_id:
        within = [place[one] for one in (code_id, *_above(codebook, code_id, place)) if one in place]
        places[code_id] = within if is_rolled_up else within[:1]
    lines = [Line(codebook.label(code_id), question.base, code_id=code_id) for code_id in shown]
    return Lines("theme", Facet.CODE, lines, places)


def _above(codebook: Codebook, code_id: int, among: Sequence[int] | Mapping[int, int]) -> list[int]:
    """The codes above a code, the nearest first, that are among these."""
    found, parent_id = [], codebook.by_id[code_id].parent_id
    while parent_id is not None:
        if parent_id in among:
            found.append(parent_id)
        parent_id = codebook.by_id[parent_id].parent_id
    return found


# --- groups -----------------------------------------------------------------------------------------------


def _groups(question: Question, by: str, facet: Facet) -> Lines:
    """The groups that a matrix has in its columns."""
    found = groups_of(question, by)
    waves: Sequence[int | None] = [None] * len(found.groups)
    if facet is Facet.WAVE:
        waves = question.waves_apart
    lines = [
        Line(group.name, group.base, None, wave, group.is_missing)
        for group, wave in zip(found.groups, waves, strict=True)
    ]
    if facet is Facet.PERSON:
        return lines_of_people(found.noun, lines, found.remark)
    places: dict[Hashable, list[int]] = {key: [number] for number, key in enumerate(_keys(question, facet))}
    return Lines(found.noun, facet, lines, places, found.remark)


def _keys(question: Question, facet: Facet) -> Sequence[Hashable]:
    """What tells the codings of each of these groups from others."""
    if facet is Facet.WAVE:
        return question.waves_apart
    if facet is Facet.POLARITY:
        return question.polarities
    return [coder.coder_id for coder in question.layer.coders]


def _notes(question: Question) -> Lines:
    """The notes of the people of the base, by wave and name."""
    roster = question.roster
    known = [
        (note, people)
        for note in display_store.notes(question.project)
        if (people := roster.people(note.respondent_ids) & question.base)
        and (not question.waves or note.wave in question.waves)
    ]
    lines = [Line(note.name, people, None, note.wave) for note, people in known]
    keys: dict[Hashable, list[int]] = {note.document_id: [number] for number, (note, _) in enumerate(known)}
    return Lines("note", Facet.NOTE, lines, keys)


# --- change between waves ---------------------------------------------------------------------------------


def _change(question: Question, of: str) -> Lines:
    """Who gained, kept, lost or never had a value, those without one, and those who were not followed."""
    name, value = _named_value(question, of)
    first, last = _first_and_last(question)
    before, after = (
        attributes.groups(question.project, f"{name}@{wave}", question.roster) for wave in (first, last)
    )
    had, has = (
        People.union(group.people for group in groups.values if folded(group.name) == folded(value))
        for groups in (before, after)
    )
    if not had | has:
        there = dict.fromkeys(group.name for groups in (before, after) for group in groups.values)
        raise QualcodeError(f"Nobody has {name}={value}.", f"Values of {name}: {', '.join(there)}")
    followed = _followed(question, first, last)
    unknown = People.union(group.people for groups in (before, after) for group in groups.unknown) & followed
    found = changes(had, has, followed - unknown, question.base - unknown)
    lines = [
        Line(word, people, is_missing=word == _CHANGES[-1])
        for word, people in zip(_CHANGES, found, strict=True)
    ]
    if unknown & question.base:
        lines.insert(-1, Line("(missing)", unknown & question.base, is_missing=True))
    remark = f"Change: {name} = {value} in wave {first} and in wave {last}; not followed: no note of both."
    return lines_of_people("change group", lines, remark)


def _named_value(question: Question, of: str) -> tuple[str, str]:
    name, equals, value = (part.strip() for part in of.partition("="))
    known = attributes.find(question.project, name)
    if equals and value:
        return known.name, value
    raise QualcodeError(
        f"Which value of {known.name} is gained or lost is not said.",
        f"Write it as {known.name}=VALUE, for example --by “status=paid work”.",
    )


def _first_and_last(question: Question) -> tuple[int, int]:
    if question.waves:
        raise QualcodeError(
            "Change lies between waves, so it cannot be asked for with --wave.",
            "Leave --wave out: the first and the last wave are compared.",
        )
    first, *_, last = two_waves(question.project)
    return first, last


def _followed(question: Question, first: int, last: int) -> People:
    people = (seen_in(question.project, question.roster, [wave]) for wave in (first, last))
    return next(people) & next(people)


def _theme_change(question: Question, rows: Lines) -> Callable[[int], Lines]:
    """For each theme who took it up, kept it, dropped it or never spoke of it."""
    if rows.facet is not Facet.CODE:
        _refuse_theme_change(question)
    first, last = _first_and_last(question)
    before, after, ever = (
        _people_of_themes(question, waves) for waves in (frozenset({first}), frozenset({last}), None)
    )
    followed = _followed(question, first, last) & question.base
    remark = (
        f"Change: spoke of it in wave {first} and in wave {last}, of those followed; not followed: spoke of"
        " it at all, of those without a note of both."
    )

    def columns(row: int) -> Lines:
        code_id = rows.lines[row].code_id or 0
        had, has, did = (found.get(code_id, NOBODY) for found in (before, after, ever))
        found: Changes = changes(had, has, followed, question.base)
        *moved, not_followed = found
        lines = [Line(word, people, followed) for word, people in zip(_CHANGES, moved, strict=False)]
        lines.append(Line(_CHANGES[-1], not_followed & did, not_followed, is_missing=True))
        return lines_of_people("change of the theme", lines, remark)

    return columns


def _people_of_themes(question: Question, waves: frozenset[int] | None) -> Mapping[int, People]:
    selection = replace(question.selection, waves=waves)
    found = coding_store.people_by_code(question.project, selection, question.roster)
    return people_of_themes(question.codebook, of_polarities(found, question.polarities))
