"""Documents as several coders coded them: what agreement is counted from."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

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
    codings: Sequence[tuple[int, int, int, int]]
    borders: Mapping[Unit, Sequence[Stretch]]
    textless: Mapping[int, int]


def bits_of(bits: int) -> Iterator[int]:
    """The single bits of a number, lowest first.

    >>> list(bits_of(0b1101))
    [1, 4, 8]
    """
    while bits:
        lowest = bits & -bits
        yield lowest
        bits ^= lowest
