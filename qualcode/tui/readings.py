"""Words in their context with two coders' passages as bars below them: told apart by place and by mark.

Nothing here knows a widget: text and spans go in, lines come out.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from rich.cells import cell_len

from qualcode.model.spans import Span
from qualcode.tui.layout import Layout, Line

GUTTER = 2
_NARROWEST, _BEHIND = 18, 2


class Stroke(NamedTuple):
    """How a bar begins, goes on and ends, and how it looks where it is one cell long."""

    begin: str
    middle: str
    end: str
    single: str


STROKES = {"A": Stroke("┣", "━", "┫", "╋"), "B": Stroke("├", "╌", "┤", "┼"), "C": Stroke("╠", "═", "╣", "╬")}
"""A and B are the two coders, C is what only the consensus holds."""


class Drawn(NamedTuple):
    """One line: of the text (``side`` empty, ``is_near`` where it is coded), or a coder's bar below it."""

    side: str
    words: str
    is_near: bool


def around(text: str, span: Span, room: int) -> Span:
    """A passage with about so many characters before and behind it, cut between words."""
    start = max(0, span.start_char - room)
    end = min(len(text), span.end_char + room)
    while 0 < start < span.start_char and not text[start - 1].isspace():
        start += 1
    while span.end_char < end < len(text) and not text[end].isspace():
        end -= 1
    return Span(start, end)


def drawn(text: str, shown: Span, coded: Mapping[str, Sequence[Span]], width: int) -> list[Drawn]:
    """The shown words in lines of a width, below each line the bars of those who ``coded`` some of it."""
    words = shown.of(text)
    layout = Layout(words, max(_NARROWEST, width - GUTTER - _BEHIND))
    sides = {side: _moved(spans, -shown.start_char) for side, spans in coded.items()}
    lines: list[Drawn] = []
    for number, line in enumerate(layout.lines):
        bars = [
            Drawn(side, bar, is_near=True)
            for side, spans in sides.items()
            if (bar := _bar(layout, number, spans, STROKES[side]))
        ]
        lines.append(Drawn("", _line_words(layout, line, number, shown, len(text)), bool(bars)))
        lines += bars
    return lines


def _moved(spans: Iterable[Span], by: int) -> list[Span]:
    return [Span(span.start_char + by, span.end_char + by) for span in spans]


def _line_words(layout: Layout, line: Line, number: int, shown: Span, length: int) -> str:
    """A line of the text, with a sign where the note goes on before or behind it."""
    words = layout.shown[line.start_char : line.end_char].rstrip()
    before = "…" if number == 0 and shown.start_char > 0 else ""
    behind = " …" if number == len(layout.lines) - 1 and shown.end_char < length else ""
    return f"{before:<{GUTTER}}{words}{behind}"


def _bar(layout: Layout, number: int, spans: Iterable[Span], stroke: Stroke) -> str:
    """The bar below one line; empty where nothing of it is coded."""
    line = layout.lines[number]
    cells: dict[int, str] = {}
    for span in spans:
        start, end = max(span.start_char, line.start_char), min(span.end_char, line.end_char)
        if start < end:
            first = layout.column_of(start)
            last = max(first, (layout.column_of(end) if end < line.end_char else _cells(layout, line)) - 1)
            cells |= dict.fromkeys(range(first, last + 1), stroke.middle)
            begins, ends = span.start_char >= line.start_char, span.end_char <= line.end_char
            cells |= {first: stroke.begin} if begins else {}
            cells |= {last: stroke.end} if ends else {}
            cells |= {first: stroke.single} if begins and ends and first == last else {}
    return "".join(cells.get(column, " ") for column in range(max(cells, default=-1) + 1))


def _cells(layout: Layout, line: Line) -> int:
    """How many cells the words of a line fill, without the space that hangs over its end."""
    return cell_len(layout.shown[line.start_char : line.end_char].rstrip()) or 1
