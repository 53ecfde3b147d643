"""When notes stopped bringing new codes, asked of a small study."""

from collections.abc import Callable

import pytest

from qualcode.model.codings import Polarity
from qualcode.model.errors import QualcodeError
from qualcode.model.scope import Condition, Scope
from qualcode.workbench import exports
from qualcode.workbench.names_out import OPEN
from qualcode.workbench.projects import Project
from qualcode.workbench.saturation import Chance, Rule, saturation

MakeStudy = Callable[..., Project]
PEOPLE = "respondent,agency\n" + "".join(f"P{n},{'North' if n < 4 else 'South'}\n" for n in range(1, 7))
NOTES = {f"P{n}": "One sentence. And another one.\n" for n in range(1, 7)}
# P2 was coded first; nobody coded P6.
CODINGS = (
    "code,document,start,end,polarity\nTime,P2,0,13,positive\nCourses,P1,0,13,critical\nTime,P1,14,30,\n"
    "Help,P3,0,13,\nCourses,P4,0,13,\nTime,P5,0,13,\n"
)
RULE = Rule(base_size=2, run_length=2, threshold=0)


@pytest.fixture(name="project")
def small_study(make_study: MakeStudy) -> Project:
    return make_study(PEOPLE, NOTES, CODINGS)


def curve(project: Project, scope: Scope | None = None, level: int | None = None) -> list[tuple[object, ...]]:
    return [row[1:6] for row in saturation(project, scope, RULE, level=level).rows]


def test_notes_in_the_order_of_coding(project: Project) -> None:
    assert curve(project) == [
        ("P2", 1, 1, None, None),
        ("P1", 1, 2, None, None),
        ("P3", 1, 3, None, None),
        ("P4", 0, 3, 1, 50),
        ("P5", 0, 3, 0, 0),
    ]
    note = " ".join(saturation(project, rule=RULE).note)
    assert "reached with notes 4 to 5 (0 new, 0%)" in note
    assert "5 notes with at least one coding" in note and "1000 random orders (seed 1)" in note


def test_codes_of_a_level_are_one(project: Project) -> None:
    assert [row[2] for row in curve(project, level=1)] == [1, 2, 2, 2, 2]


def test_a_note_without_the_codes_asked_for_was_still_coded(project: Project) -> None:
    assert [row[1] for row in curve(project, Scope(polarities=(Polarity.CRITICAL,)))] == [0, 1, 0, 0, 0]
    assert [row[2] for row in curve(project, Scope(codes=("Time",)))] == [1, 1, 1, 1, 1]


def test_the_seed_chooses_the_orders(project: Project) -> None:
    def orders(seed: int) -> list[tuple[object, ...]]:
        return [row[6:] for row in saturation(project, rule=RULE, chance=Chance(7, seed)).rows]

    assert orders(1) == orders(1)
    assert any(orders(1) != orders(seed) for seed in range(2, 9))


def test_too_few_notes_are_refused(project: Project) -> None:
    with pytest.raises(QualcodeError, match="3 coded notes are too few for a base of 2 and a run of 2"):
        saturation(project, Scope(where=(Condition("agency", "North"),)), RULE)


@pytest.mark.parametrize("format_name", ["text", "json", "csv", "md", "xlsx", "html", "docx"])
def test_every_format_takes_it(project: Project, format_name: str) -> None:
    assert exports.as_bytes(OPEN, saturation(project, rule=RULE), format_name)
