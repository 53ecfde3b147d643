"""Where a caret goes: words, sentences and paragraphs as spans of a text."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from qualcode.model.spans import Span

_WORD = re.compile(r"\w+(?:['’\-]\w+)*")
_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")


def word_spans(text: str) -> list[Span]:
    """The words of a text; apostrophes and hyphens inside a word belong to it."""
    return [Span(*match.span()) for match in _WORD.finditer(text)]


def paragraph_spans(text: str) -> list[Span]:
    """The lines of a text that are not blank."""
    return [Span(*match.span()) for match in _PARAGRAPH.finditer(text)]


def at(spans: Sequence[Span], position: int) -> Span | None:
    """The span over a position, else the next one, else the last one; spans are disjoint and sorted."""
    if not spans:
        return None
    index = bisect_right(spans, position, key=lambda span: span.end_char)
    return spans[min(index, len(spans) - 1)]


def after(spans: Sequence[Span], position: int) -> Span | None:
    """The first span that ends behind a position."""
    index = bisect_right(spans, position, key=lambda span: span.end_char)
    return spans[index] if index < len(spans) else None


def before(spans: Sequence[Span], position: int) -> Span | None:
    """The last span that starts before a position."""
    index = bisect_left(spans, position, key=lambda span: span.start_char)
    return spans[index - 1] if index else None


def grown(spans: Sequence[Span], start: int, end: int) -> tuple[int, int]:
    """A selection grown to whole spans, and by the next one where it is whole already."""
    first, last = at(spans, start), at(spans, max(start, end - 1))
    if first is None or last is None:
        return start, end
    whole = min(start, first.start_char), max(end, last.end_char)
    if end > start and whole == (start, end):
        following = after(spans, end)
        return (start, following.end_char) if following else whole
    return whole


def shrunk(spans: Sequence[Span], start: int, end: int) -> tuple[int, int]:
    """A selection without its last span; the first span stays."""
    last = before(spans, end)
    if last is None or last.start_char <= start:
        return start, end
    previous = before(spans, last.start_char)
    return (start, max(previous.end_char, start)) if previous and previous.end_char > start else (start, end)
