"""The participant table: who took part, characteristic by characteristic, whole numbers of people only."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from statistics import median

from qualcode.model.people import People
from qualcode.model.tables import Cell, CodePath, Column, Kind, Share

SINGLE, MULTIPLE = "single", "multiple"
_TOTAL = "all"


@dataclass(frozen=True, slots=True)
class Characteristic:
    """What is known of people under one name.

    ``values`` are the people of each answer in their order, ``unknown`` those without one, by the reason.
    Where ``is_multiple`` a person may be under several values, else under one at most.
    """

    name: str
    is_multiple: bool
    values: Mapping[str, People]
    unknown: Mapping[str, People]

    @property
    def answered(self) -> People:
        """Everybody with at least one answer."""
        return People.union(self.values.values())


def participant_columns(groups: Mapping[str, People], everyone: People) -> tuple[Column, ...]:
    """The columns of the table: what is told, how it was answered, each group, and everybody."""
    return (
        Column("characteristic", "characteristic", Kind.CODE),
        Column("response", "response", Kind.TEXT),
        *(Column(name, name, Kind.SHARE, base=len(people)) for name, people in groups.items()),
        Column(_TOTAL, _TOTAL, Kind.SHARE, base=len(everyone)),
    )


def participant_rows(
    characteristics: Sequence[Characteristic], groups: Mapping[str, People], everyone: People
) -> Iterator[tuple[Cell, ...]]:
    """For each characteristic a row of those who answered, one for each answer, and those without one.

    Every share is counted from the people of its own column; no row and no total is summed from others.
    A value stands under its characteristic as a code does under its theme.
    """
    columns = [*groups.values(), everyone]

    def shares(people: People) -> Iterator[Share]:
        return (Share(len(people & base), len(base)) for base in columns)

    for one in characteristics:
        response = MULTIPLE if one.is_multiple else SINGLE
        yield CodePath((one.name,)), response, *shares(one.answered)
        for value, people in (*one.values.items(), *one.unknown.items()):
            if people & everyone:
                yield CodePath((one.name, value)), response, *shares(people)


def answers_given(one: Characteristic, everyone: People) -> int:
    """How many answers there are to a characteristic, which for multiple response may exceed the people."""
    return sum(len(people & everyone) for people in one.values.values())


def in_figures(values: Sequence[Fraction]) -> str:
    """Numbers in a few words; the mean and the median are rounded half up to one decimal, once.

    >>> in_figures([Fraction(1), Fraction(2), Fraction(4)])
    'mean 2.3, median 2.0, 1 to 4 (N = 3)'
    """
    mean, middle = sum(values) / Fraction(len(values)), Fraction(median(values))
    lowest, highest = (f"{float(value):g}" for value in (min(values), max(values)))
    return f"mean {_tenths(mean)}, median {_tenths(middle)}, {lowest} to {highest} (N = {len(values)})"


def _tenths(value: Fraction) -> str:
    """One decimal, rounded half up."""
    tenths = (value * 20 + 1) // 2
    sign = "-" if tenths < 0 else ""
    return f"{sign}{abs(tenths) // 10}.{abs(tenths) % 10}"
