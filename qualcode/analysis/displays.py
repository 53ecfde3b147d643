"""The crossing of rows with columns: which codings, and which people, a cell is about."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from qualcode.analysis.roll_up import NOBODY
from qualcode.model.people import People


class Facet(StrEnum):
    """By what of an item the lines of an axis are told apart; the values are the fields of Item."""

    CODE = "code_id"
    PERSON = "place"
    WAVE = "wave"
    POLARITY = "polarity"
    CODER = "coder_id"
    NOTE = "document_id"


class Item(NamedTuple):
    """What a cell may hold: a coding of a person, or a summary, which has no wave, polarity or note.

    ``place`` is the person's in a set of People. ``reference`` leads back to what the item stands for; it is
    positive for codings. What several people said together is an item of each of them.
    """

    reference: int
    place: int
    code_id: int
    coder_id: int
    wave: int | None = None
    polarity: str | None = None
    document_id: int | None = None

    @property
    def is_coding(self) -> bool:
        """Whether it is a coding and not a summary."""
        return self.reference > 0


class Line(NamedTuple):
    """A row or a column: the people who belong to it, and whom its percentages are ``of`` where others.

    ``wave`` is there where the line stands for one; ``is_missing`` marks people of whom a value is not known.
    """

    name: str
    people: People
    of: People | None = None
    wave: int | None = None
    is_missing: bool = False
    code_id: int | None = None


@dataclass(frozen=True)
class Lines:
    """The rows or the columns: ``places`` says for a value of the facet in which lines it is.

    ``noun`` is one of them (“agency”, “person”); ``remark`` is what has to be said of them.
    """

    noun: str
    facet: Facet
    lines: Sequence[Line]
    places: Mapping[Hashable, Sequence[int]]
    remark: str = ""

    def of(self, item: Item) -> Sequence[int]:
        """The lines that an item is in."""
        return self.places.get(getattr(item, self.facet), ())


def lines_of_people(noun: str, lines: Sequence[Line], remark: str = "") -> Lines:
    """Lines that are told apart by who belongs to them."""
    places: dict[Hashable, list[int]] = {}
    for number, line in enumerate(lines):
        for place in line.people:
            places.setdefault(place, []).append(number)
    return Lines(noun, Facet.PERSON, lines, places, remark)


@dataclass(frozen=True)
class Grid:
    """Rows crossed with columns; the columns may hold other people in every row, but are called the same.

    ``is_of_mentions``: only people with an item in the cell count; otherwise all who belong to both lines.
    """

    rows: Lines
    columns_of: Callable[[int], Lines]
    base: People
    is_of_mentions: bool = True

    @cached_property
    def columns(self) -> Lines:
        """The columns as the first row has them."""
        return self.columns_of(0)

    @cached_property
    def is_of_groups(self) -> bool:
        """Whether rows and columns are both groups of people, so that percentages are of the columns."""
        return self.rows.facet is self.columns.facet is Facet.PERSON

    def cells(self, items: Iterable[Item]) -> "Crossings":
        """All cells, row by row; the order of the items stays.

        An item is in a cell when both lines hold it, so that polarity, wave and coder are those of one
        coding and never of two codings of the same person.
        """
        by_row: list[list[Item]] = [[] for _ in self.rows.lines]
        for item in items:
            if item.place in self.base:
                for row in self.rows.of(item):
                    by_row[row].append(item)
        return Crossings(self, by_row)


class Crossed(NamedTuple):
    """A cell: its items, the people of its row, and its column; its people are found when asked for."""

    items: Sequence[Item]
    row: People
    column: Line
    grid: Grid

    @property
    def people(self) -> People:
        """The people whom it counts."""
        if not self.grid.is_of_mentions:
            return self.possible
        return People({item.place for item in self.items}) & self.possible if self.items else NOBODY

    @property
    def of(self) -> People:
        """Those whom its percentage is of."""
        of = self.column.people if self.column.of is None else self.column.of
        return of & (self.grid.base if self.grid.is_of_groups else self.row)

    @property
    def possible(self) -> People:
        """Those whom it might have had."""
        return self.row & self.column.people


class Crossings:
    """The rows of a grid; each is crossed whenever it is asked for, as all may be millions of cells."""

    def __init__(self, grid: Grid, by_row: Sequence[Sequence[Item]]) -> None:
        self._grid = grid
        self._by_row = by_row
        self._last: tuple[int, Sequence[Crossed]] = -1, ()

    def __len__(self) -> int:
        return len(self._by_row)

    def __iter__(self) -> Iterator[Sequence[Crossed]]:
        return map(self.__getitem__, range(len(self)))

    def __getitem__(self, number: int) -> Sequence[Crossed]:
        if number != self._last[0]:
            self._last = number, self._cross(number)
        return self._last[1]

    def _cross(self, number: int) -> Sequence[Crossed]:
        grid, columns = self._grid, self._grid.columns_of(number)
        held: list[list[Item]] = [[] for _ in columns.lines]
        for item in self._by_row[number]:
            for column in columns.of(item):
                held[column].append(item)
        those = grid.rows.lines[number].people & grid.base
        return [Crossed(found, those, line, grid) for line, found in zip(columns.lines, held, strict=True)]


def common_bases(rows: Iterable[Sequence[Crossed]], columns: int) -> list[int | None]:
    """For each column the number of people that all its percentages are of; None where rows differ."""
    numbers: list[set[int]] = [set() for _ in range(columns)]
    for row in rows:
        for found, cell in zip(numbers, row, strict=True):
            found.add(len(cell.of))
    return [found.pop() if len(found) == 1 else None for found in numbers]


def ends(numbers: Sequence[int], most: int) -> list[int]:
    """The first and the last ``most`` of the numbers (0: all of them).

    >>> ends([5, 3, 1, 0, 2], 1), ends([1, 2], 3), ends([1, 2], 0)
    ([5, 2], [1, 2], [1, 2])
    """
    if not most or len(numbers) <= 2 * most:
        return [*numbers]
    return [*numbers[:most], *numbers[-most:]]
