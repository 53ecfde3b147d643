"""Random projects: every number against a slow count of single characters, and what must not change it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, pairwise, permutations
from math import isnan
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.analysis import agreement, chance, fourfold
from qualcode.analysis.alpha import alpha, alphas_without_each, pooled_alpha, pooled_without_each
from qualcode.analysis.comparison import Comparison, compare
from qualcode.analysis.set_alpha import jaccard_distance, masi_distance, set_alphas
from qualcode.analysis.u_alpha import u_alpha
from qualcode.model.agreement import Unit

from .coded_projects import coded_documents, paths_up, targets
from .test_agreement_gold import close, unitized

PARENTS = {"a1": "a", "a2": "a", "a21": "a2"}
CODES = ["a", "a1", "a2", "a21", "b"]
TOLERANCE = 1e-9


@st.composite
def documents(draw: st.DrawFn, coders: Sequence[str], people: int) -> dict[str, Any]:
    size = draw(st.integers(1, 40))
    place = st.integers(0, size)

    def stretches(most: int) -> Any:
        return st.lists(st.tuples(place, place).filter(lambda s: s[0] < s[1]), max_size=most)

    cuts = sorted({0, size, *draw(st.lists(place, max_size=6))})
    kept = [list(pair) for pair in pairwise(cuts)]
    uncodable = draw(st.sampled_from([None, None, 0, len(kept) - 1, len(kept) // 2]))
    codable = [stretch for number, stretch in enumerate(kept) if number != uncodable] or kept
    return {
        "length": size,
        "respondent": f"r{draw(st.integers(0, people - 1))}",
        "units": [list(pair) for pair in pairwise(sorted({0, size, *draw(st.lists(place, max_size=5))}))],
        "codable": codable,
        "coders": {
            coder: [(start, end, draw(st.sampled_from(CODES))) for start, end in draw(stretches(6))]
            for coder in draw(st.lists(st.sampled_from(coders), unique=True))
        },
    }


@st.composite
def projects(draw: st.DrawFn) -> dict[str, Any]:
    coders = ["ann", "bo", "cy", "di"][: draw(st.integers(2, 4))]
    people = draw(st.integers(1, 7))
    return {
        "coders": coders,
        "codes": CODES,
        "parents": PARENTS,
        "documents": draw(st.lists(documents(coders, people), min_size=1, max_size=9)),
    }


def compared(project: Mapping[str, Any], *, is_half: bool = False) -> Comparison:
    everybody = (1 << len(project["coders"])) - 1
    codes = range(len(project["codes"]))
    return compare(
        coded_documents(project),
        everybody,
        targets(project["codes"], project["parents"]),
        codes,
        is_half=is_half,
    )


# --- the slow reference -----------------------------------------------------------------------------------


def cells(document: Mapping[str, Any], coder: str, code: str) -> list[bool]:
    """For every character whether a coder gave it a code, or any below it."""
    row = [False] * document["length"]
    for start, end, given_code in document["coders"][coder]:
        if code in paths_up(given_code, PARENTS):
            row[start:end] = [True] * (end - start)
    return row


def codable_characters(document: Mapping[str, Any]) -> list[int]:
    return [position for start, end in document["codable"] for position in range(start, end)]


Judged = list[tuple[str, dict[str, frozenset[str]]]]


def judged(project: Mapping[str, Any], unit: Unit, *, is_half: bool = False) -> Judged:
    """Every unit one by one: whose it is, and the set of codes that each coder gave to it."""
    found: Judged = []
    for document in project["documents"]:
        if len(document["coders"]) < 2:
            continue
        held = set(codable_characters(document))
        if unit is Unit.CHARACTER:
            units = [[position] for position in sorted(held)]
        else:
            units = [sorted(held & set(range(start, end))) for start, end in document["units"]]
        rows = {(coder, code): cells(document, coder, code) for coder in document["coders"] for code in CODES}
        for positions in filter(None, units):
            sets = {}
            for coder in document["coders"]:
                covered = {code: sum(rows[coder, code][p] for p in positions) for code in CODES}
                least = len(positions) / 2 if is_half else 1
                sets[coder] = frozenset(c for c, n in covered.items() if n and n >= least)
            found.append((document["respondent"], sets))
    return found


def judged_people(project: Mapping[str, Any], coders: Iterable[str]) -> Judged:
    """Every respondent, by the documents that at least two of the coders worked on."""
    chosen = set(coders)
    found: dict[str, dict[str, frozenset[str]]] = {}
    for document in project["documents"]:
        there = [coder for coder in document["coders"] if coder in chosen]
        held = codable_characters(document)
        if len(there) > 1 and held:
            sets = found.setdefault(document["respondent"], {})
            for coder in there:
                given_codes = {c for c in CODES if any(cells(document, coder, c)[p] for p in held)}
                sets[coder] = sets.get(coder, frozenset()) | given_codes
    return list(found.items())


def units_of(project: Mapping[str, Any], unit: Unit, *, is_half: bool = False) -> Judged:
    if unit is Unit.RESPONDENT:
        return judged_people(project, project["coders"])
    return judged(project, unit, is_half=is_half)


def of_code(units: Judged, code: str) -> Counter[tuple[Any, ...]]:
    return Counter(tuple(code in codes for codes in sets.values()) for _, sets in units if len(sets) > 1)


# --- against the reference --------------------------------------------------------------------------------


@settings(max_examples=40, deadline=None)
@given(projects(), st.sampled_from(list(Unit)), st.booleans())
def test_every_code_at_every_unit(project: dict[str, Any], unit: Unit, is_half: bool) -> None:
    found = compared(project, is_half=is_half)
    units = units_of(project, unit, is_half=is_half)
    for place, figures in enumerate(agreement.of_codes(found, unit)):
        judgements = of_code(units, CODES[place])
        assert figures.units == judgements.total()
        assert close(figures.alpha, alpha(judgements), TOLERANCE)
        assert (figures.alpha is None) == bool(figures.alpha_why)
        assert close(figures.ac1, chance.ac1(judgements, 2), TOLERANCE)
        assert close(figures.brennan_prediger, chance.brennan_prediger(judgements, 2), TOLERANCE)
        assert (figures.alpha_low is None) == bool(figures.interval_why)


@settings(max_examples=40, deadline=None)
@given(projects(), st.sampled_from(list(Unit)))
def test_every_pair(project: dict[str, Any], unit: Unit) -> None:
    found = compared(project)
    for (i, one), (j, other) in combinations(enumerate(project["coders"]), 2):
        if unit is Unit.RESPONDENT:
            units = judged_people(project, (one, other))
        else:
            units = [each for each in judged(project, unit) if {one, other} <= each[1].keys()]
        patterns = found.patterns(unit, 1 << i | 1 << j)
        for place, code in enumerate(CODES):
            table = fourfold.fourfold(patterns.of_code(place), 1 << i, 1 << j)
            expected = Counter((code in sets[one], code in sets[other]) for _, sets in units)
            assert table == tuple(
                expected[cell] for cell in ((True, True), (True, False), (False, True), (False, False))
            )


@settings(max_examples=40, deadline=None)
@given(projects(), st.sampled_from(list(Unit)), st.booleans())
def test_sets_of_codes(project: dict[str, Any], unit: Unit, is_half: bool) -> None:
    found = set_alphas(compared(project, is_half=is_half).sets[unit])
    bit = {code: 1 << place for place, code in enumerate(CODES)}
    units = Counter(
        tuple(sum(bit[code] for code in codes) for codes in sets.values())
        for _, sets in units_of(project, unit, is_half=is_half)
        if len(sets) > 1
    )
    assert close(found.nominal, alpha(units), TOLERANCE)
    assert close(found.jaccard, alpha(units, jaccard_distance), TOLERANCE)
    assert close(found.masi, alpha(units, masi_distance), TOLERANCE)


@settings(max_examples=40, deadline=None)
@given(projects(), st.sampled_from(list(Unit)))
def test_leaving_out_each_respondent(project: dict[str, Any], unit: Unit) -> None:
    found = compared(project)
    sums = found.sums(unit)
    units = units_of(project, unit)
    people = [f"r{place}" for place in range(7) if any(who == f"r{place}" for who, _ in units)]
    assert len(sums.sizes) == len(people)
    codes = range(len(CODES))
    for place, code in enumerate(CODES):
        expected = [alpha(of_code([e for e in units if e[0] != out], code)) for out in people]
        assert same_values(alphas_without_each(sums, place).tolist(), expected)
    without = []
    for out in people:
        rest = {**project, "documents": [d for d in project["documents"] if d["respondent"] != out]}
        without.append(pooled_alpha(compared(rest).sums(unit).whole.values()) if rest["documents"] else None)
    assert same_values(pooled_without_each(sums, codes).tolist(), without)


def same_values(found: Sequence[float | None], expected: Sequence[float | None]) -> bool:
    """The same values in any order, as respondents are told apart by place only."""

    def ordered(values: Sequence[float | None]) -> list[float]:
        return sorted(-9.0 if value is None or isnan(value) else value for value in values)

    pairs = zip(ordered(found), ordered(expected), strict=True)
    return all(abs(one - other) <= 1e-7 for one, other in pairs)


@settings(max_examples=40, deadline=None)
@given(projects())
def test_units_drawn_on_the_documents_of_all_coders(project: dict[str, Any]) -> None:
    found = compared(project)
    shared = [d for d in project["documents"] if len(d["coders"]) == len(project["coders"])]
    for place, code in enumerate(CODES):
        whole = [unitized(*codable_spans(document, code)) for document in shared]
        if not whole or not sum(each.whole for each in whole):
            assert found.u_alpha(place) is None
            continue
        together = whole[0]._replace(
            whole=sum(each.whole for each in whole),
            agreed=sum(each.agreed for each in whole),
            lengths=[sum(sum(each.lengths) for each in whole)],
            squares=sum(each.squares for each in whole),
        )
        assert close(found.u_alpha(place), u_alpha(together), TOLERANCE)


def codable_spans(document: Mapping[str, Any], code: str) -> tuple[int, list[list[tuple[int, int, str]]]]:
    """The codable text pushed together, and each coder's united passages in it; touching ones stay two."""
    moved = {position: place for place, position in enumerate(codable_characters(document))}
    stretch_of = {p: n for n, (start, end) in enumerate(document["codable"]) for p in range(start, end)}
    coders = []
    for spans in document["coders"].values():
        owner: dict[int, int] = {}
        ours = sorted({(s, e) for s, e, c in spans if code in paths_up(c, PARENTS)})
        group = until = -1
        for start, end in ours:
            if start >= until:
                group, until = group + 1, end
            until = max(until, end)
            for position in range(start, end):
                owner.setdefault(position, group)
        pieces: dict[tuple[int, int], list[int]] = {}
        for position, held in owner.items():
            if position in moved:
                pieces.setdefault((held, stretch_of[position]), []).append(moved[position])
        coders.append([(min(piece), max(piece) + 1, code) for piece in pieces.values()])
    return len(moved), coders


# --- what must not change anything ------------------------------------------------------------------------


def measured(project: Mapping[str, Any], unit: Unit) -> list[tuple[float | None, ...]]:
    """Measures that know no order of coders, at full precision but for the last digits."""
    found = compared(project)
    rows = [
        (f.percent, f.mh_ratio, f.f1, f.alpha, f.alpha_low, f.alpha_high, f.ac1, f.prevalence)
        for f in agreement.of_codes(found, unit)
    ]
    whole = agreement.pooled(found, unit, found.codes)
    rows.append((whole.alpha, whole.low, whole.high, *set_alphas(found.sets[unit])[:3]))
    return [tuple(None if v is None else round(v, 8) for v in row) for row in rows]


UNITS = st.sampled_from(list(Unit))


@settings(max_examples=20, deadline=None)
@given(projects(), UNITS, st.randoms())
def test_the_order_of_coders(project: dict[str, Any], unit: Unit, random: Any) -> None:
    order = random.choice(list(permutations(project["coders"])))
    assert measured(project, unit) == measured({**project, "coders": list(order)}, unit)


@settings(max_examples=20, deadline=None)
@given(projects(), UNITS)
def test_repeated_passages(project: dict[str, Any], unit: Unit) -> None:
    twice = [{**d, "coders": {c: s + s for c, s in d["coders"].items()}} for d in project["documents"]]
    assert measured(project, unit) == measured({**project, "documents": twice}, unit)
    before, after = compared(project), compared({**project, "documents": twice})
    assert [before.u_alpha(c) for c in before.codes] == [after.u_alpha(c) for c in after.codes]


@settings(max_examples=20, deadline=None)
@given(projects(), UNITS)
def test_passages_cut_in_two(project: dict[str, Any], unit: Unit) -> None:
    halves = [
        {**d, "coders": {c: [h for s in spans for h in in_two(s)] for c, spans in d["coders"].items()}}
        for d in project["documents"]
    ]
    assert measured(project, unit) == measured({**project, "documents": halves}, unit)


def in_two(span: tuple[int, int, str]) -> list[tuple[int, int, str]]:
    start, end, code = span
    middle = (start + end) // 2
    return [span] if middle == start else [(start, middle, code), (middle, end, code)]


@settings(max_examples=20, deadline=None)
@given(projects(), UNITS)
def test_a_document_of_one_coder(project: dict[str, Any], unit: Unit) -> None:
    alone = {"length": 30, "units": [[0, 30]], "codable": [[0, 30]], "coders": {"ann": [(2, 9, "a1")]}}
    for respondent in ("r0", "new"):
        more = [*project["documents"], {**alone, "respondent": respondent}]
        assert measured(project, unit) == measured({**project, "documents": more}, unit)


@settings(max_examples=20, deadline=None)
@given(projects())
def test_more_uncoded_text(project: dict[str, Any]) -> None:
    longer = [
        {**d, "length": d["length"] + 50, "codable": [*d["codable"], [d["length"], d["length"] + 50]]}
        for d in project["documents"]
    ]
    before = agreement.of_codes(compared(project), Unit.CHARACTER)
    after = agreement.of_codes(compared({**project, "documents": longer}), Unit.CHARACTER)
    for short, long in zip(before, after, strict=True):
        assert (short.f1, short.mh_ratio) == (long.f1, long.mh_ratio)
        if short.percent is not None and short.percent < 1:
            assert long.percent is not None and long.percent > short.percent
        if short.f1 is not None:
            jaccard = short.mh_ratio
            assert jaccard is not None and close(short.f1, 2 * jaccard / (1 + jaccard), TOLERANCE)


@settings(max_examples=20, deadline=None)
@given(projects(), UNITS)
def test_coders_who_agree_on_everything(project: dict[str, Any], unit: Unit) -> None:
    alike = [
        {**d, "coders": dict.fromkeys(d["coders"], next(iter(d["coders"].values()), []))}
        for d in project["documents"]
    ]
    found = compared({**project, "documents": alike})
    for figures in agreement.of_codes(found, unit):
        assert figures.alpha in {1, None} and figures.f1 in {1, None} and figures.percent in {1, None}
    assert set(set_alphas(found.sets[unit])[:3]) <= {1, None}
    assert not found.disagreements.characters


@settings(max_examples=20, deadline=None)
@given(projects(), UNITS)
def test_a_theme_is_coded_where_it_or_a_code_below_is(project: dict[str, Any], unit: Unit) -> None:
    for below, above in PARENTS.items():
        lifted = [
            {**d, "coders": {c: [*s, *as_parent(s, below, above)] for c, s in d["coders"].items()}}
            for d in project["documents"]
        ]
        assert measured(project, unit) == measured({**project, "documents": lifted}, unit)


def as_parent(spans: list[tuple[int, int, str]], below: str, above: str) -> list[tuple[int, int, str]]:
    return [(start, end, above) for start, end, code in spans if code == below]


@settings(max_examples=20, deadline=None)
@given(projects(), UNITS)
def test_pooled_numbers_of_one_code_are_its_own(project: dict[str, Any], unit: Unit) -> None:
    two = {**project, "coders": project["coders"][:2]}
    two["documents"] = [
        {**d, "coders": {c: s for c, s in d["coders"].items() if c in two["coders"]}}
        for d in project["documents"]
    ]
    found = compared(two)
    for figures in agreement.of_codes(found, unit):
        pooled = agreement.pooled(found, unit, [figures.code])
        assert close(pooled.alpha, figures.alpha, TOLERANCE)
        assert close(pooled.kappa, figures.kappa, TOLERANCE)
