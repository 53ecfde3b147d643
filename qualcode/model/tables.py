"""Answers: one kind of table for the screen, the command line and every export."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from qualcode.model.plots import Plot
from qualcode.model.texts import number_of


@dataclass(frozen=True, slots=True)
class Share:
    """``n`` people of ``base``; there is no percentage without its base."""

    n: int
    base: int

    @property
    def percent(self) -> int | None:
        """The percentage rounded half up from integers; None when nobody is in the base.

        >>> Share(10, 16).percent, Share(2, 16).percent, Share(55, 182).percent
        (63, 13, 30)
        """
        return None if self.base == 0 else (200 * self.n + self.base) // (2 * self.base)

    def text(self, percent_from_base: int = 20) -> str:
        """``55 (30%)``, or ``5 of 6`` where the base is smaller than ``percent_from_base``."""
        if self.base < percent_from_base:
            return f"{self.n} of {self.base}"
        return f"{self.n} ({self.percent}%)"


@dataclass(frozen=True, slots=True)
class Hidden:
    """A count that is not shown because it is smaller than ``below``; ``base`` when it was a share's."""

    below: int
    base: int | None = None

    def text(self) -> str:
        """What stands in the cell."""
        return f"<{self.below}" if self.below else "hidden"


@dataclass(frozen=True, slots=True)
class CodePath:
    """A code in a table, from its top theme down."""

    names: tuple[str, ...]

    @property
    def depth(self) -> int:
        """0 for a top theme."""
        return len(self.names) - 1

    def __str__(self) -> str:
        return " > ".join(self.names)


@dataclass(frozen=True, slots=True)
class Quote:
    """The words of a coding with the person behind them.

    ``words`` is empty for a coding without text; ``attributes`` are (name, value) pairs in the project's
    order; ``is_verbatim`` is False where the note marks the passage as paraphrase or added later, or where
    the words are an author's paraphrase (``is_paraphrase``).

    ``said`` is the passage word by word where ``words`` leave some of it out or put something in. ``named``
    says who spoke where a template does, and ``number`` is by which number the passage may be called.
    ``language`` is that of the words, by its ISO 639 code.
    """

    words: str
    respondent: str
    attributes: tuple[tuple[str, str], ...]
    document: str | None
    wave: int | None
    start_char: int | None
    end_char: int | None
    polarity: str
    is_verbatim: bool = True
    is_paraphrase: bool = False
    said: str = ""
    named: str | None = None
    number: int | None = None
    language: str = "en"

    @property
    def attribution(self) -> str:
        """``B07, wave 1, Agency B, woman``, or what a template makes of the person."""
        if self.named is not None:
            return self.named
        wave = () if self.wave is None else (f"wave {self.wave}",)
        return ", ".join((self.respondent, *wave, *(value for _, value in self.attributes)))

    @property
    def quoted(self) -> str:
        """The words in quotation marks; words that nobody said are marked instead."""
        number = "" if self.number is None else f"{self.number}: "
        if not self.words:
            return f"{number}(no text)"
        if self.is_verbatim:
            return f"{number}“{self.words}”"
        return f"{number}[{'paraphrase' if self.is_paraphrase else 'not verbatim'}: {self.words}]"

    def text(self) -> str:
        """Words, polarity where there is one, and the person: one paragraph of a quote matrix."""
        polarity = "" if self.polarity == "none" else f" [{self.polarity}]"
        return f"{self.quoted}{polarity} ({self.attribution})"


@dataclass(frozen=True, slots=True)
class Written:
    """What an analyst wrote in a cell, from how many passages, and in ``state`` what changed under it since.

    ``about`` names the person where the row does not.
    """

    words: str
    coder: str
    written: str
    passages: int
    state: str = ""
    about: str = ""

    @property
    def source(self) -> str:
        """``Lead, from 2 passages``, and the person before it where one is named."""
        passages = number_of(self.passages, "passage")
        return ", ".join(filter(None, (self.about, self.coder, f"from {passages}")))

    def text(self) -> str:
        """The analyst's words, who wrote them from what, and what changed under them."""
        state = f" [{self.state}]" if self.state else ""
        return f"{self.words}{state} ({self.source})"


@dataclass(frozen=True, slots=True)
class Rated:
    """A value of the scale, and the people whom it was given to, by whom, and what changed under it since.

    ``is_counted`` where a cell is about a group, of which the number of people is told. ``names_coders``
    where several coders rated.
    """

    value: str
    people: tuple[str, ...]
    coders: tuple[str, ...]
    state: str = ""
    is_counted: bool = False
    names_coders: bool = False

    def text(self) -> str:
        """``high``, ``high 3``, ``high [stale: 1 passage removed] (Lead)``."""
        number = f" {len(self.people)}" if self.is_counted else ""
        state = f" [{self.state}]" if self.state else ""
        by = f" ({', '.join(self.coders)})" if self.names_coders else ""
        return f"{self.value}{number}{state}{by}"


@dataclass(frozen=True, slots=True)
class Missing:
    """Why nothing stands in a cell: ``not asked``, ``asked, nothing said``."""

    mark: str


Entry: TypeAlias = Quote | Written | Rated
Cell: TypeAlias = str | int | float | Share | Hidden | CodePath | tuple[Entry, ...] | Missing | None


class Kind(StrEnum):
    """What the cells of a column are, which decides how each format shows them.

    ``TEXT``: str or None. ``CODE``: CodePath. ``COUNT``: int, Hidden or None. ``PERCENT``: int or None.
    ``COEFFICIENT``: float or None, printed with three decimals. ``SHARE``: Share or Hidden.
    ``QUOTES``: tuples of Quote, Written and Rated, empty meaning none.
    In a cell of any kind there may be Missing instead, and in one of TEXT a tuple of Rated.
    """

    TEXT = "text"
    CODE = "code"
    COUNT = "count"
    PERCENT = "percent"
    COEFFICIENT = "coefficient"
    SHARE = "share"
    QUOTES = "quotes"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: ``key`` for machines, ``heading`` for people.

    ``base`` is the number of people whom all shares of the column are of, shown in printed headings.
    ``is_people`` tells counts of people from other counts: small ones point at persons.
    A share column with ``is_spread_out`` puts ``KEY``, ``base`` and ``percent`` beside each other in JSON
    and CSV; without it JSON nests ``{"n", "base", "percent"}`` under the key.
    """

    key: str
    heading: str
    kind: Kind
    base: int | None = None
    is_spread_out: bool = False
    is_people: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """An answer: what was counted, and in ``note`` of whom, by whom and under which filter.

    ``percent_from_base``: printed shares of a smaller base give “n of N” without a percentage. ``plot`` says
    what of it can be drawn.
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: tuple[str, ...]
    percent_from_base: int = 20
    plot: Plot | None = None


def printed(cell: Cell, table: Table) -> str:
    """A cell as a person reads it, without layout: the one wording of all printed formats."""
    match cell:
        case Share():
            return cell.text(table.percent_from_base)
        case Hidden():
            return cell.text()
        case tuple():
            return "\n".join(entry.text() for entry in cell) or "none"
        case Missing():
            return cell.mark
        case float():
            return f"{cell:.3f}"
        case _:
            return "" if cell is None else str(cell)


def heading(column: Column) -> str:
    """A column's heading as a person reads it, with its base where all its shares have one."""
    return column.heading if column.base is None else f"{column.heading} (N = {column.base})"


def rows_as_text(table: Table) -> Sequence[Sequence[str]]:
    """All cells as people read them."""
    return [[printed(cell, table) for cell in row] for row in table.rows]


class OutlineLine(NamedTuple):
    """How a code stands in an outline: ``indent`` steps in, ``label`` what is not said further out."""

    indent: int
    label: str


def outline(table: Table) -> Sequence[OutlineLine | None]:
    """For every row the first column as an outline; all None where it does not hold codes.

    A code goes in under the nearest row above that it belongs to and says only the rest of its path,
    so that a row whose theme is not in the table still says its whole path.
    """
    if not table.columns or table.columns[0].kind is not Kind.CODE:
        return [None] * len(table.rows)
    lines: list[OutlineLine | None] = []
    open_paths: list[tuple[str, ...]] = []
    for row in table.rows:
        names = row[0].names if isinstance(row[0], CodePath) else (printed(row[0], table),)
        while open_paths and not _is_above(open_paths[-1], names):
            open_paths.pop()
        said = len(open_paths[-1]) if open_paths else 0
        lines.append(OutlineLine(len(open_paths), str(CodePath(names[said:]))))
        open_paths.append(names)
    return lines


def themes(table: Table) -> Sequence[bool]:
    """For every row whether it is a theme of the outline: furthest out in a table with codes further in."""
    lines = outline(table)
    has_depth = any(line is not None and line.indent > 0 for line in lines)
    return [has_depth and line is not None and line.indent == 0 for line in lines]


def _is_above(above: tuple[str, ...], names: tuple[str, ...]) -> bool:
    return len(above) < len(names) and names[: len(above)] == above
