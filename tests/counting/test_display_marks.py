"""Why a cell is empty: nobody asked, nobody followed up, or asked and nothing said."""

from collections.abc import Callable

from qualcode.model.display_presets import PRESETS
from qualcode.model.display_wishes import Wishes
from qualcode.model.scope import Base, Scope
from qualcode.model.tables import Cell, Missing, Quote
from qualcode.workbench import displays
from qualcode.workbench.projects import Project

MakeStudy = Callable[..., Project]

PEOPLE = "respondent,role\nA1,EA\nA2,EA\nB1,KS\nB2,\n"
NOTES = {"A1-w1": "It was help.", "A1-w2": "Help again.", "A2-w1": "Nothing.", "B1-w2": "Courses."}
CODINGS = (
    "document,start,end,code,polarity\n"
    "A1-w1,0,5,Help,positive\n"
    "A1-w2,0,4,Help,critical\n"
    "B1-w2,0,7,Courses,none\n"
)


def study(make_study: MakeStudy) -> Project:
    return make_study(PEOPLE, NOTES, CODINGS)


def cells(project: Project, preset: str, *by: str, **wishes: object) -> dict[str, list[object]]:
    display = Wishes(by=by, **wishes).of(PRESETS[preset].display)  # type: ignore[arg-type]
    return {str(row[0]): [_said(cell) for cell in row[1:]] for row in displays.show(project, display).rows}


def _said(cell: Cell) -> object:
    if isinstance(cell, Missing):
        return cell.mark
    return [one.words for one in cell if isinstance(one, Quote)] if isinstance(cell, tuple) else cell


def test_people_by_themes(make_study: MakeStudy) -> None:
    project = study(make_study)
    nothing = "asked, nothing said"
    assert cells(project, "framework") == {
        "A1": [["It wa"], nothing],
        "A2": [nothing, nothing],
        "B1": [["Courses"], nothing],
        "B2": ["not asked", "not asked"],
    }
    assert cells(project, "framework", scope=Scope(waves=(2,), base=Base.ALL)) == {
        "A1": [["Help"], nothing],
        "A2": ["not followed up", "not followed up"],
        "B1": [["Courses"], nothing],
        "B2": ["not asked", "not asked"],
    }


def test_people_by_waves(make_study: MakeStudy) -> None:
    project = study(make_study)
    assert cells(project, "person by wave") == {
        "A1": [["It wa"], ["Help"]],
        "A2": ["asked, nothing said", "not followed up"],
        "B1": ["not asked", ["Courses"]],
        "B2": ["not asked", "not asked"],
    }
    assert cells(project, "person by wave", cells="codings") == {
        "A1": [1, 1],
        "A2": [0, "not followed up"],
        "B1": ["not asked", 1],
        "B2": ["not asked", "not asked"],
    }


def test_themes_by_groups(make_study: MakeStudy) -> None:
    project = study(make_study)
    assert cells(project, "quotes", "role", marks={"none": "nobody"}) == {
        "Help": [["It wa", "Help"], "nobody", "not asked"],
        "Help > Courses": ["nobody", ["Courses"], "not asked"],
        "Time": ["nobody", "nobody", "not asked"],
    }
    assert cells(project, "quotes", "role", rows="themes")["Help"] == [
        ["It wa", "Help"],
        ["Courses"],
        "not asked",
    ]


def test_notes_and_polarity(make_study: MakeStudy) -> None:
    project = study(make_study)
    found = cells(project, "framework", rows="notes", columns="polarity", cells="quotes")
    nothing = "asked, nothing said"
    assert found == {
        "A1-w1": [["It wa"], *[nothing] * 4],
        "A2-w1": [nothing] * 5,
        "A1-w2": [nothing, ["Help"], *[nothing] * 3],
        "B1-w2": [*[nothing] * 4, ["Courses"]],
    }
