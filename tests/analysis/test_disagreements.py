"""Where two coders meet in a document: every coding has its place, and settling one does what it says."""

from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.analysis.coded import CodedDocument, Part
from qualcode.analysis.disagreement_kinds import Disagreements
from qualcode.analysis.disagreements import left_over, outcome, places
from qualcode.analysis.laid import Laid
from qualcode.analysis.stretches import Stretch, joined
from qualcode.model.agreement import Unit
from qualcode.model.codings import Extent, Polarity
from qualcode.model.consensus import Decision, Difference, Given, Held, Place
from qualcode.model.errors import QualcodeError
from qualcode.model.spans import Span

A, B, OTHER = 1, 2, 3
ALL = [(0, 99)]
LABELS = st.tuples(st.integers(1, 3), st.sampled_from([Polarity.POSITIVE, Polarity.NONE]))
SPANS = st.tuples(st.integers(0, 30), st.integers(1, 12)).map(lambda at: Span(at[0], sum(at)))
EXTENTS = st.one_of(SPANS, st.sampled_from([Extent.WHOLE, Extent.NO_TEXT]))
CODED = st.lists(st.tuples(st.sampled_from([A, B, OTHER]), LABELS, EXTENTS), max_size=25)
CODABLE = st.lists(SPANS, min_size=1, max_size=4).map(
    lambda spans: joined((s.start_char, s.end_char) for s in spans)
)
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
    return places(held([(coder, (code, polarity), Span(*at)) for coder, code, at in coded]), A, B, ALL)


def characters(given: Sequence[Given]) -> Counter[tuple[int, Polarity, int]]:
    return Counter(
        (one.code_id, one.polarity, position)
        for one in given
        if one.extent is not Extent.NO_TEXT
        for position in (range(one.span.start_char, one.span.end_char) if one.span else range(*ALL[0]))
    )


@given(CODED)
def test_places_part_the_codings_of_two_coders(coded: Coded) -> None:
    mine = [one for one in held(coded) if one.coder_id != OTHER]
    made = places(held(coded), A, B, ALL)
    assert sorted(one.coding_id for place in made for one in place.held) == [one.coding_id for one in mine]
    assert len({place.place_id for place in made}) == len(made)
    for place in made:
        assert {one.coder_id for one in place.ours} <= {A}
        assert {one.coder_id for one in place.theirs} <= {B}
        assert (place.difference is Difference.LABEL) == (len(place.code_ids) == 2)
        assert (place.difference is Difference.ONE) == (not (place.ours and place.theirs))
        extents = {one.given.extent for one in place.held}
        assert extents == {place.extent} or (place.extent is Extent.WHOLE and Extent.NO_TEXT not in extents)


@given(CODED)
def test_swapped_coders_swap_the_sides_and_nothing_else(coded: Coded) -> None:
    there, back = places(held(coded), A, B, ALL), places(held(coded), B, A, ALL)
    assert [(one.difference, one.ours, one.theirs) for one in there] == [
        (one.difference, one.theirs, one.ours) for one in back
    ]


@given(CODED)
def test_passages_of_one_code_that_overlap_are_in_one_place(coded: Coded) -> None:
    made = places(held(coded), A, B, ALL)
    by_coding = {one.coding_id: place.place_id for place in made for one in place.held}
    for one in (codings := [one for place in made for one in place.held]):
        for other in codings:
            if one.given.code_id == other.given.code_id and one.given.span and other.given.span:
                meet = one.given.span.overlaps(other.given.span)
                assert not meet or by_coding[one.coding_id] == by_coding[other.coding_id]


@given(CODED)
def test_settling_makes_the_characters_that_it_names(coded: Coded) -> None:
    for place in places(held(coded), A, B, ALL):
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


def heard(given: Sequence[Held], codable: Sequence[Stretch]) -> set[tuple[int, Polarity, int]]:
    """What is coded with what, character by character, of what is codable."""
    positions = {position for start, end in codable for position in range(start, end)}
    return {one for one in characters([held.given for held in given]) if one[2] in positions}


def disagreeing(codings: Sequence[Held], codable: Sequence[Stretch], code: int) -> int:
    """The characters on which agreement says that two coders differ in a code."""
    coded = [
        (one.coder_id - 1, 1, *((span.start_char, span.end_char) if (span := one.given.span) else ALL[0]))
        for one in codings
        if one.given.code_id == code
    ]
    voices = [Part(1, list(codable))]
    borders: dict[Unit, Sequence[Stretch]] = {Unit.TURN: [], Unit.SENTENCE: []}
    kinds = Disagreements()
    kinds.add(Laid([CodedDocument(1, 0b11, voices, voices, coded, borders, {})], [1], {1: [1]}))
    return kinds.characters.total()


@given(CODED, CODABLE)
def test_places_that_differ_are_the_disagreeing_stretches_of_agreement(
    coded: Coded, codable: Sequence[Stretch]
) -> None:
    codings = [one for one in held(coded) if one.coder_id != OTHER and one.given.extent is not Extent.NO_TEXT]
    made = places(codings, A, B, codable)
    differing: set[tuple[int, int]] = set()
    for place in made:
        ours, theirs = heard(place.ours, codable), heard(place.theirs, codable)
        assert (place.difference is Difference.NONE) == (ours == theirs)
        codes = [{(code, at) for code, _, at in side} for side in (ours, theirs)]
        assert not differing & (codes[0] ^ codes[1])
        differing |= codes[0] ^ codes[1]
    for code in (1, 2, 3):
        assert disagreeing(codings, codable, code) == sum(one == code for one, _ in differing)


def test_a_question_that_one_took_along_is_no_difference_and_joins_nothing() -> None:
    codable = [(0, 10), (20, 30)]  # a question of the interviewer between two answers
    same = held([(A, (1, Polarity.NONE), Span(4, 20)), (B, (1, Polarity.NONE), Span(4, 12))])
    [place] = places(same, A, B, codable)
    assert place.difference is Difference.NONE
    assert [one.span for one in outcome(place, Decision.BOTH)] == [Span(4, 20)]
    apart = held([(A, (1, Polarity.NONE), Span(4, 15)), (B, (1, Polarity.NONE), Span(12, 24))])
    assert [place.difference for place in places(apart, A, B, codable)] == [Difference.ONE] * 2
    assert places(held([(A, (1, Polarity.NONE), Span(12, 18))]), A, B, codable) == []


def test_a_passage_of_what_both_gave_to_the_whole_note_is_no_difference() -> None:
    none = Polarity.NONE
    coded = [(A, (1, none), Extent.WHOLE), (A, (1, none), Span(4, 9)), (B, (1, none), Extent.WHOLE)]
    [place] = places(held(coded), A, B, ALL)
    assert place.difference is Difference.NONE
    assert outcome(place, Decision.BOTH) == [Given(1, none, Extent.WHOLE, None)]
    [place] = places(held(coded[1:]), A, B, ALL)
    assert place.difference is Difference.BOUNDARY
    assert outcome(place, Decision.UNION) == [Given(1, none, Extent.WHOLE, None)]
    assert outcome(place, Decision.INTERSECTION) == [Given(1, none, Extent.PASSAGE, Span(4, 9))]


def test_what_only_the_consensus_holds_is_left_over() -> None:
    consensus = held([(OTHER, (code, Polarity.NONE), Span(*at)) for code, at in ((1, (0, 9)), (2, (20, 30)))])
    coded = held([(A, (1, Polarity.NONE), Span(8, 12)), (B, (2, Polarity.NONE), Span(10, 20))])
    assert [place.left[0].given.code_id for place in left_over(consensus, coded, ALL)] == [2]
    assert [place.left[0].given.code_id for place in left_over(consensus, coded, [(0, 8), (20, 30)])] == [
        1,
        2,
    ]


def test_every_kind_of_difference_has_its_name() -> None:
    assert [place.difference for place in found((A, 1, (0, 9)), (B, 1, (0, 9)))] == [Difference.NONE]
    assert [place.difference for place in found((A, 1, (0, 9)), (B, 1, (3, 9)))] == [Difference.BOUNDARY]
    [label] = found((A, 1, (0, 9)), (B, 2, (3, 12)))
    assert (label.difference, label.code_ids, label.span) == (Difference.LABEL, (1, 2), Span(0, 12))
    assert [place.difference for place in found((A, 1, (0, 9)), (B, 1, (9, 12)))] == [Difference.ONE] * 2
    both = held([(A, (1, Polarity.POSITIVE), Span(0, 9)), (B, (1, Polarity.CRITICAL), Span(0, 9))])
    assert [place.difference for place in places(both, A, B, ALL)] == [Difference.POLARITY]
    whole = held([(A, (1, Polarity.NONE), Extent.WHOLE), (B, (1, Polarity.NONE), Extent.WHOLE)])
    assert [place.difference for place in places(whole, A, B, ALL)] == [Difference.NONE]


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
