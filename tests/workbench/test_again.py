"""One coder at two times: the later time is blind to the first, and never counts as another person."""

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from qualcode.model.agreement import AgreementQuestion, Unit
from qualcode.model.codings import Polarity
from qualcode.model.consensus import Decision
from qualcode.model.errors import QualcodeError
from qualcode.model.scope import Scope
from qualcode.model.spans import Span
from qualcode.store import history as history_store
from qualcode.store import sight
from qualcode.tui.comparing import Comparing
from qualcode.workbench import (
    again,
    agreement_again,
    assigning,
    coders,
    codings,
    consensus,
    counts,
    disagreement_words,
    history,
    marks,
    merging,
    projects,
    quotes,
    report,
    respondents,
    sharing,
    stars,
)
from qualcode.workbench.agreement import Agreement, agreement
from qualcode.workbench.agreement_data import data
from qualcode.workbench.agreement_tables import tables
from qualcode.workbench.assigning import Draw, Drawn
from qualcode.workbench.disagreements import Disagreements
from qualcode.workbench.projects import Project

NOTES = ("B07-w1", "B07-w2", "group", "C12-w1")
LATER = "Anna (again)"
TIMES = ("Anna", LATER)
EVERYBODY = Draw(Fraction(1), 7)


class Clock:
    """What time it is for the project."""

    def __init__(self) -> None:
        self.day = 1

    def __call__(self) -> str:
        return f"2026-03-{self.day:02}T09:00:00Z"


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    it = Clock()
    monkeypatch.setattr(history_store, "now", it)
    return it


def code(project: Project, coder: str, note: str, at: tuple[int, int], name: str = "Courses") -> None:
    codings.apply_code(project, note, Span(*at), name, coder=coder)


def draw_again(project: Project, name: str = "Anna") -> Drawn:
    return assigning.assign(project, name, EVERYBODY, is_again=True)


@pytest.fixture
def study(project: Project, clock: Clock) -> Iterator[Project]:
    """Anna coded all notes of B07 and C12 on the first of March, D03 is Berit's."""
    with project.step("Removed"):
        project.db.execute("delete from coding")
    code(project, "Anna", "B07-w1", (4, 20))
    code(project, "Anna", "B07-w2", (0, 6), "Slow")
    code(project, "Anna", "C12-w1", (17, 22), "Slow")
    code(project, "Berit", "D03-w1", (0, 6), "Slow")
    marks.finish(project, NOTES, "Anna")
    yield project


@pytest.fixture
def coded_again(study: Project, clock: Clock) -> Project:
    """Anna coded them anew two and three weeks later, one of them otherwise, and finished."""
    draw_again(study)
    clock.day = 15
    code(study, LATER, "B07-w1", (4, 20))
    code(study, LATER, "B07-w2", (0, 6), "Quick")
    clock.day = 22
    code(study, LATER, "C12-w1", (17, 22), "Slow")
    marks.finish(study, NOTES, LATER)
    return study


def compared(project: Project, *names: str) -> Agreement:
    return agreement(project, AgreementQuestion(Scope(coders=names), Unit.SENTENCE))


def said(of: Agreement) -> str:
    return " ".join(str(cell) for table in tables(of).values() for row in table.rows for cell in row)


# --- the sample ------------------------------------------------------------------------------------------


def test_the_sample_is_of_people_all_of_whose_notes_were_coded(study: Project) -> None:
    drawn = draw_again(study)
    assert (drawn.coder, drawn.first) == (LATER, "Anna")
    assert drawn.names == ["B07", "C12"] and drawn.documents == 4 and drawn.unfinished == []
    [row] = assigning.listed(study).rows
    assert row[-1] == "100% of 2 people whose notes Anna had coded, seed 7"
    marks.reopen(study, ["C12-w1", "group"], "Anna")
    history.undo(study)
    history.undo(study)
    assert assigning.listed(study).rows == ()
    assert LATER not in [row[0] for row in coders.listed(study).rows]


def test_a_note_that_was_not_called_finished_is_named(study: Project) -> None:
    marks.reopen(study, ["C12-w1"], "Anna")
    assert draw_again(study).unfinished == ["C12-w1"]


def test_a_person_with_a_note_that_was_left_aside_is_not_drawn(study: Project) -> None:
    marks.reopen(study, ["group"], "Anna")  # in which nothing is coded
    with pytest.raises(QualcodeError, match="has not coded all notes of anybody"):
        draw_again(study)
    assert LATER not in [row[0] for row in coders.listed(study).rows]


def test_a_third_time_waits_for_the_second(study: Project) -> None:
    draw_again(study)
    with pytest.raises(QualcodeError, match="4 of 4 notes are left"):
        draw_again(study)
    marks.finish(study, NOTES, LATER)
    assert draw_again(study, LATER).coder == "Anna (3rd time)"
    third = coders.find(study, "anna 3rd TIME")
    assert third.person == coders.find(study, "Anna").coder_id
    assert again.two_times(study, "Anna") == TIMES  # the third one has no work yet


def test_a_name_in_brackets_is_found_without_them_and_belongs_to_one_coder(study: Project) -> None:
    coders.add(study, "Anna again")
    draw_again(study)
    assert coders.find(study, "anna AGAIN").name == "Anna again"
    assert coders.find(study, "Anna (again)").name == LATER
    with pytest.raises(QualcodeError, match="already"):
        coders.add(study, "anna (AGAIN)")


def test_there_is_no_second_time_of_the_consensus_or_of_nobody(study: Project) -> None:
    coders.add(study, "Agreed", is_consensus=True)
    with pytest.raises(QualcodeError, match="agreed on"):
        draw_again(study, "Agreed")
    with pytest.raises(QualcodeError, match="one time only") as refusal:
        again.two_times(study, "Berit")
    assert "assign Berit --again" in refusal.value.hint


# --- blind -----------------------------------------------------------------------------------------------


def test_the_later_time_sees_nothing_of_the_first_until_both_finished(coded_again: Project) -> None:
    coders.use(coded_again, LATER)
    assert not sight.is_blind(coded_again)
    marks.reopen(coded_again, ["B07-w2"])
    assert sight.is_blind(coded_again)
    assert coders.find(coded_again, "Anna").codings == 2
    with pytest.raises(QualcodeError, match="1 note blind"):
        _ = Disagreements(coded_again, Scope(coders=TIMES)).cases


# --- agreement -------------------------------------------------------------------------------------------


def test_two_times_are_compared_in_words_of_times(coded_again: Project) -> None:
    found = compared(coded_again, *TIMES)
    told = tables(found)
    assert told["compared"].title == "Agreement of one coder at two times: Small study"
    rows = dict(told["compared"].rows)
    assert rows["one coder"] == "Anna, at two times: Anna and Anna (again)"
    assert rows["days between the times"] == "median 17.5 (14 to 21)"
    assert any("stability of Anna's coding" in line for line in told["headline"].note)
    for words in ("by one coder", "one coder uses", "both coded", "every coder"):
        assert words not in said(found)
    assert "used at one time only" in said(found)
    [paragraph, _] = [row[0] for row in told["methods"].rows]
    assert isinstance(paragraph, str)
    assert "median of 17.5 (14 to 21) days in between, blind to what was given before" in paragraph
    assert "One coder (Anna) coded 4 notes of 2 respondents at two times" in paragraph
    assert "memory" not in said(found)
    assert data(found)["compared"]["one_coder"] == "Anna"
    assert data(found)["compared"]["days_between"]["most"] == 21


def test_the_ratio_of_the_methods_is_over_all_codes(coded_again: Project) -> None:
    found = compared(coded_again, *TIMES)
    cells = [sum(getattr(each, cell) for each in found.codes) for cell in "abc"]
    [paragraph, _] = [row[0] for row in tables(found)["methods"].rows]
    assert f"is {(200 * cells[0] + sum(cells)) // (2 * sum(cells))}% without" in str(paragraph)


def test_few_days_are_warned_of_and_what_was_coded_later_does_not_count(
    coded_again: Project, clock: Clock
) -> None:
    clock.day = 20
    code(coded_again, "Anna", "C12-w1", (17, 22), "Quick")  # two days before the later time
    clock.day = 25
    code(coded_again, "Anna", "B07-w1", (0, 3), "Quick")  # after it
    found = compared(coded_again, *TIMES)
    days = agreement_again.between(found.compared)
    assert days is not None and (days.least, days.most, days.median) == (2, 21, 14)
    assert "In 1 of 4 notes fewer than 7 days" in said(found)
    unread = compared(coded_again, LATER, "Anna")  # the order of the names does not matter
    assert agreement_again.between(unread.compared) == days


def test_an_opened_sample_is_not_called_blind(coded_again: Project) -> None:
    assigning.unblind(coded_again, LATER)
    assert "blind to" not in said(compared(coded_again, *TIMES))


def test_what_was_not_coded_blind_is_told_in_words_of_times(study: Project, clock: Clock) -> None:
    assigning.assign(study, "Anna", EVERYBODY, is_blind=False, is_again=True)
    clock.day = 15
    code(study, LATER, "B07-w1", (4, 20))
    told = said(compared(study, *TIMES))
    assert "Not blind: 1 coding made where those of another time were already there to be read" in told
    assert "blind to what" not in told


def test_a_later_time_never_stands_for_another_person(coded_again: Project) -> None:
    marks.finish(coded_again, NOTES, "Berit")
    found = compared(coded_again)
    assert [coder.name for coder in found.compared.coders] == ["Anna", "Berit"]
    assert "Left out: Anna (again), who is Anna at a later time" in said(found)
    assert "days between the times" not in said(found)
    with pytest.raises(QualcodeError, match="not all different people"):
        compared(coded_again, "Anna", "Berit", LATER)
    assert [coder.name for coder in compared(coded_again, LATER, "Berit").compared.coders] == [LATER, "Berit"]


def test_one_person_alone_is_told_of_the_times(coded_again: Project) -> None:
    with coded_again.step("Removed"):
        coded_again.db.execute(
            "delete from coding where coder_id = (select coder_id from coder where name='Berit')"
        )
    with pytest.raises(QualcodeError, match="Anna alone is neither") as refusal:
        compared(coded_again)
    assert "`qualcode agree Anna --again`" in refusal.value.hint


# --- counting --------------------------------------------------------------------------------------------


def people_and_layer(project: Project, scope: Scope) -> tuple[list[int], str]:
    table = counts.count(project, scope)
    [line] = [line for line in table.note if "Layer:" in line]
    return [row[1].n for row in table.rows], line.partition("Layer: ")[2]  # type: ignore[union-attr]


def test_all_coders_are_people_and_the_note_says_who_is_not_there(coded_again: Project) -> None:
    before, _ = people_and_layer(coded_again, Scope(coders=("Anna", "Berit")))
    every, layer = people_and_layer(coded_again, Scope(is_every_coder=True))
    assert every == before
    assert layer == "Anna and Berit (all coders united; not Anna (again), a later time)."
    with_times, _ = people_and_layer(coded_again, Scope(coders=("Anna", "Berit", LATER)))
    assert with_times != before
    matrix = counts.matrix(coded_again, "coder")
    assert LATER not in [column.heading for column in matrix.columns]
    assert any("not Anna (again), a later time" in line for line in matrix.note)
    status = dict(projects.status(coded_again).rows)
    assert status["coders"] == 2
    assert (LATER, "Anna at a later time", 3) in coders.listed(coded_again).rows


def test_a_star_of_a_later_time_is_on_the_shelf(coded_again: Project) -> None:
    stars.star(coded_again, "B07-w2", Span(0, 6), "Quick", LATER)
    [row] = quotes.quotes(coded_again, only_starred=True).rows
    assert any("I have" in str(cell) for cell in row)


def test_the_report_names_people_and_compares_the_times(coded_again: Project) -> None:
    told = str(report.report(coded_again))
    assert "Anna (again) (Anna at a later time) made 3 codings" in told
    assert "stability of Anna's coding" in told


# --- settling --------------------------------------------------------------------------------------------


def test_which_reading_stands_is_settled_like_any_difference(coded_again: Project) -> None:
    scope = Scope(coders=TIMES)
    [case] = Disagreements(coded_again, scope).differing()
    table = disagreement_words.table(Disagreements(coded_again, scope), [case])
    assert table.title == "Disagreements of one coder at two times: Anna and Anna (again)"
    assert consensus.accept(coded_again, scope).agreements == 2
    assert consensus.decide(coded_again, case.case_id, consensus.Choice(Decision.B), scope) == f"as {LATER}"
    assert "(consensus)" in people_and_layer(coded_again, Scope())[1]
    after = agreement(coded_again, AgreementQuestion(scope, Unit.SENTENCE, is_after=True))
    assert after.headline[Unit.SENTENCE].alpha == 1


def test_the_screen_walks_people_first_and_then_the_times(coded_again: Project) -> None:
    code(coded_again, "Berit", "B07-w1", (4, 20), "Slow")
    walk = Comparing(coded_again)
    assert walk.pairs() == [("Anna", "Berit"), TIMES]
    walk.read()
    walk.next_pair()
    assert walk.found.names == TIMES and walk.case is not None
    assert LATER in walk.heading()


# --- copies, history, withdrawal -------------------------------------------------------------------------


def test_a_copy_of_the_later_time_goes_out_and_comes_home(
    study: Project, tmp_path: Path, clock: Clock
) -> None:
    draw_again(study)
    path = sharing.share(study, LATER, tmp_path / "again").path
    with projects.open_project(path) as copy:
        assert [row[0] for row in coders.listed(copy).rows] == [LATER]
        assert copy.db.execute("pragma foreign_key_check").fetchall() == []
        codings.apply_code(copy, "B07-w1", Span(4, 20), "Courses", polarity=Polarity.POSITIVE)
        marks.finish(copy, ["B07-w1"])
    merging.merge(study, path)
    assert coders.find(study, LATER).person == coders.find(study, "Anna").coder_id
    assert coders.find(study, LATER).codings == 1


def test_a_time_that_began_in_a_copy_is_known_at_home(study: Project, tmp_path: Path) -> None:
    path = projects.back_up(study, tmp_path / "copy")
    with projects.open_project(path) as copy:
        draw_again(copy)
        code(copy, LATER, "B07-w1", (4, 20))
    merging.merge(study, path)
    assert coders.find(study, LATER).person == coders.find(study, "Anna").coder_id


def test_undo_takes_a_time_back_and_withdrawal_leaves_the_rest(coded_again: Project) -> None:
    respondents.withdraw(coded_again, "C12")
    assert compared(coded_again, *TIMES).headline[Unit.SENTENCE].respondents == 1
    [row] = assigning.listed(coded_again).rows
    assert row[1] == 1
    assert coded_again.db.execute("pragma foreign_key_check").fetchall() == []
