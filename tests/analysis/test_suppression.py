"""Small cells are hidden, and nobody can work them out again from their row."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.analysis.suppression import Parts, without_small_cells
from qualcode.model.tables import Cell, CodePath, Column, Hidden, Kind, Share, Table

BASE = 30


def matrix_row(numbers: list[int], below: int, *, bases: list[int] | None = None) -> tuple[Cell, ...]:
    """One row of a partition matrix after hiding, without its theme."""
    bases = bases or [BASE] * len(numbers)
    shares = tuple(Share(n, base) for n, base in zip(numbers, bases, strict=True))
    columns = (
        Column("code", "theme", Kind.CODE),
        *(Column(f"group {place}", "", Kind.SHARE, base=base) for place, base in enumerate(bases)),
        Column("spread", "spread", Kind.TEXT),
    )
    table = Table("", columns, ((CodePath(("theme",)), *shares, "all, mostly A"),), ())
    places = tuple(range(1, 1 + len(numbers)))
    return without_small_cells(table, below, Parts(places, (sum(numbers),), are_apart=True)).rows[0][1:]


def printed(cells: tuple[Cell, ...]) -> list[str]:
    return [cell.text() if isinstance(cell, Share | Hidden) else str(cell) for cell in cells]


def possible(cells: tuple[Cell, ...], total: int, below: int, place: int) -> set[int]:
    """The numbers that a reader who knows the row's total can think of for a hidden cell."""
    ranges = []
    for cell in cells:
        if isinstance(cell, Share):
            ranges.append([cell.n])
        elif isinstance(cell, Hidden):
            ranges.append([*range(1, below)] if cell.below else [*range(total + 1)])
    return {numbers[place] for numbers in product(*ranges) if sum(numbers) == total}


@settings(derandomize=True, deadline=None, max_examples=200)
@given(st.lists(st.integers(0, 9), min_size=2, max_size=4), st.integers(2, 5))
def test_no_small_number_can_be_had_by_subtraction(numbers: list[int], below: int) -> None:
    cells = matrix_row(numbers, below)
    for place, n in enumerate(numbers):
        if 0 < n < below:
            assert isinstance(cells[place], Hidden)
            assert len(possible(cells, sum(numbers), below, place)) > 1, printed(cells)


def test_what_stands_in_the_cells() -> None:
    assert printed(matrix_row([9, 8, 7], 5)) == ["9 (30%)", "8 (27%)", "7 (23%)", "all, mostly A"]
    assert printed(matrix_row([9, 3, 7], 5)) == ["9 (30%)", "<5", "hidden", "hidden"]
    assert printed(matrix_row([9, 2, 3], 5)) == ["9 (30%)", "<5", "<5", "hidden"]
    assert printed(matrix_row([0, 0, 0], 5)) == ["0 (0%)", "0 (0%)", "0 (0%)", "all, mostly A"]


def test_two_cells_that_can_only_be_one_number_need_a_third() -> None:
    """4 and 4 are the only way to 8 below 5, and 1 and 1 the only way to 2."""
    assert printed(matrix_row([4, 4, 9, 7], 5))[:4] == ["<5", "<5", "9 (30%)", "hidden"]
    assert printed(matrix_row([1, 1, 9, 7], 5))[:4] == ["<5", "<5", "9 (30%)", "hidden"]


def test_as_many_groups_as_a_hidden_total_can_have_are_hidden_with_the_empty_ones() -> None:
    """Four groups with somebody and fewer than five people in all: one in each."""
    assert printed(matrix_row([1, 1, 1, 1, 0], 5)) == ["hidden"] * 6


def test_a_column_of_few_people_is_hidden_whole() -> None:
    cells = matrix_row([0, 9, 8], 5, bases=[3, BASE, BASE])
    assert printed(cells)[0] == "hidden"
    assert len(possible(cells, 17, 5, 0)) > 1


def test_sides_that_cover_a_theme_do_not_tell_each_other() -> None:
    """Of ten people six are positive and all others critical: four, if no more are hidden."""
    columns = (
        Column("code", "theme", Kind.CODE),
        Column("respondents", "people", Kind.SHARE, base=BASE, is_spread_out=True),
        Column("positive", "positive", Kind.COUNT, is_people=True),
        Column("critical", "critical", Kind.COUNT, is_people=True),
        Column("codings", "codings", Kind.COUNT),
    )
    row = (CodePath(("theme",)), Share(10, BASE), 6, 4, 12)
    table = Table("", columns, (row,), ())
    hidden = without_small_cells(table, 5, Parts((2, 3), (10,), are_apart=False)).rows[0]
    assert printed(hidden[2:]) == ["hidden", "<5", "12"]
    roomy = Table("", columns, ((CodePath(("theme",)), Share(6, BASE), 6, 4, 12),), ())
    assert printed(without_small_cells(roomy, 5, Parts((2, 3), (6,), are_apart=False)).rows[0][2:]) == [
        "6", "<5", "12",
    ]  # fmt: skip


def test_codings_and_intervals_go_with_a_hidden_share() -> None:
    columns = (
        Column("respondents", "people", Kind.SHARE, base=BASE, is_spread_out=True),
        Column("low", "low", Kind.PERCENT),
        Column("positive", "positive", Kind.COUNT, is_people=True),
        Column("codings", "codings", Kind.COUNT),
    )
    table = Table("", columns, ((Share(3, BASE), 2, 0, 7), (Share(9, BASE), 15, 3, 11)), ())
    hidden = without_small_cells(table, 5)
    assert hidden.rows == (
        (Hidden(5, BASE), None, 0, Hidden(0)),
        (Share(9, BASE), 15, Hidden(5), 11),
    )
    assert "Counts of 1 to 4 people are hidden (<5)" in hidden.note[-1]
