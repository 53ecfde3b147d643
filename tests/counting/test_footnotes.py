"""What every table says of itself: unit, base, filter, exposure, state, and what a percentage is not."""

import re
from collections.abc import Callable

import pytest

from qualcode import __version__
from qualcode.model.codings import Polarity
from qualcode.model.scope import Base, Condition, Scope
from qualcode.model.tables import Table
from qualcode.workbench import counts, projects
from qualcode.workbench.projects import Project
from qualcode.workbench.quotes import quotes

MakeStudy = Callable[..., Project]
SILENCE = "share of people who mentioned it; silence is not disagreement"


def note(table: Table) -> str:
    return "\n".join(table.note)


def test_the_note_of_the_theme_table(study: Project) -> None:
    said = note(counts.count(study))
    assert said.startswith("Invented study")
    assert SILENCE in said.lower()
    assert "Unit: respondents. Base: 182 (all respondents)." in said
    assert "Scope: any polarity; either wave. Layer: Lead (lead coder)." in said
    assert "155 people with two notes, 27 with one" in said
    assert re.search(
        rf"Codebook version \d+\. Last step \d{{4}}-\d\d-\d\d \(UTC\)\. qualcode {__version__}", said
    )


@pytest.mark.parametrize("by", ["agency", "wave", "coder", "polarity", "barriers"])
def test_every_matrix_says_the_same_and_how_to_read_its_columns(study: Project, by: str) -> None:
    said = note(counts.matrix(study, by))
    assert SILENCE in said.lower() and "Base: 182 (all respondents)" in said and "Unit: respondents" in said
    assert "155 people with two notes, 27 with one" in said and "Codebook version" in said
    assert "Percentages are of the column" in said and "Spread:" in said
    assert ("A person may be in several columns" in said) == (by != "agency")


def test_quotes_are_passages_of_people(study: Project) -> None:
    said = note(quotes(study, Scope(codes=("Joint working",))))
    assert "Unit: passages. People: 182 (all respondents)." in said and SILENCE not in said.lower()
    assert "only Client-centred approach > Joint working and below" in said


def test_the_filter_is_spelled_as_the_project_spells_it(study: Project) -> None:
    scope = Scope(
        waves=(2,),
        polarities=(Polarity.CRITICAL, Polarity.POSITIVE),
        codes=("joint  WORKING",),
        where=(
            Condition("Agency", "agency a"),
            Condition("agency", "Agency B"),
            Condition("gender", "woman"),
        ),
        base=Base.CODED,
    )
    said = note(counts.count(study, scope))
    assert "positive and critical codings; wave 2; only Client-centred approach > Joint working" in said
    assert "(respondents with a coding in wave 2, with agency = Agency A or Agency B, gender = woman)" in said
    assert "whatever polarity is chosen" in said


@pytest.mark.parametrize(
    ("scope", "name"),
    [
        (Scope(base=Base.ALL), "182 (all respondents)"),
        (Scope(base=Base.FOLLOWED_UP), "155 (respondents followed up)"),
        (Scope(base=Base.ASKED), "182 (respondents with a note)"),
        (Scope(waves=(2,)), "155 (respondents with a note of wave 2)"),
        (Scope(waves=(2,), base=Base.ALL), "182 (all respondents)"),
        (Scope(waves=(2,), base=Base.ASKED), "155 (respondents with a note of wave 2)"),
        (Scope(where=(Condition("agency", "Agency A"),)), "40 (all respondents, with agency = Agency A)"),
    ],
)
def test_bases_by_name(study: Project, scope: Scope, name: str) -> None:
    assert f"Base: {name}." in note(counts.count(study, scope))


def test_the_interval_names_the_population(study: Project) -> None:
    table = counts.count(study, with_interval=True)
    assert "Wilson" in note(table) and "random sample of a larger population" in note(table)
    assert "182 (all respondents), is a random sample" in note(table)
    assert [column.key for column in table.columns[2:4]] == ["low", "high"]
    assert "Wilson" not in note(counts.count(study))


NOTES = {"P1-w1": "One.\n", "P1-w2": "Two.\n", "P1-w3": "Three.\n", "P2-w1": "One.\n"}


def test_unequal_exposure_down_to_none(make_study: MakeStudy) -> None:
    project = make_study("respondent\nP1\nP2\nP3\n", NOTES)
    said = note(counts.count(project))
    assert "Unequal exposure: 1 person with three notes, 1 with one, 1 with none." in said
    assert "any polarity; any wave." in said
    assert "Exposure: 2 people with one note." in note(counts.count(project, Scope(waves=(1,))))
    assert "wave" not in note(counts.count(make_study_without_notes(project)))


def make_study_without_notes(project: Project) -> Project:
    """The same study after its notes were deleted."""
    from qualcode.workbench import documents

    for name in NOTES:
        documents.delete(project, name)
    return project


def test_percentages_from_the_base_that_is_set(make_study: MakeStudy) -> None:
    people = "respondent\n" + "".join(f"P{number}\n" for number in range(20))
    project = make_study(people, codings="respondent,code\nP1,Courses\n")
    from qualcode.workbench.exports import as_text
    from qualcode.workbench.names_out import OPEN

    assert "1 (5%)" in as_text(OPEN, counts.count(project))
    projects.set_percent_from_base(project, 21)
    assert (
        "1 of 20" in as_text(OPEN, counts.count(project))
        and "%" not in as_text(OPEN, counts.count(project)).split("\n\n")[1]
    )
