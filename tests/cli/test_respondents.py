"""People at the command line."""

import json
from collections.abc import Callable
from pathlib import Path


def person(run: Callable, name: str) -> dict[str, object]:
    rows = json.loads(run("respondent", "list", "--format", "json").data)["rows"]
    return next(row for row in rows if row["respondent"] == name)


def test_values_are_set_and_taken_away(study: Path, run: Callable) -> None:
    assert run("respondent", "set", "b01", "Agency", "West").exit_code == 0
    assert run("respondent", "set", "B01", "status@1", "paid").exit_code == 0
    assert run("respondent", "set", "B01", "barriers", "money; health").exit_code == 0
    assert run("respondent", "set", "B01", "age", "").exit_code == 0
    assert run("respondent", "set", "B01", "new one", " a \x1b[31m\n b ").exit_code == 0
    row = person(run, "B01")
    assert (row["agency"], row["status@1"], row["age"]) == ("West", "paid", None)
    assert (row["barriers"], row["new one"]) == ("money; health", "a �[31m b")
    for _ in range(5):
        run("undo")
    assert person(run, "B01")["agency"] == "North"


def test_what_cannot_be_set(study: Path, run: Callable) -> None:
    for words, answer in (
        (("Nobody", "age", "3"), "There is no person “Nobody”."),
        (("B01", "", "3"), "“” does not name an attribute."),
        (("B01", "x@", "3"), "“x@” does not name an attribute."),
        (("B01", "x@99999999999999999999", "3"), "does not name an attribute."),
        (("B01", "nothing", ""), "There is no attribute “nothing” to take away."),
    ):
        said = run("respondent", "set", *words)
        assert (said.exit_code, answer in said.err) == (1, True), words


def test_a_withdrawal_wants_a_yes_and_leaves_no_word(study: Path, run: Callable) -> None:
    run("import", "answers.csv")
    run("code", "wave1/B01", "0", "29", "Courses and training")
    said = run("respondent", "withdraw", "b01")
    assert said.err == (
        "Error: This erases B01 with 3 notes and all codings of them, for good. It cannot be undone."
        " Nothing was changed.\nHint: Add --yes to do it without being asked.\n"
    )
    said = run("respondent", "withdraw", "b01", "--yes")
    assert said.exit_code == 0
    assert said.err.startswith("Erased: ")
    assert "backups, exports and original files" in said.err
    content = (study / "study.qualcode").read_bytes()
    assert b"CV course helped" not in content
    assert b"Her patience" not in content
    assert "B01" not in run("trail").out
    assert "There is no person “B01”." in run("respondent", "withdraw", "B01", "--yes").err


def test_conditions(study: Path, run: Callable) -> None:
    run("import", "legacy.csv")
    base = run("count", "--where", "AGENCY = north", "--format", "json")
    assert json.loads(base.data)["rows"][0]["base"] == 2
    for words, answer in (
        (("--where", "agency"), "“agency” is no condition."),
        (("--where", "="), "“=” is no condition."),
        (("--where", "agency="), "“agency=” is no condition."),
        (("--where", "agency=Nowhere"), "Nobody has agency=Nowhere."),
        (("--where", "nothing=1"), "There is no attribute “nothing”."),
        (("--where", "agency=a=b"), "Nobody has agency=a=b."),
        (("--wave", "7"), "There is no note of wave 7."),
        (("--coder", "Nobody"), "There is no coder “Nobody”."),
        (("--coder", ""), "There is no coder “”."),
        (("--code", "Nothing"), "There is no code “Nothing” in the codebook."),
    ):
        said = run("count", *words)
        assert (said.exit_code, answer in said.err) == (1, True), words
        assert "\nHint: " in said.err
    for words in (("--wave", "9" * 30), ("--polarity", "up"), ("--base", "half"), ("--suppress-below", "-1")):
        assert run("count", *words).exit_code == 2
