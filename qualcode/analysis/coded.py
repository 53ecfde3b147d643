"""Documents as several coders coded them: what agreement is counted from."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, pairwise
from typing import Any, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from qualcode.analysis.stretches import Stretch
from qualcode.model.agreement import Unit


class Part(NamedTuple):
    """Codable text of one respondent: disjoint stretches in order."""

    respondent: int
    codable: Sequence[Stretch]


@dataclass(frozen=True, slots=True)
class CodedDocument:
    """A document as its coders coded it.

    ``coders``: the bits of those who worked on it. ``codings``: (place of the coder, code, start, end) as
    they were given, perhaps overlapping or repeated, and perhaps longer than the text. ``parts``: whose the
    text is, each character once. ``voices``: the same where words belong to several people; for each of
    them all of it. ``borders``: turns and sentences, disjoint and in order. ``textless``: by code the bits of
    the coders who gave it to the document without a passage; such codings count for respondents only.
    """

    document: int
    coders: int
    parts: Sequence[Part]
    voices: Sequence[Part]
    codings: Sequence[tuple[int, int, int, int]] | NDArray[Any]
    borders: Mapping[Unit, Sequence[Stretch]]
    textless: Mapping[int, int]


Number = TypeVar("Number", int, NDArray[Any])


def labels_of(code: Number, polarity: Number, per_code: int) -> Number:
    """The numbers of codes, or, where each code has several, of codes apart by the places of polarities."""
    return code if per_code == 1 else code * per_code + polarity


def labelled(
    documents: Sequence[Sequence[tuple[int, ...]]], coders: Sequence[int], per_code: int
) -> list[NDArray[Any]]:
    """Codings of documents as they are kept, (coder, code, polarity, start, end), as they are compared.

    ``coders``: the ids of all coders, by their places.

    >>> labelled([[(7, 3, 1, 0, 5)], [(4, 3, 0, 2, 9)]], [4, 7], 1)[0].tolist()
    [[1, 3, 0, 5]]
    """
    rows = np.fromiter(chain.from_iterable(chain.from_iterable(documents)), np.int64).reshape(-1, 5)
    coder, code, polarity, start, end = rows.T
    place = np.zeros(max(coders) + 1, np.int64)
    place[list(coders)] = np.arange(len(coders))
    found = np.stack((place[coder], labels_of(code, polarity, per_code), start, end), axis=1)
    return [found[first:last] for first, last in pairwise(accumulate(map(len, documents), initial=0))]


def bits_of(bits: int) -> Iterator[int]:
    """The single bits of a number, lowest first.

    >>> list(bits_of(0b1101))
    [1, 4, 8]
    """
    while bits:
        lowest = bits & -bits
        yield lowest
        bits ^= lowest
