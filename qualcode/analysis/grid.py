"""The grid: for every compared code and every unit the bits of the coders who gave it.

A turn or sentence is a unit, and so is a part, the text of one person in one document. Characters are
counted as the stretches between any two neighbouring borders of passages, each weighing as many units as it
has characters: exact, and independent of the length of the text.
"""

from typing import NamedTuple

import numpy as np

from qualcode.analysis.laid import Ints, Laid, Stretches, counted_on
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
    """``given[code, place]`` has the bits of the coders; codes by their places."""

    places: Places
    given: Ints


class _Marks(NamedTuple):
    """That coders gave codes to units: the places of all three."""

    code: Ints
    coder: Ints
    place: Ints


def of_characters(laid: Laid) -> Grid:
    """The grid of characters."""
    passages, codable = laid.rolled_up, laid.stretches
    borders = np.unique(np.concatenate((*codable, passages.start, passages.end)))
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
    known, of_pair = np.unique(key, return_inverse=True)
    part, those = np.divmod(known, max(len(borders.start), 1))
    ones = np.ones_like(part)
    places = _places(laid, part, ones, borders.start[those], borders.end[those])
    marks, inside = _on_units(laid, borders, known)
    if is_half:
        codable = np.bincount(of_pair, _shared(laid.stretches, stretch, borders, met), len(known))
        marks = _half(marks, inside, codable)
    return _filled(laid, places, marks)


def _on_units(laid: Laid, borders: Stretches, known: Ints) -> tuple[_Marks, Ints]:
    """Every passage with every unit that it meets, and how many of its characters are there."""
    passages = laid.rolled_up
    rows, met = borders.met(passages.start, passages.end)
    part = laid.stretch_part[passages.stretch[rows]]
    place = np.searchsorted(known, part * len(borders.start) + met)
    inside = _shared(Stretches(passages.start, passages.end), rows, borders, met)
    return _Marks(passages.code[rows], passages.coder[rows], place), inside


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
    marks = _Marks(passages.code, passages.coder, laid.stretch_part[passages.stretch])
    nowhere = np.zeros_like(parts)
    grid = _filled(laid, _places(laid, parts, nowhere + 1, nowhere, nowhere), marks)
    for place, document in enumerate(laid.part_document):
        for code, bits in laid.documents[document].textless.items():
            for target in laid.targets.get(code, ()):
                grid.given[laid.codes.index(target), place] |= bits
    return grid


def _places(laid: Laid, part: Ints, weight: Ints, start: Ints, end: Ints) -> Places:
    document = laid.part_document[part]
    return Places(laid.part_respondent[part], laid.present[document], weight, document, start, end)


def _filled(laid: Laid, places: Places, marks: _Marks) -> Grid:
    everybody = int(np.bitwise_or.reduce(laid.present, initial=0))
    given = np.zeros(len(laid.codes) * len(places.weight), np.min_scalar_type(-everybody - 1))
    cell = marks.code * len(places.weight) + marks.place
    for coder in range(everybody.bit_length()):
        given[cell[marks.coder == coder]] |= given.dtype.type(1 << coder)
    return Grid(places, given.reshape(len(laid.codes), -1))
