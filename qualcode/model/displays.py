"""Displays: saved questions with rows, columns, a scope, and a rule for what stands in a cell."""

import re
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum

from qualcode.model.errors import QualcodeError
from qualcode.model.scope import Scope

OPEN = "?"
"""Stands in a preset for what only the project can name, an attribute most of all."""


class AxisKind(StrEnum):
    """What the rows or the columns of a display are."""

    CODES = "codes"
    PEOPLE = "people"
    ATTRIBUTE = "attribute"
    WAVE = "wave"
    CODER = "coder"
    POLARITY = "polarity"
    NOTES = "notes"
    CHANGE = "change"
    THEME_CHANGE = "theme change"


_AXIS_WORDS = {kind.value: kind for kind in AxisKind if kind not in {AxisKind.ATTRIBUTE, AxisKind.CHANGE}} | {
    "waves": AxisKind.WAVE,
    "coders": AxisKind.CODER,
    "polarities": AxisKind.POLARITY,
}
_OF_CODINGS = {AxisKind.WAVE, AxisKind.CODER, AxisKind.POLARITY}
AXES = "codes, themes, codes:2, people, notes, wave, coder, polarity, an attribute, change:ATTRIBUTE=VALUE"


@dataclass(frozen=True, slots=True)
class Axis:
    """The rows or the columns: ``codes`` down to a ``level`` (None: all), people, or groups by ``of``.

    ``of`` is an attribute (``status@1``), and with CHANGE an attribute and the value that is gained or lost.
    Codes below the last level count with the code above them.
    """

    kind: AxisKind
    of: str = ""
    level: int | None = None

    @classmethod
    def parse(cls, text: str) -> "Axis":
        """An axis as it is written: ``themes``, ``codes:2``, ``people``, ``agency``, ``change:status=paid``.

        ``attribute:NAME`` names an attribute that is called like something else.
        """
        word = " ".join(text.split())
        name, _, rest = (part.strip() for part in word.partition(":"))
        if word.casefold() == "themes":
            return cls(AxisKind.CODES, level=1)
        if name.casefold() == "codes" and rest:
            return cls(AxisKind.CODES, level=_number(rest, text))
        if word.casefold() in _AXIS_WORDS:
            return cls(_AXIS_WORDS[word.casefold()])
        if name.casefold() == AxisKind.ATTRIBUTE and rest.casefold() in _OF_CODINGS:
            return cls(_AXIS_WORDS[rest.casefold()])  # no attribute can be crossed under these names
        if name.casefold() in {AxisKind.CHANGE, AxisKind.ATTRIBUTE} and rest:
            return cls(AxisKind(name.casefold()), rest)
        if not word:
            raise QualcodeError("Rows and columns need a name.", f"They are {AXES}.")
        return cls(AxisKind.ATTRIBUTE, word)

    def __str__(self) -> str:
        if self.kind is AxisKind.CODES and self.level is not None:
            return "themes" if self.level == 1 else f"codes:{self.level}"
        is_plain = self.kind is AxisKind.ATTRIBUTE and Axis.parse(self.of or OPEN) == self
        return self.of if is_plain else f"{self.kind}:{self.of}" if self.of else str(self.kind)

    @property
    def is_open(self) -> bool:
        """Whether an attribute has still to be named."""
        return self.of == OPEN

    def named(self, attribute: str) -> "Axis":
        """The axis with what was open named: any axis (``wave``) will do for an attribute."""
        if self.kind is AxisKind.ATTRIBUTE:
            return Axis.parse(attribute)
        return replace(self, of=attribute)


class CellRule(StrEnum):
    """What stands in a cell."""

    SHARE = "share"
    CODINGS = "codings"
    PRESENCE = "presence"
    PEOPLE = "people"
    QUOTES = "quotes"
    STARRED = "starred"
    SUMMARY = "summary"
    RATING = "rating"


CELLS = "share, codings, presence, people, quotes, quotes:2, starred, summary, rating, rating:1"
_CELLS = re.compile(rf"({'|'.join(CellRule)})(?::(\d+))?")


@dataclass(frozen=True, slots=True)
class Cells:
    """The rule for the cells; ``most`` quotes stand in one.

    None: all of them, of cells with summaries one where there is no summary, and none beside ratings.
    """

    rule: CellRule
    most: int | None = None

    @classmethod
    def parse(cls, text: str) -> "Cells":
        """A rule as it is written: ``share``, ``quotes:2``, ``starred``, ``summary``, ``first quote``."""
        word = " ".join(text.split()).casefold()
        match = _CELLS.fullmatch("quotes:1" if word == "first quote" else word)
        if match is None:
            raise QualcodeError(f"“{text}” is no rule for cells.", f"Rules: {CELLS}.")
        rule = CellRule(match[1])
        if match[2] and rule not in _WITH_QUOTES:
            raise QualcodeError(f"Cells of {rule} take no number.", "A number limits quotes: quotes:2.")
        return cls(rule, _number(match[2], text) if match[2] else None)

    def __str__(self) -> str:
        return str(self.rule) if self.most is None else f"{self.rule}:{self.most}"

    @property
    def has_words(self) -> bool:
        """Whether cells hold what was said or written, not what was counted."""
        return self.rule in _WITH_QUOTES


_WITH_QUOTES = {CellRule.QUOTES, CellRule.STARRED, CellRule.SUMMARY, CellRule.RATING}


def _number(text: str, whole: str) -> int:
    if not text.isascii() or not text.isdigit() or not 0 < int(text) < 1000:
        raise QualcodeError(f"“{whole}” has no number that can be used.", "Numbers are from 1 to 999.")
    return int(text)


@dataclass(frozen=True, slots=True)
class Order:
    """The order of the rows: ``given``, ``name``, ``share``, ``codings``, ``rating:CODE`` or an attribute."""

    by: str = "given"
    is_down: bool = False

    @classmethod
    def parse(cls, text: str) -> "Order":
        """An order as it is written: ``name``, ``codings``, ``role``, ``age down``, ``rating:Own pace``.

        Shares, codings and ratings go down, from most to least, and everything else up, unless it says so.
        """
        words = text.split()
        direction = words.pop().casefold() if len(words) > 1 and words[-1].casefold() in _DIRECTIONS else ""
        by = " ".join(words)
        if not by:
            raise QualcodeError("The order has no name.", "Order by given, name, share, codings or age.")
        by = by.casefold() if by.casefold() in ORDERS else by
        name, colon, code = (part.strip() for part in by.partition(":"))
        if colon and code and name.casefold() == CellRule.RATING:
            by = f"{CellRule.RATING}:{code}"
        return cls(by, _DIRECTIONS.get(direction, _goes_down(by)))

    @classmethod
    def by_rating(cls, code: str, *, is_down: bool = True) -> "Order":
        """The order of ratings under a code."""
        return cls(f"{CellRule.RATING}:{code}", is_down)

    def __str__(self) -> str:
        if self.is_down == _goes_down(self.by):
            return self.by
        return f"{self.by} {'down' if self.is_down else 'up'}"

    @property
    def rated_code(self) -> str:
        """The code by whose ratings people are ordered; empty for any other order."""
        name, _, code = self.by.partition(":")
        return code if name == CellRule.RATING else ""

    @property
    def attribute(self) -> str:
        """The attribute that people are ordered by; empty for any other order."""
        return "" if self.by in ORDERS or self.rated_code else self.by


ORDERS = ("given", "name", "share", "codings")
_DOWNWARDS = {"share", "codings"}


def _goes_down(by: str) -> bool:
    return by in _DOWNWARDS or by.startswith(f"{CellRule.RATING}:")


_DIRECTIONS = {"up": False, "down": True}


@dataclass(frozen=True, slots=True)
class Marks:
    """What stands in a cell without an entry, by the reason."""

    not_asked: str = "not asked"
    not_followed_up: str = "not followed up"
    nothing_said: str = "asked, nothing said"
    none: str = "none"
    not_rated: str = "not rated"

    @classmethod
    def reasons(cls) -> tuple[str, ...]:
        """The reasons, as they are written on a command line."""
        return tuple(field.name.replace("_", "-") for field in fields(cls))


@dataclass(frozen=True, slots=True)
class Display:
    """A question whose answer is a table of rows, columns and cells.

    ``ends`` keeps only so many rows of either end of the order (0: all); ``hides_empty`` leaves out rows
    without any entry; ``shown`` are the attributes that stand behind a quote, unless a template in
    ``named_by`` names the people. Cells of fewer than ``suppress_below`` people are hidden.
    ``kept`` says when and by whom the display was saved, empty for one that was not.
    """

    title: str
    rows: Axis
    columns: Axis
    cells: Cells
    order: Order = Order()
    scope: Scope = field(default_factory=Scope)
    marks: Marks = Marks()
    question: str = ""
    shown: tuple[str, ...] = ()
    named_by: str | None = None
    hides_empty: bool = False
    ends: int = 0
    suppress_below: int = 0
    kept: str = ""

    @property
    def is_open(self) -> bool:
        """Whether an attribute has still to be named."""
        return self.rows.is_open or self.columns.is_open or self.order.by == OPEN

    def named(self, attribute: str) -> "Display":
        """The same display with this attribute where the first one was open; one too many is refused."""
        if self.rows.is_open:
            return replace(self, rows=self.rows.named(attribute))
        if self.columns.is_open:
            return replace(self, columns=self.columns.named(attribute))
        if self.order.by == OPEN:
            return replace(self, order=Order.parse(attribute))
        raise QualcodeError(
            f"“{self.title}” has no attribute left to be named by --by.",
            "Say what to change with --rows, --columns or --order.",
        )
