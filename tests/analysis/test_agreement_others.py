"""Agreement beside independent programs: scikit-learn, NLTK and statsmodels, on random codings.

Traps: NLTK's own MASI divides by zero for two empty sets, and its alpha raises where nothing varies, so that
empty sets are left out and something always varies here. R's irrCAC has no twin under a known licence.
"""

from collections import Counter
from math import isclose, sqrt
from random import Random

import numpy as np
import pytest
from nltk.metrics.agreement import AnnotationTask
from nltk.metrics.distance import binary_distance, jaccard_distance, masi_distance
from sklearn.metrics import cohen_kappa_score, f1_score, jaccard_score
from statsmodels.stats.inter_rater import cohens_kappa
from statsmodels.stats.inter_rater import fleiss_kappa as their_fleiss_kappa
from statsmodels.stats.proportion import proportion_confint

from qualcode.analysis import chance, fourfold
from qualcode.analysis.alpha import alpha
from qualcode.analysis.comparison import Comparison, compare
from qualcode.analysis.set_alpha import set_alphas
from qualcode.analysis.shares import wilson_bounds
from qualcode.model.agreement import Unit

from .coded_projects import coded_documents, targets
from .test_agreement_gold import of_sets

SEEDS = range(8)
CODES = ["x", "y", "z"]


def project(random: Random) -> dict[str, object]:
    """Two coders of some notes; the second mostly repeats the first."""

    def spans() -> list[tuple[int, int, str]]:
        starts = [random.randrange(90) for _ in range(random.randrange(2, 7))]
        return [(start, start + random.randrange(1, 10), random.choice(CODES)) for start in starts]

    documents = []
    for number in range(12):
        first = spans()
        second = [span for span in first if random.random() < 0.7] + spans()[:2]
        units = [[start, start + 20] for start in range(0, 100, 20)]
        coders = {"A": first, "B": second}
        documents.append({"length": 100, "respondent": f"r{number}", "units": units, "coders": coders})
    return {"codes": CODES, "coders": ["A", "B"], "documents": documents}


def compared(given: dict[str, object]) -> Comparison:
    return compare(coded_documents(given), 3, targets(CODES, {}), range(len(CODES)))


def characters(given: dict[str, object], code: str) -> tuple[list[int], list[int]]:
    """For every character of all notes whether each coder gave it the code."""
    rows: tuple[list[int], list[int]] = ([], [])
    for document in given["documents"]:  # type: ignore[attr-defined]
        for row, coder in zip(rows, "AB", strict=True):
            cells = [0] * document["length"]
            for start, end, given_code in document["coders"][coder]:
                if given_code == code:
                    cells[start:end] = [1] * len(cells[start:end])
            row.extend(cells)
    return rows


@pytest.mark.parametrize("seed", SEEDS)
def test_two_coders_and_one_code(seed: int) -> None:
    given = project(Random(seed))
    found = compared(given).patterns(Unit.CHARACTER)
    for place, code in enumerate(CODES):
        table = fourfold.fourfold(found.of_code(place), 1, 2)
        first, second = characters(given, code)
        assert isclose(fourfold.kappa(table) or 0, cohen_kappa_score(first, second))
        assert isclose(fourfold.f1(table) or 0, f1_score(first, second))
        assert isclose(fourfold.jaccard(table) or 0, jaccard_score(first, second))
        theirs = cohens_kappa(np.array([[table.a, table.b], [table.c, table.d]]))
        assert isclose(fourfold.kappa(table) or 0, theirs.kappa)
        assert isclose(fourfold.kappa_se(table) or 0, sqrt(theirs.var_kappa))
        assert isclose(fourfold.kappa_max(table) or 0, theirs.kappa_max)
        triples = [
            (coder, unit, value)
            for coder, row in enumerate((first, second))
            for unit, value in enumerate(row)
        ]
        units = Counter(zip(first, second, strict=True))
        assert isclose(alpha(units) or 0, AnnotationTask(triples, binary_distance).alpha())
        assert isclose(chance.fleiss_kappa(units) or 0, AnnotationTask(triples, binary_distance).pi())


@pytest.mark.parametrize("seed", SEEDS)
def test_alpha_of_several_coders_with_holes(seed: int) -> None:
    random = Random(seed)
    rows = [[random.choice("aabbc") if random.random() < 0.8 else None for _ in range(4)] for _ in range(40)]
    units = [[value for value in row if value is not None] for row in rows]
    # NLTK counts what stands alone in a unit, Krippendorff does not.
    triples = [
        (coder, unit, value)
        for unit, row in enumerate(rows)
        if len(units[unit]) > 1
        for coder, value in enumerate(row)
        if value is not None
    ]
    expected = AnnotationTask(triples, binary_distance).alpha()
    assert isclose(alpha(Counter(map(tuple, units))) or 0, expected)


@pytest.mark.parametrize("seed", SEEDS)
def test_alpha_of_sets(seed: int) -> None:
    random = Random(seed)
    rows = [[random.randrange(1, 16) for _ in range(3)] for _ in range(30)]
    rows = [[row[0], row[0] if random.random() < 0.6 else row[1], row[2]] for row in rows]
    found = set_alphas(of_sets(Counter(map(tuple, rows))))
    triples = [
        (coder, unit, frozenset(bit for bit in range(4) if value >> bit & 1))
        for unit, row in enumerate(rows)
        for coder, value in enumerate(row)
    ]
    for ours, distance in zip(found, (binary_distance, jaccard_distance, masi_distance), strict=False):
        assert isclose(ours or 0, AnnotationTask(triples, distance).alpha())


@pytest.mark.parametrize("seed", SEEDS)
def test_fleiss_kappa_and_wilson(seed: int) -> None:
    random = Random(seed)
    rows = [tuple(random.choice("aabbc") for _ in range(5)) for _ in range(30)]
    counted = np.array([[row.count(value) for value in "abc"] for row in rows])
    assert isclose(chance.fleiss_kappa(Counter(rows)) or 0, their_fleiss_kappa(counted))
    whole = random.randrange(5, 80)
    part = random.randrange(whole)
    theirs = proportion_confint(part, whole, method="wilson")
    assert all(isclose(x, y, abs_tol=1e-12) for x, y in zip(wilson_bounds(part, whole), theirs, strict=True))
