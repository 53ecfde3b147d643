"""Codings: a passage, a code, a coder and a polarity."""

from enum import StrEnum
from typing import NamedTuple

from qualcode.model.spans import Span


class Polarity(StrEnum):
    """What the passage says of the theme."""

    POSITIVE = "positive"
    CRITICAL = "critical"
    SUGGESTION = "suggestion"
    MIXED = "mixed"
    NONE = "none"


class Extent(StrEnum):
    """What a coding covers: a passage, a whole document, or no text (imported without positions)."""

    PASSAGE = "passage"
    WHOLE = "whole"
    NO_TEXT = "no text"


class CodingRow(NamedTuple):
    """One line of a table of codings, by names; ``span`` is there when ``extent`` is a passage.

    At least one of ``document`` and ``respondent`` is named. ``coder`` None means the coder in use.
    ``quote``, when given, must equal the words at the span.
    """

    line: int
    code: str
    document: str | None = None
    respondent: str | None = None
    extent: Extent = Extent.NO_TEXT
    span: Span | None = None
    coder: str | None = None
    polarity: Polarity = Polarity.NONE
    note: str = ""
    quote: str | None = None
