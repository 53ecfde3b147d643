"""Two sides of what was one once."""

from hypothesis import given
from hypothesis import strategies as st

from qualcode.analysis.three_way import three_way

SIDE = st.dictionaries(st.sampled_from("abcdef"), st.sampled_from("123"))


def apply(here: dict[str, str], there: dict[str, str], base: dict[str, str]) -> dict[str, str]:
    merged = three_way(base, here, there)
    kept = {name: sum_ for name, sum_ in here.items() if name not in merged.removed}
    return kept | {name: there[name] for name in (*merged.added, *merged.changed)}


@given(SIDE, SIDE, SIDE)
def test_what_one_side_changed_is_as_that_side_left_it(
    base: dict[str, str], here: dict[str, str], there: dict[str, str]
) -> None:
    after = apply(here, there, base)
    for name in {*base, *here, *there}:
        was, ours, theirs = base.get(name), here.get(name), there.get(name)
        if ours == was:
            assert after.get(name) == theirs
        elif theirs in (was, ours):
            assert after.get(name) == ours
        else:
            assert after.get(name) == ours
            assert name in three_way(base, here, there).clashing


@given(SIDE, SIDE)
def test_a_side_that_nobody_changed_takes_all_of_the_other(
    base: dict[str, str], there: dict[str, str]
) -> None:
    assert apply(base, there, base) == there
    assert apply(there, base, base) == there


@given(SIDE, SIDE, SIDE)
def test_everything_falls_into_one_place(
    base: dict[str, str], here: dict[str, str], there: dict[str, str]
) -> None:
    merged = three_way(base, here, there)
    places = (
        *(merged.added, merged.changed, merged.removed),
        *(merged.same, merged.kept, merged.clashing),
    )
    names = [name for place in places for name in place]
    assert len(names) == len(set(names))
    gone_on_both_sides = {name for name in base if name not in here and name not in there}
    assert set(names) == {*base, *here, *there} - gone_on_both_sides


def test_what_was_deleted_here_does_not_come_back() -> None:
    merged = three_way({}, {}, {"a": "1"}, gone={"a"})
    assert merged.clashing == ["a"]
