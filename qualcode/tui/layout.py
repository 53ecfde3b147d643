"""A text as lines on a screen: wrapping, and the way between positions and cells.

Positions are code points of the text, columns are terminal cells. Nothing here knows a widget.
"""

import re
from bisect import bisect_right
from functools import lru_cache
from typing import NamedTuple, Self

from rich.cells import get_character_cell_size, split_graphemes

# A terminal would obey these, or give them no room.
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
# Everything outside of these ranges is measured; inside, every character is one cell and a stop of its own.
_MEASURED = re.compile(
    r"[^\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u052f\u1e00-\u1fff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]"
)
_FLAG = re.compile(r"[\U0001F1E6-\U0001F1FF]")


class Grapheme(NamedTuple):
    """What a reader takes for one character, and how many cells it fills."""

    start_char: int
    end_char: int
    cells: int


class Line(NamedTuple):
    """One line on the screen; ``paragraph`` is the number of the paragraph that begins here."""

    start_char: int
    end_char: int
    paragraph: int | None
    is_plain: bool


class _Shown(NamedTuple):
    """A text with control characters as spaces, and a pattern of what is not one cell (None: all is)."""

    text: str
    odd: re.Pattern[str] | None


class Layout:
    """The lines of a text at a width; ``shown`` has the same positions and is safe to print."""

    def __init__(self, text: str, width: int, shown: _Shown | None = None) -> None:
        self.text = text
        self.width = max(1, width)
        self._shown = shown or _legible(text)
        self.shown = self._shown.text
        self.lines = self._wrapped()
        self._starts = [line.start_char for line in self.lines]

    def at_width(self, width: int) -> Self:
        """The same text wrapped anew, without looking at every character again."""
        return self if width == self.width else type(self)(self.text, width, self._shown)

    def _wrapped(self) -> list[Line]:
        lines: list[Line] = []
        number = start = 0
        for paragraph in self.text.split("\n"):
            end = start + len(paragraph)
            own = None
            if paragraph and not paragraph.isspace():
                number += 1
                own = number
            is_plain = self._is_plain(start, end)
            begin = start
            for stop in self._plain_breaks(start, end) if is_plain else self._breaks(start, end):
                lines.append(Line(begin, stop, own, is_plain))
                begin, own = stop, None
            start = end + 1
        return lines

    def _is_plain(self, start: int, end: int) -> bool:
        odd = self._shown.odd
        return odd is None or odd.search(self.shown, start, end) is None

    def _plain_breaks(self, begin: int, end: int) -> list[int]:
        """Where the lines of a paragraph end: after a space, or in a word that is longer than a line.

        A space that does not fit hangs over the edge, so that it belongs to the line that it ends.
        """
        width, shown = self.width, self.shown
        breaks: list[int] = []
        while (stop := begin + width) < end:
            space = shown.rfind(" ", begin + 1, stop + 1)
            begin = space + 1 if space > begin else stop
            breaks.append(begin)
        if not breaks or breaks[-1] < end:
            breaks.append(end)
        return breaks

    def _breaks(self, begin: int, end: int) -> list[int]:
        """The same where characters have different widths; never inside a grapheme."""
        breaks: list[int] = []
        filled = after_space = space_filled = 0
        for start, stop, cells in graphemes(self.shown, begin, end):
            is_space = self.shown[start:stop] == " "
            while filled + cells > self.width and start > begin and not is_space:
                if after_space > begin:
                    begin, filled = after_space, filled - space_filled
                else:
                    begin, filled = start, 0
                breaks.append(begin)
            filled += cells
            if is_space:
                after_space, space_filled = stop, filled
        if not breaks or breaks[-1] < end:
            breaks.append(end)
        return breaks

    def line_of(self, position: int) -> int:
        """The line that a position stands on."""
        return max(0, bisect_right(self._starts, position) - 1)

    def column_of(self, position: int) -> int:
        """The cell of a position in its line."""
        line = self.lines[self.line_of(position)]
        if line.is_plain:
            return position - line.start_char
        before = graphemes(self.shown, line.start_char, line.end_char)
        return sum(one.cells for one in before if one.start_char < position)

    def position_at(self, line: int, column: int) -> int:
        """The position at a cell: the first code point of the grapheme there, or the end of the line."""
        line = min(max(0, line), len(self.lines) - 1)
        start, end, _, is_plain = self.lines[line]
        is_last_of_paragraph = end >= len(self.text) or self.text[end] == "\n"
        if is_plain:
            return min(start + max(0, column), end if is_last_of_paragraph else max(start, end - 1))
        used, found = 0, start
        for found, _, cells in graphemes(self.shown, start, end):
            if used + cells > column:
                return found
            used += cells
        return end if is_last_of_paragraph else found

    def after(self, position: int) -> int:
        """The next place where a caret may stand."""
        if position >= len(self.text):
            return len(self.text)
        _, end, _, is_plain = self.lines[self.line_of(position)]
        if is_plain or position >= end:
            return position + 1
        return next((stop for _, stop, _ in graphemes(self.shown, position, end)), position + 1)

    def before(self, position: int) -> int:
        """The place before, where a caret may stand."""
        if position <= 0:
            return 0
        start, end, _, is_plain = self.lines[self.line_of(position - 1)]
        if is_plain or position > end:
            return position - 1
        return graphemes(self.shown, start, position)[-1].start_char

    def start_of(self, position: int) -> int:
        """The start of the grapheme that a position is in: no caret stands inside of one."""
        position = min(max(0, position), len(self.text))
        start, end, _, is_plain = self.lines[self.line_of(position)]
        if is_plain or position >= end:
            return position
        return next(one.start_char for one in graphemes(self.shown, start, end) if position < one.end_char)


def graphemes(text: str, start: int, end: int) -> list[Grapheme]:
    """The graphemes of a stretch without line ends; together they hold every code point once."""
    found = [Grapheme(start + a, start + b, cells) for a, b, cells in split_graphemes(text[start:end])[0]]
    if not _FLAG.search(text, start, end):
        return found
    paired: list[Grapheme] = []
    is_half = False
    for one in found:
        is_flag = _FLAG.match(text, one.start_char) is not None
        if is_flag and is_half:
            first = paired.pop()
            paired.append(Grapheme(first.start_char, one.end_char, first.cells + one.cells))
        else:
            paired.append(one)
        is_half = is_flag and not is_half
    return paired


def _legible(text: str) -> _Shown:
    shown = _CONTROL.sub(" ", text)
    odd = {character for character in _MEASURED.findall(shown) if not _is_one_cell(character)}
    if not odd:
        return _Shown(shown, None)
    return _Shown(shown, re.compile(f"[{re.escape(''.join(sorted(odd)))}]"))


@lru_cache(maxsize=8192)
def _is_one_cell(character: str) -> bool:
    return get_character_cell_size(character) == 1 and character != "\u00ad" and not _FLAG.match(character)
