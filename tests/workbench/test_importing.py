"""Imports: all or nothing, once, and nobody coming between."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from qualcode.model.errors import QualcodeError
from qualcode.workbench import codebook, documents, history, imports, projects
from qualcode.workbench.projects import Project
from qualcode.workbench.reading import ImportOptions
from qualcode.workbench.voices import Doubtful

Write = Callable[[str, str], Path]


def names(project: Project) -> list[object]:
    return [row[0] for row in documents.listed(project).rows]


def test_the_same_files_again_change_nothing(project: Project, materials: Path) -> None:
    before = history.trail(project).rows
    report = imports.import_paths(project, [materials / "notes"])
    assert (report.documents, report.unchanged) == (0, 5)
    assert history.trail(project).rows == before


def test_one_bad_line_keeps_everything_out(project: Project, write: Write) -> None:
    write("more/E05.txt", "A note.\n")
    write("more/codings.csv", "document,code,start,end\nE05,Slow,0,1\nE05,Nonsense,0,1\n")
    before = names(project), history.trail(project).rows
    with pytest.raises(QualcodeError, match="line 3: There is no code “Nonsense”"):
        imports.import_paths(project, [project.path.parent / "more"])
    assert (names(project), history.trail(project).rows) == before


def test_a_changed_file_is_refused_with_what_to_do(project: Project, materials: Path, write: Write) -> None:
    with projects.new(project.path.with_name("fresh")) as fresh:
        path = write("notes/B07.txt", "First.\n")
        imports.import_paths(fresh, [path])
        path.write_text("Second.\n")
        with pytest.raises(QualcodeError, match="has changed since it was imported") as refusal:
            imports.import_paths(fresh, [path])
        assert refusal.value.hint
        assert documents.read(fresh, "B07").text == "First.\n"


def test_what_another_window_imports_meanwhile_is_not_imported_twice(project: Project, write: Write) -> None:
    note = write("more/E05.txt", "P: Hello.\nI: And more.\nP: Yes.\n")

    def ask(_: Sequence[Doubtful]) -> frozenset[str]:
        """While the question stands, somebody answers it in another window."""
        with projects.open_project(project.path) as other:
            imports.import_paths(other, [note])
        return frozenset()

    with pytest.raises(QualcodeError, match="Another window brought in"):
        imports.import_paths(project, [note], ImportOptions(ask=ask))
    assert names(project).count("E05") == 1
    assert imports.import_paths(project, [note]).unchanged == 1


def test_missing_codes_are_added_and_unclear_ones_are_not(project: Project, write: Write) -> None:
    path = write("codings.csv", "respondent,code\nD03,Support > New > Newer\nD03,Other\nD03,slow\n")
    imports.import_paths(project, [path], ImportOptions(is_adding_codes=True))
    book = codebook.read(project)
    labels = [book.label(code.code_id) for code in book]
    assert len(labels) == 8 + 3
    assert {"Support > New", "Support > New > Newer", "Other"} <= set(labels)
    path = write("unclear.csv", "respondent,code\nD03,Pace\n")
    with pytest.raises(QualcodeError, match="“Pace” is the name of 2 codes"):
        imports.import_paths(project, [path], ImportOptions(is_adding_codes=True))
    assert len(codebook.read(project)) == len(labels)
