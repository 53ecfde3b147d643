"""Which characters of a text are still there in its corrected version.

Paragraphs are compared first, words inside changed paragraphs, characters inside changed words. On each
level what occurs once in both texts is matched first (as in Bram Cohen's patience diff), so that the work
grows with the length of the text and not with its square.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import accumulate, pairwise, takewhile
from typing import NamedTuple

_MOST_PAIRS = 100_000
_ALIKE = 0.5
_SENTENCE_ENDS = frozenset(".!?…。！？।؟”\"'")
_PARAGRAPH = re.compile(r"[^\n]*\n+|[^\n]+")
_WORD = re.compile(r"[^\S\n]*(?:\w+|[^\w\s]|\n+|$)")


class Block(NamedTuple):
    """``size`` characters that stand at ``old`` in the old text and at ``new`` in the new one."""

    old: int
    new: int
    size: int


class Gap(NamedTuple):
    """What stands between two blocks: the old text from ``old`` to ``old_end`` became new text."""

    old: int
    old_end: int
    new: int
    new_end: int


def blocks(old: str, new: str) -> list[Block]:
    """The stretches that both texts share, in order; what lies between was changed.

    The way back finds the same stretches as the way there.

    >>> blocks("She came late.", "She often came late.")
    [Block(old=0, new=0, size=4), Block(old=4, new=10, size=10)]
    """
    if (len(old), old) > (len(new), new):
        return [Block(block.new, block.old, block.size) for block in blocks(new, old)]
    return list(_joined(_settled(list(_joined(_shared(old, new))), old, new)))


def gaps(blocks_: Sequence[Block], old_length: int, new_length: int) -> list[Gap]:
    """What was changed, in order."""
    found: list[Gap] = []
    old = new = 0
    for block in (*blocks_, Block(old_length, new_length, 0)):
        if old < block.old or new < block.new:
            found.append(Gap(old, block.old, new, block.new))
        old, new = block.old + block.size, block.new + block.size
    return found


def _joined(found: Iterator[Block]) -> Iterator[Block]:
    """Blocks that touch in both texts become one."""
    last = Block(0, 0, 0)
    for block in found:
        if block.old == last.old + last.size and block.new == last.new + last.size:
            last = last._replace(size=last.size + block.size)
        else:
            if last.size:
                yield last
            last = block
    if last.size:
        yield last


def slack(old: str, new: str, gap: Gap) -> tuple[int, int]:
    """How far an insertion or a deletion could as well stand to the left and to the right.

    >>> slack("Yes. No.", "Yes. Yes. No.", Gap(5, 5, 5, 10))
    (5, 0)
    """
    if gap.old < gap.old_end and gap.new < gap.new_end:
        return 0, 0
    text, start, end = (old, gap.old, gap.old_end) if gap.old < gap.old_end else (new, gap.new, gap.new_end)
    to_left = next((n for n in range(start) if text[start - 1 - n] != text[end - 1 - n]), start)
    rest = len(text) - end
    to_right = next((n for n in range(rest) if text[start + n] != text[end + n]), rest)
    return to_left, to_right


def _settled(found: list[Block], old: str, new: str) -> Iterator[Block]:
    """The same with each insertion and deletion where a person would see it: between lines, sentences, words.

    Comparing letter by letter finds that of two sentences “She came. She left.” the letters “came. She ” were
    deleted.
    """
    blocks_ = [Block(0, 0, 0), *found, Block(len(old), len(new), 0)]
    for number in range(1, len(blocks_)):
        left, right = blocks_[number - 1], blocks_[number]
        gap = Gap(left.old + left.size, right.old, left.new + left.size, right.new)
        to_left, to_right = slack(old, new, gap)
        text, start, end = (
            (old, gap.old, gap.old_end) if gap.old < gap.old_end else (new, gap.new, gap.new_end)
        )
        shift = max(
            range(-min(to_left, left.size), min(to_right, right.size) + 1),
            key=lambda n: (_clarity(text, start + n, end + n), n),
        )
        blocks_[number - 1] = left._replace(size=left.size + shift)
        blocks_[number] = Block(right.old + shift, right.new + shift, right.size - shift)
    return (block for block in blocks_ if block.size)


def _clarity(text: str, start: int, end: int) -> int:
    """How well a stretch that came or went stands apart: as lines, sentences, words or nothing of these."""
    before, last = text[start - 1 : start] or "\n", text[end - 1 : end]
    if before == "\n" == last:
        return 4
    if not before.isspace():
        return 1 if not (before.isalnum() and text[start : start + 1].isalnum()) else 0
    is_sentence = before == "\n" or text[start - 2 : start - 1] in _SENTENCE_ENDS
    return 3 if is_sentence else 2


def _shared(old: str, new: str) -> Iterator[Block]:
    start = _common_start(old, new)
    rest_old, rest_new = old[start:], new[start:]
    end = _common_start(rest_old[::-1], rest_new[::-1])
    yield Block(0, 0, start)
    for block in _by_pieces(_middle(rest_old, end), _middle(rest_new, end), (_PARAGRAPH, _WORD)):
        yield Block(start + block.old, start + block.new, block.size)
    yield Block(len(old) - end, len(new) - end, end)


def _middle(text: str, end: int) -> str:
    return text[: len(text) - end]


def _common_start(old: str, new: str) -> int:
    """The number of characters that both begin with, by halving: comparing slices is quicker than a loop."""
    low, high = 0, min(len(old), len(new))
    while low < high:
        middle = (low + high + 1) // 2
        if old[low:middle] == new[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _by_pieces(old: str, new: str, levels: Sequence[re.Pattern[str]]) -> Iterator[Block]:
    """Blocks of texts that are cut into ever smaller pieces: paragraphs, words, characters."""
    if not old or not new:
        return
    if not levels:
        yield from _by_characters(old, new)
        return
    level, *finer = levels
    old_pieces, new_pieces = level.findall(old), level.findall(new)
    old_at = list(accumulate(map(len, old_pieces), initial=0))
    new_at = list(accumulate(map(len, new_pieces), initial=0))
    i = j = 0
    for block in (*_same(old_pieces, new_pieces), Block(len(old_pieces), len(new_pieces), 0)):
        before = old_at[i], old_at[block.old], new_at[j], new_at[block.new]
        for one in _by_pieces(old[before[0] : before[1]], new[before[2] : before[3]], finer):
            yield Block(before[0] + one.old, before[2] + one.new, one.size)
        i, j = block.old + block.size, block.new + block.size
        yield Block(old_at[block.old], new_at[block.new], old_at[i] - old_at[block.old])


def _by_characters(old: str, new: str) -> Iterator[Block]:
    """Blocks inside changed words, where the words are alike; other words were replaced as wholes."""
    if _pairs(old, new) > _MOST_PAIRS:
        return
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() >= _ALIKE:
        yield from (Block(*match) for match in matcher.get_matching_blocks() if match.size)


def _pairs(old: Sequence[str], new: Sequence[str]) -> int:
    """How many pairs are the same: what comparing costs."""
    there = Counter(new)
    return sum(count * there[piece] for piece, count in Counter(old).items())


def _same(old: Sequence[str], new: Sequence[str]) -> list[Block]:
    """Equal pieces in order: common ends, then those that occur once on both sides, then what is between."""
    found: list[Block] = []
    stack = [(0, len(old), 0, len(new))]
    while stack:
        i, i_end, j, j_end = stack.pop()
        most = min(i_end - i, j_end - j)
        start = _equal((old[i + n], new[j + n]) for n in range(most))
        found.append(Block(i, j, start))
        i, j = i + start, j + start
        end = _equal((old[i_end - 1 - n], new[j_end - 1 - n]) for n in range(most - start))
        i_end, j_end = i_end - end, j_end - end
        found.append(Block(i_end, j_end, end))
        if i == i_end or j == j_end:
            continue
        once = _once(old[i:i_end], new[j:j_end])
        if not once:
            found += _closely(old[i:i_end], new[j:j_end], i, j)
            continue
        # Each match is found again at the start of the region that it begins.
        corners = [(i, j), *((i + a, j + b) for a, b in once), (i_end, j_end)]
        stack += [(a, a_end, b, b_end) for (a, b), (a_end, b_end) in pairwise(corners)]
    return sorted(block for block in found if block.size)


def _equal(pairs: Iterable[tuple[str, str]]) -> int:
    """How many pairs are the same, up to the first that are not."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _once(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """The longest rising sequence of pieces that occur once on either side."""
    in_old, in_new = Counter(old), Counter(new)
    at = {piece: j for j, piece in enumerate(new) if in_new[piece] == 1}
    pairs = [(i, at[piece]) for i, piece in enumerate(old) if in_old[piece] == 1 and piece in at]
    return _rising(pairs)


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    tails: list[int] = []
    last: list[int] = []
    before: list[int | None] = []
    for number, (_, j) in enumerate(pairs):
        place = bisect_left(tails, j)
        before.append(last[place - 1] if place else None)
        tails[place : place + 1] = [j]
        last[place : place + 1] = [number]
    found: list[tuple[int, int]] = []
    current = last[-1] if last else None
    while current is not None:
        found.append(pairs[current])
        current = before[current]
    return found[::-1]


def _closely(old: Sequence[str], new: Sequence[str], i: int, j: int) -> list[Block]:
    """Blocks of pieces of which none occurs only once; too many of them are left as changed."""
    if _pairs(old, new) > _MOST_PAIRS:
        return []
    matches = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    return [Block(i + match.a, j + match.b, match.size) for match in matches if match.size]
