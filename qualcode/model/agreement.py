"""What is asked of agreement between coders."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from qualcode.model.codings import Polarity
from qualcode.model.scope import Scope

SECTIONS = (
    *("compared", "headline", "codes", "other", "kinds", "confused", "pairs", "people", "drift", "sets"),
    *("methods", "warnings"),
)
"""The tables of the report of agreement, in the order in which they are read."""


class Unit(StrEnum):
    """What is compared: whether a code is in this ..."""

    RESPONDENT = "respondent"
    TURN = "turn"
    SENTENCE = "sentence"
    CHARACTER = "character"


class Level(StrEnum):
    """Which codes are compared; a code counts wherever a code below it was given."""

    LEAVES = "leaves"
    THEMES = "themes"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class AgreementQuestion:
    """Who is compared (``scope.coders``; none means everybody but the consensus), on what, and how.

    ``is_half`` calls a turn or sentence coded when half of its characters are; else one is enough.
    ``is_by_polarity`` tells the polarities of a code apart: only the same one is agreed on.
    ``is_after`` compares what coders settled on where they did, instead of what each had coded there.
    """

    scope: Scope
    unit: Unit = Unit.SENTENCE
    level: Level = Level.ALL
    is_half: bool = False
    is_after: bool = False
    is_by_polarity: bool = False

    @property
    def is_of_polarity(self) -> bool:
        """Whether a share of one polarity, or of each, is what agreement is about."""
        return self.is_by_polarity or bool(self.scope.polarities)


def usual_unit(polarities: Sequence[Polarity], *, is_by_polarity: bool) -> Unit:
    """The unit where none is named: people where polarity matters, since shares of it are of people."""
    return Unit.RESPONDENT if polarities or is_by_polarity else Unit.SENTENCE
