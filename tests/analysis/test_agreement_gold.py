"""Published worked examples of agreement, and two whole projects in full."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations
from math import isnan
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from qualcode.analysis import chance, fourfold
from qualcode.analysis.alpha import alpha, alphas_without_each, compared, pooled_alpha, sums
from qualcode.analysis.code_sets import SetCounts, sets_of
from qualcode.analysis.comparison import Comparison, compare
from qualcode.analysis.fourfold import Fourfold
from qualcode.analysis.grid import of_characters, of_units
from qualcode.analysis.jackknife import standard_error
from qualcode.analysis.laid import Laid
from qualcode.analysis.patterns import Patterns
from qualcode.analysis.set_alpha import jaccard_distance, masi_distance, set_alphas
from qualcode.analysis.shares import wilson_bounds
from qualcode.analysis.u_alpha import Unitized, u_alpha
from qualcode.model.agreement import Unit

from .coded_projects import coded_documents, leaves, targets, tops

CASES = Path(__file__).parent / "agreement"
UNITS = {"char": Unit.CHARACTER, "unit": Unit.SENTENCE, "respondent": Unit.RESPONDENT}


def case(name: str) -> Any:
    return json.loads((CASES / f"{name}.json").read_text(encoding="utf-8"))


def close(value: float | None, expected: float | None, tolerance: float) -> bool:
    if value is None or expected is None:
        return value is expected
    return abs(value - expected) <= tolerance


def as_units(coders: Sequence[Sequence[Any]]) -> Counter[tuple[Any, ...]]:
    return Counter(tuple(v for v in unit if v is not None) for unit in zip(*coders, strict=True))


def of_spans(first: Any, second: Any, size: int) -> Fourfold:
    coders = {"A": [(*span, "x") for span in first], "B": [(*span, "x") for span in second]}
    given = {"codes": ["x"], "coders": ["A", "B"], "documents": [{"length": size, "coders": coders}]}
    found = compare(coded_documents(given), 3, {0: [0]}, [0])
    return fourfold.fourfold(found.patterns(Unit.CHARACTER).of_code(0), 1, 2)


def of_sets(units: Mapping[tuple[int, ...], int]) -> SetCounts:
    """Sets as bits of numbers, one from each coder of a unit, and how many such units there are."""
    counts = SetCounts()
    for unit, number in units.items():
        sets = np.array(unit, np.uint64).reshape(len(unit), 1, 1)
        counts.add(sets, np.array([(1 << len(unit)) - 1]), np.array([number]))
    return counts


# --- published tables ------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["cohen_1960_p45", "brennan_prediger_1981_1"])
def test_tables_of_several_categories(name: str) -> None:
    given = case(name)
    units = Counter(
        {(i, j): cell for i, row in enumerate(given["data"]["table"]) for j, cell in enumerate(row) if cell}
    )
    tolerance = given["tolerance"]
    if name == "brennan_prediger_1981_1":
        assert close(chance.brennan_prediger(units, 3), given["expected"]["brennan_prediger"], tolerance)
    else:  # in one category against all others, Cohen's observed agreement is the sum of their diagonals
        observed = sum(n for (i, j), n in units.items() if i == j) / units.total()
        assert close(observed, given["expected"]["po"], tolerance["po"])


def test_the_kappa_paradox() -> None:
    given = case("feinstein_cicchetti_1990_2")
    table = Fourfold(**given["data"])
    units = {(1, 1): table.a, (1, 0): table.b, (0, 1): table.c, (0, 0): table.d}
    expected, tolerance = given["expected"], given["tolerance"]
    assert close(fourfold.percent(table), expected["percent"], tolerance)
    assert close(fourfold.kappa(table), expected["kappa"], tolerance)
    assert close(chance.brennan_prediger(units, 2), expected["brennan_prediger"], tolerance)
    assert close(chance.ac1(units, 2), expected["ac1"], tolerance)
    assert close(fourfold.kappa_se(table), 0.13345652122383617, 1e-9)
    assert close(alpha(units), 0.3177142857142857, 1e-12)


@pytest.mark.parametrize("name", ["krippendorff_2011_4x12", "krippendorff_2011_nominal_2x12"])
def test_alpha_with_and_without_missing_values(name: str) -> None:
    given = case(name)
    coders = given["data"].get("coders_by_units") or list(given["data"].values())
    assert close(alpha(as_units(coders)), given["expected"]["nominal"], given["tolerance"])


def test_four_raters_with_missing_values() -> None:
    given = case("gwet_4raters")
    units, expected = as_units(given["data"]["coders_by_units"]), given["expected"]
    assert close(chance.ac1(units, 5), expected["ac1"], given["tolerance"])
    assert close(alpha(units), expected["alpha"], given["tolerance"])
    assert close(chance.fleiss_kappa(units), expected["fleiss_generalised"], given["tolerance"])
    assert close(chance.brennan_prediger(units, 5), expected["bp"], given["tolerance"])


def test_fleiss_and_what_is_often_taken_for_it() -> None:
    given = case("fleiss_1971")
    units = Counter(map(tuple, given["data"]["units"]))
    assert close(chance.fleiss_kappa(units), given["expected"]["kappa"], given["tolerance"])
    other = case("wikipedia_fleiss_14x10")
    counted = Counter(
        tuple(value for value, n in enumerate(row) for _ in range(n)) for row in other["data"]["counts"]
    )
    assert close(chance.fleiss_kappa(counted), other["expected"]["kappa"], other["tolerance"])


def test_wilson() -> None:
    given = case("newcombe_1998_wilson")
    low, high = given["expected"]["lower"], given["expected"]["upper"]
    for (n, base), lower, upper in zip(given["data"]["cases"], low, high, strict=True):
        found = wilson_bounds(n, base)
        assert close(found[0], lower, given["tolerance"]) and close(found[1], upper, given["tolerance"])


# --- sets ------------------------------------------------------------------------------------------------


def bits(items: Sequence[Any], known: dict[Any, int]) -> int:
    return sum(1 << known.setdefault(item, len(known)) for item in items)


def test_masi_of_single_pairs() -> None:
    given = case("masi_pairs")
    known: dict[Any, int] = {}
    for (one, other), expected in zip(
        given["data"]["pairs"], given["expected"]["masi_distance"], strict=True
    ):
        assert close(masi_distance(bits(one, known), bits(other, known)), expected, given["tolerance"])
    assert masi_distance(0, 0) == jaccard_distance(0, 0) == 0
    assert masi_distance(0, 1) == jaccard_distance(0, 1) == 1


def test_sets_of_codes() -> None:
    given = case("set_valued_alpha_9x2")
    known: dict[Any, int] = {}
    units = Counter(tuple(bits(one, known) for one in unit) for unit in given["data"]["units"])
    nominal, jaccard, masi, _ = set_alphas(of_sets(units))
    expected = given["expected"]
    assert close(nominal, expected["nominal"], 1e-9)
    assert close(jaccard, expected["jaccard"], 1e-9)
    assert close(masi, expected["masi2006"], 1e-9)


# --- spans -----------------------------------------------------------------------------------------------


def test_percent_hides_what_f1_shows() -> None:
    given = case("nvivo_percent_1000")
    for b in (75, 150):
        table = Fourfold(50, b, 150 - b, 800)
        assert close(fourfold.percent(table), given["expected"]["percent"], 1e-12)
        assert close(fourfold.f1(table), given["expected"]["f1"], 1e-12)
        assert close(fourfold.jaccard(table), given["expected"]["jaccard"], 1e-12)


def test_more_uncoded_text_moves_percent_and_ac1_only() -> None:
    given = case("sparse_limit")
    for place, size in enumerate(given["data"]["lengths"]):
        table = of_spans(given["data"]["first"], given["data"]["second"], size)
        units = {(1, 1): table.a, (1, 0): table.b, (0, 1): table.c, (0, 0): table.d}
        found = {
            "percent": fourfold.percent(table),
            "kappa": fourfold.kappa(table),
            "ac1": chance.ac1(units, 2),
            "f1": fourfold.f1(table),
        }
        for name, value in found.items():
            assert close(value, given["expected"][name][place], given["tolerance"]), (name, size)


def test_own_overlaps_are_united() -> None:
    given = case("own_overlaps")
    table = of_spans(given["data"]["first"], given["data"]["second"], given["data"]["length"])
    assert fourfold.kappa(table) == fourfold.f1(table) == 1
    assert fourfold.kappa(table) != given["expected"]["qualcoder_reports"]
    alone = of_spans(given["data"]["first"], [], given["data"]["length"])
    assert fourfold.kappa(alone) == 0 and fourfold.f1(alone) == 0


def unitized(size: int, coders: Sequence[Sequence[Any]]) -> Unitized:
    """The sums of u from labelled spans of each coder, character by character."""
    cells = [[None] * size for _ in coders]
    for row, spans in zip(cells, coders, strict=True):
        for start, end, value in spans:
            row[start:end] = [value] * (end - start)
    agreed = sum(x == y for column in zip(*cells, strict=True) for x, y in combinations(column, 2))
    values = {value for spans in coders for *_, value in spans}
    lengths = [sum(row.count(value) for row in cells) for value in values]
    squares = sum((end - start) ** 2 for spans in coders for start, end, _ in spans)
    return Unitized(size * len(coders), 2 * agreed / (len(coders) - 1), lengths, squares)


def test_unitizing_of_three_observers() -> None:
    given = case("u_alpha_2019_fig12_11")
    found = u_alpha(unitized(given["data"]["length"], list(given["data"]["coders"].values())))
    assert close(found, given["expected"]["u"], given["tolerance"]["u"])


def test_unitizing_falls_when_the_match_gets_worse() -> None:
    given = case("unitizing_monotone")
    data, expected = given["data"], given["expected"]
    exact = u_alpha(unitized(data["length"], [data["A"], data["B_exact"]]))
    longer = u_alpha(unitized(data["length"], [data["A"], data["B_longer"]]))
    assert close(exact, expected["u_exact"], given["tolerance"])
    assert close(longer, expected["u_longer"], given["tolerance"])


# --- degenerate ------------------------------------------------------------------------------------------


def test_what_is_undefined_is_none() -> None:
    given = case("degenerate")
    tables = {name: Fourfold(*cells) for name, cells in given["data"]["cases"].items()}

    def measured(name: str) -> tuple[float | None, ...]:
        table = tables[name]
        units = {(1, 1): table.a, (1, 0): table.b, (0, 1): table.c, (0, 0): table.d}
        return (
            *(measure(table) for measure in (fourfold.percent, fourfold.f1, fourfold.jaccard)),
            *(fourfold.kappa(table), alpha({unit: n for unit, n in units.items() if n})),
        )

    assert measured("nobody_used_the_code") == (1, None, None, None, None)
    assert measured("both_used_it_everywhere") == (1, 1, 1, None, None)
    assert measured("no_shared_text") == (None, None, None, None, None)
    percent, f1, jaccard, kappa, value = measured("one_coder_only")
    assert (percent, f1, jaccard, kappa) == (0.8, 0, 0, 0) and value is not None and value <= 0
    assert fourfold.pooled_kappa([tables["nobody_used_the_code"], tables["no_shared_text"]]) is None


def test_without_a_common_document_nothing_is_computed() -> None:
    given = case("no_common_document")["data"] | {"codes": ["x"], "coders": ["A", "B"]}
    found = compare(coded_documents(given), 3, {0: [0]}, [0])
    assert not found.documents and found.u_alpha(0) is None
    for unit in Unit:
        assert sums(found.patterns(unit).of_code(0)).alpha is None
        assert set_alphas(found.sets[unit])[:3] == (None, None, None)


# --- whole projects --------------------------------------------------------------------------------------

PROJECTS = ("project_1", "project_2")


def comparison(given: Mapping[str, Any], *, is_half: bool = False) -> Comparison:
    codes, parents = given["codes"], given["parents"]
    everybody = (1 << len(given["coders"])) - 1
    documents = coded_documents(given)
    return compare(documents, everybody, targets(codes, parents), range(len(codes)), is_half=is_half)


def coded_somewhere(given: Mapping[str, Any], unit: str) -> SetCounts:
    """The sets of the units that anybody coded."""
    known = given["input"]
    documents = [each for each in coded_documents(known) if each.coders.bit_count() > 1]
    laid = Laid(documents, range(len(known["codes"])), targets(known["codes"], known["parents"]))
    found = of_characters(laid) if unit == "char" else of_units(laid, UNITS[unit])
    sets, counts = sets_of(found), SetCounts()
    chosen = sets.any(axis=(0, 2))
    counts.add(sets[:, chosen], found.places.present[chosen], found.places.weight[chosen])
    return counts


def fourfold_measures(patterns: Patterns, code: int, first: int, second: int) -> dict[str, float | None]:
    counts = patterns.among(first | second).of_code(code)
    table = fourfold.fourfold(counts, first, second)
    units = chance.yes_or_no(counts)
    prevalence_first, prevalence_second = fourfold.prevalences(table)
    return table._asdict() | {
        "n": table.n,
        "ac1": chance.ac1(units, 2),
        "alpha": sums(counts).alpha,
        "bias_index": fourfold.bias_index(table),
        "brennan_prediger": chance.brennan_prediger(units, 2),
        "f1": fourfold.f1(table),
        "jaccard": fourfold.jaccard(table),
        "kappa": fourfold.kappa(table),
        "kappa_max": fourfold.kappa_max(table),
        "kappa_se": fourfold.kappa_se(table),
        "negative_agreement": fourfold.negative_agreement(table),
        "percent": fourfold.percent(table),
        "prevalence_first": prevalence_first,
        "prevalence_second": prevalence_second,
        "prevalence_index": fourfold.prevalence_index(table),
        "scott_pi": chance.fleiss_kappa(units),
    }


@pytest.mark.parametrize("name", PROJECTS)
def test_every_measure_of_two_coders(name: str) -> None:
    given = case(name)
    found = comparison(given["input"])
    for place, code in enumerate(given["input"]["codes"]):
        for pair, by_unit in given["expected"]["per_code"][code]["pairs"].items():
            first, second = (1 << given["input"]["coders"].index(coder) for coder in pair.split("|"))
            for unit, expected in by_unit.items():
                patterns = found.patterns(UNITS[unit], first | second)
                measured = fourfold_measures(patterns, place, first, second)
                for measure, value in expected.items():
                    tolerance = given["tolerance_kappa_se" if measure == "kappa_se" else "tolerance"]
                    assert close(measured[measure], value, tolerance), (code, pair, unit, measure)


@pytest.mark.parametrize("name", PROJECTS)
def test_every_alpha_of_a_code(name: str) -> None:
    given = case(name)
    found, half = comparison(given["input"]), comparison(given["input"], is_half=True)
    of_all = compared(found.patterns(Unit.CHARACTER))
    uncompared = len(given["input"]["documents"]) - len(of_all.sizes)
    for place, code in enumerate(given["input"]["codes"]):
        replicates = alphas_without_each(of_all, place).tolist()
        error = None
        if not any(map(isnan, replicates)):
            # The case counts people whom only one coder read; without them the estimate is what it was.
            unchanged = [of_all.whole[place].alpha] * uncompared
            error = standard_error([*replicates, *unchanged])
        measured = {
            "alpha_char": of_all.whole[place].alpha,
            "alpha_char_jackknife_se": error,
            "alpha_respondent": sums(found.patterns(Unit.RESPONDENT).of_code(place)).alpha,
            "alpha_unit_any": sums(found.patterns(Unit.SENTENCE).of_code(place)).alpha,
            "alpha_unit_half": sums(half.patterns(Unit.SENTENCE).of_code(place)).alpha,
            "u_alpha": found.u_alpha(place),
        }
        expected = {k: v for k, v in given["expected"]["per_code"][code].items() if k != "pairs"}
        assert measured.keys() == expected.keys()
        for measure, value in expected.items():
            assert close(measured[measure], value, given["tolerance"]), (code, measure)


@pytest.mark.parametrize("name", PROJECTS)
def test_every_overall_number(name: str) -> None:
    given = case(name)
    found = comparison(given["input"])
    codes, parents = given["input"]["codes"], given["input"]["parents"]
    measured: dict[str, float | None] = {}
    for short in ("char", "unit"):
        of_all = compared(found.patterns(UNITS[short])).whole
        for level, chosen in (("leaves", leaves(codes, parents)), ("tops", tops(codes, parents))):
            pooled = pooled_alpha([of_all[codes.index(code)] for code in chosen])
            measured[f"alpha_pooled_{short}_{level}"] = pooled
        sets = found.sets[UNITS[short]]
        for name_of_sets, counted in ((short, sets), (f"{short}_coded", coded_somewhere(given, short))):
            for distance, value in zip(("nominal", "jaccard", "masi"), set_alphas(counted), strict=False):
                measured[f"alpha_sets_{name_of_sets}_{distance}"] = value
    for one, other in combinations(range(len(given["input"]["coders"])), 2):
        patterns = found.patterns(Unit.CHARACTER, 1 << one | 1 << other)
        pair = "|".join(given["input"]["coders"][place] for place in (one, other))
        measured[f"pooled_kappa_char:{pair}"] = fourfold.pooled_kappa(
            fourfold.fourfold(patterns.of_code(code), 1 << one, 1 << other) for code in range(len(codes))
        )
    for measure, value in given["expected"]["overall"].items():
        assert close(measured[measure], value, given["tolerance"]), measure
