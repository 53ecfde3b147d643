"""A report: sections of words and tables that every format shows in the same order."""

from dataclasses import dataclass

from qualcode.model.tables import Table


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A table in a report; ``opens`` names for each row the section behind its numbers, empty for none."""

    table: Table
    opens: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A headed part: paragraphs, then tables. ``key`` is its address; ``depth`` is 0 for a main part.

    ``back`` is the key of the section that a reader of this one came from.
    """

    key: str
    heading: str
    text: tuple[str, ...] = ()
    exhibits: tuple[Exhibit, ...] = ()
    depth: int = 0
    back: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """Sections under a title. ``behind`` are the people and passages behind the numbers.

    Only a format whose numbers can be opened shows ``behind``; ``lead`` stands under the title.
    """

    title: str
    lead: tuple[str, ...]
    sections: tuple[Section, ...]
    behind: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportQuestion:
    """What a report is to hold: ``by`` crosses participants and themes, ``without`` names PARTS left out.

    With ``suppress_below`` small counts of themes, and of displays that count people, are hidden, and every
    part and display that could tell one is left out.
    """

    by: str | None = None
    without: frozenset[str] = frozenset()
    suppress_below: int = 0


PARTS = (
    "methods",
    "participants",
    "themes",
    "displays",
    "quotes",
    "agreement",
    "codebook",
    "coreq",
    "people",
)
"""The parts of the report of a study, in their order; each may be left out."""
