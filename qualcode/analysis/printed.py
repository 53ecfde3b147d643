"""A printed table of people held against the people themselves."""

from collections.abc import Iterator, Mapping, Sequence

from qualcode.analysis.participants import Characteristic
from qualcode.model.codebook import folded
from qualcode.model.people import People
from qualcode.model.respondents import PrintedFigure
from qualcode.model.tables import Cell, Column, Kind, Share

_TOTALS = frozenset({"all", "total"})
_MISSING = frozenset({"missing", "(missing)", "missing response"})
_NEAR = 5


def conflict_columns() -> tuple[Column, ...]:
    """The columns of what ``conflicts`` finds."""
    names = ("characteristic", "value", "column", "printed")
    return (
        *(Column(name, name, Kind.TEXT) for name in names),
        Column("people", "counted", Kind.SHARE, is_spread_out=True),
        Column("conflict", "conflict", Kind.TEXT),
    )


def is_total(column: str) -> bool:
    """Whether a column of a printed table is of everybody."""
    return folded(column) in _TOTALS


def conflicts(
    figures: Sequence[PrintedFigure],
    characteristics: Sequence[Characteristic],
    groups: Mapping[str, People],
    everyone: People,
) -> Iterator[tuple[Cell, ...]]:
    """The printed figures that cannot be right, each with what was counted and what is wrong with it.

    Characteristics, values and columns are found by name, case apart; they have to be there, except that
    nobody may have a value. Values that somebody has and that were not printed come last.
    """
    known = {folded(one.name): one for one in characteristics}
    columns = {folded(name): people for name, people in groups.items()}
    for figure in figures:
        column = everyone if is_total(figure.column) else columns[folded(figure.column)]
        counted = Share(len(_people(known[folded(figure.attribute)], figure.value) & column), len(column))
        wrong = _wrong(figure, counted)
        if wrong:
            yield figure.attribute, figure.value, figure.column, figure.text, counted, wrong
    printed = {(folded(figure.attribute), _value(figure.value)) for figure in figures}
    for one in characteristics:
        for value, people in (*one.values.items(), *one.unknown.items()):
            left_out = Share(len(people & everyone), len(everyone))
            if left_out.n and (folded(one.name), _value(value)) not in printed:
                yield one.name, value, "all", None, left_out, "is not printed"


def _value(name: str) -> str:
    return "" if folded(name) in _MISSING else folded(name)


def _people(one: Characteristic, value: str) -> People:
    if folded(value) in _MISSING:
        return People.union(one.unknown.values())
    return People.union(people for name, people in one.values.items() if folded(name) == folded(value))


def _wrong(figure: PrintedFigure, counted: Share) -> str:
    """What is wrong with a printed figure, nothing where all is right."""
    if figure.n is not None and figure.n != counted.n:
        return f"the count is {counted.n}"
    if figure.percent is None or figure.percent == counted.percent:
        return ""
    near = range(max(1, counted.n, counted.base - _NEAR), counted.base + _NEAR + 1)
    fitting = [base for base in near if Share(counted.n, base).percent == figure.percent]
    nearest = min(fitting, key=lambda base: abs(base - counted.base), default=None)
    other = "" if nearest is None else f"; {figure.percent}% would be of {nearest}"
    return f"{counted.n} of {counted.base} is {counted.percent}%{other}"
