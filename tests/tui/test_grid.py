"""Where the columns of a grid stand, and what of them is seen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.model.tables import Column, Kind
from qualcode.tui import grid
from qualcode.tui.grid import GAP, Widths

HEADINGS = st.lists(st.text("ab ", min_size=1, max_size=40), min_size=2, max_size=30)
ROOMS = st.integers(30, 200)


def widths(headings: list[str], kind: Kind, room: int) -> Widths:
    columns = [
        Column(str(place), heading, kind if place else Kind.TEXT) for place, heading in enumerate(headings)
    ]
    sample = [["x" * (7 * place % 50) for place in range(len(columns))]]
    return grid.widths(columns, ["label", "a longer label"], sample, 1, room)


@given(HEADINGS, st.sampled_from([Kind.SHARE, Kind.QUOTES]), ROOMS, st.integers(0, 10_000))
def test_what_is_seen_is_what_overlaps_the_window(
    headings: list[str], kind: Kind, room: int, left: int
) -> None:
    found = widths(headings, kind, room)
    inside = room - found.frozen_cells
    left = min(left, max(0, found.moving_cells - inside))
    seen = found.seen(left, inside)
    for column in range(found.frozen, len(headings)):
        start = found.lefts[column - found.frozen]
        overlaps = start < left + inside and start + found.widths[column] + GAP > left
        assert (column in seen) == overlaps
        if overlaps and start >= left:
            assert found.at(found.frozen_cells + start - left, left) == column


@given(HEADINGS, ROOMS, st.integers(0, 29), st.integers(0, 10_000))
def test_a_column_is_scrolled_to_from_anywhere(
    headings: list[str], room: int, column: int, left: int
) -> None:
    found = widths(headings, Kind.SHARE, room)
    column = found.frozen + column % (len(headings) - found.frozen)
    inside = room - found.frozen_cells
    scrolled = found.scrolled(column, left, inside)
    start = found.lefts[column - found.frozen]
    assert scrolled <= start
    if found.widths[column] + GAP <= inside:
        assert start + found.widths[column] + GAP <= scrolled + inside
    if left <= start and start + found.widths[column] + GAP <= left + inside:
        assert scrolled == left, "what is seen is not moved"


@pytest.mark.parametrize("room", [78, 118, 158])
def test_columns_of_words_fill_the_screen(room: int) -> None:
    found = widths(["person", "one", "two", "three"], Kind.QUOTES, room)
    assert room - 8 <= found.frozen_cells + found.moving_cells <= room
