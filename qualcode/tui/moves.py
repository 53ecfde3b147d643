"""Where a caret goes: words, sentences, turns and paragraphs as spans of a text.

Only the surroundings of a place are ever looked at, so that a step in a long text costs no more than one
in a short text.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence

from qualcode.model.spans import Span

_BETWEEN = r"\s!-/:-@\[-`{-~¡-©«-¬®-´¶-¹»-¿‐-‧‰-⁞、。，．！？：；（）「」『』【】।॥؟،؛"
# What is not between words belongs to one: letters, digits, and the marks and joiners upon them.
_WORD = re.compile(rf"[^{_BETWEEN}]+(?:['’\-‐][^{_BETWEEN}]+)*")
_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")

Splitter = Callable[[int, int], Sequence[Span]]


class Units:
    """The units of a text, found where they are needed; ``sentences`` splits a stretch of whole lines."""

    def __init__(self, text: str, turns: Sequence[Span] = (), sentences: Splitter | None = None) -> None:
        self._text = text
        self._turns = turns
        self._sentences = sentences or self._paragraphs

    def near(self, unit: str, start: int, end: int) -> Sequence[Span]:
        """The units from the paragraph before a stretch to the paragraph behind it."""
        if unit == "turns" and self._turns:
            return self._turns
        first, last = surroundings(self._text, start, end)
        if unit == "words":
            return [Span(*match.span()) for match in _WORD.finditer(self._text, first, last)]
        return self._sentences(first, last) if unit == "sentences" else self._paragraphs(first, last)

    def _paragraphs(self, first: int, last: int) -> list[Span]:
        return paragraphs(self._text, first, last)


def paragraphs(text: str, start: int, end: int) -> list[Span]:
    """The lines of a stretch that are not blank, without the white space around them."""
    found = []
    for match in _PARAGRAPH.finditer(text, start, end):
        words = match.group()
        begin = match.start() + len(words) - len(words.lstrip())
        found.append(Span(begin, begin + len(words.strip())))
    return found


def surroundings(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch as whole lines, with the next line that is not blank on either side."""
    first = text.rfind("\n", 0, start) + 1
    while first > 0:
        above = text.rfind("\n", 0, first - 1) + 1
        is_blank = not text[above:first].strip()
        first = above
        if not is_blank:
            break
    last = _line_end(text, end)
    while last < len(text):
        below = _line_end(text, last + 1)
        is_blank = not text[last:below].strip()
        last = below
        if not is_blank:
            break
    return first, last


def _line_end(text: str, position: int) -> int:
    found = text.find("\n", position)
    return len(text) if found < 0 else found


def at(spans: Sequence[Span], position: int) -> Span | None:
    """The span over a position, else the next one, else the last one; spans are disjoint and sorted."""
    if not spans:
        return None
    index = bisect_right(spans, position, key=_end)
    return spans[min(index, len(spans) - 1)]


def after(spans: Sequence[Span], position: int) -> Span | None:
    """The first span that starts at a position or behind it."""
    index = bisect_left(spans, position, key=_start)
    return spans[index] if index < len(spans) else None


def before(spans: Sequence[Span], position: int) -> Span | None:
    """The last span that starts before a position."""
    index = bisect_left(spans, position, key=_start)
    return spans[index - 1] if index else None


def grown(spans: Sequence[Span], start: int, end: int, *, is_backward: bool = False) -> tuple[int, int]:
    """A selection grown to whole spans; where it is whole already, by the next one at its moving end."""
    first, last = at(spans, start), at(spans, max(start, end - 1))
    if first is None or last is None:
        return start, end
    whole = (min(start, first.start_char), max(end, last.end_char)) if end > start else _bounds(first)
    if whole != (start, end):
        return whole
    if is_backward:
        previous = before(spans, start)
        return (previous.start_char, end) if previous else whole
    following = after(spans, end)
    return (start, following.end_char) if following else whole


def shrunk(spans: Sequence[Span], start: int, end: int, *, is_backward: bool = False) -> tuple[int, int]:
    """A selection without the span at its moving end; the last one that is left stays."""
    inside = [span for span in spans if span.start_char < end and span.end_char > start]
    if len(inside) < 2:
        return start, end
    return (inside[1].start_char, end) if is_backward else (start, inside[-2].end_char)


def _bounds(span: Span) -> tuple[int, int]:
    return span.start_char, span.end_char


def _start(span: Span) -> int:
    return span.start_char


def _end(span: Span) -> int:
    return span.end_char
