"""The report of a study: which parts it has, what they say, and what they keep to themselves."""

import re
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from qualcode.exchange import docx_report, html_report
from qualcode.model.display_presets import PRESETS
from qualcode.model.display_wishes import Wishes
from qualcode.model.errors import QualcodeError
from qualcode.model.reports import PARTS, Report, ReportQuestion, Section
from qualcode.model.scope import Scope
from qualcode.model.spans import Span
from qualcode.model.tables import Missing, Share, printed
from qualcode.workbench import (
    assigning,
    cells,
    codebook,
    coders,
    codings,
    counts,
    display_shelf,
    imports,
    projects,
    ratings,
    stars,
)
from qualcode.workbench.names_out import OPEN
from qualcode.workbench.projects import Project
from qualcode.workbench.report import report, save

COREQ_TOLD = {12, *range(16, 21), *range(24, 33)}


def part(found: Report, key: str) -> Section:
    return next(section for section in (*found.sections, *found.behind) if section.key == key)


def words(section: Section) -> str:
    cells = [
        printed(cell, exhibit.table)
        for exhibit in section.exhibits
        for row in exhibit.table.rows
        for cell in row
    ]
    return "\n".join((*section.text, *cells))


def test_all_parts_stand_in_the_order_of_a_paper(study: Project) -> None:
    found = report(study)
    assert tuple(section.key for section in found.sections) == PARTS[:-1]
    assert found.behind[0].key == PARTS[-1]


def test_methods_tell_what_the_project_knows(study: Project) -> None:
    said = " ".join(part(report(study), "methods").text)
    for fact in (
        "3 people and 4 notes are in the study.",
        "1 person with two notes, 2 with one",
        "a codebook approach",
        "6 codes on 2 levels, 2 of them top themes and 2 with a written definition",
        "Brought in the codebook “Small”",
        "Ann made 7 codings, finished 4 of 4 notes",
        "Ben made 4 codings",
        "the layer Ann (lead coder)",
        "Percentages are of 3 (all respondents)",
        "Krippendorff's alpha",
    ):
        assert fact in said


@pytest.mark.parametrize("approach", ["codebook", "reliability", "reflexive"])
def test_the_approach_governs_the_words(make_study: Callable[..., Project], approach: str) -> None:
    both = report(make_study(approach))
    keys = [section.key for section in both.sections]
    said = " ".join(part(both, "methods").text)
    assert f"a {approach.replace('reliability', 'coding reliability')} approach" in said
    assert ("agreement" in keys) == ("alpha" in said) == (approach != "reflexive")
    alone = report(make_study(approach, finished="Ann"))
    said = " ".join(part(alone, "methods").text)
    assert "agreement" not in [section.key for section in alone.sections]
    assert ("agreement cannot be reported yet" in said) == (approach == "reliability")
    left_out = report(make_study(approach), ReportQuestion(without=frozenset({"agreement"})))
    said = " ".join(part(left_out, "methods").text)
    assert "cannot be reported" not in said and "alpha" not in said


def test_every_number_of_a_theme_opens_exactly_its_people(study: Project) -> None:
    found = report(study)
    [themes] = part(found, "themes").exhibits
    assert themes.table == counts.count(study)
    for row, doors in zip(themes.table.rows, themes.opens, strict=True):
        assert isinstance(row[1], Share)
        key = doors[1]
        assert {*doors} <= {"", key} and bool(key) == (row[1].n > 0)
        if key:
            section = part(found, key)
            numbers = {
                match[1]: (int(match[2]), len(match[3].split(", ")))
                for match in (re.fullmatch(r"(\w+) \((\d+)\): (.+)\.", line) for line in section.text)
                if match
            }
            expected = {"People": row[1].n, "Positive": row[2], "Critical": row[3]}
            assert numbers == {what: (n, n) for what, n in expected.items() if n}


def test_the_passages_behind_are_those_of_the_codes_below(study: Project) -> None:
    found = report(study)
    support, confidence, pace = found.behind[1:4]
    assert (support.heading, support.exhibits) == ("Support", ())
    assert (confidence.heading, confidence.depth) == ("Support > Confidence", 2)
    assert confidence.exhibits[0].table.rows[0] == (
        "B01", "positive", "“She made me brave.”", "B01-w1, 0–18"
    )  # fmt: skip
    assert [row[0] for row in pace.exhibits[0].table.rows] == ["B01", "B02"]


def test_coreq_is_filled_in_where_the_project_knows(study: Project) -> None:
    [exhibit] = part(report(study), "coreq").exhibits
    answers = {int(str(row[0])): row[2] for row in exhibit.table.rows}
    assert [*answers] == [*range(1, 33)]
    assert {number for number, answer in answers.items() if not isinstance(answer, Missing)} == COREQ_TOLD
    assert answers[31] == "Support 2 of 3; Practical 3 of 3. See “Themes”."
    assert str(answers[32]).startswith("Confidence 1 of 3; Pace 2 of 3; Courses 2 of 3; Unused 0 of 3.")
    assert str(answers[24]).startswith("Ann made 7 codings")
    assert "site, age and barriers. See “Participants”." in str(answers[16])


def test_coreq_counts_what_turned_stale(study: Project) -> None:
    cells.write(study, "B01", "Confidence", "Dares to ask.")
    ratings.rate(study, "B01", "Confidence", "high")
    codings.remove(study, "B01-w2", Span(0, 15), "Confidence", "Ann")
    assert "stale summary cells: 1, stale ratings: 1." in words(part(report(study), "coreq"))


def test_quotes_are_the_starred_ones_else_suggested(study: Project) -> None:
    suggested = words(part(report(study), "quotes"))
    assert "“She made me brave.”" in suggested and "“The pace was too fast for me.”" in suggested
    stars.star(study, "B01-w2", Span(0, 15), "Confidence", "Ann")
    [starred] = part(report(study), "quotes").exhibits
    assert [printed(cell, starred.table) for row in starred.table.rows for cell in row[1:]] == [
        "“I dared to ask.” [positive] (B01, wave 2)"
    ]


def test_displays_are_the_saved_ones_else_a_framework_by_the_first_attribute(study: Project) -> None:
    [usual] = part(report(study), "displays").exhibits
    assert [column.heading for column in usual.table.columns] == ["theme", "North", "South"]
    for title, wishes in {
        "By site": Wishes(by=("site",)),
        "Ben's": Wishes(by=("site",), scope=Scope(coders=("Ben",))),
    }.items():
        preset = display_shelf.find(study, "contrast")
        display_shelf.save(study, replace(wishes.of(preset), title=title))
    own, of_ben = part(report(study), "displays").exhibits
    assert own.table.title.startswith("By site") and any(map(any, own.opens))
    assert of_ben.table.title.startswith("Ben's") and not of_ben.opens


def test_parts_can_be_left_out(study: Project) -> None:
    left = [part for part in PARTS if part != "coreq"]
    found = report(study, ReportQuestion(without=frozenset(left)))
    assert ([section.key for section in found.sections], found.behind) == (["coreq"], ())
    text = words(found.sections[0])
    assert "See “" not in text and "Author to add" in text
    closed = report(study, ReportQuestion(without=frozenset({"people"})))
    assert not any(exhibit.opens for section in closed.sections for exhibit in section.exhibits)
    with pytest.raises(QualcodeError, match="no part of a report"):
        report(study, ReportQuestion(without=frozenset({"plot"})))


def test_hidden_numbers_open_nothing_and_stand_nowhere_else(study: Project) -> None:
    found = report(study, ReportQuestion(suppress_below=3))
    keys = [section.key for section in found.sections]
    assert keys == ["methods", "themes", "codebook", "coreq"], "nobody kept a display of counts"
    assert found.behind == ()
    assert "“" not in words(part(found, "themes")) and "Confidence <3" in words(part(found, "coreq"))
    assert found.lead == (
        "Counts of fewer than 3 people are hidden. Left out, since they could tell hidden numbers:"
        " participants, displays, quotes, agreement between coders, people and passages.",
    )
    page = html_report.write(found)
    assert b"B01" not in page and b"brave" not in page


def test_displays_that_count_people_stay_with_their_small_cells_hidden(study: Project) -> None:
    contrast = Wishes(title="By site", by=("site",)).of(PRESETS["contrast"].display)
    display_shelf.save(study, contrast)
    display_shelf.save(study, Wishes(title="Words").of(PRESETS["framework"].display))
    found = report(study, ReportQuestion(suppress_below=3))
    [exhibit] = part(found, "displays").exhibits
    assert exhibit.table.title.startswith("By site") and exhibit.opens == ()
    cells = [cell for row in exhibit.table.rows for cell in row[1:-1]]
    assert not any(isinstance(cell, Share) and 0 < cell.n < 3 for cell in cells)
    assert "displays “Words”, quotes" in found.lead[-1]
    assert b"brave" not in html_report.write(found)


def test_a_blind_coder_reports_nothing_of_the_others(study: Project) -> None:
    coders.add(study, "Cat")
    assigning.assign(study, "Cat", assigning.Draw(Fraction(1), seed=1))
    coders.use(study, "Cat")
    found = report(study)
    everything = "\n".join(map(words, (*found.sections, *found.behind)))
    assert "too fast" not in everything and "Ann made" not in everything
    assert [section.key for section in found.behind] == ["people"]
    assert any("Blind: of 4 notes" in line for line in part(found, "themes").exhibits[0].table.note)


def test_a_study_of_which_little_is_known(tmp_path: Path) -> None:
    (tmp_path / "D04.txt").write_text("Nothing to code.\n")
    with projects.new(tmp_path / "bare") as bare:
        imports.import_paths(bare, [tmp_path / "D04.txt"])
        with pytest.raises(QualcodeError, match="no codes yet"):
            report(bare)
        codebook.add(bare, "Help")
        found = report(bare)
    keys = ["methods", "themes", "quotes", "codebook", "coreq"]
    assert [section.key for section in found.sections] == keys
    assert "No passage of a note is coded yet." in part(found, "methods").text[1]
    assert not any(map(any, part(found, "themes").exhibits[0].opens))


def test_a_file_of_another_kind_is_refused(study: Project, tmp_path: Path) -> None:
    with pytest.raises(QualcodeError, match="no file for a report"):
        save(OPEN, report(study), tmp_path / "report.pdf")


def test_same_project_same_bytes(study: Project) -> None:
    first, again = report(study), report(study)
    for write in (html_report.write, docx_report.write):
        assert write(first) == write(again)
