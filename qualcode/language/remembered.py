"""Words that somebody remembers roughly, found in a text."""

from typing import NamedTuple

from qualcode.language.folding import FoldedText, fold
from qualcode.model.spans import Span

LEAST = 60
"""Places that are less alike, in percent, are not worth showing."""


class Near(NamedTuple):
    """The place that is most like the words, widened to whole words, and how alike the two are (0 to 100)."""

    span: Span
    percent: int


def nearest(text: str, words: str, least: int = LEAST) -> Near | None:
    """The place of a text that is most like the words; None where none is ``least`` percent alike.

    Case and accents do not matter. Alike is the normalised indel similarity of the words and the best
    stretch of the text of the same length (``partial_ratio`` of RapidFuzz).
    """
    from rapidfuzz import fuzz

    folded = FoldedText.of(text)
    sought = " ".join(fold(words).split())
    if not sought or not folded.folded:
        return None
    found = fuzz.partial_ratio_alignment(sought, folded.folded, score_cutoff=least)
    if found is None or found.dest_start == found.dest_end:
        return None
    [span] = folded.originals([(found.dest_start, found.dest_end)])
    return Near(_whole_words(text, span), round(found.score))


def _whole_words(text: str, span: Span) -> Span:
    """The span without white space around it, and with all of the words that it cuts."""
    start, end = span.start_char, span.end_char
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    return Span(start, max(end, start + 1))
