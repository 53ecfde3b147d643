"""Two points in time: what became of whom."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

from qualcode.analysis.hiding import Margin, Number, Summed, hide, numbers
from qualcode.model.people import People
from qualcode.model.tables import Cell, Column, Hidden, Kind, Share

MISSING = "(missing)"
_Any = TypeVar("_Any")


def transition_grid(
    before: Mapping[str, People], after: Mapping[str, People], followed: People, everyone: People
) -> tuple[tuple[Column, ...], tuple[tuple[Cell, ...], ...]]:
    """Columns and rows of a grid: rows are the values before, columns the values after.

    ``before`` and ``after`` hold disjoint groups by value. Cells give n of the people who had the row's value
    and were followed (the people at risk); the last column says who was not followed. People without a value
    have a row and a column of their own, so that each row adds up, and the rows to ``everyone``.
    """
    before = _with_missing(before, everyone)
    after = _with_missing(after, everyone & followed)
    values = _ordered(before, after)
    earlier, later = ([v for v in values if v != MISSING or v in groups] for groups in (before, after))
    columns = (
        Column("before", "before", Kind.TEXT),
        Column("respondents", "people", Kind.COUNT, is_people=True),
        Column("followed", "followed", Kind.COUNT, is_people=True),
        *(Column(f"to {value}", f"to {value}", Kind.SHARE) for value in later),
        Column("not followed", "not followed", Kind.SHARE),
    )
    rows: list[tuple[Cell, ...]] = []
    for value in earlier:
        people = before.get(value, People())
        at_risk = people & followed
        moves = (Share(len(at_risk & after.get(to, People())), len(at_risk)) for to in later)
        rows.append((value, len(people), len(at_risk), *moves, Share(len(people - followed), len(people))))
    return columns, tuple(rows)


def without_moves(line: Sequence[_Any]) -> tuple[_Any, ...]:
    """The columns, or a row, of a grid without where people went: how many were followed, and who was not."""
    return (*line[:3], line[-1])


def commonest_move(
    columns: Sequence[Column], rows: Sequence[tuple[Cell, ...]]
) -> tuple[str, str, Share] | None:
    """From where to where most people went who went anywhere, of those at risk; None where nobody did."""
    moves = [
        (str(row[0]), column.key.removeprefix("to "), cell)
        for row in rows
        for column, cell in zip(columns[3:-1], row[3:-1], strict=True)
        if isinstance(cell, Share) and cell.n
    ]
    away = [
        (before, to, share) for before, to, share in moves if before != to and MISSING not in (before, to)
    ]
    return max(away, key=lambda move: move[2].n, default=None)


def _with_missing(groups: Mapping[str, People], everyone: People) -> dict[str, People]:
    """The groups within ``everyone``, empty ones left out, and those who are in none of them."""
    known = {value: people & everyone for value, people in groups.items()}
    known[MISSING] = everyone - People.union(known.values())
    return {value: people for value, people in known.items() if people}


def _ordered(before: Mapping[str, People], after: Mapping[str, People]) -> Sequence[str]:
    """All values, the commonest before first, then those that only come up later; missing ones last."""
    return sorted(
        {*before, *after}, key=lambda value: (value == MISSING, -len(before.get(value, People())), value)
    )


def without_small_moves(rows: Sequence[tuple[Cell, ...]], below: int) -> tuple[tuple[Cell, ...], ...]:
    """The rows of a grid with small cells hidden, and what would give them away with them.

    How many people a row has stays: it is the size of a group. Where the number of those followed would tell
    how few were not, or is small itself, all of the row is hidden, as its percentages are of them. What
    people became later is taken to be known as well, from another table.
    """
    shares = [[cell for cell in row if isinstance(cell, Share)] for row in rows]
    whole = {place for place, row in enumerate(rows) if isinstance(row[2], int) and 0 < row[2] < below}
    while True:
        found = numbers([[share.n for share in row] for row in shares], below)
        for place in whole:
            for number in found[place]:
                number.hide_any()
            found[place][-1].is_guarded = True
        totals, down = (
            [sum(number.n for number in line) for line in lines]
            for lines in (found, [*zip(*found, strict=True)])
        )
        hide(Summed(found, Margin.KNOWN, Margin.KNOWN, totals, down), below)
        more = {place for place, row in enumerate(found) if row[-1].is_hidden} - whole
        if not more:
            break
        whole |= more
    return tuple(
        _told(row, held, below, is_whole=place in whole)
        for place, (row, held) in enumerate(zip(rows, found, strict=True))
    )


def _told(
    row: tuple[Cell, ...], numbers: Sequence[Number], below: int, *, is_whole: bool
) -> tuple[Cell, ...]:
    """A row of the grid with what is hidden in it; of a whole one the number of those followed, too."""
    before, people, followed, *shares = row
    moves = [
        Hidden(below if number.is_marked else 0, None if is_whole else share.base)
        if number.is_hidden and isinstance(share, Share)
        else share
        for number, share in zip(numbers, shares, strict=True)
    ]
    return (before, people, Hidden(0) if is_whole else followed, *moves)
