"""Projects at the command line: making, finding, opening and copying them; the demo study."""

import json
import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (("study",), "study.qualcode is there already."),
        (("study.qualcode",), "study.qualcode is there already."),
        (("nowhere/study",), "There is no folder nowhere."),
        (("",), "A project needs a name."),
        ((".",), "A project needs a name."),
        (("x", "--language", "klingon"), "spaCy does not know the language “klingon”."),
        (("x", "--language", ""), "spaCy does not know the language “”."),
        (("x", "--codebook", "nothing"), "nothing is not a codebook."),
        (("x", "--codebook", "nothing.yaml"), "There is no file nothing.yaml."),
        (("x", "--codebook", "empty.yaml"), "empty.yaml is empty."),
        (("x", "--codebook", "binary.yaml"), "binary.yaml is not a text file"),
        (("x", "--codebook", "twins.csv"), "the code stands in line 2 already."),
    ],
)
def test_a_project_that_cannot_be_made(
    folder: Path, run: Callable, words: tuple[str, ...], answer: str
) -> None:
    run("new", "study")
    (folder / "empty.yaml").touch()
    (folder / "binary.yaml").write_bytes(bytes(range(256)))
    (folder / "twins.csv").write_text("path\nA\na\n")
    before = set(folder.iterdir())
    said = run("new", *words)
    assert said.exit_code == 1
    assert answer in said.err
    assert "\nHint: " in said.err
    assert set(folder.iterdir()) == before


def test_a_project_is_made_with_its_codebook_or_not_at_all(
    folder: Path, run: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("qualcode.workbench.codebook.add_codebook", interrupt)
    said = run("new", "study", "--codebook", "supported-employment")
    assert (said.exit_code, said.err.strip()) == (1, "Error: Stopped; nothing was changed.")
    assert list(folder.iterdir()) == []


def test_which_project_is_meant(folder: Path, run: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "There is no project in this folder." in run("status").err
    run("new", "a b", "--title", "First")
    assert run("status").out.startswith("First\n"), "the only one in the folder"
    run("new", "second")
    said = run("status")
    assert "There are 2 projects in this folder: a b.qualcode, second.qualcode." in said.err
    assert run("-p", "second", "status").out.startswith("second\n")
    assert run("-p", "a b.qualcode", "status").out.startswith("First\n")
    monkeypatch.setenv("QUALCODE_PROJECT", "a b")
    assert run("status").out.startswith("First\n")
    assert run("-p", "second", "status").out.startswith("second\n"), "-p goes before QUALCODE_PROJECT"
    monkeypatch.setenv("QUALCODE_PROJECT", "nothing")
    assert run("status").err.startswith("Error: nothing does not exist.\nHint: ")


def damaged(file: Path) -> None:
    data = bytearray(file.read_bytes())
    for place in range(4096 * 2, len(data), 4096 * 3):
        data[place : place + 500] = b"\xff" * 500
    file.write_bytes(data)


def newer(file: Path) -> None:
    with sqlite3.connect(file) as db:
        db.execute(
            "insert into _sqlite_migrations (migration_set, name, applied_at)"
            " select migration_set, 'm9999_future', applied_at from _sqlite_migrations limit 1"
        )
    db.close()


FAULTS = {
    "is damaged.": damaged,
    "was made by a newer version of qualcode.": newer,
    "is not a qualcode project.": lambda file: file.write_text("hello"),
    "is not a qualcode project": lambda file: file.write_bytes(b""),
    "is damaged": lambda file: file.write_bytes(file.read_bytes()[:50_000]),
    "is a folder.": lambda file: (file.unlink(), file.mkdir()),
}


@pytest.mark.parametrize("answer", FAULTS)
def test_a_file_that_is_no_sound_project(study: Path, run: Callable, answer: str) -> None:
    file = study / "study.qualcode"
    FAULTS[answer](file)
    before = file.read_bytes() if file.is_file() else b""
    for words in (("document", "list"), ("codebook", "add", "X"), ("undo",), ("import", "notes")):
        said = run("-p", "study.qualcode", *words)
        assert said.exit_code == 1, words
        assert answer in said.err, words
        assert "\nHint: " in said.err
    assert (file.read_bytes() if file.is_file() else b"") == before
    assert not list(study.glob("study.qualcode?*"))


def test_a_project_that_cannot_be_written_to(
    study: Path, run: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    before = (study / "study.qualcode").read_bytes()
    for words in (("codebook", "add", "X"), ("undo",), ("coder", "add", "Ann")):
        said = run(*words)
        assert said.exit_code == 1
        assert "study.qualcode cannot be written to, so nothing was changed." in said.err
    for words in (("status",), ("count",), ("document", "show", "P03", "--sentences"), ("export", "codings")):
        assert run(*words).exit_code == 0
    assert (study / "study.qualcode").read_bytes() == before


def test_a_backup(study: Path, run: Callable) -> None:
    assert run("backup", "copy").err == "Backed up to copy.qualcode\n"
    assert run("-p", "copy", "document", "list").out == run("-p", "study", "document", "list").out
    assert "copy.qualcode is there already." in run("-p", "study", "backup", "copy").err
    assert "There is no folder nowhere." in run("-p", "study", "backup", "nowhere/copy").err


def test_settings(study: Path, run: Callable) -> None:
    run("import", "legacy.csv")
    assert "from a base of: 2\n" in run("setting", "--percent-from", "2").out
    assert "2 (50%)" in run("count").out
    assert run("setting", "--percent-from", "9" * 30).exit_code == 2
    assert run("undo").exit_code == 0
    assert "2 of 4" in run("count").out


# --- the demo study -------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from qualcode.workbench.demo import demo as make

    folder = tmp_path_factory.mktemp("demo") / "qualcode-demo"
    make(folder)
    return folder


def test_the_demo_prints_its_themes_and_makes_its_files(folder: Path, run: Callable) -> None:
    said = run("demo")
    assert said.exit_code == 0
    for number in ("55 (30%)", "69 (38%)", "20 (11%)", "28 (15%)", "34 (19%)"):
        assert number in said.out
    assert "Invented study" in said.out
    assert "28 matrices and quote tables are in qualcode-demo; open qualcode-demo/themes.html" in said.err
    assert len(list(Path("qualcode-demo").glob("*"))) == 34
    assert len(list(Path("qualcode-demo/notes").iterdir())) == 337
    again = run("demo", "--format", "json")
    assert json.loads(again.data)["rows"][0]["respondents"] == 55
    assert again.err.startswith("The demo study was in qualcode-demo already;")


def test_the_next_commands_that_the_demo_names_work(demo: Path, folder: Path, run: Callable) -> None:
    project = shutil.copy(demo / "demo.qualcode", folder)
    joint = run("-p", project, "quotes", "--code", "Joint working", "--format", "json")
    assert joint.exit_code == 0
    for words in (("count",), ("matrix", "--by", "agency"), ("codebook", "show"), ("trail",)):
        assert run("-p", project, *words).exit_code == 0
    by_agency = json.loads(run("matrix", "--by", "agency", "--format", "json").data)
    joint_row = next(row for row in by_agency["rows"] if row["code"].endswith("Joint working"))
    assert joint_row["Agency A"]["n"] == 6
    assert "Agency A" in joint_row["spread"]


def test_a_demo_never_goes_where_something_is(folder: Path, run: Callable) -> None:
    (folder / "mine").mkdir()
    (folder / "mine/thesis.txt").write_text("Mine.")
    said = run("demo", "mine")
    assert (said.exit_code, said.err.splitlines()[0]) == (1, "Error: The folder mine is not empty.")
    assert [path.name for path in (folder / "mine").iterdir()] == ["thesis.txt"]
    assert run("demo", "mine/thesis.txt").exit_code == 2


def test_an_interrupted_demo_leaves_an_empty_folder(
    folder: Path, run: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("qualcode.workbench.imports.import_paths", interrupt)
    said = run("demo")
    assert (said.exit_code, said.err.strip()) == (1, "Error: Stopped; nothing was changed.")
    assert list((folder / "qualcode-demo").iterdir()) == []
