"""Small cells of crossed tables are hidden, and no margin gives any of them back."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.analysis.hiding import Margin, Summed, hide, numbers

MARGINS = [
    (Margin.KNOWN, Margin.KNOWN),
    (Margin.KNOWN, Margin.FREE),
    (Margin.FREE, Margin.KNOWN),
    (Margin.TOLD, Margin.FREE),
    (Margin.OVERLAPPING, Margin.FREE),
    (Margin.OVERLAPPING, Margin.KNOWN),
]


def hidden(rows: list[list[int]], below: int, across: Margin, down: Margin, overlap: int = 0) -> Summed:
    def totals(lines: list[list[int]], margin: Margin) -> list[int]:
        """Where people may be in several cells, all are no more than the sum and no fewer than the most."""
        less = overlap if margin is Margin.OVERLAPPING else 0
        return [max(sum(line) - less, *line) for line in lines]

    down_lines = [[*line] for line in zip(*rows, strict=True)]
    table = Summed(numbers(rows, below), across, down, totals(rows, across), totals(down_lines, down))
    hide(table, below)
    return table


def fits(line: tuple[int, ...], margin: Margin, total: int, below: int) -> bool:
    """Whether these numbers of a line are what its margin lets a reader think of."""
    match margin:
        case Margin.FREE:
            return True
        case Margin.KNOWN:
            return sum(line) == total
        case Margin.TOLD:
            return sum(line) == total or (0 < total < below and 1 <= sum(line) < below)
        case Margin.OVERLAPPING:
            least = 1 if 0 < total < below else total
            return sum(line) >= least


def thinkable(table: Summed, below: int) -> list[set[int]]:
    """For each cell the numbers that a reader can think of."""
    width = len(table.numbers[0])
    most = max(*table.totals, *table.totals_down, below) + 1
    ranges = []
    for number in (number for row in table.numbers for number in row):
        least, highest = number.bounds(below, most) if number.is_hidden else (number.n, number.n)
        ranges.append(range(least, highest + 1))
    found: list[set[int]] = [set() for _ in ranges]
    for flat in product(*ranges):
        rows = [flat[start : start + width] for start in range(0, len(flat), width)]
        if all(
            fits(row, table.across, total, below) for row, total in zip(rows, table.totals, strict=True)
        ) and all(
            fits(column, table.down, total, below)
            for column, total in zip(zip(*rows, strict=True), table.totals_down, strict=True)
        ):
            for held, number in zip(found, flat, strict=True):
                held.add(number)
    return found


@pytest.mark.parametrize("margins", MARGINS)
@settings(derandomize=True, deadline=None, max_examples=25)
@given(
    st.lists(st.lists(st.integers(0, 4), min_size=2, max_size=2), min_size=2, max_size=2),
    st.integers(2, 3),
    st.integers(0, 3),
)
def test_no_small_number_can_be_found_out(
    margins: tuple[Margin, Margin], rows: list[list[int]], below: int, overlap: int
) -> None:
    table = hidden(rows, below, *margins, overlap)
    cells = [number for row in table.numbers for number in row]
    for number, possible in zip(cells, thinkable(table, below), strict=True):
        assert number.n in possible
        if 0 < number.n < below:
            assert number.is_hidden
            is_all_hidden = all(one.is_hidden and not one.is_marked for one in cells)
            assert len(possible) > 1 or is_all_hidden, shown(table)


def shown(table: Summed) -> list[str]:
    return [
        " ".join(("<" if number.is_marked else "x") if number.is_hidden else str(number.n) for number in row)
        for row in table.numbers
    ]


def test_a_number_that_both_margins_know_takes_three_others_with_it() -> None:
    rows = [[2, 20, 30], [40, 50, 60], [70, 80, 90]]
    assert shown(hidden(rows, 5, Margin.KNOWN, Margin.KNOWN)) == ["< x 30", "x x 60", "70 80 90"]
    assert shown(hidden(rows, 5, Margin.KNOWN, Margin.FREE)) == ["< x 30", "40 50 60", "70 80 90"]
    assert shown(hidden(rows, 5, Margin.FREE, Margin.KNOWN)) == ["< 20 30", "x 50 60", "70 80 90"]
    assert shown(hidden(rows, 5, Margin.FREE, Margin.FREE)) == ["< 20 30", "40 50 60", "70 80 90"]


def test_where_nothing_else_is_left_the_empty_cells_are_hidden_too() -> None:
    assert shown(hidden([[2, 0, 0]], 5, Margin.KNOWN, Margin.FREE)) == ["x x x"]
    assert shown(hidden([[2, 0, 0]], 5, Margin.TOLD, Margin.FREE)) == ["< 0 0"], "the total is hidden as well"


def test_a_table_without_small_numbers_stays_as_it_is() -> None:
    assert shown(hidden([[7, 0], [0, 9]], 5, Margin.KNOWN, Margin.KNOWN)) == ["7 0", "0 9"]
