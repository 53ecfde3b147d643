"""Importing at the command line: what comes in, what is listed, and that a fault keeps everything out."""

import json
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path

import pytest

from qualcode.cli import imports


def notes(run: Callable) -> dict[str, int | None]:
    rows = json.loads(run("document", "list", "--format", "json").data)["rows"]
    return {row["document"]: row["wave"] for row in rows}


def test_colliding_stems_are_named_by_their_path(study: Path, run: Callable) -> None:
    assert notes(run) == {"B02 (first talk)": 1, "P03": 1, "wave1/B01": 1, "wave2/B01": 2}
    [b01, *_] = json.loads(run("respondent", "list", "--format", "json").data)["rows"]
    assert b01["barriers"] == "health; transport"
    assert (b01["status@1"], b01["status@2"], b01["Interviewer@1"]) == ("unemployed", "paid", "Kim")


def test_line_ends_and_all_signs_keep_their_places(study: Path, run: Callable) -> None:
    rows = json.loads(run("document", "show", "P03", "--sentences", "--format", "json").data)["rows"]
    text = run("document", "show", "P03").out
    assert "\r" not in text
    assert all(text[row["start"] : row["end"]] == row["text"] for row in rows)
    assert "数字 works." in [row["text"] for row in rows]


def test_a_changed_file_is_refused_with_what_to_do(study: Path, run: Callable) -> None:
    file = study / "notes/wave2/B01.txt"
    file.write_text(file.read_text() + "More.\n")
    said = run("import", "notes")
    assert said.exit_code == 1
    assert said.err.startswith("Error: notes/wave2/B01.txt has changed since it was imported as “wave2/B01”")
    assert " wave2/B01" in said.err.splitlines()[-1], "the hint names the note"
    assert run("document", "delete", "wave2/B01").err.startswith("Deleted wave2/B01 with 0 codings;")
    assert run("import", "notes").err.startswith(
        "Imported: 1 note.\nThere already, and unchanged: 3 notes.\n"
    )


def test_the_same_note_in_another_folder_is_named(study: Path, run: Callable) -> None:
    (study / "copy").mkdir()
    (study / "copy/P03.txt").write_bytes((study / "notes/wave1/P03.txt").read_bytes())
    said = run("import", "copy")
    assert said.err == (
        "Imported: nothing new.\nThere already, and unchanged: 1 note.\nThe same in name and content as notes"
        " in other folders, and so not imported: copy/P03.txt. If one of them is a note of its own, give it a"
        " name of its own.\n"
    )


def test_unmatched_files_and_people_are_listed_on_both_sides(folder: Path, run: Callable) -> None:
    run("new", "study")
    (folder / "A.txt").write_text("Hello.\n")
    (folder / "Z.txt").write_text("Hello.\n")
    (folder / "people.csv").write_text("respondent,age\nA,3\nB,4\n")
    said = run("import", ".", "--people", "people.csv")
    assert said.exit_code == 1
    assert "Of 2 notes, 1 could be given to nobody in the table of people: Z.txt." in said.err
    assert "\nPeople without a note: B. Nothing was imported.\n" in said.err
    assert notes(run) == {}
    said = run("import", ".", "--people", "people.csv", "--new-people")
    assert said.err.startswith("Imported: 2 notes, 3 new people.\nNew people, named by their notes: Z.\n")


def test_people_alone_and_people_as_they_are_spelt(folder: Path, run: Callable) -> None:
    run("new", "study")
    (folder / "people.csv").write_text("respondent,age\nA,3\n")
    (folder / "more.csv").write_text("respondent,site\na,North\n")
    (folder / "other.csv").write_text("respondent,age\nA,4\n")
    assert (
        run("import", "--people", "people.csv").err == "Imported: 1 new person.\nPeople without a note: A.\n"
    )
    assert run("import", "more.csv").exit_code == 0
    rows = json.loads(run("respondent", "list", "--format", "json").data)["rows"]
    assert rows == [{"respondent": "A", "notes": 0, "age": "3", "site": "North"}]
    assert "other.csv, line 2: A has age = 3 already, not 4." in run("import", "other.csv").err


def test_a_corrected_table_of_people_is_brought_in_and_each_correction_listed(
    folder: Path, run: Callable
) -> None:
    run("new", "study")
    (folder / "people.csv").write_text("respondent,age,status@1,barriers[]\nA,3,paid,fear; travel\nB,4,,\n")
    run("import", "people.csv")
    (folder / "people.csv").write_text("respondent,age,status@1,barriers[]\nA,30,,fear; health\nB,4,paid,\n")
    refused = run("import", "people.csv")
    assert refused.exit_code == 1
    assert "--update" in refused.err
    said = run("import", "people.csv", "--update")
    assert "Corrected: A: age was 3, is 30.\n" in said.err
    assert "Corrected: A: barriers was fear; travel, is fear; health.\n" in said.err
    assert said.err.count("Corrected:") == 2
    table = '"age": "30", "status@1": "paid", "barriers": "fear; health"'
    assert table in run("respondent", "list", "--format", "json").out
    assert "Corrected" not in run("import", "people.csv", "--update").err
    assert run("undo").exit_code == 0
    assert '"age": "3", "status@1": "paid"' in run("respondent", "list", "--format", "json").out


def test_what_a_csv_holds_can_be_said(folder: Path, run: Callable) -> None:
    run("new", "study", "--codebook", "supported-employment")
    (folder / "table.csv").write_text("respondent,code\nA,Own pace\n")
    (folder / "note.txt").write_text("Hello.\n")
    assert run("import", "table.csv", "--as", "people").exit_code == 0
    assert run("import", "table.csv", "--as", "codings").err == "Imported: 1 coding.\n"
    said = run("import", "table.csv", "--as", "notes")
    assert said.err.startswith("Error: table.csv cannot be read as a document")
    said = run("import", ".", "--as", "notes")
    assert said.err.startswith("Imported: 1 note, 1 new person.\n")
    assert "Passed over in .: study.qualcode, table.csv" in said.err
    assert run("import", "table.csv", "--as", "answers").exit_code == 1
    assert run("import", "table.csv", "--as", "pictures").exit_code == 2


def test_codings_that_do_not_fit_are_named_by_their_lines(study: Path, run: Callable) -> None:
    (study / "c.csv").write_text(
        "code,document,respondent,start,end\n"
        "Own pace,nope,,,\nNowhere,P03,,,\nOwn pace,P03,,0,9999\nOwn pace,,Nobody,,\nOwn pace,P03,B01,,\n"
        "Own pace,P03,,12,15\nOwn pace,P03,,0,5\n"
    )
    said = run("import", "c.csv")
    assert said.exit_code == 1
    for line in (
        "c.csv, line 2: There is no note “nope”.",
        "c.csv, line 3: There is no code “Nowhere” in the codebook.",
        "c.csv, line 4: The passage 0 to 9999 ends outside the text",
        "c.csv, line 5: There is no person “Nobody”.",
        "c.csv, line 6: P03 is a note of P03, not of B01.",
        "... and 1 more line. Nothing was imported.",
    ):
        assert line in said.err
    assert len(run("export", "codings").out.splitlines()) == 1
    (study / "c.csv").write_text("code,respondent\nNew theme > New code,B01\n")
    assert run("import", "c.csv", "--new-codes").err == "Imported: 1 coding.\n"
    assert run("undo").exit_code == 0
    assert "New theme" not in run("codebook", "show").out


BAD = {
    "empty.txt": (b"", "empty.txt is empty."),
    "white.txt": (b" \n\t\n", "white.txt holds nothing but white space."),
    "binary.txt": (bytes(range(256)) * 9, "binary.txt is not a text file"),
    "broken.txt": (b"caf\xe9 ol\xe9", "broken.txt is not in UTF-8 (line 1)"),
    "cut.txt": (b"\xff\xfeh\x00i", "cut.txt begins like a text in UTF-16"),
    "note.pdf": (b"%PDF-1.7", "note.pdf cannot be read as a document"),
    "note.docx": (b"hello", "note.docx is not a Word document"),
    "header.txt": (b"Respondent: A\n\n", "header.txt has a header block and no text after it."),
    "odd.csv": (b"foo,bar\n1,2\n", "odd.csv is no table that can be imported, by its columns bar, foo."),
    "rows.csv": (b"respondent,age\n", "rows.csv has no rows below its column names."),
    "twice.csv": (b"respondent,age\nA,1\nA,1\n", "twice.csv, line 3: respondent A already stands on line 2."),
    "spelt.csv": (b"respondent,age\nA,1\na,1\n", "spelt.csv, line 3: respondent a is spelt A on line 2."),
    "nobody.csv": (b"respondent,age\n,1\n", "nobody.csv, line 2: the row names no respondent."),
    "wave.csv": (b"respondent,wave\nA," + b"9" * 40 + b"\n", "is not a wave."),
    "at.csv": (b"respondent,status@" + b"9" * 5000 + b"\nA,1\n", "does not name an attribute."),
    "column.csv": (b"respondent,age,age\nA,1,2\n", "column.csv, line 1: there are two columns “age”."),
    "span.csv": (b"code,document,start,end\nx,A,0," + b"9" * 40 + b"\n", "is not a passage."),
    "polar.csv": (b"code,document,polarity\nx,A,up\n", "“up” is not a polarity."),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_keeps_everything_out(folder: Path, run: Callable, name: str) -> None:
    content, answer = BAD[name]
    run("new", "study")
    (folder / "A.txt").write_text("Hello.\n")
    (folder / name).write_bytes(content)
    said = run("import", "A.txt", name)
    assert said.exit_code == 1
    assert answer in said.err
    assert "Nothing was imported.\nHint: " in said.err
    assert notes(run) == {}
    assert sorted(path.name for path in folder.iterdir()) == sorted(["A.txt", name, "study.qualcode"])


@pytest.mark.parametrize(
    ("words", "code", "answer"),
    [
        ((), 1, "There is neither a note nor a table to import."),
        (("nothing.txt",), 1, "There is no file nothing.txt."),
        (("folder",), 1, "There is neither a note nor a table to import."),
        (("--people", "nothing.csv"), 1, "There is no file nothing.csv."),
        (("A.txt", "--encoding", "klingon"), 1, "“klingon” is not the name of a text encoding."),
        (("A.txt", "--wave", "1", "--wave", "2"), 2, "it is given twice"),
        (("A.txt", "--wave", "0"), 2, "is not in the range"),
        (("A.txt", "--wave", "9" * 40), 2, "is not in the range"),
        (("A.txt", "--wave", "one"), 2, "is not a valid integer"),
    ],
)
def test_bad_words(folder: Path, run: Callable, words: tuple[str, ...], code: int, answer: str) -> None:
    run("new", "study")
    (folder / "folder").mkdir()
    (folder / "A.txt").write_text("Hello.\n")
    said = run("import", *words)
    assert (said.exit_code, answer in said.err) == (code, True)
    assert notes(run) == {}


def test_huge_waves_in_file_names_are_names(folder: Path, run: Callable) -> None:
    run("new", "study")
    (folder / f"A-w{'9' * 40}.txt").write_text("Hello.\n")
    assert run("import", ".").exit_code == 0
    assert list(notes(run).values()) == [None]


def test_what_drives_a_terminal_stays_out(folder: Path, run: Callable) -> None:
    run("new", "study")
    (folder / "evil\x1b[31m\n.txt").write_text("I said \x1b[2J so.\x07\nR: x\nI: y\nR: z\nI: w\nR: v\nQ: u\n")
    said = run("import", ".")
    assert said.exit_code == 0
    assert "2 control characters were replaced" in said.err
    [name] = notes(run)
    assert name == "evil�[31m "
    assert run("document", "show", name).out.startswith("I said �[2J so.�\n")
    for words in (("document", "list"), ("trail",), ("respondent", "list"), ("status",)):
        assert b"\x1b" not in run(*words).data


def test_names_that_are_no_text_come_in(folder: Path, run: Callable) -> None:
    run("new", "study")
    try:
        (folder / "caf\udce9.txt").write_text("Hello.\n")
    except OSError:
        pytest.skip("this file system allows only names that are text")
    assert run("import", ".").exit_code == 0
    assert list(notes(run)) == ["caf�"]
    assert run("code", "caf\udce9", "0", "5", "X").exit_code == 1


def test_an_interrupted_import_leaves_nothing(
    folder: Path, run: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    @contextmanager
    def interrupted():
        def tell(done: int, total: int, what: str) -> None:
            if what == "keeping" and done == 2:
                raise KeyboardInterrupt

        yield tell

    run("new", "study")
    for name in "ABC":
        (folder / f"{name}.txt").write_text("Hello.\n")
    monkeypatch.setattr(imports, "progress_bar", interrupted)
    said = run("import", ".")
    assert (said.exit_code, said.err.strip()) == (1, "Error: Stopped; nothing was changed.")
    assert notes(run) == {}
    assert not list(folder.glob("study.qualcode?*")), "the log is folded back into the file"


def test_rare_labels_can_be_settled_without_a_terminal(study: Path, run: Callable) -> None:
    run("undo")
    said = run("import", "notes", "--people", "people.csv", "--not-speakers", "mum")
    assert "Taken as text" not in said.err
    run("undo")
    said = run("import", "notes", "--people", "people.csv", "--speakers", "Mum", "--wave", "2")
    assert "notes/wave1/B01.txt has no clear wave: the table of people says 1, --wave says 2." in said.err
