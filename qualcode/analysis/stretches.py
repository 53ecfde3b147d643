"""Stretches of one text: united, joined, cut.

A stretch is a pair (start, end) of code points, half-open.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import TypeAlias

Stretch: TypeAlias = tuple[int, int]


def united(stretches: Iterable[Stretch]) -> list[Stretch]:
    """The same characters as disjoint stretches in reading order; those that only touch stay two.

    >>> united([(5, 9), (0, 4), (3, 5), (0, 4)])
    [(0, 5), (5, 9)]
    """
    result: list[Stretch] = []
    until = -1
    for start, end in sorted(stretches):
        if start >= until:
            result.append((start, end))
            until = end
        elif end > until:
            result[-1] = (result[-1][0], end)
            until = end
    return result


def joined(stretches: Iterable[Stretch]) -> list[Stretch]:
    """The same characters as disjoint stretches in reading order; those that touch become one.

    >>> joined([(5, 9), (0, 5), (10, 12)])
    [(0, 9), (10, 12)]
    """
    result: list[Stretch] = []
    for start, end in united(stretches):
        if result and result[-1][1] == start:
            result[-1] = (result[-1][0], end)
        else:
            result.append((start, end))
    return result


def within(stretches: Sequence[Stretch], codable: Sequence[Stretch]) -> Sequence[Stretch]:
    """What of these stretches is codable, cut where codable text ends; both in order and disjoint.

    >>> within([(2, 8), (9, 12)], [(0, 4), (6, 10)])
    [(2, 4), (6, 8), (9, 10)]
    """
    if len(codable) == 1 and (not stretches or _is_inside(stretches, codable[0])):
        return stretches
    result: list[Stretch] = []
    place = 0
    for start, end in stretches:
        while place < len(codable) and codable[place][1] <= start:
            place += 1
        at = place
        while at < len(codable) and codable[at][0] < end:
            result.append((max(start, codable[at][0]), min(end, codable[at][1])))
            at += 1
    return result


def trimmed(start: int, end: int, codable: Sequence[Stretch]) -> Stretch | None:
    """A stretch from its first to its last codable character; None where it has none.

    >>> trimmed(2, 12, [(0, 1), (4, 6), (8, 10)]), trimmed(6, 8, [(4, 6), (8, 10)])
    ((4, 10), None)
    """
    first = bisect_right(codable, start, key=itemgetter(1))
    last = bisect_left(codable, end, key=itemgetter(0)) - 1
    return (max(start, codable[first][0]), min(end, codable[last][1])) if first <= last else None


def _is_inside(stretches: Sequence[Stretch], codable: Stretch) -> bool:
    return codable[0] <= stretches[0][0] and stretches[-1][1] <= codable[1]


def without(stretches: Sequence[Stretch], taken: Sequence[Stretch]) -> Sequence[Stretch]:
    """What of these stretches is not taken; both in order and disjoint.

    >>> without([(0, 10), (20, 30)], [(3, 5), (25, 40)])
    [(0, 3), (5, 10), (20, 25)]
    """
    borders = [0, *(border for stretch in taken for border in stretch)]
    ends = [*borders[1:], max((end for _, end in stretches), default=0)]
    free = [(start, end) for start, end in zip(borders[::2], ends[::2], strict=True) if start < end]
    return within(stretches, free)
