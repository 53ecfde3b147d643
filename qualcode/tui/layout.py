"""A text as lines on a screen: wrapping, and the way between positions and cells.

Positions are code points of the text, columns are terminal cells. Nothing here knows a widget.
"""

from bisect import bisect_right
from functools import lru_cache
from typing import NamedTuple

from rich.cells import cell_len, split_graphemes

_CONTROLS = dict.fromkeys((*range(32), 127), " ")


class Line(NamedTuple):
    """One line on the screen: its characters, and the number of its paragraph where that begins here."""

    start_char: int
    end_char: int
    paragraph: int | None


class Layout:
    """The lines of a text at a width; ``shown`` is the text with control characters as spaces."""

    def __init__(self, text: str, width: int) -> None:
        self.text = text
        self.width = max(1, width)
        self.shown = text.translate(_CONTROLS)
        self.is_plain = all(_is_one_cell(character) for character in set(self.shown))
        self.lines = self._wrapped()
        self._starts = [line.start_char for line in self.lines]

    def _wrapped(self) -> list[Line]:
        lines: list[Line] = []
        number = start = 0
        for paragraph in self.text.split("\n"):
            end = start + len(paragraph)
            own = None
            if paragraph.strip():
                number += 1
                own = number
            for begin, stop in self._broken(start, end):
                lines.append(Line(begin, stop, own))
                own = None
            start = end + 1
        return lines

    def _broken(self, start: int, end: int) -> list[tuple[int, int]]:
        """A paragraph in pieces that fit: broken after a space, or in a word that is longer than a line."""
        pieces: list[tuple[int, int]] = []
        begin = start
        while (stop := self._reach(begin, end)) < end:
            space = self.shown.rfind(" ", begin + 1, stop + 1)
            if space > begin:
                # A space that does not fit hangs over the edge, so that it belongs to the line it ends.
                stop = space + 1
            pieces.append((begin, stop))
            begin = stop
        pieces.append((begin, end))
        return pieces

    def _reach(self, begin: int, end: int) -> int:
        """How far a line that begins here can go, not minding words; never inside a grapheme."""
        if self.is_plain:
            return min(end, begin + self.width)
        spans, _ = split_graphemes(self.shown[begin : min(end, begin + 8 * self.width)])
        used = 0
        for first, _, cells in spans:
            if used + cells > self.width:
                return begin + max(first, spans[0][1])
            used += cells
        return min(end, begin + (spans[-1][1] if spans else 0))

    def line_of(self, position: int) -> int:
        """The line that a position stands on."""
        return max(0, bisect_right(self._starts, position) - 1)

    def column_of(self, position: int) -> int:
        """The cell of a position in its line."""
        line = self.lines[self.line_of(position)]
        return cell_len(self.shown[line.start_char : position])

    def position_at(self, line: int, column: int) -> int:
        """The position at a cell: the first code point of the grapheme there, or the end of the line."""
        line = min(max(0, line), len(self.lines) - 1)
        start, end, _ = self.lines[line]
        if column <= 0:
            return start
        is_last_of_paragraph = end >= len(self.text) or self.text[end] == "\n"
        limit = end if is_last_of_paragraph else max(start, end - 1)
        if self.is_plain:
            return min(start + column, limit)
        used = 0
        for first, _, cells in split_graphemes(self.shown[start:end])[0]:
            if used + cells > column:
                return start + first
            used += cells
        return limit

    def after(self, position: int) -> int:
        """The next place where a caret may stand."""
        if position >= len(self.text):
            return len(self.text)
        if self.is_plain:
            return position + 1
        spans, _ = split_graphemes(self.shown[position : position + 64])
        return position + (spans[0][1] if spans else 1)

    def before(self, position: int) -> int:
        """The place before, where a caret may stand."""
        if position <= 0:
            return 0
        if self.is_plain:
            return position - 1
        start = self.lines[self.line_of(position - 1)].start_char
        spans, _ = split_graphemes(self.shown[start:position])
        return start + spans[-1][0] if spans else position - 1


@lru_cache(maxsize=4096)
def _is_one_cell(character: str) -> bool:
    return cell_len(character) == 1 and character != "\u00ad"
