"""Contact summary sheets, summary cells and memos on passages at the command line."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest


def rows(run: Callable, *words: str) -> list[dict]:
    return json.loads(run(*words, "--format", "json").data)["rows"]


def test_a_sheet_with_the_projects_own_questions(study: Path, run: Callable) -> None:
    assert "Main issues" in run("sheet", "questions").out
    assert run("sheet", "questions", "add", "Mood", "How did it feel?").err == "Added: Mood\n"
    assert run("sheet", "questions", "move", "mood", "1").exit_code == 0
    assert run("sheet", "questions", "edit", "Mood", "--name", "The mood").exit_code == 0
    assert run("sheet", "write", "p03", "The mood", "-", typed="Glad.\n").err == "Answer about p03 kept.\n"
    assert rows(run, "sheet", "show", "P03")[0]["answer"] == "Glad."
    assert "Glad." in run("sheet", "list", "--answers").out
    said = run("sheet", "questions", "remove", "1")
    assert (said.exit_code, said.err.splitlines()[0]) == (
        1,
        "Error: This deletes 1 answer. Nothing was changed.",
    )
    assert run("sheet", "questions", "remove", "1", "--yes").exit_code == 0
    assert run("undo").err == "Undone: Removed “The mood” from the contact summary sheet\n"


def test_a_cell_becomes_stale(study: Path, run: Callable) -> None:
    assert run("code", "P03", "15", "20", "Own pace").exit_code == 0
    said = run("cell", "write", "P03", "Client-centred approach", "In cafés.")
    assert said.err == "Cell of P03 under Client-centred approach kept, from 1 passage.\n"
    assert rows(run, "cell", "list", "--stale") == []
    assert run("uncode", "P03", "15", "20", "Own pace").exit_code == 0
    [row] = rows(run, "cell", "list", "--stale")
    assert (row["respondent"], row["passages"], row["state"]) == ("P03", 1, "stale: 1 passage removed")
    assert run("cell", "delete", "P03", "Client-centred approach").exit_code == 0
    assert "No such cells." in run("cell", "list").out


def test_a_memo_on_a_passage_is_edited_and_found(study: Path, run: Callable) -> None:
    assert run("code", "P03", "15", "20", "Own pace").exit_code == 0
    assert run("memo", "add", "Naïve?", "--on", "passage:P03 15 20").exit_code == 0
    assert run("memo", "edit", "1", "--text", "Not naïve.", "--kind", "theory").err == "Memo 1 kept.\n"
    [row] = rows(run, "memo", "list", "--code", "Client-centred approach", "--respondent", "P03")
    assert (row["kind"], row["memo"]) == ("theory", "Not naïve.")
    assert rows(run, "memo", "list", "--coder", "Lead", "--kind", "code") == []


@pytest.mark.parametrize(
    ("words", "code", "answer"),
    [
        (("sheet", "write", "P03", "9", "x"), 1, "There is no question “9” on the sheet."),
        (("sheet", "write", "P03", "1", " "), 1, "The answer has no words."),
        (("sheet", "questions", "edit", "1"), 2, "Say what to change"),
        (("cell", "write", "P03", "Own pace", " "), 1, "The cell has no words."),
        (("memo", "edit", "7", "--text", "x"), 1, "There is no memo 7."),
        (("memo", "edit", "7"), 2, "Say what to change"),
    ],
)
def test_mistakes_are_explained(
    study: Path, run: Callable, words: tuple[str, ...], code: int, answer: str
) -> None:
    said = run(*words)
    assert said.exit_code == code
    assert answer in said.err
