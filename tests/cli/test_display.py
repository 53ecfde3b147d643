"""Displays and starred quotes at the command line."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

TEXT = "The CV course helped a lot"


def rows(run: Callable, *words: str) -> list[dict]:
    said = run(*words, "--format", "json")
    assert said.exit_code == 0, said.err
    return json.loads(said.data)["rows"]


@pytest.fixture
def coded(study: Path, run: Callable) -> Path:
    """The study with one coded passage and a summary cell."""
    run("coder", "add", "Ann")
    said = run("code", "wave1/B01", "0", "26", "Courses and training", "--polarity", "positive")
    assert said.exit_code == 0, said.err
    return study


def test_presets_can_be_listed_without_a_project(folder: Path, run: Callable) -> None:
    assert not list(folder.iterdir())
    names = [row["name"] for row in rows(run, "display", "presets")]
    assert names[:2] == ["framework", "quotes"] and "variable-by-variable" in names


def test_a_chart_is_kept_shown_changed_and_deleted(coded: Path, run: Callable) -> None:
    said = run("display", "new", "Who in the North", "--where", "agency=North", "--question", "Who?")
    assert (said.exit_code, said.out) == (0, "")
    assert said.err == 'Kept: Who in the North. `qualcode display show "Who in the North"` opens it.\n'
    first, second = rows(run, "display", "show", "who in the north")
    assert first["respondent"] == "B01" and first["Practical assistance"][0]["words"] == TEXT
    assert second["Practical assistance"] == {"missing": "not asked"}
    assert run("display", "edit", "Who in the North", "--all-people", "--title", "Who").exit_code == 0
    assert len(rows(run, "display", "show", "Who")) == 4
    [kept] = rows(run, "display", "list")
    assert (kept["title"], kept["cells"], kept["question"], kept["coder"]) == (
        "Who",
        "summary",
        "Who?",
        "Ann",
    )
    assert run("display", "delete", "who").err == "Deleted: Who\n"
    assert run("undo").err == "Undone: Deleted a display\n"
    assert len(rows(run, "display", "list")) == 1


def test_own_words_take_the_place_of_quotes(coded: Path, run: Callable) -> None:
    run("cell", "write", "B01", "Practical assistance", "Liked the course.")
    first = rows(run, "display", "show", "framework")[0]
    assert first["Practical assistance"][0]["summary"] == "Liked the course."
    run("uncode", "wave1/B01", "0", "26", "Courses and training")
    first = rows(run, "display", "show", "framework")[0]
    assert first["Practical assistance"][0]["state"] == "stale: 1 passage removed"


def test_options_change_a_preset_for_once(coded: Path, run: Callable) -> None:
    shown = rows(
        run, "display", "show", "framework", "--transpose", "--cells", "codings", "--mark", "not-asked=?",
        "--code", "Practical assistance", "--title", "Numbers",
    )  # fmt: skip
    assert shown == [{"code": "Practical assistance", "B01": 1, "B02": 0, "P03": 0, "P05": {"missing": "?"}}]
    by_agency = rows(
        run, "display", "show", "quotes", "--by", "agency", "--attributes", "age", "--hide-empty"
    )
    assert [row["code"].rpartition(" > ")[2] for row in by_agency] == ["Courses and training"]
    assert by_agency[0]["North"][0]["attributes"] == {"age": "34"}
    assert by_agency[0]["South"] == {"missing": "none"}


def test_a_page_holds_words_only_when_that_is_said(coded: Path, run: Callable) -> None:
    asked = ["display", "show", "framework", "--cells", "codings"]
    assert TEXT not in run(*asked, "--format", "html").data.decode()
    assert run(*asked, "--with-people", "-o", "chart.html").err == "Written: chart.html\n"
    assert TEXT in Path("chart.html").read_text("utf-8")
    assert TEXT in run("count", "--with-people", "--format", "html").data.decode()
    for other in (["--format", "csv"], [], ["-o", "chart.docx"]):
        said = run(*asked, "--with-people", *other)
        assert said.exit_code == 1 and "--with-people is for HTML" in said.err
    for words in (asked, ["count"], ["matrix", "--by", "agency"]):
        said = run(*words, "--with-people", "--suppress-below", "5", "-o", "hidden.html")
        assert said.exit_code == 1 and "would tell the small numbers" in said.err
    assert not Path("hidden.html").exists()
    run("display", "new", "Open", "--cells", "codings")
    run("display", "new", "Hidden", "--from", "contrast", "--by", "agency", "--suppress-below", "2")
    Path("out").mkdir()
    assert "; this is docx" in run("display", "export", "out", "--with-people").err
    assert run("display", "export", "out", "--format", "html", "--with-people").exit_code == 0
    held = {path.stem: TEXT in path.read_text("utf-8") for path in Path("out").iterdir()}
    assert held == {"Open": True, "Hidden": False}


def test_all_displays_become_files(coded: Path, run: Callable) -> None:
    run("display", "new", "Chart")
    run("display", "new", "Words", "--from", "quotes", "--by", "agency")
    (coded / "out").mkdir()
    said = run("display", "export", "out", "--format", "csv")
    assert said.err.splitlines() == [f"Written: {Path('out', name)}" for name in ("Chart.csv", "Words.csv")]
    head, *_ = csv.reader(io.StringIO((coded / "out" / "Chart.csv").read_text("utf-8-sig")))
    assert head[:2] == ["respondent", "Emotional support"]
    before = (coded / "out" / "Words.csv").read_bytes()
    run("display", "export", "out", "--format", "csv")
    assert (coded / "out" / "Words.csv").read_bytes() == before


def test_a_passage_is_starred_and_shown(coded: Path, run: Callable) -> None:
    assert run("star", "wave1/B01", "0", "26", "Courses and training").err == f"Starred: “{TEXT}”\n"
    assert run("star", "wave1/B01", "0", "26", "Courses and training").err.startswith("Starred already")
    [row] = rows(run, "star")
    assert row["quotes"][0]["words"] == TEXT
    [row] = rows(run, "display", "show", "framework", "--cells", "starred", "--hide-empty")
    assert row["respondent"] == "B01"
    assert run("unstar", "wave1/B01", "0", "26", "Courses and training").err == "Took 1 star away.\n"
    assert rows(run, "star") == []
    assert run("star", "wave1/B01", "0").exit_code == 2


def test_a_paraphrase_is_starred_with_a_warning(coded: Path, run: Callable) -> None:
    run("document", "status", "wave1/B01", "0", "10", "paraphrase")
    said = run("star", "wave1/B01", "0", "26", "Courses and training").err
    assert "Beware: this is marked as paraphrase" in said
    assert "[not verbatim: The CV course" in run("star").out


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("show nothing-like-it", "There is no display “nothing-like-it”."),
        ("show quotes", "“Quote matrix” needs an attribute, and none is named."),
        ("show quotes --by agncy", "There is no attribute “agncy”."),
        ("show framework --by agency", "“Framework chart” has no attribute left to be named by --by."),
        ("show framework --code Nope", "There is no code “Nope” in the codebook."),
        ("show framework --wave 7", "There is no note of wave 7."),
        ("show framework --where agency=West", "Nobody has agency=West."),
        ("show framework --coder Nobody", "There is no coder “Nobody”."),
        ("show framework --cells many", "“many” is no rule for cells."),
        ("show framework --cells share", "A share of one person or note says nothing."),
        ("show framework --rows themes", "Rows and columns are both themes."),
        ("show framework --columns codes:0", "“codes:0” has no number that can be used."),
        ("show framework --attributes agncy", "There is no attribute “agncy”."),
        ("show framework --mark never=x", "“never” is no reason why a cell is empty."),
        ("show framework --mark never", "“never” is no mark."),
        ("show polarity --order age", "Only people can be ordered by age, and the rows are not people."),
        ("show contrast --by status", "status differs between waves."),
        ("show contrast --columns change:status", "Which value of status is gained or lost is not said."),
        ("show contrast --columns change:status=rich", "Nobody has status=rich."),
        ("show contrast --columns change:status=paid --wave 1", "Change lies between waves, so it cannot be"),
        ("show contrast --rows agency --columns change", "There is no attribute “change”."),
        ("edit framework --cells codings", "No saved display is called “framework”."),
        ("delete framework", "No saved display is called “framework”."),
        ("export nowhere", "There are no displays to export."),
    ],
)
def test_what_cannot_be_shown_is_told_in_a_sentence(
    coded: Path, run: Callable, words: str, message: str
) -> None:
    said = run("display", *words.split())
    assert (said.exit_code, said.out) == (1, "")
    error, hint = said.err.splitlines()
    assert error.startswith(f"Error: {message}") and hint.startswith("Hint: ")
