"""The sample of a second coder: who is in it, and how far they are."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.analysis.sampling import allotted, stratified
from qualcode.model.errors import QualcodeError
from qualcode.store import respondents as respondent_store
from qualcode.workbench import assigning, coders, documents, history, marks, respondents
from qualcode.workbench.assigning import Draw
from qualcode.workbench.projects import Project

SIZES = st.dictionaries(st.text(min_size=1, max_size=3), st.integers(0, 40), min_size=1, max_size=8)
SHARES = st.fractions(min_value=Fraction(1, 100), max_value=1, max_denominator=100)


@given(SIZES, SHARES)
def test_strata_get_their_part_of_the_whole(sizes: dict[str, int], share: Fraction) -> None:
    given_each = allotted(sizes, share)
    everybody = sum(sizes.values())
    whole = max(1, int(everybody * share + Fraction(1, 2))) if everybody else 0
    assert sum(given_each.values()) == whole
    for name, size in sizes.items():
        assert 0 <= given_each[name] <= size
        assert abs(given_each[name] - (Fraction(whole * size, everybody) if everybody else 0)) < 1


@given(SHARES, st.integers(0, 10**6))
def test_the_same_seed_draws_the_same_and_a_newcomer_moves_nobody(share: Fraction, seed: int) -> None:
    people = [f"P{number:02}" for number in range(30)]
    drawn = stratified({"all": people}, share, seed)["all"]
    assert drawn == stratified({"all": people[::-1]}, share, seed)["all"]
    later = stratified({"all": [*people, "P30"]}, Fraction(1), seed)["all"]
    assert set(drawn) <= set(later)
    more = stratified({"all": [*people, "P30"]}, share, seed)["all"]
    assert len(set(drawn) - set(more)) <= 1


def listed(project: Project) -> list[tuple[object, ...]]:
    return [row[:6] for row in assigning.listed(project).rows]


def test_a_sample_is_kept_with_its_frame_and_progress(project: Project) -> None:
    coders.add(project, "Second")
    drawn = assigning.assign(project, "second", Draw(Fraction(1), 7))
    names = sorted(respondent_store.roster(project).names)
    assert drawn.names == names
    notes = [str(row[0]) for row in documents.listed(project).rows]
    assert listed(project) == [("Second", len(names), len(notes), 0, 0, "blind")]
    marks.finish(project, notes[:1], "Second")
    assert listed(project) == [("Second", len(names), len(notes), 1, 1, "blind")]
    assigning.unblind(project, "Second")
    assert str(listed(project)[0][-1]).startswith("opened ")
    assert "Opened the blind sample of Second" in [row[4] for row in history.trail(project).rows]
    history.undo(project)
    history.undo(project)
    history.undo(project)
    assert listed(project) == []


def test_on_whom_it_waits_is_told_but_not_to_a_blind_coder(project: Project) -> None:
    notes = [str(row[0]) for row in documents.listed(project).rows]
    coders.add(project, "Second")
    assigning.assign(project, "Second", Draw(Fraction(1), 7))
    [said] = assigning.listed(project).note
    assert "Second even when all of the sample is finished: 2 of Anna, 1 of Berit, coded" in said
    coders.use(project, "Second")
    assert assigning.listed(project).note == ()
    coders.use(project, "Anna")
    marks.finish(project, notes, "Anna")
    [said] = assigning.listed(project).note
    assert "Anna" not in said and "1 of Berit" in said
    assigning.unblind(project, "Second")
    assert assigning.listed(project).note == ()


def test_what_cannot_be_drawn_is_refused_in_words(project: Project) -> None:
    with pytest.raises(QualcodeError, match="no coder “Second”"):
        assigning.assign(project, "Second", Draw(Fraction(1, 5), 7))
    coders.add(project, "Second")
    with pytest.raises(QualcodeError, match="no attribute"):
        assigning.assign(project, "Second", Draw(Fraction(1, 5), 7, "nothing"))
    with pytest.raises(QualcodeError, match="no blind sample"):
        assigning.unblind(project, "Second")
    assigning.assign(project, "Second", Draw(Fraction(1, 5), 7))
    with pytest.raises(QualcodeError, match="has a sample already"):
        assigning.assign(project, "Second", Draw(Fraction(1, 5), 8))


def test_somebody_who_withdraws_leaves_the_sample(project: Project) -> None:
    coders.add(project, "Second")
    everybody = assigning.assign(project, "Second", Draw(Fraction(1), 7)).names
    respondents.withdraw(project, everybody[0])
    assert listed(project)[0][1] == len(everybody) - 1
