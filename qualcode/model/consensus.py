"""What two coders make of the same words, and how they settle it."""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from qualcode.model.codings import Extent, Polarity
from qualcode.model.spans import Span


class Difference(StrEnum):
    """How two coders differ at a place; the value is how the command line names it."""

    NONE = "agreement"
    BOUNDARY = "boundary"
    LABEL = "label"
    POLARITY = "polarity"
    ONE = "one"
    GONE = "gone"

    @property
    def words(self) -> str:
        """How it is told."""
        return _DIFFERENCES[self]


_DIFFERENCES = {
    Difference.NONE: "agreement",
    Difference.BOUNDARY: "same code, other borders",
    Difference.LABEL: "another code on the same words",
    Difference.POLARITY: "same code, another polarity",
    Difference.ONE: "coded by one only",
    Difference.GONE: "in the consensus, and nobody codes it any more",
}
DISAGREEMENTS = tuple(each for each in Difference if each is not Difference.NONE)


class Decision(StrEnum):
    """How a place is settled; ``OPEN`` keeps that the coders still disagree."""

    A = "a"
    B = "b"
    BOTH = "both"
    NEITHER = "neither"
    UNION = "union"
    INTERSECTION = "intersection"
    SPAN = "span"
    OPEN = "open"


OF_BORDERS = frozenset({Decision.UNION, Decision.INTERSECTION})
"""Decisions about borders; the code has to be the same."""


class Order(StrEnum):
    """An order of places; the value is how the command line names it. Ties stay in the order of notes."""

    NOTE = "note"
    PERSON = "person"
    LENGTH = "length"
    ALPHA = "alpha"

    @property
    def words(self) -> str:
        """How it is told."""
        return _ORDERS[self]


_ORDERS = {
    Order.NOTE: "note by note",
    Order.PERSON: "person by person",
    Order.LENGTH: "the longest first",
    Order.ALPHA: "the codes with the lowest alpha (by character) first",
}


class Given(NamedTuple):
    """What somebody gave to which words; ``span`` is there when ``extent`` is a passage."""

    code_id: int
    polarity: Polarity
    extent: Extent
    span: Span | None


class Held(NamedTuple):
    """A coding: what a coder gave, with the words and the coder's note."""

    coding_id: int
    guid: str
    coder_id: int
    given: Given
    quote: str
    note: str


class Place(NamedTuple):
    """Codings of two coders that are settled together; at least one side holds any.

    Where both deleted theirs, ``left`` is what the consensus still holds.
    """

    difference: Difference
    ours: tuple[Held, ...]
    theirs: tuple[Held, ...]
    left: tuple[Held, ...] = ()

    @property
    def held(self) -> tuple[Held, ...]:
        """The codings that it is about."""
        return (*self.ours, *self.theirs, *self.left)

    @property
    def place_id(self) -> int:
        """Its name: the least id of its codings, each of which belongs to one place only."""
        return min(one.coding_id for one in self.held)

    @property
    def code_ids(self) -> tuple[int, ...]:
        """Its code; where the coders gave different ones, that of the first coder and that of the second."""
        return tuple(dict.fromkeys(one.given.code_id for one in self.held))

    @property
    def extent(self) -> Extent:
        """Of the whole document where any of its codings is."""
        extents = {one.given.extent for one in self.held}
        return Extent.WHOLE if Extent.WHOLE in extents else self.held[0].given.extent

    @property
    def span(self) -> Span | None:
        """From the first to the last coded character; None without a passage."""
        spans = spans_of(self.held)
        if not spans:
            return None
        return Span(min(spans).start_char, max(span.end_char for span in spans))

    @property
    def labels(self) -> tuple[tuple[int, Polarity], ...]:
        """Every code with a polarity that somebody gave here, the first coder's first."""
        return tuple(dict.fromkeys((one.given.code_id, one.given.polarity) for one in self.held))


def spans_of(held: Sequence[Held]) -> list[Span]:
    """The passages of codings."""
    return [one.given.span for one in held if one.given.span is not None]
