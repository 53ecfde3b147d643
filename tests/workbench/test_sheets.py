"""Contact summary sheets: the project's own questions, one answer per note, question and coder."""

from pathlib import Path

import pytest

from qualcode.model.errors import QualcodeError
from qualcode.store import sheets as sheet_store
from qualcode.workbench import coders, documents, history, projects, respondents, sheets
from qualcode.workbench.projects import Project

NAMES = ["People and event", "Main issues", "Target questions", "What was striking", "Next contact"]


def names(project: Project) -> list[str]:
    return [question.name for question in sheets.questions(project)]


def test_a_project_begins_with_five_questions_in_full_words(project: Project) -> None:
    assert names(project) == NAMES
    assert all(question.question.endswith("?") for question in sheets.questions(project))


def test_questions_are_the_projects_own_and_every_change_can_be_undone(project: Project) -> None:
    sheets.add_question(project, " Mood ", "How did it  feel?")
    sheets.edit_question(project, "main ISSUES", new_name="Issues", question="Which?")
    sheets.move_question(project, "mood", 1)
    assert sheets.remove_question(project, "3") == 0
    assert names(project) == ["Mood", "People and event", *NAMES[2:]]
    for _ in range(4):
        history.undo(project)
    assert names(project) == NAMES


@pytest.mark.parametrize(
    ("name", "refusal"), [("", "needs a name"), ("next  Contact", "already"), ("7", "taken for a number")]
)
def test_unclear_names_are_refused(project: Project, name: str, refusal: str) -> None:
    with pytest.raises(QualcodeError, match=refusal):
        sheets.add_question(project, name)


def test_an_unknown_question_is_refused_with_those_near(project: Project) -> None:
    with pytest.raises(QualcodeError) as refusal:
        sheets.write(project, "B07-w1", "issues", "Courses.")
    assert refusal.value.hint == "Did you mean Main issues?"


def test_each_coder_has_one_dated_answer_to_each_question(project: Project) -> None:
    coders.use(project, "Anna")
    sheets.write(project, "b07-W1", "Main issues", " Courses.\x07 ")
    sheets.write(project, "B07-w1", "2", "Courses, and being rung.")
    coders.use(project, "Berit")
    sheets.write(project, "B07-w1", "Main issues", "Nobody rang.")
    rows = [row for row in sheets.sheet_table(project, "B07-w1").rows if row[1]]
    assert [(row[0], row[1], row[3]) for row in rows] == [
        ("Main issues", "Anna", "Courses, and being rung."),
        ("Main issues", "Berit", "Nobody rang."),
    ]
    assert all(str(row[2]).startswith("20") for row in rows)
    assert sheets.sheet_of(project, "B07-w1").answers == {2: "Nobody rang."}


def test_a_whole_sheet_is_one_step_and_an_emptied_answer_goes(project: Project) -> None:
    sheets.write_answers(project, "B07-w1", {1: "At home.", 2: "Courses."})
    sheets.write_answers(project, "B07-w1", {1: "  ", 2: "Rings."})
    assert sheets.sheet_of(project, "B07-w1").answers == {2: "Rings."}
    history.undo(project)
    assert sheets.sheet_of(project, "B07-w1").answers == {1: "At home.", 2: "Courses."}
    history.undo(project)
    assert sheets.sheet_of(project, "B07-w1").answers == {}


def test_the_list_accounts_for_every_note(project: Project) -> None:
    sheets.write(project, "C12-w1", "1", "On a bench.")
    table = sheets.listed(project)
    assert [row[0] for row in table.rows] == [row[0] for row in documents.listed(project).rows]
    assert {row[0]: row[5] for row in table.rows}["C12-w1"] == 1
    assert table.note == ("1 of 5 notes have a sheet begun.",)
    assert "On a bench." in next(row for row in sheets.listed(project, is_with_answers=True).rows if row[3])


def test_a_question_goes_with_its_answers_and_comes_back_with_them(project: Project) -> None:
    sheets.write(project, "C12-w1", "1", "On a bench.")
    assert sheets.remove_question(project, "1") == 1
    assert sheets.sheet_of(project, "C12-w1").answers == {}
    history.undo(project)
    assert sheets.sheet_of(project, "C12-w1").answers == {1: "On a bench."}


def test_sheets_go_with_their_note_and_with_the_person(project_file: Path) -> None:
    with projects.open_project(project_file) as project:
        sheets.write(project, "B07-w1", "1", "A walrus in the kitchen.")
        sheets.write(project, "B07-w1", "1", "A puffin in the kitchen.")
        sheets.write(project, "D03-w1", "1", "On a bench.")
        documents.delete(project, "D03-w1")
        assert [answer.body for answer in sheet_store.answers(project)] == ["A puffin in the kitchen."]
        history.undo(project)
        respondents.withdraw(project, "B07")
        assert [answer.body for answer in sheet_store.answers(project)] == ["On a bench."]
    left = project_file.read_bytes()
    assert b"walrus" not in left
    assert b"puffin" not in left
