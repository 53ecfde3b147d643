"""Codings as they are seen: which lane of the margin each takes, and how a line is cut into pieces."""

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from heapq import heappop, heappush
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size

from qualcode.model.spans import Span, united
from qualcode.tui.layout import Layout
from qualcode.tui.moves import paragraphs

_LONG = 30
_WORD = re.compile(r"\w")


class Mark(NamedTuple):
    """A coded passage on the screen; ``sign`` tells star and polarity, ``stripe`` polarity without colour."""

    coding_id: int
    start_char: int
    end_char: int
    name: str
    colour: str
    sign: str = ""
    stripe: str = "┃"


class Piece(NamedTuple):
    """Characters of one line that look alike; ``colour`` is that of the shortest coding over them."""

    start_char: int
    end_char: int
    colour: str | None = None
    depth: int = 0
    is_focused: bool = False
    is_selected: bool = False
    is_caret: bool = False
    is_quiet: bool = False


class Marks:
    """All marks of a text, ready to be asked line by line."""

    def __init__(self, marks: Iterable[Mark], layout: Layout) -> None:
        self.marks = sorted(marks, key=_reading_order)
        self.lanes = lanes_of(self.marks)
        self._place = {mark.coding_id: index for index, mark in enumerate(self.marks)}
        self.first_lines = [layout.line_of(mark.start_char) for mark in self.marks]
        self._last_lines = [layout.line_of(max(mark.start_char, mark.end_char - 1)) for mark in self.marks]
        lengths = enumerate(zip(self.first_lines, self._last_lines, strict=True))
        self._long = [index for index, (first, last) in lengths if last - first > _LONG]
        self._by_line: dict[int, list[int]] = {}

    def on_line(self, line: int) -> list[int]:
        """Indices of the marks that touch a line, in reading order."""
        found = self._by_line.get(line)
        if found is None:
            found = self._by_line[line] = self._touching(line)
        return found

    def _touching(self, line: int) -> list[int]:
        """Only the marks that begin a little above can reach a line, except the few long ones."""
        near = range(bisect_left(self.first_lines, line - _LONG), bisect_right(self.first_lines, line))
        found = [index for index in near if self._last_lines[index] >= line]
        far = [i for i in self._long if i < near.start and self._last_lines[i] >= line]
        return [*far, *found]

    def look_of(self, line: int) -> list[tuple[Mark, int, bool]]:
        """What of the marks is seen on a line: equal answers look the same."""
        return [
            (self.marks[index], self.lanes[index], self.first_lines[index] == line)
            for index in self.on_line(line)
        ]

    def lines_of(self, coding_id: int | None) -> tuple[int, int] | None:
        """The first and the last line that a coding touches."""
        index = None if coding_id is None else self._place.get(coding_id)
        return None if index is None else (self.first_lines[index], self._last_lines[index])

    def at(self, position: int, line: int) -> list[Mark]:
        """The marks over a position, the shortest first."""
        over = [self.marks[i] for i in self.on_line(line)]
        over = [mark for mark in over if mark.start_char <= position < mark.end_char]
        return sorted(over, key=lambda mark: mark.end_char - mark.start_char)

    def name_on(self, line: int, room: int) -> str:
        """What the margin says on a line: the names of the codings that begin on it.

        A single name that is too long goes on below, as far as its passage does and no other begins.
        """
        indices = self.on_line(line)
        names = [_name(self.marks[index]) for index in indices if self.first_lines[index] == line]
        if not names:
            return self._rest_of_name(indices, line, room)
        if len(names) == 1 and cell_len(names[0]) > room:
            [index] = [index for index in indices if self.first_lines[index] == line]
            if self._has_the_next_line(index, line):
                return wrapped_name(names[0], room)[0]
        return cut(", ".join(names), room)

    def _rest_of_name(self, indices: Sequence[int], line: int, room: int) -> str:
        """The second line of a name that began on the line above; longer ones are cut."""
        above = [index for index in indices if self.first_lines[index] == line - 1]
        if (
            len(above) != 1
            or len([i for i in self.on_line(line - 1) if self.first_lines[i] == line - 1]) != 1
        ):
            return ""
        name = _name(self.marks[above[0]])
        return "" if cell_len(name) <= room else cut(wrapped_name(name, room)[1], room)

    def _has_the_next_line(self, index: int, line: int) -> bool:
        below = self.on_line(line + 1)
        return self._last_lines[index] > line and all(self.first_lines[i] != line + 1 for i in below)

    def step(self, coding_id: int | None, position: int, way: int) -> Mark | None:
        """The mark after or before a coding in reading order; without one, after or before a position."""
        if coding_id in self._place:
            index = self._place[coding_id] + way
        elif way > 0:
            index = bisect_left(self.marks, position, key=_start)
        else:
            index = bisect_left(self.marks, position, key=_start) - 1
        return self.marks[index] if 0 <= index < len(self.marks) else None


def _reading_order(mark: Mark) -> tuple[int, int, int]:
    return mark.start_char, -mark.end_char, mark.coding_id


def _start(mark: Mark) -> int:
    return mark.start_char


def _name(mark: Mark) -> str:
    return f"{mark.sign} {mark.name}" if mark.sign else mark.name


def wrapped_name(name: str, room: int) -> tuple[str, str]:
    """A name in two: as many words as fit, and the rest; a first word that does not fit is cut."""
    words = name.split(" ")
    for count in range(len(words) - 1, 0, -1):
        first = " ".join(words[:count])
        # A sign alone says nothing.
        if 1 < cell_len(first) <= room:
            return first, "  " + " ".join(words[count:])
    return cut(name, room), ""


def cut(text: str, room: int) -> str:
    """A text that fits: what is too long ends in an ellipsis."""
    if cell_len(text) <= room:
        return text
    return set_cell_size(text, room - 1).rstrip() + "…" if room > 2 else ""


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
    *,
    selection: tuple[int, int] | None = None,
    caret: tuple[int, int] | None = None,
    quiet: Sequence[Span] = (),
    focused: int | None = None,
) -> list[Piece]:
    """The characters from ``start`` to ``end`` cut wherever their look changes; ``quiet`` is sorted."""
    hushed = _touching(quiet, start, end)
    edges = itertools.chain(
        ((mark.start_char, mark.end_char) for mark in over),
        ((span.start_char, span.end_char) for span in hushed),
        filter(None, (selection, caret)),
    )
    cuts = {start, end} | {position for edge in edges for position in edge if start < position < end}
    result: list[Piece] = []
    for first, last in itertools.pairwise(sorted(cuts)):
        here = [mark for mark in over if mark.start_char <= first < mark.end_char]
        shortest = min(here, key=lambda mark: mark.end_char - mark.start_char, default=None)
        chosen = next((mark for mark in here if mark.coding_id == focused), None)
        top = chosen or shortest
        result.append(
            Piece(
                first,
                last,
                top.colour if top else None,
                len(here),
                chosen is not None,
                selection is not None and selection[0] <= first < selection[1],
                caret is not None and caret[0] <= first < caret[1],
                any(span.start_char <= first < span.end_char for span in hushed),
            )
        )
    return result


def _touching(spans: Sequence[Span], start: int, end: int) -> Sequence[Span]:
    """Those of disjoint sorted spans that touch a stretch."""
    first = bisect_right(spans, start, key=lambda span: span.end_char)
    last = bisect_left(spans, end, key=lambda span: span.start_char)
    return spans[first:last]


def uncoded(text: str, codable: Iterable[Span], marks: Iterable[Mark]) -> list[Span]:
    """The stretches of codable text that no coding covers, at most a paragraph each, in reading order."""
    gaps: list[Span] = []
    covered = united(Span(mark.start_char, mark.end_char) for mark in marks)
    for stretch in codable:
        start = stretch.start_char
        for span in _touching(covered, stretch.start_char, stretch.end_char):
            if span.start_char > start:
                gaps += paragraphs(text, start, span.start_char)
            start = max(start, span.end_char)
        if start < stretch.end_char:
            gaps += paragraphs(text, start, stretch.end_char)
    return [gap for gap in gaps if _WORD.search(text, gap.start_char, gap.end_char)]
