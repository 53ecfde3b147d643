"""The grid: for every compared code and every unit the bits of the coders who gave it.

A turn or sentence is a unit, and so is a part, the text of one person in one document. Characters are
counted as the stretches between any two neighbouring borders of passages, each weighing as many units as it
has characters: exact, and independent of the length of the text.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from qualcode.analysis.coded import bits_of
from qualcode.analysis.laid import Ints, Laid, Stretches, columns, counted_on, distinct, starts_of
from qualcode.model.agreement import Unit


class Places(NamedTuple):
    """Units, a row each: whose they are, the bits of the coders who worked on them, how many units each is.

    ``document`` is the place of the document; ``start`` and ``end`` are on the line of all documents.
    """

    respondent: Ints
    present: Ints
    weight: Ints
    document: Ints
    start: Ints
    end: Ints


class Grid(NamedTuple):
    """The cells that somebody filled, in the order of codes and then of places, with the bits of the coders.

    ``codes``: how many there are; ``code`` and ``place`` of a cell are places of a code and of a unit.
    """

    places: Places
    codes: int
    code: Ints
    place: Ints
    bits: Ints

    @property
    def given(self) -> Ints:
        """``given[code, place]``: all cells, also the empty ones."""
        given = np.zeros((self.codes, len(self.places.weight)), np.int64)
        given[self.code, self.place] = self.bits
        return given


class _Marks(NamedTuple):
    """That coders gave codes to units: the places of all three."""

    code: Ints
    coder: Ints
    place: Ints


def of_characters(laid: Laid) -> Grid:
    """The grid of characters."""
    passages, codable = laid.rolled_up, laid.stretches
    borders = distinct(np.concatenate((*codable, passages.start, passages.end)))
    between, stretch = codable.met(borders[:-1], borders[1:])
    start, end = borders[between], borders[between + 1]
    rows, place = counted_on(np.searchsorted(start, passages.start), np.searchsorted(start, passages.end))
    places = _places(laid, laid.stretch_part[stretch], end - start, start, end)
    return _filled(laid, places, _Marks(passages.code[rows], passages.coder[rows], place))


def of_units(laid: Laid, unit: Unit, *, is_half: bool = False) -> Grid:
    """The grid of turns or sentences; what of a unit belongs to each person is a unit.

    ``is_half`` calls a unit coded when at least half of its codable characters are; else one is enough.
    """
    _, borders = laid.units(unit)
    stretch, met = borders.met(*laid.stretches)
    key = laid.stretch_part[stretch] * len(borders.start) + met
    known = distinct(key)
    part, those = np.divmod(known, max(len(borders.start), 1))
    ones = np.ones_like(part)
    places = _places(laid, part, ones, borders.start[those], borders.end[those])
    passages = laid.rolled_up
    rows, of_row = borders.met(passages.start, passages.end)
    part = laid.stretch_part[passages.stretch[rows]]
    place = np.searchsorted(known, part * len(borders.start) + of_row)
    marks = _Marks(passages.code[rows], passages.coder[rows], place)
    if is_half:
        shared = _shared(laid.stretches, stretch, borders, met)
        codable = np.bincount(np.searchsorted(known, key), shared, len(known))
        inside = _shared(Stretches(passages.start, passages.end), rows, borders, of_row)
        marks = _half(marks, inside, codable)
    return _filled(laid, places, marks)


def _shared(one: Stretches, rows: Ints, other: Stretches, met: Ints) -> Ints:
    shared = np.minimum(one.end[rows], other.end[met]) - np.maximum(one.start[rows], other.start[met])
    return np.asarray(shared)


def _half(marks: _Marks, inside: Ints, codable: Ints) -> _Marks:
    """The marks of units of which at least half is coded."""
    coders = int(marks.coder.max(initial=0)) + 1
    key = (marks.code * coders + marks.coder) * len(codable) + marks.place
    known, of_mark = np.unique(key, return_inverse=True)
    lane, place = np.divmod(known, max(len(codable), 1))
    is_half = 2 * np.bincount(of_mark, inside, len(known)) >= codable[place]
    return _Marks(lane[is_half] // coders, lane[is_half] % coders, place[is_half])


def of_parts(laid: Laid) -> Grid:
    """The grid of parts: what coders gave to a person in a document, with or without a passage."""
    passages = laid.rolled_up
    parts = np.arange(len(laid.part_document))
    nowhere = np.zeros_like(parts)
    marks = _Marks(passages.code, passages.coder, laid.stretch_part[passages.stretch])
    textless = _Marks(*columns(_textless(laid), 3))
    both = _Marks(*map(np.concatenate, zip(marks, textless, strict=True)))
    return _filled(laid, _places(laid, parts, nowhere + 1, nowhere, nowhere), both)


def _textless(laid: Laid) -> Iterator[tuple[int, int, int]]:
    """Codes that were given to a document without a passage: code, coder and part."""
    for place, document in enumerate(laid.part_document):
        for code, bits in laid.documents[document].textless.items():
            for target in laid.targets.get(code, ()):
                for bit in bits_of(bits):
                    yield laid.codes.index(target), bit.bit_length() - 1, place


def _places(laid: Laid, part: Ints, weight: Ints, start: Ints, end: Ints) -> Places:
    document = laid.part_document[part]
    return Places(laid.part_respondent[part], laid.present[document], weight, document, start, end)


def _filled(laid: Laid, places: Places, marks: _Marks) -> Grid:
    """Sorted marks cost what was coded; of a table of all cells one in a hundred would be filled."""
    coders, units = int(marks.coder.max(initial=0)) + 1, max(len(places.weight), 1)
    cell, coder = np.divmod(np.sort((marks.code * units + marks.place) * coders + marks.coder), coders)
    first = starts_of(cell)
    bits = np.bitwise_or.reduceat(1 << coder, first) if len(first) else cell
    code, place = np.divmod(cell[first], units)
    return Grid(places, len(laid.codes), code, place, bits)
