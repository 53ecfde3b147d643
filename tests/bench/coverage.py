"""How often the intervals of agreement hold the true value: `python -m tests.bench.coverage`.

A seeded simulation of two coders who code the notes of many samples of respondents. A share of the
respondents (the *prevalence*) has the code, each in a share of their passages of their own; how clear it is
differs from person to person; now and then a coder finds it where it is not, and borders differ. The true
value is that of half a million respondents.

Printed, for each unit: in per cent, how often the interval holds the true value where there is one ("-" where
fewer than 100 samples have one); by the number of respondents compared, and by prevalence, or by how many of
them have the code in the sample (or have not), which is what one can know of a study. Then the same for
pooled alpha, by the sum of the respondents with each code: of a codebook of twelve codes, common and rare, of
one of four rare ones, and of two codes, which share the people and how clear they are.
"""

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from qualcode.analysis.alpha import Compared, Sums, alphas_without_each, pooled_alpha, pooled_without_each
from qualcode.analysis.jackknife import interval
from qualcode.model.agreement import Unit

PASSAGES, LENGTH, TURN = 40, 200, 4
"""Passages of a respondent, each as long as a sentence or two; characters of one; passages of a turn."""
FALSE, SHIFT, SPILL = 0.0005, 24, 0.1
RESPONDENTS = (5, 8, 12, 20, 40, 80, 120, 180)
PREVALENCES = (0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.8, 0.95)
CODEBOOKS: Mapping[str, Sequence[float]] = {
    "twelve codes": (0.8, 0.5, 0.35, 0.35, 0.2, 0.2, 0.1, 0.1, 0.05, 0.05, 0.02, 0.02),
    "four rare codes": (0.1, 0.05, 0.05, 0.02),
    "two codes": (0.35, 0.1),
}
_HOLDERS = (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 30, 60)
_EVERYBODY, _AT_ONCE = 500_000, 20_000
_MOST = 1_000_000
"""Respondents that are drawn at once, so that memory stays small."""


class Coded(NamedTuple):
    """Of each sample (row) and respondent: pairable values, coded ones, and those apart."""

    values: int
    coded: Any
    apart: Any
    is_holder: Any


Units = Mapping[Unit, Coded]


def samples(random: np.random.Generator, clear: Any, prevalence: float) -> Units:
    """The same samples at every unit; ``clear``: sample, respondent."""
    shape = clear.shape
    has = random.random(shape) < prevalence
    share = np.float32(random.beta(1.5, 8, shape)) * has
    passages = (*shape, PASSAGES)
    there = random.random(passages, np.float32) < share[..., None]
    chance = np.where(there, np.float32(clear)[..., None], np.float32(FALSE))
    first, second = (random.random(passages, np.float32) < chance for _ in range(2))
    both = np.count_nonzero(there & first & second, axis=2)
    coded, apart = _counted(first, second)
    is_holder = coded > 0
    shifted = np.minimum(random.poisson(SHIFT * both), both * LENGTH)
    spilt = np.minimum(random.binomial(both, SPILL), PASSAGES - (coded + apart // 2) // 2)
    turns = [each.reshape(*shape, -1, TURN).any(axis=3) for each in (first, second)]
    people = [each.any(axis=2, keepdims=True) for each in (first, second)]
    return {
        Unit.CHARACTER: Coded(2 * PASSAGES * LENGTH, coded * LENGTH, apart * LENGTH + 2 * shifted, is_holder),
        Unit.SENTENCE: Coded(2 * PASSAGES, coded + spilt, apart + 2 * spilt, is_holder),
        Unit.TURN: Coded(2 * PASSAGES // TURN, *_counted(*turns), is_holder),
        Unit.RESPONDENT: Coded(2, *_counted(*people), is_holder),
    }


def _counted(first: Any, second: Any) -> tuple[Any, Any]:
    """Coded values of each respondent, and those apart: each differing unit has two ordered pairs."""
    coded = np.count_nonzero(first, axis=2) + np.count_nonzero(second, axis=2)
    return coded, 2 * np.count_nonzero(first != second, axis=2)


def clearness(random: np.random.Generator, runs: int, people: int) -> Any:
    """How clear the words of each respondent are."""
    return random.beta(6, 2, (runs, people))


def truths(random: np.random.Generator) -> Mapping[float, Mapping[Unit, Sums]]:
    """By prevalence and unit what alpha is made of among everybody."""
    found = {}
    for prevalence in PREVALENCES:
        sums = {unit: Sums(0, 0, 0.0) for unit in Unit}
        for _ in range(_EVERYBODY // _AT_ONCE):
            for unit, coded in samples(random, clearness(random, 1, _AT_ONCE), prevalence).items():
                more = coded.values * _AT_ONCE, int(coded.coded.sum()), float(coded.apart.sum())
                sums[unit] = Sums(*(one + other for one, other in zip(sums[unit], more, strict=True)))
        found[prevalence] = sums
    return found


class Held(NamedTuple):
    """A sample with an interval: respondents, prevalence, those with the code, and whether it holds.

    Of several codes ``holders`` are the respondents with each of them together.
    """

    people: int
    prevalence: float
    holders: int
    is_held: bool


def measured(
    codes: Sequence[Coded], truth: float, people: int, prevalence: float, *, is_pooled: bool
) -> Iterator[Held]:
    """Every sample with an interval, of one code, or of several that are pooled."""
    values = codes[0].values
    anybody = np.logical_or.reduce([each.is_holder for each in codes]).sum(axis=1).tolist()
    pairs = sum(each.is_holder.sum(axis=1) for each in codes).tolist()
    for run, holding in enumerate(anybody):
        coded, apart = (np.stack([each[column][run] for each in codes]) for column in (1, 2))
        sums = zip(coded.sum(axis=1).tolist(), apart.sum(axis=1).tolist(), strict=True)
        whole = {code: Sums(values * people, *each) for code, each in enumerate(sums)}
        of = Compared(range(len(codes)), np.full(people, values), coded, apart.astype(float), whole)
        if is_pooled:
            found = interval(pooled_alpha(whole.values()), pooled_without_each(of, of.codes), holding)
        else:
            found = interval(whole[0].alpha, alphas_without_each(of, 0), holding)
        if found.low is not None and found.high is not None:
            yield Held(people, prevalence, pairs[run], found.low <= truth <= found.high)


def drawn(
    random: np.random.Generator, runs: int, people: int, prevalences: Sequence[float]
) -> Mapping[Unit, list[Coded]]:
    """Samples of as many codes, all of the same people."""
    at_once = max(_MOST // people // 10, 1)
    parts: list[list[Units]] = []
    for begin in range(0, runs, at_once):
        clear = clearness(random, min(at_once, runs - begin), people)
        parts.append([samples(random, clear, prevalence) for prevalence in prevalences])
    found: dict[Unit, list[Coded]] = {}
    for unit in Unit:
        of_codes = ([part[code][unit] for part in parts] for code in range(len(prevalences)))
        found[unit] = [_together(those) for those in of_codes]
    return found


def _together(those: Sequence[Coded]) -> Coded:
    columns = (np.concatenate([each[column] for each in those]) for column in (1, 2, 3))
    return Coded(those[0].values, *columns)


Found = Mapping[Unit, list[Held]]


def of_single_codes(
    random: np.random.Generator, runs: int, true: Mapping[float, Mapping[Unit, Sums]]
) -> Found:
    """All samples of a code with an interval."""
    found: dict[Unit, list[Held]] = {unit: [] for unit in Unit}
    for prevalence in PREVALENCES:
        for people in RESPONDENTS:
            for unit, codes in drawn(random, runs, people, [prevalence]).items():
                truth = true[prevalence][unit].alpha or 0.0
                found[unit].extend(measured(codes, truth, people, prevalence, is_pooled=False))
    return found


def of_codebooks(
    random: np.random.Generator, runs: int, true: Mapping[float, Mapping[Unit, Sums]]
) -> Mapping[str, Found]:
    """All samples of a codebook with an interval of its pooled alpha."""
    found: dict[str, dict[Unit, list[Held]]] = {}
    for name, prevalences in CODEBOOKS.items():
        found[name] = {unit: [] for unit in Unit}
        for people in RESPONDENTS:
            for unit, codes in drawn(random, runs, people, prevalences).items():
                truth = pooled_alpha(true[prevalence][unit] for prevalence in prevalences) or 0.0
                found[name][unit].extend(measured(codes, truth, people, 0.0, is_pooled=True))
    return found


def coverage(held: Sequence[Held], rows: Sequence[int], columns: Sequence[float], by: Any) -> str:
    """A table of percentages."""
    everything, hits = Counter(map(by, held)), Counter(by(each) for each in held if each.is_held)
    lines = [f"{'n':>5}" + "".join(f"{column:>7g}" for column in columns)]
    for row in rows:
        cells = (
            f"{100 * hits[row, column] / everything[row, column]:.0f}"
            if everything[row, column] >= 100
            else "-"
            for column in columns
        )
        lines.append(f"{row:>5}" + "".join(f"{cell:>7}" for cell in cells))
    return "\n".join(lines)


def _by_holders(each: Held) -> tuple[int, int]:
    return each.people, _in_class(each.holders)


def _by_others(each: Held) -> tuple[int, int]:
    return each.people, _in_class(each.people - each.holders)


def _in_class(number: int) -> int:
    """The greatest of the printed numbers that is not above."""
    return max(each for each in _HOLDERS if each <= number)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.bench.coverage", description=__doc__)
    parser.add_argument("--runs", type=int, default=2_000, help="samples of each kind (default: 2000)")
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    random = np.random.default_rng(chosen.seed)
    true = truths(random)
    for unit, held in of_single_codes(random, chosen.runs, true).items():
        print(f"\n{unit}, by prevalence")
        print(coverage(held, RESPONDENTS, PREVALENCES, lambda each: (each.people, each.prevalence)))
        print(f"\n{unit}, by respondents with the code in the sample")
        print(coverage(held, RESPONDENTS, _HOLDERS, _by_holders))
        print(f"\n{unit}, by respondents without the code in the sample")
        print(coverage(held, RESPONDENTS, _HOLDERS, _by_others))
    for name, found in of_codebooks(random, chosen.runs, true).items():
        for unit, held in found.items():
            print(f"\npooled, {name}, {unit}: all samples, then by respondents with each code, summed")
            print(coverage(held, RESPONDENTS, [0], lambda each: (each.people, 0)))
            print(coverage(held, RESPONDENTS, _HOLDERS, _by_holders))
