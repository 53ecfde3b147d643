"""`qualcode find`."""

import csv
import io
import json
from pathlib import Path

import pytest

from .conftest import Run


def test_hits_in_context_with_the_totals_below(run: Run, study: Path) -> None:
    said = run("find", "cv")
    assert said.exit_code == 0
    assert said.err == ""
    assert "CV" in said.out
    assert "2 hits in 2 notes of 2 people." in said.out


def test_every_format_gives_the_same_hits(run: Run, study: Path) -> None:
    rows = json.loads(run("find", "cafe", "--format", "json").out)["rows"]
    [row] = list(csv.DictReader(io.StringIO(run("find", "CAFÉ", "--format", "csv").out)))
    assert [(r["document"], r["respondent"], r["match"]) for r in rows] == [("P03", "P03", "café")]
    assert row["start"] == str(rows[0]["start"])
    assert row["match"] == "café"
    for suffix in ("xlsx", "docx", "html", "md"):
        assert run("find", "cafe", "--output", f"found.{suffix}").exit_code == 0
        assert (study / f"found.{suffix}").stat().st_size


def test_what_was_quoted_for_the_shell_is_a_phrase(run: Run, study: Path) -> None:
    assert "1 hit in 1 note of 1 person." in run("find", "paid job").out
    assert "2 hits in 1 note of 1 person." in run("find", "job", "paid").out
    assert "0 hits" in run("find", "job paid").out
    assert "2 hits in 1 note" in run("find", '"paid job" call*').out


def test_people_waves_and_what_is_shown(run: Run, study: Path) -> None:
    assert "1 hit in 1 note of 1 person." in run("find", "she", "--wave", "2").out
    assert "1 hit in 1 note" in run("find", "cv", "--where", "agency=South").out
    shown = json.loads(run("find", "she", "--most", "1", "--format", "json").out)
    assert len(shown["rows"]) == 1
    assert "2 hits in 2 notes of 1 person. Only the first 1 is shown." in shown["note"]
    row = json.loads(run("find", "cv", "--context", "0", "--format", "json").out)["rows"][0]
    assert (row["left"], row["right"]) == ("", "")


def test_patterns_and_forms(run: Run, study: Path) -> None:
    assert "1 hit in" in run("find", "--regex", r"n\w+ous").out
    forms = run("find", "--forms", "go").out
    assert "3 hits in 2 notes" in forms
    assert "Word forms by" in forms


@pytest.mark.parametrize(
    ("words", "exit_code", "part"),
    [
        (["(a", "--regex"], 1, "no regular expression"),
        (["a", "b", "--regex"], 2, "Quote the pattern"),
        (["!"], 1, "no word to look for"),
        (["a*b"], 1, "end of a word"),
        (["a", "--wave", "7"], 1, "no note of wave 7"),
        (["a", "--where", "agency=West"], 1, "Nobody has"),
        (["cv", "--code", "Nonsense", "--yes"], 1, "Nonsense"),
        ([], 2, "WORDS"),
    ],
)
def test_mistakes_get_one_sentence(
    run: Run, study: Path, words: list[str], exit_code: int, part: str
) -> None:
    said = run("find", *words)
    assert said.exit_code == exit_code
    assert part in said.err


def test_coding_asks_first_and_is_one_step(run: Run, study: Path) -> None:
    asked = run("find", "cv", "--code", "Own pace")
    assert asked.exit_code == 1
    assert "2 passages would be coded with" in asked.err
    assert "--yes" in asked.err
    assert "2 hits" in run("find", "cv", "--uncoded").out
    done = run("find", "cv", "--code", "Own pace", "--yes", "--polarity", "positive")
    assert (done.exit_code, done.data) == (0, b"")
    assert "Coded 2 passages with" in done.err
    again = run("find", "cv", "--code", "Own pace", "--yes", "--polarity", "positive")
    assert "Coded 0 passages" in again.err
    assert "2 coded so before" in again.err
    assert "0 hits" in run("find", "cv", "--uncoded").out
    assert "Coded 2 found passages" in run("undo").err
    assert "2 hits" in run("find", "cv", "--uncoded").out


def test_the_interviewers_words_are_left_out(run: Run, study: Path) -> None:
    said = run("find", "--respondents-only", "well")
    assert "0 hits" in said.out
    said = run("find", "well", "--code", "Own pace", "--yes")
    assert "Left out: 1 hit" in said.err
    assert "Nothing to code." in said.err
