"""A key word in its context, as concordances print it."""

import re
import unicodedata
from typing import NamedTuple

from qualcode.model.spans import Span

_WHITE = re.compile(r"\s")


class InContext(NamedTuple):
    """The words of a place with what stands before and after them."""

    left: str
    match: str
    right: str


def in_context(text: str, span: Span, width: int) -> InContext:
    """At most ``width`` characters on each side, in whole words where there is a blank to cut at.

    Each white character is shown as one blank, so that positions can be counted in what is shown.

    >>> in_context("I can go at my own pace there.", Span(15, 23), 9)
    InContext(left='go at my ', match='own pace', right=' there.')
    """
    left = text[max(0, span.start_char - width) : span.start_char]
    right = text[span.end_char : span.end_char + width]
    if span.start_char > width and not _is_border(text[span.start_char - width - 1]):
        left = _behind_first_blank(left)
    if span.end_char + width < len(text) and not _is_border(text[span.end_char + width]):
        right = _before_last_blank(right)
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
