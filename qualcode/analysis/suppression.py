"""Hiding small cells row by row, so that a table of themes cannot point at a person.

Its rows overlap, as people speak of several themes, so that each row is looked at by itself, with the columns
beside its share. Tables whose rows and columns both add up are looked at as a whole (``hiding``).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from qualcode.model.tables import Cell, Column, Hidden, Kind, Share, Table


@dataclass(frozen=True, slots=True)
class Parts:
    """Columns that together hold everybody of a row, whose number another table shows.

    ``totals`` are the people of each row. Where nobody is in two columns (``are_apart``) the columns add up
    to it; otherwise they add up to no less.
    """

    columns: tuple[int, ...]
    totals: tuple[int, ...]
    are_apart: bool


@dataclass(frozen=True, slots=True)
class _Bounds:
    """What a reader knows of a hidden number; ``is_small`` marks those that must stay unknown."""

    least: int
    most: int
    is_small: bool


def without_small_cells(table: Table, below: int, parts: Parts | None = None) -> Table:
    """Every count of 1 to ``below`` - 1 people becomes Hidden, and what would give it away with it.

    In a row with a hidden share the numbers of codings and the bounds of intervals go too. A column of fewer
    than ``below`` people is hidden whole. Where the row's total and the cells still shown would tell a hidden
    number, further cells of the row are hidden, the smallest first. Tables of other people or other filters
    are not looked at: their differences may still tell.
    """
    rows = list(table.rows)
    for number, row in enumerate(rows):
        if parts is not None and parts.totals[number] == 0:
            continue
        cells = [_without_few(column, cell, below) for column, cell in zip(table.columns, row, strict=True)]
        if parts is not None:
            cells = _safe(cells, parts, parts.totals[number], below)
        if any(isinstance(cell, Hidden) and cell.base is not None for cell in cells):
            cells = [_without_traces(column, cell) for column, cell in zip(table.columns, cells, strict=True)]
        rows[number] = tuple(cells)
    return replace(table, rows=tuple(rows), note=(*table.note, words_for(below)))


def words_for(below: int) -> str:
    """What stands under a table with hidden cells."""
    return (
        f"Counts of 1 to {below - 1} people are hidden (<{below}); “hidden” stands for numbers that would"
        " tell one of them. Differences from other tables of these people may still tell."
    )


def _without_few(column: Column, cell: Cell, below: int) -> Cell:
    match cell:
        case Share(_, base) if 0 < base < below:
            return Hidden(0, base)
        case Share(n, base) if 0 < n < below:
            return Hidden(below, base)
        case int() if column.is_people and 0 < cell < below:
            return Hidden(below)
    return cell


def _safe(cells: list[Cell], parts: Parts, total: int, below: int) -> list[Cell]:
    """The cells with as many more hidden as it takes that no small one can be worked out."""
    cells = list(cells)
    while _is_told(cells, parts, total, below):
        shown = [(_number(cells[place]), place) for place in parts.columns if _number(cells[place])]
        if not shown:
            # Nothing is left to hide but the zeros and which cells are the small ones.
            return [_hidden(cell) if place in parts.columns else cell for place, cell in enumerate(cells)]
        _, smallest = min(shown)
        cells[smallest] = _hidden(cells[smallest])
    return cells


def _is_told(cells: Sequence[Cell], parts: Parts, total: int, below: int) -> bool:
    """Whether the total leaves only one possible number for some small cell.

    The numbers hidden add up to what the total and the cells shown leave, or to more where people may be in
    several; a total below ``below`` is hidden too, and known only to be from 1 to ``below`` - 1.
    """
    hidden = (_bounds(cells[place], below, total) for place in parts.columns)
    unknown = [bounds for bounds in hidden if bounds is not None]
    shown = sum(_number(cells[place]) for place in parts.columns)
    least, most = (1, below - 1) if 0 < total < below else (total - shown, total - shown)
    if not parts.are_apart:
        least, most = max(least, 0), sum(bounds.most for bounds in unknown)
    all_most = sum(bounds.most for bounds in unknown)
    all_least = sum(bounds.least for bounds in unknown)
    return any(
        max(bounds.least, least - (all_most - bounds.most))
        >= min(bounds.most, most - (all_least - bounds.least))
        for bounds in unknown
        if bounds.is_small
    )


def _bounds(cell: Cell, below: int, total: int) -> _Bounds | None:
    """What a reader who knows how cells are hidden can tell of one; None where it is shown."""
    if not isinstance(cell, Hidden):
        return None
    if cell.base is not None and cell.base < below:
        return _Bounds(0, cell.base, is_small=True)
    if cell.below:
        return _Bounds(1, below - 1, is_small=True)
    return _Bounds(below, max(below, total), is_small=False)


def _number(cell: Cell) -> int:
    """The people of a cell that is shown, 0 where it is not."""
    match cell:
        case Share(n, _):
            return n
        case int():
            return cell
    return 0


def _hidden(cell: Cell) -> Cell:
    return Hidden(0, cell.base if isinstance(cell, Share | Hidden) else None)


def _without_traces(column: Column, cell: Cell) -> Cell:
    """What stands beside a hidden share and would let a reader work it out."""
    if column.kind is Kind.COUNT and not column.is_people:
        return Hidden(0)
    if column.kind is Kind.PERCENT:
        return None
    return "hidden" if column.key == "spread" else cell
