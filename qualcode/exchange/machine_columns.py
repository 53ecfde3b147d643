"""The columns of a table as programs read them: one place for JSON, CSV and XLSX."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import TypeAlias

from qualcode.model.tables import Cell, CodePath, Column, Entry, Hidden, Kind, Missing, Share, Table

Nested: TypeAlias = dict[str, int | None]
Value: TypeAlias = str | int | float | Hidden | Missing | tuple[Entry, ...] | Nested | None


class Part(Enum):
    """Which part of a table's cell a machine column holds."""

    WHOLE = auto()
    NESTED = auto()
    N = auto()
    BASE = auto()
    PERCENT = auto()


@dataclass(frozen=True, slots=True)
class MachineColumn:
    """A column of a data file: its unique name, and the part of which column of the table it holds."""

    name: str
    index: int
    part: Part

    @property
    def holds_number(self) -> bool:
        """Whether the counted number itself is here, which may be hidden."""
        return self.part in {Part.WHOLE, Part.NESTED, Part.N}


def machine_columns(table: Table, *, is_nesting: bool = False) -> list[MachineColumn]:
    """The columns of a data file, in order, with names that differ.

    A share becomes three columns: ``KEY``, ``base``, ``percent`` where it is spread out, else ``KEY n``,
    ``KEY base``, ``KEY percent``; with ``is_nesting`` the latter stay one column of objects.
    A name that is taken gets a number, ``base (2)``.
    """
    columns: list[MachineColumn] = []
    taken: set[str] = set()
    for index, column in enumerate(table.columns):
        for name, part in _parts(column, is_nesting=is_nesting):
            columns.append(MachineColumn(free_name(name, taken), index, part))
    return columns


def _parts(column: Column, *, is_nesting: bool) -> Iterator[tuple[str, Part]]:
    if column.kind is not Kind.SHARE:
        yield column.key, Part.WHOLE
    elif column.is_spread_out:
        yield from ((column.key, Part.N), ("base", Part.BASE), ("percent", Part.PERCENT))
    elif is_nesting:
        yield column.key, Part.NESTED
    else:
        yield from (
            (f"{column.key} n", Part.N),
            (f"{column.key} base", Part.BASE),
            (f"{column.key} percent", Part.PERCENT),
        )


def free_name(name: str, taken: set[str]) -> str:
    """The name, numbered where it is taken already; it is taken from now on."""
    free, number = name, 2
    while free in taken:
        free, number = f"{name} ({number})", number + 1
    taken.add(free)
    return free


def value(cell: Cell, part: Part) -> Value:
    """What a machine column holds of a cell; a hidden number stays Hidden, its percentage is None.

    What is missing stands where the number itself would.
    """
    if isinstance(cell, CodePath):
        return str(cell)
    if not isinstance(cell, Share | Hidden):
        return cell if part in {Part.WHOLE, Part.NESTED, Part.N} else None
    n, percent = (cell.n, cell.percent) if isinstance(cell, Share) else (None, None)
    match part:
        case Part.NESTED:
            return {"n": n, "base": cell.base, "percent": percent}
        case Part.BASE:
            return cell.base
        case Part.PERCENT:
            return percent
        case _:
            return cell if isinstance(cell, Hidden) else n
