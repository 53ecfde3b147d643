"""Pattern counts: for every code and respondent how many units exactly these coders coded.

Every coefficient, interval and roll-up is arithmetic on these counts. A pattern is (present, coded): the
bits of the coders who worked on the document, and of those among them who coded the unit. Coders who did
not work on it are missing, which is not the same as not having coded; a document with fewer than two
coders tells nothing of agreement and is left out.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple, TypeAlias

import numpy as np

from qualcode.analysis.grid import Grid, Places
from qualcode.analysis.laid import Ints, distinct, places_of, ranked

Pattern: TypeAlias = tuple[int, int]
Counts: TypeAlias = Mapping[Pattern, int]


class Totals(NamedTuple):
    """All units: whose they are, who worked on them, how many; a row each."""

    respondent: Ints
    present: Ints
    units: Ints


class Coded(NamedTuple):
    """Units that somebody gave a code (by its place); a row each."""

    code: Ints
    respondent: Ints
    present: Ints
    coded: Ints
    units: Ints


@dataclass(frozen=True)
class Patterns:
    """Pattern counts of all codes at one unit; several rows may tell of the same pattern.

    What ``totals`` has and ``coded`` has not nobody coded.
    """

    codes: Sequence[int]
    totals: Totals
    coded: Coded
    _of_code: dict[int, Counts] = field(default_factory=dict, repr=False)

    @cached_property
    def place(self) -> Mapping[int, int]:
        """The place of each code."""
        return {code: place for place, code in enumerate(self.codes)}

    @cached_property
    def respondents(self) -> Ints:
        """Those who have any unit, in the order of their ids."""
        return np.unique(self.totals.respondent)

    @property
    def units(self) -> int:
        """All units."""
        return int(self.totals.units.sum())

    def among(self, coders: int) -> "Patterns":
        """The same units as seen by these coders only; units of fewer than two of them drop out."""
        totals, coded = self.totals, self.coded
        totals = totals._replace(present=totals.present & coders)
        coded = coded._replace(present=coded.present & coders, coded=coded.coded & coders)
        is_shared = np.bitwise_count(totals.present) > 1
        is_coded = (np.bitwise_count(coded.present) > 1) & (coded.coded > 0)
        return Patterns(
            self.codes,
            Totals(*(column[is_shared] for column in totals)),
            Coded(*(column[is_coded] for column in coded)),
        )

    def of_code(self, code: int) -> Counts:
        """All patterns of a code with their units, of everybody together, also those that nobody coded."""
        if code not in self._of_code:
            place = self.place[code]
            patterns, counts = self._whole
            whole = dict(self._uncoded)
            for (present, coded), units in zip(patterns, counts[place].tolist(), strict=True):
                if units:
                    whole[present, coded] = int(units)
                    whole[present, 0] -= int(units)
            self._of_code[code] = whole
        return self._of_code[code]

    @cached_property
    def _uncoded(self) -> Counts:
        """All units as if nobody had coded any."""
        present, which = np.unique(self.totals.present, return_inverse=True)
        units = np.bincount(which, self.totals.units, len(present))
        return {(bits, 0): int(number) for bits, number in zip(present.tolist(), units, strict=True)}

    @cached_property
    def _whole(self) -> tuple[list[Pattern], Ints]:
        """All patterns, and their units: a row for each code, a column for each pattern."""
        patterns, which = patterns_of(self.coded.present, self.coded.coded)
        cells = np.bincount(
            self.coded.code * len(patterns) + which, self.coded.units, len(self.codes) * len(patterns)
        )
        return patterns, cells.reshape(len(self.codes), len(patterns))

    @cached_property
    def cell(self) -> Ints:
        """Of each row of ``coded`` the place in a table of codes (rows) by respondents (columns)."""
        person = places_of(self.respondents, self.coded.respondent)
        return np.asarray(self.coded.code * len(self.respondents) + person)

    @cached_property
    def _held(self) -> Ints:
        """For each code (a row) and respondent (a column) the bits of all who coded anything of it."""
        width = len(self.respondents)
        bits = np.zeros(len(self.codes) * width, np.int64)
        np.bitwise_or.at(bits, self.cell, self.coded.coded)
        return bits.reshape(len(self.codes), width)

    @cached_property
    def _held_by_all(self) -> Ints:
        """For each code how many respondents have a unit that everybody who worked on it coded."""
        cells = distinct(self.cell[self.coded.present == self.coded.coded])
        return np.bincount(cells // max(len(self.respondents), 1), minlength=len(self.codes))

    def respondents_with(self, code: int, coders: int = -1) -> int:
        """How many respondents have a unit that at least one of these coders coded."""
        return int(np.count_nonzero(self._held[self.place[code]] & coders))

    def respondents_with_all(self, code: int) -> int:
        """How many respondents have a unit that everybody who worked on it coded."""
        return int(self._held_by_all[self.place[code]])


def patterns_of(present: Ints, coded: Ints) -> tuple[list[Pattern], Ints]:
    """All patterns that occur, and the number of the pattern of each row."""
    presents, which_present = ranked(present)
    bits, which_bits = ranked(coded)
    known, which = ranked(which_present * max(len(bits), 1) + which_bits)
    of_present, of_bits = np.divmod(known, max(len(bits), 1))
    return list(zip(presents[of_present].tolist(), bits[of_bits].tolist(), strict=True)), which


class Gathered:
    """Pattern counts of one unit, gathered grid by grid."""

    def __init__(self, codes: Sequence[int]) -> None:
        self._codes = codes
        self._totals: list[Totals] = []
        self._coded: list[Coded] = []

    def add(self, grid: Grid) -> None:
        """Count the units of a grid by respondent and pattern."""
        self._totals.append(_whole(grid))
        self._coded.append(_summed(grid))

    @cached_property
    def patterns(self) -> Patterns:
        """Everything that was gathered."""
        return Patterns(self._codes, Totals(*_joined(self._totals, 3)), Coded(*_joined(self._coded, 5)))


def _joined(parts: Sequence[tuple[Ints, ...]], width: int) -> list[Ints]:
    nothing = np.zeros(0, np.int64)
    return [np.concatenate([nothing, *(part[at] for part in parts)]) for at in range(width)]


def _whole(grid: Grid) -> Totals:
    """A row for each respondent and those who worked on the units."""
    places = grid.places
    people, person = ranked(places.respondent)
    presents, which = ranked(places.present)
    filled, of_place = ranked(person * max(len(presents), 1) + which)
    units = np.bincount(of_place, places.weight, len(filled)).astype(np.int64)
    person, which = np.divmod(filled, max(len(presents), 1))
    return Totals(people[person], presents[which], units)


def _summed(grid: Grid) -> Coded:
    """A row for each code, respondent and pattern."""
    places = grid.places
    patterns, pattern = patterns_of(places.present[grid.place], grid.bits)
    people, person = ranked(places.respondent)
    cell = (grid.code * len(people) + person[grid.place]) * len(patterns) + pattern
    units = np.bincount(cell, places.weight[grid.place], grid.codes * len(people) * len(patterns))
    filled = np.flatnonzero(units)
    rest, which = np.divmod(filled, max(len(patterns), 1))
    present, coded = np.array(patterns, np.int64).reshape(-1, 2)[which].T
    code, person = np.divmod(rest, max(len(people), 1))
    return Coded(code, people[person], present, coded, units[filled].astype(np.int64))


class Presences:
    """Which coders gave which codes to a respondent in which document.

    Respondents are compared on equal evidence: the documents that at least two of the compared coders
    worked on, which for two coders are the documents of both.
    """

    def __init__(self, codes: Sequence[int]) -> None:
        self._codes = codes
        self._grids: list[Grid] = []

    def add(self, grid: Grid) -> None:
        """Note what a grid of parts tells."""
        self._grids.append(grid)

    def grid(self, coders: int) -> Grid:
        """The grid of respondents (each is one unit) among these coders."""
        whose, present, part, code, bits = self._all
        present, bits = present & coders, bits & coders
        is_shared = np.bitwise_count(present) > 1
        people, person = ranked(whose[is_shared])
        presents = np.zeros(len(people), np.int64)
        np.bitwise_or.at(presents, person, present[is_shared])
        nowhere = np.zeros(len(people), np.int64)
        places = Places(people, presents, nowhere + 1, *[nowhere] * 3)
        of_part = np.zeros(len(whose), np.int64)
        of_part[is_shared] = person
        kept = is_shared[part] & (bits > 0)
        cell, place = ranked(code[kept] * max(len(people), 1) + of_part[part[kept]])
        given = np.zeros(len(cell), np.int64)
        np.bitwise_or.at(given, place, bits[kept])
        return Grid(places, len(self._codes), *np.divmod(cell, max(len(people), 1)), given)

    @property
    def _all(self) -> tuple[Ints, ...]:
        """Whose each part is and who worked on it; and the part, code and bits of every cell."""
        parts = [len(grid.places.weight) for grid in self._grids]
        before = np.cumsum([0, *parts])
        columns = [
            (grid.places.respondent, grid.places.present, grid.place + start, grid.code, grid.bits)
            for grid, start in zip(self._grids, before.tolist(), strict=False)
        ]
        return tuple(_joined(columns, 5))

    def patterns(self, coders: int) -> Patterns:
        """The pattern counts of respondents among these coders."""
        gathered = Gathered(self._codes)
        gathered.add(self.grid(coders))
        return gathered.patterns
