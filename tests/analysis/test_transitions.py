"""A grid of moves adds up, whoever is missing where."""

from qualcode.analysis.transitions import transition_grid
from qualcode.model.people import People
from qualcode.model.tables import Share


def test_moves_of_those_followed() -> None:
    columns, rows = transition_grid(
        {"out": People(range(6)), "in": People(range(6, 8))},
        {"out": People([0]), "in": People([1, 2, 6])},
        followed=People([0, 1, 2, 6]),
        everyone=People(range(8)),
    )
    assert [column.key for column in columns] == [
        "before", "respondents", "followed", "to out", "to in", "not followed",
    ]  # fmt: skip
    assert rows == (
        ("out", 6, 3, Share(1, 3), Share(2, 3), Share(3, 6)),
        ("in", 2, 1, Share(0, 1), Share(1, 1), Share(1, 2)),
    )


def test_missing_values_have_their_own_row_and_column() -> None:
    columns, rows = transition_grid(
        {"out": People([0, 1])}, {"in": People([0])}, followed=People(range(4)), everyone=People(range(4))
    )
    assert [column.key for column in columns[3:]] == ["to out", "to in", "to (missing)", "not followed"]
    assert [(row[0], row[1]) for row in rows] == [("out", 2), ("in", 0), ("(missing)", 2)]
    for row in rows:
        moves = [cell for cell in row[3:] if isinstance(cell, Share)]
        assert sum(share.n for share in moves) == row[1]


def test_people_outside_the_base_do_not_move() -> None:
    _, rows = transition_grid(
        {"out": People([0, 1])}, {"in": People([0, 1])}, followed=People([0, 1]), everyone=People([1])
    )
    assert rows[0] == ("out", 1, 1, Share(0, 1), Share(1, 1), Share(0, 1))
