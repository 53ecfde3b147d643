"""The participant table, and the published one of Project 100 held against the people that it describes.

`project_100.csv` holds the figures of Tables 4 to 6 of the evaluation of Project 100 (McPin Foundation, 2016)
as printed. The people are made from the counts of its three sites, never from its percentages or totals.
"""

import csv
from collections.abc import Callable
from io import StringIO
from itertools import cycle, islice
from pathlib import Path

import pytest

from qualcode.exchange.printed import read_printed
from qualcode.model.errors import QualcodeError
from qualcode.model.scope import Condition, Scope
from qualcode.model.tables import CodePath, Share, Table
from qualcode.workbench import exports
from qualcode.workbench.names_out import OPEN
from qualcode.workbench.participants import against_printed, participants
from qualcode.workbench.projects import Project

MakeStudy = Callable[..., Project]
PRINTED = Path(__file__).parent / "project_100.csv"
SITES = {"JCP South": 25, "JCP West": 22, "PP": 16}
SEVERAL = {"MH support at referral", "Perceived MH barriers", "Job preference"}


def people_of_project_100() -> str:
    """A table of people with the printed counts of each site; those who are missing have an empty cell."""
    counts: dict[tuple[str, str], list[str]] = {}
    for figure in read_printed(PRINTED.read_bytes(), PRINTED.name).figures:
        if figure.column in SITES and figure.value != "Missing":
            counts.setdefault((figure.column, figure.attribute), []).extend([figure.value] * (figure.n or 0))
    missing = {
        (figure.column, figure.attribute): figure.n or 0
        for figure in read_printed(PRINTED.read_bytes(), PRINTED.name).figures
        if figure.value == "Missing"
    }
    attributes = list(dict.fromkeys(attribute for _, attribute in counts))
    lines = [["respondent", "site", *(f"{a}[]" if a in SEVERAL else a for a in attributes)]]
    for site, size in SITES.items():
        people = [{"respondent": f"{site[-4:]}{number}", "site": site} for number in range(size)]
        for attribute in attributes:
            given = counts[site, attribute]
            # One answer after the other around those who gave any: nobody gives the same one twice.
            askable = people[: size - missing.get((site, attribute), 0)]
            for person, answer in zip(islice(cycle(askable), len(given)), given, strict=True):
                person[attribute] = f"{person[attribute]};{answer}" if attribute in person else answer
        lines += [[person.get(name, "") for name in ("respondent", "site", *attributes)] for person in people]
    csv.writer(file := StringIO()).writerows(lines)
    return file.getvalue()


@pytest.fixture(name="project")
def project_100(make_study: MakeStudy) -> Project:
    return make_study(people_of_project_100(), codebook=None)


def cells(table: Table) -> dict[tuple[str, ...], dict[str, object]]:
    """The cells of a participant table by the names of its rows and columns."""
    names = [column.heading for column in table.columns[1:]]
    return {
        row[0].names: dict(zip(names, row[1:], strict=True))
        for row in table.rows
        if isinstance(row[0], CodePath)
    }


CONFLICTS = """\
Ethnicity: Black or Black British, JCP West: 10 (46%): 10 of 22 is 45%
Ethnicity: Asian or Asian British, JCP West: 6 (28%): 6 of 22 is 27%
Perceived MH barriers: Missing, JCP West: 0 (0%): the count is 1
Perceived MH barriers: Missing, Total: 9 (14%): the count is 10
Time using employment services: 0-1 year, PP: 6 (35%): 6 of 16 is 38%; 35% would be of 17
Job preference: Office/Administration, PP: 2 (12%): 2 of 16 is 13%; 12% would be of 17
Job preference: Open to a range of job types, PP: 4 (24%): 4 of 16 is 25%; 24% would be of 17
Job preference: Warehouse operative, Total: 4 (6%): the count is 3
Job preference: Self-employment, PP: 2 (12%): 2 of 16 is 13%; 12% would be of 17
Job preference: Other, PP: 3 (18%): 3 of 16 is 19%; 18% would be of 17
Job preference: No preference given, PP: 2 (12%): 2 of 16 is 13%; 12% would be of 17
Job preference: Not interested in employment, PP: 2 (12%): 2 of 16 is 13%; 12% would be of 17
Willing to disclose: Missing, Total: 4 (6%): the count is 3
"""


def test_project_100_is_reproduced_and_its_wrong_figures_are_flagged(project: Project) -> None:
    """Twenty-one answers of 22 people leave one without; all other 251 figures are those of the people."""
    table = against_printed(project, PRINTED, "site")
    lines = (f"{row[0]}: {row[1]}, {row[2]}: {row[3]}: {row[5]}\n" for row in table.rows)
    assert "".join(lines) == CONFLICTS
    assert "Of 264 figures compared, 13 cannot be right" in " ".join(table.note)


def test_single_and_multiple_response_are_told_apart(project: Project) -> None:
    table = participants(project, "site")
    found = cells(table)
    assert {names[0] for names, row in found.items() if row["response"] == "multiple"} == SEVERAL
    note = " ".join(table.note)
    assert "MH support at referral (75 answers of 63 people)" in note
    assert "Job preference (81 answers of 63 people)" in note
    single = [names for names, row in found.items() if row["response"] == "single"]
    for site, size in SITES.items():
        for attribute in {names[0] for names in single}:
            parts = [found[names][site] for names in single if names[0] == attribute and len(names) == 2]
            assert sum(part.n for part in parts if isinstance(part, Share)) == size


def test_missing_answers_are_shown_and_nobody_is_dropped_from_the_base(project: Project) -> None:
    found = cells(participants(project, "site"))
    assert found["Willing to disclose", "(missing)"]["all"] == Share(3, 63)
    assert found["Willing to disclose",]["JCP South"] == Share(23, 25)
    assert found["Perceived MH barriers", "(missing)"]["JCP West"] == Share(1, 22)


def test_a_filter_makes_a_base_and_no_group_a_single_column(project: Project) -> None:
    table = participants(project, scope=Scope(where=(Condition("site", "PP"),)), shown=["Gender"])
    assert [column.heading for column in table.columns] == ["characteristic", "response", "all"]
    assert cells(table)["Gender", "Male"]["all"] == Share(12, 16)


def test_numbers_stand_in_figures_below_the_table(study: Project) -> None:
    table = participants(study, "gender")
    assert ("age",) not in cells(table)
    assert any(line.startswith("age: man mean ") and "(N = 182)." in line for line in table.note)


def test_values_of_a_wave_say_who_was_not_seen(study: Project) -> None:
    found = cells(participants(study, shown=["status@2"]))
    assert found["status@2", "(not seen in wave 2)"]["all"] == Share(27, 182)


@pytest.mark.parametrize("format_name", ["text", "json", "csv", "md", "xlsx", "html", "docx"])
def test_every_format_takes_both_tables(project: Project, format_name: str) -> None:
    for table in (participants(project, "site"), against_printed(project, PRINTED, "site")):
        assert exports.as_bytes(OPEN, table, format_name)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("attribute,value,PP\nGender,Male,twelve\n", "line 2: “twelve” is no figure."),
        ("attribute,value,East\nGender,Male,12\n", "line 1: there is no group “East”"),
        ("attribute,value,PP\nShoe size,41,12\n", "There is no attribute “Shoe size”."),
        ("attribute,value,PP\nGender,,12\n", "line 2: the row does not say what it counts."),
        ("attribute,value\nGender,Male\n", "line 1: there is no column with figures."),
        ("value,PP\nMale,12\n", "there is no column “attribute”"),
    ],
)
def test_a_printed_table_that_cannot_be_read(
    project: Project, tmp_path: Path, content: str, words: str
) -> None:
    (tmp_path / "printed.csv").write_text(content)
    with pytest.raises(QualcodeError) as caught:
        against_printed(project, tmp_path / "printed.csv", "site")
    assert words in caught.value.message and caught.value.hint


def test_a_value_that_is_not_printed_is_found(project: Project, tmp_path: Path) -> None:
    (tmp_path / "printed.csv").write_text("attribute,value,all\nGender,male,63%\nGender,Female,22\n")
    assert against_printed(project, tmp_path / "printed.csv").rows == (
        ("Gender", "Transgender", "all", None, Share(1, 63), "is not printed"),
    )


def test_an_unknown_attribute_and_too_many_columns(project: Project) -> None:
    with pytest.raises(QualcodeError, match="no attribute “agenzy”"):
        participants(project, "agenzy")
    with pytest.raises(QualcodeError, match="no attribute “agenzy”"):
        participants(project, shown=["agenzy"])
