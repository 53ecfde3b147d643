"""The list of names in the life of a project: undo, copies, withdrawal, imports that come home."""

from collections.abc import Callable
from pathlib import Path

import pytest

from qualcode.model.errors import QualcodeError
from qualcode.model.finding import Query
from qualcode.model.names import NameKind, NameOut
from qualcode.model.spans import Span
from qualcode.store import names as name_store
from qualcode.workbench import (
    coders,
    codings,
    finding,
    history,
    merging,
    names,
    names_check,
    projects,
    respondents,
    sharing,
)
from qualcode.workbench.names_out import OPEN, gate
from qualcode.workbench.projects import Project

ZEBRA = NameOut("Zebra", "[an animal]", NameKind.OTHER)
OKAPI = NameOut("okapi", "[another animal]", NameKind.OTHER)


def listed(project: Project) -> list[tuple[str, str]]:
    return [(name.name, name.replacement) for name in name_store.read(project)]


def test_a_name_is_one_step_and_comes_back(project: Project) -> None:
    assert gate(project) is OPEN
    added = names.add(project, ZEBRA)
    assert (added.places, added.notes, added.in_small_letters, added.is_new) == (1, 1, 1, True)
    assert gate(project).text("My zebra's.") == "My [an animal]'s."
    assert not names.add(project, ZEBRA._replace(name="ZEBRA", replacement="[x]")).is_new
    assert listed(project) == [("ZEBRA", "[x]")]
    history.undo(project)
    assert listed(project) == [("Zebra", "[an animal]")]
    history.undo(project)
    assert gate(project).is_open
    history.redo(project)
    names.delete(project, ["zebra"])
    history.undo(project)
    assert listed(project) == [("Zebra", "[an animal]")]


def test_the_trail_tells_no_name(project: Project) -> None:
    names.add(project, ZEBRA)
    names.delete(project, ["Zebra"])
    assert "zebra" not in str(history.trail(project).rows).lower()
    assert "1 name added" in str(history.trail(project).rows)


def test_what_is_refused_changes_nothing(project: Project) -> None:
    names.add(project, ZEBRA)
    with pytest.raises(QualcodeError, match="can be read"):
        names.add(project, NameOut("Kim", "[the zebra]"))
    assert listed(project) == [("Zebra", "[an animal]")]


def test_a_list_comes_in_as_one_step_or_not_at_all(
    project: Project, write: Callable[[str, str], Path]
) -> None:
    names.add(project, ZEBRA)
    good = write("good.csv", "name,replacement,kind,as_written\nzebra,[z],other,\nWill,[w],person,yes\n")
    assert names.bring_in(project, good) == (1, 1)
    assert [name.is_as_written for name in name_store.read(project)] == [False, True]
    history.undo(project)
    assert listed(project) == [("Zebra", "[an animal]")]
    for bad, answer in (
        ("Kim,[k],pet,", "no kind of name"),
        ("Kim,[k],,maybe", "neither yes nor no"),
        ("Kim,,,", "something that stands"),
    ):
        with pytest.raises(QualcodeError, match=answer):
            names.bring_in(project, write("bad.csv", f"name,replacement,kind,as_written\n{bad}\n"))
    assert listed(project) == [("Zebra", "[an animal]")]


# --- copies -----------------------------------------------------------------------------------------------


def test_names_stay_in_in_a_copy_and_come_together(project: Project, tmp_path: Path) -> None:
    names.add(project, ZEBRA)
    coders.add(project, "Second")
    path = sharing.share(project, "Second", tmp_path / "second").path
    names.add(project, NameOut("Kim", "[the interviewer]"))
    with projects.open_project(path) as copy:
        assert gate(copy).text("zebra") == "[an animal]"
        names.add(copy, OKAPI)
        names.add(copy, NameOut("Kim", "[K]"))
        names.delete(copy, ["Zebra"])  # which takes nothing off the list at home
    report = merging.merge(project, path)
    assert report.names == 1
    assert any("[the interviewer]" in line and "[K]" in line for line in report.to_settle)
    assert dict(listed(project)) == {
        "Zebra": "[an animal]",
        "Kim": "[the interviewer]",
        "okapi": "[another animal]",
    }
    assert merging.merge(project, path).names == 0
    history.undo(project)
    assert "okapi" not in dict(listed(project))
    assert merging.merge(project, path).names == 1


def test_a_copy_knows_no_names_that_do_not_stand_in_it(project: Project, tmp_path: Path) -> None:
    names.add(project, ZEBRA)
    names.add(project, NameOut("Zebra Course", "[a course]"))
    names.add(project, NameOut("Zebra Gnu", "[a beast]"))
    names.add(project, NameOut("Tapir", "[a pet]"))
    coders.add(project, "Second")
    path = sharing.share(project, "Second", tmp_path / "second").path
    with projects.open_project(path) as copy:
        assert [name for name, _ in listed(copy)] == ["Zebra", "Zebra Course"]
    assert not [name for name in (b"Gnu", b"Tapir") if name in path.read_bytes()]


# --- withdrawal -------------------------------------------------------------------------------------------


def test_a_person_who_withdraws_is_in_nothing_that_undo_keeps_of_the_list(
    project: Project, project_file: Path, bytes_of: Callable[[Path], bytes]
) -> None:
    names.add(project, NameOut("Quagga Smith", "[somebody]"))
    names.delete(project, ["Quagga Smith"])
    names.add(project, ZEBRA)
    names.add(project, NameOut("Nobody", "[who knows B07]"))
    respondents.withdraw(project, "B07")
    assert names.unused(project) == ["Zebra", "Nobody"]
    assert dict(listed(project))["Nobody"] == "[who knows ███]"
    assert names.delete(project, names.unused(project), is_for_good=True) == 2
    project.close()
    left = bytes_of(project_file)
    assert not [name for name in (b"quagga", b"zebra", b"nobody") if name in left]


def test_other_steps_can_still_be_undone_after_names_were_erased(project: Project) -> None:
    coders.add(project, "Third")
    with project.step("Two things"):
        names.add(project, ZEBRA)
        coders.add(project, "Fourth")
    names.delete(project, ["Zebra"], is_for_good=True)
    assert history.undo(project) == "Two things"
    assert history.undo(project).startswith("Added")
    assert {coder.name for coder in coders.coder_store.all_coders(project)} == {"Anna", "Berit"}


# --- the check --------------------------------------------------------------------------------------------


def test_the_check_looks_into_every_table_that_holds_words(project: Project) -> None:
    """A text that is put anywhere by hand is found, so that a table made later is not forgotten."""
    names.add(project, NameOut("Old Gnu", "[a beast]"))
    with project.unrecorded():
        project.db.execute("update memo set body = 'Old, Gnu: Old (Gnu)'")
        project.db.execute("update coding set note = 'Old (Gnu)' where coding_id = 1")
        project.db.execute("update attribute set name = 'Old (Gnu)' where attribute_id = 1")
        project.db.execute("update respondent set name = 'Old (Gnu)' where respondent_id = 1")
    found = {str(row[0]).partition(":")[0] for row in names_check.check(project).rows}
    assert found >= {"memo, body", "coding, note", "attribute, name", "person, name"}


def test_the_check_tells_of_words_that_may_be_names_too(project: Project) -> None:
    names.add(project, NameOut("Old Gnu", "[a beast]"))
    with project.unrecorded():
        project.db.execute("update memo set body = 'Gnu, Gnu and the Old Gnu.'")
    table = names_check.check(project)
    assert table.rows == ()
    assert "Parts of names or names with an ending, which leave as they are: Gnu (2)." in table.note


def test_no_part_of_a_name_stands_in_what_was_found(project: Project) -> None:
    names.add(project, NameOut("zebra course", "[a course]"))
    for query, match in (("course", "[a course]"), ("long", "long")):
        found = finding.concordance(project, Query(query, context=8))
        (row,) = gate(project).table(found.table).rows
        assert "zebra" not in str(row)
        assert "course" not in str(row).replace("[a course]", "")
        assert row[5] == match


def test_the_check_tells_of_passages_that_end_within_a_name(project: Project) -> None:
    names.add(project, NameOut("zebra course", "[a course]"))
    assert names_check.check(project).rows == ()
    codings.apply_code(project, "B07-w1", Span(0, 9), "Support")
    ((where, start, legible, *_),) = names_check.check(project).rows
    assert (where, start, legible) == ("passage that ends within a name: B07-w1", 4, "zebra course")


def test_a_gate_costs_nothing_without_a_list(project: Project) -> None:
    table = names.listed(project)
    assert gate(project).table(table) is table
