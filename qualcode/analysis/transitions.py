"""Two points in time: what became of whom."""

from collections.abc import Mapping, Sequence

from qualcode.model.people import People
from qualcode.model.tables import Cell, Column, Kind, Share

MISSING = "(missing)"


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
