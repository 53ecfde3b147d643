"""Two points in time: what became of whom."""

from collections.abc import Mapping, Sequence

from qualcode.model.people import People
from qualcode.model.tables import Cell, Column, Kind, Share


def transition_grid(
    before: Mapping[str, People], after: Mapping[str, People], followed: People, everyone: People
) -> tuple[tuple[Column, ...], tuple[tuple[Cell, ...], ...]]:
    """Columns and rows of a grid: rows are the values before, columns the values after.

    Cells give n of the people who had the row's value and were followed (the people at risk); ``before`` and
    ``after`` hold disjoint groups by value. The last columns say who was not followed.
    """
    values = _ordered(before, after)
    columns = (
        Column("before", "before", Kind.TEXT),
        Column("respondents", "people", Kind.COUNT, is_people=True),
        Column("followed", "followed", Kind.COUNT, is_people=True),
        *(Column(f"to {value}", f"to {value}", Kind.SHARE) for value in values),
        Column("not followed", "not followed", Kind.SHARE),
    )
    rows: list[tuple[Cell, ...]] = []
    for value in values:
        people = before.get(value, People()) & everyone
        at_risk = people & followed
        moves = (Share(len(at_risk & after.get(later, People())), len(at_risk)) for later in values)
        rows.append((value, len(people), len(at_risk), *moves, Share(len(people - followed), len(people))))
    return columns, tuple(rows)


def _ordered(before: Mapping[str, People], after: Mapping[str, People]) -> Sequence[str]:
    """All values, the commonest before first, then those that only come up later."""
    return sorted({*before, *after}, key=lambda value: (-len(before.get(value, People())), value))
