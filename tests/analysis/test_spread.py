"""How far a theme spreads over groups, in words that are true."""

from qualcode.analysis.matrix import Group, are_alike, are_apart, spread
from qualcode.model.people import People


def said(*groups: tuple[str, range | set[int], set[int]], missing: str = "") -> str:
    """The spread of a theme over (name, people, those of them who mentioned it)."""
    made = [Group(name, People(people), {}, is_missing=name == missing) for name, people, _ in groups]
    return spread(made, [People(found) for _, _, found in groups], "agency")


def test_all_some_and_none() -> None:
    assert said(("A", range(3), {0}), ("B", range(3, 6), {3})) == "2 of 2 agencies"
    assert said(("A", range(3), set()), ("B", range(3, 6), set())) == "0 of 2 agencies"
    assert said(("A", range(3), {0}), ("B", range(3, 6), {3}), ("C", set(), set())) == "2 of 2 agencies"


def test_mostly_is_more_than_half() -> None:
    assert said(("A", range(3), {0, 1}), ("B", range(3, 6), {3})) == "2 of 2 agencies, mostly A"
    assert said(("A", range(3), {0, 1}), ("B", range(3, 6), {3, 4})) == "2 of 2 agencies"


def test_only_is_all_of_them() -> None:
    assert said(("A", range(3), {0}), ("B", range(3, 6), set())) == "1 of 2 agencies, only A"


def test_people_without_a_value_forbid_only_and_are_no_group() -> None:
    groups = (("A", range(3), {0, 1}), ("B", range(3, 6), set()), ("(missing)", range(6, 9), {6}))
    assert said(*groups, missing="(missing)") == "1 of 2 agencies, mostly A"


def test_one_group_is_compared_with_nothing() -> None:
    assert said(("A", range(3), {0, 1})) == "1 of 1 agency"


def test_groups_that_share_some_people_say_no_mostly() -> None:
    """Of two coders the one who coded more has more of everything."""
    assert said(("A", range(9), {0, 1, 2}), ("B", range(2), {0})) == "2 of 2 agencies"


def test_groups_of_the_same_people_can_be_compared() -> None:
    assert said(("A", range(9), {0, 1, 2}), ("B", range(9), {0})) == "2 of 2 agencies, mostly A"
    assert said(("A", range(9), {0, 1}), ("B", range(9), {0, 1})) == "2 of 2 agencies"


def test_apart_and_alike() -> None:
    a, b, c = (Group(name, People(people), {}) for name, people in (("A", [0]), ("B", [1]), ("C", [0, 1])))
    assert are_apart([a, b]) and are_alike([a, b]) and are_alike([c, c])
    assert not are_apart([a, c]) and not are_alike([a, c])
