"""Hiding small cells, so that a table cannot point at a person."""

from dataclasses import replace

from qualcode.model.tables import Cell, Column, Hidden, Kind, Share, Table


def without_small_cells(table: Table, below: int, groups_are_apart: bool) -> Table:
    """Every count of 1 to ``below`` - 1 people becomes Hidden, and what would give it away with it.

    In a row with a hidden share the numbers of codings and the bounds of intervals go too. Where the
    groups of a matrix are apart (nobody in two), a single hidden cell could be had by subtraction from
    the theme table, so the next smallest cell of that row is hidden with it.
    """
    rows = tuple(_row(table, row, below, groups_are_apart) for row in table.rows)
    note = f"Counts of 1 to {below - 1} people are hidden (<{below})"
    note += ", and one more cell where it would give a hidden one away." if groups_are_apart else "."
    return replace(table, rows=rows, note=(*table.note, note))


def _row(table: Table, row: tuple[Cell, ...], below: int, groups_are_apart: bool) -> tuple[Cell, ...]:
    cells = [_without_few(column, cell, below) for column, cell in zip(table.columns, row, strict=True)]
    hidden = [cell for cell in cells if isinstance(cell, Hidden) and cell.base is not None]
    if not hidden:
        return tuple(cells)
    if groups_are_apart and len(hidden) == 1:
        _hide_the_next_smallest(cells)
    return tuple(_without_traces(column, cell) for column, cell in zip(table.columns, cells, strict=True))


def _without_few(column: Column, cell: Cell, below: int) -> Cell:
    match cell:
        case Share(n, base) if 0 < n < below:
            return Hidden(below, base)
        case int() if column.is_people and 0 < cell < below:
            return Hidden(below)
    return cell


def _hide_the_next_smallest(cells: list[Cell]) -> None:
    shares = [(cell.n, cell.base, place) for place, cell in enumerate(cells) if isinstance(cell, Share)]
    candidates = [share for share in shares if share[0]]
    if candidates:
        _, base, place = min(candidates, key=lambda share: share[0])
        cells[place] = Hidden(0, base)


def _without_traces(column: Column, cell: Cell) -> Cell:
    """What stands beside a hidden share and would let a reader work it out."""
    if column.kind is Kind.COUNT and not column.is_people:
        return Hidden(0)
    if column.kind is Kind.PERCENT:
        return None
    return "hidden" if column.key == "spread" else cell
