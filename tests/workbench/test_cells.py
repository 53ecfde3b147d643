"""Summary cells, their links to codings, and how they become stale."""

from collections.abc import Callable
from pathlib import Path

import pytest

from qualcode.model.codings import Polarity
from qualcode.model.errors import QualcodeError
from qualcode.model.spans import Span
from qualcode.workbench import (
    cells,
    codebook,
    coders,
    codings,
    desk,
    documents,
    history,
    passages,
    projects,
    ratings,
    respondents,
)
from qualcode.workbench.projects import Project


@pytest.fixture
def written(project: Project) -> Project:
    """Anna's cell of B07 under Practical, written from one passage."""
    coders.use(project, "Anna")
    assert cells.write(project, "b07", "Practical", "Found the course long.") == 1
    return project


def state(project: Project) -> str:
    [known] = cells.known(project)
    return known.state


def coding_id(project: Project) -> int:
    """Anna's passage of B07."""
    note = documents.read(project, "B07-w1")
    [placed] = desk.passages(project, note.document_id)
    return placed.coding_id


def remove(project: Project) -> None:
    codings.remove(project, "B07-w1", Span(0, 22), "Courses")


def recode(project: Project) -> None:
    book = codebook.read(project)
    note = documents.read(project, "B07-w1")
    [placed] = desk.passages(project, note.document_id)
    passages.recode(project, placed, book, book.find("Confidence").code_id)


def resize(project: Project) -> None:
    passages.resize(project, coding_id(project), documents.read(project, "B07-w1"), Span(4, 16))


def turn_critical(project: Project) -> None:
    passages.set_polarity(project, coding_id(project), Polarity.CRITICAL)


def code_more(project: Project) -> None:
    codings.apply_code(project, "B07-w2", Span(0, 6), "Practical")


@pytest.mark.parametrize(
    ("change", "mark"),
    [
        (remove, "stale: 1 passage removed"),
        (recode, "stale: 1 passage recoded"),
        (resize, "stale: words of 1 passage changed"),
        (turn_critical, "stale: polarity of 1 passage changed"),
        (code_more, "1 new passage since"),
    ],
)
def test_a_change_under_a_cell_is_marked_and_undoing_it_unmarks(
    written: Project, change: Callable[[Project], None], mark: str
) -> None:
    assert state(written) == ""
    change(written)
    assert state(written) == mark
    history.undo(written)
    assert state(written) == ""


def test_writing_a_stale_cell_anew_settles_it(written: Project) -> None:
    remove(written)
    cells.write(written, "B07", "Practical", "Says nothing of it now.")
    assert state(written) == ""
    assert cells.text_of(written, "B07", "Practical") == "Says nothing of it now."


def test_a_code_that_moves_within_the_theme_changes_nothing(written: Project) -> None:
    codebook.rename(written, "Courses", "Training")
    codebook.merge(written, "Training", "Practical")
    assert state(written) == ""


def test_a_merge_of_themes_joins_their_cells(written: Project) -> None:
    cells.write(written, "B07", "Support", "Was told so.")
    codebook.merge(written, "Practical", "Support")
    [known] = cells.known(written)
    assert (known.code, known.state) == ("Support", "")
    assert known.cell.body == "Was told so.\nFound the course long."
    history.undo(written)
    assert len(cells.known(written)) == 2


def test_each_coder_writes_from_the_own_layer(written: Project) -> None:
    coders.use(written, "Berit")
    assert cells.text_of(written, "B07", "Practical") == ""
    assert cells.write(written, "B07", "Support", "Confident.") == 1
    remove_berits = Span(4, 30)
    codings.remove(written, "B07-w1", remove_berits, "Support > Pace")
    assert [(one.cell.coder, one.state) for one in cells.known(written)] == [
        ("Berit", "stale: 1 passage removed"),
        ("Anna", ""),
    ]


def test_the_list_filters_by_person_code_coder_and_staleness(written: Project) -> None:
    cells.write(written, "C12", "Courses", "Not spoken of.")
    remove(written)
    bodies = {
        "all": cells.listed(written),
        "person": cells.listed(written, respondent="c12"),
        "code": cells.listed(written, code="Courses"),
        "stale": cells.listed(written, is_stale=True),
        "coder": cells.listed(written, coder="Berit"),
    }
    assert {what: [row[-1] for row in table.rows] for what, table in bodies.items()} == {
        "all": ["Found the course long.", "Not spoken of."],
        "person": ["Not spoken of."],
        "code": ["Not spoken of."],
        "stale": ["Found the course long."],
        "coder": [],
    }


def test_a_cell_goes_with_its_code_and_can_be_deleted(written: Project) -> None:
    codebook.delete(written, "Practical")
    assert cells.known(written) == []
    history.undo(written)
    cells.delete(written, "B07", "Practical")
    with pytest.raises(QualcodeError, match="no cell of yours"):
        cells.delete(written, "B07", "Practical")
    history.undo(written)
    assert state(written) == ""


def test_a_cell_goes_with_the_person_and_those_of_others_that_rest_on_their_words_are_stale(
    project_file: Path,
) -> None:
    with projects.open_project(project_file) as project:
        text = documents.read(project, "group").text
        both = Span(text.index("okapi"), text.index("a cake"))
        codings.apply_code(project, "group", both, "Quick")
        cells.write(project, "B07", "Support", "A walrus.")
        cells.write(project, "B07", "Support", "A puffin.")
        ratings.set_scale(project, ["axolotl", "narwhal"])
        ratings.rate(project, "B07", "Support", "narwhal")
        cells.write(project, "C12", "Support", "Brings a cake.")
        respondents.withdraw(project, "B07")
        assert [(one.respondent, one.state) for one in cells.known(project)] == [
            ("C12", "stale: words of 1 passage changed")
        ]
        while history.undo(project) != "Wrote a summary cell":
            pass
        assert cells.known(project) == []
        assert ratings.known(project) == []
        ratings.set_scale(project, ["low", "high"])
    left = project_file.read_bytes()
    assert b"walrus" not in left
    assert b"puffin" not in left
