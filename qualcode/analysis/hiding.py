"""Hiding small cells of a crossed table, so that no margin gives any of them back.

A reader knows the cells that are shown, the margins, and that “<5” stands for 1 to 4 people and “hidden” for
more. A small cell is safe when another table would look the same and has another number there. Hidden numbers
within margins are flows between rows and columns: such a table exists if the number can go up or down by one
around a circle of hidden cells with room to follow (Gusfield, 1988, SIAM Journal on Computing 17; with room
left by what is known of each cell). The circles that hide the fewest people more are hidden.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from heapq import heappop, heappush
from itertools import count
from typing import Any, NamedTuple


class Margin(Enum):
    """What the numbers of a line add up to.

    ``KNOWN``: to a number that anybody knows, as the size of a group. ``TOLD``: to one that is hidden itself
    where it is small. ``OVERLAPPING``: to no less than such a one, as people may be in several. ``FREE``: to
    nothing that could be told.
    """

    KNOWN = auto()
    TOLD = auto()
    OVERLAPPING = auto()
    FREE = auto()


@dataclass
class Number:
    """The people of a cell while it is decided whether it is shown.

    ``is_guarded``: must not be found out once it is hidden. A hidden one is told to be small (``is_marked``),
    may be any number, 0 too (``is_any``), or is known not to be small.
    """

    n: int
    is_hidden: bool = False
    is_guarded: bool = False
    is_marked: bool = False
    is_any: bool = False

    @classmethod
    def of(cls, n: int, below: int) -> "Number":
        """Shown unless it is of 1 to ``below`` - 1 people, and then marked as small."""
        is_small = 0 < n < below
        return cls(n, is_small, is_small, is_small)

    @classmethod
    def untold(cls, n: int) -> "Number":
        """Hidden and guarded without telling whether it is of anybody."""
        return cls(n, is_hidden=True, is_guarded=True, is_any=True)

    def bounds(self, below: int, most: int) -> tuple[int, int]:
        """The least and the most that a reader can think of."""
        if self.is_marked:
            return 1, below - 1
        return (0, most) if self.is_any else (below, most)

    def hide_any(self) -> None:
        """Hide it without telling whether it is small."""
        self.is_hidden, self.is_marked, self.is_any = True, False, True


class Summed(NamedTuple):
    """A table of numbers with what its rows (``across``) and its columns (``down``) add up to.

    ``totals`` are the people of each row and ``totals_down`` of each column, for margins that are not FREE.
    """

    numbers: Sequence[Sequence[Number]]
    across: Margin
    down: Margin
    totals: Sequence[int]
    totals_down: Sequence[int]


def numbers(rows: Sequence[Sequence[int]], below: int) -> list[list[Number]]:
    """Numbers of people of which the small ones are hidden."""
    return [[Number.of(n, below) for n in row] for row in rows]


def hide(table: Summed, below: int) -> None:
    """Hide as many more cells of the table as it takes."""
    if table.down is Margin.FREE:
        for row, total in zip(table.numbers, table.totals, strict=True):
            _Part(table._replace(numbers=[row], totals=[total]), below).make_safe()
    elif table.across is Margin.FREE:
        columns = [*zip(*table.numbers, strict=True)]
        hide(Summed(columns, table.down, Margin.FREE, table.totals_down, ()), below)
    else:
        _Part(table, below).make_safe()


class _Edge(NamedTuple):
    """A number as a flow: how far it may go down and up, and how many people hiding it would cost."""

    start: Hashable
    end: Hashable
    down: int
    up: int
    cost: int = 0


_Ways = dict[Hashable, list[tuple[Hashable, Hashable, int]]]
_OUTSIDE = "outside"


@dataclass
class _Part:
    """A table, or one row of it where rows have nothing in common."""

    table: Summed
    below: int

    def make_safe(self) -> None:
        """Hide further numbers until none that is guarded can be found out."""
        guarded = [
            (row, column)
            for row, line in enumerate(self.table.numbers)
            for column, number in enumerate(line)
            if number.is_guarded
        ]
        is_done = False
        while not is_done:
            new = [self._make_one_safe(*place) for place in guarded]
            is_done = not any(new)

    def _make_one_safe(self, row: int, column: int) -> bool:
        """Hide what it takes for one number; returns whether anything more had to be hidden."""
        edges = self._edges()
        circle = _cheapest_circle((row, column), edges)
        if circle is None:
            return self._hide_beside(row, column)
        new = [place for place in circle if edges[place].cost]
        for at_row, at_column in new:
            self.table.numbers[at_row][at_column].is_hidden = True
        return bool(new)

    def _hide_beside(self, row: int, column: int) -> bool:
        """Hide all beside a number that nothing else protects, the empty ones too, and which is which."""
        beside: list[Number] = []
        if self.table.across is not Margin.FREE:
            beside += self.table.numbers[row]
        if self.table.down is not Margin.FREE:
            beside += (line[column] for line in self.table.numbers)
        if all(number.is_any for number in beside):
            beside = [number for line in self.table.numbers for number in line]
        is_new = not all(number.is_any for number in beside)
        for number in beside:
            number.hide_any()
        return is_new

    def _edges(self) -> dict[Any, _Edge]:
        table = self.table
        columns = [*zip(*table.numbers, strict=True)]
        most = max([self.below, *table.totals, *table.totals_down, *(sum(n.n for n in c) for c in columns)])
        edges: dict[Any, _Edge] = {}
        for row, line in enumerate(table.numbers):
            for column, number in enumerate(line):
                if number.is_hidden or number.n:
                    least, highest = number.bounds(self.below, most)
                    room = max(0, number.n - least), max(0, highest - number.n)
                    cost = 0 if number.is_hidden else number.n
                    edges[row, column] = _Edge(*self._ends(row, column), *room, cost)
        for place, (line, total) in enumerate(zip(table.numbers, table.totals, strict=False)):
            self._add_margin(edges, ("row", place), table.across, total, line)
        for place, (held, total) in enumerate(zip(columns, table.totals_down, strict=False)):
            self._add_margin(edges, ("column", place), table.down, total, held)
        return edges

    def _ends(self, row: int, column: int) -> tuple[Hashable, Hashable]:
        start = _OUTSIDE if self.table.across is Margin.FREE else ("row", row)
        return start, _OUTSIDE if self.table.down is Margin.FREE else ("column", column)

    def _add_margin(
        self,
        edges: dict[Any, _Edge],
        line: tuple[str, int],
        margin: Margin,
        total: int,
        held: Sequence[Number],
    ) -> None:
        """What a line adds up to may vary as well: by people who are in several, or as a hidden total."""
        if margin in {Margin.KNOWN, Margin.FREE}:
            return
        start, end = (_OUTSIDE, line) if line[0] == "row" else (line, _OUTSIDE)
        people = sum(number.n for number in held)
        if 0 < total < self.below:
            edges["total", line] = _Edge(start, end, total - 1, self.below - 1 - total)
        if margin is Margin.OVERLAPPING:
            edges["overlap", line] = _Edge(start, end, people - total, people + 1)


def _cheapest_circle(name: Hashable, edges: Mapping[Any, _Edge]) -> list[Any] | None:
    """The numbers around which one person more or less can be shifted, at the least cost of hiding them."""
    edge = edges[name]
    ways: _Ways = {}
    for other, one in edges.items():
        if other != name and one.up:
            ways.setdefault(one.start, []).append((one.end, other, one.cost))
        if other != name and one.down:
            ways.setdefault(one.end, []).append((one.start, other, one.cost))
    found = [
        _cheapest_way(start, end, ways)
        for start, end, room in ((edge.end, edge.start, edge.up), (edge.start, edge.end, edge.down))
        if room
    ]
    circles = [way for way in found if way is not None]
    return min(circles, key=lambda way: sum(edges[one].cost for one in way)) if circles else None


def _cheapest_way(start: Hashable, end: Hashable, ways: _Ways) -> list[Any] | None:
    """The way of least cost (Dijkstra, 1959), None where there is none."""
    order = count()
    to_visit: list[tuple[int, int, Hashable, tuple[Any, ...]]] = [(0, next(order), start, ())]
    seen: set[Hashable] = set()
    while to_visit:
        cost, _, here, way = heappop(to_visit)
        if here == end:
            return [*way]
        if here not in seen:
            seen.add(here)
            for there, edge, more in ways.get(here, ()):
                if there not in seen:
                    heappush(to_visit, (cost + more, next(order), there, (*way, edge)))
    return None
