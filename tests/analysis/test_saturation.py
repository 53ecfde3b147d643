"""Saturation: the published rule on an example worked by hand, and random orders."""

from itertools import accumulate, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.analysis.saturation import Rule, at_percent, cumulated, random_orders, reached, runs

WORKED = list(accumulate([8, 4, 3, 1, 1, 0, 0]))
INTERVIEWS = st.lists(st.integers(0, 2**12 - 1), min_size=6, max_size=9)


@pytest.mark.parametrize(
    ("rule", "last"),
    [
        (Rule(4, 2, 5), 7),  # 1 of 16 is 6.25 %, too much; then nothing
        (Rule(4, 2, 6), 7),  # 6.25 % is printed as 6 and is more than 6
        (Rule(4, 2, 7), 6),
        (Rule(4, 3, 5), None),
        (Rule(4, 1, 0), 6),
        (Rule(6, 1, 0), 7),
    ],
)
def test_the_worked_example(rule: Rule, last: int | None) -> None:
    run = reached(WORKED, rule)
    assert (run and run.last) == last


def test_a_base_without_codes_never_saturates() -> None:
    [run, *_] = runs([0, 0, 0, 0, 0, 0], Rule())
    assert run.percent is None and reached([0] * 9, Rule()) is None


@given(INTERVIEWS)
def test_codes_are_counted_once(interviews: list[int]) -> None:
    sets = [{bit for bit in range(12) if codes >> bit & 1} for codes in interviews]
    assert cumulated(interviews) == [len(set().union(*sets[: place + 1])) for place in range(len(sets))]


@given(INTERVIEWS, st.integers())
def test_a_seed_stands_for_its_orders(interviews: list[int], seed: int) -> None:
    orders = random_orders(interviews, Rule(), 20, seed)
    assert orders == random_orders(interviews, Rule(), 20, seed)
    everything = cumulated(interviews)[-1]
    assert orders.low[-1] == orders.middle[-1] == orders.high[-1] == everything
    assert all(low <= middle <= high for low, middle, high in zip(*orders[1:4], strict=True))
    assert len(orders.ends) <= 20 and all(6 <= end <= len(interviews) for end in orders.ends)


def test_many_random_orders_come_near_to_all_orders() -> None:
    """With every order of six interviews known, the share of those that saturate is known too."""
    interviews, rule = [0b1, 0b10, 0b11, 0b100, 0b1, 0b1000], Rule(3, 2, 0)
    every = [reached(cumulated(order), rule) is not None for order in permutations(interviews)]
    found = random_orders(interviews, rule, 4000, seed=1)
    assert abs(len(found.ends) / 4000 - sum(every) / len(every)) < 0.03


@given(st.lists(st.integers(), min_size=1), st.integers(1, 100))
def test_a_percentile_is_one_of_the_numbers(numbers: list[int], percent: int) -> None:
    numbers.sort()
    found = at_percent(numbers, percent)
    at_most = sum(1 for number in numbers if number <= found)
    below = sum(1 for number in numbers if number < found)
    assert 100 * at_most >= percent * len(numbers) > 100 * below
