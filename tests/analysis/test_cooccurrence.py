"""Codes together, held against looking at every two passages of every person."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from qualcode.analysis.cooccurrence import Pairs, Said, in_same_person, in_same_turn, in_same_words
from qualcode.model.codebook import Code, Codebook
from qualcode.model.people import People

# Themes 1 and 2, codes 3 and 4 below 1, 5 below 3, and 6 below 2.
PARENTS = {1: None, 3: 1, 5: 3, 4: 1, 2: None, 6: 2}
BOOK = Codebook(
    1,
    tuple(
        Code(code_id, parent, place, f"Code {code_id}")
        for place, (code_id, parent) in enumerate(PARENTS.items())
    ),
)
PAIRS = Pairs(BOOK, BOOK.by_id)
TURNS = [Said(1, 0, 0, 10, 0), Said(1, 1, 10, 14, 0), Said(1, 0, 14, 30, 0), Said(2, 0, 0, 30, 0)]


def above(code_id: int) -> set[int]:
    """A code and its themes."""
    parent = PARENTS[code_id]
    return {code_id} | (above(parent) if parent else set())


def expected(of_people: dict[int, list[tuple[Said, Said]]]) -> dict[tuple[int, int], set[int]]:
    """The people by pairs of codes that are not above each other, from pairs of passages."""
    found: dict[tuple[int, int], set[int]] = {}
    order = list(PARENTS)
    for person, those in of_people.items():
        for one, other in those:
            for pair in ((a, b) for a in above(one.code_id) for b in above(other.code_id)):
                first, second = sorted(pair, key=order.index)
                if first not in above(second):
                    found.setdefault((first, second), set()).add(person)
    return found


@st.composite
def passages(draw: st.DrawFn) -> Said:
    start = draw(st.integers(0, 28))
    end = draw(st.integers(start + 1, 30))
    document, person = draw(st.sampled_from([(1, 0), (1, 1), (2, 0)]))
    return Said(document, person, start, end, draw(st.sampled_from(list(PARENTS))))


def meeting(said: list[Said], together: object) -> dict[int, list[tuple[Said, Said]]]:
    pairs: dict[int, list[tuple[Said, Said]]] = {}
    for one, other in combinations(said, 2):
        if one[:2] == other[:2] and together(one, other):  # type: ignore[operator]
            pairs.setdefault(one.person, []).append((one, other))
    return pairs


def touches(one: Said, other: Said) -> bool:
    return one[:2] == other[:2] and one.start_char < other.end_char and other.start_char < one.end_char


@given(st.lists(passages(), max_size=14))
def test_same_words(said: list[Said]) -> None:
    found = in_same_words(said, PAIRS)
    assert {pair: set(people) for pair, people in found.items()} == expected(meeting(said, touches))


@given(st.lists(passages(), max_size=14))
def test_same_turn(said: list[Said]) -> None:
    found = in_same_turn(said, TURNS, PAIRS)
    in_one_turn = meeting(said, lambda a, b: any(touches(a, turn) and touches(b, turn) for turn in TURNS))
    assert {pair: set(people) for pair, people in found.items()} == expected(in_one_turn)


def test_same_person() -> None:
    people = {1: People([0, 1]), 3: People([0]), 4: People([1]), 2: People([1, 2]), 6: People([2])}
    assert in_same_person(people, PAIRS) == {(1, 2): People([1]), (4, 2): People([1])}
