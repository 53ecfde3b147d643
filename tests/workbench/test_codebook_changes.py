"""Changing the tree of codes: order, names and codings."""

from collections.abc import Callable
from pathlib import Path

import pytest

from qualcode.model.codebook import Codebook, CodebookFile, CodeEntry
from qualcode.model.codings import Polarity
from qualcode.model.errors import QualcodeError
from qualcode.model.scope import Scope
from qualcode.model.spans import Span
from qualcode.workbench import codebook, codings, history, projects
from qualcode.workbench.projects import Project


def tree(project: Project) -> list[str]:
    book = codebook.read(project)
    return [book.label(code.code_id) for code in book]


def test_a_new_code_comes_last_where_others_were_deleted(project: Project) -> None:
    for name in ("A", "B", "C", "D", "E"):
        codebook.add(project, f"Practical > {name}")
    for name in ("Courses", "Practical > Pace", "A", "B"):
        codebook.delete(project, name)
    codebook.add(project, "Practical > New")
    codebook.add_codebook(
        project, CodebookFile("More", (CodeEntry("Practical", codes=(CodeEntry("Newer"),)),))
    )
    assert tree(project)[-6:] == [
        "Practical",
        *(f"Practical > {name}" for name in ("C", "D", "E", "New", "Newer")),
    ]


def test_a_merged_codes_children_come_last(project: Project) -> None:
    codebook.merge(project, "Practical", "Support")
    assert tree(project) == [
        "Support",
        "Support > Confidence",
        "Support > Pace",
        "Support > Pace > Slow",
        "Support > Pace > Quick",
        "Support > Courses",
    ]


def test_a_code_whose_child_bears_its_name_goes_up_into_its_parent(project: Project) -> None:
    codebook.add(project, "Support > Pace > Pace")
    codings.apply_code(project, "D03-w1", Span(0, 6), "Support > Pace > Pace")
    assert codebook.merge(project, "Support > Pace", "Support") == 1
    assert tree(project)[1:5] == [f"Support > {name}" for name in ("Confidence", "Slow", "Quick", "Pace")]


def test_children_that_are_named_alike_merge_with_their_codings(project: Project) -> None:
    codings.apply_code(project, "D03-w1", Span(0, 6), "Practical > Pace")
    codings.apply_code(project, "C12-w1", None, "Practical", coder="Berit")
    assert codebook.merge(project, "Practical", "Support") == 2
    assert project.db.execute("select count(*) from coding where code_id = ?", (3,)).fetchone() == (2,)


def test_a_code_is_not_merged_into_its_own_descendant(project: Project) -> None:
    for verb in (codebook.merge, codebook.move):
        with pytest.raises(QualcodeError, match="cannot go into itself"):
            verb(project, "Support", "Slow")


def test_a_split_takes_the_chosen_codings_along(project: Project) -> None:
    codings.apply_code(project, "D03-w1", Span(0, 6), "Quick", polarity=Polarity.POSITIVE)
    codings.apply_code(project, "D03-w1", Span(0, 6), "Quick", polarity=Polarity.CRITICAL)
    code, moved = codebook.split(project, "Quick", "Too quick", Scope(polarities=(Polarity.CRITICAL,)))
    assert moved == 1
    assert tree(project)[3:6] == [f"Support > Pace > {name}" for name in ("Slow", "Quick", "Too quick")]
    version = codebook.read(project).version
    rows = project.db.execute(
        "select polarity, codebook_version from coding where code_id = ?", (code.code_id,)
    )
    assert rows.fetchall() == [("critical", version)]


@pytest.mark.parametrize("polarities", [(), (Polarity.MIXED,)])
def test_a_split_of_all_or_nothing_is_refused_and_changes_nothing(
    project: Project, polarities: tuple[Polarity, ...]
) -> None:
    codings.apply_code(project, "D03-w1", Span(0, 6), "Quick")
    before = tree(project), history.trail(project).rows
    with pytest.raises(QualcodeError, match="were chosen: no split"):
        codebook.split(project, "Quick", "Too quick", Scope(polarities=polarities))
    assert (tree(project), history.trail(project).rows) == before


def test_no_other_window_can_come_between_deciding_and_doing(
    project_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two codes moved into each other at the same moment would be a ring that nobody sees any more."""
    with projects.open_project(project_file) as one, projects.open_project(project_file) as two:
        decide = Codebook.refuse_inside_itself
        refused: list[QualcodeError] = []

        def decide_slowly(book: Codebook, code_id: int, target_id: int | None) -> None:
            decide(book, code_id, target_id)
            monkeypatch.setattr(Codebook, "refuse_inside_itself", decide)
            with pytest.raises(QualcodeError, match="another window") as refusal:
                codebook.move(two, "Practical", "Support")
            refused.append(refusal.value)

        two.db.execute("pragma busy_timeout = 0")
        monkeypatch.setattr(Codebook, "refuse_inside_itself", decide_slowly)
        codebook.move(one, "Support", "Practical")
        assert refused
        assert len(tree(one)) == 8


@pytest.mark.parametrize(
    "verb",
    [
        lambda project: codebook.add(project, "Nowhere > New"),
        lambda project: codebook.add(project, "Support > pace"),
        lambda project: codebook.rename(project, "Slow", " quick "),
        lambda project: codebook.rename(project, "Slow", "A > B"),
        lambda project: codebook.rename(project, "Pace", "Other"),
        lambda project: codebook.move(project, "Practical > Pace", "Support"),
        lambda project: codebook.delete(project, "Nothing"),
    ],
)
def test_what_would_be_unclear_is_refused(project: Project, verb: Callable[[Project], object]) -> None:
    before = tree(project)
    with pytest.raises(QualcodeError) as refusal:
        verb(project)
    assert refusal.value.hint
    assert tree(project) == before
