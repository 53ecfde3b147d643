"""Codes apart by polarity: each is agreed on as if it alone had been coded, all of them as one judgement."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.analysis import agreement
from qualcode.analysis.alpha import alpha, pooled_alpha
from qualcode.analysis.comparison import Comparison, compare
from qualcode.analysis.disagreement_kinds import Kind
from qualcode.analysis.set_alpha import jaccard_distance, set_alphas
from qualcode.model.agreement import Unit

from .coded_projects import coded_documents, targets
from .test_agreement_gold import close
from .test_agreement_random import CODES, PARENTS, TOLERANCE, compared, projects, units_of

POLARITIES = 3
Polar = tuple[dict[str, Any], list[list[int]]]


@st.composite
def polar_projects(draw: st.DrawFn) -> Polar:
    """A project, and for every document the polarities of its codings in their order."""
    project = draw(projects())
    polarity = st.integers(0, POLARITIES - 1)
    return project, [
        [draw(polarity) for spans in document["coders"].values() for _ in spans]
        for document in project["documents"]
    ]


def apart(polar: Polar) -> Comparison:
    """The project with each code three times, once for each polarity."""
    project, polarities = polar
    documents = coded_documents(project)
    for document, those in zip(documents, polarities, strict=True):
        given_codings = zip(list(document.codings), those, strict=True)
        labelled = [(coder, code * POLARITIES + p, *at) for (coder, code, *at), p in given_codings]
        object.__setattr__(document, "codings", labelled)
    below = targets(project["codes"], project["parents"])
    return compare(
        documents,
        (1 << len(project["coders"])) - 1,
        {
            code * POLARITIES + p: [above * POLARITIES + p for above in those]
            for code, those in below.items()
            for p in range(POLARITIES)
        },
        range(len(CODES) * POLARITIES),
        per_code=POLARITIES,
    )


def only(polar: Polar, polarity: int) -> dict[str, Any]:
    """The same project with the codings of one polarity."""
    project, polarities = polar
    documents = []
    for document, those in zip(project["documents"], polarities, strict=True):
        left = iter(those)
        coders = {c: [s for s in spans if next(left) == polarity] for c, spans in document["coders"].items()}
        documents.append({**document, "coders": coders})
    return {**project, "documents": documents}


@settings(max_examples=30, deadline=None)
@given(polar_projects(), st.sampled_from(list(Unit)))
def test_every_polarity_is_as_if_it_alone_had_been_coded(polar: Polar, unit: Unit) -> None:
    found = apart(polar)
    figures = agreement.of_codes(found, unit)
    alone = []
    for polarity in range(POLARITIES):
        project = only(polar, polarity)
        alone.append(compared(project).sums(unit).whole)
        for place, expected in enumerate(agreement.of_codes(compared(project), unit)):
            label = place * POLARITIES + polarity
            assert figures[label]._replace(code=place) == expected
    sums = [each for one in alone for each in one.values()]
    assert close(agreement.pooled(found, unit, found.codes).alpha, pooled_alpha(sums), TOLERANCE)


@settings(max_examples=30, deadline=None)
@given(polar_projects(), st.sampled_from(list(Unit)))
def test_whole_codings_tell_polarities_apart(polar: Polar, unit: Unit) -> None:
    bit = {code: 1 << place for place, code in enumerate(CODES)}
    apart_units = [units_of(only(polar, p), unit) for p in range(POLARITIES)]
    units = Counter(
        tuple(
            sum(bit[c] << p * len(CODES) for p, (_, sets) in enumerate(same) for c in sets[coder])
            for coder in same[0][1]
        )
        for same in zip(*apart_units, strict=True)
        if len(same[0][1]) > 1
    )
    found = set_alphas(apart(polar).sets[unit])
    assert close(found.nominal, alpha(units), TOLERANCE)
    assert close(found.jaccard, alpha(units, jaccard_distance), TOLERANCE)


@settings(max_examples=30, deadline=None)
@given(projects(), st.integers(0, POLARITIES - 1))
def test_with_one_polarity_nothing_changes(project: dict[str, Any], polarity: int) -> None:
    those = [[polarity] * sum(map(len, document["coders"].values())) for document in project["documents"]]
    plain, polar = compared(project), apart((project, those))
    assert plain.disagreements.characters == polar.disagreements.characters
    assert plain.disagreements.passages == polar.disagreements.passages
    for unit in Unit:
        one = agreement.pooled(plain, unit, plain.codes)
        other = agreement.pooled(polar, unit, polar.codes)
        assert close(one.alpha, other.alpha, TOLERANCE) and close(one.low, other.low, TOLERANCE)
        assert close(one.kappa, other.kappa, TOLERANCE) and one.units == other.units
        assert set_alphas(plain.sets[unit]) == set_alphas(polar.sets[unit])


def _kinds(
    first: list[tuple[int, int, str, int]], second: list[tuple[int, int, str, int]]
) -> Mapping[Kind, Any]:
    """Characters and passages by kind, of one document; passages are start, end, code and polarity."""
    coders = {name: [one[:3] for one in those] for name, those in (("ann", first), ("bo", second))}
    document = {"length": 40, "respondent": "r0", "units": [[0, 40]], "coders": coders}
    project = {"coders": ["ann", "bo"], "codes": CODES, "parents": PARENTS, "documents": [document]}
    found = apart((project, [[one[3] for one in (*first, *second)]])).disagreements
    return {kind: (found.characters[kind], found.passages[kind]) for kind in Kind if found.characters[kind]}


def test_another_polarity_is_a_kind_of_its_own() -> None:
    assert _kinds([(0, 10, "a1", 0)], [(0, 10, "a1", 1)]) == {Kind.POLARITY: (20, 2)}
    assert _kinds([(0, 10, "a1", 0)], [(0, 8, "a1", 0)]) == {Kind.BOUNDARY: (2, 1)}
    assert _kinds([(0, 10, "a1", 0)], [(0, 10, "a2", 0)]) == {Kind.OTHER_CODE: (20, 2)}
    both = _kinds([(0, 30, "a1", 0)], [(0, 10, "a1", 1), (10, 20, "b", 0)])
    assert both == {Kind.POLARITY: (20, 2), Kind.OTHER_CODE: (20, 1), Kind.ONE_CODER: (10, 0)}
