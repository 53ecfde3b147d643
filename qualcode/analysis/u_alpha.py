"""The unitizing alpha of 2016: whether coders drew the same units on the same text.

Krippendorff, K., Mathet, Y., Bouvry, S. & Widlöcher, A. (2016). On the reliability of unitizing textual
continua. Quality & Quantity 50, 2347-2364 (erratum 2365); Krippendorff (2019), Content analysis, 4th ed.,
section 12.6. Each coder cuts a continuum into valued units and the gaps between them. It is not the alpha
of 1995/2004, which can rise when a match gets worse.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from qualcode.analysis.laid import Laid
from qualcode.analysis.patterns import Patterns


class Unitized(NamedTuple):
    """What u is made of; all of it adds up over documents.

    ``whole``: characters times coders. ``agreed``: over all ordered pairs of different coders the
    characters to which both gave the same value (or left in a gap), divided by the coders less one.
    ``lengths``: characters that all coders gave to each value. ``squares``: the squared lengths of all
    units.
    """

    whole: int
    agreed: float
    lengths: Sequence[int]
    squares: int


def u_alpha(of: Unitized) -> float | None:
    """The overall coefficient u; None without text or where nothing can disagree.

    The example is Krippendorff (2019), figure 12.11: three observers, 60 characters, published as .510.

    >>> figure = Unitized(180, 110.0, [21, 6, 6, 6, 18, 36, 16], 911)
    >>> round(u_alpha(figure), 3)
    0.51
    """
    gaps = of.whole - sum(of.lengths)
    squares = of.squares + gaps  # a gap counts as so many units of one character
    if of.whole**2 <= squares:
        return None
    matches = sum(held * held for held in of.lengths) + gaps * gaps
    expected = of.whole * (matches - squares) / (of.whole**2 - squares)
    return (
        None if of.whole - expected < 1e-12 * of.whole else 1 - (of.whole - of.agreed) / (of.whole - expected)
    )


class Segments:
    """The squared lengths of the units of each code, in the documents that all coders worked on."""

    def __init__(self, coders: int, codes: Sequence[int]) -> None:
        self._coders = coders
        self._codes = codes
        self._squares = np.zeros(len(codes))

    def add(self, laid: Laid) -> None:
        """Count the units of some documents."""
        passages = laid.rolled_up
        is_of_all = laid.present[laid.part_document[laid.stretch_part[passages.stretch]]] == self._coders
        squares = (passages.end - passages.start)[is_of_all].astype(float) ** 2
        self._squares += np.bincount(passages.code[is_of_all], squares, len(self._codes))

    def u_alpha(self, code: int, characters: Patterns) -> float | None:
        """u of a code, from the pattern counts of characters among all coders."""
        coders = self._coders.bit_count()
        agreed = whole = coded_characters = 0
        for (present, coded), number in characters.of_code(code).items():
            if present == self._coders:
                those = coded.bit_count()
                whole += coders * number
                coded_characters += those * number
                agreed += (those * (those - 1) + (coders - those) * (coders - those - 1)) * number
        if coders < 2:
            return None
        squares = int(self._squares[characters.place[code]])
        return u_alpha(Unitized(whole, agreed / (coders - 1), [coded_characters], squares))
