"""Sentences as spans: what a sentence is, the pipeline says; what none may cross, stands here."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from qualcode.language.pipeline import Pipeline
from qualcode.language.speech import LINE_ENDS, sentence_starts
from qualcode.model.documents import Turn
from qualcode.model.spans import Span

_LONGEST = 10_000

# Line ends; and the marks of scripts without blanks, since a token may hold such a mark.
_BORDER = re.compile(rf"[{LINE_ENDS}]+|[。！？｡]+[」』”’）》】]*(?![」』”’）》】と、，,])")
# A run without a blank that is no word; tokenisers take quadratic time over such.
_RUN = re.compile(r"[^\s。！？｡]{1000}")


def sentences(text: str, pipeline: Pipeline, turns: Iterable[Turn] = ()) -> list[Span]:
    """The sentences of a text: in order, disjoint, without white space around them.

    None crosses a line end or the border of a turn. Together they hold every character that is not white
    space exactly once, except speaker labels, which nobody said. Positions are code points.
    """
    pieces = list(_pieces(text, list(turns)))
    docs = pipeline.nlp.pipe(text[piece.start_char : piece.end_char] for piece in pieces)
    return [
        span
        for piece, doc in zip(pieces, docs, strict=True)
        for sentence in doc.sents
        for span in _bare(text, piece.start_char + sentence.start_char, piece.start_char + sentence.end_char)
    ]


def _pieces(text: str, turns: list[Turn]) -> Iterator[Span]:
    """Stretches of text that no sentence leaves, short enough for any pipeline."""
    labels = _Labels(turns)
    borders = {0, len(text)}
    for border in (_BORDER, _RUN):
        borders.update(found.end() for found in border.finditer(text))
    for turn in turns:
        borders.update((turn.start_char, turn.speech_char, turn.end_char))
    cuts = sorted(border for border in borders if 0 <= border <= len(text))
    for start, end in pairwise(cuts):
        if not labels.hold(start):
            for span in _bare(text, start, end):
                yield from _shortened(text, span)


class _Labels:
    """The stretches from the start of a turn to its speech."""

    def __init__(self, turns: list[Turn]) -> None:
        self._ends: dict[int, int] = {}
        for turn in turns:
            self._ends[turn.start_char] = max(turn.speech_char, self._ends.get(turn.start_char, 0))
        self._until = 0

    def hold(self, start: int) -> bool:
        """Whether a piece that starts here is part of a label; to be asked from left to right."""
        self._until = max(self._until, self._ends.get(start, 0))
        return start < self._until


def _shortened(text: str, span: Span) -> Iterator[Span]:
    """A span as spans that a pipeline can take, cut between sentences where it can be, else at a blank."""
    start = span.start_char
    while span.end_char - start > _LONGEST:
        window = text[start : start + _LONGEST]
        cut = max(sentence_starts(window), default=0) or window.rfind(" ") + 1 or _LONGEST
        yield from _bare(text, start, start + cut)
        start += cut
    yield from _bare(text, start, span.end_char)


def _bare(text: str, start: int, end: int) -> Iterator[Span]:
    """The span without white space around it; nothing where nothing else is there."""
    part = text[start:end]
    inner = part.strip()
    if inner:
        left = start + len(part) - len(part.lstrip())
        yield Span(left, left + len(inner))
