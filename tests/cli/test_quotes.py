"""Quotes for a paper at the command line: starred, edited, named by a template, counted, found again."""

import json
from pathlib import Path
from typing import Any

import pytest

from qualcode.cli.options import DRAWN, FORMATS

from .conftest import Run

SAID = "The CV course helped a lot"
NEXT = "She wanted to go slower."


@pytest.fixture
def coded(study: Path, run: Run) -> Path:
    """The study with three coded passages of two people."""
    for words in (
        ("wave1/B01", "0", "26", "Courses and training", "--polarity", "positive"),
        ("wave1/B01", "30", "54", "Own pace", "--polarity", "critical"),
        ("wave2/B01", "0", "23", "Own pace"),
    ):
        assert run("code", *words).exit_code == 0
    return study


def rows(run: Run, *words: str) -> list[dict[str, Any]]:
    said = run(*words, "--format", "json")
    assert said.exit_code == 0, said.err
    found: list[dict[str, Any]] = json.loads(said.out)["rows"]
    return found


def number(run: Run, words: str) -> str:
    quotes = [quote for row in rows(run, "quotes", "--numbers") for quote in row["quotes"]]
    return str(next(quote["number"] for quote in quotes if quote["words"] == words))


def test_a_passage_is_starred_and_edited_by_its_number(coded: Path, run: Run) -> None:
    course = number(run, SAID)
    assert run("star", course).err == f"Starred: “{SAID}”\n"
    edited = run("quote", course, "--words", "The [...] course helped [me] a lot")
    assert edited.err == f"Quoted: “The [...] course helped [me] a lot”\nAs said: “{SAID}”\n"
    [row] = rows(run, "quotes", "--starred")
    [quote] = row["quotes"]
    assert (quote["words"], quote["said"]) == ("The [...] course helped [me] a lot", SAID)
    assert f"“{SAID}”" in run("quotes", "--starred", "--as-said").out
    [row] = rows(run, "quote")
    assert (row["edited"][0]["words"], row["said"][0]["words"]) == (quote["words"], SAID)
    place = ("wave1/B01", "0", "26", "Courses and training")
    assert "Paraphrased: It helped." in run("quote", *place, "--paraphrase", "It helped.").err
    assert "[paraphrase: It helped.] [positive] (B01, wave 1)" in run("star").out
    assert "without quotation marks" in run("star", course).err
    assert run("quote", *place, "--as-said").err == "It is quoted word by word again.\n"
    assert run("quote", course, "--as-said").err == "It was quoted word by word already.\n"
    assert run("unstar", course).err == "Took 1 star away.\n"
    assert "1 edited quote added" in run("trail").out


@pytest.mark.parametrize(
    ("words", "exit_code", "said"),
    [
        (["quote", "1", "--words", "The CV course was dull"], 1, "“was” does not stand behind “course”"),
        (["quote", "1", "--words", "The CV course"], 1, "The passage goes on behind “course”."),
        (["quote", "999", "--words", "x"], 1, "There is no coded passage 999."),
        (["quote", "1"], 2, "Add one of --words TEXT, --paraphrase TEXT and --as-said."),
        (["quote", "1", "--words", "x", "--as-said"], 2, "Add one of"),
        (["quote", "--words", "x"], 2, "Write: qualcode quote NUMBER"),
        (["star", "wave1/B01"], 2, "Write: qualcode star NUMBER"),
        (["quotes", "--attribution", "{agncy}"], 1, "There is no “agncy” to name people by."),
        (["quotes", "--attribution", "{agency"], 1, "is no template for an attribution"),
        (["quotes", "--attributes", "agncy"], 1, "There is no attribute “agncy”."),
        (["quotes", "--use", "--by", "agncy"], 1, "There is no attribute “agncy”."),
        (["quotes", "--use", "--most", "2"], 2, "--most does nothing beside --use."),
        (["quotes", "--suggest", "--starred"], 2, "--starred does nothing beside --suggest."),
        (["quotes", "--suggest", "--use"], 2, "does nothing beside"),
        (["quotes", "--remember", "a whole sentence", "--code", "x"], 2, "--code does nothing beside"),
        (["quotes", "--remember", "so"], 1, "is too little to find a quote by"),
        (["quotes", "--suggest", "--polarity", "mixed"], 1, "the question is about neither"),
    ],
)
def test_what_cannot_be_meant_is_explained(
    coded: Path, run: Run, words: list[str], exit_code: int, said: str
) -> None:
    answer = run(*words)
    assert (answer.exit_code, answer.data) == (exit_code, b"")
    assert said in answer.err


def test_people_are_named_by_a_template_and_those_who_stand_out_by_number(coded: Path, run: Run) -> None:
    answer = run("quotes", "--code", "Own pace", "--attribution", "person {number} of {agency}, {age}").out
    assert "B01" not in answer.split("Unit:")[0]
    assert "(person 1 of North, 34)" in answer
    assert "the number of the passage stands: no. 2, 3." in " ".join(answer.split())


def test_the_use_of_quotes_and_suggestions(coded: Path, run: Run) -> None:
    for each in (SAID, NEXT):
        run("star", number(run, each))
    assert rows(run, "quotes", "--use") == [{"respondent": "B01", "quotes": 2, "percent": 100}]
    groups = run("quotes", "--use", "--by", "agency").out
    assert "not quoted at all: South (2 people)." in groups
    assert "100% of the quotes (2 of 2) are from one person, B01." in groups
    run("unstar", number(run, NEXT))
    [row] = [row for row in rows(run, "quotes", "--suggest") if row["code"] == "Client-centred approach"]
    assert [quote["words"] for quote in row["critical"]] == [NEXT]
    assert row["positive"] == {"missing": "nobody"}


def test_a_remembered_quote_is_found(coded: Path, run: Run) -> None:
    [row] = rows(run, "quotes", "--remember", "the cv training helped me a lot", "--most", "1")
    assert (row["document"], row["respondent"], row["start"]) == ("wave1/B01", "B01", 0)
    assert row["codes"].endswith("Courses and training") and 60 <= row["alike"] < 100
    assert rows(run, "quotes", "--remember", "the cv training helped", "--wave", "2") == []


@pytest.mark.parametrize(
    "words",
    [
        *(["quotes", "--starred", "--format", name] for name in FORMATS if name not in DRAWN),
        *(["quotes", way, "--format", "html"] for way in ("--suggest", "--use")),
        ["quote", "--format", "docx"],
    ],
)
def test_the_same_project_gives_the_same_bytes(coded: Path, run: Run, words: list[str]) -> None:
    run("star", "1")
    run("quote", "1", "--words", "The CV course [...]")
    first = run(*words)
    assert first.exit_code == 0 and first.data
    assert run(*words).data == first.data
