"""Displays and transitions with small cells hidden, on the demo study."""

from dataclasses import replace

import pytest

from qualcode.model.display_presets import PRESETS
from qualcode.model.display_wishes import Wishes
from qualcode.model.errors import QualcodeError
from qualcode.model.tables import Cell, Hidden, Share
from qualcode.workbench import counts, displays
from qualcode.workbench.displays import Shown
from qualcode.workbench.projects import Project

BELOW = 4


def shown(study: Project, preset: str, *by: str, **wishes: object) -> Shown:
    wished = Wishes(by=by, suppress_below=BELOW, **wishes)  # type: ignore[arg-type]
    return Shown(study, wished.of(PRESETS[preset].display))


def crossed(found: Shown) -> list[tuple[Cell, int]]:
    """The cells, each with how many people it is about."""
    table = found.table()
    return [
        (cell, len(found._answer.crossed[found._numbers[row]][place].people))
        for row, cells in enumerate(table.rows)
        for place, cell in enumerate(cells[found.before : found.before + found.crossed_columns])
    ]


@pytest.mark.parametrize("by", ["agency", "status@2", "barriers", "wave", "polarity", "coder"])
def test_a_contrast_hides_the_small_numbers_that_the_matrix_hides(study: Project, by: str) -> None:
    matrix = counts.matrix(study, by, suppress_below=BELOW)
    display = shown(study, "contrast", by).table()
    for row, other in zip(display.rows, matrix.rows, strict=True):
        for cell, expected in zip(row[1:-1], other[1:-1], strict=True):
            assert isinstance(cell, Hidden) or not (isinstance(expected, Hidden) and expected.below)
    assert "hidden (<4)" in display.note[-1]


@pytest.mark.parametrize("cells", ["share", "codings", "presence", "people", "quotes", "starred", "summary"])
@pytest.mark.parametrize("turned", [False, True])
def test_no_cell_of_few_people_is_shown_whatever_it_holds(study: Project, cells: str, turned: bool) -> None:
    found = shown(study, "contrast", "agency", cells=cells, is_transposed=turned)
    for cell, people in crossed(found):
        if 0 < people < BELOW:
            assert isinstance(cell, Hidden), (cell, people)
    assert all(isinstance(found.cell(0, place), type(found.table().rows[0][place])) for place in range(5))


def test_groups_by_groups_are_safe_from_both_margins(study: Project) -> None:
    table = shown(study, "variable-by-variable", "agency", "gender", cells="share").table()
    by_column = list(zip(*[row[2:] for row in table.rows], strict=True))
    for line in (*[row[2:] for row in table.rows], *by_column):
        hidden = [cell for cell in line if isinstance(cell, Hidden)]
        assert len(hidden) != 1, "one alone is what the margin leaves"


def test_change_groups_keep_those_not_followed(study: Project) -> None:
    table = shown(study, "change groups", "status=paid work").table()
    headings = [column.heading for column in table.columns]
    assert "not followed" in headings
    assert any(isinstance(cell, Share) for cell in table.rows[0])


def test_spread_and_codings_of_a_row_go_with_its_cells(study: Project) -> None:
    table = shown(study, "contrast", "agency", order="codings").table()
    keys = [column.key for column in table.columns]
    for row in table.rows:
        is_hidden = any(isinstance(cell, Hidden) for cell in row[2:-1])
        assert isinstance(row[keys.index("codings")], Hidden) == is_hidden
        assert (row[-1] == "hidden") == is_hidden


def test_what_would_leave_nothing_is_refused(study: Project) -> None:
    with pytest.raises(QualcodeError, match="about one person"):
        shown(study, "framework")
    with pytest.raises(QualcodeError, match="fewer than 500 people"):
        displays.show(study, replace(PRESETS["polarity"].display, suppress_below=500))


def test_transitions_tell_no_small_group(study: Project) -> None:
    plain, hidden = counts.transitions(study, "status"), counts.transitions(study, "status", suppress_below=5)
    for row, told in zip(plain.rows, hidden.rows, strict=True):
        for cell, other in zip(row[3:], told[3:], strict=True):
            assert other == cell or isinstance(other, Hidden)
            if isinstance(cell, Share) and 0 < cell.n < 5:
                assert isinstance(other, Hidden)
        if isinstance(told[-1], Hidden):
            assert isinstance(told[2], Hidden), "those followed would tell how many were not"
            assert all(cell.base is None for cell in told[3:] if isinstance(cell, Hidden))
    assert not any(isinstance(cell, Hidden) for row in plain.rows for cell in row)


def test_a_template_stands_in_for_the_name_and_warns_of_one_alone(study: Project) -> None:
    wishes = Wishes(cells="quotes:1", by=("agency",), named_by="{gender}, {age}, {sector}")
    table = displays.show(study, wishes.of(PRESETS["contrast"].display))
    quotes = [entry for row in table.rows for cell in row if isinstance(cell, tuple) for entry in cell]
    assert quotes and not any(quote.respondent in quote.attribution for quote in quotes)  # type: ignore[union-attr]
    assert "Beware: what is shown of the person is true of nobody else" in " ".join(table.note)
    with pytest.raises(QualcodeError, match="no “role”"):
        displays.show(study, Wishes(by=("agency",), named_by="{role}").of(PRESETS["quotes"].display))
