"""Coding and uncoding at the command line."""

from collections.abc import Callable
from pathlib import Path

import pytest

PACE = "Client-centred approach > Tailored support > Own pace"


def test_a_code_by_its_path_however_it_is_spaced(study: Path, run: Callable) -> None:
    said = run("code", "wave1/b01", "0", "6", "client-centred approach>Tailored  support >own pace")
    assert said.err == f"Coded with {PACE} by Lead: “The CV”\n"
    said = run("code", "wave1/B01", "0", "6", "Own pace")
    assert said.err.startswith("Coded so already")


def test_uncode_and_undo(study: Path, run: Callable) -> None:
    run("code", "wave1/B01", "0", "6", "Own pace")
    assert run("uncode", "wave1/B01", "0", "6", "Own pace").err == "Removed 1 coding.\n"
    assert "B01" not in run("export", "codings").out
    assert run("undo").exit_code == 0
    assert "B01" in run("export", "codings").out


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (("nobody", "0", "5", "Own pace"), "There is no note “nobody”."),
        (("", "0", "5", "Own pace"), "There is no note “”."),
        (("B02", "0", "5", "Own pace"), "Did you mean B02 (first talk)?"),
        (("wave1/B01", "0", "5", "Own pase"), f"Did you mean {PACE}?"),
        (("wave1/B01", "0", "5", ""), "There is no code “”"),
        (("wave1/B01", "5", "5", "Own pace"), "5 to 5 is not a passage."),
        (("wave1/B01", "9", "5", "Own pace"), "9 to 5 is not a passage."),
        (("wave1/B01", "x", "5", "Own pace"), "“x” to “5” is not a passage."),
        (("wave1/B01", "0", "1.5", "Own pace"), "“0” to “1.5” is not a passage."),
        (("wave1/B01", "0", "999", "Own pace"), "The passage 0 to 999 ends outside the text, which has 55"),
        (("wave1/B01", "0", "9" * 40, "Own pace"), "ends outside the text"),
        (("wave1/B01", "0", "9" * 5000, "Own pace"), "is not a passage."),
        (("wave1/B01", "6", "7", "Own pace"), "The passage has no words."),
        (("wave1/P03", "0", "5", "Own pace"), "There is no note “wave1/P03”."),
        (("P03", "0", "5", "Own pace"), "These words are the interviewer's"),
        (("P03", "12", "15", "Own pace", "--coder", " "), "A coder needs a name."),
        (("wave1/B01", "0", "5", "Own pace", "--coder", ""), "A coder needs a name."),
        (("wave1/B01", "0", "5", "Own pace", "--coder", "x" * 81), "is too long for a name."),
    ],
)
def test_what_cannot_be_coded(study: Path, run: Callable, words: tuple[str, ...], answer: str) -> None:
    said = run("code", *words)
    assert said.exit_code == 1
    assert answer in said.err
    assert "\nHint: " in said.err
    assert len(run("export", "codings").out.splitlines()) == 1
    assert run("coder", "list").out.count("\n") == 6, "nobody was added"


@pytest.mark.parametrize(
    "words",
    [
        ("wave1/B01",),
        ("wave1/B01", "0", "5"),
        ("wave1/B01", "0", "5", "Own pace", "more"),
        ("wave1/B01", "0", "5", "Own pace", "--whole"),
        ("wave1/B01", "0", "5", "Own pace", "--polarity", "up"),
        ("wave1/B01", "-1", "5", "Own pace"),
    ],
)
def test_wrong_usage(study: Path, run: Callable, words: tuple[str, ...]) -> None:
    said = run("code", *words)
    assert said.exit_code == 2
    assert said.err.startswith("Usage: ")


def test_a_passage_that_nobody_coded(study: Path, run: Callable) -> None:
    assert "has no coding with" in run("uncode", "wave1/B01", "0", "6", "Own pace").err
    assert "ends outside the text" in run("uncode", "wave1/B01", "0", "9" * 40, "Own pace").err


def test_names_and_notes_are_kept_legible(study: Path, run: Callable) -> None:
    said = run("code", "wave1/B01", "0", "6", "Own pace", "--coder", " A\x1b[2J \n b ", "--note", "\x07x")
    assert said.err == f"Coded with {PACE} by A�[2J b: “The CV”\n"
    assert b"\x07" not in run("export", "codings").data
    assert run("coder", "add", "tab\there").err == "Added the coder tab here.\n"
    assert "There is a coder" in run("coder", "add", "TAB  HERE").err


def test_coders(study: Path, run: Callable) -> None:
    assert run("coder", "add", "Ann").err == "Added the coder Ann.\n"
    assert run("coder", "use", "ann").err == "Coding as Ann.\n"
    assert run("coder", "lead", "ann").err == "Ann is the lead coder.\n"
    assert "lead, in use" in run("coder", "list").out
    assert "Hint: Coders: Ann." in run("coder", "use", "Bob").err
    assert "A coder needs a name." in run("coder", "add", "  ").err


def test_words_are_coded_where_they_stand_once(study: Path, run: Callable) -> None:
    said = run("code", "wave1/B01", "Own pace", "--words", "wanted  to GO\nslower")
    assert said.err.endswith("> Own pace by Lead: “wanted to go slower”\n")
    missing = run("code", "wave1/B01", "Own pace", "--words", "wanted to go faster")
    assert missing.exit_code == 1
    assert "wave1/B01 does not hold these words: “wanted to go faster”." in missing.err
    twice = run("code", "wave1/B01", "Own pace", "--words", "e")
    assert "times: 2 to 3, " in twice.err
    assert run("code", "wave1/B01", "Own pace", "--words", " ").exit_code == 1
    assert run("code", "wave1/B01", "0", "3", "Own pace", "--words", "The").exit_code == 2
