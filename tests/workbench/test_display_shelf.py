"""Displays that are kept, what happens to them when the project changes, and starred quotes."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from qualcode.model.display_presets import PRESETS
from qualcode.model.display_wishes import Wishes
from qualcode.model.displays import Display
from qualcode.model.errors import QualcodeError
from qualcode.model.scope import Condition, Scope
from qualcode.model.spans import Span
from qualcode.model.tables import Hidden, Missing, Quote, Written
from qualcode.workbench import (
    cells,
    codebook,
    coders,
    codings,
    display_shelf,
    displays,
    documents,
    history,
    respondents,
    stars,
)
from qualcode.workbench.names_out import gate
from qualcode.workbench.projects import Project

CHART = PRESETS["framework"].display


def keep(project: Project, title: str, like: Display = CHART, **wishes: object) -> Display:
    display = Wishes(title=title, **wishes).of(like)  # type: ignore[arg-type]
    display_shelf.save(project, display)
    return display


def titles(project: Project) -> list[str]:
    return [str(row[0]) for row in display_shelf.listed(project).rows]


def tombstones(project: Project) -> int:
    [count] = project.db.execute("select count(*) from tombstone where noun = 'display'").fetchone()
    return int(count)


# --- keeping ----------------------------------------------------------------------------------------------


def test_a_kept_display_is_found_as_it_was(project: Project) -> None:
    wished = keep(
        project, "Who  said what",
        order="age down", cells="quotes:2", marks={"none": "–"}, shown=("age",), ends=2, hides_empty=True,
        named_by="{age}, {person}",
        question="Why?", scope=Scope(coders=("Anna",), waves=(1,), where=(Condition("age", "41"),)),
    )  # fmt: skip
    found = display_shelf.find(project, "who said WHAT")
    assert found.kept.endswith(" by Anna")
    assert replace(found, kept="") == Wishes(title="Who said what").of(wished)
    [*_, line] = [line for line in displays.show(project, found).note if "Display kept" in line]
    assert line == f"Question: Why? Display kept {found.kept}."


def test_each_step_can_be_undone(project: Project) -> None:
    keep(project, "First")
    display_shelf.edit(project, "first", Wishes(title="Second", cells="codings"))
    assert str(display_shelf.find(project, "Second").cells) == "codings"
    display_shelf.delete(project, "second")
    assert (titles(project), tombstones(project)) == ([], 1)
    history.undo(project)
    assert (titles(project), tombstones(project)) == (["Second"], 0)
    history.undo(project)
    assert display_shelf.find(project, "First").cells == CHART.cells
    history.undo(project)
    assert (titles(project), tombstones(project)) == ([], 1)


def test_saved_displays_come_before_presets(project: Project) -> None:
    keep(project, "Framework", cells="codings")
    assert str(display_shelf.find(project, "framework").cells) == "codings"
    assert display_shelf.find(project, "conceptually clustered") == CHART


@pytest.mark.parametrize(
    ("title", "message"),
    [
        (" ", "The display has no title."),
        ("T" * 201, "The title is too long: 201 characters, and 200 are the most."),
        ("TAKEN", "There is a display “TAKEN” already."),
    ],
)
def test_titles_that_cannot_be_kept(project: Project, title: str, message: str) -> None:
    keep(project, "Taken")
    with pytest.raises(QualcodeError) as caught:
        keep(project, title)
    assert caught.value.message == message
    assert titles(project) == ["Taken"]


def test_what_the_project_does_not_have_is_not_kept(project: Project) -> None:
    for wrong in ({"columns": "agncy"}, {"scope": Scope(codes=("Nope",))}, {"scope": Scope(waves=(9,))}):
        with pytest.raises(QualcodeError):
            keep(project, "Wrong", **wrong)
    assert titles(project) == []


def test_an_unknown_name_is_met_with_a_near_one(project: Project) -> None:
    keep(project, "Courses by role")
    with pytest.raises(QualcodeError) as caught:
        display_shelf.find(project, "Courses by rule")
    assert caught.value.hint == "Did you mean Courses by role?"
    with pytest.raises(QualcodeError):
        display_shelf.edit(project, "framework", Wishes(cells="codings"))


def test_codes_are_meant_whatever_they_are_called(project: Project) -> None:
    keep(project, "Courses", scope=Scope(codes=("Courses",)))
    codebook.rename(project, "Courses", "Training")
    assert display_shelf.find(project, "Courses").scope.codes == ("Practical > Training",)
    codebook.delete(project, "Training")
    with pytest.raises(QualcodeError) as caught:
        display_shelf.find(project, "Courses")
    assert caught.value.message == "A code that “Courses” is about is no longer in the codebook."
    assert titles(project) == ["Courses"]
    display_shelf.edit(project, "Courses", Wishes(scope=Scope(codes=("Support",))))
    assert display_shelf.find(project, "Courses").scope.codes == ("Support",)


def test_what_is_to_be_hidden_is_kept_with_a_display(project: Project) -> None:
    keep(project, "By age", rows="themes", columns="age", cells="share", suppress_below=2)
    assert display_shelf.find(project, "By age").suppress_below == 2
    table = displays.show(project, display_shelf.find(project, "By age"))
    assert any(isinstance(cell, Hidden) for row in table.rows for cell in row)
    display_shelf.edit(project, "By age", Wishes(suppress_below=0))
    table = displays.show(project, display_shelf.find(project, "By age"))
    assert not any(isinstance(cell, Hidden) for row in table.rows for cell in row)


def test_every_display_becomes_a_file(project: Project, tmp_path: Path) -> None:
    keep(project, "A/B: c?")
    keep(project, "a/b; C!")
    written = display_shelf.export(gate(project), project, tmp_path, "md")
    assert [path.name for path in written] == ["A-B- c.md", "a-b- C (2).md"]
    assert all("B07" in path.read_text() for path in written)
    with pytest.raises(QualcodeError) as caught:
        display_shelf.export(gate(project), project, tmp_path / "no", "docx")
    assert caught.value.message.startswith("There is no folder")


# --- a person who withdraws -------------------------------------------------------------------------------


def test_withdrawn_a_person_is_in_no_display(project: Project, bytes_of: Callable[[Path], bytes]) -> None:
    keep(project, "Chart of B07", question="Is B07 unlike the rest?", marks={"none": "not B07"})
    keep(project, "Young ones", scope=Scope(where=(Condition("age", "29"),)))
    keep(project, "Named", cells="quotes", named_by="B07 or {age}")
    keep(project, "Others", scope=Scope(where=(Condition("age", "41"), Condition("barriers", "travel"))))
    display_shelf.edit(project, "Chart of B07", Wishes(cells="codings"))
    respondents.withdraw(project, "B07")
    assert titles(project) == ["Chart of ███", "Young ones", "Named", "Others"]
    assert display_shelf.find(project, "Named").named_by == "███ or {age}"
    kept = display_shelf.find(project, "Chart of ███")
    assert (kept.question, kept.marks.none) == ("Is ███ unlike the rest?", "not ███")
    # Nobody else is 41, but somebody else is kept by travel.
    where = display_shelf.find(project, "Others").scope.where
    assert where == (Condition("age", "██"), Condition("barriers", "travel"))
    history.undo(project)
    assert display_shelf.find(project, "Chart of ███").cells == CHART.cells
    project.close()
    assert b"b07" not in bytes_of(project.path)


# --- own words --------------------------------------------------------------------------------------------


def test_own_words_come_before_quotes_and_are_marked_when_stale(project: Project) -> None:
    coders.use(project, "Anna")
    coders.name_lead(project, "Anna")
    cells.write(project, "B07", "Practical", "Found the course long.")
    table = displays.show(project, CHART)
    people = {str(row[0]): row for row in table.rows}
    [written] = people["B07"][2]  # type: ignore[misc]
    assert isinstance(written, Written)
    assert (written.words, written.coder, written.passages, written.state) == (
        "Found the course long.", "Anna", 1, "",
    )  # fmt: skip
    assert people["D03"][2] == Missing("asked, nothing said")
    codings.remove(project, "B07-w1", Span(0, 22), "Courses")
    table = displays.show(project, CHART)
    [stale] = {str(row[0]): row for row in table.rows}["B07"][2]  # type: ignore[misc]
    assert stale.state == "stale: 1 passage removed"
    assert "Own summaries: 1, of these stale: 1." in " ".join(table.note)


def test_a_summary_is_written_where_one_person_meets_one_code(project: Project) -> None:
    shown = displays.Shown(project, CHART)
    row = [str(label) for label in shown.labels].index("B07")
    assert shown.writable(row, shown.before) == ("B07", "Support")
    turned = displays.Shown(project, Wishes(is_transposed=True).of(CHART))
    assert turned.writable(1, turned.before + row) == ("B07", "Practical")
    assert shown.writable(row, 0) is None
    for wishes in (Wishes(rows="age"), Wishes(columns="wave"), Wishes(cells="quotes")):
        shown = displays.Shown(project, wishes.of(CHART))
        assert shown.writable(0, shown.before) is None


def test_own_words_beside_groups_say_whom_they_are_about(project: Project) -> None:
    coders.use(project, "Anna")
    cells.write(project, "B07", "Practical", "Found the course long.")
    display = Wishes(rows="themes", columns="age", scope=Scope(coders=("Anna",))).of(CHART)
    rows = displays.show(project, display).rows
    [written] = rows[1][[column.key for column in displays.show(project, display).columns].index("41")]
    assert written.text() == "Found the course long. (B07, Anna, from 1 passage)"


def test_of_named_coders_only_their_own_words_are_shown(project: Project) -> None:
    coders.use(project, "Berit")
    cells.write(project, "B07", "Support", "Slow.")
    display = Wishes(scope=Scope(coders=("Anna",))).of(CHART)
    assert written(project, display) == []
    assert written(project, CHART) == ["Slow."], "the layer is Anna's, the words are anybody's"


def written(project: Project, display: Display) -> list[str]:
    cells = [cell for row in displays.show(project, display).rows for cell in row if isinstance(cell, tuple)]
    return [entry.words for cell in cells for entry in cell if isinstance(entry, Written)]


def test_cases_are_ordered_by_codings_and_not_by_what_was_written_of_them(project: Project) -> None:
    coders.use(project, "Anna")
    cells.write(project, "D03", "Practical", "Nothing at all.")
    cells.write(project, "D03", "Support", "Nothing either.")
    for order, numbers in (("codings", [1, 1, 0]), ("share", [1, 1, 0])):
        display = Wishes(order=order, scope=Scope(coders=("Anna",))).of(CHART)
        rows = displays.show(project, display).rows
        assert [row[1] for row in rows] == numbers
        assert rows[-1][0] == "D03"


def test_what_two_people_said_together_is_the_words_of_each(project: Project) -> None:
    coders.add(project, "Cleo")
    codings.apply_code(project, "group", Span(20, 60), "Slow", coder="Cleo")
    display = Wishes(cells="quotes", hides_empty=True, scope=Scope(coders=("Cleo",))).of(CHART)
    rows = {str(row[0]): row[1] for row in displays.show(project, display).rows}
    assert {person: [quote.respondent for quote in cell] for person, cell in rows.items()} == {  # type: ignore[union-attr]
        "B07": ["B07"],
        "C12": ["C12"],
    }
    counted = Wishes(cells="codings", rows="themes", columns="coder").of(display)
    assert displays.show(project, counted).rows[0][1] == 1
    assert [words.respondent for words in displays.behind(project, display, 1, 0)] == ["C12"]


# --- starred quotes ---------------------------------------------------------------------------------------


def test_a_starred_quote_stands_on_the_shelf_and_in_displays(project: Project) -> None:
    coders.use(project, "Anna")
    starred = stars.star(project, "B07-w1", Span(0, 22), "Courses")
    assert (starred.words, starred.is_new, starred.is_verbatim) == ("The zebra course was l", True, True)
    assert not stars.star(project, "B07-w1", Span(0, 22), "Courses").is_new
    [row] = stars.shelf(project).rows
    assert [entry.words for entry in row[1]] == ["The zebra course was l"]  # type: ignore[union-attr]
    display = Wishes(cells="starred", hides_empty=True, scope=Scope(coders=("Anna",))).of(CHART)
    [person] = displays.show(project, display).rows
    assert person[0] == "B07" and isinstance(person[2][0], Quote)  # type: ignore[index]
    assert stars.unstar(project, "B07-w1", Span(0, 22), "Courses") == 1
    assert stars.shelf(project).rows == ()
    history.undo(project)
    assert len(stars.shelf(project).rows) == 1
    with pytest.raises(QualcodeError):
        stars.star(project, "B07-w1", Span(0, 21), "Courses")


def test_a_star_goes_and_comes_with_its_coding(project: Project) -> None:
    coders.use(project, "Anna")
    stars.star(project, "B07-w1", Span(0, 22), "Courses")
    codings.apply_code(project, "B07-w1", Span(0, 22), "Confidence")
    codebook.merge(project, "Courses", "Confidence")
    [row] = stars.shelf(project).rows
    assert str(row[0]) == "Support > Confidence"
    documents.delete(project, "B07-w1")
    assert stars.shelf(project).rows == ()
    history.undo(project)
    assert len(stars.shelf(project).rows) == 1
