"""Rows crossed with columns, compared with plain sets; change between waves."""

from hypothesis import given
from hypothesis import strategies as st

from qualcode.analysis.change import changes
from qualcode.analysis.displays import Facet, Grid, Item, Line, Lines, lines_of_people
from qualcode.model.people import People

PLACES = st.sets(st.integers(0, 9))
ITEMS = st.lists(
    st.tuples(st.integers(0, 9), st.integers(1, 3), st.sampled_from(["positive", "critical"])), max_size=30
)


def items(found: list[tuple[int, int, str]]) -> list[Item]:
    return [
        Item(number, place, code, 1, 1, polarity)
        for number, (place, code, polarity) in enumerate(found, start=1)
    ]


@given(PLACES, PLACES, PLACES, PLACES)
def test_everybody_is_in_one_group_of_change(
    before: set[int], after: set[int], followed: set[int], everyone: set[int]
) -> None:
    found = changes(*map(People, (before, after, followed, everyone)))
    expected = {
        "gained": (after - before) & followed & everyone,
        "kept": after & before & followed & everyone,
        "lost": (before - after) & followed & everyone,
        "never": (followed & everyone) - before - after,
        "not_followed": everyone - followed,
    }
    assert {name: set(people) for name, people in found._asdict().items()} == expected
    assert sum(map(len, found)) == len(everyone)


@given(ITEMS, PLACES)
def test_polarity_and_code_are_those_of_one_coding(found: list[tuple[int, int, str]], base: set[int]) -> None:
    """Somebody critical of one code and positive about another is in neither of the crossed cells."""
    everyone = People(base)
    codes = Lines(
        "theme", Facet.CODE, [Line(str(code), everyone) for code in (1, 2)], {1: [0], 2: [1], 3: [0, 1]}
    )
    sides = Lines(
        "polarity", Facet.POLARITY, [Line(side, everyone) for side in ("positive", "critical")],
        {"positive": [0], "critical": [1]},
    )  # fmt: skip
    cells = Grid(codes, lambda _: sides, everyone).cells(items(found))
    for row, code in enumerate((1, 2)):
        for column, side in enumerate(("positive", "critical")):
            expected = [one for one in found if one[0] in base and one[1] in {code, 3} and one[2] == side]
            cell = cells[row][column]
            assert set(cell.people) == {place for place, _, _ in expected}
            assert len(cell.items) == len(expected)
            assert set(cell.of) == base


@given(ITEMS, st.lists(PLACES, min_size=1, max_size=3), PLACES)
def test_groups_are_crossed_by_who_belongs_to_them(
    found: list[tuple[int, int, str]], groups: list[set[int]], base: set[int]
) -> None:
    everyone = People(base)
    columns = lines_of_people(
        "group", [Line(str(number), People(those)) for number, those in enumerate(groups)]
    )
    codes = Lines("theme", Facet.CODE, [Line("1", everyone)], {1: [0]})
    [row] = Grid(codes, lambda _: columns, everyone).cells(items(found))
    for cell, those in zip(row, groups, strict=True):
        assert set(cell.people) == {place for place, code, _ in found if code == 1} & those & base
        assert set(cell.of) == set(cell.possible) == those & base


def test_without_mentions_groups_are_crossed_as_they_are() -> None:
    rows = lines_of_people("agency", [Line("A", People([0, 1])), Line("B", People([2]))])
    columns = lines_of_people("gender", [Line("w", People([1, 2, 3]))])
    [[first], [second]] = Grid(rows, lambda _: columns, People([0, 1, 2, 3]), is_of_mentions=False).cells([])
    assert (set(first.people), set(second.people)) == ({1}, {2})
    assert set(first.of) == {1, 2, 3}, "percentages of two groups are of the column"
