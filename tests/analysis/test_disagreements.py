"""Where two coders meet in a document: every coding has its place, and settling one does what it says."""

from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.analysis.disagreements import outcome, places
from qualcode.model.codings import Extent, Polarity
from qualcode.model.consensus import Decision, Difference, Given, Held, Place
from qualcode.model.errors import QualcodeError
from qualcode.model.spans import Span

A, B, OTHER = 1, 2, 3
LABELS = st.tuples(st.integers(1, 3), st.sampled_from([Polarity.POSITIVE, Polarity.NONE]))
SPANS = st.tuples(st.integers(0, 30), st.integers(1, 12)).map(lambda at: Span(at[0], sum(at)))
EXTENTS = st.one_of(SPANS, st.sampled_from([Extent.WHOLE, Extent.NO_TEXT]))
CODED = st.lists(st.tuples(st.sampled_from([A, B, OTHER]), LABELS, EXTENTS), max_size=25)
Coded = Sequence[tuple[int, tuple[int, Polarity], Span | Extent]]


def held(coded: Coded) -> list[Held]:
    """Codings with ids from 1; an extent in place of a span has no passage."""
    return [
        Held(number, f"guid {number}", coder, _given(*label, where), "", "")
        for number, (coder, label, where) in enumerate(dict.fromkeys(coded), 1)
    ]


def _given(code: int, polarity: Polarity, where: Span | Extent) -> Given:
    if isinstance(where, Span):
        return Given(code, polarity, Extent.PASSAGE, where)
    return Given(code, polarity, where, None)


def found(*coded: tuple[int, int, tuple[int, int]], polarity: Polarity = Polarity.NONE) -> list[Place]:
    return places(held([(coder, (code, polarity), Span(*at)) for coder, code, at in coded]), A, B)


def characters(given: Sequence[Given]) -> Counter[tuple[int, Polarity, int]]:
    return Counter(
        (one.code_id, one.polarity, position)
        for one in given
        if one.span
        for position in range(one.span.start_char, one.span.end_char)
    )


@given(CODED)
def test_places_part_the_codings_of_two_coders(coded: Coded) -> None:
    mine = [one for one in held(coded) if one.coder_id != OTHER]
    made = places(held(coded), A, B)
    assert sorted(one.coding_id for place in made for one in place.held) == [one.coding_id for one in mine]
    assert len({place.place_id for place in made}) == len(made)
    for place in made:
        assert {one.coder_id for one in place.ours} <= {A}
        assert {one.coder_id for one in place.theirs} <= {B}
        assert (place.difference is Difference.LABEL) == (len(place.code_ids) == 2)
        assert (place.difference is Difference.ONE) == (not (place.ours and place.theirs))
        assert {one.given.extent for one in place.held} == {place.extent}


@given(CODED)
def test_swapped_coders_swap_the_sides_and_nothing_else(coded: Coded) -> None:
    there, back = places(held(coded), A, B), places(held(coded), B, A)
    assert [(one.difference, one.ours, one.theirs) for one in there] == [
        (one.difference, one.theirs, one.ours) for one in back
    ]


@given(CODED)
def test_passages_of_one_code_that_overlap_are_in_one_place(coded: Coded) -> None:
    made = places(held(coded), A, B)
    by_coding = {one.coding_id: place.place_id for place in made for one in place.held}
    for one in (codings := [one for place in made for one in place.held]):
        for other in codings:
            if one.given.code_id == other.given.code_id and one.given.span and other.given.span:
                meet = one.given.span.overlaps(other.given.span)
                assert not meet or by_coding[one.coding_id] == by_coding[other.coding_id]


@given(CODED)
def test_settling_makes_the_characters_that_it_names(coded: Coded) -> None:
    for place in places(held(coded), A, B):
        ours, theirs = (characters([one.given for one in side]).keys() for side in (place.ours, place.theirs))
        made = {
            decision: characters(outcome(place, decision))
            for decision in (Decision.A, Decision.B, Decision.BOTH, Decision.NEITHER, Decision.OPEN)
        }
        assert all(times == 1 for each in made.values() for times in each.values())
        assert made[Decision.A].keys() == ours
        assert made[Decision.B].keys() == theirs
        assert made[Decision.BOTH].keys() == ours | theirs
        assert not made[Decision.NEITHER] and not made[Decision.OPEN]
        if place.difference is Difference.NONE:
            assert outcome(place, Decision.A) == outcome(place, Decision.B) == outcome(place, Decision.BOTH)
        if place.difference is Difference.BOUNDARY:
            assert characters(outcome(place, Decision.UNION)).keys() == ours | theirs
            assert characters(outcome(place, Decision.INTERSECTION)).keys() == ours & theirs
        else:
            with pytest.raises(QualcodeError, match="more than the borders"):
                outcome(place, Decision.UNION)


def test_every_kind_of_difference_has_its_name() -> None:
    assert [place.difference for place in found((A, 1, (0, 9)), (B, 1, (0, 9)))] == [Difference.NONE]
    assert [place.difference for place in found((A, 1, (0, 9)), (B, 1, (3, 9)))] == [Difference.BOUNDARY]
    [label] = found((A, 1, (0, 9)), (B, 2, (3, 12)))
    assert (label.difference, label.code_ids, label.span) == (Difference.LABEL, (1, 2), Span(0, 12))
    assert [place.difference for place in found((A, 1, (0, 9)), (B, 1, (9, 12)))] == [Difference.ONE] * 2
    both = held([(A, (1, Polarity.POSITIVE), Span(0, 9)), (B, (1, Polarity.CRITICAL), Span(0, 9))])
    assert [place.difference for place in places(both, A, B)] == [Difference.POLARITY]
    whole = held([(A, (1, Polarity.NONE), Extent.WHOLE), (B, (1, Polarity.NONE), Extent.WHOLE)])
    assert [place.difference for place in places(whole, A, B)] == [Difference.NONE]


def test_stacked_and_abutting_passages_of_one_coder_are_the_same_words() -> None:
    [place] = found((A, 1, (0, 6)), (A, 1, (4, 9)), (B, 1, (0, 9)))
    assert place.difference is Difference.NONE
    [made] = outcome(place, Decision.A)
    assert made.span == Span(0, 9)


def test_of_several_other_codes_that_which_shares_most_words_is_put_beside() -> None:
    one, other = found((A, 1, (0, 20)), (B, 2, (0, 5)), (B, 3, (5, 20)))
    assert {one.difference, other.difference} == {Difference.LABEL, Difference.ONE}
    assert {one.code_ids, other.code_ids} == {(1, 3), (2,)}


def test_a_code_that_both_gave_is_nobodys_other_code() -> None:
    agreed, alone = sorted(found((A, 1, (0, 9)), (B, 1, (0, 9)), (B, 2, (0, 9))))
    assert (agreed.difference, alone.difference) == (Difference.NONE, Difference.ONE)
