"""Drawing a sample of people, the same one on every machine."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from hashlib import sha256

Strata = Mapping[str, Sequence[str]]


def stratified(strata: Strata, share: Fraction, seed: int) -> dict[str, list[str]]:
    """People drawn from each stratum in proportion to its size.

    The whole is ``share`` of everybody, rounded half up and at least one; it is shared out by the method of
    the largest remainder (Hamilton), ties to the larger stratum. Within a stratum people are drawn in the
    order of a hash of the seed and their name: the same seed gives the same people everywhere, and somebody
    who joins later moves nobody else in that order.

    >>> stratified({"North": ["A", "B", "C", "D"], "South": ["E", "F"]}, Fraction(1, 2), seed=7)
    {'North': ['C', 'D'], 'South': ['F']}
    """
    sizes = allotted({name: len(people) for name, people in strata.items()}, share)
    return {name: sorted(_in_order(people, seed)[: sizes[name]]) for name, people in strata.items()}


def allotted(sizes: Mapping[str, int], share: Fraction) -> dict[str, int]:
    """How many of each stratum.

    >>> allotted({"North": 31, "South": 10, "West": 1}, Fraction(1, 5))
    {'North': 6, 'South': 2, 'West': 0}
    """
    everybody = sum(sizes.values())
    whole = min(everybody, max(1, int(everybody * share + Fraction(1, 2)))) if everybody else 0
    quotas = {name: Fraction(whole * size, everybody or 1) for name, size in sizes.items()}
    given = {name: int(quota) for name, quota in quotas.items()}
    by_remainder = sorted(quotas, key=lambda name: (given[name] - quotas[name], -sizes[name]))
    for name in by_remainder[: whole - sum(given.values())]:
        given[name] += 1
    return given


def _in_order(people: Sequence[str], seed: int) -> list[str]:
    return sorted(people, key=lambda name: (sha256(f"{seed}\0{name}".encode()).digest(), name))
