"""Which codes come up together, asked of a small study."""

from collections.abc import Callable

import pytest

from qualcode.model.codings import Polarity
from qualcode.model.errors import QualcodeError
from qualcode.model.scope import Base, Condition, Scope
from qualcode.model.tables import Hidden, Share
from qualcode.workbench import exports
from qualcode.workbench.cooccurrence import Within, cooccurrence
from qualcode.workbench.names_out import OPEN
from qualcode.workbench.projects import Project

MakeStudy = Callable[..., Project]
PEOPLE = "respondent,agency\nP1,North\nP2,North\nP3,South\n"
NOTES = {
    "P1": "I: One?\nR: The course took its time.\nI: Two?\nR: Then time.\nI: Three?\nR: No.\n",
    "P2": "The course took its time.\n",
}
CODINGS = (
    "code,document,respondent,start,end,polarity\n"
    "Courses,P1,,11,25,positive\nTime,P1,,22,35,\nTime,P1,,47,58,\n"
    "Courses,P2,,0,10,\nTime,P2,,16,24,critical\n"
    "Courses,,P3,,,\nTime,,P3,,,\n"
)


@pytest.fixture(name="project")
def small_study(make_study: MakeStudy) -> Project:
    return make_study(PEOPLE, NOTES, CODINGS)


def numbers(
    project: Project, scope: Scope | None = None, within: Within = Within.RESPONDENT
) -> dict[str, list[int]]:
    rows = cooccurrence(project, scope, within).rows
    return {f"{row[0]} + {row[1]}": [cell.n for cell in row if isinstance(cell, Share)] for row in rows}


def test_words_turn_and_person(project: Project) -> None:
    """Both themes and codes; a legacy coding without text is of the person only."""
    assert numbers(project) == {"Help + Time": [1, 2, 3], "Help > Courses + Time": [1, 2, 3]}


def test_only_the_pairs_that_share_so_much_are_listed(project: Project) -> None:
    scope = Scope(where=(Condition("agency", "South"),))
    assert numbers(project, scope, Within.TURN) == {}
    assert numbers(project, scope) == {"Help + Time": [0, 0, 1], "Help > Courses + Time": [0, 0, 1]}


def test_polarity_filters_the_codings_and_codes_the_pairs(project: Project) -> None:
    assert numbers(project, Scope(polarities=(Polarity.POSITIVE,))) == {}
    assert numbers(project, Scope(codes=("Courses", "Time"))) == {"Help > Courses + Time": [1, 2, 3]}


def test_the_base_and_small_cells(project: Project) -> None:
    table = cooccurrence(project, Scope(base=Base.CODED), Within.RESPONDENT, suppress_below=2)
    assert table.rows[0][2:] == (Hidden(2, 3), Share(2, 3), Share(3, 3))
    with pytest.raises(QualcodeError, match="fewer than 4 people"):
        cooccurrence(project, suppress_below=4)


@pytest.mark.parametrize("format_name", ["text", "json", "csv", "md", "xlsx", "html", "docx"])
def test_every_format_takes_it(project: Project, format_name: str) -> None:
    assert exports.as_bytes(OPEN, cooccurrence(project), format_name)
