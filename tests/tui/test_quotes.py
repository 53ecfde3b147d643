"""Quotes for the paper on the screen: stars wherever passages are, and the shelf of what is starred."""

from textual.pilot import Pilot

from qualcode.model.spans import Span
from qualcode.tui.screens.behind import BehindScreen
from qualcode.tui.screens.code import CodeScreen
from qualcode.tui.widgets.passage_list import PassageList
from qualcode.workbench import coders, codings, history, stars
from qualcode.workbench.projects import Project

from .conftest import Sit

# The first note opens where nothing is coded: this leads to A01-w1, with its coding in focus.
TO_THE_CODING = ("left_square_bracket", "full_stop")


def test_a_key_stars_the_coding_under_the_caret_and_takes_the_star_away(project: Project, sit: Sit) -> None:
    async def look(pilot: "Pilot[None]") -> None:
        screen = pilot.app.screen
        assert isinstance(screen, CodeScreen)
        assert len(stars.starred(project)) == 1
        assert [mark.sign for mark in screen.sitting.marks()] == ["★"]
        assert "★" in str(screen.coding.desk.focus_strip.render())
        await pilot.press("minus")
        assert [mark.sign for mark in screen.sitting.marks()] == ["★−"]
        await pilot.press("P")
        assert not stars.starred(project)
        assert [mark.sign for mark in screen.sitting.marks()] == ["−"]
        await pilot.press("u")
        assert [mark.sign for mark in screen.sitting.marks()] == ["★−"]

    sit(project, *TO_THE_CODING, "P", then=look)
    assert "Starred a quote" in {row[4] for row in history.trail(project).rows}


def test_without_a_coding_the_key_says_how_to_get_to_one(project: Project, sit: Sit) -> None:
    async def look(pilot: "Pilot[None]") -> None:
        screen = pilot.app.screen
        assert isinstance(screen, CodeScreen)
        assert "No coding is under the caret" in screen.coding.desk.focus_strip._message

    sit(project, "P", then=look)
    assert not stars.starred(project)


def test_the_same_key_stars_a_passage_behind_a_number(project: Project, sit: Sit) -> None:
    coders.name_lead(project, "Anna")
    codings.apply_code(project, "A01-w1", Span(77, 101), "Availability", coder="Anna")

    def starred_rows(pilot: "Pilot[None]") -> list[bool]:
        listed = pilot.app.screen.query_one(PassageList)
        return ["★" in listed.row(place, 80).plain for place in range(len(listed.ids))]

    async def look(pilot: "Pilot[None]") -> None:
        screen = pilot.app.screen
        assert isinstance(screen, BehindScreen)
        assert starred_rows(pilot) == [False, False]
        await pilot.press("down", "P")
        assert starred_rows(pilot) == [False, True]
        assert pilot.app.focused is screen.query_one(PassageList)
        await pilot.press("u")
        assert starred_rows(pilot) == [False, False]
        await pilot.press("ctrl+r", "P")
        assert starred_rows(pilot) == [False, False]

    sit(project, "f4", "enter", then=look)
