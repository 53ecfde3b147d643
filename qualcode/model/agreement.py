"""What is asked of agreement between coders."""

from dataclasses import dataclass
from enum import StrEnum

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
    ``is_after`` compares what coders settled on where they did, instead of what each had coded there.
    """

    scope: Scope
    unit: Unit = Unit.SENTENCE
    level: Level = Level.ALL
    is_half: bool = False
    is_after: bool = False
