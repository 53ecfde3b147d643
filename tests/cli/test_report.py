"""The command `report`: which files it writes, and which it leaves alone."""

from collections.abc import Callable
from pathlib import Path
from zipfile import is_zipfile

import pytest


@pytest.fixture
def told(run: Callable, study: Path) -> Callable:
    """Runs `report` on the study."""
    return lambda *words: run("-p", "study.qualcode", "report", *words)


def test_both_files_when_none_is_named(told: Callable, study: Path) -> None:
    said = told()
    assert (said.exit_code, said.out) == (0, "")
    assert said.err == "Written: report.html\nWritten: report.docx\n"
    assert (study / "report.html").read_bytes().startswith(b"<!doctype html>")
    assert is_zipfile(study / "report.docx")


def test_a_file_that_somebody_may_have_gone_on_with_is_not_replaced(told: Callable, study: Path) -> None:
    (study / "report.docx").write_text("Mine.")
    said = told()
    assert said.exit_code == 1
    assert said.err == ("Error: There is a report.docx already.\nHint: To replace it: --output report.docx\n")
    assert not (study / "report.html").exists() and (study / "report.docx").read_text() == "Mine."
    assert told("--output", "report.docx").exit_code == 0
    assert is_zipfile(study / "report.docx")


def test_the_same_command_gives_the_same_bytes(told: Callable, study: Path) -> None:
    names = [f"{name}.{suffix}" for name in ("one", "two") for suffix in ("html", "docx")]
    assert told("-o", names[0], "-o", names[1]).exit_code == 0
    assert told("-o", names[2], "-o", names[3]).exit_code == 0
    first_page, first_document, *again = [(study / name).read_bytes() for name in names]
    assert [first_page, first_document] == again


def test_options_reach_the_report(told: Callable, study: Path) -> None:
    told("-o", "a.html", "--by", "agency", "--without", "quotes", "--without", "people")
    page = (study / "a.html").read_text("utf-8")
    assert '<th scope="col" class="number">North <small>(N = 2)</small></th>' in page
    assert 'id="quotes"' not in page and 'id="people"' not in page and 'id="themes"' in page
    told("-o", "b.html", "--suppress-below", "3")
    assert "Counts of fewer than 3 people are hidden." in (study / "b.html").read_text("utf-8")


def test_what_cannot_be_done_leaves_no_file(told: Callable, study: Path) -> None:
    there = set(study.iterdir())
    wrong = told("-o", "a.html", "-o", "a.pdf")
    assert wrong.exit_code == 1 and "“a.pdf” is no file for a report." in wrong.err
    unknown = told("--by", "agenzy")
    assert unknown.exit_code == 1 and "There is no attribute “agenzy”." in unknown.err
    assert told("--without", "plot").exit_code == 2
    assert set(study.iterdir()) == there
