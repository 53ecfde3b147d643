"""A grid of moves adds up, whoever is missing where."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.analysis.transitions import transition_grid, without_small_moves
from qualcode.model.people import People
from qualcode.model.tables import Cell, Hidden, Share


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


def thinkable(rows: tuple[tuple[Cell, ...], ...], down: list[int], below: int) -> list[list[set[int]]]:
    """For each move the numbers that fit the sizes of the rows, what people became, and what is shown."""
    lines = []
    for _, people, followed, *moves in rows:
        assert isinstance(people, int)
        ranges = [
            [cell.n]
            if isinstance(cell, Share)
            else range(1, below)
            if isinstance(cell, Hidden) and cell.below
            else range(people + 1)
            for cell in moves
        ]
        lines.append(
            [
                line
                for line in product(*ranges)
                if sum(line) == people and (isinstance(followed, Hidden) or sum(line[:-1]) == followed)
            ]
        )
    found: list[list[set[int]]] = [[set() for _ in down] for _ in rows]
    for grid in product(*lines):
        if [sum(line) for line in zip(*grid, strict=True)] == down:
            for held, line in zip(found, grid, strict=True):
                for numbers, number in zip(held, line, strict=True):
                    numbers.add(number)
    return found


@settings(derandomize=True, deadline=None, max_examples=60)
@given(st.lists(st.lists(st.integers(0, 5), min_size=3, max_size=3), min_size=2, max_size=2))
def test_no_small_move_can_be_found_out(moves: list[list[int]]) -> None:
    below = 3
    rows = tuple(
        (
            "was",
            sum(line),
            sum(line[:-1]),
            *(Share(n, sum(line[:-1])) for n in line[:-1]),
            Share(line[-1], sum(line)),
        )
        for line in moves
    )
    hidden = without_small_moves(rows, below)
    down = [sum(line) for line in zip(*moves, strict=True)]
    is_all_hidden = all(isinstance(cell, Hidden) for row in hidden for cell in row[3:])
    for line, possible in zip(moves, thinkable(hidden, down, below), strict=True):
        for n, numbers in zip(line, possible, strict=True):
            assert n in numbers
            assert not 0 < n < below or len(numbers) > 1 or is_all_hidden, hidden
    for row, line in zip(hidden, moves, strict=True):
        if 0 < sum(line[:-1]) < below:
            assert isinstance(row[2], Hidden)
