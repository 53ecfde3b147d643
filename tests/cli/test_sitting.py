"""A whole study at the command line, from a folder of notes to themes that can be defended."""

import json
from collections.abc import Callable
from pathlib import Path

PACE = "Client-centred approach > Tailored support > Own pace"
CVS = "Practical assistance > Application and recruitment process > CVs and application forms"


def test_a_study_in_one_sitting(study: Path, run: Callable) -> None:
    (study / "study.qualcode").unlink()

    assert run("new", "study", "--codebook", "supported-employment").err == "Made: study.qualcode\n"
    said = run("import", "notes", "--people", "people.csv")
    assert said == (
        0,
        b"",
        "Imported: 4 notes, 4 new people.\nPeople without a note: P05.\nTaken as text, not as speakers:"
        " “Mum” (1, B02 (first talk)). If they are speakers, `qualcode undo` and import again with"
        " --speakers Mum\n",
    )
    said = run("import", "notes", "--people", "people.csv")
    assert said.err.startswith("Imported: nothing new.\nThere already, and unchanged: 4 notes.\n")
    assert run("import", "answers.csv").err == "Imported: 1 note.\nanswers.csv: 1 blank answer left out.\n"
    assert run("import", "legacy.csv").err == "Imported: 2 codings.\nThere already: 1 coding.\n"

    table = run("document", "show", "wave1/B01", "--sentences", "--format", "json")
    first = json.loads(table.data)["rows"][0]
    assert (first["start"], first["text"]) == (0, "The CV course helped a lot 🎉.")
    coded = run("code", "wave1/B01", "0", "28", "cvs AND  application forms", "--polarity", "positive")
    assert coded.err == f"Coded with {CVS} by Old Hand: “The CV course helped a lot 🎉”\n"
    assert run("coder", "add", "Ann").exit_code == 0
    assert run("code", "B02 (first talk)", PACE, "--whole", "--coder", "Ann", "--note", "=1+1").exit_code == 0
    assert run("coder", "lead", "old hand").err == "Old Hand is the lead coder.\n"

    counted = json.loads(run("count", "--format", "json").data)
    assert set(counted) == {"title", "columns", "rows", "note"}
    rows = {row["code"]: row for row in counted["rows"]}
    assert rows[CVS] == {
        "code": CVS,
        "respondents": 1,
        "base": 4,
        "percent": 25,
        "positive": 1,
        "critical": 0,
        "codings": 1,
    }
    assert rows["Client-centred approach"]["respondents"] == 2
    both = json.loads(run("count", "--coder", "all", "--format", "json").data)
    assert {row["code"]: row["respondents"] for row in both["rows"]}[PACE] == 2
    matrix = json.loads(run("matrix", "--by", "agency", "--format", "json").data)
    assert {row["code"]: row["North"] for row in matrix["rows"]}[CVS] == {"n": 1, "base": 2, "percent": 50}
    quotes = run("quotes", "--code", "CVs and application forms", "--by", "agency")
    assert "“The CV course helped a lot 🎉” [positive] (B01, wave 1)" in quotes.out

    assert run("summary", "wave1/B01", "-", typed="A good course.\n").exit_code == 0
    assert "A good course." in run("summary").out
    assert run("undo").err == "Undone: Wrote a summary\n"
    assert run("redo").err == "Redone: Wrote a summary\n"
    trail = json.loads(run("trail", "--format", "json").data)["rows"]
    assert [row["act"] for row in trail[-3:]] == ["did", "undid", "redid"]
    assert run("status").exit_code == 0


def test_codings_come_back_equal_in_a_second_project(study: Path, run: Callable) -> None:
    run("import", "legacy.csv", "answers.csv")
    run("code", "wave1/B01", "4", "13", "Courses and training", "--note", 'hm; "so", yes')
    run("code", "wave2/B01", PACE, "--whole", "--polarity", "critical", "--coder", "Ann")
    assert run("export", "codings", "--format", "csv", "-o", "codings.csv").err == "Written: codings.csv\n"
    exported = (study / "codings.csv").read_bytes()
    assert run("export", "codings").data == exported
    columns = "document,respondent,start,end,code,coder,polarity,quote,note"
    assert exported.decode("utf-8-sig").splitlines()[0] == columns

    run("codebook", "export", "book.csv")
    run("new", "second", "--codebook", "book.csv")
    assert run("-p", "second", "import", "notes", "--people", "people.csv").exit_code == 0
    assert run("-p", "second", "import", "answers.csv").exit_code == 0
    assert run("-p", "second", "import", "codings.csv").err == "Imported: 4 codings.\n"
    assert run("-p", "second", "export", "codings").data == exported
    again = run("-p", "second", "import", "codings.csv")
    assert again.err == "Imported: nothing new.\nThere already: 4 codings.\n"


def test_every_format_to_a_file_and_to_a_pipe(study: Path, run: Callable) -> None:
    run("import", "legacy.csv")
    for name in ("text", "json", "csv", "md", "xlsx", "html", "docx"):
        piped = run("count", "--format", name)
        file = study / f"themes.{'txt' if name == 'text' else name}"
        assert run("count", "--output", file.name).err == f"Written: {file.name}\n"
        assert piped.exit_code == 0
        assert piped.data == file.read_bytes(), name
        assert run("count", "--format", name).data == piped.data
    assert run("count", "--format", "csv", "-o", "themes").err == "Written: themes\n"
    assert (study / "themes").read_bytes() == (study / "themes.csv").read_bytes()
