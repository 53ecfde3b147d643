"""A key word in its context, as concordances print it."""

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from qualcode.model.spans import Span

_WHITE = re.compile(r"\s")


class InContext(NamedTuple):
    """The words of a place with what stands before and after them."""

    left: str
    match: str
    right: str


def in_context(text: str, span: Span, width: int, whole: Sequence[Span] = ()) -> InContext:
    """At most ``width`` characters on each side, in whole words where there is a blank to cut at.

    What stands in ``whole`` is not cut: the match grows by it, and at the outer ends it is left out.
    Each white character is shown as one blank, so that positions can be counted in what is shown.

    >>> in_context("I can go at my own pace there.", Span(15, 23), 9)
    InContext(left='go at my ', match='own pace', right=' there.')
    """
    for stretch in whole:
        if stretch.overlaps(span):
            span = Span(min(stretch.start_char, span.start_char), max(stretch.end_char, span.end_char))
    left = text[max(0, span.start_char - width) : span.start_char]
    right = text[span.end_char : span.end_char + width]
    if span.start_char > width and not _is_border(text[span.start_char - width - 1]):
        left = _behind_first_blank(left)
    if span.end_char + width < len(text) and not _is_border(text[span.end_char + width]):
        right = _before_last_blank(right)
    for stretch in whole:
        if stretch.start_char < span.start_char - len(left) < stretch.end_char:
            left = text[stretch.end_char : span.start_char]
        if stretch.start_char < span.end_char + len(right) < stretch.end_char:
            right = text[span.end_char : stretch.start_char]
    return InContext(*(_WHITE.sub(" ", part) for part in (left, span.of(text), right)))


def _is_border(character: str) -> bool:
    return character.isspace()


def _behind_first_blank(text: str) -> str:
    """Without the rest of a word at the beginning; one long word is cut where nothing leans on what went."""
    blank = _WHITE.search(text)
    if blank is not None:
        return text[blank.end() :]
    return text.lstrip("".join(character for character in text if _leans(character)))


def _before_last_blank(text: str) -> str:
    cut = max((found.end() for found in _WHITE.finditer(text)), default=len(text))
    return text[:cut]


def _leans(character: str) -> bool:
    return unicodedata.category(character)[0] == "M" or character == "\u200d"
