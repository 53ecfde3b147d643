"""Where passages of a text stand in its corrected version: by position, words and context.

A passage keeps its place only where that is beyond doubt; for all others the best place is proposed.
"""

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import chain

from qualcode.analysis.alignment import Block, Gap, blocks, gaps, slack
from qualcode.model.revisions import Anchor, Doubt, Fate
from qualcode.model.spans import Span

CONTEXT = 24
_CLEAR_CONTEXT = 8
_KEPT = 0.5
_ALIKE = 0.5
_TELLING = 12
_SAME_CONTEXT = 0.75
_MOST_COMPARED = 1_000
_MOST_PLACES = 50
_ZERO_WIDTH_JOINER = "\u200d"


def anchored(old: str, new: str, spans: Iterable[Span]) -> list[Anchor]:
    """What becomes of each passage, in the order of ``spans``.

    >>> [stays, moves] = anchored("Courses. Own pace.", "Good courses. Own pace.", [Span(0, 8), Span(9, 17)])
    >>> moves.fate.value, moves.new, stays.doubt.value, stays.new
    ('moved', Span(start_char=14, end_char=22), 'end changed', Span(start_char=0, end_char=13))
    """
    alignment = Alignment(old, new)
    return [alignment.anchor(span) for span in spans]


class Alignment:
    """A text and its corrected version, laid side by side."""

    def __init__(self, old: str, new: str) -> None:
        self.old = old
        self.new = new
        self._blocks = blocks(old, new)
        self._starts = [block.old for block in self._blocks]
        self._gaps = gaps(self._blocks, len(old), len(new))
        self._gap_ends = [gap.old_end for gap in self._gaps]
        self._slack: dict[Gap, tuple[int, int]] = {}

    def widest(self, span: Span) -> Span | None:
        """The stretch with all that was written at its ends; None where nothing is left of it."""
        start, _ = self._around(span.start_char)
        _, end = self._around(span.end_char)
        return Span(start, end) if start < end else None

    def anchor(self, span: Span) -> Anchor:
        """What becomes of a passage."""
        first, last = self._block(span.start_char), self._block(span.end_char - 1)
        near = self._around(span.start_char)[0]
        if first is None or last is None:
            return self._doubtful(span, near, None, Doubt.END_CHANGED)
        start = span.start_char - first.old + first.new
        there = Span(start, span.end_char - last.old + last.new)
        if self._is_split_otherwise(span, there):
            return self._doubtful(span, near, self._whole_words(span, there), Doubt.END_CHANGED)
        if there.of(self.new) != span.of(self.old):
            if self._kept_in(span) < _KEPT * max(len(span), len(there)):
                return self._doubtful(span, near, there, Doubt.REWRITTEN)
            return Anchor(span, Fate.CHANGED, there, near)
        if self._is_repeated(span):
            return self._doubtful(span, near, there, Doubt.REPEATED)
        return Anchor(span, Fate.STAYED if there == span else Fate.MOVED, there, near)

    # --- the map of positions ---------------------------------------------------------------------------

    def _block(self, position: int) -> Block | None:
        """The block that holds this character of the old text, None where the character was changed."""
        number = bisect_right(self._starts, position) - 1
        if number < 0:
            return None
        block = self._blocks[number]
        return block if position < block.old + block.size else None

    def _around(self, border: int) -> tuple[int, int]:
        """The earliest and the latest place of a border between two characters."""
        for gap in self._touching(border, border):
            return gap.new, gap.new_end
        block = self._block(border) or self._block(border - 1)
        place = 0 if block is None else border - block.old + block.new
        return place, place

    def _touching(self, start: int, end: int) -> Iterator[Gap]:
        """The changes that touch a stretch of the old text, at its borders too."""
        number = bisect_right(self._gap_ends, start - 1)
        while number < len(self._gaps) and self._gaps[number].old <= end:
            yield self._gaps[number]
            number += 1

    def _kept_in(self, span: Span) -> int:
        """How many characters of a passage are still there."""
        lost = sum(
            max(0, min(gap.old_end, span.end_char) - max(gap.old, span.start_char))
            for gap in self._touching(span.start_char, span.end_char)
        )
        return len(span) - lost

    # --- what makes a place doubtful --------------------------------------------------------------------

    def _is_split_otherwise(self, span: Span, there: Span) -> bool:
        """Whether an end has come to stand inside a word, or no longer does: a letter was written there."""
        return any(
            _is_inside(self.old, before) is not _is_inside(self.new, after)
            for before, after in (
                (span.start_char, there.start_char),
                (span.end_char, there.end_char),
            )
        )

    def _is_repeated(self, span: Span) -> bool:
        """Whether the same words might as well be those of another place.

        Either the change beside them could be read the other way round (of two equal sentences one was
        deleted: which?), or the words occur again, and what stands around them has changed on both sides.
        """
        if any(self._could_slide_over(gap, span) for gap in self._near(span)):
            return True
        block = self._block(span.start_char)
        if block is None:
            return True
        left, right = span.start_char - block.old, block.old + block.size - span.end_char
        is_clear = (
            left >= _CLEAR_CONTEXT
            or right >= _CLEAR_CONTEXT
            or (block.old == block.new == 0)
            or (block.old + block.size == len(self.old) and block.new + block.size == len(self.new))
        )
        words = span.of(self.old)
        return not is_clear and (_is_twice_in(self.old, words) or _is_twice_in(self.new, words))

    def _near(self, span: Span) -> Iterator[Gap]:
        """The nearest change on either side of unchanged words."""
        number = bisect_right(self._gap_ends, span.start_char)
        yield from self._gaps[max(0, number - 1) : number + 1]

    def _could_slide_over(self, gap: Gap, span: Span) -> bool:
        """Whether an insertion or deletion could stand on the other side of the passage with one result."""
        if gap not in self._slack:
            self._slack[gap] = slack(self.old, self.new, gap)
        to_left, to_right = self._slack[gap]
        if span.end_char <= gap.old:
            return gap.old - span.start_char <= to_left
        return span.end_char - gap.old_end <= to_right

    # --- proposing a place ------------------------------------------------------------------------------

    def _doubtful(self, span: Span, near: int, there: Span | None, doubt: Doubt) -> Anchor:
        proposal = there if there is not None else self._proposal(span, near)
        if proposal is None:
            return Anchor(span, Fate.DOUBTFUL, None, near, Doubt.GONE)
        return Anchor(span, Fate.DOUBTFUL, proposal, near, doubt)

    def _proposal(self, span: Span, near: int) -> Span | None:
        """The place that is most like the old one in words and context, None where none is like it."""
        words = span.of(self.old)
        best: tuple[float, int, Span] | None = None
        for place in self._places(span, near):
            alike = _likeness(words, place.of(self.new))
            context = self._context_likeness(span, place)
            if not self._is_acceptable(words, alike, context):
                continue
            rank = (2 * alike + context, -abs(place.start_char - near), place)
            best = rank if best is None or rank > best else best
        return best[2] if best else None

    def _is_acceptable(self, words: str, alike: float, context: float) -> bool:
        """Whether a place is worth proposing: by its words or its context, common words by both."""
        if alike == 1:
            is_telling = len(words) >= _TELLING and not _is_twice_in(self.new, words)
            return is_telling or context >= _SAME_CONTEXT / 2
        return alike >= _ALIKE or context >= _SAME_CONTEXT

    def _places(self, span: Span, near: int) -> set[Span]:
        """Where the passage may be meant: between what its ends became, and wherever its words stand."""
        starts, ends = set(self._around(span.start_char)), set(self._around(span.end_char))
        between = {(start, end) for start in starts for end in ends if start < end}
        words = span.of(self.old)
        again = {(at, at + len(words)) for at in _occurrences(self.new, words, near)}
        return {
            place
            for start, end in between | again
            if (place := self._trimmed(span, Span(start, end))) is not None
        }

    def _trimmed(self, span: Span, there: Span) -> Span | None:
        """The place without the white space at its ends, where the passage had none, in whole words."""
        old, words = span.of(self.old), there.of(self.new)
        start, end = there.start_char, there.end_char
        if not old[0].isspace():
            start += len(words) - len(words.lstrip())
        if not old[-1].isspace():
            end -= len(words) - len(words.rstrip())
        return self._whole_words(span, Span(start, end)) if start < end else None

    def _whole_words(self, span: Span, there: Span) -> Span:
        """The place with the whole words at its ends, where the passage ended between words."""
        start, end = there.start_char, there.end_char
        if not _is_inside(self.old, span.start_char):
            while _is_inside(self.new, start):
                start -= 1
        if not _is_inside(self.old, span.end_char):
            while _is_inside(self.new, end):
                end += 1
        return Span(start, end)

    def _context_likeness(self, span: Span, there: Span) -> float:
        """How much of what stands before and behind is the same: 1 where it is on both sides."""
        before = _same_end(
            self.old[max(0, span.start_char - CONTEXT) : span.start_char].rstrip(),
            self.new[max(0, there.start_char - CONTEXT) : there.start_char].rstrip(),
        )
        behind = _same_start(
            self.old[span.end_char : span.end_char + CONTEXT].lstrip(),
            self.new[there.end_char : there.end_char + CONTEXT].lstrip(),
        )
        return (before + behind) / 2


def _is_inside(text: str, border: int) -> bool:
    """Whether a border stands inside a word or a character that is composed of several."""
    if not 0 < border < len(text):
        return False
    left, right = text[border - 1], text[border]
    if left.isspace():
        return False
    if _ZERO_WIDTH_JOINER in (left, right) or unicodedata.category(right)[0] == "M":
        return True
    if "\U0001f3fb" <= right <= "\U0001f3ff" or (_is_flag_letter(left) and _is_flag_letter(right)):
        return True
    return (left.isalnum() or unicodedata.category(left)[0] == "M") and right.isalnum()


def _is_flag_letter(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def _is_twice_in(text: str, words: str) -> bool:
    return text.find(words, text.find(words) + 1) >= 0


def _occurrences(text: str, words: str, near: int) -> list[int]:
    """Where words stand, the nearest places first, not too many of them."""
    found: list[int] = []
    behind, before = text.find(words, near), text.rfind(words, 0, max(0, near + len(words) - 1))
    while len(found) < _MOST_PLACES and (behind >= 0 or before >= 0):
        if before < 0 or 0 <= behind - near < near - before:
            found.append(behind)
            behind = text.find(words, behind + 1)
        else:
            found.append(before)
            before = text.rfind(words, 0, before + len(words) - 1)
    return found


def _likeness(old: str, new: str) -> float:
    """How like two wordings are, from 0 to 1; long ones are compared word by word."""
    if old == new:
        return 1.0
    if max(len(old), len(new)) <= _MOST_COMPARED:
        return SequenceMatcher(None, old, new, autojunk=False).ratio()
    return SequenceMatcher(None, old.split(), new.split()).ratio()


def _same_start(old: str, new: str) -> float:
    """The share of the shorter text that both begin with; 1 where neither says anything."""
    length = min(len(old), len(new))
    if length == 0:
        return float(len(old) == len(new))
    same = next((i for i in range(length) if old[i] != new[i]), length)
    return same / length


def _same_end(old: str, new: str) -> float:
    return _same_start(old[::-1], new[::-1])


def interim(text: str, anchor: Anchor, taken: Iterable[Span]) -> Span | None:
    """A place to keep a doubtful passage at until it is settled: the proposed one, or words nearby.

    None where all places are ``taken``, which a text of a few words can bring about.
    """
    not_free = set(taken)
    if anchor.new is not None and anchor.new not in not_free:
        return anchor.new
    return next((place for place in _nearby(text, anchor.near) if place not in not_free), None)


def _nearby(text: str, near: int) -> Iterator[Span]:
    """Stretches of words around a place, short ones first."""
    for start in chain(_word_starts_before(text, near), range(len(text))):
        if text[start].isspace():
            continue
        for end in range(start + 1, len(text) + 1):
            if not _is_inside(text, end) and not text[end - 1].isspace():
                yield Span(start, end)


def _word_starts_before(text: str, near: int) -> Iterator[int]:
    for start in range(min(near, len(text) - 1), -1, -1):
        if not text[start].isspace() and not _is_inside(text, start):
            yield start


def doubted(anchor: Anchor, doubt: Doubt) -> Anchor:
    """The same place, which something else has made doubtful."""
    return replace(anchor, fate=Fate.DOUBTFUL, doubt=doubt)
