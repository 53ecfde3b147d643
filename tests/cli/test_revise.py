"""Correcting a note at the command line."""

from collections.abc import Callable
from pathlib import Path

import pytest

NOTE = "notes/wave1/B01.txt"


@pytest.fixture
def coded(study: Path, run: Callable) -> Path:
    """The study with a note of which three passages are coded."""
    for start, end, code in (("0", "13", "Courses and training"), ("14", "26", "Own pace")):
        assert run("code", "wave1/B01", start, end, code).exit_code == 0
    assert run("code", "wave1/B01", "30", "53", "Own pace", "--polarity", "critical").exit_code == 0
    return study


def correct(study: Path, old: str, new: str) -> None:
    path = study / NOTE
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_codings_move_with_their_words(coded: Path, run: Callable) -> None:
    correct(coded, "helped a lot", "helped me quite a lot")
    assert f"qualcode document revise wave1/B01 {NOTE}" in run("import", "notes").err
    said = run("document", "revise", "wave1/B01", NOTE, "--reason", "A word was missing")
    assert said.exit_code == 0
    assert said.err == (
        "Revised wave1/B01. 3 coded or marked passages: 1 stayed, 1 moved, 1 changed words, 0 doubtful.\n"
        "  “helped a lot”\n  now “helped me quite a lot”\n"
    )
    assert "There already, and unchanged: 4 notes." in run("import", "notes").err
    assert "has this text already" in run("document", "revise", "wave1/B01", NOTE).err
    assert "A word was missing" in run("document", "versions", "wave1/B01").out
    assert "helped a lot" in run("document", "versions", "wave1/B01", "1").out
    assert "helped me" in run("document", "show", "wave1/B01").out


def test_what_is_doubtful_needs_a_yes_and_is_settled_one_by_one(coded: Path, run: Callable) -> None:
    correct(coded, "She wanted to go slower", "It was over")
    said = run("document", "revise", "wave1/B01", NOTE)
    assert said.exit_code == 1
    assert "1 doubtful. Nothing was changed." in said.err
    assert "--yes" in said.err
    assert "slower" in run("document", "show", "wave1/B01").out

    assert run("document", "revise", "wave1/B01", NOTE, "--yes").exit_code == 0
    listed = run("document", "review", "wave1/B01", "--format", "csv").out
    assert "slower" in listed
    assert "Nothing is doubtful" in run("document", "review", "wave2/B01").out
    assert "slower" not in run("export", "codings").out

    settled = run("document", "settle", "1", "--at", "30", "41")
    assert settled.err == "Settled: “It was over”\n"
    assert "Nothing is doubtful" in run("document", "review").out
    assert "It was over" in run("export", "codings").out
    for _ in range(2):
        assert run("undo").exit_code == 0
    assert "She wanted to go slower" in run("export", "codings").out


@pytest.mark.parametrize(
    ("how", "answer"),
    [
        ((), "How should it be settled?"),
        (("--keep", "--remove"), "How should it be settled?"),
        (("--at", "5", "x"), "“5” to “x” is not a passage."),
        (("--at", "5", "999"), "ends outside the text"),
        (("--keep",), "Settled: “It was over”"),
        (("--remove",), "Removed; `qualcode undo` brings it back."),
    ],
)
def test_ways_of_settling(coded: Path, run: Callable, how: tuple[str, ...], answer: str) -> None:
    correct(coded, "She wanted to go slower", "It was over")
    run("document", "revise", "wave1/B01", NOTE, "--yes")
    assert answer in run("document", "settle", "1", *how).err


def test_the_corrected_text_may_be_piped_in(coded: Path, run: Callable) -> None:
    text = run("document", "show", "wave1/B01").out
    assert "has this text already" in run("document", "revise", "wave1/B01", "-", typed=text).err
    said = run("document", "revise", "wave1/B01", "-", typed=text.replace("The CV", "That CV"))
    assert "2 moved, 1 changed words, 0 doubtful" in said.err
    said = run("document", "revise", "wave1/B01", "-", "--yes", typed=text.replace("slower", "slow"))
    assert "1 doubtful" in said.err
    assert "standard input is empty" in run("document", "revise", "wave1/B01", "-").err


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (("nobody", NOTE), "There is no note “nobody”."),
        (("wave1/B01", "missing.txt"), "There is no file missing.txt."),
        (("wave1/B01", "notes"), "notes is a folder."),
        (("wave1/B01", "people.csv"), "cannot be read as a document"),
        (("wave1/B01", "notes/wave2/B01.txt"), "is the file of the note “wave2/B01”"),
        (("wave1/B01", NOTE, "--encoding", "nonsense"), "is not the name of a text encoding"),
    ],
)
def test_refusals_change_nothing(coded: Path, run: Callable, words: tuple[str, ...], answer: str) -> None:
    trail = run("trail").out
    said = run("document", "revise", *words)
    assert said.exit_code == 1
    assert answer in said.err
    assert run("trail").out == trail


def test_unknown_doubts_and_versions(coded: Path, run: Callable) -> None:
    assert "no doubtful passage 7" in run("document", "settle", "7", "--keep").err
    assert "no earlier version 1" in run("document", "versions", "wave1/B01", "1").err
    assert "as it was imported" in run("document", "versions", "wave1/B01").out
