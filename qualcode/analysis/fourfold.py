"""Two coders and one code: the table of four cells, and what is computed from it.

Undefined is None, never 0 or 1.
"""

from collections.abc import Iterable
from math import sqrt
from typing import NamedTuple

from qualcode.analysis.patterns import Counts


class Fourfold(NamedTuple):
    """Units that both coders coded (``a``), only the first (``b``) or second (``c``), and neither (``d``)."""

    a: int
    b: int
    c: int
    d: int

    @property
    def n(self) -> int:
        """All units."""
        return sum(self)


def fourfold(counts: Counts, first: int, second: int) -> Fourfold:
    """The table of two coders (their bits) over the units of both."""
    cells = [0, 0, 0, 0]
    for (present, coded), units in counts.items():
        if present & first and present & second:
            cells[2 * (not coded & first) + (not coded & second)] += units
    return Fourfold(*cells)


def ratio(part: float, whole: float) -> float | None:
    """The quotient, None where there is nothing to divide by."""
    return part / whole if whole else None


def percent(table: Fourfold) -> float | None:
    """Miles and Huberman's agreements / (agreements + disagreements), joint absences being agreements.

    Miles, M. B. & Huberman, A. M. (1994). Qualitative data analysis, 2nd ed., p. 64.
    """
    return ratio(table.a + table.d, table.n)


def jaccard(table: Fourfold) -> float | None:
    """The same ratio without joint absences: of what at least one coder coded, what both did."""
    return ratio(table.a, table.a + table.b + table.c)


def f1(table: Fourfold) -> float | None:
    """Positive specific agreement, the same number as Dice's, Holsti's and F1.

    Hripcsak, G. & Rothschild, A. S. (2005). Journal of the American Medical Informatics Association 12,
    296-298.

    >>> f1(Fourfold(50, 75, 75, 800)), percent(Fourfold(50, 75, 75, 800))
    (0.4, 0.85)
    """
    return ratio(2 * table.a, 2 * table.a + table.b + table.c)


def negative_agreement(table: Fourfold) -> float | None:
    """Of the units that a coder left uncoded, those that the other left too."""
    return ratio(2 * table.d, 2 * table.d + table.b + table.c)


def prevalences(table: Fourfold) -> tuple[float | None, float | None]:
    """The share of units that each coder coded."""
    return ratio(table.a + table.b, table.n), ratio(table.a + table.c, table.n)


def prevalence_index(table: Fourfold) -> float | None:
    """How far joint presence outweighs joint absence.

    Byrt, T., Bishop, J. & Carlin, J. B. (1993). Journal of Clinical Epidemiology 46, 423-429.
    """
    return ratio(table.a - table.d, table.n)


def bias_index(table: Fourfold) -> float | None:
    """How much more the first coder codes than the second (Byrt et al. 1993)."""
    return ratio(table.b - table.c, table.n)


def _products(table: Fourfold) -> int:
    """n² times the agreement that two independent coders would reach."""
    a, b, c, d = table
    return (a + b) * (a + c) + (c + d) * (b + d)


def kappa(table: Fourfold) -> float | None:
    """Cohen's kappa.

    Cohen, J. (1960). Educational and Psychological Measurement 20, 37-46. The example is table 2 of
    Feinstein & Cicchetti (1990), Journal of Clinical Epidemiology 43, 543-549.

    >>> round(kappa(Fourfold(80, 10, 5, 5)), 2)
    0.32
    """
    n = table.n
    chance = _products(table)
    return ratio(n * (table.a + table.d) - chance, n * n - chance)


def kappa_max(table: Fourfold) -> float | None:
    """The greatest kappa that the coders' own frequencies allow (Cohen 1960, p. 42)."""
    a, b, c, d = table
    most = min(a + b, a + c) + min(c + d, b + d)
    chance = _products(table)
    return ratio(table.n * most - chance, table.n**2 - chance)


def kappa_se(table: Fourfold) -> float | None:
    """The standard error of kappa for independent units, which neither characters nor sentences are.

    Fleiss, J. L., Cohen, J. & Everitt, B. S. (1969). Psychological Bulletin 72, 323-327.
    """
    value = kappa(table)
    if value is None:
        return None
    n = table.n
    a, b, c, d = (cell / n for cell in table)
    rows, columns = (a + b, c + d), (a + c, b + d)
    chance = rows[0] * columns[0] + rows[1] * columns[1]
    spread = (
        sum(
            p * ((1 if i == j else 0) - (columns[i] + rows[j]) * (1 - value)) ** 2
            for i, j, p in ((0, 0, a), (0, 1, b), (1, 0, c), (1, 1, d))
        )
        - (value - chance * (1 - value)) ** 2
    )
    return sqrt(max(spread, 0.0) / n) / (1 - chance)


def pooled_kappa(tables: Iterable[Fourfold]) -> float | None:
    """One kappa for many codes: the mean observed and the mean expected agreement put into its formula.

    De Vries, H., Elliott, M. N., Kanouse, D. E. & Teleki, S. S. (2008). Using pooled kappa to summarize
    interrater agreement across many items. Field Methods 20, 272-282.
    """
    observed = chance = codes = 0.0
    for table in tables:
        if table.n:
            codes += 1
            observed += (table.a + table.d) / table.n
            chance += _products(table) / table.n**2
    return None if not codes or codes - chance < 1e-12 else (observed - chance) / (codes - chance)
