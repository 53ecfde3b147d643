"""Summaries and memos at the command line, and what becomes of every step: undo, redo, the trail."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest


def test_summaries(study: Path, run: Callable) -> None:
    assert "No summaries yet." in run("summary").out
    assert run("summary", "p03", "Esc \x1b[31m here.").err == "Summary of p03 kept.\n"
    assert run("summary", "P03", "-", typed="Anew.\nTwo lines.\n").exit_code == 0
    assert "Anew." in run("summary", "P03").out
    assert "Esc" not in run("summary").out
    assert "No summaries yet." in run("summary", "wave1/B01").out


def test_memos(study: Path, run: Callable) -> None:
    assert run("memo", "add", "On all of it.").err == "Memo 1 kept.\n"
    assert run("memo", "add", "-", "--on", "code:own pace", "--title", "a\nb", typed="Slow.\n").exit_code == 0
    assert run("memo", "add", "Kim?", "--on", "respondent:b01", "--kind", "personal").exit_code == 0
    rows = json.loads(run("memo", "list", "--format", "json").data)["rows"]
    assert [(row["on"], row["title"], row["memo"]) for row in rows] == [
        ("the study", "", "On all of it."),
        ("code Own pace", "a b", "Slow."),
        ("respondent B01", "", "Kim?"),
    ]
    assert len(json.loads(run("memo", "list", "--kind", "personal", "--format", "json").data)["rows"]) == 1
    assert run("memo", "delete", "1").err == "Deleted memo 1.\n"
    assert run("undo").err == "Undone: Deleted a memo\n"


@pytest.mark.parametrize(
    ("words", "code", "answer"),
    [
        (("summary", "P03", " "), 1, "The summary has no words."),
        (("summary", "P03", "-"), 1, "The summary has no words."),
        (("summary", "Nothing", "x"), 1, "There is no note “Nothing”."),
        (("summary", "Nothing"), 1, "There is no note “Nothing”."),
        (("memo", "add", ""), 1, "The memo has no words."),
        (("memo", "add", "x", "--on", "document"), 1, "“document” is nothing that a memo can be about."),
        (("memo", "add", "x", "--on", "coding:1"), 1, "“coding:1” is nothing that a memo can be about."),
        (("memo", "add", "x", "--on", "code:Nothing"), 1, "There is no code “Nothing”"),
        (("memo", "delete", "99"), 1, "There is no memo 99."),
        (("memo", "delete", "9" * 30), 2, "is not in the range"),
        (("memo", "delete", "one"), 2, "is not a valid integer"),
        (("document", "delete", "Nothing"), 1, "There is no note “Nothing”."),
        (("document", "status", "P03", "0", "999", "verbatim"), 1, "ends outside the text"),
        (("document", "status", "P03", "0", "5", "nearly"), 2, "'nearly' is not one of"),
        (("undo", "now"), 2, "unexpected extra argument"),
        (("redo",), 1, "There is nothing to redo."),
    ],
)
def test_what_cannot_be_written(
    study: Path, run: Callable, words: tuple[str, ...], code: int, answer: str
) -> None:
    said = run(*words)
    assert (said.exit_code, answer in said.err) == (code, True)


def test_marking_words_as_paraphrase(study: Path, run: Callable) -> None:
    said = run("document", "status", "wave2/B01", "0", "23", "paraphrase")
    assert said.err == "Marked as paraphrase: “She has a paid job now.”\n"
    run("code", "wave2/B01", "0", "23", "Joint working")
    assert "[not verbatim: She has a paid job now.]" in run("quotes", "--code", "Joint working").out


def test_undo_reaches_back_to_the_beginning_and_the_trail_keeps_all(study: Path, run: Callable) -> None:
    for words in (
        ("coder", "add", "Ann"),
        ("code", "P03", "12", "23", "Own pace"),
        ("document", "delete", "P03"),
    ):
        assert run(*words).exit_code == 0
    undone = 0
    while run("undo").exit_code == 0:
        undone += 1
    assert "There is nothing to undo." in run("undo").err
    assert undone == 5
    assert run("document", "list").out.startswith("Notes\n")
    for _ in range(undone):
        assert run("redo").exit_code == 0
    rows = json.loads(run("trail", "--format", "json").data)["rows"]
    assert [row["act"] for row in rows] == ["did"] * 5 + ["undid"] * 5 + ["redid"] * 5
    assert "12 earlier lines are not shown." in run("trail", "--most", "3").out
    assert run("trail", "--most", "0").exit_code == 2
