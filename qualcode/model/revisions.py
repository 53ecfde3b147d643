"""What becomes of passages when the text of a note is corrected."""

from dataclasses import dataclass
from enum import StrEnum

from qualcode.model.spans import Span


class Fate(StrEnum):
    """What a revision did to a passage; only a doubtful one needs somebody to look at it."""

    STAYED = "stayed"
    MOVED = "moved"
    CHANGED = "changed"
    DOUBTFUL = "doubtful"


class Doubt(StrEnum):
    """Why a passage is doubtful."""

    GONE = "gone"
    END_CHANGED = "end changed"
    REWRITTEN = "rewritten"
    REPEATED = "repeated"
    OTHER_PERSON = "other person"

    @property
    def explained(self) -> str:
        """The reason in words."""
        return _EXPLAINED[self]


_EXPLAINED = {
    Doubt.GONE: "its words are no longer in the note",
    Doubt.END_CHANGED: "the text was changed just where it begins or ends",
    Doubt.REWRITTEN: "more than half of its words were changed",
    Doubt.REPEATED: "the same words stand in several places, and what is around them was changed",
    Doubt.OTHER_PERSON: "its words now belong to somebody else",
}


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a passage of the old text stands in the new one.

    ``new`` is None only where nothing can be proposed; ``near`` is always the place where the passage
    began or would have begun. ``doubt`` is there exactly where ``fate`` is doubtful.
    """

    old: Span
    fate: Fate
    new: Span | None
    near: int
    doubt: Doubt | None = None
