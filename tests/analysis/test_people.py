"""People against Python's own sets."""

from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.model.people import People

indices = st.frozensets(st.integers(0, 300) | st.integers(0, 20), max_size=40)
surely = settings(derandomize=True, deadline=None, max_examples=150)


@surely
@given(indices, indices)
def test_algebra(a: frozenset[int], b: frozenset[int]) -> None:
    one, other = People(a), People(b)
    assert (set(one | other), set(one & other), set(one - other)) == (a | b, a & b, a - b)
    assert (one <= other) == (a <= b)
    assert (one == other) == (a == b) and (a != b or hash(one) == hash(other))


@surely
@given(indices, st.integers(0, 300))
def test_size_members_and_order(a: frozenset[int], index: int) -> None:
    people = People(a)
    assert len(people) == len(a) and bool(people) == bool(a)
    assert list(people) == sorted(a)
    assert (index in people) == (index in a)
    assert people.names([str(place) for place in range(301)]) == [str(place) for place in sorted(a)]


@surely
@given(st.lists(indices, max_size=6))
def test_union(sets: list[frozenset[int]]) -> None:
    assert set(People.union(map(People, sets))) == frozenset().union(*sets)


def test_first_and_strangers() -> None:
    assert list(People.first(3)) == [0, 1, 2] and not People.first(0)
    assert People([7]) != {7} and repr(People([7, 2])) == "People([2, 7])"
