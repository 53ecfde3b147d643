"""A listed name leaves by no way: every command in every format, on a project that is full of it."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from qualcode.cli.main import cli
from qualcode.cli.options import DRAWN, FORMATS
from qualcode.exchange.legible_parts import parts
from qualcode.language.name_leftovers import Leftovers
from qualcode.model.display_presets import PRESETS
from qualcode.model.display_wishes import Wishes
from qualcode.model.names import NameOut
from qualcode.model.scope import Condition, Scope
from qualcode.model.spans import Span
from qualcode.workbench import (
    cells,
    codebook,
    coders,
    codings,
    display_shelf,
    documents,
    imports,
    marks,
    names,
    projects,
    quote_edits,
    ratings,
    sheets,
    stars,
    writing,
)
from qualcode.workbench.reading import ImportOptions

from .conftest import Run

SECRET = "Zebedee"
NAME = NameOut(SECRET, "[X]")
LEFTOVERS = Leftovers([NAME])
NOTE = f"{SECRET}-w1"
CODE = f"{SECRET}'s way"
TEXT = (
    f"I: Well?\n{SECRET}: I am {SECRET} and I rang {SECRET}’s worker.\nI: And?\n{SECRET}: Then I slept.\n"
    f"I: Who?\n{SECRET}: zebedee\n\nrang.\n"
)
FIRST = Span(TEXT.index("I am"), TEXT.index("\nI: And"))
LAST = Span(TEXT.index("Then"), TEXT.index("\nI: Who"))

TABLES: list[list[str]] = [
    ["status"],
    *(["count", *more] for more in ([], ["--coder", "all"], ["--where", f"who {SECRET}={SECRET}"])),
    ["matrix", "--by", f"who {SECRET}"],
    ["matrix", "--by", "coder", "--coder", "all"],
    ["cooccurrence"],
    ["saturation", "--base-size", "1", "--run-length", "1"],
    ["table1", "--by", f"who {SECRET}"],
    ["transitions", "status"],
    ["quotes", "--by", f"who {SECRET}"],
    ["quotes", "--starred", "--attribution", f"{{who {SECRET}}}, {{person}}, {{document}}"],
    ["quotes", "--use"],
    ["quotes", "--suggest"],
    ["quotes", "--as-said"],
    ["quotes", "--remember", f"I rang {SECRET}'s worker"],
    ["quote"],
    ["star"],
    ["display", "show", "framework", "--where", f"who {SECRET}={SECRET}"],
    ["display", "show", "quotes", "--by", f"who {SECRET}", "--cells", "quotes:2"],
    ["display", "show", f"Chart of {SECRET}"],
    ["display", "show", "framework", "--cells", "summary"],
    ["display", "show", "framework", "--cells", "rating:1"],
    ["display", "list"],
    ["display", "presets"],
    ["find", SECRET],
    ["find", "--regex", "rang|beded?"],
    ["find", "worker", "--context", "12"],
    ["document", "list"],
    ["document", "show", NOTE, "--sentences"],
    ["document", "review"],
    ["document", "versions", NOTE],
    ["summary"],
    ["sheet", "list", "--answers"],
    ["sheet", "show", NOTE],
    ["sheet", "questions", "list"],
    ["memo", "list"],
    ["cell", "list"],
    ["cell", "show", SECRET, CODE],
    ["coder", "list"],
    ["codebook", "show"],
    ["codebook", "check"],
    ["codebook", "versions"],
    ["codebook", "recheck"],
    ["assignments"],
    ["agree"],
    ["disagreements", "Anna", f"{SECRET} B"],
    ["consensus", "status", "Anna", f"{SECRET} B"],
    ["respondent", "list"],
    ["trail"],
]
FILES: list[list[str]] = [
    ["export", "codings", "-o", "codings.csv"],
    ["codebook", "export", "codebook.yaml"],
    ["codebook", "export", "codebook.csv"],
    *(["display", "export", "displays", "--format", name] for name in FORMATS if name not in DRAWN),
    ["count", "--with-people", "-o", "count.html"],
    ["matrix", "--by", f"who {SECRET}", "--with-people", "-o", "matrix.html"],
    ["display", "show", "framework", "--cells", "codings", "--with-people", "-o", "opened.html"],
    ["report", "-o", "report.html", "-o", "report.docx"],
    ["agree", "--units-csv", "units.csv", "-o", "agree.docx"],
    ["agree", "-o", "agree.json"],
    ["export", "codings"],
    ["codebook", "export"],
]
SAID: list[list[str]] = [
    ["document", "show", f"{SECRET}-w9"],
    ["count", "--code", f"{SECRET}s"],
    ["code", NOTE, "--words", "I slept", CODE],
    ["star", NOTE, str(FIRST.start_char), str(FIRST.end_char), CODE],
    ["unstar", NOTE, str(FIRST.start_char), str(FIRST.end_char), CODE],
    ["summary", NOTE, f"Of {SECRET}."],
    ["cell", "scale"],
    ["cell", "scale", "weak", f"{SECRET} strong", "best"],
    ["finish", NOTE],
    ["document", "check", NOTE],
    ["document", "reopen", NOTE],
    ["codebook", "add", f"{SECRET} too"],
    ["codebook", "edit", f"{SECRET} too", "--definition", SECRET],
    ["codebook", "rename", f"{SECRET} too", f"{SECRET} three"],
    ["codebook", "delete", f"{SECRET} three"],
    ["respondent", "set", SECRET, "status", "paid"],
    ["coder", "use", f"{SECRET} B"],
    ["coder", "lead", "Anna"],
    ["find", SECRET, "--code", CODE, "--yes"],
    ["undo"],
    ["redo"],
    ["import", "people.csv"],
]
REAL = {"document show", "names list", "names suggest", "check names", "names add", "backup", "share", "open"}
"""What shows or copies the words as they are."""
SILENT = {
    *("demo", "new", "assign", "unblind", "coder add", "memo add", "memo edit", "memo delete", "setting"),
    *("cell write", "cell delete", "cell rate", "cell unrate", "sheet write"),
    *(f"sheet questions {verb}" for verb in ("add", "edit", "remove", "move")),
    *("codebook accept", "codebook import", "codebook list", "codebook merge", "codebook move"),
    *("codebook split", "consensus accept", "consensus bulk", "consensus decide", "consensus reason"),
    *("display delete", "display edit", "display new", "document delete", "document revise"),
    *("document settle", "document status", "merge", "names delete", "names import", "respondent withdraw"),
    *("uncode",),
}
"""What only tells what it did, through ``narrate``, which lets no listed name pass."""


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with the name in every place that takes words."""
    folder = tmp_path_factory.mktemp("full")
    (folder / f"{NOTE}.txt").write_text(TEXT)
    again = f"I saw {SECRET} again, she said. " * 12
    (folder / "Other-w2.txt").write_text(f"Respondent: {SECRET}\n\n{again}\n")
    (folder / "people.csv").write_text(
        f"respondent,who {SECRET},status@1,status@2\n{SECRET},{SECRET},{SECRET},paid\n"
    )
    path = folder / "full.qualcode"
    with projects.new(path, title=f"Study of {SECRET}", notice=f"Invented {SECRET}.") as project:
        notes = [folder / f"{NOTE}.txt", folder / "Other-w2.txt"]
        imports.import_paths(project, notes, ImportOptions(people=folder / "people.csv"))
        codebook.add(project, CODE, {field: f"{field} of {SECRET}" for field in ("definition", "example")})
        codebook.add(project, f"{CODE} > Under {SECRET}")
        for coder in ("Anna", f"{SECRET} B"):
            coders.add(project, coder)
            codings.apply_code(project, NOTE, FIRST, CODE, coder=coder, note=f"said {SECRET}")
            marks.finish(project, [NOTE], coder)
        coders.use(project, "Anna")
        codings.apply_code(project, "Other-w2", Span(0, 30), CODE)
        codings.apply_code(project, NOTE, LAST, f"{CODE} > Under {SECRET}", coder="Anna")
        place = quote_edits.Place(NOTE, FIRST, CODE)
        quote_edits.edit(project, place, f"[...] I rang {SECRET}’s worker.")
        stars.star(project, NOTE, FIRST, CODE)
        stars.star(project, NOTE, LAST, f"{CODE} > Under {SECRET}")
        last = quote_edits.Place(NOTE, LAST, f"{CODE} > Under {SECRET}")
        quote_edits.paraphrase(project, last, f"{SECRET} slept.")
        writing.write_memo(project, f"On {SECRET}.", kind="theory", on=f"document:{NOTE}")
        writing.write_summary(project, NOTE, f"{SECRET} in short.")
        sheets.add_question(project, f"What of {SECRET}?")
        sheets.write(project, NOTE, "1", f"{SECRET} came.")
        cells.write(project, SECRET, CODE, f"{SECRET} under this.")
        ratings.set_scale(project, ["weak", f"{SECRET} strong"])
        ratings.rate(project, SECRET, CODE, f"{SECRET} strong")
        wishes = Wishes(title=f"Chart of {SECRET}", scope=Scope(where=(Condition(f"who {SECRET}", SECRET),)))
        display_shelf.save(project, wishes.of(PRESETS["framework"].display))
        documents.mark_status(project, NOTE, LAST, documents.TextStatus.PARAPHRASE)
        names.add(project, NAME)
    return path


@pytest.fixture
def project(full: Path, folder: Path) -> Path:
    (folder / "displays").mkdir()
    (folder / "people.csv").write_text(f"respondent,town\n{SECRET},{SECRET}\n")
    path = folder / "full.qualcode"
    path.write_bytes(full.read_bytes())
    return path


def legible(raw: bytes, source: str) -> list[str]:
    return [
        part.text[max(0, left.span.start_char - 40) : left.span.end_char + 40]
        for part in parts(raw, source)
        for left in LEFTOVERS.legible(part.text)
    ]


SUFFIX = {"text": "txt", "plot": "txt", "svg-column": "svg"}
MANY = {"text", *DRAWN}


@pytest.mark.parametrize("format_name", FORMATS)
def test_no_table_shows_a_listed_name(project: Path, run: Run, format_name: str) -> None:
    drawn = 0
    for words in TABLES if format_name in MANY else TABLES[::5]:
        said = run("-p", project, *words, "--format", format_name)
        is_refused = format_name in DRAWN and "drawn" in said.err
        assert said.exit_code == is_refused, (words, said.err)
        source = f"a.{SUFFIX.get(format_name, format_name)}"
        assert legible(said.data, source) == [], words
        assert legible(said.err.encode() or b" ", "a.txt") == [], words
        drawn += not is_refused
    assert drawn > 4


def test_no_file_shows_a_listed_name(project: Path, run: Run) -> None:
    before = set(project.parent.rglob("*"))
    for words in FILES:
        said = run("-p", project, *words)
        assert said.exit_code == 0, (words, said.err)
        assert SECRET.lower() not in (said.out + said.err).lower(), words
    made = {path for path in project.parent.rglob("*") if path.is_file()} - before
    assert len(made) >= len(FILES)
    for path in made:
        assert legible(path.read_bytes(), path.name) == [], path


def test_nothing_that_is_said_tells_a_listed_name(project: Path, run: Run) -> None:
    all_said = ""
    for words in SAID:
        said = run("-p", project, *words)
        assert SECRET.lower() not in (said.out + said.err).lower(), words
        all_said += said.err
    assert all_said.count("[X]") > len(SAID) / 2


def all_commands(group: click.Group, above: str = "") -> Iterator[str]:
    for name in group.list_commands(click.Context(group)):
        command = group.get_command(click.Context(group), name)
        if isinstance(command, click.Group):
            yield from all_commands(command, f"{above}{name} ")
        else:
            yield above + name


def test_every_command_is_tried_or_said_to_be_silent() -> None:
    """A command that is new belongs into one of the lists above."""
    lines = [" ".join(words) for words in (*TABLES, *FILES, *SAID)]
    untried = [
        command
        for command in all_commands(cli)
        if command not in REAL | SILENT and not any(re.match(rf"{command}( |$)", line) for line in lines)
    ]
    assert untried == []


def test_real_names_are_printed_only_when_asked_for(project: Path, run: Run) -> None:
    said = run("-p", project, "quotes", "--real-names")
    assert SECRET in said.out
    assert "Names out" not in said.out
    assert "With real names, for your own eyes only" in said.err
    assert SECRET in run("-p", project, "export", "codings", "--real-names").out
    assert SECRET in run("-p", project, "codebook", "export", "--real-names").out
    said = run("-p", project, "document", "show", NOTE)
    assert SECRET in said.out
    assert "These are the words as they are, with real names." in said.err


def test_the_note_says_how_many_names_were_replaced(project: Path, run: Run) -> None:
    assert "Names out: 1 replaced." in run("-p", project, "quotes").out
    assert "Names out: 1 replaced." in run("-p", project, "export", "codings").err
    assert "Names out" not in run("-p", project, "display", "presets").out


def test_a_report_says_that_names_were_replaced(project: Path, run: Run) -> None:
    run("-p", project, "report", "-o", "report.html")
    text = Path("report.html").read_text()
    assert "real names of people and places were replaced; the list holds 1 name." in text


def test_codings_and_codebook_come_home(project: Path, run: Run) -> None:
    before = run("-p", project, "export", "codings", "--real-names").data
    tree = run("-p", project, "codebook", "export", "--real-names").data
    for words in (["export", "codings", "-o", "codings.csv"], ["codebook", "export", "codebook.yaml"]):
        run("-p", project, *words)
    said = run("-p", project, "import", "codings.csv")
    assert "nothing new" in said.err, said.err
    assert "0 codes added, 0 changed" in run("-p", project, "codebook", "import", "codebook.yaml").err
    assert run("-p", project, "export", "codings", "--real-names").data == before
    assert run("-p", project, "codebook", "export", "--real-names").data == tree


def test_what_left_alike_is_not_mixed_up(project: Path, run: Run) -> None:
    run("-p", project, "names", "add", "Other", "[X]")
    Path("codings.csv").write_text("document,code\n[X]-w1,[X]'s way\n")
    assert run("-p", project, "import", "codings.csv").exit_code == 0
    (project.parent / "Other-w1.txt").write_text("More.\n")
    assert run("-p", project, "import", "Other-w1.txt", "--new-people").exit_code == 0
    said = run("-p", project, "import", "codings.csv")
    assert said.exit_code == 1
    assert "“[X]-w1” stands for 2 different ones" in said.err


# --- the list and the check -------------------------------------------------------------------------------


def test_the_list_comes_back_as_it_left(project: Path, run: Run) -> None:
    run("-p", project, "names", "add", "Mark", "[a colleague]", "--as-written", "--kind", "other")
    run("-p", project, "names", "list", "-o", "names.csv")
    assert run("-p", project, "names", "delete", SECRET, "Mark").exit_code == 0
    assert "2 names added, 0 changed" in run("-p", project, "names", "import", "names.csv").err
    listed = run("-p", project, "names", "list").out
    assert re.search(r"Zebedee +\[X\] +person +[1-9]", listed)
    assert re.search(r"Mark +\[a colleague\] +other +yes +0", listed)


def test_adding_says_where_a_name_stands_and_warns_of_words(project: Path, run: Run) -> None:
    said = run("-p", project, "names", "add", "Rang", "[verb]")
    assert "Added: 2 places in 1 note written as “[verb]”" in said.err
    assert "2 places of these in small letters" in said.err
    assert "--as-written" in said.err


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (["add", "...", "[x]"], "“...” is no name"),
        (["add", "Kim", " "], "A name needs something that stands for it"),
        (["add", "worker", "[the worker]"], "the listed name “worker” can be read"),
        (["add", "Kim", f"[{SECRET}'s friend]"], "the listed name “[X]” can be read"),
        (["delete", "Nobody"], "“Nobody” is not on the list of names."),
        (["import", "people.csv"], "there is no column “name”"),
        (["suggest", "--ask"], "There is no terminal to ask on."),
    ],
)
def test_what_cannot_be_on_the_list(project: Path, run: Run, words: list[str], answer: str) -> None:
    said = run("-p", project, "names", *words)
    assert (said.exit_code, said.data) == (1, b"")
    assert answer in said.err


def test_a_replacement_that_makes_up_another_name_needs_brackets(project: Path, run: Run) -> None:
    run("-p", project, "names", "add", "Eva Maria", "[somebody]")
    said = run("-p", project, "names", "add", "Anna", "Eva")
    assert said.exit_code == 1
    assert "Hint: Put it in square brackets: [Eva]" in said.err


def test_suggestions_are_not_on_the_list_yet(project: Path, run: Run) -> None:
    said = run("-p", project, "names", "suggest")
    assert SECRET not in said.out
    run("-p", project, "names", "delete", SECRET)
    said = run("-p", project, "names", "suggest")
    assert re.search(rf"{SECRET} +other +\d+ +2 ", said.out)
    assert "no language model is installed" in said.out


def test_the_check_passes_and_says_what_it_looked_at(project: Path, run: Run) -> None:
    said = run("-p", project, "check", "names")
    assert (said.exit_code, said.data) == (0, b"")
    assert re.search(r"Looked for 1 name in \d\d texts of the project", said.err)
    assert "None of them is left." in said.err


def test_the_check_fails_loudly_for_what_replacing_cannot_see(project: Path, run: Run) -> None:
    run("-p", project, "names", "add", f"{SECRET} Smith", "[Y]")
    run("-p", project, "names", "add", SECRET, SECRET)
    run("-p", project, "memo", "add", f"{SECRET}, Smith and {SECRET} (Smith).", "--title", "T")
    said = run("-p", project, "check", "names")
    assert said.exit_code == 1
    assert re.search(r"memo, body +0 +Zebedee, Smith", said.out)
    assert "2 places where a name can be" in said.out


def test_files_are_looked_through(project: Path, run: Run) -> None:
    Path("good.csv").write_text("a,b\n")
    Path("bad.html").write_text("<p>Z&#101;be<b>dee</b></p>")
    assert run("-p", project, "check", "names", "good.csv").exit_code == 0
    said = run("-p", project, "check", "names", "good.csv", "bad.html", "--format", "json")
    assert said.exit_code == 1
    assert '"where": "bad.html"' in said.out
    assert run("-p", project, "check", "names", "missing.csv").exit_code == 1
    with zipfile.ZipFile("whole.zip", "w") as archive:
        archive.writestr("scan.png", b"x")
    said = run("-p", project, "check", "names", "whole.zip")
    assert said.exit_code == 0
    assert "Not looked into, as they are pictures or fonts: whole.zip: scan.png." in said.err
    Path("a.pdf").write_bytes(b"%PDF")
    assert "cannot be looked through" in run("-p", project, "check", "names", "a.pdf").err


def test_a_check_without_a_list_is_no_check(project: Path, run: Run) -> None:
    run("-p", project, "names", "delete", SECRET)
    said = run("-p", project, "check", "names")
    assert said.exit_code == 1
    assert "No names are on the list." in said.err


def test_suggestions_are_walked_on_a_terminal(
    project: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    from qualcode.cli import names as command

    run("-p", project, "names", "delete", SECRET)
    monkeypatch.setattr(command, "is_terminal", lambda: True)
    said = run("-p", project, "names", "suggest", "--ask", typed="[the client]\n.\n")
    assert said.exit_code == 0, said.err
    assert "[the client]" in run("-p", project, "names", "list").out


def test_a_quote_that_is_refused_is_not_cut_within_a_name(project: Path, run: Run) -> None:
    run("-p", project, "names", "add", "Ezekiel Habakkuk", "[Y]")
    quote = f"{'x' * 50} Ezekiel Habakkuk"
    Path("codings.csv").write_text(
        f"document,start,end,code,quote\n{NOTE},{FIRST.start_char},{FIRST.end_char},{CODE},{quote}\n"
    )
    said = run("-p", project, "import", "codings.csv")
    assert "the file quotes" in said.err
    assert "Ezekiel" not in said.err
