"""How the cells of a display look in a line: their words, their shading, and the width of the columns."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

from rich.cells import cell_len

from qualcode.model.codings import Polarity
from qualcode.model.tables import (
    Cell,
    Column,
    Entry,
    Kind,
    Quote,
    Rated,
    Share,
    Table,
    Written,
    heading,
    printed,
)
from qualcode.model.texts import legible_text
from qualcode.tui.signs import SIGNS

GAP = 2
RULE = " │ "
SHADES = " ░▒▓█"
STALE = "stale "
_NARROWEST, _WIDEST = 5, 32
_WORDS, _MOST_WORDS = 18, 64
_WORDY = {Kind.QUOTES}


def said(cell: Cell, table: Table) -> str:
    """A cell in one line; who said or wrote it is left to the place where it is shown in full."""
    words = " · ".join(map(_said, cell)) if isinstance(cell, tuple) else printed(cell, table)
    return " ".join(legible_text(words).split())


def _said(entry: Entry) -> str:
    if isinstance(entry, Quote):
        return f"{SIGNS[Polarity(entry.polarity)]}{entry.quoted}"
    if isinstance(entry, Rated):
        number = f" {len(entry.people)}" if entry.is_counted else ""
        return f"{STALE if is_stale(entry) else ''}{entry.value}{number}"
    return f"{STALE if is_stale(entry) else ''}✎ {entry.words}"


def is_stale(entry: Entry) -> bool:
    """Whether it is a summary or a rating whose passages are not as they were."""
    return isinstance(entry, Written | Rated) and STALE.strip() in entry.state


def shade(cell: Cell, count: int) -> str:
    """How much there is in a cell, as a density that reads without colour: a blank for nothing, to ``█``.

    Quarters of a share; else of the ``count`` one, two or three, four to seven, eight and more.

    >>> [shade(Share(n, 9), 0) for n in (0, 1, 3, 5, 9)], [shade(None, count) for count in (0, 1, 3, 7, 8)]
    ([' ', '░', '▒', '▓', '█'], [' ', '░', '▒', '▓', '█'])
    """
    if isinstance(cell, Share):
        return SHADES[-(-4 * cell.n // cell.base) if cell.base else 0]
    return SHADES[min(4, count.bit_length())]


class Widths(NamedTuple):
    """The columns on the screen: how wide each is, and how many cells stand before it, gaps included.

    The first ``frozen`` columns stay where they are; ``lefts`` of the others count from the first of them.
    """

    frozen: int
    widths: Sequence[int]
    lefts: Sequence[int]

    @property
    def frozen_cells(self) -> int:
        """What the frozen columns take."""
        return sum(width + GAP for width in self.widths[: self.frozen]) - GAP + cell_len(RULE)

    @property
    def moving_cells(self) -> int:
        """What all the others take."""
        return sum(width + GAP for width in self.widths[self.frozen :])

    def seen(self, left: int, room: int) -> range:
        """The moving columns of which something is seen in so much room from a cell on."""
        first = bisect_right(self.lefts, left) - 1
        last = bisect_right(self.lefts, left + room - 1)
        return range(self.frozen + max(0, first), self.frozen + last)

    def at(self, x: int, left: int) -> int:
        """The column that is seen at a cell of the screen."""
        if x >= self.frozen_cells:
            return self.frozen + bisect_right(self.lefts, x - self.frozen_cells + left) - 1
        edges = accumulate(width + GAP for width in self.widths[: self.frozen])
        return sum(edge <= x for edge in edges)

    def scrolled(self, column: int, left: int, room: int) -> int:
        """From which cell on the moving columns are shown so that one is seen."""
        start = self.lefts[column - self.frozen]
        end = start + self.widths[column] + GAP
        if end > left + room:  # at the beginning of a column, so that none is cut at the left
            left = self.lefts[min(bisect_left(self.lefts, end - room), len(self.lefts) - 1)]
        return min(left, start)


def widths(
    columns: Sequence[Column], labels: Iterable[str], sample: Sequence[Sequence[str]], frozen: int, room: int
) -> Widths:
    """The widths of all columns: by heading and a ``sample`` of rows, and by what room there is for words.

    ``labels`` are all those of the rows; ``frozen`` columns shall stay, unless they would fill half of it.
    """
    longest = max((cell_len(label) for label in labels), default=0)
    found = [min(max(longest, cell_len(heading(columns[0]))), max(12, room * 30 // 100))]
    for place, column in enumerate(columns[1:], 1):
        cells = [cell_len(row[place]) for row in sample]
        found.append(min(_WIDEST, max([_NARROWEST, cell_len(heading(column)), *cells])))
    if sum(found[:frozen]) + GAP * frozen > room // 2:
        frozen = 1
    _share_out(columns, found, room)
    return Widths(frozen, found, [0, *accumulate(width + GAP for width in found[frozen:-1])])


def _share_out(columns: Sequence[Column], found: list[int], room: int) -> None:
    """Columns of words take what the others leave, within bounds."""
    wordy = [place for place, column in enumerate(columns) if column.kind in _WORDY]
    if wordy:
        others = sum(width for place, width in enumerate(found) if place not in set(wordy))
        each = (room - others - GAP * len(found) - cell_len(RULE) + GAP) // len(wordy)
        for place in wordy:
            found[place] = min(_MOST_WORDS, max(_WORDS, each))
