"""Codes at the command line: every change, its undo, and what is refused."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

PACE = "Client-centred approach > Tailored support > Own pace"


def codes(run: Callable) -> list[str]:
    return [row["code"] for row in json.loads(run("codebook", "show", "--format", "json").data)["rows"]]


def test_every_change_and_its_undo(study: Path, run: Callable) -> None:
    run("import", "legacy.csv")
    before = run("codebook", "export").data
    steps = (
        (
            ("add", "Client-centred approach  >Humour ", "--definition", "Jokes.", "--colour", "#abc"),
            "Added: ",
        ),
        (("rename", "Own pace", " At  one's own pace"), "Renamed: Own pace is now At one's own pace.\n"),
        (("move", "Humour", "--under", "Emotional support", "--place", "1"), "Moved: Humour under Emotional"),
        (
            ("merge", "At one's own pace", "Joint working"),
            "Merged At one's own pace into Joint working; 1 cod",
        ),
        (("split", "Joint working", "Alone", "--where", "agency=North", "--coder", "Old Hand"), "Error"),
        (("edit", "Humour", "--definition", "Laughing."), "Edited: Humour\n"),
        (("delete", "Joint working", "--yes"), "Deleted 1 code with 2 codings; `qualcode undo` brings"),
        (("import", "someone-in-my-corner"), "22 codes added, 0 changed.\n"),
    )
    for words, answer in steps:
        assert run("codebook", *words).err.startswith(answer), words
    assert codes(run)[1] == "Emotional support > Humour"
    for _ in range(len(steps) - 1):
        assert run("undo").exit_code == 0
    assert run("codebook", "export").data == before


def test_split_takes_what_the_options_choose(study: Path, run: Callable) -> None:
    run("import", "legacy.csv")
    run("code", "wave1/B01", "0", "6", "Own pace", "--polarity", "critical")
    said = run("codebook", "split", "Own pace", "Too fast", "--polarity", "critical")
    assert said.err == "Split: 1 coding went from Own pace to Too fast.\n"
    said = run("codebook", "split", "Own pace", "Too slow")
    assert said.err.startswith(f"Error: 1 of 1 codings of “{PACE}” were chosen: no split.\n")


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (("add", ""), "A code has no name."),
        (("add", " > "), "A code has no name."),
        (("add", "Nowhere > New"), "There is no code “Nowhere” in the codebook."),
        (("add", "Client-centred approach > OWN  PLACE", "--key", "xx"), "“xx” is not a key."),
        (("add", "x" * 301), "is too long for the name of a code: 301 characters."),
        (("add", "emotional SUPPORT"), "Two codes in the same place of the codebook would be named"),
        (("rename", "Own pace", ""), "A code has no name."),
        (("rename", "Own pace", "A > B"), "“A > B” holds “>”"),
        (("rename", "Own pace", "More active support"), "Two codes in the same place"),
        (("rename", "Nowhere", "X"), "There is no code “Nowhere”"),
        (("move", "Emotional support", "--under", "Staying focused"), "cannot go into itself or into a code"),
        (("merge", "Practical assistance", "Courses and training"), "cannot go into itself or into a code"),
        (("merge", "Own pace", "Own pace"), "cannot go into itself"),
        (("edit", "Own pace", "--colour", "reddish"), "“reddish” is not a colour."),
        (("edit", "Own pace", "--key", "h"), "The key “h” belongs to “Practical assistance > Job searching”"),
        (("delete", "Nowhere"), "There is no code “Nowhere”"),
        (("export", "book.txt"), "book.txt cannot hold a codebook."),
        (("export", "nowhere/book.yaml"), "There is no folder nowhere."),
        (("show", "nothing.yaml"), "There is no file nothing.yaml."),
        (("check", "nothing"), "nothing is not a codebook."),
        (("import", "people.csv"), "people.csv, line 1"),
    ],
)
def test_what_cannot_be_is_refused(study: Path, run: Callable, words: tuple[str, ...], answer: str) -> None:
    before = run("codebook", "export").data
    said = run("codebook", *words)
    assert said.exit_code == 1
    assert said.data == b""
    assert answer in said.err
    assert "\nHint: " in said.err
    assert run("codebook", "export").data == before


def test_an_unknown_code_is_answered_with_the_nearest(study: Path, run: Callable) -> None:
    said = run("count", "--code", "CV")
    assert "Did you mean Practical assistance > Application and recruitment process > CVs and" in said.err
    run("codebook", "add", "Pace")
    run("codebook", "add", "Emotional support > Pace")
    said = run("codebook", "rename", "Emotional support > Motivation and encouragement > Pace", "X")
    assert said.exit_code == 1
    assert run("codebook", "rename", "Pace", "Speed").exit_code == 0, "a path of one name is a path"


def test_files_both_ways(study: Path, run: Callable) -> None:
    for suffix in ("yaml", "csv"):
        said = run("-p", "study", "codebook", "export", f"book.{suffix}")
        assert said.err == f"Written: book.{suffix}\n"
        piped = run("-p", "study", "codebook", "export", "--format", suffix)
        assert piped.data == (study / f"book.{suffix}").read_bytes()
        assert run("new", f"from-{suffix}", "--codebook", f"book.{suffix}").exit_code == 0
        again = run("-p", f"from-{suffix}", "codebook", "export", "--format", "csv")
        assert again.data == run("-p", "study", "codebook", "export", "--format", "csv").data
    assert run("-p", "study", "codebook", "export", "book", "--format", "csv").exit_code == 0
    assert (study / "book").read_bytes() == (study / "book.csv").read_bytes()


def test_a_key_that_is_taken_stays_where_it_is(study: Path, run: Callable) -> None:
    (study / "more.csv").write_text("path,key\nHumour,h\nPatience,+\n")
    said = run("codebook", "import", "more.csv")
    assert said.err == "2 codes added, 0 changed.\nKeys left out, as other codes have them already: h.\n"
    run("codebook", "export", "book.yaml")
    assert run("codebook", "check", "book.yaml").exit_code == 0, "what is written can be read again"


def test_deleting_codings_wants_a_yes(study: Path, run: Callable) -> None:
    run("import", "legacy.csv")
    said = run("codebook", "delete", "Client-centred approach")
    assert said.err == (
        "Error: This deletes 7 codes with 2 codings of 2 people. Nothing was changed.\n"
        "Hint: Add --yes to do it without being asked.\n"
    )
    assert run("codebook", "delete", "Building confidence").err.startswith("Deleted 1 code with 0 codings;")


def test_shipped_codebooks_without_a_project(folder: Path, run: Callable) -> None:
    listed = run("codebook", "list").out
    assert "supported-employment      27 codes  Supported employment\n" in listed
    assert "Courses and training" in run("codebook", "show", "supported-employment").out
    checked = run("codebook", "check", "supported-employment")
    assert "Nothing to mend: every code has its definition" in checked.out
    assert "no project" in run("codebook", "show").err


def test_versions(study: Path, run: Callable) -> None:
    run("codebook", "add", "Humour")
    table = json.loads(run("codebook", "versions", "--format", "json").data)
    assert [row["step"] for row in table["rows"]][-1] == "Added the code “Humour”"


def test_a_cycle_is_named(folder: Path, run: Callable) -> None:
    (folder / "cycle.yaml").write_text(
        "name: x\ncodes:\n  - name: A\n    codes: &a\n      - name: B\n        codes: *a\n"
    )
    said = run("codebook", "check", "cycle.yaml")
    assert said.exit_code == 1
    assert said.err.startswith("Error: cycle.yaml, line 6: the codebook is cyclic")


def test_a_field_has_to_be_named(study: Path, run: Callable) -> None:
    assert run("codebook", "edit", "Own pace").exit_code == 2


def test_codings_of_an_earlier_meaning_are_listed_and_confirmed(study: Path, run: Callable) -> None:
    run("import", "legacy.csv")
    run("code", "wave1/B01", "0", "6", "Own pace")
    said = run("codebook", "edit", "Own pace", "--definition", "As fast as the person likes.")
    assert said.err.splitlines()[-1] == (
        "2 codings of all coders made under an earlier meaning: qualcode codebook recheck --coder all"
    )
    assert run("codebook", "edit", "Own pace", "--colour", "#abc").err == "Edited: Own pace\n"
    rows = json.loads(run("codebook", "recheck", "Own pace", "--coder", "all", "--format", "json").data)[
        "rows"
    ]
    assert [(row["person"], row["words"], row["code"]) for row in rows] == [
        ("B01", "", PACE),
        ("B01", "The CV", PACE),
    ]
    assert rows[0]["why"] == "known to fit version 1; the definition changed in version 2"
    before = run("count", "--coder", "all").out
    confirming = ("codebook", "recheck", "--coder", "all", "--confirm")
    assert run(*confirming, f"{rows[0]['id']},{rows[1]['id']}").err.startswith("Confirmed 2 codings; `qual")
    assert run(*confirming, "all").err == "No coding waits for a re-check.\n"
    assert "Confirmed 2 codings of “Client" in run("trail").out
    assert run("count", "--coder", "all").out.partition("Last")[0] == before.partition("Last")[0]
    assert "Error: No coding 1 waits for a re-check." in run(*confirming, "1").err
    assert run(*confirming, "x").exit_code == 2
