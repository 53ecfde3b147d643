"""Ratings: an analyst's own judgement of a person under a theme, and displays of them."""

from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from qualcode.model.display_presets import PRESETS
from qualcode.model.display_wishes import Wishes
from qualcode.model.errors import QualcodeError
from qualcode.model.scope import Scope
from qualcode.model.spans import Span
from qualcode.model.tables import Cell, Missing, Rated, Table, printed
from qualcode.workbench import (
    assigning,
    cell_changes,
    cells,
    codebook,
    coders,
    codings,
    display_shelf,
    displays,
    documents,
    history,
    merging,
    ratings,
    revising,
    sharing,
)
from qualcode.workbench.displays import Shown
from qualcode.workbench.projects import Project, open_project

CHART = Wishes(cells="rating").of(PRESETS["framework"].display)


@pytest.fixture
def rated(project: Project) -> Project:
    """Anna, who leads, rated B07 high under Practical, from one passage."""
    coders.use(project, "Anna")
    coders.name_lead(project, "Anna")
    assert ratings.rate(project, "b07", "Practical", "HIGH") == 1
    return project


def column(table: Table, key: str) -> dict[str, Cell]:
    place = [column.key for column in table.columns].index(key)
    return {str(row[0]): row[place] for row in table.rows}


def said(project: Project, **wishes: object) -> dict[str, str]:
    """What stands under Practical."""
    table = displays.show(project, Wishes(**wishes).of(CHART))  # type: ignore[arg-type]
    return {name: printed(cell, table) for name, cell in column(table, "Practical").items()}


def test_a_rating_is_of_the_scale_and_keeps_who_gave_it_from_what(rated: Project) -> None:
    [known] = ratings.known(rated)
    assert (known.respondent, known.code, known.cell.body, known.cell.coder) == (
        "B07", "Practical", "high", "Anna",
    )  # fmt: skip
    assert len(known.cell.sources) == 1
    with pytest.raises(QualcodeError, match="not on the scale"):
        ratings.rate(rated, "B07", "Practical", "hihg")
    ratings.rate(rated, "B07", "Practical", "low")
    assert ratings.value_of(rated, "B07", "Practical") == "low"
    history.undo(rated)
    assert ratings.value_of(rated, "B07", "Practical") == "high"
    ratings.unrate(rated, "B07", "Practical")
    with pytest.raises(QualcodeError, match="no rating of yours"):
        ratings.unrate(rated, "B07", "Practical")


def test_a_rating_needs_no_words_and_words_no_rating(rated: Project) -> None:
    assert cells.known(rated) == []
    cells.write(rated, "B07", "Practical", "Found the course long.")
    ratings.unrate(rated, "B07", "Practical")
    assert cells.text_of(rated, "B07", "Practical") == "Found the course long."


@pytest.mark.parametrize(
    ("values", "refusal"),
    [
        (["high"], "from 2 to 9"),
        ([str(n) for n in range(10)], "from 2 to 9"),
        (["low", " "], "no value"),
        (["low", "x" * 31], "no value"),
        (["low", "LOW", "high"], "twice"),
        (["weak", "strong"], "high .1 rating"),
    ],
)
def test_a_scale_that_cannot_be_is_refused(rated: Project, values: list[str], refusal: str) -> None:
    with pytest.raises(QualcodeError, match=refusal):
        ratings.set_scale(rated, values)
    assert str(ratings.scale(rated)) == "low, medium, high"


def test_a_blind_coder_learns_nothing_of_the_values_that_others_gave(rated: Project) -> None:
    coders.add(rated, "Cat")
    assigning.assign(rated, "Cat", assigning.Draw(Fraction(1), seed=1))
    coders.use(rated, "Cat")
    assert ratings.known(rated) == []
    for values in (["low", "medium"], ["medium", "high"]):
        with pytest.raises(QualcodeError, match="can only be added"):
            ratings.set_scale(rated, values)
    assert len(ratings.set_scale(rated, ["low", "medium", "high", "top"]).values) == 4


def test_signs_and_numbers_make_scales(rated: Project) -> None:
    ratings.unrate(rated, "B07", "Practical")
    ratings.set_scale(rated, ["-", "0", "+", "++"])
    for value in ("-", "0", "++"):
        ratings.rate(rated, "B07", "Practical", value)
    assert said(rated)["B07"] == "++"


def test_a_rating_whose_passages_changed_is_stale_wherever_it_stands(rated: Project) -> None:
    codings.remove(rated, "B07-w1", Span(0, 22), "Courses")
    assert said(rated)["B07"] == "high [stale: 1 passage removed]"
    table = displays.show(rated, CHART)
    assert "Ratings: 1, of these stale: 1. Scale: low, medium, high" in " ".join(table.note)
    grouped = displays.show(rated, Wishes(rows="themes", columns="age").of(CHART))
    [entry] = column(grouped, "41")["Practical"]  # type: ignore[misc]
    assert entry == Rated("high", ("B07",), ("Anna",), "1 stale", is_counted=True)
    [row] = cells.listed(rated, is_stale=True).rows
    assert row[-3:] == ("stale: 1 passage removed", "high", None)


def test_empty_cells_tell_what_was_not_rated_from_what_was_not_said(rated: Project) -> None:
    ratings.unrate(rated, "B07", "Practical")
    found = column(displays.show(rated, CHART), "Practical")
    assert found["B07"] == Missing("not rated")
    assert found["D03"] == Missing("asked, nothing said")
    assert said(rated, cells="rating:1")["B07"].startswith("“The zebra")


def test_groups_show_how_many_have_which_value_the_strongest_first(rated: Project) -> None:
    ratings.rate(rated, "C12", "Practical", "low")
    ratings.rate(rated, "D03", "Practical", "high")
    table = displays.show(rated, Wishes(rows="themes", columns="coder").of(CHART))
    assert printed(column(table, "Anna")["Practical"], table) == "high 2\nlow 1"
    [high, low] = column(table, "Anna")["Practical"]  # type: ignore[misc]
    assert (set(high.people), low.people) == ({"B07", "D03"}, ("C12",))


def test_a_rating_is_of_its_own_code_and_of_no_theme_above(rated: Project) -> None:
    ratings.rate(rated, "B07", "Courses", "low")
    assert said(rated)["B07"] == "high"
    deep = Wishes(columns="codes").of(CHART)
    table = displays.show(rated, deep)
    assert printed(column(table, "Practical > Courses")["B07"], table) == "low"


def test_coders_who_rate_the_same_cell_are_named(rated: Project) -> None:
    coders.use(rated, "Berit")
    ratings.rate(rated, "B07", "Practical", "low")
    assert said(rated)["B07"] == "high (Anna)\nlow (Berit)"
    assert said(rated, scope=Scope(coders=("Berit",)))["B07"] == "low"


def test_cases_stand_in_the_order_of_their_ratings(rated: Project) -> None:
    ratings.rate(rated, "D03", "Practical", "medium")
    ratings.rate(rated, "C12", "Practical", "low")
    assert list(said(rated, order="rating:Practical"))[:3] == ["B07", "D03", "C12"]
    assert list(said(rated, order="rating:Practical up"))[:3] == ["C12", "D03", "B07"]
    table = displays.show(rated, Wishes(order="rating:Practical", cells="summary").of(CHART))
    assert list(column(table, "rating of Practical").values())[:3] == ["high", "medium", "low"]
    with pytest.raises(QualcodeError, match="Only people"):
        displays.show(rated, Wishes(order="rating:Practical", rows="themes", columns="age").of(CHART))


def test_a_kept_order_by_ratings_means_the_code_whatever_its_name(rated: Project) -> None:
    display_shelf.save(rated, Wishes(title="Strong first", order="rating:Practical").of(CHART))
    codebook.rename(rated, "Practical", "Hands-on")
    assert display_shelf.find(rated, "Strong first").order.rated_code == "Hands-on"
    codebook.delete(rated, "Hands-on")
    assert [row[0] for row in display_shelf.listed(rated).rows] == ["Strong first"]
    with pytest.raises(QualcodeError, match="no longer in the codebook"):
        display_shelf.find(rated, "Strong first")


@pytest.mark.parametrize(("rows", "columns"), [("people", "wave"), ("codes", "polarity"), ("people", "age")])
def test_ratings_stand_where_people_meet_codes(rated: Project, rows: str, columns: str) -> None:
    with pytest.raises(QualcodeError, match="Ratings are of people under codes"):
        displays.show(rated, Wishes(rows=rows, columns=columns).of(CHART))


def test_a_cell_of_one_person_can_be_rated(rated: Project) -> None:
    shown = Shown(rated, CHART)
    row = [str(label) for label in shown.labels].index("B07")
    assert shown.writable(row, shown.before) == ("B07", "Support")


def test_a_merge_of_codes_keeps_the_rating_of_the_one_that_stays(rated: Project) -> None:
    ratings.rate(rated, "B07", "Support", "low")
    ratings.rate(rated, "D03", "Practical", "medium")
    codebook.merge(rated, "Practical", "Support")
    assert [(one.respondent, one.code, one.cell.body) for one in ratings.known(rated)] == [
        ("B07", "Support", "low"),
        ("D03", "Support", "medium"),
    ]
    history.undo(rated)
    assert len(ratings.known(rated)) == 3
    codebook.delete(rated, "Practical")
    assert [one.code for one in ratings.known(rated)] == ["Support"]


def test_ratings_and_their_scale_go_into_a_copy_and_come_home(rated: Project, tmp_path: Path) -> None:
    ratings.set_scale(rated, ["none", "low", "medium", "high"])
    path = sharing.share(rated, "Anna", tmp_path / "anna").path
    with open_project(path) as copy:
        assert str(ratings.scale(copy)) == "none, low, medium, high"
        assert ratings.value_of(copy, "B07", "Practical") == "high"
        ratings.rate(copy, "B07", "Practical", "none")
        ratings.rate(copy, "B07", "Support", "low")
    merging.merge(rated, path)
    assert [(one.code, one.cell.body) for one in ratings.known(rated)] == [
        ("Support", "low"),
        ("Practical", "none"),
    ]


def test_a_merge_tells_of_values_that_are_not_on_the_scale(rated: Project, tmp_path: Path) -> None:
    path = sharing.share(rated, "Anna", tmp_path / "anna").path
    with open_project(path) as copy:
        ratings.set_scale(copy, ["low", "medium", "high", "top"])
        ratings.rate(copy, "B07", "Practical", "top")
        ratings.rate(copy, "B07", "Support", "low")
    [told] = [line for line in merging.table(merging.merge(rated, path)).note if "scale" in line]
    assert told == "Ratings that are not on the scale here: top. `qualcode cell scale` takes them on."
    assert not merging.merge(rated, path).off_the_scale


def test_a_rating_that_both_sides_changed_stays_and_both_values_are_told(
    rated: Project, tmp_path: Path
) -> None:
    path = sharing.share(rated, "Anna", tmp_path / "anna").path
    with open_project(path) as copy:
        ratings.rate(copy, "B07", "Practical", "low")
    ratings.rate(rated, "B07", "Practical", "medium")
    [line] = merging.merge(rated, path).to_settle
    assert line == "Rating B07, Practical. Here: “medium”; in the copy: “low”"
    assert ratings.value_of(rated, "B07", "Practical") == "medium"


# --- what became of the passages --------------------------------------------------------------------------


def told(project: Project) -> list[tuple[Cell, ...]]:
    return [row[1:] for row in cell_changes.show(project, "B07", "Practical").rows]


def remove(project: Project) -> None:
    codings.remove(project, "B07-w1", Span(0, 22), "Courses")


def revise_away(project: Project) -> None:
    """The note is corrected without the words; the passage goes with them."""
    text = documents.read(project, "B07-w1").text
    new = text.replace("zebra", "horse")
    revising.revise(project, "B07-w1", revising.corrected_text(project, "B07-w1", new.encode()), "a slip")


def code_more(project: Project) -> None:
    codings.apply_code(project, "B07-w2", Span(0, 6), "Practical")


def changes_of(project: Project) -> Iterator[str]:
    for row in told(project):
        yield str(row[0])


@pytest.mark.parametrize(
    ("change", "what", "words"),
    [
        (lambda _: None, "as it was", "The zebra course was l"),
        (remove, "removed", "The zebra course was l"),
        (revise_away, "words changed", "(words that no note has any more)"),
    ],
)
def test_a_cell_tells_what_became_of_each_passage(
    rated: Project, change: Callable[[Project], None], what: str, words: str
) -> None:
    change(rated)
    assert [row[:2] for row in told(rated)] == [(what, words)]


def test_words_that_a_correction_took_out_are_not_shown_again(rated: Project) -> None:
    remove(rated)
    revise_away(rated)
    assert told(rated) == [("removed", "(words that no note has any more)", None)]


def test_a_new_passage_is_told_with_its_words(rated: Project) -> None:
    code_more(rated)
    assert list(changes_of(rated)) == ["as it was", "new since"]
    assert cell_changes.show(rated, "B07", "Practical").note[0].endswith("high [1 new passage since]")


def test_a_cell_that_nobody_wrote_is_refused(rated: Project) -> None:
    with pytest.raises(QualcodeError, match="Nobody wrote or rated"):
        cell_changes.show(rated, "D03", "Support")
