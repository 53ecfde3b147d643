"""Codings as they are seen: which lane of the margin each takes, and how a line is cut into pieces."""

import itertools
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from heapq import heappop, heappush
from typing import NamedTuple

from qualcode.tui.layout import Layout


class Mark(NamedTuple):
    """A coded passage on the screen; ``sign`` shows its polarity without colour."""

    coding_id: int
    start_char: int
    end_char: int
    name: str
    colour: str
    sign: str


class Piece(NamedTuple):
    """Characters of one line that look alike; ``colour`` is that of the shortest coding over them."""

    start_char: int
    end_char: int
    colour: str | None
    depth: int
    is_selected: bool
    is_caret: bool


class Marks:
    """All marks of a text, ready to be asked line by line."""

    def __init__(self, marks: Iterable[Mark], layout: Layout) -> None:
        self.marks = sorted(marks, key=lambda mark: (mark.start_char, -mark.end_char, mark.coding_id))
        self.lanes = lanes_of(self.marks)
        self._by_line: dict[int, list[int]] = {}
        for index, mark in enumerate(self.marks):
            last = layout.line_of(max(mark.start_char, mark.end_char - 1))
            for line in range(layout.line_of(mark.start_char), last + 1):
                self._by_line.setdefault(line, []).append(index)

    def on_line(self, line: int) -> list[int]:
        """Indices of the marks that touch a line, in reading order."""
        return self._by_line.get(line, [])

    def at(self, position: int, line: int) -> list[Mark]:
        """The marks over a position, the shortest first."""
        over = [self.marks[i] for i in self.on_line(line)]
        over = [mark for mark in over if mark.start_char <= position < mark.end_char]
        return sorted(over, key=lambda mark: mark.end_char - mark.start_char)

    def next_after(self, position: int) -> Mark | None:
        """The first mark that starts behind a position."""
        starts = [mark.start_char for mark in self.marks]
        index = bisect_left(starts, position + 1)
        return self.marks[index] if index < len(self.marks) else None

    def last_before(self, position: int) -> Mark | None:
        """The last mark that starts before a position."""
        starts = [mark.start_char for mark in self.marks]
        index = bisect_left(starts, position)
        return self.marks[index - 1] if index else None


def lanes_of(marks: Sequence[Mark]) -> list[int]:
    """A lane for each of the sorted marks, such that marks in one lane never overlap: greedy colouring."""
    free: list[int] = []
    busy: list[tuple[int, int]] = []
    lanes: list[int] = []
    used = 0
    for mark in marks:
        while busy and busy[0][0] <= mark.start_char:
            heappush(free, heappop(busy)[1])
        if free:
            lane = heappop(free)
        else:
            lane, used = used, used + 1
        heappush(busy, (mark.end_char, lane))
        lanes.append(lane)
    return lanes


def pieces(
    start: int,
    end: int,
    over: Sequence[Mark],
    selection: tuple[int, int] | None,
    caret: tuple[int, int] | None,
) -> list[Piece]:
    """The characters from ``start`` to ``end`` cut wherever their look changes."""
    cuts = {start, end}
    for first, last in (
        *((mark.start_char, mark.end_char) for mark in over),
        *filter(None, (selection, caret)),
    ):
        cuts |= {position for position in (first, last) if start < position < end}
    ordered = sorted(cuts)
    result: list[Piece] = []
    for first, last in itertools.pairwise(ordered):
        here = [mark for mark in over if mark.start_char <= first < mark.end_char]
        shortest = min(here, key=lambda mark: mark.end_char - mark.start_char, default=None)
        result.append(
            Piece(
                first,
                last,
                shortest.colour if shortest else None,
                len(here),
                bool(selection and selection[0] <= first < selection[1]),
                bool(caret and caret[0] <= first < caret[1]),
            )
        )
    return result
