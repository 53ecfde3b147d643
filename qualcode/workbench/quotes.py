"""The quote matrix: the words behind each theme, and the person behind the words."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import groupby
from typing import NamedTuple

from qualcode.model.codebook import folded
from qualcode.model.codings import Polarity
from qualcode.model.people import People
from qualcode.model.scope import Scope
from qualcode.model.tables import Cell, CodePath, Column, Kind, Table
from qualcode.store.codings import Passage
from qualcode.store.project import Project
from qualcode.workbench import attributes, footnotes
from qualcode.workbench.quoting import PLAIN, QuoteMaker, Style, passages, starring
from qualcode.workbench.scopes import Question

__all__ = ["QuoteMaker", "Style", "quotes"]


def quotes(
    project: Project,
    scope: Scope | None = None,
    *,
    by: str | None = None,
    most: int | None = None,
    style: Style = PLAIN,
    only_starred: bool = False,
) -> Table:
    """Quotes by theme and, with ``by``, by the groups of an attribute; empty cells say none.

    A row holds the quotes of its own code, not of the codes below it; codes without any have no row. ``most``
    limits the quotes of a cell, and the note says how many are left out. ``only_starred`` is the shelf of
    quotes for the paper: of every coder, unless the scope names some.
    """
    question = Question(project, starring(scope) if only_starred else scope or Scope())
    groups = _groups(question, by)
    maker = QuoteMaker(project, question, style, _shown_by(by))
    found = passages(question, only_starred=only_starred)
    by_code = {code_id: list(those) for code_id, those in groupby(found, key=lambda each: each.code_id)}
    left_out = 0
    rows: list[tuple[Cell, ...]] = []
    for code_id in filter(by_code.__contains__, question.code_ids):
        cells: list[Cell] = []
        for group in groups:
            held = [passage for passage in by_code[code_id] if group.holds(passage)]
            left_out += max(0, len(held) - most) if most else 0
            cells.append(tuple(map(maker.quote, held[:most])))
        if any(cells):
            rows.append((CodePath(question.codebook.path(code_id)), *cells))
    columns = (
        Column("code", "theme", Kind.CODE),
        *(Column(group.name, group.name, Kind.QUOTES, base=group.base) for group in groups),
    )
    remark = "A row holds the quotes of its own code, not of the codes below it."
    if left_out:
        remark += f" Left out: {footnotes.counted(left_out, 'quote', 'quotes')} (at most {most} in a cell)."
    hint = "" if rows else _NOTHING_STARRED if only_starred else _NOTHING_CODED
    note = footnotes.of_passages(question, *maker.remarks(), remark, hint)
    title = f"{'Starred quotes' if only_starred else 'Quotes'} by theme{f' and {by}' if by else ''}"
    return Table(
        f"{title}: {project.facts.title}", columns, tuple(rows), note, project.facts.percent_from_base
    )


_NOTHING_STARRED = "No quotes are starred. `qualcode star NOTE START END CODE` stars one."
_NOTHING_CODED = "Nobody said anything of the kind."
_OF_CODINGS = ("wave", "polarity")


def _shown_by(by: str | None) -> Sequence[str]:
    """The attribute that the columns show of the people."""
    return [by] if by and folded(by) not in _OF_CODINGS else []


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
