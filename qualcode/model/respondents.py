"""The people interviewed and what is known about them."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class AttributeKind(StrEnum):
    """What the values of an attribute are; single and multiple response are told apart by declaration."""

    SINGLE = "single"
    MULTIPLE = "multiple"
    NUMBER = "number"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class AttributeValue:
    """What one respondent answered; ``wave`` is None where the attribute does not vary over time.

    ``values`` has one entry, or several where the attribute is declared multiple; it is never empty
    (an empty cell of a table is no value at all).
    """

    attribute: str
    wave: int | None
    values: tuple[str, ...]
    is_multiple: bool = False


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One line of a table of people; a respondent may have several, with a file each."""

    line: int
    respondent: str
    file: str | None
    wave: int | None
    values: tuple[AttributeValue, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of a survey table; all answers to a question become one document."""

    line: int
    respondent: str
    question: str
    text: str
    wave: int | None


class PrintedFigure(NamedTuple):
    """A cell of a printed table of people: a count, a whole percentage, or both; its line in the file."""

    line: int
    attribute: str
    value: str
    column: str
    n: int | None
    percent: int | None

    @property
    def text(self) -> str:
        """The cell as one writes it: ``10 (46%)``."""
        percent = "" if self.percent is None else f"{self.percent}%"
        if self.n is None:
            return percent
        return f"{self.n} ({percent})" if percent else str(self.n)
