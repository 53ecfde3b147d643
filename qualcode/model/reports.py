"""A report: sections of words and tables that every format shows in the same order."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from qualcode.model.tables import Cell, Share, Table

Doors: TypeAlias = tuple[tuple[str, ...], ...]
"""For each row, and in it for each cell, the key of the section that it opens; empty for none."""


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A table in a report, and what its cells open."""

    table: Table
    opens: Doors = ()


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


def counts_any(cell: Cell) -> bool:
    """Whether a cell counts anybody or anything."""
    counted = cell.n if isinstance(cell, Share) else cell
    return isinstance(counted, int) and counted > 0


def doors_by_row(table: Table, keys: Sequence[str]) -> Doors:
    """All numbers of a row that count anything open one section, where the row has one."""
    return tuple(
        tuple(key if counts_any(cell) else "" for cell in row)
        for row, key in zip(table.rows, keys, strict=True)
    )


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
