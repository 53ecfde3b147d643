"""Documents laid end to end on one line of characters, so that one search serves all of them at once.

Everything is an array with a row for each passage, stretch or unit. Positions on the line are code points;
stretches are half-open. What several coders gave to a code lies on *lanes* (one for each code and coder):
the same line again and again, one after the other.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from qualcode.analysis.coded import CodedDocument
from qualcode.model.agreement import Unit

Ints: TypeAlias = NDArray[Any]
"""Whole numbers, a row each."""


def ranked(numbers: Ints) -> tuple[Ints, Ints]:
    """The different numbers (of 0 and more) in order, and the place of each of them there.

    >>> [each.tolist() for each in ranked(np.array([7, 3, 7]))]
    [[3, 7], [1, 0, 1]]
    """
    if int(numbers.max(initial=0)) > _FEW * (len(numbers) + _FEW):
        known, place = np.unique(numbers, return_inverse=True)
        return known, place
    is_there = np.bincount(numbers) > 0  # small numbers need not be sorted
    return np.flatnonzero(is_there), (np.cumsum(is_there) - 1)[numbers]


def places_of(known: Ints, numbers: Ints) -> Ints:
    """The place of each number among different ones in order, of which it is one."""
    if int(known.max(initial=0)) > _FEW * (len(numbers) + _FEW):
        return np.asarray(np.searchsorted(known, numbers))
    place = np.zeros(int(known.max(initial=0)) + 1, np.int64)
    place[known] = np.arange(len(known))
    return np.asarray(place[numbers])


def distinct(numbers: Ints) -> Ints:
    """The different numbers in order: sorted, which is faster than the hash table of ``np.unique``."""
    numbers = np.sort(numbers)
    return numbers[starts_of(numbers)]


def starts_of(numbers: Ints) -> Ints:
    """Where in a sorted list each different number begins."""
    is_new = np.ones(len(numbers), bool)
    is_new[1:] = numbers[1:] != numbers[:-1]
    return np.flatnonzero(is_new)


_FEW = 8


def columns(rows: Iterable[Sequence[int]], width: int) -> Ints:
    """The columns of rows of whole numbers."""
    return np.fromiter(chain.from_iterable(rows), np.int64).reshape(-1, width).T


def numbered(each: Sequence[Sequence[Sequence[int]]], width: int) -> Ints:
    """The columns of all rows of several tables, before them the number of the table.

    >>> numbered([[(5, 6)], [], [(7, 8), (9, 9)]], 2).tolist()
    [[0, 2, 2], [5, 7, 9], [6, 8, 9]]
    """
    number = np.repeat(np.arange(len(each)), [len(rows) for rows in each])
    return np.vstack((number, columns(chain.from_iterable(each), width)))


class Stretches(NamedTuple):
    """Stretches on the line, in order and disjoint."""

    start: Ints
    end: Ints

    def met(self, start: Ints, end: Ints) -> tuple[Ints, Ints]:
        """Of each given stretch, every stretch here that it shares characters with: the rows of both.

        >>> here = Stretches(np.array([0, 10, 20]), np.array([10, 20, 30]))
        >>> [rows.tolist() for rows in here.met(np.array([5, 25]), np.array([20, 26]))]
        [[0, 0, 1], [0, 1, 2]]
        """
        first = np.searchsorted(self.end, start, "right")
        return counted_on(first, np.searchsorted(self.start, end, "left"))

    def covered(self, start: Ints, end: Ints) -> Ints:
        """How many characters of each given stretch lie in one of these."""
        before = np.concatenate(([0], np.cumsum(self.end - self.start)))
        ends = np.concatenate(([0], self.end))

        def until(position: Ints) -> Ints:
            begun = np.searchsorted(self.start, position, "right")
            return np.asarray(before[begun] - np.maximum(ends[begun] - position, 0))

        return np.asarray(until(end) - until(start))


def counted_on(first: Ints, last: Ints) -> tuple[Ints, Ints]:
    """Each row as often as its half-open range is long, and the numbers of the range.

    >>> [rows.tolist() for rows in counted_on(np.array([3, 0]), np.array([5, 1]))]
    [[0, 0, 1], [3, 4, 0]]
    """
    often = np.maximum(last - first, 0)
    rows = np.repeat(np.arange(len(often)), often)
    return rows, np.arange(len(rows)) - np.repeat(np.cumsum(often) - often - first, often)


class Passages(NamedTuple):
    """What coders (by their places) gave to codes; ``stretch`` is the row of the codable text."""

    code: Ints
    coder: Ints
    start: Ints
    end: Ints
    stretch: Ints

    def chosen(self, which: Ints) -> "Passages":
        """Some of the rows."""
        return Passages(*(column[which] for column in self))


def united(lane: Ints, start: Ints, end: Ints, size: int) -> tuple[Ints, Ints, Ints]:
    """The same characters of each lane as disjoint stretches in order; those that only touch stay two."""
    begin = lane * size + start
    order = np.argsort(begin)
    begin, until = begin[order], np.maximum.accumulate((lane * size + end)[order])
    is_new = np.ones(len(begin), bool)
    is_new[1:] = begin[1:] >= until[:-1]
    first = np.flatnonzero(is_new)
    last = np.append(first[1:], len(begin)) - 1 if len(begin) else first
    lanes = lane[order][first]
    return lanes, begin[first] - lanes * size, until[last] - lanes * size


@dataclass(frozen=True)
class Laid:
    """Some documents on one line.

    ``codes``: those compared. ``targets``: for each code of the codebook the compared codes that it counts
    for. A part is the text of one respondent in one document; ``part_document`` and ``part_respondent`` say
    which. ``size`` is the length of the line.
    """

    documents: Sequence[CodedDocument]
    codes: Sequence[int]
    targets: Mapping[int, Sequence[int]]

    @cached_property
    def _lengths(self) -> Ints:
        ends = ([codable[-1][1] for _, codable in each.parts if codable] for each in self.documents)
        return np.array([max(those, default=0) for those in ends], np.int64)

    @cached_property
    def _offsets(self) -> Ints:
        return np.cumsum(self._lengths) - self._lengths

    @property
    def size(self) -> int:
        """The length of the line, and one more so that lanes never touch."""
        return int(self._lengths.sum()) + 1

    @cached_property
    def present(self) -> Ints:
        """The bits of the coders of each document."""
        return np.array([each.coders for each in self.documents], np.int64)

    # --- text -------------------------------------------------------------------------------------------

    @cached_property
    def _parts(self) -> Ints:
        rows = ((d, part.respondent) for d, each in enumerate(self.documents) for part in each.parts)
        return columns(rows, 2)

    @property
    def part_document(self) -> Ints:
        """The document of each part, by its place."""
        return np.asarray(self._parts[0])

    @property
    def part_respondent(self) -> Ints:
        """The respondent of each part."""
        return np.asarray(self._parts[1])

    @cached_property
    def _codable(self) -> Ints:
        parts = (part for each in self.documents for part in each.parts)
        rows = numbered([part.codable for part in parts], 2)
        rows[1:] += self._offsets[self.part_document[rows[0]]]
        return rows[:, np.argsort(rows[1], kind="stable")]

    @property
    def stretch_part(self) -> Ints:
        """The part of each codable stretch."""
        return np.asarray(self._codable[0])

    @property
    def stretches(self) -> Stretches:
        """All codable text."""
        return Stretches(self._codable[1], self._codable[2])

    def units(self, unit: Unit) -> tuple[Ints, Stretches]:
        """The document (by its place), and the borders, of all turns or sentences."""
        borders = numbered([each.borders[unit] for each in self.documents], 2)
        document, start, end = self._on_the_line(borders)
        return document, Stretches(start, end)

    def _on_the_line(self, rows: Ints) -> Ints:
        """Rows of which the last two columns are positions in the document of the first."""
        longest = self._lengths[rows[0]]
        rows[-2:] = np.minimum(rows[-2:], longest) + self._offsets[rows[0]]
        return rows[:, rows[-2] < rows[-1]]

    # --- codings ----------------------------------------------------------------------------------------

    @cached_property
    def _codings(self) -> Ints:
        """All codings with their documents."""
        each = [np.asarray(one.codings, np.int64).reshape(-1, 4) for one in self.documents]
        number = np.repeat(np.arange(len(each)), [len(rows) for rows in each])
        return np.vstack((number, np.concatenate(each).T))

    @property
    def passed_over(self) -> int:
        """How many codings are of codes that are not compared."""
        return int(np.count_nonzero(~self._is_compared[self._codings[2]]))

    @cached_property
    def _given(self) -> Ints:
        """The codings of codes that are compared."""
        return self._on_the_line(self._codings[:, self._is_compared[self._codings[2]]])

    @cached_property
    def _is_compared(self) -> NDArray[np.bool_]:
        flags = np.zeros(max(self.targets, default=0) + 1, bool)
        flags[[code for code, those in self.targets.items() if those]] = True
        return flags

    @cached_property
    def own(self) -> Passages:
        """What each coder gave to each code itself (by its id), united; not cut where codable text ends."""
        _, coder, code, start, end = self._given
        return self._united(code, coder, start, end)

    @property
    def repeated(self) -> int:
        """How many passages became one with others of the same coder and code."""
        return len(self._given[0]) - len(self.own.start)

    @cached_property
    def own_codable(self) -> Passages:
        """The same, cut where codable text ends."""
        return self._cut(self.own)

    @cached_property
    def rolled_up(self) -> Passages:
        """What each coder gave to each compared code (by its place), or below it; codable and united."""
        first, often, target = self._targets
        rows, places = counted_on(first[self.own.code], (first + often)[self.own.code])
        above = self.own.chosen(rows)
        return self._cut(self._united(target[places], above.coder, above.start, above.end))

    @cached_property
    def _targets(self) -> tuple[Ints, Ints, Ints]:
        """For each code where its targets begin in a list of all, how many there are, and the list."""
        place = {code: number for number, code in enumerate(self.codes)}
        often = np.zeros(len(self._is_compared), np.int64)
        for code, those in self.targets.items():
            often[code] = len(those)
        listed = [place[one] for code in sorted(self.targets) for one in self.targets[code]]
        return np.cumsum(often) - often, often, np.array(listed, np.int64)

    def _united(self, code: Ints, coder: Ints, start: Ints, end: Ints) -> Passages:
        coders = int(coder.max(initial=0)) + 1
        lane, start, end = united(code * coders + coder, start, end, self.size)
        return Passages(lane // coders, lane % coders, start, end, np.zeros_like(start))

    def _cut(self, passages: Passages) -> Passages:
        rows, stretch = self.stretches.met(passages.start, passages.end)
        whole = passages.chosen(rows)
        start = np.maximum(whole.start, self.stretches.start[stretch])
        end = np.minimum(whole.end, self.stretches.end[stretch])
        return Passages(whole.code, whole.coder, start, end, stretch)
