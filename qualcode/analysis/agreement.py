"""The figures of agreement: of each code, of all codes together, and of each pair of coders.

Every figure is arithmetic on pattern counts; undefined is None, and ``..._why`` says why.
"""

from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import NamedTuple

from qualcode.analysis import chance
from qualcode.analysis.alpha import (
    Compared,
    Sums,
    alphas_without_each,
    pooled_alpha,
    pooled_without_each,
    respondents_apart,
)
from qualcode.analysis.coded import bits_of
from qualcode.analysis.comparison import Comparison
from qualcode.analysis.fourfold import Fourfold, f1, fourfold, jaccard, kappa, percent, pooled_kappa
from qualcode.analysis.jackknife import Interval, interval, too_few, too_few_pooled
from qualcode.analysis.patterns import Counts, Patterns
from qualcode.model.agreement import Unit

NO_SHARED_TEXT = "no document was coded by two of the coders"
UNUSED = "not used by anyone here"
NO_VARIATION = "no variation: everybody coded every unit"


class CodeFigures(NamedTuple):
    """The agreement on one code; ``a`` to ``d`` and ``kappa`` are those of two coders.

    With more coders ``percent``, ``f1`` and ``mh_ratio`` are taken from the cells of all pairs together.
    ``percent`` and ``mh_ratio`` are Miles and Huberman's ratio with and without joint absences.
    ``respondents``: those compared who have the code from anybody; ``respondents_each``: by coder;
    ``respondents_all``: from all coders who worked on them. ``times_as_often``: of any two coders, on what
    both worked on, how much more often one used the code; None where no two used it.
    """

    code: int
    a: int | None
    b: int | None
    c: int | None
    d: int | None
    units: int
    units_each: tuple[int, ...]
    units_by_anyone: int
    percent: float | None
    mh_ratio: float | None
    f1: float | None
    kappa: float | None
    alpha: float | None
    alpha_low: float | None
    alpha_high: float | None
    alpha_why: str
    interval_why: str
    is_rough: bool
    u_alpha: float | None
    ac1: float | None
    brennan_prediger: float | None
    prevalence: float | None
    respondents: int
    respondents_each: tuple[int, ...]
    respondents_all: int
    times_as_often: float | None


class Pooled(NamedTuple):
    """One number for all codes at one unit; ``pooled kappa`` is that of two coders."""

    unit: Unit
    alpha: float | None
    low: float | None
    high: float | None
    interval_why: str
    kappa: float | None
    units: int
    respondents: int


def of_codes(comparison: Comparison, unit: Unit) -> list[CodeFigures]:
    """The figures of each compared code, in the order of the comparison."""
    patterns = comparison.patterns(unit)
    people = comparison.patterns(Unit.RESPONDENT)
    sums = comparison.sums(unit)
    return [_of_code(code, comparison, patterns, people, sums) for code in comparison.codes]


def _of_code(
    code: int, comparison: Comparison, patterns: Patterns, people: Patterns, sums: Compared
) -> CodeFigures:
    coders = list(bits_of(comparison.coders))
    counts = patterns.of_code(code)
    tables = [fourfold(counts, first, second) for first, second in combinations(coders, 2)]
    together = Fourfold(*map(sum, zip(*tables, strict=True)))
    of_two = tables[0] if len(tables) == 1 else None
    whole = sums.whole[code]
    holders = people.respondents_with(code)
    spread = interval(whole.alpha, alphas_without_each(sums, code), holders)
    if not spread.why and (
        why := too_few(len(sums.sizes), holders, are_units=sums is comparison.sums(Unit.RESPONDENT))
    ):
        spread = Interval(None, None, why)
    units = chance.yes_or_no(counts)
    return CodeFigures(
        code=code,
        a=of_two and of_two.a,
        b=of_two and of_two.b,
        c=of_two and of_two.c,
        d=of_two and of_two.d,
        units=sum(counts.values()),
        units_each=tuple(_coded_units(counts, bit) for bit in coders),
        units_by_anyone=_coded_units(counts, comparison.coders),
        percent=percent(together),
        mh_ratio=jaccard(together),
        f1=f1(together),
        kappa=of_two and kappa(of_two),
        alpha=whole.alpha,
        alpha_low=spread.low,
        alpha_high=spread.high,
        alpha_why="" if whole.alpha is not None else why_undefined(whole),
        interval_why=spread.why,
        is_rough=spread.is_rough,
        u_alpha=comparison.u_alpha(code),
        ac1=chance.ac1(units, 2),
        brennan_prediger=chance.brennan_prediger(units, 2),
        prevalence=whole.coded / whole.values if whole.values else None,
        respondents=holders,
        respondents_each=tuple(people.respondents_with(code, bit) for bit in coders),
        respondents_all=people.respondents_with_all(code),
        times_as_often=max(filter(None, map(_times_as_often, tables)), default=None),
    )


def _times_as_often(table: Fourfold) -> float | None:
    fewer, more = sorted((table.a + table.b, table.a + table.c))
    return more / fewer if fewer else None


def _coded_units(counts: Counts, coders: int) -> int:
    return sum(units for (_, coded), units in counts.items() if coded & coders)


def why_undefined(sums: Sums) -> str:
    """Why a code has no alpha."""
    if sums.values == 0:
        return NO_SHARED_TEXT
    return UNUSED if sums.coded == 0 else NO_VARIATION


def pooled(comparison: Comparison, unit: Unit, codes: Sequence[int], coders: int | None = None) -> Pooled:
    """Pooled alpha of some codes with its interval, and pooled kappa of two coders, at a unit."""
    coders = comparison.coders if coders is None else coders
    patterns = comparison.patterns(unit, coders)
    sums = comparison.sums(unit, coders)
    estimate = pooled_alpha(sums.whole[code] for code in codes)
    # A code that everybody gave everywhere, or nobody, says nothing of how sure the others' alpha is.
    held = sums.of([code for code in codes if sums.whole[code].alpha is not None])[0] > 0
    holders = int(held.any(axis=0).sum())
    few = too_few_pooled(len(sums.sizes), holders, int(held.sum()))
    spread = Interval(None, None, few)
    if not few:
        spread = interval(estimate, pooled_without_each(sums, codes), holders)
    pair = tuple(bits_of(coders))
    of_two = None
    if len(pair) == 2:
        of_two = pooled_kappa(fourfold(patterns.of_code(code), *pair) for code in codes)
    why = spread.why if estimate is not None else _why_no_pooled(sums.whole[code] for code in codes)
    return Pooled(unit, estimate, spread.low, spread.high, why, of_two, patterns.units, len(sums.sizes))


def _why_no_pooled(sums: Iterable[Sums]) -> str:
    reasons = {why_undefined(each) for each in sums}
    return reasons.pop() if len(reasons) == 1 else "no code varies"


class Person(NamedTuple):
    """The pooled alpha of one respondent, and their share of all disagreement."""

    respondent: int
    alpha: float | None
    share: float


def of_respondents(comparison: Comparison, unit: Unit) -> list[Person]:
    """Each compared respondent, those with the greatest share of the disagreement first."""
    found = respondents_apart(comparison.sums(unit))
    respondents = comparison.patterns(unit).respondents.tolist()
    people = [Person(*each) for each in zip(respondents, *zip(*found, strict=True), strict=True)]
    return sorted(people, key=lambda person: -person.share)
