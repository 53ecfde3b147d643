"""Who has which value, at which wave."""

from collections.abc import Callable

import pytest

from qualcode.model.errors import QualcodeError
from qualcode.model.scope import Condition, Scope
from qualcode.model.tables import Quote, Share, Table
from qualcode.workbench import attributes, counts, quotes, respondents
from qualcode.workbench.projects import Project

MakeStudy = Callable[..., Project]
CODINGS = "respondent,code\nP1,Courses\nP2,Courses\nP3,Courses\n"


def columns(table: Table) -> dict[str, int]:
    """Heading and number of people of each column of a matrix."""
    return {column.heading: column.base for column in table.columns if column.base is not None}


def base(project: Project, *conditions: str) -> int:
    """How many people meet conditions."""
    scope = Scope(where=tuple(Condition(*condition.split("=")) for condition in conditions))
    share = counts.count(project, scope).rows[0][1]
    assert isinstance(share, Share)
    return share.base


def test_people_without_a_value_are_shown_with_the_reason(make_study: MakeStudy) -> None:
    people = "respondent,status@1,status@2\nP1,out,in\nP2,out,\nP3,,\n"
    project = make_study(
        people, {"P1-w1": "A.\n", "P1-w2": "B.\n", "P2-w1": "A.\n", "P3-w2": "B.\n"}, CODINGS
    )
    assert columns(counts.matrix(project, "status@2")) == {"in": 1, "(not seen in wave 2)": 1, "(missing)": 1}
    assert columns(counts.matrix(project, "status@1")) == {"out": 2, "(not seen in wave 1)": 1}
    assert columns(quotes.quotes(project, by="status@2")) == columns(counts.matrix(project, "status@2"))


def test_a_missing_value_is_missing_where_notes_have_no_wave(make_study: MakeStudy) -> None:
    project = make_study("respondent,town\nP1,York\nP2,\n", {"P1": "A.\n"}, "respondent,code\nP1,Courses\n")
    assert columns(counts.matrix(project, "town")) == {"York": 1, "(missing)": 1}


def test_the_wave_of_the_question_is_the_wave_of_the_attribute(make_study: MakeStudy) -> None:
    people = "respondent,status@1,status@2\nP1,out,in\nP2,out,out\n"
    notes = {f"P{person}-w{wave}": "A.\n" for person in (1, 2) for wave in (1, 2)}
    project = make_study(people, notes, "respondent,code\nP1,Courses\n")
    with pytest.raises(QualcodeError, match="status differs between waves"):
        counts.matrix(project, "status")
    assert columns(counts.matrix(project, "status", Scope(waves=(2,)))) == {"in": 1, "out": 1}
    assert columns(counts.matrix(project, "status", Scope(waves=(1,)))) == {"out": 2}


def test_only_the_waves_asked_for_can_differ(make_study: MakeStudy) -> None:
    people = "respondent,status@1,status@2,status@3\nP1,out,out,in\n"
    notes = {f"P1-w{wave}": "A.\n" for wave in (1, 2, 3)}
    project = make_study(people, notes, "respondent,code\nP1,Courses\n")
    assert columns(counts.matrix(project, "status", Scope(waves=(1, 2)))) == {"out": 1}
    with pytest.raises(QualcodeError, match="status differs between waves"):
        counts.matrix(project, "status", Scope(waves=(1, 3)))


def test_what_is_known_of_a_wave_goes_before_what_holds_always(make_study: MakeStudy) -> None:
    people = "respondent,town\nP1,York\nP2,York\n"
    notes = {f"P{person}-w{wave}": "Words.\n" for person in (1, 2) for wave in (1, 2)}
    codings = "document,start,end,code\nP1-w2,0,5,Courses\n"
    project = make_study(people, notes, codings)
    respondents.set_value(project, "P1", "town@2", "Hull")
    assert columns(counts.matrix(project, "town@2")) == {"Hull": 1, "York": 1}
    [quote] = quotes.quotes(project, style=quotes.Style(("town",))).rows[0][1]
    assert isinstance(quote, Quote) and quote.attributes == (("town", "Hull"),)


def test_attributes_behind_quotes_may_be_known_of_a_later_wave_only(make_study: MakeStudy) -> None:
    notes = {"P1-w1": "Words.\n", "P1-w2": "Words.\n"}
    project = make_study(
        "respondent,town@2\nP1,Hull\n", notes, "document,start,end,code\nP1-w2,0,5,Courses\n"
    )
    [quote] = quotes.quotes(project, style=quotes.Style(("Town",))).rows[0][1]
    assert isinstance(quote, Quote) and quote.attribution == "P1, wave 2, Hull"


def test_values_that_differ_in_case_are_one_condition_unless_one_is_meant(make_study: MakeStudy) -> None:
    project = make_study("respondent,paid\nP1,Yes\nP2,yes\nP3,no\n", codings=CODINGS)
    assert columns(counts.matrix(project, "paid")) == {"no": 1, "Yes": 1, "yes": 1}
    assert (base(project, "paid=YES"), base(project, "paid=Yes")) == (2, 1)
    assert base(project, "paid=no", "paid=yes") == 2


def test_several_values_of_one_person(make_study: MakeStudy) -> None:
    project = make_study("respondent,needs[]\nP1,a;b\nP2,b\nP3,\n", codings=CODINGS)
    table = counts.matrix(project, "needs")
    assert columns(table) == {"a": 1, "b": 2, "(missing)": 1}
    assert any("Multiple response. A person may be in several columns." in line for line in table.note)


def test_values_in_their_natural_order(make_study: MakeStudy) -> None:
    people = "respondent,place\nP1,Site 10\nP2,Site 9\nP3,²\n"
    assert [*columns(counts.matrix(make_study(people, codings=CODINGS), "place"))] == [
        "Site 9",
        "Site 10",
        "²",
    ]


def test_what_can_be_crossed(study: Project) -> None:
    listed = attributes.crossings(study)
    assert {"agency", "status@1", "status@2", "wave", "coder", "polarity"} <= {*listed}
    for by in listed:
        assert counts.matrix(study, by).rows


def test_attrition_by_what_does_not_change_and_both_bases_of_the_commonest_move(study: Project) -> None:
    moves = " ".join(counts.transitions(study, "status").note)
    assert (
        "From unemployed to paid work: 22, which is 25% of the 88 at risk and 14% of all 155 followed."
        in moves
    )
    lost = counts.transitions(study, "agency")
    assert [column.heading for column in lost.columns] == ["agency", "people", "followed", "not followed"]
    assert lost.rows[0] == ("Agency A", 40, 35, Share(5, 40)) and lost.title.startswith("Attrition by agency")
    assert sum(row[3].n for row in lost.rows if isinstance(row[3], Share)) == 27
    assert "in several rows" not in " ".join(lost.note)
    assert "in several rows" in " ".join(counts.transitions(study, "barriers").note)


def test_moves_between_the_first_and_the_last_of_three_waves(make_study: MakeStudy) -> None:
    people = "respondent,status@1,status@3\nP1,out,in\nP2,out,\nP3,out,\n"
    notes = dict.fromkeys(("P1-w1", "P1-w3", "P2-w1", "P2-w2", "P3-w1", "P3-w3"), "A.\n")
    table = counts.transitions(make_study(people, notes), "status")
    assert table.rows == (
        ("out", 3, 2, Share(0, 2), Share(1, 2), Share(1, 2), Share(1, 3)),
        ("in", 0, 0, Share(0, 0), Share(0, 0), Share(0, 0), Share(0, 0)),
    )
    headings = [column.heading for column in table.columns[3:]]
    assert headings == ["to out", "to in", "to (missing)", "not followed"]
